"""Whole claims: sources, nesting, quotation, "declined to comment", relations, check-worthiness."""

from __future__ import annotations

import math

import pytest
from spacy.tokens import Doc

from annotate.article import Article
from annotate.claims import find_claims, said_by
from annotate.claims.judging.worthiness import WORDING, WorthinessModel, evidence
from annotate.record import Claim, Entity, EntityType, Mention
from tests import pipelines
from tests.annotate.claims.parses import parse


def entity(doc: Doc, id: str, kind: EntityType, *names: str) -> Entity:
    """An entity with a mention wherever one of its names stands."""
    mentions: list[Mention] = []
    for name in names:
        start = doc.text.find(name)
        while start >= 0:
            end = start + len(name)
            mentions.append(Mention(f"{id}.m{len(mentions) + 1}", start, end, name, "name", "model", 0.9))
            start = doc.text.find(name, end)
    return Entity(id, kind, names[0], tuple(mentions))


def claims(doc: Doc, *entities: Entity) -> tuple[Claim, ...]:
    """The claims of a document."""
    return find_claims(doc, Article.from_text(doc.text), entities, ())


SOURCES = [
    ("{s1 Ann/NNP/3/nsubj Roe/NNP/1/flat }", "e1", "named"),
    ("{s1 police/NN/3/compound chief/NN/3/compound Ann/NNP/5/nsubj Roe/NNP/3/flat }", "e1", "named"),
    ("{s1 Ann/NNP/6/nsubj Roe/NNP/1/flat , a/DT/5/det poet/NN/1/appos }", "e1", "named"),
    ("{s1 a/DT/2/det spokesman/NN/6/nsubj for/IN/4/case Ann/NNP/2/nmod Roe/NNP/4/flat }", None, "described"),
    ("{s1 Ann/NNP/4/nmod:poss Roe/NNP/1/flat 's/POS/1/case aides/NNS/5/nsubj }", None, "unnamed"),
    ("{s1 Bob/NNP/5/nsubj and/CC/3/cc Ann/NNP/1/conj Roe/NNP/3/flat }", None, "named"),
    ("{s1 military/JJ/2/amod analysts/NNS/3/nsubj }", None, "described"),
    ("{s1 a/DT/3/det Democracy/NNP/3/compound Reporter/NNP/4/nsubj }", None, "described"),
    ("{s1 the/DT/2/det Reporter/NNP/3/nsubj }", None, "described"),
    ("{s1 the/DT/2/det Herald/NNP/3/nsubj }", None, "named"),
    ("{s1 the/DT/2/det report/NN/3/nsubj }", None, "document"),
    ("{s1 one/CD/2/nummod source/NN/3/nsubj }", None, "unnamed"),
    ("{s1 someone/NN/2/nsubj }", None, "unnamed"),
]


@pytest.mark.parametrize(("source", "wanted", "kind"), SOURCES, ids=[s[:50] for s, *_ in SOURCES])
def test_sources(source: str, wanted: str | None, kind: str) -> None:
    size = len([word for word in source.split() if word not in {"{s1", "}"}])
    verb = f"{{q1 said/VBD/0/root }} {{c1 it/PRP/{size + 3}/nsubj rained/VBD/{size + 1}/ccomp }}"
    doc = parse(f"{source} {verb}")
    found = claims(doc, entity(doc, "e1", "PERSON", "Ann Roe"))[0].source
    assert found is not None
    assert (found.entity, found.kind) == (wanted, kind)


def test_a_relative_pronoun_stands_for_the_name_before_it() -> None:
    doc = parse(
        "Roe/NNP/6/nsubj , {s1 who/WP/4/nsubj } {q1 denied/VBD/1/acl:relcl } {c1 "
        "it/PRP/4/obj } left/VBD/0/root"
    )
    found = claims(doc, entity(doc, "e1", "PERSON", "Roe"))[0].source
    assert found is not None
    assert found.entity == "e1"
    assert found.because == "“who” stands for “Roe”"


@pytest.mark.parametrize(
    ("noun", "kind", "because"),
    [
        ("officials/NNS", "described", "“who” stands for “officials”"),
        ("someone/NN", "unnamed", "“who” stands for “someone”"),
        # Without a noun to stand for.
        ("spoke/VBD", "unnamed", None),
    ],
)
def test_a_relative_pronoun_is_as_its_noun_describes_it(noun: str, kind: str, because: str | None) -> None:
    clause = "{s1 who/WP/3/nsubj } {q1 denied/VBD/1/acl:relcl } {c1 it/PRP/3/obj }"
    doc = parse(f"{noun}/5/nsubj {clause} left/VBD/0/root")
    found = claims(doc)[0].source
    assert found is not None
    assert (found.entity, found.kind, found.because) == (None, kind, because)


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("officials/NNS/7/nsubj on/IN/3/case Sunday/NNP/1/nmod", "officials"),
        ("officials/NNS/7/nsubj in/IN/3/case summer/NN/1/nmod", "officials"),
        ("boats/NNS/7/nsubj in/IN/3/case summer/NN/1/nmod", "summer"),
    ],
)
def test_who_is_somebody_and_no_day(before: str, title: str) -> None:
    clause = "{s1 who/WP/5/nsubj } {q1 denied/VBD/3/acl:relcl } {c1 it/PRP/5/obj }"
    found = claims(parse(f"{before} {clause} left/VBD/0/root"))[0].source
    assert found is not None
    assert (found.entity, found.title) == (None, title)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("{s1 former/JJ/4/amod police/NN/4/compound chief/NN/4/compound Ann/NNP/6/nsubj Roe/NNP/4/flat }",
         "former police chief"),
        ("{s1 Ann/NNP/6/nsubj Roe/NNP/1/flat , a/DT/5/det poet/NN/1/appos }", "poet"),
        ("{s1 Ann/NNP/3/nsubj Roe/NNP/1/flat }", None),
        ("{s1 Ann/NNP/6/nsubj Roe/NNP/1/flat , aged/JJ/1/amod 40/CD/4/obl }", None),
    ],
)  # fmt: skip
def test_a_source_has_the_title_that_the_text_gives_it(source: str, title: str | None) -> None:
    size = len([word for word in source.split() if word not in {"{s1", "}"}])
    verb = f"{{q1 said/VBD/0/root }} {{c1 it/PRP/{size + 3}/nsubj rained/VBD/{size + 1}/ccomp }}"
    doc = parse(f"{source} {verb}")
    found = claims(doc, entity(doc, "e1", "PERSON", "Ann Roe"))[0].source
    assert found is not None
    assert found.title == title


NESTED = (
    "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 “ {s2 I/PRP/5/nsubj } {q2 think/VBP/2/ccomp } "
    "{c2 it/PRP/7/nsubj rained/VBD/5/ccomp } . ” }"
)


def test_a_claim_inside_a_claim_is_within_it_and_its_speaker_is_i() -> None:
    doc = parse(NESTED)
    outer, inner = claims(doc, entity(doc, "e1", "PERSON", "Roe"))
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.source is not None
    assert inner.source.entity == "e1"
    assert said_by([outer, inner]) == {"e1": (outer.id, inner.id)}


def test_i_outside_a_quotation_is_nobody_known() -> None:
    doc = parse("{s1 I/PRP/2/nsubj } {q1 think/VBP/0/root } {c1 it/PRP/4/nsubj rained/VBD/2/ccomp } .")
    found = claims(doc, entity(doc, "e1", "PERSON", "Roe"))[0].source
    assert found is not None
    assert (found.entity, found.kind) == (None, "unnamed")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("{c1 it/PRP/4/nsubj rained/VBD/2/ccomp }", "indirect"),
        ("{c1 “ it/PRP/5/nsubj rained/VBD/2/ccomp . ” }", "direct"),
        ("{c1 it/PRP/4/nsubj rained/VBD/2/ccomp “ cats/NNS/4/obj ” }", "mixed"),
    ],
)
def test_quotation(content: str, kind: str) -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } " + content)
    assert claims(doc)[0].quotation == kind


@pytest.mark.parametrize(
    "words",
    [
        "{q1 declined/VBD/0/root } {c1 to/TO/4/mark comment/VB/2/xcomp } .",
        "{q1 has/VBZ/3/aux refused/VBN/0/root } {c1 to/TO/5/mark speak/VB/3/xcomp } .",
        "{q1 declined/VBD/0/root } {c1 to/TO/5/mark be/VB/5/aux:pass named/VBN/2/xcomp } .",
        "{q1 refused/VBD/0/root } {c1 to/TO/4/mark give/VB/2/xcomp any/DT/6/det details/NNS/4/obj } .",
        "{q1 declined/VBD/0/root } {c1 to/TO/4/mark elaborate/VB/2/xcomp further/RB/4/advmod } .",
    ],
)
def test_who_declines_to_speak_refuses_that_and_no_more(words: str) -> None:
    (claim,) = claims(parse("{s1 Roe/NNP/2/nsubj } " + words))
    assert (claim.speech_act, claim.factuality) == ("deny", "CT-")
    assert claim.content[0].exact.startswith("to ")


@pytest.mark.parametrize(
    ("words", "cue", "content"),
    [
        (
            "{q1 declined/VBD/0/root } {c1 to/TO/4/mark say/VB/2/xcomp why/WRB/7/advmod it/PRP/7/nsubj "
            "rained/VBD/4/ccomp }",
            "declined to say",
            "why it rained",
        ),
        (
            "{q1 refused/VBD/0/root } {c1 to/TO/4/mark comment/VB/2/xcomp on/IN/7/case the/DT/7/det "
            "raid/NN/4/obl }",
            "refused to comment on",
            "the raid",
        ),
        (
            "{q1 refused/VBD/0/root } {c1 to/TO/4/mark confirm/VB/2/xcomp the/DT/6/det report/NN/4/obj }",
            "refused to confirm",
            "the report",
        ),
    ],
)
def test_what_somebody_declines_to_say_is_left_open(words: str, cue: str, content: str) -> None:
    (found,) = claims(parse("{s1 Roe/NNP/2/nsubj } " + words))
    assert (found.cue[0].exact, found.content[0].exact, found.factuality) == (cue, content, "Uu")


def test_no_claim_has_no_content() -> None:
    doc = parse(
        "{s1 Roe/NNP/2/nsubj } {q1 spoke/VBD/0/root } .\n{s Lee/NNP/2/nsubj } {q2 said/VBD/0/root } ."
    )
    assert claims(doc) == ()


def test_declining_something_else_has_a_content() -> None:
    doc = parse("{s1 Roe/NNP/2/nsubj } {q1 declined/VBD/0/root } {c1 to/TO/4/mark pay/VB/2/xcomp } .")
    assert [span.exact for span in claims(doc)[0].content] == ["to pay"]


@pytest.mark.parametrize(
    ("second", "relation"),
    [
        (
            "{q2 said/VBD/0/root } {c2 the/DT/4/det river/NN/5/nsubj flooded/VBD/2/ccomp Riga/NNP/5/obj }",
            "repeats",
        ),
        (
            "{q2 denied/VBD/0/root } {c2 the/DT/4/det river/NN/5/nsubj flooded/VBD/2/ccomp Riga/NNP/5/obj }",
            "contradicts",
        ),
        ("{q2 said/VBD/0/root } {c2 the/DT/4/det army/NN/5/nsubj left/VBD/2/ccomp Riga/NNP/5/obj }", None),
        # The same words about another object, of the future, and with something denied inside.
        (
            "{q2 said/VBD/0/root } {c2 Riga/NNP/4/nsubj flooded/VBD/2/ccomp the/DT/6/det river/NN/4/obj }",
            None,
        ),
        (
            "{q2 said/VBD/0/root } {c2 the/DT/4/det river/NN/6/nsubj will/MD/6/aux flooded/VB/2/ccomp "
            "Riga/NNP/6/obj }",
            None,
        ),
        (
            "{q2 said/VBD/0/root } {c2 the/DT/4/det river/NN/5/nsubj flooded/VBD/2/ccomp Riga/NNP/5/obj "
            "not/RB/8/advmod yesterday/NN/5/obl }",
            None,
        ),
        (
            "{q2 wondered/VBD/0/root } {c2 the/DT/4/det river/NN/5/nsubj flooded/VBD/2/ccomp "
            "Riga/NNP/5/obj }",
            None,
        ),
    ],
)
def test_claims_that_repeat_or_contradict_each_other(second: str, relation: str | None) -> None:
    first = "{s1 Roe/NNP/2/nsubj } {q1 said/VBD/0/root } {c1 the/DT/4/det river/NN/5/nsubj "
    first += "flooded/VBD/2/ccomp Riga/NNP/5/obj } ."
    one, other = claims(parse(first + "\n{s2 Lee/NNP/2/nsubj } " + second + " ."))
    expected = [] if relation is None else [(other.id, relation)]
    assert [(link.claim, link.relation) for link in one.relates] == expected
    assert len(other.relates) == len(expected)


COUNTED = (
    "{{s{n} {who}/NNP/2/nsubj }} {{q{n} said/VBD/0/root }} {{c{n} {count}/CD/4/nummod {what}/NNS/5/nsubj "
    "died/VBD/2/ccomp in/IN/7/case Riga/NNP/5/obl }} ."
)


@pytest.mark.parametrize(
    ("count", "what", "relation"),
    [("15", "people", "contradicts"), ("12", "people", "repeats"), ("15", "horses", None)],
)
def test_other_numbers_of_the_same_thing_contradict(count: str, what: str, relation: str | None) -> None:
    first = COUNTED.format(n=1, who="Roe", count=12, what="people")
    one, _ = claims(parse(first + "\n" + COUNTED.format(n=2, who="Lee", count=count, what=what)))
    assert [link.relation for link in one.relates] == ([] if relation is None else [relation])


@pytest.mark.parametrize(
    ("verb", "relation"), [("praised", "repeats"), ("criticised", None), ("lauded", "repeats")]
)
def test_what_two_praise_repeats_and_what_one_criticises_does_not(verb: str, relation: str | None) -> None:
    thing = "the/DT/6/det new/JJ/6/amod tax/NN/6/compound plan/NN/2/obj }} ."
    line = "{{s{n} {who}/NNP/2/nsubj }} {{q{n} {verb}/VBD/0/root }} {{c{n} " + thing
    lines = [line.format(n=1, who="Roe", verb="praised"), line.format(n=2, who="Lee", verb=verb)]
    one, _ = claims(parse("\n".join(lines)))
    assert [link.relation for link in one.relates] == ([] if relation is None else [relation])


@pytest.mark.parametrize(
    ("marked", "weights", "reasons"),
    [
        # The words that show it, and what it adds or takes.
        ("It/PRP/2/nsubj cost/VBD/0/root 40/CD/2/obj", {"number": 3.0}, ("a number: “40” (+3.0)",)),
        ("I/PRP/2/nsubj think/VBP/0/root so/RB/2/advmod", {"opinion": -3.0}, ("an opinion: “think” (−3.0)",)),
        # Both sides are told, the weightier first, and nothing that hardly weighs.
        (
            "More/JJR/3/nsubj I/PRP/3/nsubj think/VBP/0/root than/IN/5/case 40/CD/1/nmod",
            {"number": 1.0, "comparison": 0.5, "opinion": -2.0, "first person": -0.1},
            ("an opinion: “think” (−2.0)", "a number: “40” (+1.0)", "a comparison: “More”, “than” (+0.5)"),
        ),
        # A name and a past event are one reason.
        (
            "Roe/NNP/2/nsubj left/VBD/0/root",
            {"name": 0.5, "past event": 1.0, "named event": 0.2},
            ("somebody named, and something that happened: “Roe”, “left” (+1.7)",),
        ),
        (
            "He/PRP/2/nsubj left/VBD/0/root",
            {"name": 0.5, "past event": 1.0},
            ("something that happened: “left” (+1.0)",),
        ),
        # Single words are no reason: together they are the wording.
        (
            "Nuclear/JJ/2/amod tests/NNS/0/root",
            {"w:nuclear": 3.0, "w:tests": 1.0},
            (f"{WORDING[True]} (+1.8)",),
        ),
        ("So/RB/2/advmod long/RB/0/root", {"w:so": -2.0}, (f"{WORDING[False]} (−0.9)",)),
        ("So/RB/2/advmod long/RB/0/root", {"w:so": -0.2}, ()),
    ],
)
def test_reasons_are_the_features_that_decide(
    marked: str, weights: dict[str, float], reasons: tuple[str, ...]
) -> None:
    model = WorthinessModel(weights, 0.0)
    worth = model.judge(list(parse(marked)))
    assert worth.reasons == reasons
    total = sum(float(reason.rsplit("(", 1)[1][:-1].replace("−", "-")) for reason in reasons)
    assert worth.score == pytest.approx(1 / (1 + math.exp(-total)), abs=0.06)


def test_a_content_is_as_worthy_as_its_worthiest_sentence() -> None:
    model = WorthinessModel({"number": 3.0}, -1.0)
    plain, number = list(parse("So it is")), list(parse("It/PRP/2/nsubj cost/VBD/0/root 40/CD/2/obj"))
    assert model.judge_best([plain, number]) == model.judge(number)
    assert model.judge_best([]) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "“", "said", "“”", "’’’ said:", "According to", "\u2028“a", "Q: \n\nA: \n\nQ: "]
)
def test_odd_texts_have_no_error(text: str) -> None:
    doc = pipelines.plain()(text)
    assert isinstance(find_claims(doc, Article.from_text("An article."), (), ()), tuple)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("COVID-19 killed people", []),
        ("an F-16 fell", []),
        ("F - 16 fell", ["16"]),
        ("some 3-5 people", ["3", "5"]),
        ("a 19 percent rise", ["19"]),
        ("19", ["19"]),
    ],
)
def test_the_number_of_a_name_is_no_number(text: str, numbers: list[str]) -> None:
    found = evidence(list(pipelines.news()(text)))
    assert [token.text for token in found.get("number", [])] == numbers
