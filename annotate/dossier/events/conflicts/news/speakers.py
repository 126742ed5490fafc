"""Who said it: the same words of one person by one article of a story, and of another by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from annotate.dossier.events.conflicts.parties import of_others
from annotate.dossier.events.conflicts.sides import quoted
from annotate.dossier.model import Conflict, Side
from annotate.dossier.reading import PRONOUNS, Source
from annotate.record import Claim, Entity

# So many words in a row are no chance, and so many that are all that is said; and so much of it is shown.
_ROW, _WHOLE, _SHOWN = 7, 5, 12
_WORD = re.compile(r"\w+(?:['’]\w+)?")


class _Quoted(NamedTuple):
    """Words that somebody says.

    Attributes:
        start: First code point of what is quoted.
        end: One past the last.
        name: Of who says it, folded.
        called: The name as it is.
    """

    start: int
    end: int
    name: frozenset[str]
    called: str


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
    parts = tuple(
        Side(source.id, each.start, each.end, source.text[each.start : each.end]) for source, each in told
    )
    words = parts[0].exact.strip("\"“”'‘’,. \n").split()
    shown = quoted(" ".join(words[:_SHOWN]) + (" ..." if len(words) > _SHOWN else ""))
    who = " or ".join(f"{each.called} ({part.teller})" for part, (_, each) in zip(parts, told, strict=True))
    return Conflict("name", parts, f"who said {shown}: {who}")


def _rows(source: Source) -> Mapping[tuple[str, ...], _Quoted | None]:
    """Return rows of words that people say, each with who says it; none where it is said by two."""
    known = {each.id: each for each in source.entities if each.named}
    found: dict[tuple[str, ...], _Quoted | None] = {}
    for claim in source.claims:
        who = known.get(claim.source.entity or "") if claim.source else None
        if who is None or claim.quotation != "direct" or not _is_plain(source, claim, who):
            continue
        called = who.name
        name = frozenset(_WORD.findall(called.casefold()))
        for span in claim.content:
            words = [match.group().casefold() for match in _WORD.finditer(span.exact)]
            told = _Quoted(span.start, span.end, name, called)
            rows = {tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
            for row in rows | ({tuple(words)} if len(words) >= _WHOLE else set()):
                before = found.setdefault(row, told)
                if before is not None and before.name != name:
                    found[row] = None
    return found


def _is_plain(source: Source, claim: Claim, who: Entity) -> bool:
    """Tell whether it is plain who says it: of "he" where nobody else is named in the paragraph so far."""
    if claim.source is None or not claim.source.spans:
        return False
    words = claim.source.words.casefold()
    if words not in PRONOUNS:
        return who.type == "PERSON"
    end = max(claim.source.spans[0].start, claim.content[0].end)
    low = source.text.rfind("\n\n", 0, claim.content[0].start) + 1
    named = {
        entity.id
        for entity in source.entities
        if entity.type == "PERSON" or entity.id == who.id
        for mention in entity.mentions
        if mention.kind == "name" and low <= mention.start < end
    }
    # Whoever is "she" is a person, whatever the name looks like.
    return named == {who.id} and (who.type == "PERSON" or words in {"he", "she"})
