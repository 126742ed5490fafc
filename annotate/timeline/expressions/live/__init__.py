"""What is written as it happens: the entries of a live blog."""
