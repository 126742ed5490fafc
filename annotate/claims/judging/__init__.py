"""What a claim is worth: act, certainty, whether it can be checked, what it repeats or contradicts."""
