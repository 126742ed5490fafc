"""A reader's corrections: pure functions from record to record, and carrying them over to a newer record."""
