"""What the grammar around an event says of whether it is a fact: conditions, what is to come, denials."""
