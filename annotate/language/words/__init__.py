"""What makes a spaCy ``Doc`` of characters and the encoder's scores: words, lemmas, trees, noun chunks."""
