"""What was said: subtitles."""
