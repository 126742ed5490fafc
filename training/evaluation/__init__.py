"""What the engine gets right on the development parts, as it ships."""
