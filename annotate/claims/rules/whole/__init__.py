"""Rules that make what is told whole: whom it is asked of, and whom it is said of."""
