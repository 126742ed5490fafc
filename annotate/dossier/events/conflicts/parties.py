"""Who is told of: names beside words and figures, and whether those of two articles are of others."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotate.dossier.entities.spelling import spelt_alike
from annotate.dossier.events.forms import before_preposition
from annotate.dossier.events.people.common import name_words
from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import Source
from annotate.entities.known.places import country_of
from annotate.record import Claim

PART = re.compile(
    r"[,.;:!?\n“”\"()—–]|\b(?:and|but|that|which|who|whose|where|when|while|after|before|since|until|till|because"
    r"|as|if|than)\b"
)
"""Where the part of the sentence that is about somebody ends."""
_BESIDE = re.compile(
    r"\b(?:in|at|near|off|outside|around|across|on|by|from|with|for|under|during|to|between)"
    r"\s+(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BIDS = re.compile(r"\b(?:bids?|bidding|offer(?:s|ed|ing)?)\b", re.IGNORECASE)
_TAKEOVER = re.compile(
    r"\b(?:bids?|bidding|takeover|buy|buyout|acquire|acquisition|shareholders|stake|a share)\b", re.IGNORECASE
)
# What stands for a body when it does something: "the board of Acme", "Acme's management".
_BOARD = r"(?:board|management|executive|leadership)"
_BOARD_OF = re.compile(rf"\s*(?:on\s+\w+day\s+)?(?:the\s+)?{_BOARD}\s+of\s+", re.IGNORECASE)
_S_BOARD = re.compile(rf"(?:['’]s?)?\s+{_BOARD}", re.IGNORECASE)
_OF_SOMEBODY = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_REACH = 60


class _Named(NamedTuple):
    """Where somebody is meant, the type and the words of the name, and whether they only say something."""

    start: int
    end: int
    type: str
    words: frozenset[str]
    says: bool


def _inside(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether a place is in one of some spans, which are in order."""
    number = bisect_right(spans, (place, 10**9))
    return any(start <= place < end for start, end in spans[max(0, number - 2) : number])


def _is_bid(source: Source, claim: Claim) -> bool:
    """Tell whether a claim is that somebody bids for something: of two bidders each says its own."""
    if not any(_BIDS.search(cue.exact) for cue in claim.cue):
        return False
    low = _sentence(source, claim.cue[0].start)
    high = claim.content[-1].end if claim.content else claim.cue[-1].end
    return _TAKEOVER.search(source.text, low, high) is not None


def _named(source: Source) -> tuple[_Named, ...]:
    """Return where those are meant who have a name, in text order.

    Of "it" and "the firm" it is not sure enough which body is meant.
    """
    said = sorted(
        (s.start, s.end)
        for claim in source.claims
        if claim.source and not _is_bid(source, claim)
        for s in claim.source.spans
    )
    return tuple(
        sorted(
            (
                _Named(
                    mention.start,
                    mention.end,
                    entity.type,
                    name_words(entity.name),
                    _inside(said, mention.start),
                )
                for entity in source.entities
                if entity.type in _OF_SOMEBODY and entity.named
                for mention in entity.mentions
                if entity.type == "PERSON" or mention.kind == "name"
            ),
            key=lambda each: each[:2],
        )
    )


def _between(source: Source, start: int, end: int, *, saying: bool = False) -> Sequence[_Named]:
    """Return who is meant in a part of an article, with those who only say something or without them."""
    named = source.once(_named)
    found = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
    return found if saying else [each for each in found if not each.says]


def _sentence(source: Source, place: int) -> int:
    """Return where the sentence around a place begins."""
    cuts = source.once(sentence_cuts)
    return cuts[bisect_right(cuts, place) - 1]


def named_in(source: Source, start: int, end: int, *types: str, saying: bool = False) -> frozenset[str]:
    """Return words of the names of some types in a part of an article: of people, bodies, peoples and towns.

    Args:
        source: The article.
        start: Where the part begins.
        end: Where it ends.
        types: Of those who have the names.
        saying: Whether those who only say something are among them.
    """
    here = _between(source, start, end, saying=saying)
    return frozenset(word for each in here if each.type in types for word in each.words)


def towns_in(source: Source, bounds: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return words of the names of the towns in parts of an article.

    None where a country is among them, which may be where any of them is.

    Args:
        source: The article.
        bounds: Where the parts begin and end.
    """
    names = frozenset(word for part in bounds for word in named_in(source, *part, "GPE", saying=True))
    return frozenset() if any(map(country_of, names)) else names


def persons_in(source: Source, start: int, end: int) -> list[frozenset[str]]:
    """Return the words of the name of each person in a part of an article, but for those who only say it.

    Args:
        source: The article.
        start: Where the part begins.
        end: Where it ends.
    """
    here = [each.words for each in _between(source, start, end) if each.type == "PERSON"]
    return list(dict.fromkeys(here))


def person_in(source: Source, start: int, end: int, *, first: bool = False) -> frozenset[str]:
    """Return the words of the name of the last or the first person in a part of an article.

    Args:
        source: The article.
        start: Where the part begins.
        end: Where it ends.
        first: Whether it is the first one.
    """
    here = [each.words for each in _between(source, start, end, saying=True) if each.type == "PERSON"]
    return here[0 if first else -1] if here else frozenset()


def person_before(source: Source, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Return where the last person in a part of an article ends, and the words of the name; -1 where none is.

    Args:
        source: The article.
        start: Where the part begins.
        end: Where it ends.
    """
    here = [each for each in _between(source, start, end, saying=True) if each.type == "PERSON"]
    return (here[-1].end, here[-1].words) if here else (-1, frozenset())


def doer_in(source: Source, start: int, end: int) -> tuple[str, frozenset[str]]:
    """Return the type and the words of the name of who does something, by the words that say who does it.

    In "Acme's lawyer" and "the mayor of Selm" these are of others, but Acme's board is Acme.

    Args:
        source: The article.
        start: Where the words begin.
        end: Where they end.
    """
    board = _BOARD_OF.match(source.text, start, end)
    start = board.end() if board else start
    here = _between(source, start, end, saying=True)
    last = start + len(before_preposition(source.text[start:end]).rstrip(" ,"))
    found = [
        each
        for each in here
        if each.end == last or source.text[each.end] == "," or _S_BOARD.fullmatch(source.text, each.end, last)
    ]
    for type in ("PERSON", "ORG"):
        for each in found:
            if each.type == type:
                return type, each.words
    return "", frozenset()


def done_to(source: Source, start: int, end: int) -> frozenset[str]:
    """Return words of the names to whom something is done: "defeated Bradley", "Thomas was placed".

    They stand right behind the word, in its part of the sentence; of what "was" done, before it.

    Args:
        source: The article.
        start: Where the word begins.
        end: Where it ends.
    """
    was = _WAS.search(source.text, max(0, start - _REACH), start)
    if was:
        parts = [
            found.end() for found in PART.finditer(source.text, max(0, was.start() - _REACH), was.start())
        ]
        low = parts[-1] if parts else max(0, was.start() - _REACH)
        here = _between(source, low, was.start())
        if not here and source.text[low : was.start()].isspace():
            # "Thomas, one of the stars of the season, was placed".
            here = [
                each for each in _between(source, _sentence(source, start), low) if each.type == "PERSON"
            ][:1]
        return frozenset(word for each in here for word in each.words)
    stop = PART.search(source.text, end, end + _REACH)
    last = stop.start() if stop else end + _REACH
    return frozenset(
        word
        for each in _between(source, end, last)
        if each.type == "PERSON" or not _BESIDE.search(source.text, end, each.start)
        for word in each.words
    )


def of_one_person(one: str, other: str) -> bool:
    """Tell whether two names are of one person: they are the same, or one is the last word of the other.

    Args:
        one: The one name, folded.
        other: The other.
    """
    short, long = sorted((one.split(), other.split()), key=len)
    return short == long or (len(short) == 1 and short[-1] == long[-1])


def is_given_to_one(source: Source, name: str) -> bool:
    """Tell whether an article knows one person at most by the first word of a name.

    Args:
        source: The article.
        name: The name, folded.
    """
    given = name.split()[0]
    people = (each for each in source.entities if each.type == "PERSON" and each.named)
    return sum(each.name.casefold().split()[:1] == [given] for each in people) <= 1


def of_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of names are both given and of others; two spellings are of one."""
    if not one or not other or one & other:
        return False
    return not any(spelt_alike((a,), (b,)) for a in one for b in other)
