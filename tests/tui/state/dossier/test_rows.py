"""What the rows of a dossier tell."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from annotate.dossier import Source, build
from annotate.dossier.model import NEWS, When
from annotate.dossier.page import dossier_page
from tests.tui.state.dossier.sample import GATHERED, ROWS, SOURCES, gathered, yearless
from tui.state.dossier.here import Here
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Gathered, Row, Spot, unmade


def test_a_day_of_an_unknown_year_is_told_as_such_on_the_timeline_and_on_the_page() -> None:
    rows = [row.words for row in PAGES["timeline"].rows(gathered(yearless()))]
    # A bare word is told with what stands around it.
    (floods,) = (row for row in rows if row.startswith("27 Jan, year unknown  "))
    assert "floods" in floods
    assert not floods.endswith("  floods")
    assert any(row.startswith("undated  ") and "stay closed" in row for row in rows)
    page = dossier_page(build(yearless()), yearless())
    assert '<span class="when">27 Jan, year unknown</span>' in page
    assert '<span class="fact">undated</span>' in page


def test_a_day_that_no_article_says_has_a_question_mark() -> None:
    rows = {row.id: row.words for row in ROWS["timeline"]}
    dated = [event for event in GATHERED.dossier.timeline.events if event.time.earliest]
    guessed = {event.id for event in dated if event.time.is_guess}
    assert guessed
    assert guessed != {event.id for event in dated}
    for event in dated:
        assert ("?" in rows[event.id].split("  ")[0]) == (event.id in guessed)


def guessing(given: Source, id: str, told: str) -> Source:
    """An article whose record only guesses that an entity is meant in the headline of an event."""
    event = next(each for each in given.record.timeline.events if each.id == told)
    line = event.headline
    entities = tuple(
        replace(
            entity,
            mentions=tuple(
                replace(m, kind="nominal", by="model", confidence=0.6, status=None)
                if entity.id == id and line.start <= m.start < line.end
                else m
                for m in entity.mentions
            ),
        )
        for entity in given.record.entities
    )
    events = tuple(replace(each, review=None) for each in given.record.timeline.events)
    timeline = replace(given.record.timeline, events=events)
    return Source(given.id, replace(given.record, entities=entities, timeline=timeline), given.text)


@pytest.mark.parametrize(("guesses", "sign"), [(("a", "b"), "?"), (("a",), ""), ((), "")])
def test_who_takes_part_by_a_guess_of_all_articles_has_a_question_mark(
    guesses: tuple[str, ...], sign: str
) -> None:
    events = GATHERED.dossier.timeline.events
    event = next(each for each in events if each.statement is None and len(each.participants) == 1)
    entity = GATHERED.entities[event.participants[0]]
    ids = {document: (whose, told) for document, told, whose in event.told_with(entity)}
    assert ids.keys() == {"a", "b"}
    known = gathered([guessing(one, *ids[one.id]) if one.id in guesses else one for one in SOURCES])
    told = next(
        each for each in known.dossier.timeline.events if each.mentions[0].start == event.mentions[0].start
    )
    assert known.taking_part(told) == [f"{entity.name}{sign}"]
    row = next(row for row in PAGES["timeline"].rows(known) if row.id == told.id)
    assert row.right.split(" · ")[0] == f"{entity.name}{sign}"
    assert row.fields["source"] == (entity.name,)
    assert f">{entity.name}{sign}</p>" in dossier_page(known.dossier, list(known.sources.values()))


def test_the_page_has_a_question_mark_there_as_well() -> None:
    known = GATHERED.dossier
    sources = [GATHERED.sources[each.id] for each in known.documents]
    first = known.timeline.told()[0]
    for because, sign in ((f"{NEWS} of that day", "?"), ("in the sentence", "")):
        told = replace(first, time=When("2024-03-04", "2024-03-04", "day", None, because))
        events = tuple(told if event.id == first.id else event for event in known.timeline.events)
        page = dossier_page(replace(known, timeline=replace(known.timeline, events=events)), sources)
        assert f'<span class="when">4 Mar 2024{sign}</span>' in page


@pytest.mark.parametrize("page", PAGES)
def test_a_row_that_is_not_made_says_where_it_stands_and_is_then_what_it_said(page: str) -> None:
    for row in PAGES[page].rows(GATHERED):
        told = row.id, row.heading, row.is_main, row.notes
        places = list(row.places)
        assert places == [(spot.document, spot.start) for spot in row.spots]
        assert (row.id, row.heading, row.is_main, row.notes) == told
        assert list(row.places) == places
        assert row.words


def test_a_row_is_made_once_and_only_when_somebody_looks() -> None:
    made: list[str] = []

    def make() -> Row:
        made.append("row")
        return Row("E1", "Ana Ruiz", "2 articles", heading="People", spots=(Spot("a", 3, "Ruiz"),))

    row = unmade(make, lambda: [("a", 3)], id="E1", heading="People")
    assert (row.id, row.heading, row.is_main, row.notes) == ("E1", "People", True, ())
    assert list(row.places) == [("a", 3)]
    assert not made
    assert (row.words, row.right, row.documents) == ("Ana Ruiz", "2 articles", ("a",))
    assert made == ["row"]
    other = replace(row, spots=())
    assert (other.words, list(other.places)) == ("Ana Ruiz", [])
    assert not hasattr(row, "nothing")


@pytest.mark.parametrize("page", ["people", "statements", "timeline"])
def test_where_one_is_is_found_in_the_first_row_that_stands_there(page: str) -> None:
    rows = list(PAGES[page].rows(GATHERED))
    first: dict[tuple[str, int], str] = {}
    for row in rows:
        for place in row.places:
            first.setdefault(place, row.id)
    for chosen, *others in permutations(list(first)[:4]):
        here = Here((), tuple(others), chosen)
        assert here.rows_at(rows) == {place: first[place] for place in (chosen, *others)}
    assert Here((), (("a", 10**9),), None).rows_at(rows) == {}


def test_that_somebody_said_something_is_listed_where_everything_is_asked_for() -> None:
    said = {event.id for event in GATHERED.dossier.timeline.events if event.statement is not None}
    rows = [row for row in ROWS["timeline"] if row.id in said]
    assert {row.id for row in rows} == said != set()
    assert not any(row.is_main for row in rows)
    # What a reader decides about it is decided about the statement.
    assert {row.what for row in rows} == {None}
    assert {row.what for row in ROWS["timeline"] if row.id not in said} == {"event"}


def test_of_events_as_central_the_timeline_lists_one_with_a_day_first() -> None:
    timeline = GATHERED.dossier.timeline
    event = next(each for each in timeline.events if not each.statement and not each.conflicts)
    event = replace(event, mentions=event.mentions[:1], status="happened", salience=0.5)
    events = [
        replace(event, id=f"EV{n}", headline=replace(event.headline, exact=f"line {n}"), time=When())
        for n in range(60)
    ]
    day = When("2024-05-08", "2024-05-08", "day", because="“8 May” in the same sentence")
    events[20:40] = [replace(each, time=day) for each in events[20:40]]
    events[30] = replace(events[30], status="denied")
    events[50] = replace(events[50], time=replace(day, because=f"{NEWS} of the day of publication"))
    told = replace(timeline, events=tuple(events), order=tuple(each.id for each in events))
    dossier = replace(GATHERED.dossier, timeline=told)
    rows = PAGES["timeline"].rows(Gathered(dossier, list(GATHERED.sources.values()), GATHERED.names))
    assert {row.id for row in rows if row.is_main} == {f"EV{n}" for n in range(20, 40)}
