"""The questions that the rules ask about a parse, for both sets of dependency labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc, Token

from annotate.claims.spans.index import subtree_of
from annotate.language import syntax
from tests.annotate.timeline.events.parses import VOCAB, parse


def word(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def words(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


HE_SAID_AND_ADDED = parse(
    "He/PRP/2/nsubj said/VBD/0/root it/PRP/2/obj and/CC/5/cc added/VBD/2/conj more/JJ/5/obj"
).doc
PASSIVE = parse(
    "It/PRP/3/nsubj:pass was/VBD/3/aux:pass confirmed/VBN/0/root by/IN/5/case officials/NNS/3/obl"
).doc
PASSIVE_CLEARNLP = parse(
    "It/PRP/3/nsubjpass was/VBD/3/auxpass sent/VBN/0/root by/IN/3/agent Ann/NNP/4/pobj"
).doc
COPULA = parse("Roe/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det mayor/NN/0/root").doc
NO_ONE = parse("No/DT/2/det witness/NN/3/nsubj came/VBD/0/root").doc


def test_a_coordinated_verb_shares_its_subject() -> None:
    assert words(syntax.subjects(word(HE_SAID_AND_ADDED, "added"))) == ["He"]


def test_a_verb_with_a_subject_of_its_own_does_not_share() -> None:
    doc = parse("He/PRP/2/nsubj left/VBD/0/root and/CC/5/cc she/PRP/5/nsubj stayed/VBD/2/conj").doc
    assert words(syntax.subjects(word(doc, "stayed"))) == ["she"]


@pytest.mark.parametrize(
    ("doc", "verb", "by"), [(PASSIVE, "confirmed", "officials"), (PASSIVE_CLEARNLP, "sent", "Ann")]
)
def test_a_passive_has_an_agent_in_both_label_sets(doc: Doc, verb: str, by: str) -> None:
    found = syntax.agent(word(doc, verb))
    assert syntax.is_passive(word(doc, verb))
    assert found is not None
    assert found.text == by


@pytest.mark.parametrize(
    ("rest", "passive"),
    [
        ("ordered/VBN/3/conj to/TO/7/mark pay/VB/5/xcomp", True),
        # "And accused the police", "and has paid", "and others paid" have their own.
        ("accused/VBN/3/conj the/DT/7/det police/NNS/5/obj", False),
        ("accused/VBD/3/conj them/PRP/5/obj", False),
    ],
)
def test_verbs_joined_with_a_passive_one_are_passive_too(rest: str, passive: bool) -> None:
    doc = parse(f"Roe/NNP/3/nsubj:pass was/VBD/3/aux:pass fined/VBN/0/root and/CC/5/cc {rest}").doc
    assert syntax.is_passive(doc[4]) is passive


def test_a_joined_verb_with_an_auxiliary_of_its_own_is_not_passive_by_another() -> None:
    doc = parse(
        "Roe/NNP/3/nsubj:pass was/VBD/3/aux:pass fined/VBN/0/root and/CC/6/cc has/VBZ/6/aux paid/VBN/3/conj"
    ).doc
    assert not syntax.is_passive(word(doc, "paid"))


@pytest.mark.parametrize(("subject", "passive"), [("They/PRP", False), ("Crews/NNS", True)])
def test_a_pronoun_suffers_nothing_without_an_auxiliary(subject: str, passive: bool) -> None:
    doc = parse(f"{subject}/2/nsubj:pass expected/VBN/0/root it/PRP/2/obj").doc
    assert syntax.is_passive(word(doc, "expected")) is passive


def test_by_a_day_in_an_active_clause_is_no_passive() -> None:
    doc = parse("They/PRP/2/nsubj left/VBD/0/root early/RB/2/advmod").doc
    assert not syntax.is_passive(word(doc, "left"))
    assert syntax.agent(word(doc, "left")) is None


@pytest.mark.parametrize(
    ("marked", "verb", "tense"),
    [
        ("She/PRP/2/nsubj left/VBD/0/root", "left", "past"),
        ("She/PRP/3/nsubj has/VBZ/3/aux left/VBN/0/root", "left", "past"),
        ("She/PRP/3/nsubj was/VBD/3/aux leaving/VBG/0/root", "leaving", "past"),
        ("She/PRP/2/nsubj leaves/VBZ/0/root", "leaves", "present"),
        ("She/PRP/3/nsubj will/MD/3/aux leave/VB/0/root", "leave", "future"),
        ("She/PRP/3/nsubj is/VBZ/3/aux going/VBG/0/root to/TO/5/mark leave/VB/3/xcomp", "leave", "future"),
        ("to/TO/2/mark leave/VB/0/root", "leave", None),
        ("She/PRP/2/nsubj came/VBD/0/root and/CC/4/cc sat/VBD/2/conj", "sat", "past"),
        ("She/PRP/3/nsubj has/VBZ/3/aux come/VBN/0/root and/CC/5/cc sat/VBN/3/conj", "sat", "past"),
    ],
)
def test_tense(marked: str, verb: str, tense: str | None) -> None:
    assert syntax.tense(word(parse(marked).doc, verb)) == tense


def test_negation_by_a_word_on_the_verb_or_by_its_subject() -> None:
    doc = parse("She/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod leave/VB/0/root").doc
    assert words(syntax.negations(word(doc, "leave"))) == ["not"]
    assert words(syntax.negations(word(NO_ONE, "came"))) == ["No"]
    assert syntax.negations(word(HE_SAID_AND_ADDED, "said")) == []


@pytest.mark.parametrize(
    ("rest", "negated"),
    [
        ("mayor/NN/0/root no/NN/3/advmod ././4/punct 3/CD/4/flat ././3/punct", False),
        ("mayor/NN/0/root no./NN/3/advmod 3/CD/4/flat ././3/punct", False),
        ("mayor/NN/0/root no/RB/3/advmod more/RBR/4/fixed ././3/punct", True),
        ("votes/NNS/0/root no/DT/3/advmod 3/CD/3/nummod left/VBD/3/acl", True),
    ],
)
def test_a_number_is_no_negation(rest: str, negated: bool) -> None:
    doc = parse(f"Roe/NNP/3/nsubj is/VBZ/3/cop {rest}").doc
    assert bool(syntax.negations(doc[2])) is negated


def test_modals_without_will() -> None:
    doc = parse(
        "She/PRP/3/nsubj may/MD/3/aux leave/VB/0/root and/CC/7/cc he/PRP/7/nsubj will/MD/7/aux stay/VB/3/conj"
    ).doc
    assert words(syntax.modals(word(doc, "leave"))) == ["may"]
    assert syntax.modals(word(doc, "stay")) == []


def test_what_a_subject_is_said_to_be() -> None:
    assert syntax.is_predicate(word(COPULA, "mayor"))
    assert not syntax.is_predicate(word(COPULA, "Roe"))


def test_the_clause_that_a_word_stands_in() -> None:
    doc = parse("She/PRP/2/nsubj said/VBD/0/root the/DT/4/det bridge/NN/5/nsubj closed/VBD/2/ccomp").doc
    assert syntax.governing_verb(word(doc, "bridge")) == word(doc, "closed")
    title = parse("A/DT/3/det closed/VBN/3/amod bridge/NN/0/root").doc
    assert syntax.governing_verb(word(title, "bridge")) is None


def test_a_noun_phrase_leaves_out_what_hangs_on_behind() -> None:
    doc = parse(
        "the/DT/3/det old/JJ/3/amod mayor/NN/0/root of/IN/5/case Riga/NNP/3/nmod "
        "who/WP/7/nsubj left/VBD/3/acl:relcl"
    ).doc
    assert syntax.noun_phrase(word(doc, "mayor")).text == "the old mayor"
    assert subtree_of(word(doc, "Riga")).text == "of Riga"


def test_a_name_stays_whole() -> None:
    doc = parse("Mayor/NNP/2/compound Ann/NNP/0/root Roe/NNP/2/flat").doc
    assert syntax.noun_phrase(word(doc, "Ann")).text == "Mayor Ann Roe"


def test_apposition_and_marks() -> None:
    doc = parse(
        "Roe/NNP/5/nsubj ,/,/4/punct the/DT/4/det mayor/NN/1/appos left/VBD/0/root "
        "because/IN/8/mark it/PRP/8/nsubj rained/VBD/5/advcl"
    ).doc
    assert words(syntax.appositions(word(doc, "Roe"))) == ["mayor"]
    found = syntax.mark(word(doc, "rained"))
    assert found is not None
    assert found.text == "because"
    assert syntax.mark(word(doc, "left")) is None


def test_a_verb_group_has_its_auxiliaries_negation_and_particle() -> None:
    doc = parse(
        "They/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod give/VB/0/root up/RP/4/compound:prt soon/RB/4/advmod"
    ).doc
    assert words(syntax.verb_group(word(doc, "give"))) == ["did", "not", "give", "up"]


def test_without_a_parse_nothing_is_claimed() -> None:
    doc = Doc(VOCAB, words=["She", "left", "."])
    token = doc[1]
    assert not syntax.parsed(token)
    assert syntax.governing_verb(token) is None
    assert syntax.subjects(token) == syntax.objects(token) == syntax.negations(token) == []
    assert syntax.tense(token) is None


# One sentence in Universal Dependencies and in ClearNLP's labels.
UNIVERSAL = parse(
    "She/PRP/4/nsubj has/VBZ/4/aux not/RB/4/advmod pointed/VBN/0/root out/RP/4/compound:prt that/IN/8/mark"
    " it/PRP/8/nsubj wants/VBZ/4/ccomp to/TO/10/mark sell/VB/8/xcomp and/CC/12/cc leave/VB/10/conj"
    " its/PRP$/14/nmod:poss offices/NNS/12/obj in/IN/16/case Lima/NNP/14/nmod"
    " because/IN/20/mark two/CD/19/nummod"
    " firms/NNS/20/nsubj pay/VBP/8/advcl on/IN/22/case Monday/NNP/20/obl"
).doc
CLEARNLP = parse(
    "She/PRP/4/nsubj has/VBZ/4/aux not/RB/4/neg pointed/VBN/0/ROOT out/RP/4/prt that/IN/8/mark"
    " it/PRP/8/nsubj wants/VBZ/4/ccomp to/TO/10/aux sell/VB/8/xcomp and/CC/10/cc leave/VB/10/conj"
    " its/PRP$/14/poss offices/NNS/12/dobj in/IN/14/prep Lima/NNP/15/pobj because/IN/20/mark two/CD/19/nummod"
    " firms/NNS/20/nsubj pay/VBP/8/advcl on/IN/20/prep Monday/NNP/21/pobj"
).doc
BOTH = pytest.mark.parametrize("doc", [UNIVERSAL, CLEARNLP], ids=["Universal Dependencies", "ClearNLP"])
QUESTIONS: dict[Callable[[Token], bool], set[str]] = {
    syntax.is_subject: {"She", "it", "firms"},
    syntax.is_passive_subject: set(),
    syntax.is_direct_object: {"offices"},
    syntax.is_object: {"offices"},
    syntax.is_conjunct: {"leave"},
    syntax.is_clausal_complement: {"wants"},
    syntax.is_open_complement: {"sell"},
    syntax.is_complement_clause: {"wants", "sell"},
    syntax.is_complement: {"wants", "sell"},
    syntax.is_adverbial_clause: {"pay"},
    syntax.is_clause: {"wants", "leave", "pay"},
    syntax.is_possessor: {"its"},
    syntax.is_number: {"two"},
    syntax.is_particle: {"out"},
    syntax.is_preposition: {"in", "on"},
    syntax.is_oblique: {"Monday"},
    syntax.is_nominal_modifier: {"Lima"},
    syntax.is_parataxis: set(),
    syntax.is_adnominal_clause: set(),
    syntax.is_relative_clause: set(),
    syntax.is_clausal_subject: set(),
}


@BOTH
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_both_label_sets_have_one_answer(doc: Doc, question: Callable[[Token], bool]) -> None:
    assert {token.text for token in doc if question(token)} == QUESTIONS[question]


@BOTH
def test_prepositions_and_conjunctions_lead_what_they_stand_before(doc: Doc) -> None:
    assert words(syntax.leads(word(doc, "Lima"))) == ["in"]
    assert words(syntax.leads(word(doc, "Monday"))) == ["on"]
    assert words(syntax.leads(word(doc, "pay"))) == ["because"]
    assert words(syntax.leads(word(doc, "offices"))) == []


@BOTH
def test_nouns_with_a_preposition_stand_under_their_head(doc: Doc) -> None:
    assert words(syntax.obliques(word(doc, "pay"))) == ["Monday"]
    assert words(syntax.obliques(word(doc, "offices"))) == ["Lima"]
    assert words(syntax.obliques(word(doc, "sell"))) == []


@pytest.mark.parametrize(
    "form", [token.text for token in UNIVERSAL if token.text not in {"in", "on", "to", "and", "not"}]
)
def test_relations_have_one_name(form: str) -> None:
    assert syntax.relation(word(UNIVERSAL, form)) == syntax.relation(word(CLEARNLP, form))


@pytest.mark.parametrize("label", ["acl:relcl", "relcl"])
def test_a_relative_clause_is_a_clause_of_its_noun(label: str) -> None:
    doc = parse(f"Nurses/NNS/0/root who/WP/3/nsubj left/VBD/1/{label}").doc
    found = word(doc, "left")
    assert syntax.is_relative_clause(found)
    assert syntax.is_adnominal_clause(found)
    assert syntax.relation(found) == "acl"


@pytest.mark.parametrize("label", ["nsubj:pass", "nsubjpass"])
def test_the_subject_of_a_passive_is_known(label: str) -> None:
    doc = parse(f"Roe/NNP/3/{label} was/VBD/3/aux:pass charged/VBN/0/root").doc
    assert syntax.is_passive_subject(word(doc, "Roe"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The parse has "never" under "vowed"; it belongs to what is vowed.
        ("They/PRP/2/nsubj vowed/VBD/0/root never/RB/2/advmod to/TO/5/mark pay/VB/2/xcomp", ("", "never")),
        ("They/PRP/2/nsubj vowed/VBD/0/root not/RB/5/advmod to/TO/5/mark pay/VB/2/xcomp", ("", "not")),
        ("They/PRP/3/nsubj never/RB/3/advmod vowed/VBD/0/root to/TO/5/mark pay/VB/3/xcomp", ("never", "")),
    ],
)
def test_never_to_do_something_is_of_what_is_done(text: str, wanted: tuple[str, str]) -> None:
    doc = parse(text).doc
    found = tuple(" ".join(words(syntax.negations(word(doc, verb)))) for verb in ("vowed", "pay"))
    assert found == wanted
