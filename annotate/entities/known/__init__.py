"""What is known of names before any text is read: lists, places, words of the calendar."""
