"""Rules for what the model misses of claims, one kind a file."""
