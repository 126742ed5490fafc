"""Why a row of the dossier is as it is: what was joined on what grounds, and what was decided, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.dossier.model import Conflict, JoinedEvent
from annotate.review.words import one_line
from tui.state.dossier.rows import Gathered, Row, several
from tui.wording.asking import differs

_DECIDED = {"joined": "you joined", "apart": "you kept apart", "renamed": "you named"}
_MOST = 40


def reasons(gathered: Gathered, row: Row) -> Iterator[str]:
    """Yield what is known of a row, where it stands and why each place belongs to it.

    Args:
        gathered: The articles.
        row: Of any page.
    """
    yield row.words
    if row.right:
        yield row.right
    yield from row.notes
    event = gathered.events.get(row.id)
    conflict = _conflict(gathered, row.id)
    if event is not None:
        yield from _of_event(gathered, event)
    if conflict is not None:
        for side in conflict.sides:
            said = f" ({one_line(side.source)})" if side.source else ""
            yield f"{gathered.dated_paper(side.document)}{said}: {one_line(side.exact)}"
    elif row.spots and _is_between_statements(gathered, row.id):
        for place in row.spots:
            yield f"{gathered.dated_paper(place.document)}: {place.words}"
    elif row.spots:
        yield f"{several(len(row.spots), 'place')} in {several(len(row.documents), 'article')}:"
        for place in row.spots[:_MOST]:
            why = place.because or ("the first" if len(row.spots) > 1 else "the only one")
            yield f"{gathered.dated_paper(place.document)}: {why}"
        if len(row.spots) > _MOST:
            yield f"and {len(row.spots) - _MOST:,} more"
    decided = list(_decided(gathered, row))
    if decided:
        yield from decided


def _of_event(gathered: Gathered, event: JoinedEvent) -> Iterator[str]:
    time = event.time
    if time.because:
        where = f" in {gathered.dated_paper(time.document)}" if time.document in gathered.documents else ""
        yield f"when: {one_line(time.because)}{where}"
    for conflict in event.conflicts:
        yield f"{differs(conflict)}: {one_line(conflict.because)}"


def _conflict(gathered: Gathered, id: str) -> Conflict | None:
    """The conflict that a row is about, by the event and the number of it there."""
    name, _, number = id.partition(".")
    event = gathered.events.get(name)
    if event is None or not number.isdecimal() or int(number) >= len(event.conflicts):
        return None
    return event.conflicts[int(number)]


def _is_between_statements(gathered: Gathered, id: str) -> bool:
    """Whether a row is about what two statements are to each other: by one of them and a number there."""
    name, _, number = id.partition(".")
    return bool(number) and name in gathered.statements


def _decided(gathered: Gathered, row: Row) -> Iterator[str]:
    """Say what a reader decided about a place of the row."""
    places = {(spot.document, spot.start) for spot in row.spots if spot.end}
    for decision in gathered.dossier.decisions:
        if any((place.document, place.start) in places for place in decision.places):
            words = ", ".join(f"“{one_line(place.exact)}” in {place.document}" for place in decision.places)
            name = f" “{one_line(decision.name)}”" if decision.name else ""
            yield f"{_DECIDED[decision.kind]}{name}: {words}"
