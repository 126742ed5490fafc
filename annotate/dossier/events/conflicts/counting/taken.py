"""How many things were stolen, where an article tells of a theft: what is missing then is stolen."""

from __future__ import annotations

import re

from annotate.dossier.reading import Source

_THEFT = re.compile(
    r"\b(?:thefts?|thie(?:f|ves)|stole|stolen|robb\w+|burgl\w+|heist|hold-up)\b", re.IGNORECASE
)
_LIVING = re.compile(
    r"(?:[mw][ae]n|child(?:ren)?|boys?|girls?|ers|ors|guests|students|pupils|tourists|animals)$"
)
_TOOK = re.compile(r"\b(?:took|taking|taken)\s+$", re.IGNORECASE)
_AND_MORE = re.compile(r"[^.;:\n]{0,40}(?:\band|,)\s+(?:an?\s+)?")


def of_theft(source: Source) -> bool:
    """Tell whether an article tells of a theft."""
    return _THEFT.search(source.text) is not None


def is_taken(ahead: str, noun: str) -> bool:
    """Tell whether a figure is of things that somebody took.

    Args:
        ahead: The words before the figure.
        noun: What they are.
    """
    return _TOOK.search(ahead) is not None and noun.endswith("s") and not _LIVING.search(noun)


def taken(counted: str, noun: str, behind: str) -> str | None:
    """Return what is counted: things that are missing are stolen, of several kinds none is all.

    Args:
        counted: What their words say: missing or stolen.
        noun: What they are.
        behind: The words behind the figure, up to the next one.
    """
    if _LIVING.search(noun):
        return counted
    return None if _AND_MORE.fullmatch(behind) else "stolen"
