"""Where names stand, and which type each has."""
