"""Everything that can be done with keys, one class a command; what they send, and their keys."""
