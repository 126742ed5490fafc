"""The same statement is one in how many articles it may stand; what is told otherwise is linked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate import Annotator
from annotate.dossier import Source, build
from annotate.dossier.claims import Known, join_claims
from annotate.dossier.model import Dossier, Statement
from tests.annotate.dossier.conftest import source

WHERE = "Residents of Orley in Selmia met at the town hall about the Karsk dam."


def dossier(engine: Annotator, *texts: str) -> Dossier:
    return build(
        [
            source(engine, f"d{number}", f"{text} {WHERE}\n", f"2025-06-1{number}")
            for number, text in enumerate(texts)
        ]
    )


def shared(dossier: Dossier) -> list[Statement]:
    return [one for one in dossier.claims if len({member.document for member in one.members}) > 1]


def test_a_quotation_in_full_and_in_part_is_one_statement(engine: Annotator) -> None:
    found = dossier(
        engine,
        "“The wall is sound and the valley can sleep well now,” said Ida Brandt, head of the water board.",
        "Ida Brandt insisted that “the wall is sound and the valley can sleep well” in spite of the rain.",
    )
    (statement,) = shared(found)
    assert [member.document for member in statement.members] == ["d0", "d1"]
    assert statement.members[0].because is None
    assert "one quotation" in (statement.members[1].because or "")
    names = {entity.id: entity.name for entity in found.entities}
    assert names[statement.source or ""] == "Ida Brandt"


def test_a_paraphrase_of_the_same_source_is_one_statement(engine: Annotator) -> None:
    found = dossier(
        engine,
        "Ida Brandt said the Karsk dam would be repaired before the winter storms arrive.",
        "The Karsk dam will be repaired before winter storms arrive, Ida Brandt said.",
    )
    assert len(shared(found)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Ida Brandt said the Karsk dam would be repaired before the winter storms arrive.",
            "Jon Falk said the Karsk dam would be repaired before the winter storms arrive.",
        ),
        (
            "Ida Brandt said the Karsk dam would be repaired.",
            "Ida Brandt said taxes on fuel were far too high.",
        ),
        (
            "Police said the stolen lorry had been found near Malmo before dawn.",
            "Police said the stolen lorry had been found near Kalmar before dawn.",
        ),
    ],
)
def test_other_sources_and_other_words_are_other_statements(
    engine: Annotator, first: str, second: str
) -> None:
    assert shared(dossier(engine, first, second)) == []


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("the quarry at Selm will close in March", "the quarry at Selm will close in October", False),
        ("the quarry at Selm will shut on 2 March 2026", "the quarry at Selm will close by May 2026", False),
        (
            "a welder was to blame for the blaze at Selm",
            "old wiring was to blame for the blaze at Selm",
            False,
        ),
        ("the lane to Selm lay under water", "lorries were rolling again on the lane to Selm", False),
        ("the ferry to Selm has been sold", "the ferry to Selm has been scrapped", False),
        ("the quarry at Selm will close in March", "in March the quarry at Selm will be shut", True),
        (
            "after repairs the bridge at Selm will open again",
            "the bridge at Selm will reopen after repairs",
            True,
        ),
        ("a faulty pump was to blame for the blaze", "the blaze was the fault of a faulty pump", True),
    ],
)
def test_what_each_says_of_one_thing_is_one_statement_or_two(
    engine: Annotator, first: str, second: str, one: bool
) -> None:
    found = dossier(engine, *(f"Ida Brandt said that {words}." for words in (first, second)))
    assert bool(shared(found)) == one


@pytest.mark.parametrize(
    ("other", "linked"),
    [
        ("Jon Falk said the books of the quarry had been falsified.", True),
        ("Jon Falk told reporters that the quarry's books had been falsified.", True),
        ("Jon Falk denied that the books of the quarry had been falsified.", False),
        ("Jon Falk said the roof of the quarry's office had been mended.", False),
        ("Officials said the books of the quarry had been falsified.", False),
    ],
)
def test_what_two_say_alike_is_told_of_both(engine: Annotator, other: str, linked: bool) -> None:
    found = dossier(engine, "Ida Brandt said the books of the quarry had been falsified.", other)
    links = [link for one in found.claims for link in one.relates if link.relation == "repeats"]
    assert [link.because.partition(" (")[0] for link in links] == [
        "said by Ida Brandt and by Jon Falk"
    ] * linked
    assert shared(found) == []


def test_another_number_and_a_denial_are_linked(engine: Annotator) -> None:
    found = dossier(
        engine,
        "Ida Brandt said 40 houses were flooded below the Karsk dam in the night.",
        "Ida Brandt said 55 houses were flooded below the Karsk dam in the night.",
    )
    links = [(link.relation, link.because) for one in found.claims for link in one.relates]
    assert links == [("differs_in_number", "40 houses and 55 houses")]


def test_every_claim_of_every_article_is_in_one_statement(engine: Annotator) -> None:
    sources = [
        source(
            engine, f"d{n}", f"Ida Brandt said the dam holds. Jon Falk denied that {n} men left. {WHERE}\n"
        )
        for n in range(3)
    ]
    members = [(m.document, m.claim) for one in build(sources).claims for m in one.members]
    assert sorted(members) == sorted((each.id, claim.id) for each in sources for claim in each.claims)


def test_a_quotation_is_one_whose_speaker_one_article_only_describes(engine: Annotator) -> None:
    found = dossier(
        engine,
        "“The wall is sound and the valley can sleep well,” said Ida Brandt, head of the water board.",
        "A tired official said: “The wall is sound and the valley can sleep well.”",
    )
    assert len(shared(found)) == 1


def test_a_phrase_in_long_quotations_of_two_unknown_speakers_is_none(engine: Annotator) -> None:
    """Both speak of one thing at length, and share its long name only."""
    found = dossier(
        engine,
        "An engineer said: “Nobody here has asked for the safety of the Karsk dam since it broke.”",
        "A shopkeeper said: “My sister wrote of the safety of the Karsk dam and was paid badly.”",
    )
    assert shared(found) == []


def test_a_quotation_inside_a_reported_statement_counts(engine: Annotator) -> None:
    found = dossier(
        engine,
        "“We are going to start the turbines again,” Ida Brandt said at her party, hours after the vote.",
        "“The valley waited. But we are going to start the turbines again,” Ida Brandt told the board.",
    )
    assert len(shared(found)) == 1


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        (
            "Lund Lines denied that the ferry was overloaded.",
            "Lund Lines admitted that the ferry was overloaded.",
            True,
        ),
        (
            "The owner denied that the ferry was overloaded.",
            "Lund Lines admitted that the ferry was overloaded.",
            True,
        ),
        (
            "The guide confirmed that he ignored the warning.",
            "The guide denied that he ignored the warning.",
            True,
        ),
        # Another thing, another person, and a denial in both.
        (
            "Lund Lines denied that the ferry was overloaded.",
            "Lund Lines admitted that its crew drank wine.",
            False,
        ),
        ("Ida Brandt denied that the dam was cracked.", "Jon Falk admitted that the dam was cracked.", False),
        (
            "Lund Lines denied that the ferry was overloaded.",
            "Lund Lines denied that the ferry was overloaded.",
            False,
        ),
    ],
)
def test_what_is_denied_and_admitted_is_told_as_a_contradiction(
    engine: Annotator, first: str, second: str, linked: bool
) -> None:
    found = dossier(engine, first, second)
    links = [link for statement in found.claims for link in statement.relates]
    assert any(link.relation == "contradicts" for link in links) is linked


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (
            "The water board said that none of the pumps was working when the Karsk dam overflowed.",
            "None of the pumps was working when the Karsk dam overflowed, the water board said.",
            True,
        ),
        (
            "Police said the lorry had crossed the Karsk dam without any lights before dawn.",
            "Police said the lorry had crossed the Karsk dam without any lights shortly before dawn.",
            True,
        ),
        (
            "Police said the stolen lorry had been found near Malmo before dawn.",
            "The stolen lorry was found near Malmo, in Sweden, before dawn, police said.",
            True,
        ),
        (
            "Police said the lorry had crossed the Karsk dam without any lights before dawn.",
            "Prosecutors said the lorry had crossed the Karsk dam without any lights before dawn.",
            False,
        ),
        (
            "Police said the lorry had crossed the Karsk dam without any lights before dawn.",
            "Police said nobody was hurt in the town and the road would open again on Friday.",
            False,
        ),
    ],
)
def test_who_is_only_described_says_one_thing_in_two_articles(
    engine: Annotator, first: str, second: str, one: bool
) -> None:
    assert bool(shared(dossier(engine, first, second))) is one


SAYINGS = [
    "“The wall is sound and the valley can sleep well now,” said Ida Brandt.",
    "Ida Brandt insisted that “the wall is sound and the valley can sleep well” in spite of the rain.",
    "“The wall is sound and the valley can sleep well now,” she said. “The wall is sound and the valley can"
    " sleep well now,” Ida Brandt said once more.",
    "“We saw water where there had been a road before,” said Jon Falk.",
    "Jon Falk, a driver, said “we saw water where there had been a road before” and left.",
]


@pytest.fixture(scope="module")
def saying(engine: Annotator) -> list[Source]:
    return [
        source(engine, f"d{number}", f"{text} {WHERE}\n", f"2025-06-1{number}")
        for number, text in enumerate(SAYINGS)
    ]


def quoted(known: Known) -> dict[tuple[str, ...], list[int]]:
    return {run: sorted(one.place for one in those) for run, those in known.several.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(range(len(SAYINGS))), min_size=1), min_size=1, max_size=6))
def test_quotations_that_come_and_go_leave_those_that_are_there(
    saying: list[Source], steps: list[set[int]]
) -> None:
    known = Known()
    for numbers in steps:
        sources, anew = [saying[number] for number in sorted(numbers)], Known()
        nobody: list[dict[str, str]] = [{} for _ in sources]
        assert join_claims(sources, nobody, known=known) == join_claims(sources, nobody, known=anew)
        assert quoted(known) == quoted(anew)


def test_quoted_words_of_several_articles_are_found(saying: list[Source]) -> None:
    known = Known()
    join_claims(saying, [{} for _ in saying], known=known)
    assert ("the", "wall", "is", "sound", "and", "the") in known.several
    join_claims(saying[:1], [{}], known=known)
    assert not known.several


@pytest.mark.parametrize(
    ("first", "second", "relations"),
    [
        (
            "The exits were locked, survivor Rosa Amstad said.",
            "The exits were not locked, police chief Ida Moen said.",
            ["contradicts"],
        ),
        (
            "The fire hurt 48 people, the police said.",
            "A doctor said that 130 people were hurt in the fire.",
            ["differs_in_number"],
        ),
        # What the article itself tells is nobody's statement, and what both say is no contradiction.
        ("The exits were locked, survivor Rosa Amstad said.", "The exits were not locked.", []),
        (
            "The fire hurt 48 people, the police said.",
            "A doctor said that 48 people were hurt in the fire.",
            [],
        ),
        (
            "The exits were locked, survivor Rosa Amstad said.",
            "The windows were not locked, police chief Ida Moen said.",
            [],
        ),
    ],
)
def test_statements_of_two_speakers_that_cannot_both_be_so_are_linked(
    engine: Annotator, first: str, second: str, relations: list[str]
) -> None:
    news = "Factory burns in Osby\n\nA fire swept through a factory in Osby on Monday and killed 12 people."
    found = build(
        [
            source(engine, name, f"{news} {words}", "2025-06-10")
            for name, words in (("a", first), ("b", second))
        ]
    )
    links = [link for statement in found.claims for link in statement.relates]
    assert [link.relation for link in links] == relations
    assert {link.claim for link in links} <= {statement.id for statement in found.claims}
