"""Annotations in words: panels, explanations, labels, the report; no Textual here."""
