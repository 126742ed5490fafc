"""Who said it: the same words of one person by one article of a story, and of another by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from annotate.dossier.events.conflicts.parties import of_others
from annotate.dossier.events.conflicts.sides import quoted, side
from annotate.dossier.model import Conflict, Side
from annotate.dossier.reading import PRONOUNS, Source
from annotate.record import Claim

# So many words in a row are no chance; and so much of what is said is shown.
_ROW, _SHOWN = 7, 12
_WORD = re.compile(r"\w+(?:['’]\w+)?")


class _Quoted(NamedTuple):
    """Words that somebody says.

    Attributes:
        start: First code point of what is quoted.
        end: One past the last.
        name: Of who says it, folded.
        called: The name as it is.
        claim: The claim.
    """

    start: int
    end: int
    name: frozenset[str]
    called: str
    claim: Claim


def speakers(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what two articles of one story have two people say in the same words.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    mine, yours = one.once(_rows), other.once(_rows)
    found: dict[tuple[int, int], tuple[_Quoted, _Quoted]] = {}
    for row in mine.keys() & yours.keys():
        first, second = mine[row], yours[row]
        if first is not None and second is not None and of_others(first.name, second.name):
            found[first.start, second.start] = first, second
    for (start, _), (first, second) in sorted(found.items(), key=lambda each: each[0]):
        yield start, _written((one, first), (other, second))


def _written(*told: tuple[Source, _Quoted]) -> Conflict:
    parts: list[Side] = []
    for source, each in told:
        part = side(source, each.start, each.end)
        parts.append(Side(part.document, part.start, part.end, part.exact, each.claim.id, each.called))
    words = parts[0].exact.split()
    shown = quoted(" ".join(words[:_SHOWN]) + (" ..." if len(words) > _SHOWN else ""))
    who = " or ".join(f"{each.called} ({source.id})" for source, each in told)
    return Conflict("name", tuple(parts), f"who said {shown}: {who}")


def _rows(source: Source) -> Mapping[tuple[str, ...], _Quoted | None]:
    """Return rows of words that people say, each with who says it; none where it is said by two.

    Of "he" it is not sure enough who it is.
    """
    names = {each.id: each.name for each in source.entities if each.type == "PERSON" and each.named}
    found: dict[tuple[str, ...], _Quoted | None] = {}
    for claim in source.claims:
        if claim.source is None or claim.quotation != "direct":
            continue
        called = names.get(claim.source.entity or "", "")
        if not called or not claim.source.spans or claim.source.words.casefold() in PRONOUNS:
            continue
        name = frozenset(_WORD.findall(called.casefold()))
        for span in claim.content:
            words = [match.group().casefold() for match in _WORD.finditer(span.exact)]
            told = _Quoted(span.start, span.end, name, called, claim)
            for at in range(len(words) - _ROW + 1):
                row = tuple(words[at : at + _ROW])
                before = found.setdefault(row, told)
                if before is not None and before.name != name:
                    found[row] = None
    return found
