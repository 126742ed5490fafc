"""The article's text as it is laid out and marked; no Textual here."""
