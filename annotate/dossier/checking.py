"""What is wrong with a dossier, as precisely as it can be said.

The JSON Schema tells form; the rest is what a schema cannot say: ids that are there and there once, an order
that names every event, offsets that fit their words, and articles that still have them.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from annotate.dossier.forms import SCHEMA_FILE
from annotate.dossier.model import Dossier, JoinedMention, Part
from annotate.errors import Problem
from annotate.formats.checking import schema_problems
from annotate.reading.encodings.decoding import text_sha256
from annotate.record.walk import Steps
from annotate.support.plain import dotted, from_plain


def check_dossier(data: Any) -> tuple[Dossier | None, list[Problem]]:
    """Check loaded data against the types, the JSON Schema and the rules of the dossier.

    Returns:
        The dossier, where its form is right, and everything that is wrong.
    """
    problems: list[Problem] = []
    dossier = from_plain(Dossier, data, problems)
    if dossier is None or problems:
        return None, problems
    problems += schema_problems(data, SCHEMA_FILE, "annotate.dossier")
    problems += _check_ids(dossier)
    problems += _check_references(dossier)
    problems += _check_order(dossier)
    problems += _check_parts(dossier)
    return dossier, problems


def check_texts(dossier: Dossier, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield where the articles do not have the words that the dossier says.

    Args:
        dossier: The dossier.
        texts: The texts of its articles by their ids, as far as they are at hand.
    """
    fresh = {}
    for number, document in enumerate(dossier.documents):
        text = texts.get(document.id)
        if text is None:
            continue
        if text_sha256(text) == document.text.sha256:
            fresh[document.id] = text
        else:
            path = f"documents[{number}].text.sha256"
            yield Problem(path, f"the text of {document.id} has changed since the dossier was made")
    for steps, part in _parts(dossier, ()):
        there = fresh[part.document][part.start : part.end] if part.document in fresh else part.exact
        if there != part.exact:
            yield Problem(
                dotted((*steps, "exact")), f'{part.document} has "{there}" there, not "{part.exact}"'
            )


def _check_ids(dossier: Dossier) -> Iterator[Problem]:
    for name, ids in {
        "documents": [one.id for one in dossier.documents],
        "entities": [one.id for one in dossier.entities],
        "claims": [one.id for one in dossier.claims],
        "timeline.events": [one.id for one in dossier.timeline.events],
        "origins": [one.id for one in dossier.origins],
    }.items():
        counts = Counter(ids)
        for place, id in enumerate(ids):
            if counts[id] > 1:
                yield Problem(f"{name}[{place}].id", f'the id "{id}" is there {counts[id]} times')


def _check_references(dossier: Dossier) -> Iterator[Problem]:
    known = {
        "article": {document.id for document in dossier.documents},
        "entity": {entity.id for entity in dossier.entities},
        "statement": {claim.id for claim in dossier.claims},
        "origin": {origin.id for origin in dossier.origins},
    }
    for path, kind, id in _references(dossier):
        if id not in known[kind]:
            yield Problem(path, f'there is no {kind} "{id}" in this dossier')


def _references(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Yield path, kind and id of everything that is referred to."""
    for n, document in enumerate(dossier.documents):
        if document.origin is not None:
            yield f"documents[{n}].origin", "origin", document.origin
    for n, entity in enumerate(dossier.entities):
        for m, member in enumerate(entity.members):
            yield f"entities[{n}].members[{m}].document", "article", member.document
    for n, claim in enumerate(dossier.claims):
        if claim.source is not None:
            yield f"claims[{n}].source", "entity", claim.source
        for m, said in enumerate(claim.members):
            yield f"claims[{n}].members[{m}].document", "article", said.document
        for m, link in enumerate(claim.relates):
            yield f"claims[{n}].relates[{m}].claim", "statement", link.claim
    for n, event in enumerate(dossier.timeline.events):
        for m, id in enumerate(event.participants):
            yield f"timeline.events[{n}].participants[{m}]", "entity", id
        if event.statement is not None:
            yield f"timeline.events[{n}].statement", "statement", event.statement
    for name in ("origins", "versions"):
        for n, one in enumerate(getattr(dossier, name)):
            for m, id in enumerate(one.documents):
                yield f"{name}[{n}].documents[{m}]", "article", id
    # What was decided holds for articles that are not there now, too.
    for steps, part in _parts(dataclasses.replace(dossier, decisions=()), ()):
        yield dotted((*steps, "document")), "article", part.document


def _check_order(dossier: Dossier) -> Iterator[Problem]:
    order, events = Counter(dossier.timeline.order), {event.id for event in dossier.timeline.events}
    for id in sorted(events | set(order)):
        if id not in events:
            yield Problem("timeline.order", f'there is no event "{id}" in this dossier')
        elif order[id] != 1:
            times = "stands in the order more than once" if order[id] else "is missing from the order"
            yield Problem("timeline.order", f'the event "{id}" {times}')


def _check_parts(dossier: Dossier) -> Iterator[Problem]:
    lengths = {document.id: document.text.length for document in dossier.documents}
    for steps, part in _parts(dossier, ()):
        if part.end <= part.start:
            yield Problem(
                dotted(steps), f"ends at {part.end:,}, which is not after its start at {part.start:,}"
            )
        elif part.end > lengths.get(part.document, part.end):
            length = lengths[part.document]
            yield Problem(
                dotted((*steps, "end")), f"is {part.end:,}, but the text has only {length:,} characters"
            )
        elif len(part.exact) != part.end - part.start:
            yield Problem(
                dotted((*steps, "exact")),
                f"has {len(part.exact):,} characters where the offsets say {part.end - part.start:,}",
            )


def _parts(value: Any, steps: Steps) -> Iterator[tuple[Steps, Part | JoinedMention]]:
    """Yield all words of articles in a dossier, with the way to each."""
    if isinstance(value, Part | JoinedMention):
        yield steps, value
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _parts(one, (*steps, place))
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from _parts(getattr(value, each.name), (*steps, each.name))
