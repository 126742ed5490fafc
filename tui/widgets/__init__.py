"""The parts of the reader's screen."""
