"""Learning what pronouns and descriptions refer back to, from annotated texts."""
