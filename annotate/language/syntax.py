"""Grammatical questions about a parsed ``Doc``, the same for both label sets.

The shipped model has Universal Dependencies labels, spaCy's English pipelines
have ClearNLP's. Every rule over syntax asks here, so no other module names a
dependency label. All functions are pure and answer "nothing" without a parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from annotate.language.document import once

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Tense = Literal["past", "present", "future"]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "nsubjpass", "csubjpass"})
PASSIVE_MARKS = frozenset({"nsubj:pass", "aux:pass", "csubj:pass", "nsubjpass", "auxpass", "csubjpass"})
DIRECT_OBJECTS = frozenset({"obj", "dobj"})
OBJECTS = DIRECT_OBJECTS | {"iobj", "dative"}
CLAUSAL_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
COMPLEMENTS = CLAUSAL_COMPLEMENTS | {"parataxis"}
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
APPOSITIONS = frozenset({"appos"})
POSSESSORS = frozenset({"nmod:poss", "poss"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl", "advcl:relcl"})
ADNOMINAL_CLAUSES = frozenset({"acl", "acl:relcl", "relcl"})
ADVERBIAL_CLAUSES = frozenset({"advcl", "advcl:relcl"})
PARTICLES = frozenset({"compound:prt", "prt"})
NAME_PARTS = POSSESSORS | {"flat", "flat:name", "compound", "amod", "nummod", "det", "fixed"}
CLAUSES = ADNOMINAL_CLAUSES | ADVERBIAL_CLAUSES | {"ccomp", "csubj", "parataxis", "conj"}
# What the other label set calls the same; what stands under a preposition there is told by its place.
_UNIVERSAL = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj", "csubjpass": "csubj", "auxpass": "aux",
    "poss": "nmod", "relcl": "acl", "prt": "compound", "neg": "advmod", "npadvmod": "obl", "ROOT": "root",
}  # fmt: skip
NOT_WORDS = frozenset({"not", "n't", "n’t", "never"})
NEGATIONS = NOT_WORDS | {"no", "neither", "nor", "nobody", "nothing", "none", "hardly"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
FUTURE = frozenset({"will", "’ll", "'ll", "shall", "wo"})
_CHAIN = 40
_GROUP, _NOT_IN_NOUNS = AUXILIARIES | PARTICLES | {"neg"}, CLAUSES | {"cc", "punct", "case", "mark", "advmod"}


def relation(token: Token) -> str:
    """Return the relation of a word to its head, named as in Universal Dependencies, without its subtype."""
    if token.dep_ == "pobj":
        return "obl" if is_predicate(token.head.head) else "nmod"
    return _UNIVERSAL.get(token.dep_) or token.dep_.split(":")[0]


def is_subject(token: Token) -> bool:
    """Tell whether a word is the subject of a verb."""
    return token.dep_ in SUBJECTS


def is_passive_subject(token: Token) -> bool:
    """Tell whether a word is the subject of a passive verb."""
    return token.dep_ in SUBJECTS and token.dep_ in PASSIVE_MARKS


def is_object(token: Token) -> bool:
    """Tell whether a word is a direct or indirect object."""
    return token.dep_ in OBJECTS


def is_direct_object(token: Token) -> bool:
    """Tell whether a word is a direct object."""
    return token.dep_ in DIRECT_OBJECTS


def is_conjunct(token: Token) -> bool:
    """Tell whether a word is coordinated with one before it."""
    return token.dep_ == "conj"


def is_auxiliary(token: Token) -> bool:
    """Tell whether a word is an auxiliary or a copula."""
    return token.dep_ in AUXILIARIES


def is_copula(token: Token) -> bool:
    """Tell whether a word is a copula; the other label set has it as the head."""
    return token.dep_ == "cop"


def is_adverb(token: Token) -> bool:
    """Tell whether a word modifies another as an adverb."""
    return token.dep_ == "advmod"


def is_clausal_complement(token: Token) -> bool:
    """Tell whether a word heads a complement with a subject of its own: "said that it ended"."""
    return token.dep_ == "ccomp"


def is_open_complement(token: Token) -> bool:
    """Tell whether a word heads a complement without a subject: "wants to go"."""
    return token.dep_ == "xcomp"


def is_complement_clause(token: Token) -> bool:
    """Tell whether a word heads a complement of a verb, with a subject of its own or without."""
    return token.dep_ in CLAUSAL_COMPLEMENTS


def is_complement(token: Token) -> bool:
    """Tell whether a word heads what its verb says or does, open, finite, or in a row with it."""
    return token.dep_ in COMPLEMENTS


def is_parataxis(token: Token) -> bool:
    """Tell whether a word heads a clause set beside another: "it ended, he said"."""
    return token.dep_ == "parataxis"


def is_clausal_subject(token: Token) -> bool:
    """Tell whether a word heads a clause that is a subject."""
    return token.dep_ in {"csubj", "csubj:pass", "csubjpass"}


def is_relative_clause(token: Token) -> bool:
    """Tell whether a word heads a relative clause."""
    return token.dep_ in RELATIVE_CLAUSES


def is_adnominal_clause(token: Token) -> bool:
    """Tell whether a word heads a clause that belongs to a noun, relative or not."""
    return token.dep_ in ADNOMINAL_CLAUSES


def is_adverbial_clause(token: Token) -> bool:
    """Tell whether a word heads a clause that belongs to a verb, as one of time or cause does."""
    return token.dep_ in ADVERBIAL_CLAUSES


def is_clause(token: Token) -> bool:
    """Tell whether a word heads a clause under or beside another."""
    return token.dep_ in CLAUSES


def is_possessor(token: Token) -> bool:
    """Tell whether a word is whose something is: "its", "the bank's"."""
    return token.dep_ in POSSESSORS


def is_number(token: Token) -> bool:
    """Tell whether a word says how many."""
    return token.dep_ == "nummod"


def is_particle(token: Token) -> bool:
    """Tell whether a word is the particle of a verb: "pointed out"."""
    return token.dep_ in PARTICLES


def is_name_part(token: Token) -> bool:
    """Tell whether a word belongs to a noun as part of its name, or stands before it."""
    return token.dep_ in NAME_PARTS


def is_preposition(token: Token) -> bool:
    """Tell whether a word leads a noun."""
    return token.dep_ in {"case", "prep", "agent"}


def is_conjunction(token: Token) -> bool:
    """Tell whether a word coordinates others: "and", "but"."""
    return token.dep_ == "cc"


def is_apposition(token: Token) -> bool:
    """Tell whether a noun says once more what another one means."""
    return token.dep_ in APPOSITIONS


def is_called(token: Token) -> bool:
    """Tell whether a name calls somebody: "Come here, April"."""
    return token.dep_ == "vocative"


def is_adverbial_noun(token: Token) -> bool:
    """Tell whether a noun stands as an adverb, without a preposition: "left Monday"."""
    return token.dep_ in {"obl:unmarked", "obl:tmod", "npadvmod", "nmod:unmarked"}


def is_determiner(token: Token) -> bool:
    """Tell whether a word stands before a noun as an article or the like: "the", "some"."""
    return token.dep_ == "det"


def is_expletive(token: Token) -> bool:
    """Tell whether a word only fills the place of a subject: "it is said", "there are"."""
    return token.dep_ == "expl"


def is_participle_clause(token: Token) -> bool:
    """Tell whether a word heads a clause of a noun that is no relative one: "people accused of it"."""
    return is_adnominal_clause(token) and not is_relative_clause(token)


def is_attribute(token: Token) -> bool:
    """Tell whether a word stands before a noun as an adjective or as part of a compound."""
    return token.dep_ in {"amod", "compound"}


def joins(token: Token) -> bool:
    """Tell whether a word before another leads it into its sentence: "after", "when", "before"."""
    return token.dep_ in {"case", "mark", "advmod", "prep"}


def role(token: Token) -> str:
    """Return the label of a word as its pipeline gives it, which learned features take as a name."""
    return token.dep_


def is_oblique(token: Token) -> bool:
    """Tell whether a noun stands under a verb with a preposition, or as an adverb."""
    return relation(token) == "obl"


def is_nominal_modifier(token: Token) -> bool:
    """Tell whether a noun stands under another with a preposition."""
    return relation(token) == "nmod" and not is_possessor(token)


def leads(token: Token) -> Sequence[Token]:
    """Return the words that lead a phrase or a clause: its prepositions, or "that", "if", "after"."""
    if token.dep_ in {"pobj", "pcomp"}:
        return [token.head]
    return [child for child in token.children if child.dep_ in {"case", "mark"}]


@once
def obliques(word: Token) -> Sequence[Token]:
    """Return the nouns under a word with a preposition, and those that stand as adverbs."""
    found = [child for child in word.children if is_oblique(child) or is_nominal_modifier(child)]
    leading = [child for child in word.children if child.dep_ in {"prep", "agent"}]
    found += [noun for lead in leading for noun in lead.children if noun.dep_ == "pobj"]
    return sorted(found, key=lambda noun: noun.i)


@once
def governing_verb(token: Token) -> Token | None:
    """Return the verb whose clause a token stands in; a verb governs itself."""
    for _ in range(_CHAIN):
        if is_predicate(token):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


@once
def is_predicate(token: Token) -> bool:
    """Tell whether a token heads a clause: a full verb, or a word with a copula."""
    if token.pos_ == "VERB":
        return True
    if token.pos_ == "AUX":
        return token.dep_ not in AUXILIARIES
    return any(child.dep_ == "cop" for child in token.children)


@once
def subjects(verb: Token) -> Sequence[Token]:
    """Return a verb's subjects, taken over from the verb it is coordinated with if it has none."""
    for _ in range(_CHAIN):
        found = [child for child in verb.children if child.dep_ in SUBJECTS]
        if found or verb.dep_ not in {"conj", "xcomp"} or verb.head.i == verb.i:
            return found
        verb = verb.head
    return []


@once
def agent(verb: Token) -> Token | None:
    """Return who does what a passive verb says: "by officials"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next(iter(child.children), None)
        if child.dep_ in {"obl", "obl:agent", "nmod"} and any(lead.lower_ == "by" for lead in leads(child)):
            return child
    return None


@once
def objects(verb: Token) -> Sequence[Token]:
    """Return a verb's direct and indirect objects."""
    return [child for child in verb.children if child.dep_ in OBJECTS]


@once
def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, with its own auxiliary or another's: "was fined and ordered to pay"."""
    marks = [child for child in verb.children if child.dep_ in PASSIVE_MARKS]
    if marks:
        # A parse may take "they no longer expected it" for one: a pronoun needs the auxiliary.
        return any(child.tag_ != "PRP" or child.i > verb.i for child in marks) or bool(auxiliaries(verb))
    joined = verb.tag_ == verb.head.tag_ == "VBN" and is_conjunct(verb) and verb.head.i < verb.i
    own = any(is_object(child) or is_subject(child) or is_auxiliary(child) for child in verb.children)
    return joined and not own and is_passive(verb.head)


@once
def auxiliaries(verb: Token) -> Sequence[Token]:
    """Return a verb's auxiliaries and copula, but not of a clause before: "It will not: 29 have signed"."""
    found = [child for child in verb.children if child.dep_ in AUXILIARIES]
    return [word for word in found if not {":", ";"} & {o.text for o in verb.doc[word.i + 1 : verb.i]}]


@once
def tense(verb: Token) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; none for bare forms and participles.

    A present perfect counts as past: it tells of what has happened by now.
    """
    group = [verb, *auxiliaries(verb)]
    if any(token.lower_ in FUTURE for token in group):
        return "future"
    going_to = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and verb.tag_ == "VB"
    if going_to or any(token.lower_ == "going" for token in group):
        return "future"
    perfect = verb.tag_ in {"VBN", "VBD"} or any(t.lower_ == "been" for t in group)
    if any(token.lower_ in {"has", "have", "’ve", "'ve", "had", "having"} for token in group[1:]) and perfect:
        return "past"
    if any(token.tag_ == "VBD" for token in group):
        return "past"
    if any(token.tag_ in {"VBP", "VBZ"} for token in group):
        return "present"
    chained = verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBG", "VB"}
    if chained and verb.head.i != verb.i and is_predicate(verb.head):
        return tense(verb.head)
    return None


def modals(verb: Token) -> Sequence[Token]:
    """Return the modal auxiliaries of a verb, ``will`` left out."""
    return [word for word in auxiliaries(verb) if word.tag_ == "MD" and word.lower_ not in FUTURE]


@once
def negations(verb: Token) -> Sequence[Token]:
    """Return the words that negate a clause, "no" before its subject or object among them."""
    found = [child for child in verb.children if child.dep_ == "neg" or child.lower_ in NEGATIONS]
    found = [child for child in found if _to_verb(child) in {None, verb}]
    found += [w.nbor(-1) for w in verb.children if w.tag_ == "TO" and w.i and _to_verb(w.nbor(-1)) == verb]
    for noun in (*[c for c in verb.children if c.dep_ in SUBJECTS], *objects(verb)):
        found += [child for child in noun.children if child.lower_ in {"no", "neither"}]
        if noun.lower_ in NEGATIONS:
            found.append(noun)
    return sorted({token for token in found if not _numbers(token)}, key=lambda token: token.i)


def _to_verb(token: Token) -> Token | None:
    """Return the verb that "never" stands before, wherever the parse puts it: "vowed then never to pay"."""
    to = token.nbor() if token.lower_ in {"never", "not"} and token.i < len(token.doc) - 1 else token
    return to.head if to.tag_ == "TO" and to.head.tag_ == "VB" and to.head.i > to.i else None


def _numbers(token: Token) -> bool:
    """Tell the "no." of "constituency no. 3" from a negation."""
    words = token.doc[token.i : token.i + 3].text.casefold().replace(" ", "")
    return words[:3] == "no." and words[3:4].isdigit()


def mark(verb: Token) -> Token | None:
    """Return the word that introduces a subordinate clause: "that", "if", "because"."""
    return next((child for child in verb.children if child.dep_ == "mark"), None)


def appositions(noun: Token) -> Sequence[Token]:
    """Return the heads of a noun's appositions."""
    return [child for child in noun.children if is_apposition(child)]


@once
def noun_phrase(token: Token) -> Span:
    """Return a noun with what stands before it and its name, relative clauses and appositions left out."""
    start = end = token.i
    for child in token.children:
        if child.i < token.i and child.dep_ not in _NOT_IN_NOUNS:
            start = min(start, child.left_edge.i)
        elif child.i > token.i and child.dep_ in {"flat", "flat:name", "fixed", "compound"}:
            end = max(end, child.right_edge.i)
    return token.doc[start : end + 1]


def verb_group(verb: Token) -> Sequence[Token]:
    """Return a verb with its auxiliaries, negation and particles, in text order."""
    parts = [c for c in verb.children if c.dep_ in _GROUP or c.lower_ in NOT_WORDS]
    return sorted({verb, *parts}, key=lambda token: token.i)


def parsed(token: Token) -> bool:
    """Tell whether the token's document has a dependency parse."""
    return bool(token.doc.has_annotation("DEP"))
