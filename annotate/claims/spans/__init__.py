"""The spans of claims: source, cue and content as the model finds them, and what belongs together."""
