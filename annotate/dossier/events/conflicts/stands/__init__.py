"""What somebody denies and grants, refuses and promises, by two articles of one story."""
