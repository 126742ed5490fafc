"""How the shipped weights were made, and the evaluation of every layer."""
