"""Agreement with labels made by hand."""
