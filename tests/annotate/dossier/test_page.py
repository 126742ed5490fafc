"""The page of a dossier: everything in it is told, nothing is fetched, nothing of an article is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from annotate.dossier import Dossier, Source, build
from annotate.dossier.model import Change, Conflict, Origin, Part, Side, StatementLink, Versions
from annotate.dossier.page import dossier_page
from annotate.record import Check
from annotate.review.edits import check
from tests.annotate.formats.pages.test_page import Page
from tests.tui.sample import TEXT, sample_record

HOSTILE = '</main><script>alert(1)</script><img src=x onerror="alert(2)"> \u202eevil\u202c'


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    record = sample_record()
    second = replace(record, document=replace(record.document, id="second", title="The second"))
    return [Source("first", record, TEXT), Source("second", second, TEXT)]


@pytest.fixture(scope="module")
def dossier(sources: list[Source]) -> Dossier:
    return build(sources)


def test_everything_of_the_dossier_has_its_entry(dossier: Dossier, sources: list[Source]) -> None:
    page = Page(dossier_page(dossier, sources))
    entries = [a["data-of"] for tag, a in page.tags if tag == "li" and "data-of" in a]
    wanted = {
        *(each.id for each in dossier.claims),
        # That somebody said something stands with what was said.
        *(each.id for each in dossier.timeline.events if each.statement is None),
        *(each.id for each in dossier.entities),
    }
    assert wanted
    assert set(entries) == wanted
    assert {each.statement for each in dossier.timeline.events} - {None} <= wanted


def test_every_entry_leads_to_an_article(dossier: Dossier, sources: list[Source]) -> None:
    page = Page(dossier_page(dossier, sources))
    ids = {a["id"] for _, a in page.tags if "id" in a}
    targets = {(a["href"] or "").removeprefix("#") for tag, a in page.tags if tag == "a"}
    assert {"article-1", "text"} <= targets <= ids


def test_what_differs_is_copied_and_was_changed_is_told(dossier: Dossier, sources: list[Source]) -> None:
    event = dossier.timeline.events[0]
    sides = (Side("first", 0, 3, "two"), Side("second", 0, 5, "three"))
    event = replace(event, conflicts=(Conflict("number", sides, "the number of dead differs"),))
    told = replace(
        dossier,
        timeline=replace(dossier.timeline, events=(event, *dossier.timeline.events[1:])),
        origins=(Origin("o1", ("first", "second"), "they share 9 sentences"),),
        versions=(
            Versions(("first", "second"), (Change("number", "a number changed", sides[0], sides[1]),)),
        ),
    )
    words = dossier_page(told, sources)
    for expected in (
        "What is told differently (1)",
        "the number of dead differs",
        "“two”",
        "“three”",
        "One text with [2]: they share 9 sentences",
        "What later versions changed (1)",
        "a number changed",
    ):
        assert expected in words


def test_a_page_without_conflicts_says_what_was_compared(dossier: Dossier, sources: list[Source]) -> None:
    events = tuple(replace(event, conflicts=()) for event in dossier.timeline.events)
    alike = replace(dossier, timeline=replace(dossier.timeline, events=events))
    words = dossier_page(alike, sources)
    assert "What is told differently (0)" in words
    assert "No differing figures, days, places, names or denials were found" in words


def test_a_page_that_tells_a_conflict_does_not_say_that_there_is_none(
    dossier: Dossier, sources: list[Source]
) -> None:
    event = dossier.timeline.events[0]
    sides = (Side("first", 0, 3, "two"), Side("second", 0, 5, "three"))
    event = replace(event, conflicts=(Conflict("number", sides, "the number of dead differs"),))
    events = (event, *dossier.timeline.events[1:])
    told = replace(dossier, timeline=replace(dossier.timeline, events=events))
    assert "No differing figures" not in dossier_page(told, sources)


def test_nothing_is_compared_of_one_article(sources: list[Source]) -> None:
    assert "What is told differently" not in dossier_page(build(sources[:1]), sources[:1])


def test_what_contradicts_a_statement_is_quoted(dossier: Dossier, sources: list[Source]) -> None:
    first, second, *rest = dossier.claims
    link = StatementLink(second.id, "contradicts", "one says not")
    words = dossier_page(replace(dossier, claims=(replace(first, relates=(link,)), second, *rest)), sources)
    assert re.search(r"contradicts “[^<]+”: one says not", words)


def test_what_was_found_about_a_claim_of_any_article_stands_at_the_statement(sources: list[Source]) -> None:
    first, second = sources
    found = Check("half true", "the <b>port</b> says so", "https://port.example/notice")
    record = check(check(second.record, "c1", found), "c2", Check("true"))
    twice = [replace(first, record=check(first.record, "c1", found)), replace(second, record=record)]
    words = dossier_page(build(twice), twice)
    assert words.count('<span class="verdict">half true</span>') == 1
    assert words.count('<span class="verdict">true</span>') == 1
    assert "the &lt;b&gt;port&lt;/b&gt; says so" in words
    assert '<a href="https://port.example/notice" rel="noopener noreferrer">' in words
    assert 'class="verdict"' not in dossier_page(build(sources), sources)


def test_nothing_of_an_article_is_markup(dossier: Dossier, sources: list[Source]) -> None:
    event = replace(dossier.timeline.events[0], headline=Part("first", 0, 3, HOSTILE))
    hostile = replace(
        dossier,
        documents=tuple(
            replace(each, title=HOSTILE, url="javascript:alert(3)", source=HOSTILE)
            for each in dossier.documents
        ),
        entities=tuple(replace(each, name=HOSTILE, aliases=(HOSTILE,)) for each in dossier.entities),
        timeline=replace(dossier.timeline, events=(event, *dossier.timeline.events[1:])),
    )
    page = Page(dossier_page(hostile, sources))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(tag == "img" for tag, _ in page.tags)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all((a["href"] or "").startswith("#") for tag, a in page.tags if tag == "a")
    assert "\u202e" not in page.main + page.words
