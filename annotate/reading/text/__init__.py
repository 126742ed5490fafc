"""Lines, heads, sections and dates of a text, and its readable copy."""
