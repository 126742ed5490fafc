"""Who takes part in what an article tells, by the words around it."""
