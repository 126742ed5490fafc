"""From files, pages and lines to exact text with what is known about it."""
