"""Pages fetched from an address."""
