"""The engine as the reader uses it: in a thread, in a process of its own, or somebody's in a test."""
