"""First persons in quotations: "I" is who is quoted, "we" the body, and nobody outside of quotation marks."""

from __future__ import annotations

from typing import Literal

import pytest
import spacy
from spacy.tokens import Doc

from annotate.entities.speakers import with_speakers
from annotate.record import Claim, Entity, EntityType, Mention, Source, Span

VOCAB = spacy.blank("en").vocab
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
        ("Vane said : “ we left ”", "PERSON", ["we"]),
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


def test_we_is_surer_for_a_body_than_for_a_person() -> None:
    (body,) = _mentions("Vane said : “ we left ”", "ORG")
    (person,) = _mentions("Vane said : “ we left ”", "PERSON")
    (one,) = _mentions("Vane said : “ I left ”", "PERSON")
    assert person.confidence < body.confidence < one.confidence
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
