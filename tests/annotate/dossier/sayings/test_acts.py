"""Acts of saying: who said something, and on which day; and what is none."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import build
from annotate.dossier.model import Dossier, JoinedEvent
from tests.annotate.dossier.conftest import source

TITLE = "Bridge falls in Selm\n\n"
FALL = "A bridge in Selm fell on Saturday, killing four workers."


def _dossier(engine: Annotator, *texts: str) -> Dossier:
    return build([source(engine, f"a{n}", TITLE + text, f"2025-04-{28 + n}") for n, text in enumerate(texts)])


def _said(made: Dossier) -> list[JoinedEvent]:
    return [event for event in made.timeline.events if event.statement is not None]


def _names(made: Dossier, event: JoinedEvent) -> list[str]:
    return [entity.name for entity in made.entities if entity.id in event.participants]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # With no day of its own it is told with the news.
        ("Mayor Ana Ruiz said that the bridge was not safe.", "said", "2025-04-28"),
        (
            "Mayor Ana Ruiz closed the bridge on Sunday.\n\nRuiz said that it was not safe.",
            "said",
            "2025-04-27",
        ),
        # A day beside the words.
        ("Mayor Ana Ruiz told reporters on Sunday that the bridge was not safe.", "told", "2025-04-27"),
        # "To" is of another verb, the month is no "may".
        ("Mayor Ana Ruiz, speaking to reporters, said that the bridge was not safe.", "said", "2025-04-28"),
        ("Mayor Ana Ruiz on May 3 last year told reporters that the bridge was safe.", "told", "2024-05-03"),
        ("On Saturday, Mayor Ana Ruiz said that the bridge was not safe.", "said", "2025-04-26"),
        # A day inside what is said is of something else.
        ("Mayor Ana Ruiz said that the bridge will open on June 12.", "said", "2025-04-28"),
        ("Mayor Ana Ruiz closed the bridge. She went on to say that it was not safe.", "say", "2025-04-28"),
    ],
)
def test_who_says_something_does_so_on_a_day(engine: Annotator, text: str, words: str, day: str) -> None:
    made = _dossier(engine, text)
    (act,) = _said(made)
    assert (act.time.earliest, act.time.latest, act.status) == (day, day, "happened")
    assert _names(made, act) == ["Ana Ruiz"]
    assert [mention.exact for mention in act.mentions] == [words]
    assert act.statement in {claim.id for claim in made.claims}
    assert act.mentions[0].event == act.mentions[0].claim
    assert act.mentions[0].claim is not None


@pytest.mark.parametrize(
    ("opening", "text", "days"),
    [
        # The opening tells when people spoke of what was before.
        (
            "Mayor Ana Ruiz said on Sunday that it was old.",
            "Eva Holm, who owns it, said that it was new.",
            [27, 27],
        ),
        # Nor is it of the day of which the speaker only tells.
        (
            "Nobody had been warned, Mayor Ana Ruiz said on Sunday.",
            "Eva Holm said that a message had reached her on Thursday. She also said that it came late.",
            [27, 27, 27],
        ),
        # What was said before the news is no day of it.
        (
            "On Thursday Mayor Ana Ruiz said that it was safe.",
            "Eva Holm, who owns it, said that it was new.",
            [24, 26],
        ),
    ],
)
def test_who_speaks_later_in_an_article_does_so_when_the_first_one_does(
    engine: Annotator, opening: str, text: str, days: list[int]
) -> None:
    told = sorted(
        _said(_dossier(engine, f"{FALL} {opening}\n\n{text}")), key=lambda act: act.mentions[0].start
    )
    assert [act.time.earliest for act in told] == [f"2025-04-{day}" for day in days]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # What is said is not said before the day that its paragraph has come to, nor before what it is about.
        (
            "The council fined the builder on Sunday. Its chairwoman, Eva Holm, said that more will follow.",
            27,
        ),
        ("Eva Holm, who chairs the council, said that the builder was fined on Sunday.", 27),
        # What is still to come, what another paragraph tells, and a day before that of the news say nothing.
        ("Eva Holm, who chairs the council, said that the builder will be fined on Tuesday.", 26),
        (
            "The builder was fined on Sunday.\n\nEva Holm, who chairs it, said that more will follow.",
            26,
        ),
        ("The builder was fined on Thursday. Eva Holm, who chairs the council, said more will follow.", 26),
    ],
)
def test_what_is_said_is_not_said_before_what_it_speaks_of(engine: Annotator, text: str, day: int) -> None:
    made = _dossier(engine, f"{FALL}\n\n{text}")
    (act,) = _said(made)
    assert (act.time.earliest, act.time.latest) == (f"2025-04-{day}", f"2025-04-{day}")
    assert act.time.is_guess


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # Each on its own day.
        (
            "Mayor Ana Ruiz said on Friday that the bridge was shut, and on Sunday said it would open.",
            ["2025-04-25", "2025-04-27"],
        ),
        (
            "Mayor Ana Ruiz told the radio on Friday that it was shut, but said on Saturday it was open.",
            ["2025-04-25", "2025-04-26"],
        ),
        (
            "Mayor Ana Ruiz told the radio on Friday it was open, then said on Saturday that it was shut.",
            ["2025-04-25", "2025-04-26"],
        ),
        # Who goes on to speak does so on the same day.
        (
            "Mayor Ana Ruiz said on Friday that the bridge was shut, adding that it had cracks.",
            ["2025-04-25", "2025-04-25"],
        ),
        (
            "“It is shut,” Mayor Ana Ruiz said on Friday. She also told reporters that it was old.",
            ["2025-04-25", "2025-04-25"],
        ),
        # Another paragraph, or another time, may be of another day.
        (
            "Mayor Ana Ruiz said on Friday that the bridge was shut.\n\nRuiz said that it was old.",
            ["2025-04-25", "2025-04-28"],
        ),
        (
            "Mayor Ana Ruiz said on Friday that the bridge was shut. She had earlier said that it was safe.",
            ["2025-04-25", None],
        ),
    ],
)
def test_each_of_several_acts_has_its_day(engine: Annotator, text: str, days: list[str | None]) -> None:
    acts = sorted(_said(_dossier(engine, text)), key=lambda act: act.mentions[0].start)
    assert [act.time.earliest for act in acts] == days


@pytest.mark.parametrize(
    "words",
    [
        "Ruiz often said that it was not safe.",
        "Ruiz has repeatedly said that it is not safe.",
        "Ruiz always told visitors that it was hers.",
        "Every Sunday Ruiz told the village that it was not safe.",
        "Ruiz says every year that it is not safe.",
    ],
)
def test_what_somebody_says_again_and_again_has_no_day(engine: Annotator, words: str) -> None:
    (act,) = _said(_dossier(engine, f"Mayor Ana Ruiz closed the bridge.\n\n{words}"))
    assert (act.time.earliest, act.time.latest) == (None, "2025-04-28")


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Ruiz, who may run again, said that the bridge was not safe.",
        "Mayor Ana Ruiz, who will not run again next year, told reporters that the bridge was not safe.",
        "Mayor Ana Ruiz (who could be sued) said that the bridge was not safe.",
        "Mayor Ana Ruiz may not run again and said that the bridge was not safe.",
    ],
)
def test_what_may_be_beside_an_act_does_not_undo_it(engine: Annotator, text: str) -> None:
    (act,) = _said(_dossier(engine, text))
    assert act.time.earliest == "2025-04-28"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Ruiz closed the bridge.\n\nIn 2019 Ruiz had said that the bridge was safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz had previously said that the bridge was safe.",
    ],
)
def test_what_was_said_long_before_has_no_day(engine: Annotator, text: str) -> None:
    (act,) = _said(_dossier(engine, text))
    assert act.time.earliest is None
    assert act.time.latest == "2025-04-28"


def test_what_somebody_only_retells_has_no_day(engine: Annotator) -> None:
    made = _dossier(engine, "Mayor Ana Ruiz said that Bo Lund told her that the bridge was not safe.")
    days = {name: act.time.earliest for act in _said(made) for name in _names(made, act)}
    assert days == {"Ana Ruiz": "2025-04-28", "Bo Lund": None}


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz did not say when it will open.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz will say on Friday that it is not safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz declined to say that it is not safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nIf Ruiz says that it is safe, it will open.",
        "Mayor Ana Ruiz closed the bridge.\n\nDid Ruiz say that it is safe?",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz used to say that it is safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz would tell visitors that it is safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz would not, however, say that it is safe.",
        "Mayor Ana Ruiz closed the bridge.\n\nRuiz may come on Friday and say that it is safe.",
        "According to Mayor Ana Ruiz, the bridge is not safe.",
        # An event of the article tells it already.
        "Mayor Ana Ruiz announced that the bridge is not safe.",
    ],
)
def test_what_nobody_said_is_no_act(engine: Annotator, text: str) -> None:
    assert _said(_dossier(engine, text)) == []


def test_one_statement_of_two_articles_is_one_act(engine: Annotator) -> None:
    quote = "“The bridge has cracks from one end to the other,”"
    made = _dossier(engine, f"{quote} said Mayor Ana Ruiz.", f"{quote} Mayor Ana Ruiz told the council.")
    (act,) = _said(made)
    assert {mention.document for mention in act.mentions} == {"a0", "a1"}
    assert act.time.earliest == "2025-04-28"
    assert [mention.because is None for mention in act.mentions] == [True, False]


def test_acts_stand_behind_what_else_was_on_the_day_and_are_told_where_asked_for(engine: Annotator) -> None:
    made = _dossier(
        engine,
        "Mayor Ana Ruiz closed the bridge on Sunday.\n\nRuiz said that it was not safe. It fell on Monday.",
    )
    (act,) = _said(made)
    days = {event.id: event.time.earliest or "" for event in made.timeline.events}
    order = made.timeline.order
    assert sorted(order) == sorted(days)
    before = {days[id] for id in order[: order.index(act.id)]} - {""}
    behind = {days[id] for id in order[order.index(act.id) + 1 :]} - {""}
    assert max(before) == "2025-04-27" < min(behind) == "2025-04-28"
    assert act not in made.timeline.told()
    assert act in made.timeline.told(saying=True)


def test_a_line_of_an_act_is_short_and_has_its_verb(engine: Annotator) -> None:
    long = (
        "and it has not been safe for many years, whatever the council of the town may have told the people"
    )
    for text in (
        f"“The bridge is not safe, {long},” said Mayor Ana Ruiz.",
        f"Mayor Ana Ruiz said that it is bad, {long}.",
    ):
        (act,) = _said(_dossier(engine, text))
        assert len(act.headline.exact) <= 140
        assert "said" in act.headline.exact
        assert "Ruiz" in act.headline.exact
