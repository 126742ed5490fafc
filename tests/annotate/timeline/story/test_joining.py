"""Which mentions are one event: what is joined, and what never is."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.language.document import document_of
from annotate.record import Event
from annotate.timeline.events.finding import Happening
from annotate.timeline.story.apart.ruling import _of_others
from annotate.timeline.story.joining import NEVER, SUPPORTED, Joined, grouped, says_that_it_came, ties
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import Site, Surroundings
from annotate.timeline.story.telling import FIRM
from annotate.timeline.story.words import event_words
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.fixture(scope="module")
def events(annotator: Annotator) -> Callable[[str], list[Event]]:
    return lambda text: list(
        annotator.annotate(Article.from_text(text, published="2025-06-10")).timeline.events
    )


def together(events: list[Event], *words: str) -> bool:
    """Tell whether one event has mentions of all words."""
    return any(set(words) <= {mention.exact for mention in event.mentions} for event in events)


ONE = [
    (
        "Rebels attacked the army base in Selm on Monday. The attack killed four soldiers, officials said.",
        ("attacked", "attack"),
    ),
    (
        "The company acquired its rival Brenn in May. The acquisition made it the largest grocer in Norland.",
        ("acquired", "acquisition"),
    ),
    (
        "The minister resigned on Friday. His resignation came after weeks of protests in the capital.",
        ("resigned", "resignation"),
    ),
    (
        "Norland invaded Varna in May 2025. The invasion in May 2025 was the second in a year.",
        ("invaded", "invasion"),
    ),
    (
        "Farmers protested in Oslen on Tuesday. Police said the protest was peaceful and ended by noon.",
        ("protested", "protest"),
    ),
]


@pytest.mark.parametrize(("text", "words"), ONE)
def test_a_verb_and_its_noun_are_one_event(
    events: Callable[[str], list[Event]], text: str, words: tuple[str, ...]
) -> None:
    found = events(text)
    assert together(found, *words)
    joined = next(e for e in found if set(words) <= {m.exact for m in e.mentions})
    assert joined.mentions[0].because is None
    assert all(mention.because for mention in joined.mentions[1:])


TWO = [
    (
        "A bomb exploded in Selm on 3 March 2024. Another bomb exploded in Selm on 9 May 2024.",
        ("exploded", "exploded"),
    ),
    ("The court convicted him in March after police arrested him in January.", ("convicted", "arrested")),
    ("The mayor announced that the bridge had collapsed.", ("announced", "collapsed")),
    ("Kessler beat Dorn in the first match. Then Albrecht beat Vogel.", ("beat", "beat")),
    ("The army withdrew before the rebels attacked the town.", ("withdrew", "attacked")),
    # In other years, by the sentence or by the passage.
    (
        "A ferry sank off Selm on Sunday, killing nine people. In 2015, a ferry sank off Brenn.",
        ("sank", "sank"),
    ),
    (
        "Ferry sinks off Selm\n\nNine people were killed in the storm off Selm.\n\n"
        "In 2015, another storm struck the coast. A ferry sank off Brenn.",
        ("sinks", "sank"),
    ),
    # Each with a time of its own, and steps of one case.
    ("The bridge was built in 1974 and repaired in 2009.", ("built", "repaired")),
    ("The president stepped down on Friday and was detained on Saturday.", ("stepped", "detained")),
    ("A court sentenced the dentist to six years. He was arrested in March.", ("sentenced", "arrested")),
    ("Ruiz was charged with fraud. A court in Lund acquitted her.", ("charged", "acquitted")),
    ("The trial lasted three weeks. The judge scheduled sentencing for July.", ("trial", "sentencing")),
    ("The verdict came after a trial of three weeks.", ("verdict", "trial")),
    # Done by others, to nobody.
    ("Half of the oxen died in the drought. Her brother died there in 1912.", ("died", "died")),
    ("The museum opened in Selm on Friday. The port opened in 1990.", ("opened", "opened")),
    # Done to others, of whom there is another number.
    (
        "Three guards were injured in a fire in Orley on Friday. Five nurses were injured in Lund.",
        ("injured", "injured"),
    ),
    # A noun brings up what was in an earlier year.
    (
        "The water reached Selm at 3am on Monday, 7 April 2025, and flooded 620 houses.\n\n"
        "In January 2010, floods in the same district killed two people.",
        ("flooded", "floods"),
    ),
    (
        "An explosion tore through a mine in Brenn on 2 May 2025.\n\n"
        "Twelve men died in an explosion at another mine in 2011.",
        ("explosion", "explosion"),
    ),
    # Another verb is still to come.
    ("Police arrested twelve people. Norland will vote on Sunday.", ("arrested", "vote")),
]

AGAIN = [
    ("The ferry sank off Selm on Monday. Divers said that the ferry sank in minutes.", "sank"),
    ("Ana Ruiz resigned on Friday. The mayor resigned over a loan, and she resigned in tears.", "resigned"),
    ("The bridge over the Lund collapsed on Monday. Nobody was hurt when it collapsed.", "collapsed"),
]


@pytest.mark.parametrize(("text", "word"), AGAIN)
def test_what_the_same_do_is_one_event(events: Callable[[str], list[Event]], text: str, word: str) -> None:
    assert max(sum(m.exact == word for m in event.mentions) for event in events(text)) == text.count(word)


# What is said of two mentions of one word, and whether that keeps them apart.
def _said(**said: str) -> dict[str, frozenset[str]]:
    parts = ("agents", "patients", "modifiers", "noun", "counts", "rows")
    return {part: frozenset(said.get(part, "").split()) for part in parts}


APART = [
    (_said(agents="e1", patients="e2"), _said(agents="e3", patients="e4"), True),
    (_said(agents="e1", patients="e2"), _said(agents="e3", patients="e2"), False),
    (_said(agents="e1", patients="e2"), _said(agents="e1", patients="e4"), False),
    (_said(agents="e1", patients="e2"), _said(agents="e3"), False),
    # Of what has no object, who does it tells; of a verb with one, or of a noun, that alone does not.
    (_said(agents="e1"), _said(agents="e3"), True),
    (_said(agents="e1 e3"), _said(agents="e3"), False),
    (_said(agents="e1"), _said(), False),
    (_said(patients="e1"), _said(patients="e3"), False),
    (_said(patients="e1", counts="three"), _said(patients="e3", counts="five"), True),
    (_said(patients="e1", counts="three"), _said(patients="e1", counts="five"), False),
    (_said(patients="e1", counts="three"), _said(patients="e3", counts="three"), False),
    (_said(patients="e1", counts="three"), _said(patients="e3"), False),
    (_said(agents="e1"), {**_said(agents="e3"), "noun": frozenset({"yes"})}, False),
    (_said(modifiers="first"), _said(modifiers="second"), True),
    # "Rejected a first bid", "rejected a second bid".
    (_said(patients="bid", rows="first"), _said(patients="bid", rows="second"), True),
    (_said(patients="bid", rows="second"), _said(patients="bid", rows="second"), False),
    (_said(patients="bid", rows="second"), _said(patients="bid"), False),
    (_said(modifiers="2004 deadly"), _said(modifiers="2018 deadly"), True),
    (_said(modifiers="2004"), _said(modifiers="2004 deadly"), False),
    (_said(modifiers="first"), _said(modifiers="deadly"), False),
    (_said(modifiers="deadly"), _said(modifiers="recent"), False),
    (_said(), _said(), False),
]


@pytest.mark.parametrize(("first", "second", "apart"), APART)
def test_other_people_on_both_sides_and_other_numbers_keep_apart(
    first: dict[str, frozenset[str]], second: dict[str, frozenset[str]], apart: bool
) -> None:
    place = {"title": False, "sentence": 0, "base": "hit"}
    sites = [cast(Site, SimpleNamespace(**place, **said)) for said in (first, second)]
    assert _of_others(sites).tolist() == [[False, apart], [apart, False]]


@pytest.mark.parametrize(("text", "words"), TWO)
def test_two_happenings_stay_two(
    events: Callable[[str], list[Event]], text: str, words: tuple[str, str]
) -> None:
    owners = [event.id for event in events(text) for mention in event.mentions if mention.exact in set(words)]
    assert len(owners) == len(set(owners)) == 2


def test_every_mention_is_of_one_event_and_every_event_has_one(events: Callable[[str], list[Event]]) -> None:
    found = events(" ".join(text for text, _ in (*ONE, *TWO)))
    places = [(mention.start, mention.end) for event in found for mention in event.mentions]
    assert len(places) == len(set(places))
    assert all(event.mentions for event in found)


def test_the_surest_are_joined_first_and_what_must_not_be_is_kept_apart() -> None:
    odds = np.array(
        [[0, 3, -5, NEVER], [3, 0, 2, 1], [-5, 2, 0, 4], [NEVER, 1, 4, 0]],
        dtype=np.float32,
    )
    assert grouped(odds, 0.5) == [[0, 1], [2, 3]]
    assert grouped(odds, 5.0) == [[0], [1], [2], [3]]


def test_nothing_is_joined_with_what_it_never_is_by_way_of_a_third() -> None:
    odds = np.array([[0, 6, NEVER], [6, 0, 6], [NEVER, 6, 0]], dtype=np.float32)
    assert all(not {0, 2} <= set(group) for group in grouped(odds, -2.0))


def test_what_is_known_of_words_is_in_their_sets() -> None:
    words = event_words()
    invade, invasion, eat = (words.place(word) for word in ("invade", "invasion", "eat"))
    assert words.families[invade] & words.families[invasion]
    assert not words.families[invade] & words.families[eat]
    assert len(words.families) == len(words.senses) == len(words.wider) == len(words.places)
    assert words.senses[2:5] == [words.senses[number] for number in (2, 3, 4)]
    with pytest.raises(IndexError):
        words.senses[len(words.places)]


def test_pairs_are_the_same_however_many_are_looked_at_at_once(
    events: Callable[[str], list[Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(part for part, _ in ONE)
    whole = events(text)
    monkeypatch.setattr("annotate.timeline.story.pairs.AT_ONCE", 7)
    assert events(text) == whole


def test_an_event_takes_no_part_in_itself() -> None:
    text = (
        "Norland invaded Selmia in February 2022. The invasion killed 900 people. Trade has fallen since the "
        "February 2022 invasion began, and the invasion drew protests."
    )
    record = pipelines.annotator().annotate(Article.from_text(text, published="2025-06-10"))
    names = {entity.id: entity.name.lower() for entity in record.entities}
    for event in record.timeline.events:
        if "invasion" in {mention.exact for mention in event.mentions}:
            assert not [names[id] for id in event.participants if names[id].endswith("invasion")]
    invaded = next(e for e in record.timeline.events if e.mentions[0].exact == "invaded")
    assert {"norland", "selmia"} <= {names[id] for id in invaded.participants}


DEEDS = [
    # The day of the case is not that of the deed, which may have its own.
    ("Ann Roe was jailed on Friday after pleading guilty in January to fraud.", "fraud", None),
    ("She was convicted in 2023 of murdering her husband.", "murdering", None),
    ("Police charged a man on Friday with the murder of Ann Roe.", "murder", None),
    ("He was arrested in May for stealing a car.", "stealing", None),
    ("Prosecutors accused the mayor on Tuesday of taking bribes.", "taking", None),
    ("Bo Lund was jailed on Monday for a robbery in 2019.", "robbery", "2019-01-01"),
    ("He admitted on Monday to setting fire to the mill in March 2024.", "setting", "2024-03-01"),
    # No case, no deed: what is tried or pleaded for, and the punishment.
    ("Bo Lund was sentenced to prison on Friday.", "sentenced", "2025-06-06"),
    ("The government tried to reform the law in 2005.", "reform", "2005-01-01"),
]


@pytest.mark.parametrize(("text", "word", "day"), DEEDS)
def test_a_deed_is_no_step_of_its_case_and_not_of_its_day(
    events: Callable[[str], list[Event]], text: str, word: str, day: str | None
) -> None:
    one = next(e for e in events(text) if word in {mention.exact for mention in e.mentions})
    steps = {"jailed", "pleading", "convicted", "charged", "arrested", "accused", "admitted"}
    assert not steps & {mention.exact for mention in one.mentions}
    assert one.time.earliest == day


def test_a_plea_is_no_sentence(events: Callable[[str], list[Event]]) -> None:
    found = events("Lund pleaded guilty in January to fraud. He was sentenced on Monday to nine years.")
    days = {m.exact: e.time.earliest for e in found for m in e.mentions}
    assert (days["pleaded"], days["sentenced"]) == ("2025-01-01", "2025-06-09")


def scene_of_words(*words: tuple[str, bool, int]) -> Scene:
    """Return a scene of words: each a base form, whether it is a noun, and the word that it hangs on."""
    nobody: frozenset[str] = frozenset()
    sites = [
        SimpleNamespace(
            event=SimpleNamespace(token=SimpleNamespace(text=word, i=place)),
            base=word, lexical=-1, noun=noun, governor=governor, relation="obj" if governor >= 0 else "",
            agents=nobody, patients=nobody, others=nobody,
        )
        for place, (word, noun, governor) in enumerate(words)
    ]  # fmt: skip
    return cast(Scene, SimpleNamespace(sites=sites))


def story_of(odds: list[list[float]]) -> Joined:
    return Joined([list(range(len(odds)))], [np.array(odds, dtype=np.float32)], -1.2)


def test_a_mention_is_as_sure_as_its_weakest_step_from_the_one_that_tells_the_event_best() -> None:
    scene = scene_of_words(("fire", True, -1), ("burn", False, -1), ("flame", True, -1))
    story = story_of([[0, 2, -1], [2, 0, -0.5], [-1, -0.5, 0]])
    found = ties(scene, story, [0, 1, 2], 0)
    assert found[1].confidence == pytest.approx(1 / (1 + np.exp(-2)), abs=1e-3)
    assert found[2].confidence == pytest.approx(1 / (1 + np.exp(0.5)), abs=1e-3)
    assert found[2].because == "near “burn” in meaning"
    # A number of numpy's cannot be written as YAML.
    assert {type(tie.confidence) for tie in found.values()} == {float}
    other = ties(scene, story, [0, 1, 2], 2)
    assert other.keys() == {0, 1}
    assert other[0].confidence == other[1].confidence == found[2].confidence


@pytest.mark.parametrize(
    ("verb", "governor", "sure"), [("hold", 0, True), ("question", 0, False), ("hold", -1, False)]
)
def test_a_verb_that_only_makes_the_noun_an_event_is_surely_one_with_it(
    verb: str, governor: int, sure: bool
) -> None:
    scene = scene_of_words((verb, False, -1), ("vote", True, governor))
    found = ties(scene, story_of([[0, -1], [-1, 0]]), [0, 1], 1)
    assert (found[0].confidence == SUPPORTED) == sure


CAME = [
    ("The council held talks with the union.", "talks", "held", True),
    ("Talks between the two firms began on Monday.", "Talks", "began", True),
    ("A riot broke out at the prison on Friday.", "riot", "broke", True),
    ("The vote took place in May.", "vote", "took", True),
    ("The review was carried out in May.", "review", "carried", True),
    ("The clerk read an order issued by the court.", "order", "issued", True),
    # What is done to it, who does it, and what it leads to are others.
    ("Ministers condemned the raid on Monday.", "raid", "condemned", False),
    ("The strike ended on Monday.", "strike", "ended", False),
    ("The guards staged a walkout on Friday.", "guards", "staged", False),
    ("The raid started a war in the valley.", "raid", "started", False),
    ("The storm took three lives.", "storm", "took", False),
]


@pytest.mark.parametrize(("text", "noun", "verb", "one"), CAME)
def test_a_verb_that_says_that_something_came_about_is_one_with_it(
    annotator: Annotator, text: str, noun: str, verb: str, one: bool
) -> None:
    doc = document_of(annotator.nlp(text))
    around = Surroundings(doc, (), ())
    sites = {
        token.text: around.site(
            Happening(
                token, token.idx, token.idx + len(token), "OCCURRENCE", "model", 1.0, "BEFORE", 3.0, False,
                "CT+", (), None,
            )
        )
        for token in doc
        if token.text in {noun, verb}
    }  # fmt: skip
    below = sites[noun].governor == sites[verb].event.token.i
    pair = (sites[noun], sites[verb]) if below else (sites[verb], sites[noun])
    assert says_that_it_came(*pair) == one


def test_what_likelier_is_something_else_says_nothing_of_who_takes_part(annotator: Annotator) -> None:
    text = (
        "Bill Ormsby resigned on Friday. Ann Whitcombe is expected to announce her resignation on Monday. "
        "She spoke for four minutes."
    )
    record = annotator.annotate(Article.from_text(text, published="2025-06-10"))
    names = {entity.id: entity.name for entity in record.entities}
    (event,) = (one for one in record.timeline.events if "resignation" in {m.exact for m in one.mentions})
    unsure = {mention.exact for mention in event.mentions if mention.confidence < FIRM}
    assert unsure == {"announce"}
    assert "Ann Whitcombe" not in {names[id] for id in event.participants}
