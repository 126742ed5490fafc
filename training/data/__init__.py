"""What training reads: corpora, examples made of them, lists of names, and scores beside gold."""
