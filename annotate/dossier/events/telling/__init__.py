"""The happenings as one timeline: what each is called, when it is, who tells it otherwise, and the order."""

from annotate.dossier.events.telling.kept import Writings
from annotate.dossier.events.telling.timeline import timeline_of

__all__ = ["Writings", "timeline_of"]
