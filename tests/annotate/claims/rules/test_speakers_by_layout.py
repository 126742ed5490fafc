"""Who speaks, where the sentence with the words does not say it; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Annotations
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def said(record: Annotations) -> list[str]:
    """Return claims as "speaker: content", the speaker by the entity's name where there is one."""
    names = {entity.id: entity.name for entity in record.entities}
    rows = []
    for claim in record.claims:
        source = claim.source
        speaker = names[source.entity] if source and source.entity else source.words if source else ""
        rows.append(f"{speaker}: {' + '.join(span.exact for span in claim.content)}")
    return rows


def annotated(annotator: Annotator, text: str) -> Annotations:
    return annotator.annotate(Article.from_text(text.replace(" / ", "\n\n")))


ALONE = [
    # After reported speech, a feeling, an action; in the same paragraph or the next one.
    (
        "Harbour pilot Iva Mold said she was ashamed. “We knew that the chart was wrong.”",
        "Iva Mold: she was ashamed + “We knew that the chart was wrong.”",
    ),
    (
        "Teacher Lena Moss was furious. “The roof has leaked for years.”",
        "Lena Moss: “The roof has leaked for years.”",
    ),
    (
        "Engineer Tom Voss was alarmed by the cracks. “It could fall any day now.”",
        "Tom Voss: “It could fall any day now.”",
    ),
    (
        "Judge Ona Pell looked at the two men. “You have shown no remorse.” Nobody moved.",
        "Ona Pell: “You have shown no remorse.”",
    ),
    (
        "Farmer Iqbal Shah has sold his cows. / "
        "“The river has not risen for two years.” / The ministry is silent.",
        "Iqbal Shah: “The river has not risen for two years.”",
    ),
    (
        "For nurse Eva Lind, it was a shock. “Nobody warned us at all.”",
        "Eva Lind: “Nobody warned us at all.”",
    ),
    (
        "Mayor Hal Brook's message was plain. “We are not going to pay.”",
        "Hal Brook: “We are not going to pay.”",
    ),
    (
        "Dock worker Ned Pell was blunt: “They cheated us.” The port had promised jobs. “Not one came.”",
        "Ned Pell: “Not one came.”",
    ),
    # The dead do not speak of themselves.
    (
        "Midwife Rosa Dahl laughed. Hans Dahl drove a truck and died in May. “He said I was crazy.”",
        "Rosa Dahl: “He said I was crazy.”",
    ),
    # Several in a row; over paragraphs; straight and single marks.
    (
        "Trawler captain Ida Moss shrugged. / “I have seen worse than this.” / “My father died down there.”",
        "Ida Moss: “My father died down there.”",
    ),
    (
        "Union head Bo Dahl refused. / “We lost the harbour first. / “Then we lost the school.”",
        "Bo Dahl: “We lost the harbour first. + “Then we lost the school.”",
    ),
    (
        'Senator Paul Reyes rose. "I have nothing to hide from you."',
        'Paul Reyes: "I have nothing to hide from you."',
    ),
    ("Poet Ana Sol smiled at them. ‘I write when it rains hard.’", "Ana Sol: ‘I write when it rains hard.’"),
    # Named after the quotation, or introduced before it.
    (
        "“I have waited for this verdict for years.” / That was the view of Rosa Minter, whose son died.",
        "Rosa Minter: “I have waited for this verdict for years.”",
    ),
    (
        "“Not one of us was asked about it.” / Those were the words of Karl Brandt, a baker.",
        "Karl Brandt: “Not one of us was asked about it.”",
    ),
    (
        "And this from farmer José Quiroga, whose fields lie below the wall: / “If it breaks, we drown.”",
        "José Quiroga: “If it breaks, we drown.”",
    ),
    (
        "And from Commissioner Ida Falk: / “Tomas knows the river better than anyone.”",
        "Ida Falk: “Tomas knows the river better than anyone.”",
    ),
    (
        "From the desk of Ann Lee, chief analyst, Selm Bank. / “Rates will stay where they are.”",
        "Ann Lee: “Rates will stay where they are.”",
    ),
    # In a dialogue the answer is the other one's.
    (
        "“Are you leaving?” asked Karl Brandt. / “Not before Sunday,” said Mia Stone. / "
        "“Why so late?” / “I have no visa yet.”",
        "Mia Stone: “I have no visa yet.”",
    ),
    (
        "“Are you leaving?” asked Karl Brandt. / “Not before Sunday,” said Mia Stone. / "
        "“Why so late?” / “I have no visa yet.”",
        "Karl Brandt: “Why so late?”",
    ),
    # Somebody else reacts in between.
    (
        "“We will strike,” said Lena Holt. Minister Paul Orr disagreed. “It would be madness.”",
        "Paul Orr: “It would be madness.”",
    ),
    (
        "“I did nothing,” said Omar Diaz. His wife shook her head. “He is a liar and a thief.”",
        "His wife: “He is a liar and a thief.”",
    ),
    (
        "“I hear the river at night, and I cannot sleep.” / That was Nadia Prins, a baker.",
        "Nadia Prins: “I hear the river at night, and I cannot sleep.”",
    ),
    # Whom or what the speaker speaks for may be named in it, he himself not.
    (
        "Selm Rovers coach Jon Abel was furious. “The Rovers deserved far better than this.”",
        "Jon Abel: “The Rovers deserved far better than this.”",
    ),
    (
        "Orley school board chair Iva Mold said teachers were leaving. / "
        "“Orley had forty of them, and now it has ten.”",
        "Iva Mold: “Orley had forty of them, and now it has ten.”",
    ),
    # What is written where it stands speaks for itself.
    (
        "A note was pinned to the door. “Back in ten minutes, please wait.”",
        "A note: “Back in ten minutes, please wait.”",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ALONE)
def test_a_quotation_that_stands_alone(annotator: Annotator, text: str, wanted: str) -> None:
    record = annotated(annotator, text)
    assert wanted in said(record)
    claim = record.claims[said(record).index(wanted)]
    assert claim.by == "model" or (claim.because and claim.confidence < 0.8)


@pytest.mark.parametrize(
    "text",
    [
        # A title, a scare quote, a thing that does something, people who are acted on.
        "Ann Lee reads mostly novels. “The Old Man and the Sea” is her favourite.",
        "Engineer Tom Voss showed the wall. The “smart” bridge cost $40 million.",
        "A ferry sank off Selm on Monday. “Nobody heard the alarm that night.”",
        "Two men were arrested on Monday. “They never showed any remorse.”",
        # Somebody else's paragraph, a body that says "I", a speaker who is named in it.
        "Ann Lee resigned. / The lake froze in March. Prices fell. "
        "Snow lay on the hills. / “Nobody has asked us about it.”",
        "The council sold the pool. “I learned to swim there myself.”",
        "Tom Voss left the room. “Voss has never told us the truth.”",
    ],
)
def test_nobody_is_given_a_quotation_that_may_be_anybodys(annotator: Annotator, text: str) -> None:
    assert not [claim for claim in annotated(annotator, text).claims if not claim.cue]


@pytest.mark.parametrize(
    "text",
    [
        "The rapper, who calls herself “Lady Ash,” was arrested.",
        "The singer, who goes by “Moon,” cancelled the tour.",
        "The general was dubbed “the Butcher of Selm” by the press.",
        "Fans call the stadium “the Old Lady”.",
        "The ship is better known as “Grey Ghost” in the port.",
        "Selm Bank named Ann Lee as its new director.",
        "The board appointed Omar Haddad as chief executive.",
        "The firm did not answer calls on Friday.",
        "The ministry has not responded to a phone call.",
        "Ann Lee was angry about the delay.",
        "The government has kept silence regarding the attack.",
        "A painter known to his friends as “Falcon” moved to Selm.",
        "The hacker, who had styled himself “King Null,” left the country.",
    ],
)
def test_where_nobody_says_anything(annotator: Annotator, text: str) -> None:
    assert said(annotated(annotator, text)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We sleep in shifts,” said a squatter who calls himself “Rooster.”", 1),
        ("A man known as “the Fox” told police he had sold the guns.", 1),
        ("The singer, who is known as “the Owl,” told fans that she would be back.", 1),
        ("The singer, who calls herself “Moon,” denied the charges.", 1),
        ("The spy, known to his friends as “Falcon,” admitted that he had fled.", 1),
        ("The thief, who asked to be called “Ned,” said he was sorry.", 1),
        ("“I saw the wreck on Sunday.” / So said Hal Brook, who was first to reach it.", 1),
        ('"Read the contract again." -Councillor Max Dorn', 1),
        ("Critics called the law “a gift to the rich”.", 1),
        ("Police named the driver as Mia Torres.", 1),
        ("Residents describe the mayor as “a thief who sold the town”.", 1),
    ],
)
def test_where_somebody_does(annotator: Annotator, text: str, wanted: int) -> None:
    assert len(said(annotated(annotator, text))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The film praises a doctor who critics say lied about his past.", "critics: lied about his past"),
        (
            "The village, which officials say is home to 300 people, was cut off on Monday.",
            "officials: is home to 300 people",
        ),
        (
            "The bridge, which the mayor said would open in May, is still shut.",
            "the mayor: would open in May",
        ),
        ("The man, who police said had been drinking, hit a tree.", "police: had been drinking"),
        ("The fund paid a lawyer that auditors say never worked a day.", "auditors: never worked a day"),
        (
            "The report praised a school which Minister Ama Boateng said was among the worst.",
            "Ama Boateng: was among the worst",
        ),
        (
            "The army shelled a school that residents said housed 400 refugees.",
            "residents: housed 400 refugees",
        ),
    ],
)
def test_what_is_said_in_a_relative_clause(annotator: Annotator, text: str, wanted: str) -> None:
    assert wanted in said(annotated(annotator, text))


def test_a_pronoun_that_stands_for_no_name_is_told_with_what_it_stands_for(annotator: Annotator) -> None:
    record = annotated(
        annotator, "Officials, who asked not to be named, left. The rain, which fell, stopped."
    )
    assert said(record) == ["Officials who: not to be named"]
    assert [claim.source.title for claim in record.claims if claim.source] == ["Officials"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“We lost it all,” said Ann Lee. Governor Orr visited on Monday. “He owes us a house.”",
            ["Ann Lee: “We lost it all,” + “He owes us a house.”"],
        ),
        (
            "“We will strike,” said Lena Holt. Holt smiled. “And we will win, you will see.”",
            ["Lena Holt: “We will strike,” + “And we will win, you will see.”"],
        ),
        (
            "“You are under arrest,” Karl Grey told him. “What for?” was the reply.",
            ["Karl Grey: “You are under arrest,”", ": “What for?”"],
        ),
        ("“Who broke it?” Inspector Karl Grey wanted to know.", ["Karl Grey: “Who broke it?”"]),
        (
            "“Who broke it?” asked Karl Grey. “I did,” piped up a boy.",
            ["Karl Grey: “Who broke it?”", "a boy: “I did,”"],
        ),
        (
            "“It is safe,” said Karl Grey. “Never!” came the reply from the crowd.",
            ["Karl Grey: “It is safe,”", "the crowd: “Never!”"],
        ),
        (
            "Ann Lee said the shop had closed at 5 p.m. Its windows were broken.",
            ["Ann Lee: the shop had closed at 5 p.m."],
        ),
    ],
)
def test_where_one_ends_and_the_other_begins(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert said(annotated(annotator, text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mayor said the bridge was built in 40 days.[1] It was old.",
            "The mayor: the bridge was built in 40 days",
        ),
        ("Police said the boat sank in June.[12][13] Nobody was hurt.", "Police: the boat sank in June"),
        ("The boat sank in June.[2] It was old, the mayor said.", "the mayor: It was old"),
    ],
)
def test_a_reference_ends_a_sentence(annotator: Annotator, text: str, wanted: str) -> None:
    assert said(annotated(annotator, text)) == [wanted]


def test_the_first_persons_of_single_marks_and_transcripts_are_their_speakers(annotator: Annotator) -> None:
    record = annotated(annotator, "‘I am tired,’ said Ann Lee. The dogs’ owner, Bo Dahl, left.")
    (lee,) = (entity for entity in record.entities if entity.name == "Ann Lee")
    assert "I" in [mention.exact for mention in lee.mentions]
    record = annotated(
        annotator, "ANN ROE, HOST: Were you there? / TOM LUND, MAYOR: I was. I saw it. / ROE: I was not."
    )
    pronouns = {e.name: [m.exact for m in e.mentions].count("I") for e in record.entities}
    assert (pronouns["ANN ROE"], pronouns["TOM LUND"]) == (1, 2)
    assert {claim.quotation for claim in record.claims} == {"direct"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr Shaw is accused of fraud and theft by the state.", "the state: Mr Shaw + fraud and theft"),
        ("So far, Mr Shaw has maintained his innocence.", "Mr Shaw: his innocence"),
        ("Eva Lind pleaded not guilty on Friday.", "Eva Lind: not guilty"),
    ],
)
def test_accusations_and_pleas(annotator: Annotator, text: str, wanted: str) -> None:
    record = annotated(annotator, text)
    assert any(wanted.partition(": ")[2] in row for row in said(record)), said(record)


def test_a_long_statement_is_a_claim_of_each_paragraph(annotator: Annotator) -> None:
    about = "and the road along the lake will stay shut until the last of the rocks has been taken away"
    lines = [
        f"“Day {n} brought more rain to the valley than we had ever measured, {about}."
        for n in ["one", "two", "three", "four", "five", "six"]
    ]
    text = "The police issued this statement:\n\n" + "\n\n".join(lines) + "”"
    record = annotator.annotate(Article.from_text(text))
    rows = [row for row in said(record) if "brought more rain" in row]
    assert len(rows) == len(lines)
    assert {row.partition(":")[0] for row in rows} == {"The police"}


NAMES_NOBODY = [
    ("Teacher Lena Moss was furious. “The roof has leaked for years.”", "Lena Moss"),
    ("“We start at dawn,” said Omar Dahl. “Nobody will sleep before it is done.”", "Omar Dahl"),
    ("A note was pinned to the door. “Back in ten minutes, please wait.”", "A note"),
]


@pytest.mark.parametrize(("text", "speaker"), NAMES_NOBODY)
def test_a_quotation_that_names_nobody_has_no_words_for_its_source(
    annotator: Annotator, text: str, speaker: str
) -> None:
    record = annotated(annotator, text)
    claim = record.claims[-1]
    if not claim.cue:
        assert claim.source is not None
        assert claim.source.spans == ()
        assert claim.source.because is not None
        assert claim.source.because.startswith("inferred from who speaks around it")
    assert said(record)[-1].startswith(f"{speaker}: ")


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody has been paid since May.” That was the view of Ann Lee.",
        "And from Ann Lee:\n\n“Nobody has been paid since May.”",
    ],
)
def test_a_quotation_whose_speaker_is_named_has_the_name_for_its_source(
    annotator: Annotator, text: str
) -> None:
    (claim,) = [claim for claim in annotated(annotator, text).claims if claim.content[0].exact[0] == "“"]
    assert claim.source is not None
    assert [span.exact for span in claim.source.spans] == ["Ann Lee"]


SCREENS = [
    (
        "GRAPHIC: Turnout by province: Gauteng, 61 percent; Limpopo, 55 percent / "
        "MBEKI-ROSS: Nobody stayed at home in Gauteng.",
        ["MBEKI-ROSS: Nobody stayed at home in Gauteng."],
    ),
    (
        "ON SCREEN: Unemployment, 2015 to 2025 / OKAFOR: The jobs are gone. / HOST: Is that fair? / "
        "OKAFOR: It is.",
        ["OKAFOR: The jobs are gone.", "HOST: Is that fair?", "OKAFOR: It is."],
    ),
    ("GRAPHIC: Map of the strait / Nobody stayed at home, ships turned back.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SCREENS)
def test_what_is_on_the_screen_is_nobodys(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert said(annotated(annotator, text)) == wanted


WHOLE = [
    (
        "Prime Minister Tomasz Wrona was blunt. Today, he added, it employs 300.",
        "Tomasz Wrona: Today + it employs 300",
    ),
    (
        "By 2030, Amina Yusuf said, no coal will be burned in Poland.",
        "Amina Yusuf: By 2030 + no coal will be burned in Poland",
    ),
    (
        "On Friday, the army said, two soldiers were killed near Gao.",
        "the army: On Friday + two soldiers were killed near Gao",
    ),
    # Where it was said is no part of it, nor is what no comma divides from who says it.
    ("On Friday, the army said two soldiers were killed.", "the army: two soldiers were killed"),
    (
        "Judge Amina Yusuf sat down. The song reached No. 1 in Brazil, her label said. "
        "Flight no. 822 left Delhi at 9 a.m.",
        "her label: The song reached No. 1 in Brazil",
    ),
]


@pytest.mark.parametrize(("text", "row"), WHOLE)
def test_what_is_said_is_all_of_its_sentence_and_no_more(annotator: Annotator, text: str, row: str) -> None:
    assert row in said(annotated(annotator, text))
