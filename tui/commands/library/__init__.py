"""Commands of the library, besides those that it shares with the article."""
