"""The days of a passage: what opens it dates what stands under it, and what a lead tells is news."""

from __future__ import annotations

from datetime import date

import pytest

from annotate.article import Article
from annotate.record import Published, Section
from annotate.record.values import SectionKind
from annotate.timeline.events.finding import find_events
from annotate.timeline.events.passages import Days, days_around
from annotate.timeline.times import find_times
from tests.annotate.timeline.events.parses import parse, with_events

DAY = "2025-06-10"
NEWS = ("2025-04-11", None)
YEAR = ("2015-01-01", "2015-12-31")
NONE = (None, None)
LEAD = "Rebels/NNS/2/nsubj *left/VBD/0/root ././2/punct"
PLAIN = "Ships/NNS/2/nsubj *sank/VBD/0/root ././2/punct"
OPENED = "In/IN/2/case 2015/CD/4/obl ships/NNS/4/nsubj *sank/VBD/0/root ././4/punct"
EARLY = "In/IN/3/case early/JJ/3/amod 2015/CD/5/obl ships/NNS/5/nsubj *sank/VBD/0/root ././5/punct"
BEHIND = (
    "Ships/NNS/2/nsubj *sank/VBD/0/root off/IN/4/case Selm/NNP/2/obl in/IN/6/case 2015/CD/2/obl ././2/punct"
)
NOUN = "The/DT/2/det *attack/NN/4/nsubj was/VBD/4/cop bad/JJ/0/root ././4/punct"


def around(
    *paragraphs: tuple[str, ...], published: str | None = DAY, kind: SectionKind = "paragraph"
) -> list[Days]:
    """Return the days around the events of some paragraphs of sentences; ``kind`` is that of the first."""
    doc = with_events(parse("\n".join(sentence for one in paragraphs for sentence in one)))
    bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    sections: list[Section] = []
    for number, one in enumerate(paragraphs):
        own, bounds = bounds[: len(one)], bounds[len(one) :]
        sections.append(Section("paragraph" if number else kind, own[0][0], own[-1][1]))
    known = Published(published, "given") if published else Published()
    times, _ = find_times(doc, Article.from_text(doc.text, published=known), known)
    day = date.fromisoformat(published) if published else None
    return days_around(doc, sections, times, find_events(doc, (), (), ()), day)


@pytest.mark.parametrize("opening", [OPENED, EARLY])
def test_what_opens_a_sentence_dates_what_stands_under_it(opening: str) -> None:
    lead = (LEAD, LEAD)
    assert around(lead, (opening, PLAIN, PLAIN, PLAIN))[2:] == [*[around(lead, (opening,))[2]] * 3, NONE]
    assert around(lead, (opening,))[2][0] == "2015-01-01"


def test_a_year_behind_the_verb_dates_no_more_than_its_own() -> None:
    assert around((LEAD, LEAD), (BEHIND, PLAIN)) == [NEWS, NEWS, NONE, NONE]


def test_another_paragraph_is_another_passage() -> None:
    assert around((LEAD, LEAD), (OPENED, PLAIN), (PLAIN,)) == [NEWS, NEWS, YEAR, YEAR, NONE]


def test_a_lead_tells_news_where_the_publication_is_known() -> None:
    assert around((LEAD,), (PLAIN,), (PLAIN,)) == [NEWS, NEWS, NONE]
    assert around((LEAD,), (PLAIN,), published=None) == [NONE, NONE]
    assert around((OPENED,), (PLAIN,)) == [YEAR, NEWS]


def test_a_noun_may_mean_what_is_long_past() -> None:
    assert around((NOUN,), (LEAD,), kind="title") == [NONE, NEWS]
    assert around((LEAD,), (LEAD,), (LEAD,), kind="title") == [NEWS, NEWS, NONE]
