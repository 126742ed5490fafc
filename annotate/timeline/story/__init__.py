"""The story: which mentions are one event, how much the article is about it, and the line that tells it."""
