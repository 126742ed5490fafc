"""A dateline says when an article was written, not when what it tells of happened; with the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event
from tests import pipelines

BODIES = {
    "The dam ran dry in the summer of 2023, the city said.": ("ran", "2023"),
    "Farmers left the valley in 2019, officials said.": ("left", "2019"),
}
HEADS = [
    "TOKYO, June 9 — ",
    "TOKYO, June 9 (Reuters) — ",
    "TOKYO, Japan, June 9 - ",
    "TOKYO, 9 June – ",
    "TOKYO, June 9, 2025 -- ",
    "TOKYO, June 9: ",
    "TOKYO – June 9 – ",
    "Tokyo, June 9 — ",
    "Tokyo, June 9 (Agency) - ",
    "TOKYO, June 9/Agency/ — ",
    "TOKYO/OSAKA, June 9 — ",
    "TOKYO — ",
]


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _events(text: str, published: str = "2025-06-09") -> tuple[Event, ...]:
    return _annotator().annotate(Article.from_text(text, published=published)).timeline.events


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("head", HEADS)
def test_an_event_is_not_on_the_day_of_its_dateline(head: str, body: str) -> None:
    word, year = BODIES[body]
    events = _events(f"Dry years in the valley\n\n{head}{body}\n\nNobody was hurt.\n")
    event = next(event for event in events if event.mentions[0].exact == word)
    assert (event.time.earliest or "")[:4] == year
    assert body.startswith(event.headline.exact)


def test_childhood_is_not_on_the_day_of_the_dateline() -> None:
    text = "Nairobi, 9 June 2025 (Agency) - Growing up by the lake, she chased termites in the rain."
    assert all((event.time.earliest or "") < "2025-06-09" for event in _events(f"{text}\n\nShe is 60 now.\n"))


def test_a_day_in_the_sentence_itself_still_tells() -> None:
    events = _events("On June 6, the dam burst above the town.\n\nNobody was hurt.\n")
    assert next(event for event in events if event.mentions[0].exact == "burst").time.earliest == "2025-06-06"


@pytest.mark.parametrize(
    "text",
    [
        "Farmers said they could not grow more if they had nowhere to sell it.",
        "The village would suffer if the mill closed, she said.",
    ],
)
def test_what_would_be_if_something_were_so_has_no_day_to_come(text: str) -> None:
    conditional = {"had", "closed"}
    for event in _events(f"{text}\n\nNobody was hurt.\n"):
        if event.mentions[0].exact in conditional:
            assert event.time.earliest is None, event


@pytest.mark.parametrize(
    "text",
    [
        "ROE: You said in June that it would open in July.\n\nLUND: I do not believe the polls.",
        "TEXT: Poll of likely voters: Rao, 48 percent; Lund, 44 percent\n\nLUND: I do not believe the polls.",
        "The vote: a loss -- and what it means … for all of us.",
    ],
)
def test_a_punctuation_mark_is_no_event(text: str) -> None:
    events = _events(text)
    assert all(any(character.isalnum() for character in event.mentions[0].exact) for event in events)
