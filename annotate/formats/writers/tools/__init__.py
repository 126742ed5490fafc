"""What other tools for annotation read."""
