"""What every part may use: files, YAML, plain values, the calendar, words fit to be printed."""
