"""Several articles read as one: who is one across them, what happened, who said what, and what is copied.

A dossier refers to the records of its articles and copies none of their annotations. Every
joining says why and how surely; what is unsure stays apart.
"""

from annotate.dossier.building import build
from annotate.dossier.model import Dossier
from annotate.dossier.reading import Source

__all__ = ["Dossier", "Source", "build"]
