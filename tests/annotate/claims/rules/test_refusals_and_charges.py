"""Who will not speak, who is accused, what only seems so, and what is asked; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines
from tests.annotate.claims.in_lines import told


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


PLEAS = [
    (
        "The couple pleaded not guilty to the 14-count charge bordering on laundering and theft of funds.",
        [
            "The couple | pleaded | not guilty to the 14-count charge bordering on laundering"
            " and theft of funds | deny CT-"
        ],
    ),
    ("Okafor pleaded not guilty to murder.", ["Okafor | pleaded | not guilty to murder | deny CT-"]),
    ("Hale pleaded guilty to theft.", ["Hale | pleaded | guilty to theft | admit CT+"]),
    (
        "The two men, who had earlier entered not guilty pleas, will be tried in May.",
        ["The two men who | entered | not guilty pleas | deny CT-"],
    ),
    (
        "Ms Orr told the court that she would plead not guilty.",
        ["Ms Orr | told | that she would plead not guilty | say CT+"],
    ),
    # Who only feels so has pleaded nothing.
    (
        "He said he felt guilty about the delay.",
        [
            "He | said | he felt guilty about the delay | say CT+",
            "he | felt | guilty about the delay | believe CT+",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLEAS)
def test_who_pleads(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert told(annotator, text) == wanted


SILENT = [
    ("The mine's owner declined to comment.", ["The mine's owner | declined | to comment | deny CT-"]),
    (
        "The Kremlin declined to comment on Tuesday.",
        ["The Kremlin | declined | to comment on Tuesday | deny CT-"],
    ),
    (
        "A spokeswoman for the Chilean navy refused to answer.",
        ["A spokeswoman for the Chilean navy | refused | to answer | deny CT-"],
    ),
    ("His brother declined to be interviewed.", ["His brother | declined | to be interviewed | deny CT-"]),
]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # Of what somebody says little it is told that they say little of it.
        ("The minister said nothing about money.", "The minister | said nothing about | money | say Uu"),
        ("Ms Grant said little about the strike.", "Ms Grant | said little about | the strike | say CT+"),
        (
            "The report says nothing about who gave the order.",
            "The report | says nothing about | who gave the order | report Uu",
        ),
        ("Ms Grant said nothing had been lost.", "Ms Grant | said | nothing had been lost | say CT-"),
        # Who asks not to be named is who asks.
        (
            "Engineers, who asked not to be named, said the cables were late.",
            "Engineers who | asked | not to be named | demand Uu",
        ),
    ],
)
def test_who_says_little(annotator: Annotator, text: str, row: str) -> None:
    assert row in told(annotator, text)


@pytest.mark.parametrize(("text", "wanted"), SILENT)
def test_who_refuses_to_speak(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert told(annotator, text) == wanted


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Dr Amara Diallo declined to say whether the patient had travelled.",
            "Dr Amara Diallo | declined to say | whether the patient had travelled | deny Uu",
        ),
        (
            "Hanoi has refused to comment on reports that it closed the border.",
            "Hanoi | has refused to comment on | reports that it closed the border | deny Uu",
        ),
        # Whoever refuses to do something else has said so.
        ("The bank refused to lend to the mine.", "The bank | refused | to lend to the mine | deny CT-"),
        ("Bishop Okoro declined to resign.", "Bishop Okoro | declined | to resign | deny CT-"),
    ],
)
def test_what_is_refused(annotator: Annotator, text: str, row: str) -> None:
    assert told(annotator, text) == [row]


def test_what_is_refused_is_not_done(annotator: Annotator) -> None:
    rows = told(annotator, "Brasilia refused to recognise the vote.")
    assert rows == ["Brasilia | refused | to recognise the vote | deny CT-"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "A former governor accused by prosecutors of stealing land was freed in Lagos on Friday.",
            "prosecutors | accused | A former governor + stealing land | accuse CT+",
        ),
        (
            "The mayor was accused of lying by the opposition, which wants a new vote.",
            "the opposition | was accused of | The mayor + lying | accuse CT+",
        ),
        (
            "The singer, who is accused by two dancers of harassment, left for Spain.",
            "two dancers | is accused | harassment | accuse CT+",
        ),
        (
            "The man whom detectives suspect of the theft is in Lisbon.",
            "detectives | suspect of | the theft | accuse CT+",
        ),
        (
            "Police arrested eight people accused of planning a raid on the bank.",
            " | accused of | eight people + planning a raid on the bank | accuse CT+",
        ),
        (
            "Pornsak said all seven were charged with selling drugs.",
            " | were charged with | all seven + selling drugs | accuse CT+",
        ),
        ("She stands accused of treason.", " | stands accused of | She + treason | accuse CT+"),
        (
            "Ms Delgado has been convicted of fraud by a court in Quito.",
            "a court in Quito | has been convicted of | Ms Delgado + fraud | decide CT+",
        ),
        # Who accuses somebody outright tells both behind the verb.
        (
            "Ankara accused Athens of arming the islands.",
            "Ankara | accused | Athens of arming the islands | accuse CT+",
        ),
        (
            "Latvia accused Estonia on Friday of stealing one of its buoys in the gulf, the worst "
            "quarrel in years.",
            "Latvia | accused | Estonia on Friday of stealing one of its buoys in the gulf | accuse CT+",
        ),
        (
            "The court accused the head of the mill on Monday.",
            "The court | accused | the head of the mill | accuse CT+",
        ),
    ],
)
def test_an_accusation_tells_of_what(annotator: Annotator, text: str, row: str) -> None:
    assert row in told(annotator, text)


@pytest.mark.parametrize(
    "text",
    [
        "The former president was charged in May. He lives in Quito.",
        "Five officers have been charged. Two others were convicted in absentia.",
        "The probe, charged with finding ice, left in May. He may be charged with theft.",
        "The bank charged customers a fee. Bulls charged through the streets.",
    ],
)
def test_an_accusation_of_nothing_is_no_claim(annotator: Annotator, text: str) -> None:
    assert told(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Minister defends tax / By Rohit Verma in New Delhi / "
            "India's finance minister, Anjali Deshmukh, said that a tax on sugar would save lives.",
            "India's finance minister, Anjali Deshmukh,",
        ),
        (
            "Strike will cost millions / Sara Lindqvist, transport reporter / "
            "The head of Nordair, Jens Holm, said the strike would cost it 40 million euros.",
            "The head of Nordair, Jens Holm,",
        ),
    ],
)
def test_a_source_does_not_begin_in_the_by_line(annotator: Annotator, text: str, source: str) -> None:
    assert any(row.startswith(f"{source} | said") for row in told(annotator, text))


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Police chief quits over raid / By Tunde Bakare / "
            "The head of Lagos police, Bolanle Ade, resigned on Monday after a raid. / "
            "“I take responsibility,” she said.",
            "Tunde Bakare",
        ),
        (
            "President to visit flood zone / Reporting by Carlos Iriarte; editing by Ana Gil / "
            "The president will fly to Arequipa on Tuesday, his office said.",
            "Carlos Iriarte",
        ),
    ],
)
def test_nothing_is_told_of_who_wrote_it(annotator: Annotator, text: str, author: str) -> None:
    record = annotator.annotate(Article.from_text(text.replace(" / ", "\n\n")))
    for entity in record.entities:
        if entity.name == author:
            assert [mention.exact for mention in entity.mentions] == [author]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The trip for this break seems doable.", 0),
        ("The two sides appear to have mended ties since.", 0),
        ("It appears that the mayor took bribes.", 0),
        ("It seemed to Ann Hale that nobody was listening.", 1),
        ("“It seems to me that they lied,” Ann Hale said.", 1),
        ("Ann Hale said the plan seems doable.", 1),
        # What nobody has said or asked.
        ("Nobody had asked him about it.", 0),
        ("No one said that it was safe.", 0),
        ("One of them said that it was safe.", 1),
    ],
)
def test_what_only_seems_so_or_nobody_says_is_no_claim(annotator: Annotator, text: str, rows: int) -> None:
    assert len(told(annotator, text)) == rows


FURTHER = [
    # What is too weak to show has not been shown.
    (
        "The sample was too small to show that the pill is safe, Dr Orr said.",
        ["Dr Orr | said | The sample was too small to show that the pill is safe | say CT+"],
    ),
    (
        "The evidence was not strong enough to prove that he lied, the judge said.",
        ["the judge | said | The evidence was not strong enough to prove that he lied | say CT-"],
    ),
    (
        "The sample is large enough to show that the pill works, Dr Orr said.",
        [
            "Dr Orr | said | The sample is large enough to show that the pill works | say CT+",
            "The sample | show | the pill works | report CT+",
        ],
    ),
    # No lorry thanks anybody.
    (
        "The chairman said a lorry had blocked the gate, and thanked the police.",
        [
            "The chairman | said | a lorry had blocked the gate | say CT+",
            "The chairman | thanked | the police | praise CT+",
        ],
    ),
    (
        "The minister said a letter had reached an official in March, and apologised to the families.",
        [
            "The minister | said | a letter had reached an official in March | say CT+",
            "The minister | apologised | to the families | admit CT+",
        ],
    ),
    # Whoever does it is asked.
    (
        "Eva Holm begged whoever has the silver not to melt it.",
        ["Eva Holm | begged | whoever has the silver not to melt it | demand Uu"],
    ),
    (
        "Police urged whoever saw the crash to come forward.",
        ["Police | urged | whoever saw the crash to come forward | demand Uu"],
    ),
    ("He thanked whoever came.", ["He | thanked | whoever came | praise CT+"]),
    # By whom somebody is convicted ends before of what; "a court of appeal" is one name.
    (
        "Orr was convicted by the court of false accounting and of theft.",
        ["the court | was convicted | Orr + false accounting and of theft | decide CT+"],
    ),
    (
        "The clerk was convicted by a court of appeal of fraud.",
        ["a court of appeal | was convicted | The clerk + fraud | decide CT+"],
    ),
    # Who does it stands behind "by".
    (
        "The offer was welcomed by Holm but Reed is unlikely to accept it, an official said.",
        [
            "Holm | was welcomed | The offer | praise CT+",
            "an official | said | The offer was welcomed by Holm but Reed is unlikely to accept it | say CT+",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FURTHER, ids=[text[:60] for text, _ in FURTHER])
def test_who_tells_what_further(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert told(annotator, text) == wanted


TURNED_DOWN = [
    # "Against" belongs to the verb, however far it stands from it.
    (
        "The senate voted on Monday against cutting pensions.",
        ["The senate | voted against | cutting pensions | decide CT-"],
    ),
    (
        "Islanders decided in May against leaving the union.",
        ["Islanders | decided against | leaving the union | decide CT-"],
    ),
    (
        "The coroner warned on Friday against swimming in the river.",
        ["The coroner | warned against | swimming in the river | warn CT+"],
    ),
    # "Never" is of what is promised.
    (
        "Norvik condemned the leak and, in a letter on Sunday, vowed never to sell the data again.",
        [
            "Norvik | condemned | the leak | accuse CT+",
            "Norvik | vowed | never to sell the data again | promise PR-",
        ],
    ),
    # Who turns down a plan has none; who drops his own has one no longer.
    (
        "The council turned down a plan to fell the oaks.",
        [
            "The council | turned down | a plan to fell the oaks | deny CT-",
            " | plan | to fell the oaks | decide PR+",
        ],
    ),
    (
        "Dr Ona Pell, deputy minister for ports, rejected the claim by Dr Brook that the harbour was unsafe.",
        [
            "Dr Ona Pell, deputy minister for ports, | rejected | the claim by Dr Brook that the harbour was"
            " unsafe | deny CT-",
            "Dr Brook | claim | the harbour was unsafe | claim CT+",
        ],
    ),
    ("The bank shelved its plan to cut jobs.", ["its | shelved its plan | to cut jobs | decide CT-"]),
    (
        "The bank announced its plan to cut jobs.",
        [
            "The bank | announced | its plan to cut jobs | announce CT+",
            "its | plan | to cut jobs | decide PR+",
        ],
    ),
    # Nothing is said here.
    ("The first crack was spotted on Monday by Ona Pell, a diver.", []),
    ("Pell was told by chairman Hal Brook on the phone.", []),
    ("She shouted for Danny.", []),
    ("The fever claimed a third victim on Sunday.", []),
    ("Selm Rovers claimed the title on Sunday.", []),
    ("The Rovers claimed victory.", ["The Rovers | claimed | victory | claim CT+"]),
]


@pytest.mark.parametrize(("text", "wanted"), TURNED_DOWN)
def test_who_will_not_have_it(annotator: Annotator, text: str, wanted: list[str]) -> None:
    assert told(annotator, text) == wanted
