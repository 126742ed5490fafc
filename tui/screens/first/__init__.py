"""What stands on the screen before the reader does."""
