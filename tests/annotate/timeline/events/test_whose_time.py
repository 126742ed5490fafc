"""Which expression is an event's, by the shipped model: not that of whoever tells it, and the closest one."""

from __future__ import annotations

from functools import cache

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Event, Published
from tests import pipelines


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def events(text: str, published: str) -> tuple[Event, ...]:
    article = Article.from_text(text, published=Published(published, "given"))
    return _annotator().annotate(article).timeline.events


def told(text: str, published: str, word: str) -> tuple[str | None, str | None, str]:
    """Return the days and the status of the event whose line has a word."""
    event = next(event for event in events(text, published) if word in event.headline.exact)
    return event.time.earliest, event.time.latest, event.status


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "Cashew exports fell by a fifth between February and June, the ministry said on Tuesday.",
            "fell",
            ("2025-02-01", "2025-06-30"),
        ),
        (
            "Output fell 3 percent in May from a year earlier, the office said on Sunday.",
            "fell",
            ("2025-05-01", "2025-05-31"),
        ),
        # What has been was by the day on which it is told, where nothing else says when.
        ("Nine men have been arrested, police said on Sunday.", "arrested", (None, "2025-06-08")),
        ("Six were hurt when a tram hit a lorry, police said on Sunday.", "hurt", (None, "2025-06-08")),
        (
            "A ferry sank, the coast guard said on Saturday. The ferry sank on Thursday in a storm.",
            "sank",
            ("2025-06-05", "2025-06-05"),
        ),
        # What somebody does by saying so is of that day.
        ("On Friday the club said it was withdrawing.", "withdrawing", ("2025-06-06", "2025-06-06")),
        ("The mayor announced on Saturday she was resigning.", "resigning", ("2025-06-07", "2025-06-07")),
        ("On Friday police said the firm was selling stolen phones.", "selling", (None, "2025-06-09")),
    ],
)
def test_a_time_in_what_is_said_goes_before_the_day_of_saying(
    text: str, word: str, days: tuple[str | None, str]
) -> None:
    published = "2025-12-09" if "Tuesday" in text else "2025-06-09"
    assert told(text, published, word)[:2] == days


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The board said on Monday that farmers would get 15 percent more.", "would get"),
        ("The bank told investors on Monday that rents would rise.", "would rise"),
    ],
)
def test_what_is_still_to_come_is_not_of_the_day_when_it_was_said(text: str, word: str) -> None:
    assert told(text, "2025-05-05", word)[1:] == (None, "planned")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Aid to the town is to double by the end of the year.", "double", ("2025-06-10", "2025-12-31")),
        ("A new mill opens by December.", "opens", ("2025-06-10", "2025-12-31")),
    ],
)
def test_what_comes_by_a_later_day_is_planned(text: str, word: str, expected: tuple[str, str]) -> None:
    assert told(text, "2025-06-10", word) == (*expected, "planned")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("By May the wells had dried up.", "dried"),
        ("The town was rebuilt by 2019.", "rebuilt"),
    ],
)
def test_what_had_come_by_a_day_has_happened(text: str, word: str) -> None:
    assert told(text, "2025-06-10", word)[2] == "happened"


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("He moved to Leeds midway through 2017.", "moved", ("2017-01-01", "2017-12-31")),
        ("Sales fell halfway through May.", "fell", ("2025-05-01", "2025-05-31")),
        ("The shop stayed shut through May 2024.", "stayed", (None, "2024-05-31")),
    ],
)
def test_midway_through_a_time_is_within_it(text: str, word: str, days: tuple[str | None, str]) -> None:
    assert told(text, "2025-06-10", word)[:2] == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("A bus overturned near Jos on Saturday. Six died in the crash.", "died", ("2025-09-20",) * 2),
        ("The cabinet cut the subsidy on Friday. The move angered drivers.", "move", ("2025-09-19",) * 2),
        ("The board met on 12 May. At the meeting, two directors resigned.", "resigned", ("2025-05-12",) * 2),
        ("The bus left the road shortly before 3 a.m. on Saturday.", "left", ("2025-09-20T03:00",) * 2),
        # Who sued to stop it sued then; what was promised for then was promised by the publication.
        ("The league sued to block the rule in February.", "sued", ("2025-02-01", "2025-02-28")),
        ("The town went to court to save the mill last year.", "went", ("2024-01-01", "2024-12-31")),
        ("The firm promised to pay the fine in May.", "promised", (None, "2025-09-23")),
        ("On Thursday soldiers shelled a market. Nine people were killed.", "killed", ("2025-09-18",) * 2),
        # A year that is only compared with.
        ("Rents rose 8% from a year earlier.", "rose", (None, "2025-09-23")),
        (
            "Six died when a mine collapsed, police said. The mine collapsed on 2 May.",
            "died",
            ("2025-05-02",) * 2,
        ),
        # Another one, and what lasts for years, lend no day.
        ("A tower fell on Friday. An attack killed nine.", "attack", (None, "2025-09-23")),
        ("The war began in 2022. Thousands were killed in the war.", "killed", (None, "2025-09-23")),
    ],
)
def test_what_was_at_something_or_takes_it_up_was_on_its_day(
    text: str, word: str, days: tuple[str | None, str]
) -> None:
    assert told(text, "2025-09-23", word)[:2] == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "A wall of mud swept through the town on Sunday, killing 31 and burying 120 houses, the mayor"
            " said on Monday.",
            "burying",
            ("2025-09-21",) * 2,
        ),
        ("The minister was told of the disaster only on Sunday night.", "disaster", (None, "2025-09-23")),
        (
            "The union has accepted; Orr said on Friday he would decide.",
            "accepted",
            (None, "2025-09-23"),
        ),
        ("The lawyer said his client would appeal.", "appeal", ("2025-09-23", None)),
        # What stands with it is its own.
        ("He spoke of the strike of 9 September on Sunday.", "strike", ("2025-09-09",) * 2),
    ],
)
def test_an_expression_of_another_clause_is_not_taken(
    text: str, word: str, days: tuple[str | None, str | None]
) -> None:
    assert told(text, "2025-09-23", word)[:2] == days


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The next round of talks is due on 20 May.", "talks", ("2026-05-20", "2026-05-20", "planned")),
        (
            "Investors welcomed the decision. The next decision is due on 18 June.",
            "next decision",
            ("2026-06-18", "2026-06-18", "planned"),
        ),
        (
            "The government has declared Tuesday a day of mourning.",
            "mourning",
            ("2026-05-05", "2026-05-05", "planned"),
        ),
        ("A decision had been due on Thursday.", "decision", ("2026-04-30", "2026-04-30", "happened")),
    ],
)
def test_what_is_due_or_declared_is_of_its_day(
    text: str, word: str, expected: tuple[str | None, str | None, str]
) -> None:
    assert told(text, "2026-05-04", word) == expected


def test_what_has_come_of_something_since_is_not_of_its_year() -> None:
    found = events("The state built a dam in 2015 that has flooded forty farms.", "2025-09-23")
    years = {mention.exact: event.time.earliest for event in found for mention in event.mentions}
    assert (years["built"], years["flooded"]) == ("2015-01-01", None)


def test_of_two_expressions_side_by_side_the_closer_one_counts() -> None:
    text = "At a quarter to eight on Wednesday evening last week the roof fell."
    assert told(text, "2025-09-23", "fell")[:2] == ("2025-09-17T19:45", "2025-09-17T19:45")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trial had been set for the week beginning 1 September.", {"beginning"}),
        ("In the week ending September 6, jobless claims rose by 12,000.", {"ending"}),
        ("The ministers met this afternoon to sign the deal.", {"afternoon"}),
        ("By the turn of the 20th century the mines were empty.", {"turn"}),
    ],
)
def test_words_that_say_when_are_no_events(text: str, words: set[str]) -> None:
    found = {mention.exact for event in events(text, "2025-09-23") for mention in event.mentions}
    assert found
    assert not words & found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Roe resigned on Friday. Her predecessor resigned in May.", {"resigned"}),
        ("Rescuers reached the mine. Protesters blocked the road.", {"reached", "blocked"}),
        ("A law on whistle-blowers was passed on Monday.", {"passed"}),
        ("Rescue teams reached the mine. Election officers left.", {"reached", "left"}),
    ],
)
def test_somebody_is_no_event(text: str, words: set[str]) -> None:
    assert {mention.exact for event in events(text, "2025-09-23") for mention in event.mentions} == words


def test_the_same_words_are_events_where_they_say_no_time() -> None:
    found = events("The strike is ending and talks are beginning, the union said.", "2025-09-23")
    assert {"ending", "beginning"} <= {mention.exact for event in found for mention in event.mentions}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The bank has not only closed branches but cut 300 jobs, the union said.", "closed", "happened"),
        ("The bank has not closed branches, the union said.", "closed", "denied"),
        ("Senator June told reporters that she would vote no.", "vote", "planned"),
        ("The senators cast no votes on Monday.", "cast", "denied"),
    ],
)
def test_what_is_more_than_one_thing_is_not_denied(text: str, word: str, status: str) -> None:
    assert told(text, "2025-06-10", word)[2] == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The owner decided to liquidate the firm last week.", "liquidate", "happened"),
        ("He agreed on Friday to sell the mill.", "sell", "happened"),
        ("Orr had threatened to withdraw the offer.", "withdraw", "happened"),
        ("A plan to move the town was never carried out.", "move", "denied"),
        ("Her mother wanted her to marry. She married in 1959.", "married", "happened"),
        ("Nobody could be certain before the site had been examined.", "examined", "planned"),
        ("He would have left before she had arrived.", "arrived", "happened"),
        # What one says and another denies is open, unless it was found to be so.
        (
            "“Nobody told us about the operation in 2023,” said the president, Kim Orr. Braga insist there"
            " was no operation.",
            "operation",
            "hypothetical",
        ),
        (
            "The firm paid a bribe in 2020, a judge found. The firm denied that it had paid a bribe.",
            "paid a bribe",
            "happened",
        ),
        ("The club plans to sell its stadium.", "sell", "planned"),
        ("She had until June 20 to respond, the unit said.", "respond", "planned"),
        ("The town went to court to save the mill last year.", "The town went to court", "happened"),
        ("The league sued to block the rule in May.", "The league sued", "happened"),
    ],
)
def test_what_was_decided_or_found_is_told_as_that(text: str, word: str, status: str) -> None:
    assert told(text, "2026-05-20", word)[2] == status


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            "Minister Eva Lund is expected to announce on Saturday that no pupil will be taught in huts"
            " by 2028, in her first major speech.",
            "speech",
            "2026-11-28",
        ),
        (
            "The pope is to warn on Sunday that the war could spread, in a sermon in Rome.",
            "sermon",
            "2026-11-29",
        ),
        ("The bishop will say on Sunday in a sermon that the poor were let down.", "sermon", "2026-11-29"),
    ],
)
def test_a_speech_in_which_something_is_still_to_be_said_is_still_to_come(
    text: str, word: str, day: str
) -> None:
    event = next(e for e in events(text, "2026-11-27") if any(m.exact == word for m in e.mentions))
    assert (event.time.earliest, event.time.latest, event.status) == (day, day, "planned")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The minister announced on Tuesday that taxes would fall, in his first speech since the crash.",
            "speech",
        ),
        ("He will have to explain what he said in his speech in May.", "speech"),
        ("The president would veto the law, he said in an interview.", "interview"),
        ("The court will rule on words that he used in a broadcast.", "broadcast"),
    ],
)
def test_a_speech_in_which_something_was_said_has_been(text: str, word: str) -> None:
    event = next(e for e in events(text, "2026-11-27") if any(m.exact == word for m in e.mentions))
    assert event.status == "happened"
    assert (event.time.latest or "") <= "2026-11-27"
