"""Whether the words around an expression look back or ahead, seen from the publication date.

Inside reported speech the verb of the content counts, not "said": governing
verbs are those of the expression's own clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.words.agreement import UNCHANGING
from annotate.timeline.events.facts.conditions import is_foreseen, is_silence
from annotate.timeline.events.facts.due import APPOINTMENTS, is_due, was_missed
from annotate.timeline.events.factuality import DEFINITE, is_infinitive
from annotate.timeline.events.when.declared import declaring_verb
from annotate.timeline.expressions.course import bidding, participles
from annotate.timeline.expressions.course.clause import verb_over
from annotate.timeline.expressions.course.due import ARRANGING, DUE, is_put_on, looks_ahead

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE_MODALS = frozenset({"would", "may", "might", "should", "must", "’d", "'d"})
PERFECT = frozenset({"have", "has", "had", "’ve", "'ve"})
# Seen from what was said, not from the publication: "said it would".
SHIFTED = frozenset({"would", "’d", "'d", "had", "was", "were"})
# With "until" these tell of what is over: "the siege lasted until March".
LASTING = frozenset(
    {"lasted", "ran", "worked", "served", "lived", "stayed", "held", "led", "remained", "continued", "went",
     "taught", "played", "ruled", "reigned", "headed", "chaired", "edited", "waited", "fought", "raged",
     "sat", "stood", "slept", "talked", "danced", "queued", "camped", "argued", "bargained", "negotiated",
     "searched", "burned", "burnt"}
)  # fmt: skip
_WAITING = frozenset({"wait", "stay", "remain", "serve", "work", "sit", "stand", "continue"})
# With "by" these tell of what had come about: "sales amounted to 11 million by the end of May".
_COUNTING = frozenset({"amounted", "totalled", "totaled", "numbered"})
_ONE_OF_MANY = frozenset({"first", "second", "third", "last", "latest", "next", "only", "youngest", "oldest"})
_VOTING = frozenset({"vote", "votes", "voted", "voting", "balloted"})
_STRIKING = frozenset({"strike", "walk", "stop", "down", "picket", "stage"})
CLIMB = 6
_OPENING_MARKS = frozenset({"“", '"', "‘", "'", "``"})
# What stands with a past verb after one of these has happened with it: "died in a blast on January 30".
_HAPPENED_IN = frozenset({"in", "during", "after", "at", "since", "by", "amid", "following"})


def direction(token: Token | None) -> syntax.Tense | None:
    """Return where the clause of a word looks, none where nothing tells.

    Args:
        token: First or head word of a time expression.
    """
    if token is None or not syntax.parsed(token):
        return None
    if is_put_on(token) or bidding.is_end_of_term(token) or bidding.is_bidden(token):
        return "future"
    if declaring_verb(token) is not None:
        return "future"
    if _follows_past(token) or participles.opens_sentence(token):
        return "past"
    found = _of_clause(token)
    return (
        "past"
        if found == "future" and bidding.is_owner(token) and not _opens_clause_with_will(token)
        else found
    )


def _of_clause(token: Token) -> syntax.Tense | None:
    """Return where the verbs over a word look."""
    verb = verb_over(token)
    if verb is not None and (is_infinitive(verb) or is_due(verb)) and was_missed(verb):
        return "past"
    infinitive = possible = False
    for _ in range(4):
        if verb is None:
            return None
        if _is_to_be_done(verb) or is_voted_strike(verb):
            return "future"
        ahead = is_foreseen(verb) or _is_bidding(verb) or bidding.is_condition_ahead(verb, token)
        found = "past" if _is_reduced(verb) else "future" if ahead else told(verb)
        if found is not None:
            ahead = infinitive and looks_ahead(verb, found)
            open_ = (possible and found == "past") or (ahead and bidding.had_meant(verb))
            return None if open_ else "future" if ahead else found
        if bidding.is_possible_then(verb, token):
            return "future"
        possible = possible or bidding.is_possible(verb)
        infinitive = infinitive or is_infinitive(verb)
        verb = syntax.governing_verb(verb.head) if verb.head.i != verb.i else None
    return None


def is_firm(token: Token | None) -> bool:
    """Tell whether the tense over a word is its own, so that it decides between two years.

    It is not where the word tells when an appointment is, or what somebody arranged, nor under an
    infinitive, nor where "would" looks ahead from the past.
    """
    if token is None or not syntax.parsed(token):
        return True
    verb = verb_over(token)
    if verb is None or participles.opens_sentence(token):
        return True
    if direction(token) == "future":
        group = (verb, *syntax.auxiliaries(verb))
        return not participles.was_to_be(verb) and all(
            part.lower_ not in SHIFTED and part.tag_ != "VBD" for part in group
        )
    path = _path(token, verb)
    around = {other.lower_ for step in (token, *path) for other in (step, *step.children)}
    before = token.doc[token.i - 1] if token.i else token
    if around & DUE or any(step.lower_ in APPOINTMENTS for step in (before, *path)):
        return False
    if any(verb.i < child.i < token.i and is_infinitive(child) for child in verb.children):
        return False
    if told(verb) != "past" and not _is_reduced(verb):
        return False
    return not (_is_arranged(token, verb) or _tells_of_any(path))


def _is_arranged(token: Token, verb: Token) -> bool:
    """Tell whether a verb may put its object, or itself, at a later time: "called elections in January"."""
    if verb.lower_ not in ARRANGING:
        return False
    objects = any(verb.i < other.i < token.i for other in syntax.objects(verb))
    return objects or (token.i > 0 and token.nbor(-1).lower_ in {"to", "until", "till", "for"})


def _tells_of_any(path: list[Token]) -> bool:
    """Tell whether an expression only tells of a noun that is not known yet: "spoke of a dinner on May 1"."""
    nouns = [step for step in path if step.pos_ == "NOUN"]
    if not nouns or any(syntax.is_subject(noun) for noun in nouns):
        return False
    before = [child for child in nouns[0].children if child.i < nouns[0].i]
    if any(syntax.is_preposition(child) and child.lower_ in _HAPPENED_IN for child in before):
        return False
    return not any(child.lower_ in DEFINITE or syntax.is_number(child) for child in before)


def says_will(token: Token | None) -> bool:
    """Tell whether the verb over a word says "will", or that something is planned."""
    verb = verb_over(token) if token is not None and syntax.parsed(token) else None
    if verb is None:
        return False
    if any(word.lower_ in syntax.FUTURE for word in syntax.auxiliaries(verb)):
        return True
    planned = verb.head.lower_ in {"plans", "plan", "intends", "hopes", "aims", "wants", "expects"}
    return planned and is_infinitive(verb)


def is_perfect(token: Token | None) -> bool:
    """Tell whether the verb over a word is a present perfect: "has been shut since May"."""
    verb = verb_over(token) if token is not None and syntax.parsed(token) else None
    group = {word.lower_ for word in syntax.auxiliaries(verb)} if verb is not None else set()
    return bool(group & PERFECT) and "had" not in group


def is_over(token: Token | None) -> bool:
    """Tell whether what went on until then is over: "the siege lasted until March", "totalled 40 by May"."""
    verb = syntax.governing_verb(token) if token is not None and syntax.parsed(token) else None
    if verb is None:
        return False
    # A tree may take "numbered" of "the cases numbered 400" for a participle.
    counts = verb.lower_ in _COUNTING and not syntax.auxiliaries(verb) and verb.nbor().like_num
    had_to = is_infinitive(verb) and verb.head.lower_ == "had" and verb.lower_ in _WAITING
    return counts or had_to or (verb.lower_ in LASTING | _COUNTING and verb.tag_ == "VBD")


def _path(token: Token, verb: Token) -> list[Token]:
    """Return the words over a word up to its verb, itself and the verb left out."""
    found: list[Token] = []
    while token.head.i not in {token.i, verb.i} and len(found) < CLIMB:
        token = token.head
        found.append(token)
    return found


def looks_back(token: Token | None) -> bool:
    """Tell whether the verb over a word is a past perfect: "had filed by Wednesday", "had hoped to leave"."""
    verb = verb_over(token) if token is not None and syntax.parsed(token) else None
    if verb is not None and is_infinitive(verb) and bidding.had_meant(verb.head):
        return True
    return verb is not None and any(other.lower_ == "had" for other in syntax.auxiliaries(verb))


def since(token: Token | None) -> bool:
    """Tell whether a word stands in a phrase that "since" begins: "since an oil spill on January 8"."""
    if token is None or not syntax.parsed(token):
        return False
    for _ in range(CLIMB):
        if any(child.lower_ == "since" and child.i < token.i for child in token.children):
            return not syntax.is_predicate(token)
        if token.head.i == token.i or syntax.is_predicate(token):
            return False
        token = token.head
    return False


def scheduled(token: Token | None) -> bool:
    """Tell whether a word stands with a present verb as its time: "The talks open on Monday"."""
    if token is None or not syntax.parsed(token):
        return False
    if any(child.dep_ == "cop" and child.lower_ in {"is", "are"} for child in token.children):
        # "The funeral is on Monday."
        return any(child.pos_ == "ADP" and child.lower_ in {"on", "at"} for child in token.children)
    if token.head.i == token.i:
        return False
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    present = head.pos_ == "VERB" and head.tag_ in {"VBP", "VBZ"} and syntax.tense(head) == "present"
    return present and not _is_unchanging(head)


def told(verb: Token) -> syntax.Tense | None:
    """Return the tense of a verb, modals that speak of what is to come among them."""
    group = {token.lower_ for token in syntax.auxiliaries(verb)}
    if is_silence(verb):
        return "past"
    if group & FUTURE_MODALS and not group & PERFECT:
        return "future"
    if is_due(verb) or (group & {"is", "are", "’s", "'s"} and is_infinitive(verb)):
        return "future"
    return None if _is_unchanging(verb) else syntax.tense(verb)


def _is_to_be_done(verb: Token) -> bool:
    """Tell whether something is still to be done then: "settled on 7 per cent, to be paid from January"."""
    if not (syntax.is_adverbial_clause(verb) or syntax.is_adnominal_clause(verb)) or verb.tag_ != "VBN":
        return False
    # "The first to be shot" was.
    if any(word.lower_ in _ONE_OF_MANY for word in (verb.head, *verb.head.children)):
        return False
    return is_infinitive(verb) and {word.lower_ for word in syntax.auxiliaries(verb)} == {"be"}


def is_voted_strike(verb: Token) -> bool:
    """Tell whether a strike was voted for: "voted to walk out on Friday" says when they will.

    Args:
        verb: Any word.
    """
    return verb.lower_ in _STRIKING and is_infinitive(verb) and verb.head.lower_ in _VOTING


def _is_bidding(verb: Token) -> bool:
    """Tell whether a verb bids somebody do something: "Ask me on Thursday"."""
    if (
        verb.tag_ not in {"VB", "VBP"}
        or syntax.subjects(verb)
        or syntax.auxiliaries(verb)
        or is_infinitive(verb)
    ):
        return False
    first = verb.i == verb.sent.start or verb.nbor(-1).text in _OPENING_MARKS
    return first and verb.text[0].isupper() and verb.lower_ == verb.lemma_.lower()


def _is_unchanging(verb: Token) -> bool:
    """Tell a form that may be a past as well as a present: "40 shops shut their doors"."""
    return verb.tag_ == "VBP" and verb.lower_ in UNCHANGING and not syntax.auxiliaries(verb)


def _is_reduced(verb: Token) -> bool:
    """Tell whether a verb is a participle after its noun: "the terms announced on Friday"."""
    after = verb.tag_ == "VBN" and syntax.is_adnominal_clause(verb) and verb.head.i < verb.i
    return after and not syntax.auxiliaries(verb)


def _opens_clause_with_will(token: Token) -> bool:
    """Tell whether what is named by its day is the subject of "will"."""
    noun = token.head
    group = {word.lower_ for word in syntax.auxiliaries(noun.head)}
    return syntax.is_subject(noun) and not group.isdisjoint(syntax.FUTURE)


def _follows_past(token: Token) -> bool:
    """Tell whether a word stands right after a past verb, as its time: "the terms, announced Friday"."""
    verb = token.doc[token.i - 1] if token.i else token
    if verb.tag_ == "VBD":
        return verb.pos_ == "VERB"
    bare = verb.tag_ == "VBN" and verb.pos_ == "VERB" and not syntax.auxiliaries(verb)
    before = verb.doc[verb.i - 1] if verb.i else verb
    return bare and (before.is_punct or before.pos_ in {"NOUN", "PROPN"})
