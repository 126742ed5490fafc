"""When everything happened: times, events and their order."""
