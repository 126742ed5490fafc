"""First persons in quotations: "I" is who is quoted, "we" the body, and nobody outside of quotation marks."""

from __future__ import annotations

from typing import Literal

import pytest
from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.speakers import with_speakers
from annotate.record import Claim, Entity, EntityType, Mention, Source, Span
from tests import pipelines

VOCAB = pipelines.plain().vocab
PERSONAL = {"I": "PRP", "me": "PRP", "we": "PRP", "my": "PRP$", "our": "PRP$", "us": "PRP", "US": "NNP"}


def _mentions(
    words: str, kind: EntityType = "PERSON", quotation: Literal["direct", "indirect", "mixed"] = "direct"
) -> list[Mention]:
    """The first persons that the one speaker is given; everything after the colon is a claim."""
    forms = words.split()
    doc = Doc(VOCAB, words=forms, tags=[PERSONAL.get(form, "NN") for form in forms])
    name = Mention("e1.m1", 0, 4, "Vane", "name", "model", 0.9)
    speaker = Entity("e1", kind, "Vane", (name,))
    start = doc.text.index(":") + 2
    content = Span(start, len(doc.text), doc.text[start:])
    source = Source((Span(0, 4, "Vane"),), "e1")
    cue = (Span(5, 9, doc.text[5:9]),)
    claim = Claim("c1", quotation, source, cue, (content,), "say", "positive", "CT+", "model", 0.9)
    (entity,) = with_speakers(doc, (speaker,), (claim,))
    return [mention for mention in entity.mentions if mention.kind == "pronoun"]


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Vane said : “ I left my house ”", "PERSON", ["I", "my"]),
        ("Vane said : “ they saw me ”", "PERSON", ["me"]),
        ("Vane said : “ we left ”", "ORG", ["we"]),
        ("Vane said : “ our house is yours ”", "GPE", ["our"]),
        ("Vane said : “ we left ”", "PERSON", []),
        ("Vane said : “ I left ”", "ORG", []),
        ("Vane said : I left", "PERSON", []),
        ("Vane said : “ he left ”", "PERSON", []),
        ("Vane said : “ the US left ”", "GPE", []),
        ("I said : “ they left ”", "PERSON", []),
        ("Vane said : “ we left ”", "FAC", []),
    ],
)
def test_first_persons_in_quotation_marks_are_the_speaker(
    words: str, kind: EntityType, found: list[str]
) -> None:
    assert [mention.exact for mention in _mentions(words, kind)] == found


def test_indirect_speech_has_no_first_person_of_its_speaker() -> None:
    assert _mentions("Vane said : “ I left ”", quotation="indirect") == []


def test_i_is_surer_than_we_of_a_body() -> None:
    (body,) = _mentions("Vane said : “ we left ”", "ORG")
    (one,) = _mentions("Vane said : “ I left ”", "PERSON")
    assert body.confidence < one.confidence
    assert one.because == "“I” in the words of “Vane”"
    assert (one.id, one.by) == ("e1.m2", "rule")


def test_without_claims_nothing_changes() -> None:
    doc = Doc(VOCAB, words=["“", "I", "”"], tags=["``", "PRP", "''"])
    entities = (Entity("e1", "PERSON", "Vane", ()),)
    assert with_speakers(doc, entities, ()) == entities


def test_the_innermost_of_several_claims_speaks() -> None:
    words = ["I", "saw", ":", "she", "told", "me", ":", "he", "told", "us", ":", "I", "left"]
    tags = ["``", *(PERSONAL.get(word, "NN") for word in words), "''"]
    doc = Doc(VOCAB, words=["“", *words, "”"], tags=tags)
    outer, inner = doc.text.index("I saw"), doc.text.rindex("I left")
    people = [
        Entity(f"e{n}", "PERSON", name, (Mention(f"e{n}.m1", 0, 1, "“", "name", "model", 0.9),))
        for n, name in ((1, "Vane"), (2, "Roe"))
    ]
    claims = [
        Claim(
            f"c{n}",
            "direct",
            Source((Span(0, 1, "“"),), f"e{n}"),
            (),
            (Span(start, len(doc.text), doc.text[start:]),),
            "say",
            "positive",
            "CT+",
            "model",
            0.9,
        )
        for n, start in ((1, outer), (2, inner))
    ]
    found = with_speakers(doc, tuple(people), claims)
    places = {entity.name: [m.start for m in entity.mentions if m.kind == "pronoun"] for entity in found}
    assert places["Roe"] == [inner]
    assert outer in places["Vane"]
    assert inner not in places["Vane"]


def _bodies(words: str, body: str, kind: EntityType = "ORG") -> list[str]:
    """The first persons that the body is given, which the source before "said" may speak for."""
    forms = words.split()
    doc = Doc(VOCAB, words=forms, tags=[PERSONAL.get(form, "NN") for form in forms])
    said = doc.text.index(" said")
    person = Mention("e1.m1", said - 4, said, doc.text[said - 4 : said], "name", "model", 0.9)
    place = doc.text.index(body)
    named = Mention("e2.m1", place, place + len(body), body, "name", "model", 0.9)
    start = doc.text.index(":") + 2
    claim = Claim(
        "c1",
        "direct",
        Source((Span(0, said, doc.text[:said]),), "e1"),
        (Span(said + 1, said + 5, "said"),),
        (Span(start, len(doc.text), doc.text[start:]),),
        "say",
        "positive",
        "CT+",
        "model",
        0.9,
    )
    entities = (Entity("e1", "PERSON", "Vane", (person,)), Entity("e2", kind, body, (named,)))
    found = with_speakers(doc, entities, (claim,))
    return [m.exact for m in found[1].mentions if m.kind == "pronoun"]


@pytest.mark.parametrize(
    ("words", "body", "kind", "found"),
    [
        ("Selmco chief executive Vane said : “ we left our house ”", "Selmco", "ORG", ["we", "our"]),
        ("Selmco spokeswoman Vane said : “ they saw us ”", "Selmco", "ORG", ["us"]),
        ("Selmia President Vane said : “ we left ”", "Selmia", "GPE", ["we"]),
        ("Selmco chief Vane said : “ I left my house ”", "Selmco", "ORG", []),
        ("former Selmco chief Vane said : “ we left ”", "Selmco", "ORG", []),
        ("Selmco critic Vane said : “ we left ”", "Selmco", "ORG", []),
        ("Selmia resident Vane said : “ we left ”", "Selmia", "GPE", []),
        ("Selmia coach Vane said : “ we left ”", "Selmia", "GPE", []),
    ],
)
def test_we_is_the_body_that_somebody_speaks_for(
    words: str, body: str, kind: EntityType, found: list[str]
) -> None:
    assert _bodies(words, body, kind) == found


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def _whose(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of the entity that a first person is a mention of."""
    entities = annotator.annotate(Article.from_text(text, published="2025-09-23")).entities
    return next((e.name for e in entities for m in e.mentions if m.exact == words), None)


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        (
            "Siemens cut 200 jobs on Monday. Anna Weber, a manager at Siemens, wept.\n\n"
            "“We had no choice,” Weber said on Tuesday.",
            "We",
            "Siemens",
        ),
        (
            "Volunteers of Oxfam came on Monday. Oxfam engineer Paul Okello built a well.\n\n"
            "“They gave us a map,” Okello said.",
            "us",
            "Oxfam",
        ),
        (
            "The fire began on Monday. Nadia Haddad of the Red Cross saw it.\n\n“We saw it,” Haddad said.",
            "We",
            "Red Cross",
        ),
        (
            "The government will build a dam. The government has the money.\n\n"
            "“We need the water,” said Energy Minister Samir Haddad.",
            "We",
            "The government",
        ),
        (
            "A river rose on Monday. Elena Rossi, who leads the Red Cross, was there.\n\n"
            "“We filled bags,” Rossi said.",
            "We",
            "Red Cross",
        ),
        (
            "The government will build a dam. The government has the money.\n\nThe Selm Farmers Union said "
            "on Monday that wells had run dry. “We need the water,” its president, Samir Haddad, said.",
            "We",
            "Selm Farmers Union",
        ),
        (
            "Norway has built a dam. Norway has the money, and Norway needs the water.\n\n"
            "“We will build more,” said Energy Minister Samir Haddad.",
            "We",
            "Norway",
        ),
        (
            "Botswana met Norway in May. “We will build more,” Norwegian Prime Minister Nora Berg said.",
            "We",
            "Norway",
        ),
        (
            "Selm Bank made a loss. Selm Bank will close offices, and Selm Bank has hired a lawyer.\n\n"
            "“We are sorry,” the chairman said.",
            "We",
            "Selm Bank",
        ),
        (
            "Selm College opened. Selm College has a garden. The college has 200 pupils.\n\n"
            "“We are proud,” rector Ann Hale said.",
            "We",
            "Selm College",
        ),
        (
            "Norway signed the treaty on Monday. “It is good for our country,” said author Bo Lind.",
            "our",
            "Norway",
        ),
        (
            "The University of Selm is old. “Our university is new. We teach in Polish,” said Ana Sol.",
            "We",
            "University of Selm",
        ),
    ],
)
def test_we_is_the_body_that_the_article_says_somebody_is_of(
    annotator: Annotator, text: str, words: str, body: str
) -> None:
    assert _whose(annotator, text, words) == body


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Siemens cut 200 jobs on Monday. Anna Weber, a customer of Siemens, wept.\n\n"
            "“We wept,” Weber said on Tuesday.",
            "We",
        ),
        (
            "Siemens cut 200 jobs on Monday. Anna Weber, a former manager at Siemens, wept.\n\n"
            "“We wept,” Weber said on Tuesday.",
            "We",
        ),
        ("Selm Bank is closed. “Our bank does not answer and we are angry,” said Ana Sol, a customer.", "we"),
        ("A river rose on Monday. Elena Rossi lost her house.\n\n“We wept,” Rossi said.", "We"),
        (
            "The government will build a dam. The government has the money.\n\n"
            "“We need the water,” said farmer Samir Haddad.",
            "We",
        ),
        (
            "Norway has built a dam with Botswana. Norway has the money, and Botswana has the water.\n\n"
            "“We will build more,” said Energy Minister Samir Haddad.",
            "We",
        ),
        (
            "Selm Bank made a loss. Selm Bank will close offices, and Selm Bank has hired a lawyer.\n\n"
            "“We are sorry,” a customer said.",
            "We",
        ),
        (
            "The Government Hospital has a new wing. The Government Hospital was closed in May.\n\n"
            "“We need the water,” said Energy Minister Samir Haddad.",
            "We",
        ),
        (
            "The government will build a dam. The government has the money.\n\nThe Selm Farmers Union said "
            "on Monday that wells had run dry.\n\n“We need the water,” a critic of its president said.",
            "We",
        ),
    ],
)
def test_we_is_nobody_where_no_body_is_known(annotator: Annotator, text: str, words: str) -> None:
    assert _whose(annotator, text, words) is None


YARD = "Selm Marine will close its yard. Selm Marine lost money. The company said it was sorry.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ten mothers wrote to him. The mothers wept. “We want a roof,” said one of the mothers.",
            "Ten mothers",
        ),
        ("Angry miners sat down. The miners sang. “We are tired,” another miner said.", "Angry miners"),
        ("Ten mothers wrote to him. The mothers wept. “We are sorry,” a Labour mother said.", None),
        (YARD + "Union leader Ann Vik said: “We will fight.”", None),
        (
            YARD + "The union met. The union is angry. Union leader Ann Vik said: “We will fight.”",
            "The union",
        ),
        (YARD + "Company chairman Bo Vik said: “We will fight.”", "Selm Marine"),
    ],
)
def test_we_is_those_of_whom_one_speaks(annotator: Annotator, text: str, name: str | None) -> None:
    assert _whose(annotator, text, "We") == name


def test_what_the_claim_leaves_out_of_its_quotation_is_the_same_speaker() -> None:
    doc = Doc(VOCAB, words=["Vane", "said", ":", "“", "it", "rained", "and", "I", "left", "”"])
    for token, tag in zip(doc, ["NN", "VBD", ":", "``", "PRP", "VBD", "CC", "PRP", "VBD", "''"], strict=True):
        token.tag_ = tag
    name = Mention("e1.m1", 0, 4, "Vane", "name", "model", 0.9)
    content = Span(14, 23, doc.text[14:23])
    claim = Claim(
        "c1",
        "direct",
        Source((Span(0, 4, "Vane"),), "e1"),
        (),
        (content,),
        "say",
        "positive",
        "CT+",
        "model",
        0.9,
    )
    (entity,) = with_speakers(doc, (Entity("e1", "PERSON", "Vane", (name,)),), (claim,))
    assert [m.exact for m in entity.mentions] == ["Vane", "I"]


def test_what_we_believe_is_still_said_by_who_is_quoted(annotator: Annotator) -> None:
    text = "Selm Airways said: “The towns that we believe will need our help most are ours to serve.”"
    record = annotator.annotate(Article.from_text(text))
    (company,) = [e for e in record.entities if e.name == "Selm Airways"]
    assert {"we", "our"} <= {m.exact for m in company.mentions}
