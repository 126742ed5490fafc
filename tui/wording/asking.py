"""What two articles answer differently, in the words that reporters ask with."""

from __future__ import annotations

from annotate.dossier.model import Conflict, ConflictKind

_ASKED: dict[ConflictKind, str] = {
    "time": "when",
    "number": "how many",
    "polarity": "whether",
    "place": "where",
    "name": "who",
}
# Where names are not of people, by how the reason begins.
_OTHERWISE = {"what it came of": "why", "armed with": "how", "fled": "how", "hit in": "how"}


def asked(conflict: Conflict) -> str:
    """Return the question that two articles answer differently: "when", "who".

    Args:
        conflict: What they say.
    """
    return _OTHERWISE.get(conflict.because.partition(":")[0], _ASKED[conflict.kind])


def differs(conflict: Conflict) -> str:
    """Return what to call a conflict: a later article may only know more."""
    return "update" if conflict.update else "differs"
