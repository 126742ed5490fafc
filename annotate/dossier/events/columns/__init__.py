"""What articles and happenings are compared by, in rows of numbers."""
