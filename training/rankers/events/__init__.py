"""What is learned of events: which mentions are one, how salient, when, and in which order."""
