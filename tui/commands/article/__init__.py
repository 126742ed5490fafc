"""Commands of the article, a file for each kind."""
