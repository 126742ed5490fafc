"""What one article says is to come, and another one of the same day says has been: one happening in both.

By a later day a plan has become true; and what is done on the day of publication itself, one paper may tell
before it is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import LIGHT
from annotate.dossier.events.conflicts.deeds.reading import Deed, deed_at
from annotate.dossier.events.conflicts.parties import of_others
from annotate.dossier.events.conflicts.sides import Differing, either, quoted, side
from annotate.dossier.events.happening import Happening
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# So much have the words to tell that both have beside the verb.
_LEAST = 2.5


def plans(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield what an article says is to come, and another one of the same day says has been.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    if len({member.event.status == "planned" for member in members}) < 2:
        return
    to_come = [member for member in members if member.event.status == "planned"]
    done = [member for member in members if member.event.status == "happened"]
    for one, other in product(to_come, done):
        if one.source == other.source or not _cannot_be_both(sources, one, other):
            continue
        pairs = product(_deeds(sources, one), _deeds(sources, other))
        found = next(((a, b) for a, b in pairs if a.future and not b.future and _of_one(a, b)), None)
        if found is None:
            continue
        first, second = sorted((one, other), key=lambda member: member.source)
        told = found if first is one else (found[1], found[0])
        parts = [
            side(sources[member.source], deed.start, deed.end)
            for member, deed in zip((first, second), told, strict=True)
        ]
        word = sources[other.source].text[found[1].at : found[1].end].casefold()
        because = f"{quoted(word)} or still to come: {either(parts, update=False)}"
        key = ("plans", found[0].verb, *((part.document, part.start) for part in parts))
        yield Differing(key, 0, Conflict("polarity", tuple(parts), because))
        return


def _cannot_be_both(sources: Sequence[Source], one: Happening, other: Happening) -> bool:
    """Tell whether what is to come by one article cannot have been by another one of the same day."""
    day = sources[one.source].published_day
    if not day or day != sources[other.source].published_day:
        return False
    was = other.day or other.days
    if was is not None:
        return was[0] < day
    will = one.day or one.days
    return will is not None and will[0] > day


def _deeds(sources: Sequence[Source], member: Happening) -> list[Deed]:
    source = sources[member.source]
    found = (deed_at(source, mention.start, mention.end) for mention in member.mentions)
    return [deed for deed in found if deed is not None]


def _of_one(one: Deed, other: Deed) -> bool:
    """Tell whether two verbs are one, and the same is done to the same, as far as both say so."""
    if one.verb != other.verb or of_others(one.people, other.people):
        return False
    who, whom = one.who & other.who, one.whom & other.whom
    if (one.who and other.who and not who) or (one.whom and other.whom and not whom):
        return False
    light = one.verb in LIGHT and not (who and whom)
    return not light and sum(map(rarity, sorted(who | whom | (one.people & other.people)))) >= _LEAST
