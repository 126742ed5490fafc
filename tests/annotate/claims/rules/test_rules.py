"""What the text says plainly although the model saw nothing."""

from __future__ import annotations

import pytest

from annotate.claims.rules.plain import Cover, rule_attributions
from annotate.claims.spans.index import DocIndex
from tests.annotate.claims.parses import attribution, parse, said
from tests.spans import span_at

FOUND = [
    # A quotation with a verb of saying after it, or before it.
    (
        "“ It/PRP/3/nsubj rained/VBD/7/ccomp , ” said/VBD/0/root Roe/NNP/6/nsubj .",
        ["Roe | said | “It rained,”"],
    ),
    (
        "“ It/PRP/3/nsubj rained/VBD/7/ccomp , ” Roe/NNP/7/nsubj said/VBD/0/root .",
        ["Roe | said | “It rained,”"],
    ),
    (
        "Roe/NNP/2/nsubj warned/VBD/0/root : “ It/PRP/6/nsubj rained/VBD/2/ccomp . ”",
        ["Roe | warned | “It rained.”"],
    ),
    # Without a parse of the subject, the name beside the verb.
    (
        "“ Rain/NN/0/root today/NN/2/obl ! ” said/VBD/2/parataxis Ann/NNP/2/dep Roe/NNP/7/flat",
        ["Ann Roe | said | “Rain today!”"],
    ),
    # "According to" at both ends of a sentence.
    (
        "According/VBG/3/case to/IN/1/fixed police/NNS/6/obl , it/PRP/6/nsubj "
        "rained/VBD/0/root hard/RB/6/advmod .",
        ["police | According to | it rained hard"],
    ),
    (
        "It/PRP/2/nsubj rained/VBD/0/root hard/RB/2/advmod , according/VBG/7/case to/IN/5/fixed "
        "police/NNS/2/obl .",
        ["police | according to | It rained hard"],
    ),
]


@pytest.mark.parametrize(("marked", "wanted"), FOUND, ids=[m[:45] for m, _ in FOUND])
def test_found(marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    found = rule_attributions(DocIndex(doc), [])
    assert said(doc, found) == wanted
    assert all(one.by == "rule" and one.because and one.confidence < 1 for one in found)


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (
            "Roe/NNP/4/nmod:poss 's/POS/1/case earlier/JJ/4/amod claim/NN/8/nsubj that/IN/7/mark "
            "it/PRP/7/nsubj rained/VBD/4/acl spread/VBD/0/root .",
            ["Roe's | earlier claim | that it rained"],
        ),
        (
            "He/PRP/2/nsubj mocked/VBD/0/root their/PRP$/4/nmod:poss warning/NN/2/obj that/IN/8/mark "
            "rain/NN/8/nsubj would/MD/8/aux come/VB/4/acl",
            ["their | warning | that rain would come"],
        ),
        # Nobody's claim, a noun that tells no words, a clause that says nothing of their content.
        (
            "The/DT/2/det claim/NN/6/nsubj that/IN/5/mark it/PRP/5/nsubj rained/VBD/2/acl "
            "spread/VBD/0/root .",
            [],
        ),
        (
            "Roe/NNP/3/nmod:poss 's/POS/1/case house/NN/7/nsubj that/IN/6/mark he/PRP/6/nsubj "
            "built/VBD/3/acl fell/VBD/0/root .",
            [],
        ),
        (
            "Roe/NNP/3/nmod:poss 's/POS/1/case claim/NN/6/nsubj for/IN/5/case damages/NNS/3/nmod "
            "failed/VBD/0/root .",
            [],
        ),
    ],
)
def test_somebodys_noun_of_saying(marked: str, wanted: list[str]) -> None:
    doc = parse(marked)
    assert said(doc, rule_attributions(DocIndex(doc), [])) == wanted


@pytest.mark.parametrize(
    ("text", "person", "wanted"),
    [
        ("Ann Roe : Taxes will fall", "Ann Roe", ["Ann Roe | : | Taxes will fall"]),
        ("Taxes will fall this year : Roe", "Roe", ["Roe | : | Taxes will fall this year"]),
        ("Taxes/NNS will fall this year : report/NN", "", ["report | : | Taxes will fall this year"]),
        ("Police/NNS : Man held after fire", "", ["Police | : | Man held after fire"]),
        # No speaker, no statement, a sentence, a time, and a colon further down.
        ("Opinion/NN : Taxes will fall", "", []),
        ("Budget/NN Day/NN : What we know", "", []),
        ("Ann Roe : Obituary", "Ann Roe", []),
        ("Ann Roe : Taxes will fall .", "Ann Roe", []),
        ("Doors open at 7:30 on Friday", "", []),
        ("Taxes will fall\n\nAnn Roe : They will not", "Ann Roe", []),
    ],
)
def test_the_colon_of_a_headline(text: str, person: str, wanted: list[str]) -> None:
    tagged = "\n".join(
        " ".join(f"{w if '/' in w else w + '/NNP'}/0/root" for w in line.split()) for line in text.split("\n")
    )
    doc = parse(tagged)
    if person:
        start = doc.text.index(person)
        doc.set_ents([span_at(doc, start, start + len(person), label="PERSON")])
    assert said(doc, rule_attributions(DocIndex(doc), [])) == wanted


NOT_FOUND = [
    # Scare quotes, titles, nicknames, words as words.
    "They/PRP/2/nsubj “ won/VBD/0/root , ” Roe/NNP/7/nsubj said/VBD/3/parataxis .",
    "“ The/DT/4/det Sea/NNP/0/root Wolf/NNP/3/flat , ” said/VBD/3/parataxis Roe/NNP/7/nsubj .",
    "Ann/NNP/4/nsubj “ Nan/NNP/1/appos ” Roe/NNP/0/root said/VBD/5/acl so/RB/6/advmod .",
    # A verb that does not tell who speaks, or another sentence's.
    "“ It/PRP/3/nsubj rained/VBD/0/root . ” Roe/NNP/7/nsubj ate/VBD/3/parataxis .",
    "“ It/PRP/3/nsubj rained/VBD/0/root . ”\nThen/RB/3/advmod Roe/NNP/3/nsubj said/VBD/0/root no/DT/3/obj .",
    # "According" without a source, and in another construction.
    "They/PRP/2/nsubj act/VBP/0/root according/VBG/4/case to/IN/2/obl .",
]


@pytest.mark.parametrize("marked", NOT_FOUND)
def test_not_found(marked: str) -> None:
    doc = parse(marked)
    assert said(doc, rule_attributions(DocIndex(doc), [])) == []


def test_what_is_known_is_not_found_again() -> None:
    doc = parse("{c “ It/PRP/3/nsubj rained/VBD/7/ccomp , ” } {s Roe/NNP/7/nsubj } {q said/VBD/0/root } .")
    index, known = attribution(doc)
    assert rule_attributions(index, [known]) == []


FIRST = "{c “ It/PRP/3/nsubj rained/VBD/7/ccomp , ” } {s Roe/NNP/7/nsubj } {q said/VBD/0/root } ."


def test_a_quotation_that_floats_has_the_speaker_before_it() -> None:
    doc = parse(FIRST + "\n\n“ It/PRP/3/nsubj snowed/VBD/0/root too/RB/3/advmod . ”")
    index, known = attribution(doc)
    floating = rule_attributions(index, [known])
    assert said(doc, floating) == ["Roe |  | “It snowed too.”"]
    assert floating[0].confidence < known.confidence


def test_a_floating_quotation_takes_all_its_paragraphs() -> None:
    doc = parse(
        FIRST + "\n\n“ It/PRP/3/nsubj snowed/VBD/0/root too/RB/3/advmod .\n\n“ And/CC/4/cc "
        "it/PRP/4/nsubj hailed/VBD/0/root . ”"
    )
    index, known = attribution(doc)
    assert said(doc, rule_attributions(index, [known])) == ["Roe |  | “It snowed too. + “And it hailed.”"]


@pytest.mark.parametrize(
    "following",
    [
        # Somebody else's words, a paragraph of the article's own between them, or text around the marks.
        "\n\n“ It/PRP/3/nsubj snowed/VBD/0/root too/RB/3/advmod , ” Lee/NNP/8/nsubj smiled/VBD/3/parataxis .",
        "\n\nIt/PRP/2/nsubj ended/VBD/0/root .\n\n“ It/PRP/3/nsubj snowed/VBD/0/root too/RB/3/advmod . ”",
        "\n\nAll/DT/2/nsubj read/VBP/0/root : “ It/PRP/6/nsubj snowed/VBD/2/dep too/RB/6/advmod . ”",
    ],
)
def test_a_quotation_that_does_not_float(following: str) -> None:
    doc = parse(FIRST + following)
    index, known = attribution(doc)
    assert [one for one in rule_attributions(index, [known]) if not one.cue] == []


def test_cover_tells_what_is_taken() -> None:
    cover = Cover([(10, 20), (15, 25), (40, 50)])
    taken = [(9, 11), (24, 30), (12, 13), (0, 60), (49, 50)]
    free = [(0, 10), (25, 40), (50, 60)]
    assert all(cover.touches(place) for place in taken)
    assert not any(cover.touches(place) for place in free)
