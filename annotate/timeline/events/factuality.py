"""How far an event is a fact: happened, planned, possible, hypothetical or denied.

The values are FactBank's (Saurí and Pustejovsky 2009): certain (``CT``),
probable (``PR``) or possible (``PS``), positive or negative, and ``Uu`` where
the text does not commit itself. Syntax decides where it speaks; the encoder's
score decides the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.entities.known import lexicon
from annotate.language import syntax
from annotate.language.clauses.turned import turned_clause
from annotate.language.document import once
from annotate.record import Factuality
from annotate.timeline.events.facts.conditions import (
    has_until,
    is_condition,
    is_foreseen,
    is_habit,
    is_sought,
    is_unreal,
)
from annotate.timeline.events.facts.denials import (
    DENYING,
    denied_charge,
    denied_clause,
    is_charge,
    is_contested,
    is_given_up,
    is_left_open,
    is_prepared,
    outlives_refusal,
)
from annotate.timeline.events.facts.due import APPOINTMENTS, is_due
from annotate.timeline.events.facts.unproven import is_unlikely
from annotate.timeline.events.facts.words import POSSIBLE, is_any, may, words_of
from annotate.timeline.values.lexicon import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

PROBABLE = frozenset({"should", "would", "must", "ought", "wo", "’d", "'d"})
LIKELY, DOUBTFUL, DENIED = 1.0, 0.0, -1.0
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
# "Not only closed": what comes before "but" is so as well.
_ADDING = frozenset({"only", "just", "merely", "simply"})
# What these verbs are about is still to come: "demanded talks before Christmas".
DEMANDING = frozenset(
    {"demand", "promise", "propose", "urge", "pledge", "seek", "request", "want", "call", "need", "expect"}
)
# And when it is to be may stand behind what these are about, but if its month is over for so many months.
_CALLING, _JUST_OVER = frozenset({"call", "demand"}), 4
_CALLED_FOR = APPOINTMENTS | {
    "protest",
    "protests",
    "strikes",
    "rally",
    "rallies",
    "march",
    "marches",
    "boycott",
}
# So is what these are about that nobody knows of yet: "threatened a strike", not "threatened the guards".
_MEANING = frozenset({"threaten", "plan"})
# What is not made, held or got is not there; what is not attended, or not survived, is.
_MAKING = frozenset(
    {"make", "have", "get", "hold", "give", "issue", "launch", "lodge", "mount", "open", "place", "receive",
     "file", "stage", "submit", "table"}
)  # fmt: skip
_REACHING = frozenset({"announce", "declare", "deliver", "take", "reach", "pass", "call"})
# Whoever does not mean to do it will not, it seems.
_MEANT = frozenset({"intend", "plan", "aim", "expect", "schedule", "due", "set"})
_SPEECHES = frozenset(
    {"speech", "address", "sermon", "budget", "lecture", "statement", "interview", "broadcast", "keynote"}
)
_IN_SPEECH = frozenset({"in", "during", "at"})
CHAIN = 4
"""So many clauses are told by one another at most: "will say that he hopes that"."""
# "They needed 40 nurses before March" tells of the March that has been.
_OF_NOW = frozenset({"want", "need", "expect"})


def factuality_of(token: Token, score: float, dct: str | None = None) -> Factuality:
    """Return FactBank's value of an event.

    Args:
        token: The word that names the event.
        score: From -3 (did not happen) to +3 (happened).
        dct: On which side of the publication it is told to be.
    """
    if not syntax.parsed(token):
        return _scored(score)
    if _is_verbal(token):
        return _of_clause(token, score, dct)
    return _of_noun(token, score)


def _is_verbal(token: Token) -> bool:
    return syntax.is_predicate(token) or token.pos_ in {"VERB", "AUX"}


def _scored(score: float) -> Factuality:
    return "CT+" if score > LIKELY else "PS+" if score > DOUBTFUL else "Uu"


def _of_clause(verb: Token, score: float, dct: str | None) -> Factuality:
    negated = any(_turns(word, verb) for word in syntax.negations(verb))
    if is_condition(verb) or is_unreal(verb):
        return "Uu"
    if turned_clause(verb) == "fact":
        return "CT+"
    if is_habit(verb):
        return "CT+"
    modals = {modal.lower_ for modal in syntax.modals(verb)}
    tense, told = _tense(verb), denied_clause(verb)
    if told is not None and (modals or tense == "future") and told != "PR+":
        # "It is unlikely that they will sign", "does not believe that it would help".
        return "Uu" if negated else told
    if modals & POSSIBLE:
        return "PS-" if negated else "PS+"
    if modals & PROBABLE or tense == "future" or is_foreseen(verb) or is_due(verb):
        return "PR-" if negated else "PR+"
    softened = _softened(verb)
    if softened is not None:
        return _with_sign(softened, negated)
    if told is not None:
        return "Uu" if negated else told
    if tense is None or is_infinitive(verb):
        until = is_infinitive(verb) and has_until(verb.head)
        ruled = "Uu" if is_sought(verb) else "PR+" if until else _of_governor(verb)
        if ruled is not None:
            # "Decided not to join" leaves nothing open, "refused not to" does.
            return ("PR-" if ruled == "PR+" else "Uu") if negated else ruled
    if negated:
        return "CT-"
    if tense is not None and not is_infinitive(verb) and _is_one_of_two(verb):
        return "PS+"
    if tense == "present" and (is_infinitive(verb) or (score < DENIED and dct == "AFTER")):
        # "Is to open", "when the bill comes": what has not come about yet is not denied.
        return "PR+"
    if tense in {"past", "present"}:
        return "CT-" if score < DENIED else "CT+"
    return "Uu" if is_infinitive(verb) and score <= LIKELY else _scored(score)


def _tense(verb: Token) -> syntax.Tense | None:
    """Return the tense of a verb; "going" alone has none: "denied going to the house"."""
    alone = verb.lower_ == "going" and not syntax.auxiliaries(verb)
    return None if alone else syntax.tense(verb)


def _is_one_of_two(verb: Token) -> bool:
    """Tell what is but one of two things that may have been: "had either lied or been lied to"."""
    first = verb.head if syntax.is_conjunct(verb) else verb
    return any(child.lower_ == "either" and child.tag_ == "CC" for child in first.children)


def _turns(word: Token, verb: Token) -> bool:
    """Tell a word that denies from "not only ... but", and from what somebody votes: "would vote no"."""
    if word.lower_ == "no" and word.i > verb.i:
        return word.head.i != verb.i
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return not (word.lower_ == "not" and following in _ADDING)


def _of_noun(noun: Token, score: float) -> Factuality:
    children = {child.lower_ for child in noun.children if child.i < noun.i}
    if "no" in children or (is_contested(noun) and not is_charge(noun)):
        return "CT-"
    told = denied_charge(noun)
    if told is not None:
        return told
    softened = _softened(noun)
    if softened is not None:
        return _with_sign(softened, negated=False)
    if children & words_of("planned") or is_to_be_made(noun) or said_in(noun):
        return "PR+"
    ruled = _of_governor(noun)
    if ruled == "CT-" and outlives_refusal(noun):
        return "CT+"
    if ruled is not None:
        return ruled
    # "The leak" and "Smith's arrival" are spoken of as known to have been.
    known = children & DEFINITE or any(_names_one(child) for child in noun.children if child.i < noun.i)
    if not known and (syntax.is_object(noun) or is_prepared(noun)):
        # "That he had taken bribes" denies the bribes as well, "has not made an offer" the offer.
        verb = noun.head
        if is_condition(verb) or is_unreal(verb):
            return "Uu"
        undone = denied_clause(verb) or _unmade(verb)
        if undone is not None:
            return undone
    return "CT+" if score > DOUBTFUL and known else _scored(score)


def _unmade(verb: Token) -> Factuality | None:
    """Return what becomes of what somebody does not make, hold or get: "has not made an offer"."""
    if not is_any(verb, _MAKING) or syntax.is_passive(verb):
        return None
    if any(_turns(word, verb) for word in syntax.negations(verb)):
        return "Uu" if syntax.modals(verb) else "CT-"
    above = _of_governor(verb) if is_infinitive(verb) else None
    return above if above in {"CT-", "PR-"} else None


def is_to_be_made(noun: Token) -> bool:
    """Tell what is still to be made, held or told: "a decision will be announced", "is to be held".

    Args:
        noun: Of an event.
    """
    verb = noun.head
    if not syntax.is_passive_subject(noun) or not is_any(verb, _MAKING | _REACHING) or is_charge(noun):
        return False
    if any(child.pos_ == "ADJ" and child.i > verb.i for child in verb.children):
        # "Will be made public".
        return False
    tense = syntax.tense(verb)
    return tense == "future" or (tense == "present" and is_infinitive(verb))


@once
def said_in(noun: Token) -> Token | None:
    """Return the verb of what is still to be said in a speech: "will say on Saturday in a speech that".

    Behind a comma the speech is that of the whole sentence: "will say that no one was paid, in a speech".

    Args:
        noun: Of an event.
    """
    if not is_any(noun, _SPEECHES) or not syntax.is_oblique(noun):
        return None
    lead = next((lead for lead in syntax.leads(noun) if lead.lower_ in _IN_SPEECH), None)
    verb = syntax.governing_verb(noun)
    if lead is None or verb is None or verb.i > noun.i:
        return None
    if lead.nbor(-1).text == ",":
        for _ in range(CHAIN):
            if not syntax.is_clausal_complement(verb) or verb.head.i > verb.i:
                break
            verb = verb.head
    elif syntax.is_clausal_complement(verb):
        return None
    return verb if _of_clause(verb, DOUBTFUL, None) == "PR+" else None


def _names_one(child: Token) -> bool:
    """Tell whether a word before a noun says which one it is: a possessor, or a name."""
    return syntax.is_possessor(child) or child.pos_ == "PROPN"


def _softened(token: Token) -> Literal["PR", "PS"] | None:
    # "A clash with alleged smugglers" is none that is alleged.
    noun = token.pos_ in {"NOUN", "PROPN"}
    words = {child.lower_ for child in token.children if not noun or child.i < token.i}
    if words & words_of("possible"):
        return "PS"
    return "PR" if words & words_of("probable") else None


def _with_sign(grade: Literal["PR", "PS"], negated: bool) -> Factuality:
    if grade == "PR":
        return "PR-" if negated else "PR+"
    return "PS-" if negated else "PS+"


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands after "to"."""
    return any(child.lower_ == "to" and child.i < verb.i for child in verb.children)


def _of_governor(token: Token) -> Factuality | None:
    """Return what the word that an event hangs on makes of it: "plans to meet", "denied the attack"."""
    head = token.head
    if head.i == token.i or (syntax.is_subject(token) and not syntax.is_passive_subject(token)):
        return None
    if is_left_open(token):
        return "PS+"
    if is_given_up(token) or _is_of_denied(token):
        return "CT-"
    if syntax.is_conjunct(token):
        return _of_governor(head) if head.head.i != head.i and not syntax.is_conjunct(head) else None
    word = head.lower_
    if word == "able" and syntax.tense(head) == "past" and not syntax.negations(head):
        return "CT+"
    if is_unlikely(token):
        return "PR-"
    if word in words_of("open"):
        return "Uu"
    if word not in words_of("denied") | words_of("planned"):
        return None
    if head.pos_ == "NOUN" and token.tag_ == "VBN" and not syntax.auxiliaries(token):
        # "A plan drawn up in May" was drawn up.
        return None
    if _is_verbal(head) and (syntax.negations(head) or may(head)):
        # "Did not fail to answer", "may refuse to answer" leave it open how it went.
        meant = is_any(head, _MEANT) and not may(head) and token.tag_ == "VB" and is_infinitive(token)
        return "PR-" if meant else "Uu"
    if word in words_of("denied"):
        return "CT-"
    # "Denied planning a coup", "ruled out agreeing to a vote": neither was there.
    return "CT-" if head.tag_ == "VBG" and _of_governor(head) == "CT-" else "PR+"


def _is_of_denied(token: Token) -> bool:
    """Tell what hangs on a gerund that is denied: "denied conspiring to sell", "denied trying to mislead"."""
    head = token.head
    if token.tag_ != "VB" or head.tag_ != "VBG" or not is_infinitive(token):
        return False
    denied = is_any(head.head, DENYING)
    told = denied or (syntax.is_open_complement(token) and syntax.is_complement(head))
    return told and _of_governor(head) == "CT-"


def demanding_verb(token: Token | None, published: date | None = None) -> Token | None:
    """Return the verb that demands or promises something before then: "demanded talks before Christmas".

    Args:
        token: First or head word of a time expression.
        published: When the article was.
    """
    verb = syntax.governing_verb(token) if token is not None and syntax.parsed(token) else None
    if token is None or verb is None or verb.i > token.i or not is_any(verb, DEMANDING | _MEANING):
        return None
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before != "before" and not _is_of_what_is_called_for(token, verb, published):
        return None
    if any(other.lower_ == "had" for other in syntax.auxiliaries(verb)):
        return None
    if verb.lemma_.lower() in _OF_NOW and verb.tag_ == "VBD":
        return None
    called = verb.lemma_.lower() == "call"
    # "Called elections" may have been before then, what was called for not.
    fits = any(
        other.lower_ in _CALLED_FOR and any(lead.lower_ == "for" for lead in syntax.leads(other))
        if called
        else syntax.is_object(other) and not (is_any(verb, _MEANING) and _is_known(other))
        for other in verb.children
        if verb.i < other.i < token.i
    )
    return verb if fits else None


def _is_of_what_is_called_for(token: Token, verb: Token, published: date | None) -> bool:
    """Tell a time right behind an appointment: "called for an election in September", not "for help in May".

    Of a month that is only just over, as May is in June, that is how things were called for then.
    """
    month = MONTHS.get(token.lower_.removesuffix("."))
    if month and published is not None and 0 < (published.month - month) % 12 <= _JUST_OVER:
        return False
    if token.i < 2 or token.doc[token.i - 1].lower_ not in {"in", "on"} or not is_any(verb, _CALLING):
        return False
    noun = token.doc[token.i - 2]
    known = any(child.lower_ in DEFINITE for child in noun.children if child.i < noun.i)
    return noun.lower_ in _CALLED_FOR and not known


def _is_known(noun: Token) -> bool:
    """Tell whether a noun means somebody, or what is spoken of as known: "the guards", "voters"."""
    lemma = noun.lemma_.lower()
    somebody = noun.pos_ != "NOUN" or lexicon.noun(lemma)[0] not in {"event", "thing"}
    return somebody or any(
        child.lower_ in DEFINITE or _names_one(child) for child in noun.children if child.i < noun.i
    )
