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
    # What is added or set aside is not denied ...
    ("{c it/PRP/7/nsubj is/VBZ/7/cop not/RB/7/advmod only/RB/7/advmod wet/JJ/2/ccomp }", "CT+", []),
    ("{c “ No/UH/7/discourse , it/PRP/7/nsubj rained/VBD/2/ccomp }", "CT+", []),
    ("{c no/DT/4/det matter/RB/7/advmod what/WP/4/dep it/PRP/7/nsubj rained/VBD/2/ccomp }", "CT+", []),
    (
        "{c there/EX/4/expl is/VBZ/2/ccomp no/DT/6/det doubt/NN/4/nsubj it/PRP/8/nsubj rained/VBD/6/acl }",
        "CT+",
        [],
    ),
    (
        "{c it/PRP/8/nsubj could/MD/8/aux n't/RB/8/advmod be/VB/8/cop more/RBR/8/advmod clear/JJ/2/ccomp }",
        "CT+",
        [],
    ),
    # ... but these are denied.
    ("{c it/PRP/6/nsubj is/VBZ/6/cop not/RB/6/advmod wet/JJ/2/ccomp }", "CT-", ["not"]),
    ("{c there/EX/4/expl is/VBZ/2/ccomp no/DT/6/det rain/NN/4/nsubj }", "CT-", ["no"]),
    ("{c they/PRP/6/nsubj no/RB/5/advmod longer/RB/6/advmod pay/VBP/2/ccomp }", "CT-", ["no"]),
    (
        "{c by/IN/5/case no/DT/5/det means/NNS/7/obl it/PRP/7/nsubj rained/VBD/2/ccomp }",
        "CT-",
        ["no"],
    ),
    # Only before "to" with a verb does "failed" deny, and "set" foretell.
    ("{c it/PRP/4/nsubj failed/VBD/2/ccomp him/PRP/4/obj }", "CT+", []),
    ("{c they/PRP/4/nsubj refused/VBD/2/ccomp to/TO/6/mark pay/VB/4/xcomp }", "CT-", ["refused"]),
    ("{c they/PRP/4/nsubj denied/VBD/2/ccomp it/PRP/4/obj }", "CT+", []),
    (
        "{c it/PRP/5/nsubj:pass was/VBD/5/aux:pass set/VBN/2/ccomp up/RP/5/compound:prt "
        "as/IN/9/case a/DT/9/det dump/NN/5/obl }",
        "CT+",
        [],
    ),
    # Whoever has had to pay has paid.
    (
        "{c they/PRP/5/nsubj have/VBP/5/aux had/VBN/2/ccomp to/TO/7/mark pay/VB/5/xcomp }",
        "CT+",
        [],
    ),
    ("{c they/PRP/4/nsubj had/VBD/2/ccomp to/TO/6/mark pay/VB/4/xcomp }", "Uu", ["had"]),
    # Thoughts about a thing say nothing of it; wishes and requests of one's own commit to nothing.
    (
        "{c I/PRP/6/nsubj have/VBP/6/aux n't/RB/6/advmod thought/VBN/2/ccomp about/IN/8/case it/PRP/6/obl "
        "they/PRP/10/nsubj left/VBD/6/parataxis }",
        "CT-",
        ["n't"],
    ),
    ("{c I/PRP/4/nsubj hope/VBP/2/ccomp they/PRP/6/nsubj left/VBD/4/ccomp }", "Uu", ["hope"]),
    ("{c Ann/NNP/4/nsubj hopes/VBZ/2/ccomp they/PRP/6/nsubj left/VBD/4/ccomp }", "CT+", []),
    ("{c we/PRP/4/nsubj urge/VBP/2/ccomp them/PRP/4/obj to/TO/7/mark pay/VB/4/xcomp }", "Uu", ["urge"]),
    ("{c we/PRP/4/nsubj urged/VBD/2/ccomp them/PRP/4/obj to/TO/7/mark pay/VB/4/xcomp }", "CT+", []),
    ("{c I/PRP/4/nsubj want/VBP/2/ccomp to/TO/6/mark leave/VB/4/xcomp }", "Uu", ["want"]),
    ("{c I/PRP/4/nsubj want/VBP/2/ccomp to/TO/6/mark thank/VB/4/xcomp Roe/NNP/6/obj }", "CT+", []),
    # Adverbs in one phrase: almost certain is probable, and who is more likely to pay than others pays.
    (
        "{c they/PRP/6/nsubj almost/RB/5/advmod certainly/RB/6/advmod left/VBD/2/ccomp }",
        "PR+",
        ["certainly"],
    ),
    ("{c they/PRP/5/nsubj certainly/RB/5/advmod left/VBD/2/ccomp }", "CT+", []),
    # A question counts where the main clause is the question.
    ("{c “ Did/VBD/6/aux it/PRP/6/nsubj rain/VB/2/ccomp ? No/UH/6/discourse . ” }", "Uu", []),
    ("{c “ It/PRP/5/nsubj rained/VBD/2/ccomp . Who/WP/8/nsubj paid/VBD/5/parataxis ? ” }", "CT+", []),
    # "Even if" and "because if" put no condition on the main clause, nor does "if you look at it".
    (
        "{c we/PRP/4/nsubj go/VBP/2/ccomp even/RB/8/advmod if/IN/8/mark it/PRP/8/nsubj rains/VBZ/4/advcl }",
        "CT+",
        [],
    ),
    (
        "{c if/IN/5/mark you/PRP/5/nsubj look/VBP/8/advcl ,/,/5/punct it/PRP/8/nsubj rained/VBD/2/ccomp }",
        "CT+",
        [],
    ),
    (
        "{c if/IN/5/mark you/PRP/5/nsubj pay/VBP/8/advcl ,/,/5/punct we/PRP/8/nsubj leave/VBP/2/ccomp }",
        "Uu",
        ["if"],
    ),
    # "Look, ..." commands nothing, "Roe, leave!" does.
    ("{c “ Look/VB/2/ccomp , it/PRP/6/nsubj rained/VBD/4/parataxis ” }", "CT+", []),
    ("{c “ Roe/NNP/6/vocative , leave/VB/2/ccomp ! ” }", "Uu", []),
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
    ("consider/VB/0/root", "CT-"),
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
    ("{q fears/VBZ/0/root } {c it/PRP/3/nsubj rains/VBZ/1/ccomp }", "PR+"),
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
    ("{q Reportedly/RB/3/advmod } {c it/PRP/3/nsubj rained/VBD/0/root }", "PR+"),
    # "So" stands for a clause, a name for no belief that can be doubted.
    ("{q thinks/VBZ/0/root } {c so/RB/1/advmod }", "PR+"),
    ("{q understands/VBZ/0/root } {c rain/NN/1/obj }", "CT+"),
    ("{q To/IN/3/case } {c it/PRP/3/nsubj rained/VBD/0/root }", "CT+"),
    # An agreement that it is so, and one to do it.
    ("{q agreement/NN/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/acl }", "CT+"),
    ("{q agreement/NN/0/root } {c to/TO/3/mark pay/VB/1/acl }", "PR+"),
    # To write asking is to ask, to write calling names is not.
    ("{q wrote/VBD/0/root } {c asking/VBG/1/advcl Roe/NNP/2/obj to/TO/5/mark pay/VB/2/xcomp }", "Uu"),
    ("{q wrote/VBD/0/root } {c noting/VBG/1/advcl it/PRP/4/nsubj rained/VBD/2/ccomp }", "CT+"),
    # "Not" in the reason of a reproach leaves the reproach as it is.
    (
        "{q criticised/VBD/0/root } {c Roe/NNP/1/obj for/IN/5/mark not/RB/5/advmod paying/VBG/1/advcl }",
        "CT+",
    ),
    ("{q criticised/VBD/0/root } {c not/RB/3/advmod paying/VBG/1/xcomp }", "CT-"),
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
    assert sure.factuality == "PR+"
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
