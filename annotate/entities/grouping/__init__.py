"""Names that mean one entity, each with its evidence."""
