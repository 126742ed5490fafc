"""Pronouns, descriptions and who speaks: what they refer back to."""
