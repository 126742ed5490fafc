"""What the reader has to know of terminals: keys in turn, signals, widths, underlines, themes."""
