"""One name, one type throughout an article, where the model wavers; and what tells namesakes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annotate.entities.known.names import STORMS, TITLES
from annotate.entities.mentions.finding import NOT_HERS, PLACED, Found
from annotate.entities.mentions.neighbours import is_called_firm
from annotate.record import EntityType

STEADY = frozenset({"PERSON", "LANGUAGE"})
# Shown where they stand, and no vote on the same name elsewhere.
FOUNDED = "the firm that bears somebody's name"
SHOWN = frozenset({PLACED, NOT_HERS, FOUNDED})
# Found among MISC by words of the name or beside it.
TOLD = frozenset({"EVENT", "WORK_OF_ART", "LAW"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof", "professor", "cllr"})
# Before the names of people, and of others as well: "Sri Lanka", "St Petersburg". "Professor" is also what
# somebody is, and so no form alone.
POLITE = HONORIFICS - {"professor"} | {"sri", "shri", "st", "rev", "hon", "lord", "lady"}
OVERWHELMING = 3.0
_NEAR = 13
# Words of longer titles.
_OF_OFFICES = frozenset({"former", "vice", "prime", "chief"})
_MARRIED = re.compile(r"\b(?:wife|widow|mother|mum|mom|grandmother),? $")
_UNTOLD, _OTHERWISE = 1.0, 2.0
# A sentence begins so near before, or a word for saying; "She married the reporter Tom Hale" is about her.
_ACTING = re.compile(
    r"(?:^|[.!?:;]['’”\"]?\s|\n|\b(?:said|says|added|adds|asked|wrote)\b)(?!(?:He|She|They)\b)[^.!?:;\n]{0,40}$"
)
_END = re.compile(r"[.!?:;]['’”\"]?\s|\n")
_FARTHEST = 100


def agree_types(mentions: Sequence[Found], text: str = "") -> None:
    """Give one name one type, by the weight of its mentions' confidence, in place.

    People keep their names from everything else ("Washington"), and a language from its people; but a
    surname that is taken for something else a few times is the person's, and the other way round.

    Args:
        mentions: All names of an article.
        text: The article's text, for firms that bear the name of somebody.
    """
    _settle_families(mentions, text)
    storms = {name.split()[-1] for m in mentions if (name := _flat(m)).lower().split()[0] in STORMS}
    surnames = {_flat(m).split()[-1] for m in mentions if m.type == "PERSON" and " " in _flat(m)}
    weights: dict[str, dict[EntityType, float]] = {}
    for mention in mentions:
        if mention.type != "LANGUAGE" and mention.because not in SHOWN:
            votes = weights.setdefault(_flat(mention), {})
            votes[mention.type] = votes.get(mention.type, 0.0) + mention.confidence
    for votes in weights.values():
        _settle(votes)
    for mention in mentions:
        name = _flat(mention)
        if mention.type == "LANGUAGE" or mention.because in SHOWN:
            continue
        # "MS" is before the names of ships, too.
        ship = mention.type == "PRODUCT" and mention.by == "rule"
        if name.split()[0].lower().strip(".") in HONORIFICS and " " in name and not ship:
            _change(mention, "PERSON", "after a title that only people have")
            continue
        if name in storms:
            _change(mention, "EVENT", "named after a storm")
            continue
        kind = _choice(weights[name], mention.type, name in surnames)
        if kind != mention.type:
            _change(mention, kind, f"taken for {mention.type} here, more often for {kind} in the article")


def _settle_families(mentions: Sequence[Found], text: str) -> None:
    """Make firms of "Roe" before the first "Ann Roe", where Roe Engines, or "Roe, a carmaker", was named.

    Behind her name only what "Mrs Roe" tells from her is the firm.
    """
    people = _firsts(m for m in mentions if m.type == "PERSON" and " " in _flat(m))
    lone = [m for m in mentions if _flat(m) in people and m.type in {"PERSON", "ORG"}]
    firms = {_flat(m).split()[0]: m.start for m in reversed(mentions) if m.type == "ORG" and " " in _flat(m)}
    for mention in reversed(lone):
        if text[mention.end : mention.end + 1] == "," and is_called_firm(text, mention.start, mention.end):
            firms[_flat(mention)] = min(mention.start, firms.get(_flat(mention), mention.start))
    polite = {_flat(m) for m in lone if is_polite(text, m)}
    for mention in lone:
        name = _flat(mention)
        named_first = firms.get(name, len(text)) < people[name]
        told = mention.start < people[name] or name in polite
        if named_first and told and not is_polite(text, mention):
            mention.type, mention.because = "ORG", FOUNDED


def _firsts(people: Iterable[Found]) -> dict[str, int]:
    """Return where the first one of every surname is named in full."""
    found: dict[str, int] = {}
    for mention in people:
        surname = _flat(mention).split()[-1]
        found[surname] = min(mention.start, found.get(surname, mention.start))
    return found


def _settle(votes: dict[EntityType, float]) -> None:
    """Give the votes for MISC, where nothing tells what a name is, to what something tells elsewhere."""
    told = [kind for kind in votes if kind in TOLD]
    if "MISC" in votes and told:
        votes[max(told, key=lambda kind: votes[kind])] += votes.pop("MISC")


def _flat(mention: Found) -> str:
    return " ".join(mention.exact.split())


def _choice(votes: dict[EntityType, float], kind: EntityType, surname: bool) -> EntityType:
    """Return the type of a name that is taken for ``kind`` in one place."""
    person = votes.get("PERSON", 0.0)
    others: dict[EntityType, float] = {option: votes[option] for option in votes if option not in STEADY}
    if not others:
        return kind
    best = max(others, key=lambda option: others[option])
    if kind == "PERSON":
        return best if not surname and others[best] >= OVERWHELMING * person else kind
    fallible = best != "GPE" and surname
    return "PERSON" if person >= (1.0 if fallible else OVERWHELMING) * sum(others.values()) else best


def _change(mention: Found, kind: EntityType, because: str) -> None:
    if mention.type != kind:
        mention.type, mention.because = kind, because


def is_polite(text: str, mention: Found) -> bool:
    """Tell whether "Mr" or the like stands before a name or begins it.

    Args:
        text: The article's text.
        mention: The name.
    """
    return any(title in HONORIFICS for title in _titles(text, mention))


def titled_otherwise(text: str, mention: Found, others: Sequence[Found]) -> float:
    """Return how far a name's title is from those of somebody's other names: nothing if it is among them.

    "Mrs Hale" is rather the mother of Ann Hale than "Ms Hale", and "Senator Hale" no "Mayor Hale".

    Args:
        text: The article's text.
        mention: The name.
        others: The other names.
    """
    mine = _titles(text, mention)
    if not mine:
        return 0.0
    theirs = {title for other in others for title in _titles(text, other)}
    if mine & theirs or (
        mine == {"mrs"}
        and any(_MARRIED.search(text, max(other.start - _NEAR, 0), other.start) for other in others)
    ):
        return 0.0
    return _OTHERWISE if theirs else _UNTOLD


def _titles(text: str, mention: Found) -> set[str]:
    before = text[max(mention.start - _NEAR, 0) : mention.start].split()
    told = {word.lower().strip(".") for word in (*before[-1:], mention.exact.split()[0])}
    return told & (TITLES | HONORIFICS) - _OF_OFFICES


def is_acting(text: str, start: int) -> bool:
    """Tell whether a sentence begins with a name and what stands before it: "The baker Tom Hale left".

    Args:
        text: The article's text.
        start: Where the name begins.
    """
    return _ACTING.search(text[max(start - _FARTHEST, 0) : start]) is not None


def are_named_together(text: str, name: Found, other: Found) -> bool:
    """Tell whether two are named side by side: "Peter Hale and Tom Hale".

    Args:
        text: The article's text.
        name: The first name of one of them.
        other: That of the other.
    """
    one, two = sorted((name, other), key=lambda mention: mention.start)
    between = text[one.end : two.start]
    return " and " in between and len(between) < _FARTHEST and not _END.search(between)
