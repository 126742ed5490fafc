"""The figures of an article, each with what it counts or measures and the words around it."""
