"""Whether the words around a verb of saying tell that somebody said something: at all, or again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.dossier.events.forms import is_past_form
from annotate.record import Claim, Span, Time

# "Will say", "did not say", "refused to say" has not been done.
_NOT_DONE = re.compile(
    r"\b(?:not|never|nobody|cannot|will|would|should|could|(?-i:may)|might|must|can|if)\b"
    r"|n[’']t\b|(?<!\bon\s)\bto\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "If Ruiz says so", "did Ruiz say so".
_OPEN = re.compile(r"\b(?:if|unless|whether|do|does|did)\s+$", re.IGNORECASE)
_BEFORE = 20
# What is put in between says nothing of the verb: "Ruiz, who may run again, said".
_ASIDE = re.compile(r",.*,|\(.*\)|[–—].*[–—]", re.DOTALL)
# A verb before another one has its own "not" and "may": "may not run again and said".
_VERB_BEFORE = re.compile(r".*(?:\b(?:and|but|then)\b|;)", re.DOTALL | re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:always|often|frequently|regularly|repeatedly|routinely|usually|sometimes|generally|constantly"
    r"|consistently|habitually|invariably|traditionally|typically|long|whenever)\b",
    re.IGNORECASE,
)
_EACH = ("every ", "each ")


def is_said(text: str, claim: Claim, cue: Span) -> bool:
    """Tell whether somebody has said something, by the words before the cue and before who speaks.

    Args:
        text: The article's.
        claim: What it reports.
        cue: The word of the claim that says that somebody said something.
    """
    if _NOT_DONE.search(_before(text, claim, cue)):
        return False
    starts = [span.start for span in (claim.source.spans if claim.source else ()) if span.end <= cue.start]
    return not any(_OPEN.search(text, max(0, start - _BEFORE), start) for start in starts)


def is_habit(text: str, claim: Claim, cue: Span, times: Sequence[Time]) -> bool:
    """Tell what somebody says again and again: "often said that", "says every year that".

    Args:
        text: The article's.
        claim: What it reports.
        cue: The word of the claim that says that somebody says something.
        times: The times of the cue's sentence.
    """
    if _AGAIN.search(_before(text, claim, cue)):
        return True
    starts = [time.start for time in times if time.exact.casefold().startswith(_EACH)]
    before = (start for start in starts if start < cue.start)
    apart = (start for start in before if not any(p.start <= start < p.end for p in claim.content))
    return any(start == cue.end + 1 for start in starts) or any(True for _ in apart)


def _before(text: str, claim: Claim, cue: Span) -> str:
    """Return the words before a cue that are of its verb: behind who speaks, what is said, and an aside."""
    parts = (*claim.content, *(claim.source.spans if claim.source else ()))
    ends = [span.end for span in parts if span.end <= cue.start]
    start = max(ends, default=max(cue.start - _BEFORE, 0))
    words = _ASIDE.sub(" ", text[start : cue.start])
    if is_past_form(cue.exact) or cue.exact.casefold().endswith("s"):
        return _VERB_BEFORE.sub("", words[-_BEFORE:])
    # "May come and say": a "may" further off is of this verb, too.
    return words[-2 * _BEFORE :]
