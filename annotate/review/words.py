"""What an annotation is called where a correction of it is told."""

from __future__ import annotations

import re

from annotate.record import Claim, Entity, Event, Time
from annotate.record.walk import Item

LONGEST = 40
# So much of the words before an amount, and behind it, says what it is of.
_BEFORE, _BEHIND = 30, 40
_BETWEEN_NOTES = " / "
_INCHES = re.compile(r'\d"')


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def content_text(claim: Claim) -> str:
    """Return what is claimed, in one line; an interruption is shown by an ellipsis."""
    words = " … ".join(one_line(span.exact) for span in claim.content)
    return words or one_line(" ".join(span.exact for span in claim.cue))


def headline_words(words: str) -> str:
    """Return the words that tell an event in one line, a quotation that is cut there closed, or opened."""
    line = one_line(words)
    marks = line.count("“") - line.count("”")
    if marks:
        return f"{line}”" if marks > 0 else f"“{line}"
    # Behind a figure it may be one of inches.
    if line.count('"') % 2 == 0 or _INCHES.search(line):
        return line
    opens = any(mark == '"' and before == " " for before, mark in zip(f" {line}", line, strict=False))
    return f'{line}"' if opens else f'"{line}'


def telling(item: Time | Event) -> str:
    """Return the words of a time, or those that tell an event."""
    return item.headline.exact if isinstance(item, Event) else item.exact


def quoted(item: Item) -> str:
    """Return an annotation in a few words, in quotation marks."""
    if isinstance(item, Entity):
        return f"“{one_line(item.name)}”"
    words = content_text(item) if isinstance(item, Claim) else one_line(telling(item))
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}”"


def in_context(text: str, start: int, end: int) -> str:
    """Return a place with a few words of its paragraph around it: ``…carrying 212 passengers…``."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    first = max(first, text.rfind("\n", 0, start) + 1)
    line = text.find("\n", end, last)
    last = line if line >= 0 else last
    cut_before = first > 0 and text[first - 1] != "\n"
    cut_behind = last < len(text) and text[last] != "\n"
    before, behind = text[first:start], text[end:last]
    if cut_before:
        before = before.partition(" ")[2] if " " in before else before
    if cut_behind:
        behind = behind.rpartition(" ")[0] if " " in behind else behind
    return f"{'…' * cut_before}{one_line(f'{before}{text[start:end]}{behind}')}{'…' * cut_behind}"


def joined_notes(mine: str | None, theirs: str | None) -> str | None:
    """Return two notes as one; what both say stands there once."""
    if not mine or not theirs:
        return mine or theirs
    if theirs in mine.split(_BETWEEN_NOTES):
        return mine
    if mine in theirs.split(_BETWEEN_NOTES):
        return theirs
    return f"{mine}{_BETWEEN_NOTES}{theirs}"
