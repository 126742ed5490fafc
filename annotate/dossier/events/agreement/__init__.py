"""What two articles of one story tell in other words: known by what it is told with."""
