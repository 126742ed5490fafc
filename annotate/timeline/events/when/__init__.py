"""Which time expressions there are for events, and whose the words around one say that it is."""
