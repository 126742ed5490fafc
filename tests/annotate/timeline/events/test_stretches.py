"""When an event is that two expressions, its own noun phrase, or the verb over it tells of together."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import EventTime, Published
from annotate.timeline.events.when.bearers import bearer_of, told_with_when
from tests import pipelines
from tests.annotate.timeline.events.parses import parse

LEMMAS = {"held": "hold", "happened": "happen", "took": "take", "managed": "manage", "promised": "promise"}
DAY = Published("2024-07-01", "given")


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def when(annotator: Annotator, text: str, word: str) -> EventTime:
    """Return the time of the event that a word is a mention of."""
    events = annotator.annotate(Article.from_text(text, published=DAY)).timeline.events
    return next(event.time for event in events if word in [m.exact for m in event.mentions])


@pytest.mark.parametrize(
    ("text", "word", "days", "because"),
    [
        (
            "From 2013 to 2021, prosecutors indicted 300 people.",
            "indicted",
            ("2013-01-01", "2021-12-31"),
            "“2013 to 2021”",
        ),
        (
            "Between March 2017 and May 2018, the team visited forty farms.",
            "visited",
            ("2017-03-01", "2018-05-31"),
            "“March 2017 and May 2018”",
        ),
        (
            "Burglaries fell from 9,100 in 2015 to 4,200 in 2020.",
            "fell",
            ("2015-01-01", "2020-12-31"),
            "“2015 to 4,200 in 2020”",
        ),
        (
            "The city won the prize in 2018, 2019 and 2020.",
            "won",
            ("2018-01-01", "2020-12-31"),
            "“2018, 2019 and 2020”",
        ),
        (
            "The farm flooded in 2019 and again in 2023.",
            "flooded",
            ("2019-01-01", "2023-12-31"),
            "“2019 and again in 2023”",
        ),
        (
            "Villagers marched from 3 May 2021 until 9 May 2021.",
            "marched",
            ("2021-05-03", "2021-05-09"),
            "“3 May 2021 until 9 May 2021”",
        ),
    ],
)
def test_a_stretch_reaches_from_its_first_expression_to_its_last(
    annotator: Annotator, text: str, word: str, days: tuple[str, str], because: str
) -> None:
    time = when(annotator, text, word)
    assert (time.earliest, time.latest, time.relation) == (*days, "IS_INCLUDED")
    assert (time.because or "").startswith(because)


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("A court jailed him in 2013. He left prison in 2021.", "jailed", ("2013-01-01", "2013-12-31")),
        ("Ann Roe, who was born in 1950, won in 2020.", "won", ("2020-01-01", "2020-12-31")),
        ("The bridge collapsed in 2019. In 2021 it was rebuilt.", "collapsed", ("2019-01-01", "2019-12-31")),
        (
            "The law passed on 3 May 2021, and on 9 May 2021 thousands marched.",
            "passed",
            ("2021-05-03", "2021-05-03"),
        ),
    ],
)
def test_two_expressions_of_two_events_are_no_stretch(
    annotator: Annotator, text: str, word: str, days: tuple[str, str]
) -> None:
    time = when(annotator, text, word)
    assert (time.earliest, time.latest) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "Observers saw no violence during the 5 December 2020 parliamentary elections.",
            "elections",
            ("2020-12-05", "2020-12-05"),
        ),
        ("Many remember the May 2019 earthquake.", "earthquake", ("2019-05-01", "2019-05-31")),
        ("The summit was held on 3 May 2021 in Selm.", "summit", ("2021-05-03", "2021-05-03")),
        ("The vote took place on 3 May 2021.", "vote", ("2021-05-03", "2021-05-03")),
        (
            "On 5 November 2015, after 39 years, she managed to reunite with her grandson.",
            "reunite",
            ("2015-11-05", "2015-11-05"),
        ),
    ],
)
def test_what_stands_in_the_noun_phrase_or_with_the_verb_over_it_is_its_time(
    annotator: Annotator, text: str, word: str, days: tuple[str, str]
) -> None:
    time = when(annotator, text, word)
    assert (time.earliest, time.latest) == days


@pytest.mark.parametrize(
    ("marked", "bearer"),
    [
        ("The/DT/2/det *vote/NN/4/nsubj:pass was/VBD/4/aux:pass held/VBN/0/root", "held"),
        ("The/DT/2/det *blast/NN/3/nsubj happened/VBD/0/root", "happened"),
        ("The/DT/2/det *vote/NN/3/nsubj took/VBD/0/root place/NN/3/obj", "took"),
        ("She/PRP/2/nsubj managed/VBD/0/root to/TO/4/mark *leave/VB/2/xcomp", "managed"),
        ("The/DT/2/det *vote/NN/3/nsubj took/VBD/0/root hours/NNS/3/obj", None),
        ("The/DT/2/det *strike/NN/3/nsubj alarmed/VBD/0/root them/PRP/3/obj", None),
        ("She/PRP/2/nsubj promised/VBD/0/root to/TO/4/mark *leave/VB/2/xcomp", None),
        ("They/PRP/2/nsubj held/VBD/0/root the/DT/4/det *vote/NN/2/obj", None),
        ("*Left/VBD/0/root", None),
    ],
)
def test_only_verbs_that_say_when_something_was_hand_their_time_on(marked: str, bearer: str | None) -> None:
    doc = parse(marked).doc
    for word in doc:
        word.lemma_ = LEMMAS.get(word.lower_, word.lower_)
    place = next(number for number, word in enumerate(marked.split()) if word.startswith("*"))
    found = bearer_of(doc[place])
    assert (doc[found].text if found >= 0 else None) == bearer


_FELL = "*fell/VBD/0/root when/WRB/6/advmod the/DT/5/det bus/NN/6/nsubj stopped/VBD/2/advcl"


@pytest.mark.parametrize(
    ("marked", "verb"),
    [
        (f"Two/CD/2/nsubj {_FELL}", "stopped"),
        (f"Two/CD/2/nsubj {_FELL.replace('when/WRB', 'before/IN')}", None),
        (f"Two/CD/2/nsubj {_FELL.replace('stopped/VBD', 'stops/VBZ')}", None),
        ("When/WRB/3/advmod it/PRP/3/nsubj stopped/VBD/5/advcl she/PRP/5/nsubj *fell/VBD/0/root", None),
        (
            "She/PRP/3/nsubj had/VBD/3/aux *left/VBN/0/root "
            "when/WRB/6/advmod it/PRP/6/nsubj fell/VBD/3/advcl",
            None,
        ),
        ("She/PRP/2/nsubj *knows/VBZ/0/root when/WRB/5/advmod it/PRP/5/nsubj fell/VBD/2/advcl", None),
    ],
)
def test_only_a_past_clause_of_when_behind_a_past_verb_is_its_time(marked: str, verb: str | None) -> None:
    doc = parse(marked).doc
    place = next(number for number, word in enumerate(marked.split()) if word.startswith("*"))
    found = told_with_when(doc[place])
    assert (doc[found].text if found >= 0 else None) == verb


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "Ann Hale was arrested on 9 January 2023, and pleaded not guilty the next day.",
            "pleaded",
            ("2023-01-10", "2023-01-10"),
        ),
        (
            "The port opened in May 2019, and ships came the next month.",
            "came",
            ("2019-06-01", "2019-06-30"),
        ),
    ],
)
def test_a_day_that_a_story_has_come_to_is_nothing_to_come(
    annotator: Annotator, text: str, word: str, days: tuple[str, str]
) -> None:
    events = annotator.annotate(Article.from_text(text)).timeline.events
    (time,) = (event.time for event in events if any(told.exact == word for told in event.mentions))
    assert (time.earliest, time.latest) == days


def test_what_happened_when_something_dated_did_is_of_its_day(annotator: Annotator) -> None:
    time = when(annotator, "Two people died when a bus overturned near Selm on 3 May 2021.", "died")
    assert (time.earliest, time.latest) == ("2021-05-03", "2021-05-03")


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Members were briefed by strategist and 2022 campaign director Ann Roe.", "briefed", None),
        ("Mavis Roe, 2022 beauty contestant, has called for more jobs.", "called", None),
        ("Voters gave the 2019 winner Ann Roe a warm welcome.", "gave", None),
        ("In 2022 campaign director Ann Roe resigned.", "resigned", "2022-01-01"),
        ("The 2022 campaign ended in tears.", "ended", "2022-01-01"),
        ("Ann Roe won the 2019 marathon.", "won", "2019-01-01"),
    ],
)
def test_a_year_that_only_says_who_somebody_is_is_of_no_other_event(
    annotator: Annotator, text: str, word: str, day: str | None
) -> None:
    assert when(annotator, text, word).earliest == day
