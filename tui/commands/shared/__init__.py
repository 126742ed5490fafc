"""Commands that the article and the library share."""
