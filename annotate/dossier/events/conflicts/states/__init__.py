"""What is so by one article of a story and otherwise by another one: who is missing, what is closed."""
