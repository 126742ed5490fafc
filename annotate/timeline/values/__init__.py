"""What an expression's words are worth: the lexicon, values, places and what a rule is."""
