"""Where what is told begins and ends: whole quotations, and no more than is told; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.claims.in_lines import told


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def contents(annotator: Annotator, text: str, cue: str) -> list[str]:
    """Return what is told by a cue, its pieces by " + "."""
    rows = [row.split(" | ") for row in told(annotator, text)]
    return [content for _, said, content, _ in rows if said == cue]


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        (
            "The road opens in May. / “It was closed for a year. Nobody came to the shop. / "
            "“The shop was empty every day. I had to let two people go,” Ana Ruiz said.",
            "said",
            "“It was closed for a year. Nobody came to the shop. + "
            "“The shop was empty every day. I had to let two people go,”",
        ),
        (
            'Teachers will strike in June. / "We have asked for a talk four times. / '
            '"They never answered us. / "So we shall stay at home on Monday," added union chief Per Holm.',
            "added",
            '"We have asked for a talk four times. + "They never answered us. + '
            '"So we shall stay at home on Monday,"',
        ),
        (
            "The club was sold. / “The fans kept us alive in the bad years. / "
            "“They will have two seats on the board,” owner Nils Aker told reporters.",
            "told",
            "“The fans kept us alive in the bad years. + “They will have two seats on the board,”",
        ),
        # Over sentences of one paragraph.
        (
            "“There was no mistake (see www.example.org). Mr Roe had his money back within a week,” "
            "the firm claimed.",
            "claimed",
            "“There was no mistake (see www.example.org). Mr Roe had his money back within a week,”",
        ),
    ],
)
def test_a_quotation_is_told_with_the_paragraphs_it_goes_on_from(
    annotator: Annotator, text: str, cue: str, wanted: str
) -> None:
    assert contents(annotator, text, cue) == [wanted]


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        # The first paragraph has its own speaker, or its own mark at the end.
        (
            "“The street was dark,” said Per Holm. / “We were asleep at that hour,” said Ana Ruiz.",
            "said",
            ["“The street was dark,”", "“We were asleep at that hour,”"],
        ),
        (
            "Two houses burned. / “The street was dark.” / “We were asleep at that hour,” said Ana Ruiz.",
            "said",
            ["“We were asleep at that hour,”"],
        ),
    ],
)
def test_a_quotation_of_somebody_else_stays_apart(
    annotator: Annotator, text: str, cue: str, wanted: list[str]
) -> None:
    assert contents(annotator, text, cue) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        (
            "The army denied carrying out the raid and said that rebels had done it.",
            "denied",
            "carrying out the raid",
        ),
        ("He requested money and would invite players to his house.", "requested", "money"),
        ("The union demanded a new talk and later called on the firm to pay.", "demanded", "a new talk"),
        # Nor is a clause beside it, with a subject of its own.
        (
            "The council promised in 2019 to rebuild the pool, but no stone has been laid.",
            "promised",
            "to rebuild the pool",
        ),
        (
            "He plans to sue the firm that sold the car, although it has paid him.",
            "plans",
            "to sue the firm that sold the car",
        ),
        (
            "The firm said it hoped to sell the pier, but no buyer was in sight.",
            "hoped",
            "to sell the pier",
        ),
        # What is told has a finite verb itself, or goes on without one.
        (
            "He said that the bridge was old and needed repair.",
            "said",
            "that the bridge was old and needed repair",
        ),
        (
            "The mayor promised to say when the pool would open, but not before May.",
            "promised",
            "to say when the pool would open, but not before May",
        ),
        (
            "The board agreed to close the plant and move to Spain.",
            "agreed",
            "to close the plant and move to Spain",
        ),
        (
            "The minister urged people who had fled and hid in the hills to come back.",
            "urged",
            "people who had fled and hid in the hills to come back",
        ),
        (
            "They demanded the release of men arrested and beaten by police.",
            "demanded",
            "the release of men arrested and beaten by police",
        ),
    ],
)
def test_what_the_speaker_does_further_is_not_told(
    annotator: Annotator, text: str, cue: str, wanted: str
) -> None:
    assert contents(annotator, text, cue) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“I love to see the old trees grow,” Karl Grey said. / “They are ours to keep.”",
            "to see the old trees grow",
        ),
        (
            '"We hope to open the school in May," said Ana Ruiz. / "It is needed."',
            "to open the school in May",
        ),
    ],
)
def test_what_is_told_in_a_quotation_ends_with_it(annotator: Annotator, text: str, wanted: str) -> None:
    inner = [row.split(" | ") for row in told(annotator, text)]
    assert wanted in [content for _, cue, content, _ in inner if cue in {"love", "hope"}]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“Taxes will not rise,” Ana Ruiz is expected to say.",
            "Ana Ruiz | is expected to say | “Taxes will not rise,”",
        ),
        (
            "Karl Grey speaks on Monday. / “The school must open,” he is expected to tell parents.",
            "he | is expected to tell parents | “The school must open,”",
        ),
        # What is expected to happen is no speech.
        ("“The worst storm in years” is expected to hit Selm on Monday.", ""),
        ("Karl Grey is expected to win the vote.", ""),
    ],
)
def test_what_somebody_is_expected_to_say_is_his(annotator: Annotator, text: str, wanted: str) -> None:
    spoken = [row.rpartition(" | ")[0] for row in told(annotator, text) if "“" in row and row[0] != " "]
    assert spoken == [wanted] * bool(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The journalists, who rejected the ruling, left on Monday.", "The journalists who"),
        ("The club was sold by Roman Abel, who said that he would not go.", "Roman Abel who"),
        ("The report, which says the bridge is unsafe, came out on Monday.", "The report which"),
        ("She met a neighbour who said that the house was empty.", "a neighbour who"),
        # Nobody that the sentence names.
        ("He received old fiefdoms from the latter, who regarded him as a brother.", "who"),
    ],
)
def test_a_relative_pronoun_is_told_with_what_it_stands_for(
    annotator: Annotator, text: str, wanted: str
) -> None:
    assert wanted in [row.partition(" | ")[0] for row in told(annotator, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "He also expressed his commitment to launch a new station next year.",
            ["He | also expressed his commitment | to launch a new station next year"],
        ),
        ("Ana Ruiz voiced her doubts about the plan.", ["Ana Ruiz | voiced her doubts about | the plan"]),
        # What is expressed is more than the noun tells, or another's.
        (
            "The board affirmed its commitment to build the school.",
            [
                "The board | affirmed | its commitment to build the school",
                "its | commitment | to build the school",
            ],
        ),
        ("She confirmed the sale of the plant.", ["She | confirmed | the sale of the plant"]),
    ],
)
def test_what_somebody_expresses_is_told_once(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert [row.rpartition(" | ")[0] for row in told(annotator, text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The minister is also expected to say that waiting lists will fall.",
            "The minister | is also expected to say | waiting lists will fall",
        ),
        (
            "Health chief Ada Moen is expected to announce on Saturday that the ward will open by May.",
            "Health chief Ada Moen | is expected to announce | the ward will open by May",
        ),
    ],
)
def test_what_somebody_is_expected_to_say_has_a_source(annotator: Annotator, text: str, wanted: str) -> None:
    assert [row.rpartition(" | ")[0] for row in told(annotator, text)] == [wanted]


@pytest.mark.parametrize(
    "text", ["The minister is expected to announce a new ward.", "The ward is expected to open in May."]
)
def test_what_is_expected_and_not_said_is_only_expected(annotator: Annotator, text: str) -> None:
    assert [row.split(" | ")[1] for row in told(annotator, text)] == ["is expected"]


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        # A relative clause ends where the sentence around it goes on.
        (
            "The clerk, who told him, she testified, that the till was empty, retired in May.",
            "testified",
            "that the till was empty",
        ),
        ("The tower, which he said would be rebuilt, stood empty for years.", "said", "would be rebuilt"),
        (
            "A farmer who said the dam had leaked for years has left the valley.",
            "said",
            "the dam had leaked for years",
        ),
        (
            "She is the woman who said the man who shot her was her son.",
            "said",
            "the man who shot her was her son",
        ),
        # "And that" is said by whoever said "that" before.
        (
            "Ida Moe of the fund AP1 said that she believed the worst was over and that it would not sell.",
            "believed",
            "the worst was over",
        ),
        (
            "Ida Moe believed that the worst was over and that the fund would not sell.",
            "believed",
            "that the worst was over and that the fund would not sell",
        ),
        # What "which" or "whom" opens is told with it, or by another.
        (
            "He insisted that the firms belonged to his brother, with whom, he said, he had not spoken.",
            "insisted",
            "that the firms belonged to his brother",
        ),
        (
            "The judge asked for the arrest of Mr Sen, who is reported to be abroad.",
            "asked for",
            "the arrest of Mr Sen",
        ),
        ("They know that somebody has paid, but not who.", "know", "that somebody has paid, but not who"),
        # To whom, when and on what occasion it was said is not what was said.
        ("His wife announced the following day that she was pregnant.", "announced", "that she was pregnant"),
        ("Retracing the history of the school, he said that it had grown.", "said", "that it had grown"),
        (
            "He promised the widow of the driver that he would pay.",
            "promised",
            "that he would pay",
        ),
        (
            "Their coach, Tom Hale, said before flying to Japan that he hoped to sign a keeper.",
            "said",
            "that he hoped to sign a keeper",
        ),
        # What is called untrue is denied, and not that it is untrue.
        ("Her lawyer called the report a complete fabrication.", "called", "the report"),
        ("The ministry described the allegations as “a pack of lies”.", "described", "the allegations"),
        ("She called the plan a disaster.", "called", "the plan a disaster"),
    ],
)
def test_what_is_told_ends_with_its_clause(annotator: Annotator, text: str, cue: str, wanted: str) -> None:
    assert contents(annotator, text, cue) == [wanted]


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        # When it is demanded stands between whom it is demanded of and what.
        (
            "The mayor called on the council on Monday to stop the sale.",
            "called on",
            "the council + to stop the sale",
        ),
        (
            "The bishop appealed to both sides last week to end the siege.",
            "appealed to",
            "both sides + to end the siege",
        ),
        (
            "“I would ask the firm to listen, to come back to the table and to drop the threats,” Ida said.",
            "would ask",
            "the firm to listen, to come back to the table and to drop the threats",
        ),
        ("The mayor called on the widow on Monday.", "called on", ""),
        # Of whom it is said is told before "and".
        (
            "He left Peru in 2020, and is believed to be living in Madrid.",
            "is believed",
            "He + to be living in Madrid",
        ),
    ],
)
def test_whom_it_is_told_of_is_told(annotator: Annotator, text: str, cue: str, wanted: str) -> None:
    assert contents(annotator, text, cue) == [wanted] * bool(wanted)
