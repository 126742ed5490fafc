"""What two papers of one story tell in other words is one happening where figures, days and names are one."""

from __future__ import annotations

import pytest

from annotate import Annotator
from annotate.dossier import Source, build
from annotate.dossier.events.agreement.marks import marks
from tests.annotate.dossier.conftest import source

DAY = "2024-05-08"
# What both papers have: it tells that they are of one story.
STORY = (
    "The dam at Orley held, said the engineer Ida Brandt. Ruth Okello, the mayor of Orley, thanked her.\n\n",
    "The dam of Orley is whole. Its engineer, Ida Brandt, was thanked by the mayor, Ruth Okello.\n\n",
)
ANOTHER = (
    "The bank of Selm shut, said its head, Tom Hale. Ana Ruiz, the mayor of Selm, was sorry.\n\n",
    STORY[1],
)


def sources(engine: Annotator, texts: tuple[str, str], story: tuple[str, str] = STORY) -> list[Source]:
    return [
        source(engine, f"d{n}", f"{opening}{text}\n", DAY)
        for n, (opening, text) in enumerate(zip(story, texts, strict=True))
    ]


def joined(engine: Annotator, texts: tuple[str, str], story: tuple[str, str] = STORY) -> set[tuple[str, str]]:
    """The words of what both papers tell, and of which one has another word for it."""
    events = build(sources(engine, texts, story)).timeline.events
    return {
        (one.exact, other.exact)
        for event in events
        for one in event.mentions
        for other in event.mentions
        if (one.document, other.document) == ("d0", "d1")
    }


SAME = [
    (("Some 2,300 people left the valley.", "By night 2,300 had moved to the hills."), ("left", "moved")),
    (
        ("The water rose to 7 kilometres from the town.", "The flood climbed 7,000 metres up the valley."),
        ("rose", "climbed"),
    ),
    (
        ("In 2011 lightning killed 14 cows at Selm.", "Thirteen years ago 14 animals died near Selm."),
        ("killed", "died"),
    ),
    (
        ("The village paid 90,000 euros for the pumps.", "The pumps cost 90,000 euros."),
        ("paid", "cost"),
    ),
    (
        ("The state offered 4 million euros for pumps.", "For pumps the state put up four million euros."),
        ("offered", "put"),
    ),
    (
        (
            "A siren was heard at 3.40 a.m. in Berg.",
            "At 03:40 a horn sounded in Berg.",
        ),
        ("heard", "sounded"),
    ),
]


# What news has several ways to tell, the only thing of that kind in both papers.
KIND = [
    (
        ("The fair in Orley was called off on Monday.", "On Monday Okello scrapped the fair."),
        ("called", "scrapped"),
    ),
    (
        ("Brandt was taken into custody on Monday night.", "Officers picked up Brandt on Monday."),
        ("taken", "picked"),
    ),
    (
        ("Okello said that she would step down in June.", "Okello wants to throw in the towel in June."),
        ("step", "throw"),
    ),
    (
        ("Water held the trains up for 40 minutes.", "Trains were delayed by forty minutes."),
        ("held", "delayed"),
    ),
    (
        ("In 2019 the mill was pulled down.", "Five years ago the town razed its mill."),
        ("pulled", "razed"),
    ),
    (
        ("A workman lost his life when the wall came down.", "A workman was killed as the wall collapsed."),
        ("came", "collapsed"),
    ),
    (
        ("A barge ran aground at the lock on Sunday.", "On Sunday a barge was stranded near the lock."),
        ("ran", "stranded"),
    ),
    (
        ("Brandt brushed aside the criticism of the wall.", "Brandt rejected criticism of her wall."),
        ("brushed", "rejected"),
    ),
    (
        (
            "Selm council opened an inquiry into the leak.",
            "An investigation of the leak was launched by Selm.",
        ),
        ("opened", "launched"),
    ),
    # Beside nouns for one thing.
    (
        ("The rudder jammed. The harbour was closed for a day.", "The port shut. Nothing moved all day."),
        ("closed", "shut"),
    ),
]
NO_KIND = [
    # Another particle, and so another thing.
    (("The fair was called off on Monday.", "On Monday Okello called on Brandt."), ("called", "called")),
    (("Okello put out the fire on Monday.", "On Monday Okello put off the fair."), ("put", "put")),
    # Nothing but the kind in common.
    (("A guard quit after a quarrel.", "Brandt will step down."), ("quit", "step")),
    # Of other days.
    (("Brandt was detained in March.", "On Monday police picked up Brandt."), ("detained", "picked")),
    # Opposites, whatever day and name they have in common.
    (
        ("The council of Orley approved the mill on Monday.", "On Monday the council turned down the mill."),
        ("approved", "turned"),
    ),
    (
        ("On Sunday the ferry to Selm was called off.", "The ferry to Selm left on Sunday."),
        ("called", "left"),
    ),
    # One says that it was not.
    (("Police detained nobody on Monday.", "On Monday officers picked up Brandt."), ("detained", "picked")),
    # "In" stands for another word: they took part, and took nobody in.
    (
        ("Brandt took part in the search.", "On Monday Brandt put up 40 men in Selm."),
        ("took", "put"),
    ),
    # Several of a kind, of which none is told with the same.
    (
        (
            "A van collided with a wall. A cart struck a tree. A bus hit a gate.",
            "A boat rammed a pier. A train slammed into a truck. A barge smashed a lock.",
        ),
        ("struck", "rammed"),
    ),
]


@pytest.mark.parametrize(("texts", "words"), KIND)
def test_what_news_has_several_words_for(
    engine: Annotator, texts: tuple[str, str], words: tuple[str, str]
) -> None:
    assert words in joined(engine, texts)


@pytest.mark.parametrize(("texts", "words"), NO_KIND)
def test_words_that_tell_other_things(
    engine: Annotator, texts: tuple[str, str], words: tuple[str, str]
) -> None:
    assert words not in joined(engine, texts)


@pytest.mark.parametrize(("texts", "words"), SAME)
def test_marks_tell_what_is_one(engine: Annotator, texts: tuple[str, str], words: tuple[str, str]) -> None:
    assert words in joined(engine, texts)


@pytest.mark.parametrize(("texts", "words"), SAME[:2])
def test_papers_of_two_stories_agree_by_chance(
    engine: Annotator, texts: tuple[str, str], words: tuple[str, str]
) -> None:
    assert words not in joined(engine, texts, ANOTHER)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        # Another figure.
        (("Some 2,300 people left the valley.", "By night 1,800 had moved to the hills."), ("left", "moved")),
        # Everybody has two of something.
        (("Two men left the valley.", "Two cows had moved to the hills."), ("left", "moved")),
        # A figure that both have twice.
        (
            (
                "Some 40 men left the valley. Some 40 cars stood there.",
                "The 40 firemen moved to the hills. In all 40 shops burnt.",
            ),
            ("left", "burnt"),
        ),
        # One says that there was none.
        (
            ("The water rose to 7 kilometres from the town.", "No flood climbed 7,000 metres up the valley."),
            ("rose", "climbed"),
        ),
        # A figure alone.
        (("Some 2,300 people left the valley.", "By noon 2,300 reached the hills."), ("left", "reached")),
        # An age, and what is told aside.
        (("A man aged 43 left the valley.", "A 43-year-old moved to the hills."), ("left", "moved")),
        (
            ("The state sent 80 nurses.", "The nurses, of whom there were 80, called the valley quiet."),
            ("sent", "called"),
        ),
    ],
    ids=["another figure", "two", "twice", "no", "alone", "age", "aside"],
)
def test_marks_that_do_not_tell(engine: Annotator, texts: tuple[str, str], words: tuple[str, str]) -> None:
    assert words not in joined(engine, texts)


@pytest.mark.parametrize(
    ("texts", "grounds"),
    [
        (SAME[5][0], ("in other words", "“03:40” / “3.40 a.m.”")),
        (SAME[1][0], ("“rose” and “climbed” mean one", "“7 kilometres” / “7,000 metres”")),
        (KIND[0][0], ("“called off” and “scrapped” mean one",)),
    ],
    ids=["hour", "both", "words"],
)
def test_the_reason_names_the_words_of_both(
    engine: Annotator, texts: tuple[str, str], grounds: tuple[str, ...]
) -> None:
    events = build(sources(engine, texts)).timeline.events
    reasons = [mention.because or "" for event in events for mention in event.mentions]
    assert any(all(ground in why for ground in grounds) for why in reasons), reasons


def test_figures_are_one_in_any_unit_and_words(engine: Annotator) -> None:
    (article,) = sources(engine, (SAME[1][0][0], ""))[:1]
    other = source(engine, "x", "Half a dozen men drove 7,000 metres in 120 minutes.\n", DAY)
    assert ("way", "7e+03") in article.once(marks).by_key
    assert {("count", "6"), ("way", "7e+03"), ("length", "2")} <= other.once(marks).by_key.keys()
