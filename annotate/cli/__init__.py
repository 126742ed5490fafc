"""The commands that need no screen, what they take and where their records go."""
