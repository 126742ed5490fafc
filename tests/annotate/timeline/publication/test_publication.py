"""What is known of the publication date: written, or a window with its reasons, and never more."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from annotate.article import Article
from annotate.record import Published, Time
from annotate.review.wording import SURE
from annotate.timeline.publication.dating import day_of, publication_date, publication_window
from annotate.timeline.times import expressions_of
from tests import pipelines
from tests.annotate.timeline.events.parses import parse

NLP = pipelines.plain()


def _published(text: str, url: str | None = None) -> Published:
    return _found(NLP.make_doc(text), Article.from_text(text, url=url))


def _found(doc: Doc, article: Article) -> Published:
    published, _ = publication_date(article)
    expressions = expressions_of(doc, article, published).expressions
    return publication_window(doc, article, published, expressions)


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, June 10, 2025 (Reuters) - Forces advanced.",
        "WASHINGTON — June 10, 2025 — Forces advanced.",
        "KYIV - 10 June 2025: Forces advanced.",
        "COLUMBUS, Ohio, June 10, 2025 — Forces advanced.",
        "ALBANY, N.Y., Tuesday, June 10, 2025 (AP) — Forces advanced.",
        "GENEVA, Switzerland, 10 June 2025 (AFP) – Forces advanced.",
        "Kaduna, June 10, 2025 - Forces advanced.",
        "Forces advance\n\nManila, Tuesday, 10 June 2025: Forces advanced.",
        "Forces advance\n\nNew Delhi, June 10, 2025 (PTI) Forces advanced.",
        "Port of Spain, Trinidad, June 10, 2025 – “Forces advanced,” he said.",
        "Forces advance\n\nPublished: June 10, 2025\n\nThey advanced.",
        "Forces advance\n10 June 2025\nThey advanced.",
        "Forces advance\nTuesday, June 10, 2025\nThey advanced.",
        "Forces advance\n2025-06-10\nThey advanced.",
        # dateutil 4.0.0 has 21:00 for this and 2010 for the next (findings/dateutil-point-in-a-time.sh).
        "Forces advance\n\n9.30pm, 10 June 2025\n\nThey advanced.",
        "Forces advance\n\n10.15, 10 June 2025\n\nThey advanced.",
        "Forces advance\n\nPublished at 10:45 GMT on Tuesday, 10 June 2025\n\nThey advanced.",
        "Forces advance\n\nUpdated 9 p.m. ET, June 10, 2025 by Jane Roe\n\nThey advanced.",
        "Forces advance\n\nUPDATED: 09:10, Wed, Jun 11, 2025 | PUBLISHED: 21:30, Tue, Jun 10, 2025\n\nSo.",
        "Forces advance\n\nLast modified on Tue 10 June 2025 21.30 CEST\n\nThey advanced.",
        "Forces advance\n\nBy Jane Roe | June 10, 2025 | 5 min read\n\nThey advanced.",
        "Forces advance\n\nJane van Roe, published 10 June 2025\n\nThey advanced.",
        "Forces advance\n\nRelease date: 10-Jun-2025\n\nThey advanced.",
        "Forces advance\n\n(10 June 2025)\n\nThey advanced.",
        "Forces advance\nBy Jane Roe\nLEEDS, 10 June 2025\n\nThey advanced.",
        "Forces advance\n\nPORT ELGIN, Tuesday 10 June 2025\n\nThey advanced.",
        "Forces advance\n\nSanta Rita, June 10, 2025\n\nThey advanced.",
        "Forces advance\n\nSt. John’s, Newfoundland – 10 June 2025.\n\nThey advanced.",
    ],
)
def test_a_date_that_stands_at_the_head_is_known(text: str) -> None:
    found = _published(text)
    assert (found.value, found.source) == ("2025-06-10", "dateline")
    assert found.because


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon Earthquake, 1 November 1755\n\nIt began in the morning.",
        "Forces advance\n\nLEEDS, 10 June\n\nThey advanced.",
        "Forces advance\n\nIn Leeds, 10 June 2025 was a good day.",
        "Forces advance\n\nThey met in the town of\nSanta Rita, 10 June 2025, and spoke.",
    ],
)
def test_a_place_and_a_day_are_a_date_only_in_a_line_of_their_own_under_the_title(text: str) -> None:
    assert _published(text).value is None


@pytest.mark.parametrize(
    "line",
    [
        "7.30pm, 10 June 2025, Town Hall",
        "10:45 - 12:00, 10 June 2025",
        "1.5 10 June 2025",
        "By 9.30pm, 10 June 2025",
        "Date of the vote: 10 June 2025",
        "Posted: 40 letters, 10 June 2025",
        "News of 10 June 2025",
        "Updated 06/10/2025",
    ],
)
def test_a_line_that_says_more_is_no_day_of_publication(line: str) -> None:
    assert _published(f"Forces advance\n\n{line}\n\nThey advanced.").value is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/world/2025/06/10/forces-advance", "2025-06-10"),
        ("https://example.org/2025-06-10-forces-advance", "2025-06-10"),
        ("https://example.org/world/2021/mar/09/dam", "2021-03-09"),
        ("https://example.org/world/2021/mar/39/dam", None),
        ("https://example.org/world/2021/mars/09/rover", None),
        ("https://example.org/2025/13/40/forces", None),
        ("https://example.org/article-20250610123", None),
    ],
)
def test_the_address_may_hold_it(url: str, value: str | None) -> None:
    assert _published("Forces advanced.", url).value == value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The invasion began over three years ago. The February 2022 invasion failed.", "2025-02-28", None),
        ("It has rained since May 2024.", "2024-05-01", None),
        ("In late 2024 a missile fell on the city.", "2024-09-01", None),
        ("They met in 2019 and in March 2021.", "2021-03-01", None),
        ("It wants to be clean by 2050. It was founded in 1998.", "1998-01-01", None),
        ("It will be built until 2040. The plan of 2020 says so.", "2020-01-01", None),
    ],
)
def test_what_is_past_was_before_it(text: str, earliest: str, latest: str | None) -> None:
    found = _published(text)
    assert (found.value, found.source) == (None, "inferred")
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.because
    assert day_of(found) is None


def test_what_will_be_is_after_it() -> None:
    doc = parse(
        "They/PRP/3/nsubj will/MD/3/aux vote/VB/0/root in/IN/5/case November/NNP/3/obl 2026/CD/5/nummod"
    ).doc
    found = _found(doc, Article.from_text(doc.text))
    assert (found.earliest, found.latest) == (None, "2026-11-30")
    assert found.because == ("the text speaks of “November 2026” as still to come",)


def test_what_was_planned_once_may_be_over() -> None:
    doc = parse(
        "It/PRP/3/nsubj was/VBD/3/cop due/JJ/0/root to/TO/5/mark open/VB/3/xcomp in/IN/7/case 2019/CD/5/obl"
    ).doc
    found = _found(doc, Article.from_text(doc.text))
    assert found.latest is None


@pytest.mark.parametrize(
    ("before", "earliest"),
    [
        ("Vision/NNP/4/obj", None),
        ("Expo/NNP/4/obj", None),
        ("in/IN/4/case", "2030-01-01"),
    ],
)
def test_a_year_that_belongs_to_a_name_was_not_before_it(before: str, earliest: str | None) -> None:
    doc = parse(f"They/PRP/2/nsubj praised/VBD/0/root {before.replace('/4/', '/2/')} 2030/CD/3/nummod").doc
    assert _found(doc, Article.from_text(doc.text)).earliest == earliest


def test_a_dateline_without_a_year_narrows_the_window_and_says_so() -> None:
    found = _published("KYIV, June 8 (Reuters) - It began in 2022, and in late 2024 a missile fell.")
    assert (found.value, found.source, found.earliest) == (None, "inferred", "2025-06-08")
    assert found.because[-1] == "the dateline says June 8, of a year that it does not say"
    again = _published("New Delhi, June 8 (PTI) It began in 2022, and in late 2024 a missile fell.")
    assert (again.value, again.earliest) == (None, "2025-06-08")
    alone = _published("KYIV, June 8 (Reuters) - Forces advanced.")
    assert (alone.value, alone.earliest, alone.source) == (None, None, "inferred")


def test_nothing_is_known_of_a_text_without_dates() -> None:
    text = "Forces advanced on Sunday."
    _, diagnostics = publication_date(Article.from_text(text))
    assert _published(text) == Published()
    assert [problem.code for problem in diagnostics] == ["publication-date-unknown"]


def test_the_readers_date_wins() -> None:
    text = "KYIV, June 10, 2025 (Reuters) - Forces advanced."
    given = Published("2025-06-11", "given")
    assert publication_date(Article.from_text(text, published=given)) == (given, ())


@pytest.mark.parametrize("ago", ["99999 years", "three million years"])
def test_a_beginning_before_all_calendars_tells_nothing(ago: str) -> None:
    found = _published(f"The war began over {ago} ago. The February 2022 war goes on.")
    assert found.earliest in {None, "2022-02-01"}
    assert not any(ago in ground for ground in found.because)


@pytest.mark.parametrize(
    "text",
    [
        "NATO, Ohio and the rest, June 10, 2025 was a good day.",
        "EU, Ann Lee said on June 10, 2025, will pay.",
        "IBM, Dell, June 10, 2025, and other words.",
        "On Tuesday, June 10, 2025 - a good day - forces advanced.",
        "Dallas, November 22, 1963: A shot is heard. It was told again in 2013.",
        "Forces advanced.\nThey rested.\nThey went on.\nThey left.\nIt ended.\nLima, June 10, 2025: Ah.",
        "Lima, June 10, 2025-style trade rules came.",
    ],
)
def test_names_and_a_day_in_a_sentence_are_no_dateline(text: str) -> None:
    assert _published(text).value is None


def test_a_dateline_with_a_day_that_no_month_has_is_none() -> None:
    assert not _published("KYIV, February 30 (Reuters) - Forces advanced.").because
    assert _published("KYIV, February 29 (Reuters) - Forces advanced.").because


GUESSED = (
    # 2020 is only the one of the two years to which the day of the week fits.
    "LIMA, Tuesday, February 18 - A slide hit the town on Friday. The mine was opened in 2019.",
    "LIMA, Monday, June 10 - The bank was robbed on Friday. It had been opened in 2018.",
)
TOLD = (
    "LIMA, Tuesday, February 18, 2020 - A slide hit the town on Friday. The mine was opened in 2019.",
    "LIMA, June 10 - The bank was robbed on Friday.",
)


def _friday(text: str) -> Time:
    found = pipelines.annotator().annotate(Article.from_text(text))
    return next(time for time in found.timeline.times if time.exact == "Friday")


@pytest.mark.parametrize("text", GUESSED)
def test_a_year_that_only_the_other_years_of_a_text_tell_is_no_sure_one(text: str) -> None:
    friday = _friday(text)
    assert friday.confidence < SURE
    assert "seems to be of" in str(friday.because)


@pytest.mark.parametrize("text", TOLD)
def test_a_day_of_a_year_that_is_told_is_sure_and_so_is_one_of_no_year(text: str) -> None:
    friday = _friday(text)
    assert friday.confidence >= SURE
    assert "seems" not in str(friday.because)
