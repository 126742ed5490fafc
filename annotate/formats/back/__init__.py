"""Files of other tools read back: what others corrected in them, one file a form."""
