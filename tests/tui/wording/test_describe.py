"""How sure a source is, in the words of a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.article import Article
from annotate.record import Claim, Event, Factuality, Mention, MentionKind, Span
from annotate.record.walk import Item
from annotate.review.wording import FACTUALITY_NAMES
from tests.tui.sample import TEXT, sample_record
from tui.wording.describe import said_how_surely, shown_factuality, summary
from tui.wording.explain import explain


@pytest.mark.parametrize(
    ("words", "factuality", "shown"),
    [
        ("that no arrest had been made", "CT-", "CT+"),
        ("“Nobody left his post,”", "CT-", "CT+"),
        ("that he hadn’t left", "CT-", "CT+"),
        ("that he had left", "CT-", "CT-"),
        ("that a note was left", "CT-", "CT-"),
        ("that no arrest may be made", "PS-", "PS-"),
        ("that no arrest had been made", "CT+", "CT+"),
    ],
)
def test_what_words_say_no_to_is_not_said_no_to_again(
    words: str, factuality: Factuality, shown: Factuality
) -> None:
    claim = sample_record(Article.from_text(TEXT)).claims[0]
    told = replace(claim, factuality=factuality, content=(replace(claim.content[0], exact=words),))
    assert shown_factuality(told) == shown
    assert said_how_surely(told) == {"CT+": "as certain", "CT-": "as not so", "PS-": "as possibly not"}[shown]
    known = "certain that it is not so" if shown != factuality else FACTUALITY_NAMES[factuality]
    assert dict(explain(told, {}))["certainty"].split(",")[0] == known


def test_what_is_left_open_is_left_open() -> None:
    claim = replace(sample_record(Article.from_text(TEXT)).claims[0], factuality="Uu")
    assert isinstance(claim, Claim)
    assert said_how_surely(claim) == "left open"


@pytest.mark.parametrize(
    ("words", "kind", "confidence", "shown"),
    [
        ("She closed the bridge", "pronoun", 0.9, "She (Ana Ruiz) closed the bridge"),
        ("They closed the bridge", "pronoun", 0.4, "They (Ana Ruiz?) closed the bridge"),
        ("Her deputy closed the bridge", "pronoun", 0.9, "Her deputy closed the bridge"),
        ("Ruiz closed the bridge", "name", 0.9, "Ruiz closed the bridge"),
    ],
)
def test_who_does_it_stands_behind_the_pronoun_that_an_event_begins_with(
    words: str, kind: MentionKind, confidence: float, shown: str
) -> None:
    record = sample_record(Article.from_text(TEXT))
    event = replace(record.timeline.events[0], headline=Span(9, 9 + len(words), words), participants=("e3",))
    first = words.split()[0]
    mention = Mention("e3.m9", 9, 9 + len(first), first, kind, "rule", confidence)
    items: dict[str, Item] = {
        each.id: replace(each, mentions=(*each.mentions, mention)) if each.id == "e3" else each
        for each in record.entities
    }
    assert isinstance(event, Event)
    assert summary(event, items) == shown
    assert summary(event) == words


@pytest.mark.parametrize(
    ("words", "start", "shown"),
    [
        ("was sentenced to nine years", 40, "(Ana Ruiz) was sentenced to nine years"),
        ("was sentenced to nine years", 900, "was sentenced to nine years"),
        ("the bridge was closed by Ruiz", 40, "the bridge was closed by Ruiz"),
    ],
)
def test_who_was_sentenced_stands_before_a_line_without_its_subject(
    words: str, start: int, shown: str
) -> None:
    record = sample_record(Article.from_text(TEXT))
    line = Span(start, start + len(words), words)
    event = replace(record.timeline.events[0], headline=line, participants=("e3",))
    mention = Mention("e3.m9", 9, 13, "Ruiz", "name", "rule", 0.9)
    items: dict[str, Item] = {
        each.id: replace(each, mentions=(mention,)) if each.id == "e3" else each for each in record.entities
    }
    assert summary(event, items) == shown
