"""A record's file while it is corrected: journal, unsaved changes, locks, what may be written over."""
