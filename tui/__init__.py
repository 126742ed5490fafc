"""Dateline's reader: a terminal application around the annotation engine."""
