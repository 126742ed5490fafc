"""Rules that put right what was found: what a claim lacks, and what is none."""
