"""What others corrected in a file of another tool, brought back into the record as a reader's corrections."""
