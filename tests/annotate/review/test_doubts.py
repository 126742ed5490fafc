"""Who is meant by a guess has a question mark wherever it is told what they said or did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.record import Annotations, Claim, Entity, Event, Mention, MentionKind, Source, Span, Status
from annotate.record.values import Maker
from annotate.record.walk import Item
from annotate.review.wording import SURE, event_words, is_guess, is_only_guessed, takes_part, who_says
from tests.samples import full_record
from tui.wording.explain import explain
from tui.wording.report import markdown_report

TEXT = "Odile Renner met Petra Hagen. She was fined."


def mention(words: str, confidence: float, status: Status | None = None, by: Maker = "model") -> Mention:
    kind: MentionKind = "pronoun" if words == "She" else "name"
    start = TEXT.index(words)
    return Mention("e1.m1", start, start + len(words), words, kind, by, confidence, status=status)


def renner(*mentions: Mention) -> Entity:
    return Entity("e1", "PERSON", "Odile Renner", (mention("Odile Renner", 0.5), *mentions))


def said_by(words: str) -> Claim:
    start = TEXT.index(words)
    source = Source((Span(start, start + len(words), words),), "e1")
    return replace(full_record().claims[0], id="x1", source=source, within=None, status=None)


def told(words: str) -> Event:
    start = TEXT.index(words)
    event = full_record().timeline.events[0]
    headline = Span(start, start + len(words), words)
    return replace(event, id="v1", headline=headline, participants=("e1",), review=None)


@pytest.mark.parametrize("confidence", [0.0, 0.31, 0.7, SURE - 0.001])
def test_an_unsure_pronoun_is_a_guess(confidence: float) -> None:
    assert is_guess(mention("She", confidence))


@pytest.mark.parametrize(
    "sure",
    [
        mention("She", SURE),
        mention("She", 0.97),
        mention("She", 0.4, "accepted"),
        mention("She", 0.4, "edited"),
        mention("She", 0.4, by="reader"),
        mention("Odile Renner", 0.4),
    ],
)
def test_a_name_a_sure_one_and_one_that_a_reader_has_judged_is_none(sure: Mention) -> None:
    assert not is_guess(sure)


@pytest.mark.parametrize(
    ("confidence", "name"), [(0.7, "Odile Renner?"), (0.2, "Odile Renner?"), (0.9, "Odile Renner")]
)
def test_who_says_it_has_a_question_mark_where_that_is_a_guess(confidence: float, name: str) -> None:
    items: dict[str, Item] = {"e1": renner(mention("She", confidence))}
    assert who_says(said_by("She"), items) == name


@pytest.mark.parametrize("words", ["Odile Renner", "Petra Hagen"])
def test_who_is_named_or_not_spoken_of_there_has_none(words: str) -> None:
    items: dict[str, Item] = {"e1": renner(mention("She", 0.2))}
    assert who_says(said_by(words), items) == "Odile Renner"


@pytest.mark.parametrize("status", ["accepted", "edited"])
def test_a_claim_that_a_reader_has_judged_has_none(status: Status) -> None:
    items: dict[str, Item] = {"e1": renner(mention("She", 0.2))}
    assert who_says(replace(said_by("She"), status=status), items) == "Odile Renner"


def test_whoever_takes_part_by_a_guess_alone_has_a_question_mark() -> None:
    items: dict[str, Item] = {"e1": renner(mention("She", 0.6))}
    assert takes_part(told("She was fined"), "e1", items) == "Odile Renner?"
    assert takes_part(told(TEXT), "e1", items) == "Odile Renner"
    assert takes_part(told("Odile Renner met Petra Hagen"), "e1", items) == "Odile Renner"
    assert takes_part(replace(told("She was fined"), review="accepted"), "e1", items) == "Odile Renner"
    assert takes_part(told("She was fined"), "e1", {"e1": renner(mention("She", 0.8))}) == "Odile Renner"
    assert takes_part(told("She was fined"), "e9", items) == ""


def test_of_several_articles_each_has_to_guess() -> None:
    guess: dict[str, Item] = {
        "e1": renner(mention("She", 0.6)),
        "v1": told("She was fined"),
        "x1": said_by("She"),
    }
    sure: dict[str, Item] = guess | {"e1": renner(mention("She", 0.9))}
    for id in ("v1", "x1"):
        assert is_only_guessed([(guess, id, "e1")])
        assert is_only_guessed([(guess, id, "e1"), (guess, id, "e1")])
        assert not is_only_guessed([(guess, id, "e1"), (sure, id, "e1")])
        assert not is_only_guessed([(sure, id, "e1")])
    assert is_only_guessed([(guess, "v1", "e1"), (sure, "v9", "e1"), (sure, "v1", "e9")])
    assert not is_only_guessed([(guess, "v1", "e9")])
    assert not is_only_guessed([])


def test_where_the_headline_names_nobody_the_mention_nearest_to_the_event_decides() -> None:
    event = told("met")
    fined, met = TEXT.index("fined"), TEXT.index("met")
    first = event.mentions[0]
    other = replace(event, mentions=(replace(first, start=fined, end=fined + 5, exact="fined"),))
    named = replace(event, mentions=(replace(first, start=met, end=met + 3, exact="met"),))
    items: dict[str, Item] = {"e1": renner(mention("She", 0.6))}
    assert takes_part(other, "e1", items) == "Odile Renner?"
    assert takes_part(named, "e1", items) == "Odile Renner"
    both = replace(event, mentions=(*named.mentions, *other.mentions))
    assert takes_part(both, "e1", items) == "Odile Renner"


def test_the_pane_that_says_why_tells_of_the_guess() -> None:
    record: Annotations = full_record()
    assert record.claims
    items: dict[str, Item] = {"e1": renner(mention("She", 0.6))}
    assert dict(explain(told("She was fined"), items))["who"] == "Odile Renner?"
    assert dict(explain(said_by("She"), items))["claim"].startswith("Odile Renner? ·")


def of_two(confidence: float, status: Status | None = None) -> Event:
    event = told("She was fined")
    words = (("met", 1.0, None), ("fined", confidence, status))
    mentions = [
        replace(
            event.mentions[0], start=TEXT.index(word), exact=word, confidence=sure, status=judged, by="model"
        )
        for word, sure, judged in words
    ]
    return replace(event, mentions=tuple(mentions))


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.0, "fined?"), (0.49, "fined?"), (0.5, "fined"), (1.0, "fined")]
)
def test_a_word_that_likelier_tells_of_something_else_has_a_question_mark(
    confidence: float, word: str
) -> None:
    assert event_words(of_two(confidence)) == ["met", word]


@pytest.mark.parametrize("status", ["accepted", "edited"])
def test_a_word_or_an_event_that_a_reader_has_judged_has_none(status: Status) -> None:
    assert event_words(of_two(0.2, status)) == ["met", "fined"]
    assert event_words(replace(of_two(0.2), review=status)) == ["met", "fined"]


def test_a_word_that_is_sure_elsewhere_is_told_once() -> None:
    event = of_two(0.2)
    again = replace(event.mentions[1], exact="met")
    assert event_words(replace(event, mentions=(event.mentions[0], again))) == ["met"]


def test_the_report_says_of_whom_the_speaker_is_a_guess() -> None:
    record = full_record()
    claim = said_by("She")
    for confidence, told_of in ((0.6, True), (0.9, False)):
        changed = replace(record, entities=(renner(mention("She", confidence)),), claims=(claim,))
        assert ("who speaks is a guess" in markdown_report(changed, TEXT)) == told_of


@pytest.mark.parametrize(
    ("cue", "confidence", "name"),
    [("", 0.4, "Odile Renner?"), ("", 0.9, "Odile Renner"), ("said", 0.4, "Odile Renner")],
)
def test_who_is_taken_to_speak_without_a_verb_has_a_question_mark(
    cue: str, confidence: float, name: str
) -> None:
    items: dict[str, Item] = {"e1": renner(mention("Odile Renner", 1.0))}
    words = (Span(0, len(cue), cue),) if cue else ()
    claim = replace(said_by("Odile Renner"), cue=words, confidence=confidence)
    assert who_says(claim, items) == name
    assert who_says(replace(claim, status="accepted"), items) == "Odile Renner"
