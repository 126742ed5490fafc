"""The act of a cue: by its verb, noun or adjective, by the phrase and by what follows."""

from __future__ import annotations

import typing

import pytest

from annotate.claims.judging.speech_acts import speech_act
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import Lexicon, build_lexicon, inflections, lexicon, lexicon_with
from annotate.record import SpeechAct
from tests.annotate.claims.parses import attribution, parse

ACTS = typing.get_args(SpeechAct)

BY_CUE = [
    ("said", "say"),
    ("told reporters", "say"),
    ("tweeted", "say"),
    ("has added", "say"),
    ("has found", "report"),
    ("According to", "report"),
    ("revealed", "announce"),
    ("declared", "announce"),
    ("banned", "demand"),
    ("barred", "demand"),
    ("postponed", "decide"),
    ("attributed", "explain"),
    ("remembered", "believe"),
    ("recalled", "say"),
    ("will announce", "announce"),
    ("unveiled", "announce"),
    ("claimed", "claim"),
    ("has long argued", "claim"),
    ("alleges", "claim"),
    ("denied", "deny"),
    ("rejected", "deny"),
    ("ruled out", "deny"),
    ("confirmed", "confirm"),
    ("admitted", "admit"),
    ("conceded", "admit"),
    ("warned", "warn"),
    ("is worried about", "warn"),
    ("predicts", "predict"),
    ("are expecting", "predict"),
    ("vowed", "promise"),
    ("pledges", "promise"),
    ("demanded", "demand"),
    ("called for", "demand"),
    ("called on", "demand"),
    ("called Friday/NNP for", "demand"),
    ("urges", "demand"),
    ("proposed", "propose"),
    ("recommends", "propose"),
    ("blamed", "accuse"),
    ("criticised", "accuse"),
    ("lashed out at", "accuse"),
    ("praised", "praise"),
    ("voted for", "decide"),
    ("explained", "explain"),
    ("questioned", "question"),
    ("wondered", "question"),
    ("it is unclear", "question"),
    ("estimates", "estimate"),
    ("decided", "decide"),
    ("ruled", "decide"),
    ("thinks", "believe"),
    ("is convinced that", "believe"),
    ("hopes", "want"),
    ("seeks", "want"),
    (":", "say"),
    ("gesticulated", "say"),
    ("the claim", "claim"),
    ("a warning", "warn"),
    ("in a statement", "say"),
    ("whose prediction", "predict"),
    ("the allegation", "accuse"),
    ("the assertion", "claim"),
    ("the aspirations", "want"),
    ("the strategy", "decide"),
    ("aims to", "decide"),
    ("plans to", "decide"),
    ("took aim", "accuse"),
    ("the keenness", "want"),
    ("informed", "say"),
    ("notified", "report"),
    ("stipulates", "report"),
    ("are suspected of", "accuse"),
    ("suspects", "believe"),
    ("affirmed", "say"),
    ("reaffirmed", "confirm"),
    ("acknowledged", "admit"),
    ("concluded", "say"),
    ("quoted", "report"),
    ("was quoted as saying", "say"),
    ("noticed", "believe"),
    ("specified", "say"),
    ("the vision", "want"),
    ("the invitation", "demand"),
    ("the memorandum", "promise"),
    ("under", "demand"),
]


def _cue(words: str) -> str:
    """Return marked words: verbs of the lexicon as verbs, what follows "the" or "a" as a noun."""
    items = words.split()
    tags = []
    for before, word in zip(["", *items], items, strict=False):
        noun = before.lower() in {"the", "a", "whose"}
        verb = lexicon().lemma(word) in lexicon().lemmas
        if "/" in word:
            tags.append(f"{word}/0/root")
            continue
        tags.append(f"{word}/{'NN' if noun else 'VBD' if verb else 'X'}/0/root")
    return " ".join(tags)


@pytest.mark.parametrize(("words", "act"), BY_CUE, ids=[words for words, _ in BY_CUE])
def test_by_the_cue(words: str, act: str) -> None:
    doc = parse("{q " + _cue(words) + " } {c something/NN/1/obj }")
    assert speech_act(*attribution(doc)) == act


BY_CONSTRUCTION = [
    # To assure that it is so is to claim it, to assure that it will be is to promise it.
    ("{q assured/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "claim"),
    ("{q assured/VBD/0/root } {c he/PRP/4/nsubj would/MD/4/aux pay/VB/1/ccomp }", "promise"),
    ("{q assured/VBD/0/root } {c safety/NN/1/obj }", "promise"),
    # What a body concludes it settles, what somebody concludes in quotation marks ends a speech.
    ("{q concluded/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "decide"),
    ("{q concluded/VBD/0/root } {c “/``/3/punct It/PRP/4/nsubj rained/VBD/1/ccomp ”/''/4/punct }", "say"),
    # The construction behind the verb counts, with the thing that it is told of before it.
    (
        "{c It/PRP/3/nsubj:pass } {q is/VBZ/3/aux:pass supposed/VBN/0/root } {c to/TO/5/mark go/VB/3/xcomp }",
        "decide",
    ),
    ("{c It/PRP/3/nsubj:pass } {q was/VBD/3/aux:pass supposed/VBN/0/root }", "believe"),
    (
        "{c He/PRP/3/nsubj:pass } {q was/VBD/3/aux:pass told/VBN/0/root } {c to/TO/5/mark leave/VB/3/xcomp }",
        "demand",
    ),
    # The same verb with another construction is another act: the first pair is the plain one.
    ("{q told/VBD/0/root } him/PRP/1/obj {c it/PRP/4/nsubj rained/VBD/1/ccomp }", "say"),
    ("{q told/VBD/0/root } {c him/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    (
        "{q told/VBD/0/root } him/PRP/1/obj {c that/IN/7/mark plans/NNS/7/nsubj to/TO/6/mark "
        "leave/VB/4/acl failed/VBD/1/ccomp }",
        "say",
    ),
    ("{q asked/VBD/0/root } {c him/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    ("{q asked/VBD/0/root } {c whether/IN/4/mark it/PRP/4/nsubj rained/VBD/1/ccomp }", "question"),
    ("{c “ Why/WRB/3/advmod now/RB/0/root ? ” } he/PRP/7/nsubj {q asked/VBD/3/parataxis }", "question"),
    ("{q ask/VBP/0/root } {c would/MD/4/aux you/PRP/4/nsubj pay/VB/1/ccomp }", "question"),
    ("{q ask/VBP/0/root } {c that/IN/4/mark you/PRP/4/nsubj pay/VB/1/ccomp }", "demand"),
    ("{q struck/VBD/0/root down/RP/1/compound:prt } {c it/PRP/1/obj }", "deny"),
    ("{q struck/VBD/0/root } {c it/PRP/1/obj }", "say"),
    ("{q upheld/VBD/0/root } {c it/PRP/1/obj }", "confirm"),
    ("{q described/VBD/0/root } {c how/WRB/4/advmod it/PRP/4/nsubj rained/VBD/1/ccomp }", "explain"),
    ("{c which/WDT/3/obj } he/PRP/3/nsubj {q described/VBD/0/root }", "say"),
    ("{q challenged/VBD/0/root } {c it/PRP/1/obj }", "question"),
    ("{q challenged/VBD/0/root } {c him/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    # Forms of verbs that are something else here.
    ("{q shot/VBD/0/root back/RB/1/advmod } {c it/PRP/4/nsubj rained/VBD/1/ccomp }", "say"),
    ("{q is/VBZ/3/cop long/RB/3/advmod keen/JJ/0/root on/IN/5/case } {c it/PRP/3/obl }", "want"),
    ("{q are/VBP/3/aux backing/VBG/0/root } {c it/PRP/2/obj }", "praise"),
    ("{q agreed/VBD/0/root } {c with/IN/3/case him/PRP/1/obl }", "say"),
    ("{q agreed/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "promise"),
    ("{q suggested/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "claim"),
    ("{q suggested/VBD/0/root } {c going/VBG/1/xcomp home/RB/2/advmod }", "propose"),
    ("{q threatened/VBD/0/root } {c him/PRP/1/obj }", "warn"),
    ("{q refused/VBD/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "deny"),
    ("{q declined/VBD/0/root } {c to/TO/3/mark say/VB/1/xcomp }", "deny"),
    ("{q insisted/VBD/0/root } {c he/PRP/3/nsubj paid/VBD/1/ccomp }", "claim"),
    ("{q insisted/VBD/0/root } {c that/IN/4/mark Kyiv/NNP/4/nsubj withdraw/VB/1/ccomp }", "demand"),
    (
        "{q suggested/VBD/0/root } {c that/IN/5/mark he/PRP/5/nsubj:pass be/VB/5/aux:pass "
        "fired/VBN/1/ccomp }",
        "propose",
    ),
    (
        "{q suggested/VBD/0/root } {c that/IN/5/mark he/PRP/5/nsubj:pass was/VBD/5/aux:pass "
        "fired/VBN/1/ccomp }",
        "claim",
    ),
    # What somebody suggests should be done is proposed; what might be is only said to be so.
    (
        "{q suggested/VBD/0/root } {c he/PRP/4/nsubj should/MD/4/aux leave/VB/1/ccomp }",
        "propose",
    ),
    ("{q insisted/VBD/0/root } {c he/PRP/4/nsubj should/MD/4/aux leave/VB/1/ccomp }", "demand"),
    ("{q suggested/VBD/0/root } {c he/PRP/4/nsubj might/MD/4/aux leave/VB/1/ccomp }", "claim"),
    ("{q said/VBD/0/root } {c he/PRP/4/nsubj should/MD/4/aux leave/VB/1/ccomp }", "say"),
    # Who does something "citing it" gives his ground; who cites it tells it.
    ("{q citing/VBG/0/root } {c the/DT/3/det cost/NN/1/obj }", "explain"),
    ("{q cited/VBD/0/root } {c the/DT/3/det cost/NN/1/obj }", "say"),
    ("{q is/VBZ/2/aux citing/VBG/0/root } {c the/DT/4/det cost/NN/2/obj }", "say"),
    ("{q noting/VBG/0/root } {c the/DT/3/det cost/NN/1/obj }", "say"),
    # To aim to do is to intend, to aim at a thing is to wish for it.
    ("{q aims/VBZ/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "decide"),
    ("{q seeks/VBZ/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "want"),
    ("{q aims/VBZ/0/root at/IN/3/case } {c peace/NN/1/obl }", "want"),
    # Who advises that it is so says it.
    ("{q advised/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "say"),
    ("{q advised/VBD/0/root } {c that/IN/5/mark they/PRP/5/nsubj should/MD/5/aux go/VB/1/ccomp }", "propose"),
    ("{q advised/VBD/0/root } {c them/PRP/1/obj to/TO/4/mark go/VB/1/xcomp }", "propose"),
    # Whoever is admonished has done wrong, or is told to do right.
    ("{q admonished/VBD/0/root } {c him/PRP/1/obj }", "accuse"),
    ("{q admonished/VBD/0/root } {c him/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    ("{q is/VBZ/2/cop mistrustful/JJ/0/root of/IN/4/case } {c Roe/NNP/2/obl }", "accuse"),
    ("{q appeared/VBD/0/root to/TO/3/mark deny/VB/1/xcomp } {c it/PRP/3/obj }", "deny"),
    ("{q called/VBD/0/root } {c it/PRP/1/obj “ a/DT/5/det mess/NN/1/xcomp ” }", "say"),
    ("{q find/VBP/0/root } {c it/PRP/1/obj odd/JJ/1/xcomp }", "believe"),
    ("{q found/VBD/0/root } {c that/IN/4/mark prices/NNS/4/nsubj rose/VBD/1/ccomp }", "report"),
    ("{q need/VBP/0/root } {c to/TO/3/mark pay/VB/1/xcomp }", "want"),
]


@pytest.mark.parametrize(("marked", "act"), BY_CONSTRUCTION, ids=[m[:60] for m, _ in BY_CONSTRUCTION])
def test_by_the_construction(marked: str, act: str) -> None:
    assert speech_act(*attribution(parse(marked))) == act


OBJECTS = [
    # Verbs that say little leave the act to their object ...
    ("{q issued/VBD/0/root a/DT/3/det warning/NN/1/obj }", "warn"),
    ("{q launched/VBD/0/root an/DT/3/det attack/NN/1/obj on/IN/5/case }", "accuse"),
    ("{q voiced/VBD/0/root support/NN/1/obj for/IN/4/case }", "praise"),
    ("{q delivered/VBD/0/root a/DT/4/det sharp/JJ/4/amod rebuke/NN/1/obj of/IN/5/case }", "accuse"),
    ("{q tweeted/VBD/0/root his/PRP$/3/nmod:poss call/NN/1/obj }", "demand"),
    ("{q tweeted/VBD/0/root his/PRP$/3/nmod:poss lunch/NN/1/obj }", "say"),
    ("{q reiterated/VBD/0/root his/PRP$/3/nmod:poss pledge/NN/1/obj }", "promise"),
    ("{q signed/VBD/0/root an/DT/3/det agreement/NN/1/obj }", "promise"),
    ("{q signed/VBD/0/root the/DT/3/det bill/NN/1/obj }", "decide"),
    # ... and not to another noun; other verbs keep their own.
    ("{q launched/VBD/0/root on/IN/3/case criticism/NN/1/obl }", "announce"),
    ("{q issued/VBD/0/root a/DT/3/det book/NN/1/obj }", "announce"),
    ("{q denied/VBD/0/root his/PRP$/3/nmod:poss support/NN/1/obj for/IN/4/case }", "deny"),
    ("{q rejected/VBD/0/root the/DT/3/det claim/NN/1/obj }", "deny"),
]


@pytest.mark.parametrize(("cue", "act"), OBJECTS, ids=[cue[:50] for cue, _ in OBJECTS])
def test_verbs_whose_object_tells_the_act(cue: str, act: str) -> None:
    assert speech_act(*attribution(parse(cue + " {c rain/NN/1/obl }"))) == act


CONTENTS = [
    # Who allows that something is so grants it; who allows something to be done does not.
    ("{q allowed/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "admit"),
    ("{q granted/VBD/0/root } {c that/IN/4/mark it/PRP/4/nsubj rained/VBD/1/ccomp }", "admit"),
    ("{q allowed/VBD/0/root } {c the/DT/3/det sale/NN/1/obj }", "decide"),
    ("{q allowed/VBD/0/root } {c him/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "decide"),
    (
        "{q persuaded/VBD/0/root } {c them/PRP/1/obj that/IN/5/mark it/PRP/5/nsubj rained/VBD/1/ccomp }",
        "claim",
    ),
    ("{q persuaded/VBD/0/root } {c them/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    # To prefer somebody is to take a side, to prefer to leave is a wish.
    ("{q prefer/VBP/0/root } {c Clinton/NNP/1/obj }", "praise"),
    ("{q preferring/VBG/0/root } {c the/DT/4/det old/JJ/4/amod plan/NN/1/obj }", "praise"),
    ("{q prefer/VBP/0/root } {c to/TO/3/mark leave/VB/1/xcomp }", "want"),
    # A person is dismissed as something, a charge is denied.
    ("{q dismissed/VBD/0/root } {c Roe/NNP/1/obj as/IN/5/case a/DT/5/det fool/NN/1/obl }", "accuse"),
    ("{q dismissed/VBD/0/root } {c him/PRP/1/obj as/IN/5/case a/DT/5/det fool/NN/1/obl }", "accuse"),
    (
        "{q dismissed/VBD/0/root } {c the/DT/3/det charge/NN/1/obj as/IN/6/case a/DT/6/det lie/NN/1/obl }",
        "deny",
    ),
    ("{q dismissed/VBD/0/root } {c Roe/NNP/1/obj }", "deny"),
    # Asked about a thing is a question, asked for or to do one is not.
    ("{q asked/VBD/0/root } {c Roe/NNP/1/obj about/IN/4/case rain/NN/1/obl }", "question"),
    ("{q asked/VBD/0/root him/PRP/1/obj about/IN/4/case } {c rain/NN/1/obl }", "question"),
    ("{q asked/VBD/0/root } {c Roe/NNP/1/obj for/IN/4/case rain/NN/1/obl }", "demand"),
    ("{q asked/VBD/0/root } {c for/IN/3/case news/NN/1/obl about/IN/5/case rain/NN/3/nmod }", "demand"),
    # Who warns somebody to do a thing presses for it.
    ("{q warned/VBD/0/root } {c them/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    ("{q warned/VBD/0/root } {c it/PRP/3/nsubj rained/VBD/1/ccomp }", "warn"),
    ("{q reminded/VBD/0/root } {c them/PRP/1/obj to/TO/4/mark leave/VB/1/xcomp }", "demand"),
    ("{q reminded/VBD/0/root } {c them/PRP/1/obj of/IN/4/case rain/NN/1/obl }", "say"),
]


@pytest.mark.parametrize(("marked", "act"), CONTENTS, ids=[m[:70] for m, _ in CONTENTS])
def test_contents_that_change_the_act(marked: str, act: str) -> None:
    assert speech_act(*attribution(parse(marked))) == act


SOURCES = [
    # Records report what people claim or only say ...
    ("{s The/DT/2/det poll/NN/3/nsubj } {q suggests/VBZ/0/root } {c rain/NN/3/obj }", "report"),
    ("{s The/DT/2/det study/NN/3/nsubj } {q underscores/VBZ/0/root } {c rain/NN/3/obj }", "report"),
    (
        "{s The/DT/2/det report/NN/3/nsubj } {q said/VBD/0/root } {c it/PRP/5/nsubj rained/VBD/3/ccomp }",
        "report",
    ),
    (
        "{s The/DT/2/det review/NN/3/nsubj } {q said/VBD/0/root } {c it/PRP/5/nsubj rained/VBD/3/ccomp }",
        "say",
    ),
    (
        "{s The/DT/2/det mayor/NN/3/nsubj } {q noted/VBD/0/root } {c it/PRP/5/nsubj rained/VBD/3/ccomp }",
        "say",
    ),
    ("{s Roe/NNP/2/nsubj } {q suggests/VBZ/0/root } {c it/PRP/4/nsubj rained/VBD/2/ccomp }", "claim"),
    ("{s Roe/NNP/2/nsubj } {q indicated/VBD/0/root } {c rain/NN/2/obj }", "say"),
    ("{s The/DT/2/det poll/NN/3/nsubj } {q indicated/VBD/0/root } {c rain/NN/3/obj }", "report"),
    (
        "{s The/DT/2/det poll/NN/3/nsubj } {q found/VBD/0/root } {c Roe/NNP/3/obj leading/VBG/3/xcomp }",
        "report",
    ),
    ("{s He/PRP/2/nsubj } {q found/VBD/0/root } {c Roe/NNP/2/obj leading/VBG/2/xcomp }", "believe"),
    # ... and where the cue has no word that tells the act, the source does.
    ("{s Poll/NN/0/root } {q : } {c rain/NN/1/appos }", "report"),
    ("{s Roe/NNP/0/root } {q : } {c rain/NN/1/appos }", "say"),
    ("{q In/IN/3/case } {s the/DT/3/det survey/NN/5/obl } {c rain/NN/5/nsubj fell/VBD/0/root }", "report"),
    ("{q In/IN/3/case } {s the/DT/3/det rain/NN/5/obl } {c Roe/NNP/5/nsubj fell/VBD/0/root }", "say"),
    ("{q To/IN/2/case } {s Roe/NNP/4/obl } {c it/PRP/4/nsubj rained/VBD/0/root }", "believe"),
    ("{q By/IN/2/case } {s Roe/NNP/4/obl } {c it/PRP/4/nsubj rained/VBD/0/root }", "say"),
    ("{s The/DT/2/det case/NN/0/root } {q against/IN/4/case } {c Roe/NNP/2/nmod }", "accuse"),
    ("{s Roe/NNP/0/root } {q against/IN/3/case } {c rain/NN/1/nmod }", "deny"),
]


@pytest.mark.parametrize(("marked", "act"), SOURCES, ids=[m[:60] for m, _ in SOURCES])
def test_what_the_source_says_of_the_act(marked: str, act: str) -> None:
    assert speech_act(*attribution(parse(marked))) == act


ASIDES = [
    # A verb of the cue that only tells when the first was done is not the act.
    ("{q said/VBD/0/root after/IN/4/mark it/PRP/4/nsubj appeared/VBD/1/advcl } {c rain/NN/1/obj }", "say"),
    ("{q denied/VBD/0/root when/WRB/3/mark asked/VBN/1/advcl } {c rain/NN/1/obj }", "deny"),
    # Unless the content is its own, or it only stands behind another verb.
    ("{q spoke/VBD/0/root as/IN/4/mark he/PRP/4/nsubj praised/VBD/1/advcl } {c Roe/NNP/4/obj }", "praise"),
    ("{q appeared/VBD/0/root to/TO/3/mark deny/VB/1/xcomp } {c rain/NN/3/obj }", "deny"),
    ("{q tried/VBD/0/root by/IN/3/mark claiming/VBG/1/advcl } {c rain/NN/1/obj }", "claim"),
]


@pytest.mark.parametrize(("marked", "act"), ASIDES, ids=[m[:60] for m, _ in ASIDES])
def test_verbs_of_a_cue_that_only_tell_when(marked: str, act: str) -> None:
    assert speech_act(*attribution(parse(marked))) == act


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("fired back at", "say"),
        ("shot back", "say"),
        ("rallied behind", "praise"),
        ("rallied against", "deny"),
        ("poked fun at", "accuse"),
        ("campaigned against", "deny"),
        ("turned down", "deny"),
        ("would like", "want"),
        ("likes", "praise"),
        ("put it", "say"),
        ("put", "estimate"),
        ("it is not clear", "question"),
        ("labeled", "say"),
        ("labelled", "say"),
        ("the debate over", "question"),
        ("the rant about", "accuse"),
        ("his/PRP$ own", "say"),
    ],
)
def test_phrases_and_forms(words: str, act: str) -> None:
    doc = parse("{q " + _cue(words) + " } {c something/NN/1/obj }")
    assert speech_act(*attribution(doc)) == act


def test_without_a_cue_it_is_said() -> None:
    assert speech_act(*attribution(parse("{c “ Never/RB/0/root . ” }"))) == "say"


def test_a_refusal_wins_over_the_verb_refused() -> None:
    doc = parse("{q declined/VBD/0/root to/TO/3/mark confirm/VB/1/xcomp } {c it/PRP/3/obj }")
    assert speech_act(*attribution(doc)) == "deny"


@pytest.mark.parametrize(
    ("verb", "doubled", "forms"),
    [
        ("claim", False, ["claim", "claims", "claimed", "claiming"]),
        ("deny", False, ["deny", "denies", "denied", "denying"]),
        ("say", False, ["say", "says", "sayed", "saying"]),
        ("accuse", False, ["accuse", "accuses", "accused", "accusing"]),
        ("admit", True, ["admit", "admits", "admitted", "admitting"]),
        ("reach", False, ["reach", "reaches", "reached", "reaching"]),
    ],
)
def test_inflections(verb: str, doubled: bool, forms: list[str]) -> None:
    assert inflections(verb, doubled) == forms


def test_every_act_is_in_the_lexicon_and_no_other() -> None:
    words = lexicon()
    tables = (words.verbs, words.nouns, words.adjectives, words.infinitive, words.gerund, words.question)
    named = {act for table in tables for act in table.values()} | set(words.phrases.values())
    assert named == set(ACTS)


@pytest.mark.parametrize("form", ["accuse", "accused", "accusing"])
def test_a_phrase_with_a_form_of_a_verb_does_not_hide_it(form: str) -> None:
    assert lexicon().lemma(form) == "accuse"
    assert ("accuse", "of") in lexicon().phrases


def test_irregular_forms_lead_to_their_verb() -> None:
    assert [lexicon().lemma(form) for form in ("said", "told", "wrote", "tweeted", "admitted", "rain")] == [
        "say",
        "tell",
        "write",
        "tweet",
        "admit",
        "rain",
    ]


def test_a_lexicon_of_ones_own() -> None:
    data = {
        "verbs": {"propose": ["moot"]},
        "phrases": {"demand": ["cry out"]},
        "irregular": {},
        "doubled": [],
    }
    words = build_lexicon(data)
    assert act_of("{q mooted/VBD/0/root } {c it/PRP/1/obj }", words) == "propose"
    assert act_of("{q cried/VBD/0/root out/RP/1/advmod } {c it/PRP/1/obj }", words) == "demand"
    assert act_of("{q denied/VBD/0/root } {c it/PRP/1/obj }", words) == "say"


def act_of(marked: str, words: Lexicon) -> SpeechAct:
    index, found = attribution(parse(marked))
    return speech_act(DocIndex(index.doc, words), found)


OWN = {
    "verbs": {"accuse": ["torch", "note"], "say": ["expect"]},
    "phrases": {"deny": ["pour cold water on"]},
    "nouns": {"accuse": ["broadside"]},
}


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{q torched/VBD/0/root } {c it/PRP/1/obj }", "accuse"),
        ("{q is/VBZ/2/aux torching/VBG/0/root } {c it/PRP/2/obj }", "accuse"),
        ("{q poured/VBD/0/root cold/JJ/3/amod water/NN/1/obj on/IN/5/case } {c it/PRP/1/obl }", "deny"),
        ("His/PRP$/2/nmod:poss {q broadsides/NNS/0/root against/IN/4/case } {c it/PRP/2/nmod }", "accuse"),
        # The user's word wins over the shipped one, in every construction ...
        ("{q noted/VBD/0/root } {c it/PRP/1/obj }", "accuse"),
        ("{q expects/VBZ/0/root } {c to/TO/3/mark win/VB/1/xcomp }", "say"),
        # ... and the others stay as they are.
        ("{q denied/VBD/0/root } {c it/PRP/1/obj }", "deny"),
    ],
)
def test_words_of_the_users_own(marked: str, act: SpeechAct) -> None:
    assert act_of(marked, lexicon_with(OWN)) == act
    assert lexicon_with({"verbs": {}, "phrases": {}, "nouns": {}}) is lexicon()
