"""Events: where they are told, how far they are facts, when they are, in which order."""
