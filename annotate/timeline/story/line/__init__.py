"""The line that tells an event to somebody who sees only the timeline."""
