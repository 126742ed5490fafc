"""Several articles read as one: who is one across them, what happened, who said what, and what is copied.

A dossier refers to the records of its articles and copies none of their annotations. Every
joining says why and how surely; what is unsure stays apart.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.dossier.building import Index, build
    from annotate.dossier.model import Dossier
    from annotate.dossier.reading import Source

__all__ = ["Dossier", "Index", "Source", "build"]

# What joins articles stands on the engine, which takes longer to load than a dossier to be shown.
_HOMES = {
    "Dossier": "annotate.dossier.model",
    "Index": "annotate.dossier.building",
    "Source": "annotate.dossier.reading",
    "build": "annotate.dossier.building",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
