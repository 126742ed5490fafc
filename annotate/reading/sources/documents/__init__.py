"""Documents: of word processors, PDF, e-books."""
