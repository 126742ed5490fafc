"""Forms for a story's notes, and for what was checked."""
