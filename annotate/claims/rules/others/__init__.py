"""Rules for words in a claim that somebody else says, or nobody."""
