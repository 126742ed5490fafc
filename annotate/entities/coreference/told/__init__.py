"""What the grammar of a sentence tells of whom."""
