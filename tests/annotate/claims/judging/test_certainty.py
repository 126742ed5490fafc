"""Factuality and polarity by the main clause of the content, and the words that show them."""

from __future__ import annotations

import pytest

from annotate.claims.judging.certainty import certainty
from annotate.claims.judging.speech_acts import speech_act
from tests.annotate.claims.parses import attribution, parse

SAID = "{s He/PRP/2/nsubj } {q said/VBD/0/root } "

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
        "PR-",
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
    # What may or is likely to be under a condition may or is likely to be.
    (
        "{c they/PRP/5/nsubj may/MD/5/aux leave/VB/2/ccomp "
        "unless/IN/8/mark it/PRP/8/nsubj stops/VBZ/5/advcl }",
        "PS+",
        ["may", "unless"],
    ),
    (
        "{c if/IN/5/mark it/PRP/5/nsubj fails/VBZ/9/advcl ,/,/5/punct it/PRP/9/nsubj is/VBZ/9/cop "
        "likely/JJ/2/ccomp to/TO/11/mark close/VB/9/xcomp }",
        "PR+",
        ["if", "likely"],
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
    # A duty that may come is possible, one denied is denied; the noun "need" is a thing.
    (
        "{c they/PRP/5/nsubj may/MD/5/aux have/VB/2/ccomp to/TO/7/mark pay/VB/5/xcomp }",
        "PS+",
        ["may"],
    ),
    (
        "{c they/PRP/6/nsubj do/VBP/6/aux not/RB/6/advmod have/VB/2/ccomp to/TO/8/mark pay/VB/6/xcomp }",
        "CT-",
        ["not"],
    ),
    (
        "{c they/PRP/5/nsubj will/MD/5/aux have/VB/2/ccomp to/TO/7/mark pay/VB/5/xcomp }",
        "Uu",
        ["have"],
    ),
    ("{c the/DT/4/det need/NN/2/obj to/TO/6/mark pay/VB/4/acl }", "Uu", []),
    # What somebody has to do something, and how long it takes them, are no duties.
    (
        "{c they/PRP/4/nsubj had/VBD/2/ccomp plans/NNS/4/obj to/TO/7/mark pay/VB/4/xcomp }",
        "CT+",
        [],
    ),
    (
        "{c they/PRP/4/nsubj needed/VBD/2/ccomp hours/NNS/4/obj to/TO/7/mark leave/VB/4/xcomp }",
        "CT+",
        [],
    ),
    (
        "{c they/PRP/4/nsubj needed/VBD/2/ccomp somebody/NN/4/obj to/TO/7/mark leave/VB/4/xcomp }",
        "Uu",
        ["needed"],
    ),
    ("{c the/DT/4/det chance/NN/2/obj to/TO/6/mark pay/VB/4/acl }", "CT+", []),
    # Who does not want to fight is sure of that.
    (
        "{c I/PRP/6/nsubj do/VBP/6/aux not/RB/6/advmod want/VB/2/ccomp to/TO/8/mark fight/VB/6/xcomp }",
        "CT-",
        ["not"],
    ),
    # A worry of one's own leaves a clause probable, a worry about a thing does not.
    (
        "{c “ I/PRP/6/nsubj am/VBP/6/cop worried/JJ/2/ccomp they/PRP/8/nsubj left/VBD/6/ccomp ” }",
        "PR+",
        ["worried"],
    ),
    ("{c I/PRP/5/nsubj am/VBP/5/cop worried/JJ/2/ccomp about/IN/7/case rain/NN/5/obl }", "CT+", []),
    # That it is unclear is certain.
    (
        "{c it/PRP/5/nsubj is/VBZ/5/cop unclear/JJ/2/ccomp how/WRB/8/advmod they/PRP/8/nsubj "
        "pay/VBP/5/ccomp }",
        "CT+",
        [],
    ),
    (
        "{c it/PRP/5/nsubj is/VBZ/5/cop possible/JJ/2/ccomp they/PRP/7/nsubj pay/VBP/5/ccomp }",
        "PS+",
        ["possible"],
    ),
    # "Nothing short of a war" is one, "nothing new" is none.
    ("{c nothing/NN/2/obj short/JJ/3/amod of/IN/7/case a/DT/7/det war/NN/4/obl }", "CT+", []),
    ("{c nothing/NN/2/obj new/JJ/3/amod }", "CT-", ["nothing"]),
    # "Not rain but wind" tells of the wind; "was not wet but cold" of a verb keeps its "not".
    (
        "{c it/PRP/6/nsubj is/VBZ/6/cop not/RB/6/advmod rain/NN/2/ccomp but/CC/8/cc wind/NN/6/conj }",
        "CT+",
        [],
    ),
    (
        "{c it/PRP/6/nsubj did/VBD/6/aux not/RB/6/advmod rain/VB/2/ccomp but/CC/8/cc snowed/VBD/6/conj }",
        "CT-",
        ["not"],
    ),
    (
        "{c it/PRP/6/nsubj is/VBZ/6/cop not/RB/6/advmod rain/NN/2/ccomp or/CC/8/cc wind/NN/6/conj }",
        "CT-",
        ["not"],
    ),
    # "It will not" has left out its verb.
    ("{c it/PRP/2/nsubj will/MD/3/aux not/RB/3/advmod }", "CT-", ["not"]),
    # "If anything" is no condition, "if anything happens" is.
    # What comes before, without a subject of its own, is not the main clause.
    (
        "{c Having/VBG/4/aux failed/VBN/2/advcl ,/,/4/punct it/PRP/7/nsubj rained/VBD/2/ccomp }",
        "CT+",
        [],
    ),
    ("{c If/IN/4/mark anything/NN/7/advcl , it/PRP/7/nsubj rained/VBD/2/ccomp }", "CT+", []),
    (
        "{c If/IN/5/mark anything/NN/5/nsubj falls/VBZ/7/advcl it/PRP/7/nsubj rained/VBD/2/ccomp }",
        "Uu",
        ["If"],
    ),
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
