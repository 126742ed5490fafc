"""What the marks in a text and the labelled lines over it say; the text itself stays as it is."""
