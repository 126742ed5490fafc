"""Whether it was at all: one article says that something was done, another that it was not.

Both have the same word, the one with "not" or "never" right before it; and who does it and to whom it is done
have words in common, as far as both say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.dossier.events.conflicts.clauses import BE, LIGHT, NO_DEED, around, is_limited, telling
from annotate.dossier.events.conflicts.parties import named_in, of_others
from annotate.dossier.events.conflicts.sides import Differing, quoted, side
from annotate.dossier.events.forms import base_of, head_of
from annotate.dossier.events.happening import Happening
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import EventMention

_YET = re.compile(r"\b(?:yet|still|so far)\b", re.IGNORECASE)
_NOT = re.compile(
    rf"\b(?:(?:(?:was|were|has|have|had|did)(?:\s+not|n['’]t|\s+never)|never)"
    rf"(?:\s+(?!only\b)(?:yet|ever|been|being|be|{BE}|actually|officially|fully|properly|formally|once))*)\s+$",
    re.IGNORECASE,
)
_SO = re.compile(rf"(?:\b(?:has|have|had|{BE})\s+)+(?:(?:\w+ly|also|later|just|already)\s+)?$", re.IGNORECASE)
# Of what was told before; what that was the names in the sentence tell.
_POINTING = re.compile(r"\s*(?:that|this|these|those|such)\s+[a-z]", re.IGNORECASE)
# Articles that are less near to each other tell of two things, in whatever words.
_NEAR = 0.2


@dataclass(frozen=True, slots=True)
class _Told:
    """A place where something is said to be done or not.

    Attributes:
        number: Of the article.
        mention: The word.
        start: Where the words for it begin: "had not been inspected".
        denied: Whether it was not.
        who: Words for who does it; empty where it is not said, or by a pronoun.
        whom: Words for whom it is done to.
        more: Words behind what is done to somebody: "for a prize".
        yet: Whether it is only not so yet.
        pointing: Whether it is done to "that" thing, of which something was told before.
        names: Words of the names of places and bodies in the sentence.
    """

    number: int
    mention: EventMention
    start: int
    denied: bool
    who: frozenset[str]
    whom: frozenset[str]
    more: frozenset[str]
    yet: bool
    pointing: bool
    names: frozenset[str]


def polarity(sources: Sequence[Source], one: Happening, other: Happening) -> Differing | None:
    """Return the conflict of two happenings of two articles; none where they are of two things.

    Args:
        sources: The articles.
        one: What the one tells.
        other: What the other tells.
    """
    if sources[one.source].near(sources[other.source]) < _NEAR:
        return None
    if one.years and other.years and (one.years[1] < other.years[0] or other.years[1] < one.years[0]):
        return None
    mine, yours = (list(_told(sources[member.source], member)) for member in (one, other))
    if len({each.denied for each in mine}) > 1 or len({each.denied for each in yours}) > 1:
        # An article that tells both tells of two occasions.
        return None
    found = [(a, b) for a in mine for b in yours if a.denied != b.denied and _of_one_thing(a, b)]
    if not found:
        return None
    first, second = max(
        found, key=lambda pair: (_common(*pair), -pair[0].mention.start, -pair[1].mention.start)
    )
    done, undone = (second, first) if first.denied else (first, second)
    return _written(sources, done, undone)


def _told(source: Source, member: Happening) -> Iterator[_Told]:
    """Yield the places where something is said to be done, or not to be."""
    for mention in member.mentions:
        if mention.factuality not in {"CT+", "CT-"} or base_of(head_of(mention.exact)) in LIGHT:
            continue
        low, high = next(each for each in member.told if each[0] <= mention.start < each[1])
        ahead, rest = source.text[low : mention.start], source.text[mention.end : high]
        denied = _NOT.search(ahead)
        if denied is None and (mention.factuality == "CT-" or NO_DEED.search(ahead)):
            continue
        if denied is not None and (mention.factuality != "CT-" or is_limited(rest)):
            continue
        own = denied or _SO.search(ahead)
        start = low + own.start() if own else mention.start
        yet = bool(_YET.search(source.text[start : mention.end + 25]))
        parts = around(source.text, (low, high), start, (mention.start, mention.end))
        yield _Told(
            member.source,
            mention,
            start,
            denied is not None,
            telling(parts.who),
            telling(parts.whom),
            telling(parts.more),
            yet,
            _POINTING.match(rest) is not None,
            named_in(source, low, high, "ORG", "GPE"),
        )


def _of_one_thing(one: _Told, other: _Told) -> bool:
    """Tell whether the same is done to the same by the same, as far as both say so."""
    if not _of_one_word(one.mention, other.mention):
        return False
    done, undone = (other, one) if one.denied else (one, other)
    if undone.who and not done.who and done.whom:
        # "Ruiz did not hire Lee" says nothing of who did.
        return False
    if one.who and other.who and not one.who & other.who:
        return False
    if one.more and other.more and not one.more & other.more:
        return False
    if bool(one.whom) != bool(other.whom):
        return False
    if (one.pointing or other.pointing) and of_others(one.names, other.names):
        return False
    return bool(one.whom & other.whom) if one.whom else bool(one.who & other.who)


def _of_one_word(one: EventMention, other: EventMention) -> bool:
    """Tell whether two words are one in two forms."""
    short, long = sorted((base_of(head_of(one.exact)), base_of(head_of(other.exact))), key=len)
    return short == long


def _common(one: _Told, other: _Told) -> int:
    return len(one.who & other.who) + len(one.whom & other.whom)


def _written(sources: Sequence[Source], done: _Told, undone: _Told) -> Differing:
    parts = [side(sources[each.number], each.start, each.mention.end) for each in (done, undone)]
    days = [sources[each.number].published_day for each in (done, undone)]
    update = all(days) and days[1] < days[0] and undone.yet
    told = [f"{quoted(part.exact)} ({part.teller})" for part in parts]
    because = f"{told[1]}, then {told[0]}" if update else f"{told[0]} and {told[1]}"
    key = ("polarity", *(part.document for part in parts), base_of(head_of(done.mention.exact)))
    shown = tuple(reversed(parts)) if update else tuple(parts)
    return Differing(key, -_common(done, undone), Conflict("polarity", shown, because, update))
