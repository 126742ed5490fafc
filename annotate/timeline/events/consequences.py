"""What was first because the other answers it, comes of it, or is told as next.

Connectives that only order ("after", "before") stand in ``connectives``; what is found here holds the
order and says so, but narrows no interval: a sentence may come a day or ten years after the deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.support.yamlfile import packaged_yaml
from annotate.timeline.events.connectives import Succession
from annotate.timeline.events.finding import Happening

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLD = frozenset({"CT+", "PR+"})


def consequences(events: Sequence[Happening]) -> list[Succession]:
    """Return the pairs of events of which the second answers or follows the first, in text order.

    Args:
        events: Of one document, in text order.
    """
    if not events or not syntax.parsed(events[0].token):
        return []
    number = {event.token.i: place for place, event in enumerate(events)}
    found = (link for place in range(len(events)) for link in _links(events, place, number))
    return [
        link
        for link in found
        if link.first != link.second
        and events[link.first].factuality != "CT-"
        and events[link.second].factuality in TOLD
    ]


@cache
def _answering() -> Mapping[str, frozenset[str]]:
    return {word: frozenset(words) for word, words in _lists()["answering"].items()}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return dict(packaged_yaml("annotate.timeline.events", "consequences.yaml"))


def _links(events: Sequence[Happening], place: int, number: Mapping[int, int]) -> Iterator[Succession]:
    token = events[place].token
    head = token.head
    lead = next((word.lower_ for word in syntax.leads(token) if word.i < token.i), "")
    governor = number.get(head.i)
    if lead and head.i != token.i:
        lemma = head.lemma_.lower()
        if governor is not None and lead in _listed("led_by") and _is_past(events[place]):
            yield Succession(place, governor, lead)
        elif governor is not None and lemma in _answering().get(lead, ()):
            yield Succession(place, governor, f"{head.text} {lead}")
        above = number.get(head.head.i)
        if lemma in _listed("spans") and above is not None:
            if lead in {"after", "following"}:
                yield Succession(place, above, lead)
            elif lead == "before":
                yield Succession(above, place, lead)
    word = next((word.lower_ for word in token.children if word.lower_ in _listed("next")), None)
    before = _told_before(events, place, number) if word and _is_past(events[place]) else None
    if word and before is not None:
        yield Succession(before, place, word)


def _is_past(event: Happening) -> bool:
    return event.dct != "AFTER" and (
        not syntax.is_predicate(event.token) or syntax.tense(event.token) == "past"
    )


def _told_before(events: Sequence[Happening], place: int, number: Mapping[int, int]) -> int | None:
    """Return the past event that a verb goes on from, in its own sentence or the one before."""
    token = events[place].token
    if not syntax.is_predicate(token):
        return None
    if syntax.is_conjunct(token):
        found = number.get(token.head.i)
    else:
        found = number.get(_root_before(token)) if token.head.i == token.i else None
    told = found is not None and syntax.tense(events[found].token) == "past"
    return found if told and events[found or 0].factuality in TOLD else None


def _root_before(token: Token) -> int:
    """Return the word that heads the sentence before, -1 for none."""
    start = token.sent.start
    return token.doc[start - 1].sent.root.i if start > 0 else -1
