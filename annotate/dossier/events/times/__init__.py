"""Days as numbers, and the times of an article by their places."""
