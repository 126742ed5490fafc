"""What the form of a clause says, whatever its words mean."""
