"""When an article was published, and what follows from its own text."""
