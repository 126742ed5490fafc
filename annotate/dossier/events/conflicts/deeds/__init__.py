"""What two articles of one story say was done: by one and not by the other, or on two days."""
