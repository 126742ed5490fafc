"""Boxes over a screen: help, legend, articles to choose from, words, and the question on leaving."""
