"""What word processors, e-books and PDF files hold, as paragraphs in the order in which they are read."""
