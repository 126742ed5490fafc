"""What is learned on the encoder's readings and on the engine's own output."""
