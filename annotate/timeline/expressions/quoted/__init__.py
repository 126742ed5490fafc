"""Times inside quotations."""
