"""Factuality, polarity and the words that show them, from the source's viewpoint."""

from __future__ import annotations

import pytest

from annotate.claims.certainty import certainty
from annotate.claims.speech_acts import speech_act
from tests.claims.parses import attribution, parse

SAID = "{s He/PRP/2/nsubj } {q said/VBD/0/root } "
NOT_SAID = "{s He/PRP/4/nsubj } {q did/VBD/4/aux not/RB/4/advmod "

CONTENT = [
    # What stands on the main clause of the content counts ...
    ("{c prices/NNS/4/nsubj rose/VBD/2/ccomp }", "CT+", []),
    ("{c it/PRP/5/nsubj never/RB/5/advmod rained/VBD/2/ccomp }", "CT-", ["never"]),
    ("{c they/PRP/6/nsubj did/VBD/6/aux n't/RB/6/advmod pay/VB/2/ccomp }", "CT-", ["n't"]),
    ("{c nobody/NN/4/nsubj paid/VBD/2/ccomp }", "CT-", ["nobody"]),
    ("{c no/DT/4/det state/NN/5/nsubj paid/VBD/2/ccomp }", "CT-", ["no"]),
    ("{c they/PRP/5/nsubj may/MD/5/aux leave/VB/2/ccomp }", "PS+", ["may"]),
    ("{c they/PRP/6/nsubj may/MD/6/aux not/RB/6/advmod leave/VB/2/ccomp }", "PS-", ["not", "may"]),
    ("{c they/PRP/5/nsubj could/MD/5/aux leave/VB/2/ccomp }", "PS+", ["could"]),
    ("{c they/PRP/5/nsubj will/MD/5/aux leave/VB/2/ccomp }", "CT+", []),
    ("{c they/PRP/5/nsubj would/MD/5/aux leave/VB/2/ccomp }", "CT+", []),
    ("{c they/PRP/5/nsubj can/MD/5/aux swim/VB/2/ccomp }", "CT+", []),
    ("{c they/PRP/6/nsubj could/MD/6/aux not/RB/6/advmod swim/VB/2/ccomp }", "CT-", ["not"]),
    ("{c they/PRP/5/nsubj should/MD/5/aux leave/VB/2/ccomp }", "Uu", ["should"]),
    ("{c they/PRP/4/nsubj need/VBP/2/ccomp to/TO/6/mark leave/VB/4/xcomp }", "Uu", ["need"]),
    ("{c they/PRP/4/nsubj have/VBP/2/ccomp to/TO/6/mark leave/VB/4/xcomp }", "Uu", ["have"]),
    ("{c they/PRP/4/nsubj have/VBP/2/ccomp cars/NNS/4/obj }", "CT+", []),
    ("{c they/PRP/4/nsubj need/VBP/2/ccomp cars/NNS/4/obj }", "CT+", []),
    ("{c they/PRP/5/nsubj probably/RB/5/advmod left/VBD/2/ccomp }", "PR+", ["probably"]),
    ("{c perhaps/RB/5/advmod they/PRP/5/nsubj left/VBD/2/ccomp }", "PS+", ["perhaps"]),
    ("{c they/PRP/4/nsubj seem/VBP/2/ccomp to/TO/6/mark know/VB/4/xcomp }", "PR+", ["seem"]),
    ("{c they/PRP/5/nsubj are/VBP/5/cop likely/JJ/2/ccomp to/TO/7/mark win/VB/5/xcomp }", "PR+", ["likely"]),
    (
        "{c they/PRP/5/nsubj are/VBP/5/cop unlikely/JJ/2/ccomp to/TO/7/mark win/VB/5/xcomp }",
        "PS-",
        ["unlikely"],
    ),
    ("{c they/PRP/4/nsubj failed/VBD/2/ccomp to/TO/6/mark pay/VB/4/xcomp }", "CT-", ["failed"]),
    ("{c I/PRP/4/nsubj think/VBP/2/ccomp they/PRP/6/nsubj left/VBD/4/ccomp }", "PR+", ["think"]),
    (
        "{c I/PRP/6/nsubj do/VBP/6/aux n't/RB/6/advmod think/VB/2/ccomp they/PRP/8/nsubj left/VBD/6/ccomp }",
        "PR-",
        ["n't", "think"],
    ),
    ("{c he/PRP/4/nsubj thinks/VBZ/2/ccomp they/PRP/6/nsubj left/VBD/4/ccomp }", "PR+", ["thinks"]),
    ("{c Ann/NNP/4/nsubj thinks/VBZ/2/ccomp they/PRP/6/nsubj left/VBD/4/ccomp }", "CT+", []),
    (
        "{c if/IN/5/mark talks/NNS/5/nsubj fail/VBP/8/advcl ,/,/5/punct we/PRP/8/nsubj leave/VBP/2/ccomp }",
        "Uu",
        ["if"],
    ),
    # ... and not what stands deeper.
    (
        "{c we/PRP/4/nsubj know/VBP/2/ccomp who/WP/7/nsubj may/MD/7/aux win/VB/4/ccomp }",
        "CT+",
        [],
    ),
    (
        "{c the/DT/4/det man/NN/9/nsubj who/WP/7/nsubj never/RB/7/advmod paid/VBD/4/acl:relcl "
        "has/VBZ/9/aux left/VBN/2/ccomp }",
        "CT+",
        [],
    ),
    # Clauses that the parse takes apart are still read.
    (
        "{c he/PRP/2/nsubj would/MD/6/aux never/RB/6/advmod vote/VB/2/xcomp }",
        "CT-",
        ["never"],
    ),
    (
        "{c he/PRP/4/nsubj thinks/VBZ/2/ccomp rain/NN/6/nsubj fell/VBD/2/ccomp }",
        "PR+",
        ["thinks"],
    ),
    (
        "{c Kyiv/NNP/4/nsubj has/VBZ/2/ccomp to/TO/6/mark pay/VB/2/ccomp }",
        "Uu",
        ["has"],
    ),
    ("{c Kyiv/NNP/4/nsubj has/VBZ/2/ccomp money/NN/4/obj }", "CT+", []),
    ("{c “ Be/VB/6/cop the/DT/6/det voice/NN/2/ccomp ! ” }", "Uu", []),
    ("{c “ It/PRP/7/nsubj is/VBZ/7/cop the/DT/7/det voice/NN/2/ccomp ! ” }", "CT+", []),
    # "Set to" tells what is likely, "set up" does not; nor does "had expected".
    (
        "{c it/PRP/5/nsubj:pass is/VBZ/5/aux:pass set/VBN/2/ccomp to/TO/7/mark rain/VB/5/xcomp }",
        "PR+",
        ["set"],
    ),
    (
        "{c they/PRP/5/nsubj had/VBD/5/aux set/VBN/2/ccomp up/RP/5/compound:prt a/DT/8/det shop/NN/5/obj }",
        "CT+",
        [],
    ),
    (
        "{c rain/NN/5/nsubj:pass is/VBZ/5/aux:pass expected/VBN/2/ccomp }",
        "PR+",
        ["expected"],
    ),
    ("{c they/PRP/5/nsubj had/VBD/5/aux alleged/VBN/2/ccomp fraud/NN/5/obj }", "CT+", []),
    ("{c it/PRP/4/nsubj seemed/VBD/2/ccomp wet/JJ/4/xcomp }", "PR+", ["seemed"]),
    # A condition leaves open what depends on it; a concession does not.
    (
        "{c If/IN/5/mark they/PRP/5/nsubj pay/VBP/7/advcl we/PRP/7/nsubj leave/VBP/2/ccomp }",
        "Uu",
        ["If"],
    ),
    (
        "{c “ Whether/IN/6/mark they/PRP/6/nsubj pay/VBP/9/advcl , we/PRP/9/nsubj leave/VBP/2/ccomp }",
        "CT+",
        [],
    ),
    # What must have happened is a conclusion, what must happen a duty.
    ("{c it/PRP/6/nsubj must/MD/6/aux have/VB/6/aux rained/VBN/2/ccomp }", "PR+", ["must"]),
    ("{c it/PRP/5/nsubj must/MD/5/aux rain/VB/2/ccomp }", "Uu", ["must"]),
    # "I must say" only introduces what is said; "they must say" is a duty, and "I must go" as well.
    (
        "{c “ I/PRP/6/nsubj must/MD/6/aux say/VB/2/ccomp it/PRP/8/nsubj rained/VBD/6/ccomp ” }",
        "CT+",
        [],
    ),
    (
        "{c “ I/PRP/5/nsubj have/VBP/2/ccomp to/TO/7/mark say/VB/5/xcomp it/PRP/10/nsubj may/MD/10/aux "
        "rain/VB/7/ccomp ” }",
        "PS+",
        ["may"],
    ),
    (
        "{c “ they/PRP/6/nsubj must/MD/6/aux say/VB/2/ccomp it/PRP/8/nsubj rained/VBD/6/ccomp ” }",
        "Uu",
        ["must"],
    ),
    ("{c “ I/PRP/6/nsubj must/MD/6/aux go/VB/2/ccomp ” }", "Uu", ["must"]),
    ("{c “ Who/WP/5/nsubj paid/VBD/2/ccomp ?/./5/punct ” }", "Uu", []),
    ("{c “ Leave/VB/2/ccomp now/RB/4/advmod ! ” }", "Uu", []),
    ("{c “ Do/VB/6/aux n't/RB/6/advmod leave/VB/2/ccomp ! ” }", "Uu", ["n't"]),
    ("{c “ Let/VB/2/ccomp them/PRP/4/obj pay/VB/4/xcomp . ” }", "Uu", []),
    ("{c help/VB/2/ccomp }", "Uu", []),
    ("{c a/DT/4/det lack/NN/2/obj of/IN/6/case money/NN/4/nmod }", "CT+", []),
    ("{c nothing/NN/2/obj }", "CT-", ["nothing"]),
]


@pytest.mark.parametrize(("content", "value", "hedges"), CONTENT, ids=[c[0][:70] for c in CONTENT])
def test_the_main_clause_of_the_content(content: str, value: str, hedges: list[str]) -> None:
    index, found = attribution(parse(SAID + content))
    sure = certainty(index, found, speech_act(index, found))
    assert sure.factuality == value
    assert sorted(hedge.exact for hedge in sure.hedges) == sorted(hedges)
    assert sure.polarity == ("negative" if value.endswith("-") or "n't" in hedges else "positive")
    assert all(index.text[h.start : h.end] == h.exact for h in sure.hedges)


RAINED = "{c it/PRP/4/nsubj rained/VBD/2/ccomp }"
CUES = [
    ("said", "CT+"),
    ("claimed", "CT+"),
    ("confirmed", "CT+"),
    ("knows", "CT+"),
    ("warned", "CT+"),
    ("denied", "CT-"),
    ("disputed", "CT-"),
    ("believes", "PR+"),
    ("convinced", "CT+"),
    ("predicted", "PR+"),
    ("promised", "PR+"),
    ("doubts", "PR-"),
    ("suspects", "PS+"),
    ("ruled", "CT+"),
    ("overturned", "CT-"),
    ("worries", "PR+"),
    ("hopes", "Uu"),
    ("wonders", "Uu"),
    ("demanded", "Uu"),
    ("proposed", "Uu"),
]


@pytest.mark.parametrize(("cue", "value"), CUES)
def test_the_force_of_the_cue(cue: str, value: str) -> None:
    index, found = attribution(parse("{s He/PRP/2/nsubj } {q " + cue + "/VBD/0/root } " + RAINED))
    assert certainty(index, found, speech_act(index, found)).factuality == value


@pytest.mark.parametrize(
    ("cue", "value"),
    [
        # Who votes or rules against a thing is sure that it is not to be; who warns against it is not.
        ("voted/VBD/0/root against/IN/4/case", "CT-"),
        ("ruled/VBD/0/root against/IN/4/case", "CT-"),
        ("ruled/VBD/0/root out/RP/2/compound:prt", "CT-"),
        ("warned/VBD/0/root against/IN/4/case", "CT+"),
        ("ruled/VBD/0/root on/IN/4/case", "CT+"),
        ("struck/VBD/0/root down/RP/2/compound:prt", "CT-"),
        # A noun of refusal turns what follows, another noun does not.
        ("his/PRP$/3/nmod:poss refusal/NN/0/root of/IN/5/case", "CT-"),
        ("his/PRP$/3/nmod:poss praise/NN/0/root of/IN/5/case", "CT+"),
        # Of a thing that worries there is no doubt; what seems so is doubtful.
        ("worried/VBD/0/root about/IN/4/case", "CT+"),
        ("seemed/VBD/0/root", "PR+"),
        # What somebody would or might say is not said.
        ("would/MD/3/aux confirm/VB/0/root", "Uu"),
        ("would/MD/3/aux argue/VB/0/root", "CT+"),
        ("might/MD/3/aux deny/VB/0/root", "Uu"),
        ("will/MD/3/aux announce/VB/0/root", "CT+"),
    ],
)
def test_cues_of_several_words(cue: str, value: str) -> None:
    index, found = attribution(parse("{s He/PRP/2/nsubj } {q " + cue + " } {c rain/NN/2/obj }"))
    assert certainty(index, found, speech_act(index, found)).factuality == value


NEGATED = [
    # Not saying commits to nothing; not believing is believing that it is not so.
    ("say/VB/0/root", "Uu"),
    ("confirm/VB/0/root", "Uu"),
    ("deny/VB/0/root", "Uu"),
    ("believe/VB/0/root", "PR-"),
    ("think/VB/0/root", "PR-"),
    ("consider/VB/0/root", "CT-"),
    ("hardly/RB/5/advmod clarify/VB/0/root", "Uu"),
]


@pytest.mark.parametrize(("verb", "value"), NEGATED)
def test_negated_cues(verb: str, value: str) -> None:
    doc = parse(NOT_SAID + verb + " } {c it/PRP/6/nsubj rained/VBD/4/ccomp }")
    index, found = attribution(doc)
    assert certainty(index, found, speech_act(index, found)).factuality == value


def test_a_source_that_is_nobody_turns_the_sign() -> None:
    doc = parse(
        "{s No/DT/2/det one/NN/3/nsubj } {q thinks/VBZ/0/root } {c it/PRP/5/nsubj rained/VBD/3/ccomp }"
    )
    index, found = attribution(doc)
    assert certainty(index, found, "believe").factuality == "PR-"


def test_double_negation_is_positive() -> None:
    doc = parse(
        "{s He/PRP/2/nsubj } {q denied/VBD/0/root } "
        "{c he/PRP/6/nsubj did/VBD/6/aux n't/RB/6/advmod pay/VB/2/ccomp }"
    )
    index, found = attribution(doc)
    sure = certainty(index, found, "deny")
    assert (sure.factuality, sure.polarity) == ("CT+", "positive")


def test_it_cannot_be_denied() -> None:
    doc = parse(
        "{s He/PRP/4/nsubj } {q can/MD/4/aux not/RB/4/advmod deny/VB/0/root } "
        "{c it/PRP/6/nsubj rained/VBD/4/ccomp }"
    )
    index, found = attribution(doc)
    assert certainty(index, found, "deny").factuality in {"CT+", "Uu"}


def test_whoever_rejects_a_thing_or_ignores_one() -> None:
    for cue, value in (("rejected", "CT-"), ("ignored", "CT+")):
        doc = parse("{s He/PRP/2/nsubj } {q " + cue + "/VBD/0/root } {c the/DT/4/det claim/NN/2/obj }")
        index, found = attribution(doc)
        assert certainty(index, found, "deny").factuality == value


def test_refusing_to_do_commits_to_nothing() -> None:
    doc = parse("{s He/PRP/2/nsubj } {q refused/VBD/0/root } {c to/TO/4/mark pay/VB/2/xcomp }")
    index, found = attribution(doc)
    assert certainty(index, found, "deny").polarity == "negative"


def test_plans_are_probable_and_wishes_open() -> None:
    for cue, act, value in (("plans", "decide", "PR+"), ("wants", "want", "Uu"), ("voted", "decide", "CT+")):
        doc = parse("{s He/PRP/2/nsubj } {q " + cue + "/VBZ/0/root } {c to/TO/4/mark pay/VB/2/xcomp }")
        index, found = attribution(doc)
        assert certainty(index, found, act).factuality == value  # type: ignore[arg-type]


def test_whether_is_open_also_under_a_plain_cue() -> None:
    doc = parse(
        "{s He/PRP/2/nsubj } {q said/VBD/0/root } {c whether/IN/5/mark it/PRP/5/nsubj rained/VBD/2/ccomp }"
    )
    index, found = attribution(doc)
    sure = certainty(index, found, "say")
    assert sure.factuality == "Uu"
    assert [(h.exact, h.kind) for h in sure.hedges] == [("whether", "condition")]


def test_no_content_and_no_cue() -> None:
    index, found = attribution(
        parse("{s He/PRP/2/nsubj } {q declined/VBD/0/root to/TO/4/mark comment/VB/2/xcomp }")
    )
    assert certainty(index, found, "deny").polarity == "negative"
    index, found = attribution(parse("{c “ Never/RB/0/root again/RB/2/advmod . ” }"))
    assert certainty(index, found, "say").factuality in {"CT+", "CT-"}
