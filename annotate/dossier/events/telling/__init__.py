"""The happenings as one timeline: what each is called, when it is, who tells it otherwise, and the order."""

from annotate.dossier.events.telling.timeline import Writings, timeline_of

__all__ = ["Writings", "timeline_of"]
