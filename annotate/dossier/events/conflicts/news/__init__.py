"""What two articles of one story tell differently in words that are not the same."""
