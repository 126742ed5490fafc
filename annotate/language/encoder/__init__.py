"""The encoder: from words to the rows and scores of every task."""
