"""Who and what an article names: mentions, grouped into entities."""
