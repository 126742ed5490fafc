"""The page of an article: nothing is fetched, nothing of the article is markup, and no character is lost."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.formats.pages.marking import Mark, marked_text, shown
from annotate.formats.pages.page import dump_page
from annotate.record import Annotations, Check
from annotate.review.edits import check, decide
from tests.samples import TEXT, full_record
from tests.tui.sample import TEXT as BRIDGE
from tests.tui.sample import sample_record

HOSTILE = '</main><script>alert(1)</script><img src=x onerror="alert(2)">&amp; “x” \u202eevil\u202c \x1b[31m'


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.main = ""
        self.words = ""
        self._inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "br", "link", "img"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self._inside:
            self.main += data
        elif "script" not in self._inside and "style" not in self._inside:
            self.words += data


def page_of(record: Annotations, text: str) -> Page:
    return Page(dump_page(record, text))


def hostile() -> tuple[Annotations, str]:
    record = full_record()
    text = TEXT + HOSTILE
    entity = replace(record.entities[0], name=HOSTILE, aliases=(HOSTILE,), note=HOSTILE)
    document = replace(record.document, title=HOSTILE, source=HOSTILE, url="javascript:alert(3)")
    claims = (
        replace(record.claims[0], check=Check(HOSTILE, HOSTILE, "javascript:alert(4)")),
        *record.claims[1:],
    )
    return replace(record, entities=(entity, *record.entities[1:]), document=document, claims=claims), text


def test_the_text_stands_there_once_and_whole() -> None:
    page = page_of(sample_record(), BRIDGE)
    assert page.main == BRIDGE


def test_nothing_of_the_article_is_markup() -> None:
    page = page_of(*hostile())
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(tag == "img" for tag, _ in page.tags)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all(a["href"].startswith("#") for tag, a in page.tags if tag == "a" and a["href"])
    assert "\u202e" not in page.main + page.words
    assert "\x1b" not in page.main + page.words


def test_nothing_is_fetched() -> None:
    page = page_of(*hostile())
    for _, attributes in page.tags:
        assert not {"src", "srcset", "action", "background", "poster", "data"} & attributes.keys()
    assert not any(tag in {"link", "iframe", "object", "embed", "base"} for tag, _ in page.tags)


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    text = dump_page(sample_record(), BRIDGE)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_entry_leads_to_a_place_in_the_text() -> None:
    page = page_of(sample_record(), BRIDGE)
    places = {a["id"] for _, a in page.tags if (a.get("id") or "").startswith("at-")}
    links = {(a["href"] or "").removeprefix("#") for tag, a in page.tags if tag == "a"} - {"text"}
    assert links
    assert links <= places
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(set(ids)) == len(ids)


def test_a_reader_hears_headings_lists_and_landmarks() -> None:
    page = page_of(sample_record(), BRIDGE)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == tags.count("main") == tags.count("aside") == 1
    assert tags.count("h2") == 3
    assert ("html", {"lang": "en"}) in page.tags
    assert any(tag == "label" and a.get("for") == "filter" for tag, a in page.tags)


def test_what_was_rejected_is_not_there_and_a_verdict_is() -> None:
    record = check(
        decide(sample_record(), "c3", "rejected"), "c4", Check("false", "the log", "https://a.example")
    )
    text = dump_page(record, BRIDGE)
    assert "#at-c3" not in text
    assert '<span class="verdict">false</span>' in text
    assert 'the log <a href="https://a.example" rel="noopener noreferrer">https://a.example</a>' in text
    assert "(9, 1 checked)" in text


@pytest.mark.parametrize(
    ("text", "expected"), [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("<&>", "&lt;&amp;&gt;")]
)
def test_what_a_page_may_hold(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8))
def test_any_marks_over_any_text_lose_nothing(text: str, places: list[tuple[int, int]]) -> None:
    marks = [
        Mark(start, min(start + length, len(text)), f"e{number}", "person")
        for number, (start, length) in enumerate(places, 1)
        if start < len(text)
    ]
    page = Page(f"<main>{''.join(marked_text(text, marks, [mark.id for mark in marks]))}</main>")
    flat = "".join(shown(c) for c in text.replace("\r\n", "\n"))
    assert page.main == Page(f"<main>{flat}</main>").main


@given(st.text(min_size=1).filter(str.strip))
def test_any_article_is_a_page(text: str) -> None:
    record = Annotations(full_record().generator, Article.from_text(text, id="a").document())
    assert "<main" in dump_page(record, text)


def test_a_day_of_an_unknown_year_says_that_it_is_unknown() -> None:
    record = sample_record()
    line = record.timeline
    refs = {time.id for time in line.times}
    event = next(event for event in line.events if event.time.ref in refs)
    times = tuple(
        replace(time, value="XXXX-01-27") if time.id == event.time.ref else time for time in line.times
    )
    # A record of an older version may have bounds that only the order of the events gave.
    bounded = replace(event, time=replace(event.time, earliest="1979-01-01", latest=None))
    events = tuple(bounded if other.id == event.id else other for other in line.events)
    page = page_of(replace(record, timeline=replace(line, times=times, events=events)), BRIDGE)
    words = page.main + page.words
    assert "27 Jan, year unknown" in words
    assert "from 1 Jan 1979 on" not in words


def test_the_story_comes_first_and_amounts_say_of_what() -> None:
    page = dump_page(sample_record(), BRIDGE)
    lists, _, amounts = page.partition("<summary>Amounts (2)</summary>")
    assert "…year that repairs could cost $4.2 million." in amounts.partition("</details>")[0]
    assert ">three<" not in lists.partition('id="entities"')[2]
    assert "Who and what (9)" in lists
    record = sample_record()
    event = record.timeline.events[0]
    more = tuple(replace(event, id=f"ev{place}", salience=0.001) for place in range(100, 120))
    timeline = replace(
        record.timeline,
        events=(*record.timeline.events, *more),
        order=(*(each.id for each in more), *record.timeline.order),
    )
    page = dump_page(replace(record, timeline=timeline), BRIDGE)
    story, _, rest = page.partition('id="timeline"')[2].partition("<details>")
    assert 'data-of="ev2"' in story
    assert 'data-of="ev100"' in rest
    assert 'data-of="ev100"' not in story
