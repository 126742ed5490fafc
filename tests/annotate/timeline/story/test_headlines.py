"""The line of an event says more than a word, where any mention of the event does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from annotate.article import Article
from annotate.timeline.events.finding import find_events
from annotate.timeline.story.line.choosing import line_of
from annotate.timeline.story.scene import Scene
from tests import pipelines
from tests.annotate.timeline.events.parses import parse, with_events

BARE = "The/DT/2/det *attack/NN/4/nsubj was/VBD/4/cop bad/JJ/0/root"
TOLD = "Rebels/NNS/2/nsubj *attacked/VBD/0/root the/DT/4/det port/NN/2/obj"
NAMED = "A/DT/4/det Selm/NNP/4/compound port/NN/4/compound *attack/NN/6/nsubj was/VBD/6/cop bad/JJ/0/root"
HEADLESS = (
    "Ann Roe, who for two decades ran the Arlo penny bank as though it were a corner shop of her very own, "
    "was sentenced to nine years in prison."
)
OTHER = "Soldiers/NNS/2/nsubj *fled/VBD/0/root the/DT/4/det port/NN/2/obj"


def line(sentences: tuple[str, ...], odds: tuple[float, ...], bases: tuple[str, ...], **changed: str) -> str:
    """Return the line of an event whose mentions are the events of some sentences, the first its best."""
    doc = with_events(parse("\n".join(sentences)))
    found = find_events(doc, (), (), ())
    if changed:
        found[1:] = [cast(Any, _Changed(item, **changed)) for item in found[1:]]
    sites = [
        SimpleNamespace(
            event=item,
            base=base,
            lexical=-1,
            noun=item.token.pos_ == "NOUN",
            title=False,
            governor=-1,
            relation="",
        )
        for item, base in zip(found, bases, strict=True)
    ]
    scene = cast(Scene, SimpleNamespace(sites=sites))
    article = Article.from_text(doc.text)
    start, end = line_of(scene, article, range(len(found)), 0, np.array(odds, np.float32))
    return doc.text[start:end]


class _Changed:
    """A mention of which some is otherwise."""

    def __init__(self, item: object, **changed: str) -> None:
        self._item = item
        self.__dict__.update(changed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._item, name)


@pytest.mark.parametrize(
    ("sentences", "bases", "expected"),
    [
        ((BARE, TOLD), ("attack", "attack"), "Rebels attacked the port"),
        ((BARE, NAMED), ("attack", "attack"), "A Selm port attack"),
        # Of two, the one that says who.
        ((BARE, NAMED, TOLD), ("attack", "attack", "attack"), "Rebels attacked the port"),
    ],
)
def test_a_bare_word_gives_way_to_a_mention_that_says_more(
    sentences: tuple[str, ...], bases: tuple[str, ...], expected: str
) -> None:
    assert line(sentences, (2.0, *[0.0] * (len(sentences) - 1)), bases) == expected


def test_a_line_that_says_something_stays() -> None:
    assert line((NAMED, TOLD), (2.0, 1.9), ("attack", "attack")) == "A Selm port attack"


def test_words_of_another_family_stand_in_only_where_they_are_nearly_as_salient() -> None:
    assert line((BARE, OTHER), (2.0, 1.0), ("attack", "flee")) == "Soldiers fled the port"
    assert line((BARE, OTHER), (2.0, 0.0), ("attack", "flee")) == "The attack"


def test_what_is_told_otherwise_does_not_stand_in() -> None:
    assert line((BARE, TOLD), (2.0, 1.9), ("attack", "attack"), factuality="CT-") == "The attack"


BOTH = (
    "Police/NNS/2/nsubj *held/VBD/0/root a/DT/4/det man/NN/2/obj and/CC/6/cc *seized/VBD/2/conj "
    "drugs/NNS/6/obj"
)
LONG = " ".join(f"word{i}/JJ/20/amod" for i in range(7, 20))


def test_verbs_that_are_joined_and_one_event_have_one_line() -> None:
    assert line((BOTH,), (2.0, 0.0), ("hold", "seize")) == "Police held a man and seized drugs"


def test_what_is_not_joined_or_too_long_is_no_part_of_the_line() -> None:
    sentence = f"{BOTH.removesuffix(' drugs/NNS/6/obj')} {LONG} drugs/NNS/6/obj"
    assert line((sentence,), (2.0, 0.0), ("hold", "seize")) == "Police held a man"
    assert line((TOLD, OTHER), (2.0, 1.9), ("attack", "flee")) == "Rebels attacked the port"


def test_where_no_mention_says_more_the_word_stays() -> None:
    assert line((BARE, BARE), (2.0, 1.9), ("attack", "attack")) == "The attack"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "They/PRP/2/nsubj rejected/VBD/0/root a/DT/4/det bill/NN/2/obj *approved/VBN/4/acl by/IN/8/case "
            "the/DT/8/det house/NN/5/obl:agent",
            "a bill approved by the house",
        ),
        (
            "They/PRP/2/nsubj discussed/VBD/0/root joint/JJ/4/amod efforts/NNS/2/obj to/TO/6/mark "
            "*advance/VB/4/acl the/DT/8/det talks/NNS/6/obj",
            "joint efforts to advance the talks",
        ),
        # Of these somebody stands in the clause itself, or it belongs to no noun.
        (
            "The/DT/2/det minister/NN/6/nsubj who/WP/4/nsubj *approved/VBD/2/acl:relcl it/PRP/4/obj "
            "fled/VBD/0/root",
            "The minister who approved it",
        ),
        (
            "They/PRP/2/nsubj fled/VBD/0/root to/TO/4/mark *save/VB/2/advcl the/DT/6/det talks/NNS/4/obj",
            "save the talks",
        ),
    ],
)
def test_a_clause_of_a_noun_without_a_subject_says_of_what_it_is_told(sentence: str, told: str) -> None:
    assert line((sentence,), (0.0,), ("",)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The vote took place in May.", "The vote took place"),
        ("Talks between the two firms began on Monday in Oslen.", "Talks between the two firms began"),
        ("The first rally was hosted by Mr Roe.", "The first rally was hosted by Mr Roe"),
        (
            "A court quashed the conviction of Petra Lund. The conviction was unsafe, it said.",
            "A court quashed the conviction of Petra Lund",
        ),
        ("The board ruled out closing the east wing on Monday.", "The board ruled out closing the east wing"),
        # A noun that stands under another verb has its own line.
        ("The strike on the railways worries Ann Roe.", "The strike on the railways"),
    ],
)
def test_what_came_about_is_told_with_the_verb_that_says_so(text: str, told: str) -> None:
    events = pipelines.annotator().annotate(Article.from_text(text, published="2025-06-10")).timeline.events
    assert any(event.headline.exact.startswith(told) for event in events)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "A fraud that cost 300 savers their pensions was told of on Tuesday.",
            "fraud",
            "A fraud that cost 300 savers their pensions",
        ),
        ("The scheme came to light in 2021.", "scheme", "The scheme came to light"),
        (HEADLESS, "sentenced", "was sentenced to nine years in prison"),
        (
            f"Head of Arlo penny bank jailed for nine years\n\n{HEADLESS}",
            "sentenced",
            "Head of Arlo penny bank jailed for nine years",
        ),
        ("Nobody had wanted a strike.", "strike", "a strike"),
        ("The funeral will take place on Saturday.", "funeral", "The funeral will take place"),
        (
            "The bridge, which was built in 1931 and closed in 2019, will be torn down.",
            "closed",
            "The bridge, which was built in 1931 and closed in 2019",
        ),
        ("The court told the firm to sell its mine.", "sell", "The court told the firm to sell its mine"),
        ("The council wants to sell the baths.", "sell", "The council wants to sell the baths"),
    ],
)
def test_a_line_says_what_happened_and_to_whom_where_the_text_has_it_in_few_words(
    text: str, word: str, expected: str
) -> None:
    events = pipelines.annotator().annotate(Article.from_text(text)).timeline.events
    lines = [event.headline.exact for event in events if any(m.exact == word for m in event.mentions)]
    assert lines == [expected]
