"""What a reader of the timeline alone is told: lines that say something, once, and facts as facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate import Annotator
from annotate.dossier.model import JoinedEvent, Order, Part, When
from tests.annotate.dossier.events.test_happenings import of, sources, told


def when(event: JoinedEvent) -> tuple[str | None, str | None]:
    return event.time.earliest, event.time.latest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council sued the builder over the bridge in 1981. The suit was settled in 1984.", 4),
        ("Ferries collided off Orley on Tuesday. The collision closed the harbour for hours.", 4),
    ],
)
def test_no_line_is_a_bare_word(engine: Annotator, text: str, words: int) -> None:
    found = told(sources(engine, (text, "2024-03-06")))
    assert found.events
    assert all(len(event.headline.exact.split()) >= words for event in found.events)
    assert all(event.headline.exact in text for event in found.events)


@pytest.mark.parametrize(
    "head", ["SELM, March 4, 2024 (Reuters) - ", "SELM (AFP) — ", "SELM, Ohio, March 4, 2024 — ", ""]
)
def test_no_line_begins_with_a_dateline(engine: Annotator, head: str) -> None:
    told_of = (
        "At least 17 people were killed and dozens injured when a fire tore through a shoe factory on the "
        "outskirts of the capital on Monday evening, officials said."
    )
    text = f"Fire at a shoe factory\n\n{head}{told_of}\n\nThe fire broke out on the second floor."
    found = told(sources(engine, (text, "2024-03-05")))
    assert any("17 people" in event.headline.exact for event in found.events)
    assert all(
        event.headline.start >= text.index(told_of) or event.headline.end <= 22 for event in found.events
    )


def test_what_one_line_tells_stands_on_the_timeline_once(engine: Annotator) -> None:
    order = told(
        sources(engine, ("A class-action lawsuit was filed against Acme in Orley on Tuesday.", "2024-03-06"))
    )
    lines = [(event.headline.exact, *when(event)) for event in order.told()]
    assert len(lines) == len(set(lines))
    assert {event.id for event in order.told()} <= set(order.order)


@pytest.mark.parametrize(
    ("latest", "statement", "told"),
    [
        # "Ordered" tells it of Saturday, "inquiry" only by the day of the article.
        ("2026-05-03", None, ["EV1"]),
        ("2026-05-02T11:59", None, ["EV1"]),
        # Known to be over long after, before it, or the saying of it: something else.
        ("2026-06-03", None, ["EV1", "EV2"]),
        ("2026-05-01", None, ["EV1", "EV2"]),
        ("2026-05-03", "K1", ["EV1", "EV2"]),
        (None, None, ["EV1", "EV2"]),
    ],
)
def test_a_line_with_its_day_is_not_told_again_without(
    latest: str | None, statement: str | None, told: list[str]
) -> None:
    line = Part("a", 10, 45, "The president ordered an inquiry")
    dated = JoinedEvent("EV1", line, When("2026-05-02", "2026-05-02", "day"), "happened", (), 0.4, ())
    vague = JoinedEvent("EV2", line, When(None, latest, "day"), "happened", (), 0.6, (), statement=statement)
    other = replace(vague, headline=replace(line, exact="The president ordered a report"))
    for events in ((dated, vague), (dated, replace(other, statement=statement))):
        order = Order(events, ("EV1", "EV2"))
        assert [event.id for event in order.told(saying=True)] == (
            told if events[1] is vague else ["EV1", "EV2"]
        )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_hour_of_an_event_is_that_of_its_line(engine: Annotator, order: tuple[int, int]) -> None:
    texts = (
        "Nine dead in Osby mill fire\n\nA fire broke out at 3:20 a.m. on Saturday at the mill in Osby.",
        "Osby mill fire\n\nThe fire at the Osby mill, which killed nine, broke out at 4:50 a.m. on Saturday.",
    )
    found = told(sources(engine, *((texts[number], "2026-05-04") for number in order)))
    both = [event for event in found.events if len({mention.document for mention in event.mentions}) > 1]
    hours = [event for event in both if "T" in (event.time.earliest or "")]
    assert hours
    assert all(event.time.document == event.headline.document for event in hours)


def test_lines_are_never_left_out_where_articles_differ(engine: Annotator) -> None:
    order = told(
        sources(
            engine,
            ("A fire at the mill in Selm killed 12 people on 3 March 2024, police said.", "2024-03-04"),
            ("A fire at the mill in Selm killed 15 people on 3 March 2024, police said.", "2024-03-04"),
        )
    )
    differing = {event.id for event in order.events if event.conflicts}
    assert differing
    assert differing <= {event.id for event in order.told()}


@pytest.mark.parametrize(
    ("title", "text", "word", "status"),
    [
        (
            "Mayor of Selm resigns",
            "Ana Ruiz told the council of her decision on Monday.",
            "resigns",
            "happened",
        ),
        ("Acme unveils electric ferry", "The boat was shown in Orley on Monday.", "unveils", "happened"),
        ("Strike continues at Acme", "Workers stayed at home on Monday.", "continues", "ongoing"),
    ],
)
def test_what_a_title_tells_in_the_present_has_happened_but_for_what_goes_on(
    engine: Annotator, title: str, text: str, word: str, status: str
) -> None:
    order: Order = told(sources(engine, (f"{title}\n\n{text}", "2024-03-05")))
    found = of(order, word)
    assert all(event.status == status for event in found)
    assert found or status == "ongoing"


@pytest.mark.parametrize("before", [True, False])
def test_a_plan_that_another_article_tells_as_a_fact_is_one(engine: Annotator, before: bool) -> None:
    plan = ("Acme will open its new ferry terminal in Orley on 12 May 2024, the company said.", "2024-05-01")
    fact = ("Acme opened its new ferry terminal in Orley on 12 May 2024, with 300 guests.", "2024-05-13")
    order = told(sources(engine, *((plan, fact) if before else (fact, plan))))
    (event,) = (each for each in of(order, "opened"))
    assert event.status == "happened"


def test_a_plan_alone_stays_one(engine: Annotator) -> None:
    order = told(
        sources(
            engine,
            (
                "Acme will open its new ferry terminal in Orley on 12 May 2024, the company said.",
                "2024-05-01",
            ),
            (
                "Acme is to open its new ferry terminal in Orley on 12 May 2024, guests were told.",
                "2024-05-02",
            ),
        )
    )
    assert all(event.status == "planned" for event in of(order, "open"))


def test_a_line_that_tells_a_fact_is_not_called_denied_for_another_article(engine: Annotator) -> None:
    denial = "The railway denied that trains were running again between Arlo and Berno."
    fact = "Trains were running again between Arlo and Berno by Tuesday lunchtime, passengers said."
    order = told(sources(engine, (denial, "2024-03-06"), (fact, "2024-03-06")))
    (event,) = (each for each in of(order, "running") if len({m.document for m in each.mentions}) > 1)
    assert event.headline.exact.startswith("Trains were running")
    assert event.status == "happened"
