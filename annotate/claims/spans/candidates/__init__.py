"""Words that may be cues beyond those that the encoder marks, and how likely they are."""
