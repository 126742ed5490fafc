"""What was corrected elsewhere, in words."""

from __future__ import annotations

from annotate.record.walk import Part
from annotate.review.returning.marks import Field, Mark, main_of
from annotate.review.words import LONGEST, one_line

_NAMES: dict[Part | Field, str] = {
    "speech_act": "speech act",
    "speaker": "source",
    "when": "days",
    "check": "verdict",
}


def quoted(mark: Mark) -> str:
    """Return a mark in a few words: what it is, and what is marked."""
    words = one_line(" … ".join(quote.exact for quote in main_of(mark.kind, mark.parts)))
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return f"the {mark.kind} “{short}”"


def named(what: Part | Field) -> str:
    """Return what a part or field is called."""
    return _NAMES.get(what, what)


def corrected(tool: str, person: str) -> str:
    """Return the grounds of a correction: that a person made it, and where."""
    return f"corrected in {tool} by {person}" if person else f"corrected in {tool}"
