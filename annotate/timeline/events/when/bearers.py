"""Verbs whose time is another event's, too: "the summit was held in May", "fell on Friday, killing nine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.clauses.perfects import is_past_perfect
from annotate.timeline.events.facts.conditions import has_until, is_sought
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.factuality import is_infinitive, said_in
from annotate.timeline.events.when.belonging import DUE
from annotate.timeline.events.when.dated import Dated

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

# "The summit was held", "managed to find": what they say is when the other event was.
TAKING_PLACE = frozenset({"hold", "occur", "happen"})
IMPLYING = frozenset(
    {"manage", "fail", "force", "help", "able", "get", "refuse", "decline", "proceed", "rush"}
)
BEGINNING = frozenset({"begin", "start"})
# Who sues or tries to do it does so when it was to be done: "sued to block the sale in March".
_TRYING = IMPLYING | {"attempt", "fight", "struggle", "try", "vote"}
_AT = frozenset({"in", "on", "at"})
_VOTING = frozenset({"vote"})
# "Voted on Monday to sack its clerk": with that he was.
_DONE_BY_VOTE = frozenset(
    {"adopt", "approve", "ban", "censure", "dismiss", "expel", "fire", "impeach", "lift", "oust", "overturn",
     "ratify", "reject", "remove", "repeal", "sack", "suspend", "uphold"}
)  # fmt: skip


def bearer_of(token: Token) -> int:
    """Return the verb whose time is an event's as well, as the number of its word, -1 for none.

    "The summit was held in May": so was the summit. "In 2015 she managed to find him": she found him then.

    Args:
        token: The word that names the event.
    """
    if not syntax.parsed(token) or token.head.i == token.i:
        return -1
    telling = said_in(token)
    if telling is not None:
        return telling.i
    verb = token.head
    lemma = verb.lemma_.lower()
    if syntax.is_subject(token) and token.pos_ in {"NOUN", "PROPN"}:
        place = any(child.lower_ == "place" and syntax.is_object(child) for child in verb.children)
        # A tree may hang the verb of "is due on 18 May" on the day.
        present = syntax.tense(verb) == "present" or verb.nbor(-1).lower_ in {"is", "are"}
        due = verb.lower_ in DUE and verb.i > token.i and present
        return verb.i if due or lemma in TAKING_PLACE or (lemma == "take" and place) else -1
    if has_until(verb) and is_infinitive(token):
        return verb.i
    if verb.i < token.i and is_any(verb, _VOTING) and is_any(token, _DONE_BY_VOTE) and is_infinitive(token):
        return verb.i
    return verb.i if syntax.is_open_complement(token) and lemma in IMPLYING | BEGINNING else -1


def told_with_when(token: Token) -> int:
    """Return the number of the verb that says what happened at the time: "died when a bus overturned".

    Args:
        token: Of an event.

    Returns:
        Of a past verb with a clause of "when" behind it, that clause's past verb; -1 for any other word.
    """
    if not syntax.parsed(token) or not syntax.is_predicate(token) or syntax.tense(token) != "past":
        return -1
    if is_past_perfect(token):
        return -1
    for child in token.children:
        if child.i < token.i or not syntax.is_predicate(child) or syntax.tense(child) != "past":
            continue
        if any(word.lower_ == "when" and token.i < word.i < child.i for word in child.children):
            return child.i
        if syntax.is_conjunct(child) and syntax.subjects(child) and syntax.is_passive(child):
            # "Nine were killed and six injured when a ferry sank".
            return told_with_when(child)
    # A tree may hang both verbs on one that tells them: "nine drowned when a ferry sank, the guard said".
    place = token.i + 1
    if place < len(token.doc) and token.doc[place].lower_ == "when":
        verb = token.doc[place].head
        if verb.i > place and syntax.is_predicate(verb) and syntax.tense(verb) == "past":
            return verb.i
    return -1


def purpose_of(token: Token, at: Collection[int]) -> int:
    """Return the verb that says to what end something was done, as the number of its word, -1 for none.

    "Sued to block the sale in March", "went to court to save the mill last year".

    Args:
        token: Of an event.
        at: The words that name events, as their numbers.
    """
    if not syntax.parsed(token) or token.tag_ != "VBD" or is_past_perfect(token):
        return -1
    for child in token.children:
        if child.i not in at or child.i < token.i or child.tag_ != "VB" or not is_infinitive(child):
            continue
        aimed = syntax.is_open_complement(child) and (is_any(token, _TRYING) or is_sought(child))
        if aimed or (syntax.is_adverbial_clause(child) and not syntax.subjects(child)):
            return child.i
    return -1


def is_then(token: Token, dated: Dated) -> bool:
    """Tell whether an expression stands behind a verb, with nothing but "in", "on" or "at" that joins it.

    Args:
        token: The verb.
        dated: The expression.
    """
    leads = {lead.lower_ for lead in syntax.leads(dated.head)}
    return dated.first > token.i and dated.head.head.i == token.i and leads <= _AT


def led_by(token: Token) -> int:
    """Return the verb that a participle goes on from, as the number of its word, -1 for none.

    "Swept through the town, killing nine and burying houses".

    Args:
        token: The word that names an event.
    """
    first = token
    if syntax.is_conjunct(token) and token.tag_ == token.head.tag_ == "VBG" and token.head.i < token.i:
        first = token.head
    if first.tag_ != "VBG" or not syntax.is_adverbial_clause(first) or syntax.auxiliaries(first):
        return -1
    bare = not syntax.leads(first) and first.i > 0 and first.nbor(-1).text == ","
    return first.head.i if bare and first.head.i < first.i and syntax.is_predicate(first.head) else -1


def stands_under(token: Token, dated: Dated) -> bool:
    """Tell whether an expression stands among the words of an event.

    Args:
        token: The word that names the event.
        dated: The expression.
    """
    return token.left_edge.i <= dated.first <= token.right_edge.i
