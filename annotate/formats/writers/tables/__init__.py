"""Tables: for spreadsheets, databases and notebooks."""
