"""Entities as they grow while a text is read, and whom a place in it cannot mean."""
