"""The network that reads articles: built, trained, averaged, exported, calibrated."""
