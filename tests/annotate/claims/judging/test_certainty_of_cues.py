"""Factuality and polarity by the cue, alone and together with its content."""

from __future__ import annotations

import pytest

from annotate.claims.judging.certainty import certainty
from annotate.claims.judging.speech_acts import speech_act
from tests.annotate.claims.parses import attribution, parse

NOT_SAID = "{s He/PRP/4/nsubj } {q did/VBD/4/aux not/RB/4/advmod "

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
    ("suspects", "PR+"),
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
        ("might/MD/3/aux deny/VB/0/root", "PS-"),
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
    ("consider/VB/0/root", "PR-"),
    ("hardly/RB/5/advmod clarify/VB/0/root", "Uu"),
]


@pytest.mark.parametrize(("verb", "value"), NEGATED)
def test_negated_cues(verb: str, value: str) -> None:
    doc = parse(NOT_SAID + verb + " } {c it/PRP/6/nsubj rained/VBD/4/ccomp }")
    index, found = attribution(doc)
    assert certainty(index, found, speech_act(index, found)).factuality == value


OF_CUE_AND_CONTENT = [
    # A thing that is not praised or named is not there; not to have said a clause leaves it open.
    ("{q did/VBD/3/aux not/RB/3/advmod endorse/VB/0/root } {c Roe/NNP/3/obj }", "CT-"),
    ("{q makes/VBZ/0/root no/DT/3/det mention/NN/1/obj of/IN/5/case } {c rain/NN/3/nmod }", "CT-"),
    ("{q did/VBD/3/aux not/RB/3/advmod mention/VB/0/root } {c leaving/VBG/3/xcomp Kyiv/NNP/4/obj }", "CT-"),
    ("{q did/VBD/3/aux not/RB/3/advmod mention/VB/0/root } {c it/PRP/5/nsubj rained/VBD/3/ccomp }", "Uu"),
    ("{q did/VBD/3/aux not/RB/3/advmod say/VB/0/root } {c when/WRB/3/ccomp }", "Uu"),
    ("{q did/VBD/3/aux not/RB/3/advmod confirm/VB/0/root } {c rain/NN/3/obj }", "Uu"),
    ("{q did/VBD/3/aux not/RB/3/advmod call/VB/0/root for/IN/5/case } {c rain/NN/3/obl }", "Uu"),
    ("{q failed/VBD/0/root to/TO/3/mark mention/VB/1/xcomp } {c rain/NN/3/obj }", "CT-"),
    ("{q mentioned/VBD/0/root without/IN/3/case help/NN/1/obl } {c rain/NN/1/obj }", "CT+"),
    # What is not ruled out is possible.
    ("{q would/MD/3/aux not/RB/3/advmod rule/VB/0/root out/RP/3/compound:prt } {c rain/NN/3/obj }", "PS+"),
    ("{q would/MD/3/aux not/RB/3/advmod discuss/VB/0/root } {c rain/NN/3/obj }", "Uu"),
    # What may praise a thing may be, what may say a clause leaves it open.
    ("{q might/MD/2/aux infuriate/VB/0/root } {c Roe/NNP/2/obj }", "PS+"),
    ("{q might/MD/2/aux say/VB/0/root } {c it/PRP/4/nsubj rained/VBD/2/ccomp }", "Uu"),
    # It is hard to imagine what somebody holds not to be so.
    (
        "{q is/VBZ/2/cop hard/JJ/0/root to/TO/4/mark imagine/VB/2/xcomp } "
        "{c it/PRP/6/nsubj rained/VBD/4/ccomp }",
        "PR-",
    ),
    (
        "{q is/VBZ/2/cop easy/JJ/0/root to/TO/4/mark imagine/VB/2/xcomp } "
        "{c it/PRP/6/nsubj rained/VBD/4/ccomp }",
        "PR+",
    ),
    # Decisions to do are plans, votes have settled it.
    ("{q decided/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "PR+"),
    ("{q determined/JJ/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "PR+"),
    ("{q voted/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "CT+"),
    ("{q chose/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "CT+"),
    ("{q determined/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "CT+"),
    # Threats and fears are probable.
    ("{q threatened/VBD/0/root } {c to/TO/3/mark leave/VB/1/xcomp }", "PR+"),
    ("{q fears/VBZ/0/root } {c it/PRP/3/nsubj rains/VBZ/1/ccomp }", "PS+"),
    # Who refuses to do does not do it; who refuses to say so leaves it open.
    ("{q refused/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "CT-"),
    ("{q declined/VBD/0/root to/TO/3/mark say/VB/1/xcomp } {c it/PRP/5/nsubj rained/VBD/3/ccomp }", "Uu"),
    # Who vetoes or balks turns the sign, who downplays does not.
    ("{q vetoed/VBD/0/root } {c the/DT/3/det bill/NN/1/obj }", "CT-"),
    ("{q balked/VBD/0/root at/IN/4/case } {c the/DT/4/det bill/NN/1/obl }", "CT-"),
    ("{q backed/VBD/0/root away/RB/1/advmod from/IN/5/case } {c the/DT/5/det bill/NN/1/obl }", "CT-"),
    ("{q downplayed/VBD/0/root } {c the/DT/3/det bill/NN/1/obj }", "CT+"),
    ("{q signed/VBD/0/root } {c the/DT/3/det bill/NN/1/obj }", "CT+"),
    # A likely cue is a likely claim; hearsay is the article's own unless it is all there is.
    ("{q will/MD/3/aux likely/RB/3/advmod report/VB/0/root } {c rain/NN/3/obj }", "PR+"),
    (
        "{q are/VBP/3/cop more/RBR/3/advmod likely/JJ/0/root to/TO/5/mark say/VB/3/xcomp } "
        "{c rain/NN/5/obj }",
        "CT+",
    ),
    ("{q allegedly/RB/2/advmod said/VBD/0/root } {c it/PRP/4/nsubj rained/VBD/2/ccomp }", "CT+"),
    # Who alleges or reports it is certain of it; who finds it so only seemingly is not.
    ("{q Reportedly/RB/3/advmod } {c it/PRP/3/nsubj rained/VBD/0/root }", "CT+"),
    ("{q Allegedly/RB/3/advmod } {c it/PRP/3/nsubj rained/VBD/0/root }", "CT+"),
    ("{q Seemingly/RB/3/advmod } {c it/PRP/3/nsubj rained/VBD/0/root }", "PR+"),
    # What something is held to be may be otherwise; a thing that is known is there.
    (
        "{c Rain/NN/3/nsubj:pass } {q is/VBZ/3/aux:pass seen/VBN/0/root as/IN/6/case } "
        "{c a/DT/6/det threat/NN/3/obl }",
        "PR+",
    ),
    ("{q considers/VBZ/0/root } {c rain/NN/1/obj }", "PR+"),
    ("{q considers/VBZ/0/root } {c leaving/VBG/1/xcomp }", "PS+"),
    ("{q knows/VBZ/0/root } {c rain/NN/1/obj }", "CT+"),
    # "So" stands for a clause, a name for no belief that can be doubted.
    ("{q thinks/VBZ/0/root } {c so/RB/1/advmod }", "PR+"),
    ("{q understands/VBZ/0/root } {c rain/NN/1/obj }", "CT+"),
    ("{q To/IN/3/case } {c it/PRP/3/nsubj rained/VBD/0/root }", "CT+"),
    # An agreement that it is so, and one to do it.
    ("{q agreement/NN/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/acl }", "CT+"),
    ("{q agreement/NN/0/root } {c to/TO/3/mark pay/VB/1/acl }", "PR+"),
    ("{q assurance/NN/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/acl }", "CT+"),
    ("{q assurance/NN/0/root } {c it/PRP/4/nsubj would/MD/4/aux rain/VB/1/acl }", "PR+"),
    ("{q promise/NN/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/acl }", "PR+"),
    # Of somebody named there is no doubt, whatever is asked of him; a thing asked for is not there yet,
    # but a plan that is put forward is.
    ("{q asked/VBD/0/root questions/NNS/1/obj about/IN/4/case } {c Roe/NNP/2/nmod }", "CT+"),
    ("{q committed/VBN/0/root to/IN/3/case } {c Roe/NNP/1/obl }", "CT+"),
    ("{q called/VBD/0/root for/IN/3/case } {c help/NN/1/obl }", "Uu"),
    ("{q nominated/VBD/0/root } {c Roe/NNP/1/obj }", "Uu"),
    ("{q called/VBD/0/root on/IN/3/case } {c Roe/NNP/1/obl to/TO/5/mark pay/VB/1/xcomp }", "Uu"),
    ("{q offered/VBD/0/root } {c a/DT/3/det plan/NN/1/obj }", "CT+"),
    ("{q offered/VBD/0/root } {c help/NN/1/obj }", "Uu"),
    ("{q demanded/VBD/0/root } {c a/DT/3/det plan/NN/1/obj }", "Uu"),
    # Concern that it is so is a fear, concern about what is so is not.
    ("{q concern/NN/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/acl }", "PR+"),
    ("{q fears/NNS/0/root } {c it/PRP/3/nsubj rained/VBD/1/acl }", "PS+"),
    ("{q concern/NN/0/root over/IN/3/case } {c rain/NN/1/nmod }", "CT+"),
    (
        "{q worried/VBD/0/root about/IN/5/mark } {c what/WP/5/obj they/PRP/5/nsubj ask/VBP/1/advcl }",
        "CT+",
    ),
    # "Which he has not praised" asks nothing, "has not said when" does.
    ("{q has/VBZ/3/aux not/RB/3/advmod introduced/VBN/0/root } {c which/WDT/3/obj }", "CT-"),
    ("{q has/VBZ/3/aux not/RB/3/advmod said/VBN/0/root } {c why/WRB/3/ccomp }", "Uu"),
    # Whoever plans not to do it probably will not.
    ("{q is/VBZ/3/aux not/RB/3/advmod planning/VBG/0/root } {c to/TO/5/mark pay/VB/3/xcomp }", "PR-"),
    ("{q is/VBZ/2/aux planning/VBG/0/root } {c to/TO/4/mark pay/VB/2/xcomp }", "PR+"),
    ("{q aims/VBZ/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "PR+"),
    ("{q wants/VBZ/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "Uu"),
    # What is set, supposed or designed to be is planned, the thing before the cue as well.
    (
        "{c Work/NN/3/nsubj:pass } {q is/VBZ/3/aux:pass set/VBN/0/root } {c to/TO/5/mark end/VB/3/xcomp }",
        "PR+",
    ),
    (
        "{c It/PRP/3/nsubj:pass } {q is/VBZ/3/aux:pass supposed/VBN/0/root } {c to/TO/5/mark go/VB/3/xcomp }",
        "PR+",
    ),
    ("{q strategy/NN/0/root } {c to/TO/3/mark sell/VB/1/acl drones/NNS/3/obj }", "PR+"),
    ("{q decision/NN/0/root } {c to/TO/3/mark sell/VB/1/acl drones/NNS/3/obj }", "CT+"),
    ("{q agreement/NN/0/root } {c to/TO/3/mark pay/VB/1/acl }", "PR+"),
    # Who estimates, deems or notices vouches for it.
    ("{q estimated/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "CT+"),
    ("{q deemed/VBD/0/root } {c it/PRP/3/nsubj false/JJ/1/xcomp }", "CT+"),
    ("{q noticed/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "CT+"),
    # To dismiss a person as a fool finds fault with him, to dismiss a charge as false denies it.
    ("{q dismissed/VBD/0/root } {c Roe/NNP/1/obj as/IN/5/case a/DT/5/det fool/NN/1/obl }", "CT+"),
    ("{q dismissed/VBD/0/root } {c the/DT/3/det charge/NN/1/obj as/IN/5/case false/JJ/1/obl }", "CT-"),
    # To write asking is to ask, to write calling names is not.
    ("{q wrote/VBD/0/root } {c asking/VBG/1/advcl Roe/NNP/2/obj to/TO/5/mark pay/VB/2/xcomp }", "Uu"),
    ("{q wrote/VBD/0/root } {c noting/VBG/1/advcl it/PRP/4/nsubj rained/VBD/2/ccomp }", "CT+"),
    # "Not" in the reason of a reproach leaves the reproach as it is.
    (
        "{q criticised/VBD/0/root } {c Roe/NNP/1/obj for/IN/5/mark not/RB/5/advmod paying/VBG/1/advcl }",
        "CT+",
    ),
    ("{q criticised/VBD/0/root } {c not/RB/3/advmod paying/VBG/1/xcomp }", "CT-"),
    # A duty that is denied is none; what is vowed on a condition is vowed, what is asked for is open.
    ("{q denied/VBD/0/root } {c they/PRP/4/nsubj must/MD/4/aux pay/VB/1/ccomp }", "CT-"),
    ("{q vowed/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp if/IN/5/mark asked/VBN/3/advcl }", "PR+"),
    (
        "{q urged/VBD/0/root } {c them/PRP/1/obj to/TO/4/mark pay/VB/1/xcomp "
        "if/IN/6/mark asked/VBN/4/advcl }",
        "Uu",
    ),
]


@pytest.mark.parametrize(("marked", "value"), OF_CUE_AND_CONTENT, ids=[m[:70] for m, _ in OF_CUE_AND_CONTENT])
def test_cue_and_content_together(marked: str, value: str) -> None:
    index, found = attribution(parse(marked))
    assert certainty(index, found, speech_act(index, found)).factuality == value


def test_an_adverb_of_the_cue_between_two_pieces_counts_once() -> None:
    doc = parse(
        "{c Roe/NNP/4/nsubj } {q reportedly/RB/4/advmod } {c has/VBZ/4/aux left/VBN/0/root Kyiv/NNP/4/obj }"
    )
    index, found = attribution(doc)
    sure = certainty(index, found, "report")
    assert sure.factuality == "CT+"
    assert [hedge.exact for hedge in sure.hedges] == ["reportedly"]


def test_the_main_clause_stands_in_a_later_piece() -> None:
    doc = parse(
        "{c To/TO/2/mark win/VB/8/advcl } , {s Roe/NNP/5/nsubj } {q said/VBD/0/root } , "
        "{c they/PRP/9/nsubj must/MD/9/aux pay/VB/5/ccomp }"
    )
    index, found = attribution(doc)
    assert certainty(index, found, "say").factuality == "Uu"


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
