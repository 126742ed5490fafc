"""A decision about a dossier in words: what was joined, parted or renamed, by the names that it has."""

from __future__ import annotations

from annotate.dossier.model import DecidedThing, Decision, Part
from annotate.review.words import one_line
from tui.state.dossier.rows import Gathered, Row
from tui.text.fitting import fitted

_LONGEST = 40


def joined(one: str, other: str) -> str:
    """Two that are one, in words."""
    return f"{_quoted(one)} and {_quoted(other)} are one"


def parted(words: str, paper: str, rest: str) -> str:
    """A place that is not what the others are, in words."""
    return f"{_quoted(words)} in {paper} is not {_quoted(rest)}"


def called(one: str, name: str) -> str:
    """Somebody with another name, in words."""
    return f"{_quoted(one)} is called {_quoted(name)}"


def name_of(row: Row, gathered: Gathered) -> str:
    """What an entry is called where it is decided about, without what else its line tells."""
    if row.id in gathered.entities:
        return gathered.entities[row.id].name
    return gathered.events[row.id].headline.exact if row.id in gathered.events else row.words


def in_words(decision: Decision, gathered: Gathered) -> str:
    """A decision of an earlier day, in words.

    Args:
        decision: Whatever it is about.
        gathered: The articles, of which some may be gone since.
    """
    first, *others = (_called(place, decision.what, gathered) for place in decision.places)
    if decision.kind == "renamed":
        return called(first, decision.name or "")
    if decision.kind == "joined":
        other = next((name for name in others if name != first), first)
        return joined(first, other)
    place = decision.places[0]
    paper = gathered.dated_paper(place.document) if place.document in gathered.documents else place.document
    return parted(place.exact, paper, others[0] if others else first)


def _called(place: Part, what: DecidedThing, gathered: Gathered) -> str:
    """What an article calls who stands at a place; for all else the words there."""
    source = gathered.sources.get(place.document)
    if source is None or what != "entity":
        return place.exact
    names = (
        entity.name
        for entity in source.entities
        if any(mention.start < place.end and place.start < mention.end for mention in entity.mentions)
    )
    return next(names, place.exact)


def _quoted(words: str) -> str:
    return f"“{fitted(one_line(words), _LONGEST)}”"
