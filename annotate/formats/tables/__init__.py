"""Records as rows, and rows in the forms that tables have."""
