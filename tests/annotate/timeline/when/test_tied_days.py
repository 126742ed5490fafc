"""Days that a turn of phrase ties to an event, wherever a tree hangs them; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.article import Article
from annotate.record import Event, Published
from tests import pipelines

DAY = Published("2025-03-14", "given")
Days = tuple[str | None, str | None]


def _event(text: str, word: str) -> Event | None:
    events = pipelines.annotator().annotate(Article.from_text(text, published=DAY)).timeline.events
    return next((event for event in events if any(m.exact == word for m in event.mentions)), None)


def _days(text: str, word: str) -> Days:
    event = _event(text, word)
    assert event is not None
    return event.time.earliest, event.time.latest


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "It was on 2 March, the vet recalled, that the first horse collapsed.",
            "collapsed",
            ("2025-03-02", "2025-03-02"),
        ),
        ("It was only in 2019 that the council closed the pit.", "closed", ("2019-01-01", "2019-12-31")),
        ("It was in May 2021, and the pit had closed.", "closed", (None, "2025-03-14")),
        (
            "It was on Monday that she said the pit had closed in 2019.",
            "closed",
            ("2019-01-01", "2019-12-31"),
        ),
    ],
)
def test_a_day_that_it_was_is_of_the_clause_behind_that(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Miners walked out on Monday and Tuesday over pay.", "walked", ("2025-03-10", "2025-03-11")),
        ("Divers searched the lake on 8 and 9 March.", "searched", ("2025-03-08", "2025-03-09")),
        ("Miners walked out on Monday and Thursday over pay.", "walked", ("2025-03-10", "2025-03-10")),
    ],
)
def test_two_days_of_which_one_follows_the_other_are_one_stretch(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Gunmen attacked the camp before dawn on Tuesday.", "attacked", ("2025-03-11", "2025-03-11")),
        ("The ferry sank before 6am on Tuesday.", "sank", ("2025-03-11", "2025-03-11")),
        (
            "Miners met on Monday night. The hall was cleared before dawn.",
            "cleared",
            ("2025-03-11", "2025-03-11"),
        ),
        ("The ferry had left before noon on Tuesday.", "left", (None, "2025-03-11T12:00")),
        ("He resigned before Tuesday's debate.", "resigned", (None, "2025-03-11")),
    ],
)
def test_before_an_hour_of_a_day_is_on_that_day(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("The club was fined and has until 31 March to appeal.", "appeal", ("2025-03-14", "2025-03-31")),
        ("In January the council voted to sell the baths.", "voted", ("2025-01-01", "2025-01-31")),
        ("Senators voted on Monday to remove the judge.", "remove", ("2025-03-10", "2025-03-10")),
        (
            "School board fires superintendent\n\nThe school board voted 4-3 on Monday to fire Ana Roe.",
            "fires",
            ("2025-03-10", "2025-03-10"),
        ),
        ("The council voted on Monday to close the baths in 2027.", "close", ("2027-01-01", "2027-12-31")),
        (
            "The union has expelled its treasurer, Ann Roe, over loans that she made, it said on Tuesday.",
            "expelled",
            (None, "2025-03-11"),
        ),
        (
            "It fell in January. Roe denies it. Her lawyer, Ian Sparr, said that his client would appeal.",
            "appeal",
            ("2025-03-14", None),
        ),
        ("The club told fans last month that the stand would be rebuilt.", "rebuilt", ("2025-03-14", None)),
        (
            "The cook, who is 34 and was dismissed in January, was being questioned.",
            "questioned",
            (None, "2025-03-14"),
        ),
        (
            "Nine died when a bus left the road, police said on Thursday. The bus crashed on Tuesday.",
            "died",
            ("2025-03-11", "2025-03-11"),
        ),
        (
            "Nine people were killed and 60 injured when a tram hit a lorry on Tuesday, police said.",
            "killed",
            ("2025-03-11", "2025-03-11"),
        ),
    ],
)
def test_days_of_the_verb_over_it_and_of_who_tells_it(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In August the firm wrote down its mine by a third.", "wrote"),
        ("The bank will report its results on 30 April.", "report"),
        ("Nine patients can walk again, surgeons reported on Monday in the journal Spine.", "reported"),
        ("He lied when he told the court in October that he had paid.", "told"),
    ],
)
def test_what_can_report_is_an_act_where_it_has_done_more(text: str, word: str) -> None:
    assert _event(text, word) is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He told the court on Wednesday that he had paid.", "told"),
        ("Nurses reported that beds were full.", "reported"),
        ("She wrote that the mine was closed.", "wrote"),
        ("He says that the mine closed in 2019.", "says"),
    ],
)
def test_what_only_reports_is_none(text: str, word: str) -> None:
    assert _event(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "is_event"),
    [
        ("Ships were built at a loss.", "loss", False),
        ("Three skiers died in spite of a warning.", "spite", False),
        ("He was paid in return for his silence.", "return", False),
        ("The bank made a loss.", "loss", True),
        ("The crowd cheered on his return.", "return", True),
    ],
)
def test_a_noun_of_a_set_phrase_is_no_event(text: str, word: str, *, is_event: bool) -> None:
    assert (_event(text, word) is not None) == is_event


@pytest.mark.parametrize(
    ("text", "word", "status", "day"),
    [
        ("The court was due to rule on Tuesday.", "rule", "planned", "2025-03-18"),
        ("Ana Ruiz was due to arrive in Lund on Wednesday.", "arrive", "planned", "2025-03-19"),
        ("The pier was due to be reopened on Sunday.", "reopened", "planned", "2025-03-16"),
        ("He was due to speak on Thursday but never appeared.", "speak", "planned", "2025-03-13"),
        ("The concert, which was to take place this Sunday, is off.", "take", "planned", "2025-03-16"),
        ("Lind was to be sworn in on Monday, but the minister fell ill.", "sworn", "planned", "2025-03-17"),
        ("The crash was due to black ice on Tuesday.", "crash", "happened", "2025-03-11"),
    ],
)
def test_what_was_due_to_come_about_is_planned(text: str, word: str, status: str, day: str) -> None:
    event = _event(text, word)
    assert event is not None
    assert (event.status, event.time.earliest) == (status, day)


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("On Monday a nurse who died when a wall fell in 2019 was honoured.", "died", "2019-01-01"),
        (
            "In the morning the mayor named those who drowned when a pier broke in May 2021.",
            "drowned",
            "2021-05-01",
        ),
        ("A nurse was hurt on Monday when a wall fell.", "hurt", "2025-03-10"),
        ("In February she quit when the mill was sold in January.", "quit", "2025-02-01"),
    ],
)
def test_what_happened_when_something_else_did_has_the_day_of_that(text: str, word: str, day: str) -> None:
    assert _days(text, word)[0] == day


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Rovers, champions in 2011, have never lost at home.", "lost", (None, "2025-03-14")),
        ("The passport of 2019 had been stolen.", "stolen", (None, "2025-03-14")),
        ("The strike of 2015 ended in a deal.", "ended", ("2015-01-01", "2015-12-31")),
        ("Jan Dahl, jailed in 2019, was freed.", "jailed", ("2019-01-01", "2019-12-31")),
    ],
)
def test_a_year_that_says_who_or_which_one_is_of_nothing_that_happened(
    text: str, word: str, days: Days
) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("She quit on Monday, 48 hours after Union had lost.", "lost", ("2025-03-08", "2025-03-08")),
        ("“Tomorrow I am going to open it,” she said.", "open", ("2025-03-15", "2025-03-15")),
        ("Nearly two years ago the mine was shut.", "shut", ("2023-01-01", "2023-12-31")),
        ("Less than two years ago the mine was shut.", "shut", ("2023-03-14", "2025-03-14")),
        ("He attacked a man in May 2023 who later died.", "died", ("2023-05-01", "2025-03-14")),
    ],
)
def test_hours_are_days_and_what_one_is_going_to_do_has_its_day(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "The minister resigned on Monday over the renovation of her villa.",
            "renovation",
            (None, "2025-03-14"),
        ),
        ("The firm was sued on Tuesday for the collapse of a bridge.", "collapse", (None, "2025-03-14")),
        ("She was fired over the sale of a flat in 2019.", "sale", ("2019-01-01", "2019-12-31")),
        ("The queen came on Monday for the wedding.", "wedding", ("2025-03-10", "2025-03-10")),
    ],
)
def test_what_somebody_answered_to_is_of_another_day(text: str, word: str, days: Days) -> None:
    assert _days(text, word) == days
