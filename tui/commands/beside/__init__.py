"""Commands over two articles side by side."""
