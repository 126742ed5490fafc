"""What several articles tell of one happening is one; two days, countries or people it is done to are two."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from annotate import Annotator
from annotate.dossier import Source, build
from annotate.dossier.entities import join_entities
from annotate.dossier.events import Decisions, join_events
from annotate.dossier.events.joining import happenings
from annotate.dossier.events.times.days import FAR
from annotate.dossier.model import JoinedEvent, Order
from tests.annotate.dossier.conftest import source

QUAKE = (
    "A strong earthquake struck western Nepal on 3 March 2024, killing 40 people, officials said.",
    "At least 46 people died when an earthquake struck western Nepal on 3 March 2024, rescuers said.",
)


def sources(engine: Annotator, *texts: tuple[str, str]) -> list[Source]:
    return [source(engine, f"d{n}", f"{text}\n", day) for n, (text, day) in enumerate(texts)]


def told(sources: list[Source], decisions: Decisions | None = None) -> Order:
    _, home = join_entities(sources)
    return join_events(sources, home, decisions or Decisions())


def of(order: Order, word: str) -> list[JoinedEvent]:
    """The happenings that a word tells."""
    return [event for event in order.events if any(mention.exact == word for mention in event.mentions)]


def documents(event: JoinedEvent) -> set[str]:
    return {mention.document for mention in event.mentions}


def test_one_quake_of_two_articles_is_one_with_both_numbers(engine: Annotator) -> None:
    found = told(sources(engine, (QUAKE[0], "2024-03-04"), (QUAKE[1], "2024-03-05")))
    (quake,) = of(found, "struck")
    assert documents(quake) == {"d0", "d1"}
    assert (quake.time.earliest, quake.time.latest) == ("2024-03-03", "2024-03-03")
    assert any(mention.because and "both" in mention.because for mention in quake.mentions)
    assert all(0 < mention.confidence <= 1 for mention in quake.mentions)


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (QUAKE[0], QUAKE[0].replace("2024", "2022"), "struck"),
        (QUAKE[0], QUAKE[0].replace("3 March", "21 March"), "struck"),
        (
            "A strong earthquake struck in Nepal, killing 40 people, officials said.",
            "A strong earthquake struck in Chile, killing 40 people, officials said.",
            "struck",
        ),
        (
            "Police in Orley arrested Mark Dunn over the fire at the harbour.",
            "Police in Orley arrested Ruth Okello over the fire at the harbour.",
            "arrested",
        ),
    ],
    ids=["years", "days", "countries", "people"],
)
def test_two_happenings_are_two(engine: Annotator, one: str, other: str, word: str) -> None:
    days = ("2024-03-30", "2024-03-30")
    found = of(told(sources(engine, (one, days[0]), (other, days[1]))), word)
    assert sorted(len(documents(event)) for event in found) == [1, 1]


LANDSLIP = (
    "A hillside gave way at Orley on Monday and buried a sawmill. The slip was 80 metres wide.",
    "A hillside gave way at Selm on Tuesday and buried a chapel. The slip was 50 metres wide.",
)
FIRES = (
    "A fire destroyed a bakery in Orley, the mayor, Ida Brandt, said. Firemen fought the flames.",
    "A fire destroyed a bakery in Selm, the mayor, Ruth Okello, said. Firemen fought the flames.",
)
AGAIN_IN_ORLEY = FIRES[1].replace("in Selm", "in Orley").replace("Ruth Okello", "Ida Brandt")


@pytest.mark.parametrize(
    ("texts", "word", "sizes"),
    [
        (LANDSLIP, "slip", [1, 1]),
        (LANDSLIP, "buried", [1, 1]),
        ((LANDSLIP[0], LANDSLIP[1].replace("Tuesday", "Monday").replace("Selm", "Orley")), "buried", [2]),
        ((LANDSLIP[0], f"{LANDSLIP[1]} Orley lost its sawmill on Monday."), "slip", [2]),
        (FIRES, "fought", [1, 1]),
        (FIRES, "destroyed", [1, 1]),
        ((FIRES[0], AGAIN_IN_ORLEY), "fought", [2]),
    ],
)
def test_articles_of_other_places_tell_of_other_happenings(
    engine: Annotator, texts: tuple[str, str], word: str, sizes: list[int]
) -> None:
    found = of(told(sources(engine, *((text, "2024-05-08") for text in texts))), word)
    assert sorted(len(documents(event)) for event in found) == sizes


@pytest.mark.parametrize(
    ("one", "other", "word", "sizes"),
    [
        (
            "was sent off for a foul on Tom Hale",
            "was sent to hospital after a foul on Tom Hale",
            "sent",
            [1, 1],
        ),
        ("set out for Orley with Tom Hale", "set up a school in Orley with Tom Hale", "set", [1, 1]),
        ("passed away in Orley beside Tom Hale", "passed out in Orley beside Tom Hale", "passed", [1, 1]),
        ("was sent off for a foul on Tom Hale", "was sent off after a foul on Tom Hale", "sent", [2]),
        ("set out for Orley with Tom Hale", "set out for Orley to see Tom Hale", "set", [2]),
    ],
)
def test_a_verb_with_another_particle_is_another_one(
    engine: Annotator, one: str, other: str, word: str, sizes: list[int]
) -> None:
    texts = (f"Ida Brandt {words} on Tuesday." for words in (one, other))
    found = of(told(sources(engine, *((text, "2024-05-08") for text in texts))), word)
    assert sorted(len(documents(event)) for event in found) == sizes


@pytest.mark.parametrize(
    ("one", "other", "sizes"),
    [
        ("Flats on the island of Orley became dearer", "The island of Orley became a museum", [1, 1]),
        ("The harbour became a ruin, the mayor of Orley said", "Rents in Orley became a burden", [1, 1]),
        ("Ida Brandt became mayor of Orley", "Orley's doctor Ida Brandt became the town's mayor", [2]),
        (
            "Ida Brandt became the first woman to swim to Orley",
            "Ida Brandt became the first female swimmer",
            [2],
        ),
    ],
)
def test_what_becomes_another_thing_is_another_one(
    engine: Annotator, one: str, other: str, sizes: list[int]
) -> None:
    texts = (f"{words} on Tuesday." for words in (one, other))
    found = of(told(sources(engine, *((text, "2024-05-08") for text in texts))), "became")
    assert sorted(len(documents(event)) for event in found) == sizes


@pytest.mark.parametrize(
    ("one", "other", "sizes"),
    [
        ("approved the bridge for Orley", "rejected the bridge for Orley", {1}),
        ("passed the law on drones in Orley", "threw out the law on drones in Orley", {1}),
        ("reopened the school of Orley", "closed the school of Orley", {1}),
        ("approved the bridge for Orley", "gave the bridge for Orley its approval", {2}),
    ],
)
def test_of_contrary_verbs_each_tells_another_thing(
    engine: Annotator, one: str, other: str, sizes: set[int]
) -> None:
    texts = (f"The council {words} on Tuesday." for words in (one, other))
    order = told(sources(engine, *((text, "2024-05-08") for text in texts)))
    assert {len(documents(event)) for event in of(order, one.split()[0])} == sizes


LAUNCH = "Acme launched a new phone at its yearly fair in Orley, its head Ida Brandt said."


@pytest.mark.parametrize(
    ("days", "texts", "sizes"),
    [
        (("2023-06-05", "2024-06-05"), (LAUNCH, LAUNCH), [1, 1]),
        (("2023-06-05", "2023-12-01"), (LAUNCH, LAUNCH.replace("new", "thin new")), [1, 1]),
        (("2023-06-05", "2023-06-06"), (LAUNCH, LAUNCH.replace("new", "thin new")), [2]),
        (
            ("2023-06-05", "2024-06-05"),
            tuple(LAUNCH.replace("fair", "fair on 3 June 2023") for _ in range(2)),
            [2],
        ),
    ],
    ids=["a year apart", "half a year apart", "in one week", "with its day"],
)
def test_what_is_done_every_year_is_one_within_its_season(
    engine: Annotator, days: tuple[str, str], texts: tuple[str, str], sizes: list[int]
) -> None:
    found = of(told(sources(engine, *zip(texts, days, strict=True))), "launched")
    assert sorted(len(documents(event)) for event in found) == sizes


def test_what_is_told_of_a_year_before_is_no_news(engine: Annotator) -> None:
    text = "Acme was founded by Ida Brandt in 1968. Acme has factories in Orley and sells pumps."
    (founded,) = of(told(sources(engine, (text, "2024-06-05"))), "founded")
    assert (founded.time.earliest, founded.time.latest) == ("1968-01-01", "1968-12-31")
    assert founded.time.granularity == "year"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # The story goes on.
        ("Ida Brandt resigned on 3 March 2024. Brandt thanked her party.", "thanked", "2024-03-03"),
        # It does not: this was before.
        ("Ida Brandt resigned on 3 March 2024. Brandt had praised her party.", "praised", None),
        # Somebody else.
        ("Ida Brandt resigned on 3 March 2024. The ferry to Orley sank.", "sank", None),
        # A year of its own.
        ("Ida Brandt resigned on 3 March 2024. Brandt moved to Orley in 2009.", "moved", None),
        ("Ida Brandt resigned on 3 March 2024. In 2009 Brandt studied law in Orley.", "studied", None),
        # Another paragraph.
        ("Ida Brandt resigned on 3 March 2024.\n\nBrandt studied law in Orley.", "studied", None),
    ],
)
def test_what_is_told_right_after_something_is_of_its_day(
    engine: Annotator, text: str, word: str, day: str | None
) -> None:
    (event,) = of(told(sources(engine, (text, "2024-03-05"))), word)
    if day is None:
        assert "told right after" not in (event.time.because or "")
    else:
        assert (event.time.earliest, event.time.latest) == (day, day)
        assert event.time.because == "told right after “resigned” of that day"


LONG = (
    "The ferry between Orley and Brask is old, and nobody knows how long it will last. Boats are dear, and "
    "the town is poor. Children need an hour to get to school, and the post comes late or not at all. The "
    "council will meet again, and so will the merchants of both towns, who do not agree about boats and the "
    "bridge. It is a long story, and there is no end of it in sight for anybody who lives or works there.\n\n"
)


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # What the article tells as done is of the day of its news, which may stand anywhere.
        ("Ida Brandt dismissed the fears. She visited the harbour on Monday.", "dismissed", "2024-03-04"),
        ("Ida Brandt dismissed the fears.", "dismissed", "2024-03-05"),
        # It was before, or may have been.
        ("Ida Brandt had dismissed the fears.", "dismissed", None),
        ("Ida Brandt has built three ferries.", "built", None),
        ("In 2009 the harbour burned. Ida Brandt blamed the merchants.", "blamed", None),
        # Somebody only says so.
        ("Jon Falk said that Ida Brandt blamed the merchants.", "blamed", None),
        # It goes on, or is only meant.
        ("Ida Brandt is fighting the merchants.", "fighting", None),
        ("Ida Brandt plans to sell the ferry.", "sell", None),
    ],
)
def test_what_an_article_tells_as_done_is_of_the_day_of_its_news(
    engine: Annotator, text: str, word: str, day: str | None
) -> None:
    (event,) = of(told(sources(engine, (LONG + text, "2024-03-05"))), word)
    if day is None:
        assert None in {event.time.earliest, event.time.latest}
    else:
        assert (event.time.earliest, event.time.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "word", "takes_part"),
    [
        ("Ida Brandt noticed a rise in crime.", "noticed", True),
        ("Ida Brandt noticed a rise in crime.", "rise", False),
        ("Jon Falk, who noticed a rise in crime, left.", "rise", False),
        ("Ida Brandt rose and spoke.", "spoke", True),
        ("Ida Brandt spent Monday visiting Orley.", "visiting", True),
        # Whose something is does nothing; whose deed something is does it.
        ("Ida Brandt’s ferry sank on Monday.", "sank", False),
        ("Ida Brandt came on Sunday. Her ferry sank on Monday.", "sank", False),
        ("The storm on Monday sank Ida Brandt’s ferry.", "sank", False),
        ("The resignation was Ida Brandt’s resignation.", "resignation", True),
    ],
)
def test_who_has_done_something_else_right_before_takes_no_part(
    engine: Annotator, text: str, word: str, takes_part: bool
) -> None:
    dossier = build(sources(engine, (text, "2024-03-05")))
    (event,) = of(dossier.timeline, word)
    people = {entity.id for entity in dossier.entities if entity.type == "PERSON"}
    assert bool(people & set(event.participants)) is takes_part


def test_who_stands_right_before_the_words_takes_part(engine: Annotator) -> None:
    first = source(engine, "d0", "Ida Brandt visited Orley. Jon Falk met her there and left.\n", "2024-03-05")
    dossier = build([first])
    names = {entity.id: entity.name for entity in dossier.entities}
    (met,) = of(dossier.timeline, "met")
    assert "Jon Falk" in {names[id] for id in met.participants}


def test_news_of_two_years_is_two(engine: Annotator) -> None:
    """Neither article tells a day, but each tells it as its news."""
    text = "An earthquake struck western Nepal, killing dozens of people in their homes."
    found = of(told(sources(engine, (text, "2022-03-04"), (text, "2024-03-04"))), "struck")
    assert [documents(event) for event in found] == [{"d0"}, {"d1"}]


@pytest.mark.parametrize(
    ("text", "word", "year"),
    [
        ("In 2010, a dam broke near Orley.", "broke", 2010),
        ("A dam broke near Orley in 2010.", "broke", 2010),
        ("Early in 2010 a dam broke near Orley, police said.", "broke", 2010),
        ("On 3 March 2010, a dam broke near Orley.", "broke", 2010),
        ("Ana Ruiz, the best runner in 2010, broke a leg.", "broke", None),
        ("Ana Ruiz, who left the party in 2010, has died.", "died", None),
        ("Ana Ruiz, known from the 2010 scandal that toppled a mayor, has died.", "died", None),
        ("Ana Ruiz was elected in 2010 and resigned over a loan.", "resigned", None),
    ],
)
def test_a_year_bounds_what_it_is_surely_said_of(
    engine: Annotator, text: str, word: str, year: int | None
) -> None:
    items = happenings([source(engine, "d0", f"{text}\n", "2024-03-05")])
    (told,) = (item for item in items if any(mention.exact == word for mention in item.mentions))
    first, last = told.bounds
    known = first > -FAR and date.fromordinal(first).year == date.fromordinal(last).year
    assert (date.fromordinal(first).year if known else None) == year


MURDER = "The police say that Bo Lund murdered Ana Ruiz in the harbour of Orley with a knife."


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("Bo Lund's murder of Ana Ruiz in the harbour of Orley with a knife shocked the police.", 1),
        ("The police say that Jon Falk murdered Ruth Okello in the harbour of Orley with a knife.", 2),
        ("The police say that Bo Lund murdered Ruth Okello in the harbour of Orley with a knife.", 2),
    ],
    ids=["whose it is and who suffers it", "others", "of one, to another"],
)
def test_whose_deed_it_is_tells_nothing_of_whom_it_is_done_to(
    engine: Annotator, other: str, count: int
) -> None:
    order = told(sources(engine, (MURDER, "2024-03-05"), (other, "2024-03-05")))
    found = {id(event): event for word in ("murdered", "murder") for event in of(order, word)}
    assert len(found) == count


def test_days_that_differ_a_little_are_a_conflict(engine: Annotator) -> None:
    texts = (QUAKE[0], QUAKE[1].replace("3 March", "4 March"))
    order = told(sources(engine, (texts[0], "2024-03-06"), (texts[1], "2024-03-06")))
    conflicts = {each.kind: each for event in order.events for each in event.conflicts}
    assert {side.document for side in conflicts["time"].sides} == {"d0", "d1"}
    because = "3 Mar 2024 (“3 March 2024”, officials in d0) or 4 Mar 2024 (“4 March 2024”, rescuers in d1)"
    assert because in conflicts["time"].because
    assert [side.exact for side in conflicts["number"].sides] == ["40", "46"]


def places(some: list[Source], word: str) -> tuple[tuple[str, int], tuple[str, int]]:
    one, other = ((each.id, each.text.index(word)) for each in some)
    return one, other


def test_a_reader_keeps_apart_and_joins(engine: Annotator) -> None:
    same = sources(engine, (QUAKE[0], "2024-03-04"), (QUAKE[1], "2024-03-05"))
    apart = told(same, Decisions(apart=[places(same, "struck")]))
    assert [documents(event) for event in of(apart, "struck")] == [{"d0"}, {"d1"}]
    other = sources(engine, (QUAKE[0], "2024-03-04"), (QUAKE[0].replace("2024", "2022"), "2024-03-05"))
    (joined,) = of(told(other, Decisions(joined=[places(other, "struck")])), "struck")
    assert documents(joined) == {"d0", "d1"}
    assert "a reader has joined them" in {mention.because for mention in joined.mentions}


def test_a_decision_about_a_place_that_is_gone_is_passed_over(engine: Annotator) -> None:
    some = sources(engine, (QUAKE[0], "2024-03-04"))
    gone = Decisions(joined=[(("d0", 2), ("d7", 1))], apart=[(("d9", 1), ("d0", 2))])
    assert told(some, gone) == told(some)


def test_the_order_of_the_articles_does_not_matter_and_no_mention_is_lost(engine: Annotator) -> None:
    later = "The earthquake in western Nepal destroyed 300 houses, the Red Cross said."
    some = sources(engine, (QUAKE[0], "2024-03-04"), (QUAKE[1], "2024-03-05"), (later, "2024-03-06"))
    dossiers = [build(list(order)) for order in permutations(some)]
    assert all(one.timeline == dossiers[0].timeline for one in dossiers)
    timeline = dossiers[0].timeline
    mentions = [mention for event in timeline.events for mention in event.mentions]
    told_there = sorted((m.document, m.start) for m in mentions if m.claim is None)
    assert told_there == sorted((s.id, m.start) for s in some for event in s.events for m in event.mentions)
    said = [(m.document, m.claim) for m in mentions if m.claim is not None]
    assert len(said) == len(set(said)) > 0
    assert set(said) <= {(s.id, claim.id) for s in some for claim in s.claims}
    assert sorted(timeline.order) == sorted(event.id for event in timeline.events)
    texts = {each.id: each.text for each in some}
    for event in timeline.events:
        line = event.headline
        assert texts[line.document][line.start : line.end] == line.exact


LONG_AGO = (
    "The Beacon Corps sued Acme over its name twice before. The first lawsuit was settled out of court in "
    "1981. That of 1989 was settled in 1991. The settlement barred Acme from music."
)


def test_what_an_article_tells_of_several_years_is_several_happenings(engine: Annotator) -> None:
    order = told(sources(engine, (LONG_AGO, "2006-03-28")))
    years = [(event.time.earliest or "")[:4] for event in of(order, "settled")]
    assert years == ["1981", "1991"]
    # What has no time of its own goes with what was told last.
    (last,) = of(order, "settlement")
    assert (last.time.earliest or "")[:4] == "1991"


@pytest.mark.parametrize(
    ("text", "word", "never"),
    [
        ("Villagers have fished in the bay since 1997, and the harbour was sold.", "fished", "1997-12-31"),
        ("The festival has been held on the island since 2012.", "held", "2012-12-31"),
        ("The leader has faced claims since 2001.", "faced", "2001-12-31"),
    ],
)
def test_a_time_in_a_name_or_after_since_is_not_when_it_was(
    engine: Annotator, text: str, word: str, never: str
) -> None:
    for event in of(told(sources(engine, (text, "2024-03-05"))), word):
        assert event.time.latest != never


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ana Ruiz resigned as mayor of Selm on Monday. Two years later she was arrested.", "arrested"),
        ("Ana Ruiz resigned as mayor of Selm on Monday. She had promised a new bridge.", "promised"),
    ],
)
def test_what_says_itself_that_it_was_at_another_time_is_not_of_the_day_told_before(
    engine: Annotator, text: str, word: str
) -> None:
    for event in of(told(sources(engine, (text, "2024-03-05"))), word):
        assert event.time.because is None or "right after" not in event.time.because


def test_one_word_of_two_things_told_years_apart_is_two_happenings(engine: Annotator) -> None:
    order = told(
        sources(
            engine,
            ("Acme lost its court case against Beacon Corps on Monday over the name.", "2006-05-08"),
            ("Acme has lost a visionary, and friends of Steve Lund have lost a mentor.", "2011-10-06"),
        )
    )
    assert all(len(documents(event)) == 1 for event in of(order, "lost"))
