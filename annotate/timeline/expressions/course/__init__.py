"""How a text goes on from date to date."""
