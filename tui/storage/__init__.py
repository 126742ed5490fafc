"""What the reader keeps in small files: folders, positions, articles read, settings as read."""
