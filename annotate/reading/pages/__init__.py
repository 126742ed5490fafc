"""Pages of the web: their blocks, their facts, and which block is the article."""
