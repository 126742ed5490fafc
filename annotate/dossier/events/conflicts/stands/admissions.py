"""What somebody denies by one article of a story, and confirms or admits by another one, in other words.

What is denied and what is confirmed have to have two words in common that tell enough. One of them has to be
what was done, unless nearly all of the words beside names are the same: who denies having ignored a warning
may confirm that one was sent. Where it is denied of "anyone", what was done is enough. Who speaks for a body
speaks as that body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.conflicts.parties import named_in
from annotate.dossier.events.conflicts.sides import contrary
from annotate.dossier.events.conflicts.stands.matching import matched
from annotate.dossier.events.conflicts.stands.voice import (
    Voice,
    called_by_both,
    of_one_voice,
    stand_side,
    voice_of,
)
from annotate.dossier.events.forms import WORD, base_of, bases_in, firsts, is_past_form
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Claim
from annotate.support.yamlfile import packaged_yaml

_DENIES, _GRANTS = frozenset({"deny"}), frozenset({"admit", "confirm"})
# Who denies that nothing was done says that something was; and what may be is neither denied nor granted.
_OPEN = re.compile(
    r"\b(?:not|never|no|nothing|nobody|none|neither|only|could|might|would|if|whether|all|any more than)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
# "Had been warned" is "had received a warning".
_INFORMED = re.compile(
    r"\b(?:be|been|was|were|being)\s+(?:\w+ly\s+)?(?:warned|told|alerted|informed|notified|tipped\s+off|made\s+aware)\b",
    re.IGNORECASE,
)
_TOLD = ("receive", "message")
# Whoever it was, and whatever.
_OF_ALL = re.compile(r"\b(?:anyone|anybody|any of (?:them|its|his|her|the)|anything)\b", re.IGNORECASE)
_TELLING, _LEAST, _DONE, _WORDS = 1.0, 3.5, 3.0, 2
# So much of the words of the shorter one has to be in the other one, where no deed is.
_NEARLY_ALL = 0.7


class _Stand(NamedTuple):
    """What somebody denies, or grants.

    Attributes:
        claim: The claim.
        favours: Whether it is granted.
        voice: Who says it.
        about: Words that tell what it is, those that mean one thing being one.
        named: Words of names in it, but for those of who says it.
        deeds: Those of them that tell what was done.
        row: All of them as they stand in it.
        of_all: Whether it is said of anyone.
    """

    claim: Claim
    favours: bool
    voice: Voice
    about: frozenset[str]
    named: frozenset[str]
    deeds: frozenset[str]
    row: tuple[str, ...]
    of_all: bool


@cache
def _rows(name: str) -> dict[str, str]:
    """Return the word that stands for each word of a table."""
    table = packaged_yaml("annotate.dossier.events.conflicts.stands", "admissions.yaml")
    return firsts(table[name])


def _word_for(word: str) -> str:
    return _rows("deeds").get(word) or _rows("things").get(word, word)


def admissions(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what somebody denies by one article and grants by another one.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    for first, second in matched(one.once(_stands), other.once(_stands), _of_one, _shared):
        parts = [stand_side(source, each.claim) for source, each in ((one, first), (other, second))]
        yield parts[0].start, contrary("polarity", called_by_both(first.voice, second.voice), parts)


def _stands(source: Source) -> Sequence[_Stand]:
    """Return what people and bodies deny and grant, in text order."""
    found: list[_Stand] = []
    for claim in source.claims:
        if claim.speech_act not in _DENIES | _GRANTS or claim.source is None or not claim.cue:
            continue
        voice = voice_of(source, claim)
        content = " ".join(span.exact for span in claim.content)
        if voice.known and not _OPEN.search(content):
            row = [_word_for(singular(word)) for word in bases_in(content)]
            row += _TOLD if _INFORMED.search(content) else ()
            named = frozenset(
                word
                for span in claim.content
                for word in named_in(source, span.start, span.end, "PERSON", "ORG", "GPE", saying=True)
            )
            telling = frozenset(word for word in row if word not in named and rarity(word) > _TELLING)
            found.append(
                _Stand(
                    claim,
                    claim.speech_act in _GRANTS,
                    voice,
                    telling,
                    named - voice.who,
                    _deeds(content),
                    tuple(row),
                    _OF_ALL.search(content) is not None,
                )
            )
    return found


def _deeds(content: str) -> frozenset[str]:
    """Return the words that tell what was done, by their form or by the table."""
    words = [match.group() for match in WORD.finditer(content)]
    # "Denied hiring them", but not "denied that the building".
    forms = {
        base_of(word)
        for place, word in enumerate(words)
        if is_past_form(word) or (not place and word.endswith("ing"))
    }
    known = _rows("deeds")
    told = _TOLD if _INFORMED.search(content) else ()
    return frozenset(
        (forms - _rows("things").keys())
        | {*told}
        | {known[base] for word in words if (base := base_of(word)) in known}
    )


def _shared(one: _Stand, other: _Stand) -> float:
    return sum(map(rarity, sorted(one.about & other.about)))


def _behind(stand: _Stand, deeds: frozenset[str]) -> frozenset[str]:
    """Return the words that tell something behind the first of some deeds."""
    at = next((place for place, word in enumerate(stand.row) if word in deeds), len(stand.row))
    return frozenset(stand.row[at + 1 :]) & stand.about


def _of_one(one: _Stand, other: _Stand) -> bool:
    """Tell whether two are of one voice, and of one thing."""
    if not of_one_voice(one.voice, other.voice):
        return False
    common = one.about & other.about
    deeds = common & one.deeds & other.deeds
    if deeds and (other if one.favours else one).of_all:
        return True
    if not deeds and not _is_nearly_all(one, other):
        return False
    # Crews were hired, and planes: to what it is done stands behind, or "a message reached her".
    objects = [_behind(each, deeds) for each in (one, other)]
    if deeds and all(objects) and objects[0].isdisjoint(other.about) and objects[1].isdisjoint(one.about):
        return False
    if deeds:
        # With whom or where it was done tells as much as a word more.
        common |= one.named & other.named
        return len(common) >= _WORDS and sum(map(rarity, sorted(common))) >= _DONE
    return len(common) >= _WORDS and _shared(one, other) >= _LEAST


def _is_nearly_all(one: _Stand, other: _Stand) -> bool:
    """Tell whether two say nearly the same, of the same deeds: "that a fridge had been out of order"."""
    least = min(sum(map(rarity, sorted(each.about))) for each in (one, other))
    return one.deeds == other.deeds and _shared(one, other) >= _NEARLY_ALL * least
