"""Words that tell what happens, and the ways of news to tell one thing."""
