"""Bodies whose names look like something else's: places, people, or plain nouns."""
