"""Which mentions of an article are surely no one event."""
