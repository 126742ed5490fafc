"""Finding the time expressions of an article."""
