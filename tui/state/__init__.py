"""The reader's state and pure functions on it: session, jumps, search, filters; no Textual here."""
