"""Who left the talks: the rebels by one article of a story, the government by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.dossier.events.conflicts.clauses import subject_of
from annotate.dossier.events.conflicts.deeds.doers import are_of_other_kinds, kind_of
from annotate.dossier.events.conflicts.parties import doer_in, of_others
from annotate.dossier.events.conflicts.sides import contrary, side
from annotate.dossier.events.times.sentences import told_cuts
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

_TALKS = r"(?:talks|negotiations|negotiating\s+table|meeting|summit|conference|dialogue|mediation)"
_LEFT = re.compile(
    rf"\b(?:(?:has|have|had)\s+)?(?:(?:walk|storm)(?:s|ed)?\s+out(?:\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_TALKS}\b|(?!\s+of\b))"
    rf"|(?:left|quits?|pull(?:s|ed)\s+out\s+of|withdr[ae]w\s+from|abandon(?:s|ed)|br(?:eaks?|oken?)\s+off|walk(?:s|ed)\s+away\s+from"
    rf"|ends|ended|terminated|call(?:s|ed)\s+off|cancel(?:s|led))"
    rf"\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_TALKS}\b)",
    re.IGNORECASE,
)
_OF_TALKS = re.compile(rf"\b{_TALKS}\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:not|never|if|whether|will|would|could|may|might|threaten(?:s|ed)?|to|both|all|den(?:y|ies|ied)|accus(?:e|ed|es))\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|after|as|because|since|before)\s", re.IGNORECASE)
_AND = re.compile(r"\band\s*$")


class _Leaving(NamedTuple):
    """Where an article tells that somebody left the talks.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        kind: Of whom those are who left.
        name: Of who left: the type, and its words.
    """

    start: int
    end: int
    kind: str
    name: tuple[str, frozenset[str]]


def leaving(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield who left the talks by two articles of one story, where it was not the same.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_left), other.once(_left)
    if not mine or not yours or not all(_are_others(a, b) for a in mine for b in yours):
        return
    parts = [side(source, each.start, each.end) for source, each in ((one, mine[0]), (other, yours[0]))]
    yield mine[0].start, contrary("name", "who left the talks", parts)


def _left(source: Source) -> Sequence[_Leaving]:
    """Return who left the talks, as an article tells it."""
    found: list[_Leaving] = []
    text, cuts = source.text, source.once(told_cuts)
    for match in _LEFT.finditer(text):
        number = next(n for n in range(len(cuts) - 1) if cuts[n] <= match.start() < cuts[n + 1])
        low, high = cuts[number : number + 2]
        if not _OF_TALKS.search(text, low, high):
            continue
        start, end = subject_of(text, low, match.start())
        start = max((cut.end() for cut in _WHEN.finditer(text, start, end)), default=start)
        words = text[start:end]
        if _OPEN.search(words) or not words.strip() or _AND.search(text, low, start):
            continue
        start += len(words) - len(words.lstrip())
        found.append(_Leaving(start, match.end(), kind_of(words), doer_in(source, start, end)))
    titles = source.sections_of("title")
    # What a title says in short comes last.
    return sorted(found, key=lambda each: (any(a <= each.start < b for a, b in titles), each.start))


def _are_others(one: _Leaving, other: _Leaving) -> bool:
    """Tell whether those who left cannot be the same: of other kinds, or of other names of one type."""
    if one.name[0] and one.name[0] == other.name[0]:
        return of_others(one.name[1], other.name[1])
    return are_of_other_kinds(one.kind, other.kind)
