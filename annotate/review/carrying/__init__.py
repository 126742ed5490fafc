"""What carrying corrections over is made of: finding places again, moving annotations, and joining groups."""
