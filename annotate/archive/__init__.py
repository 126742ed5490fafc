"""Archives: many articles on all cores, and runs that go on where they were broken off."""
