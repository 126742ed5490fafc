"""What the words around a time expression leave no doubt of: whose it is, and whose it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.language.clauses.turned import turned_clause
from annotate.language.document import once
from annotate.record import Time
from annotate.timeline.events.connectives import is_told_with_when
from annotate.timeline.events.facts.conditions import has_until, is_condition, is_foreseen
from annotate.timeline.events.facts.due import is_due
from annotate.timeline.events.facts.words import is_any, words_of
from annotate.timeline.events.factuality import is_infinitive
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.when.clefts import cleft_verb
from annotate.timeline.events.when.dated import Dated
from annotate.timeline.events.when.declared import is_declared
from annotate.timeline.events.when.enclosed import enclosed_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The next round is due on 5 May".
DUE = frozenset({"due", "expected", "planned", "scheduled", "slated"})
IN_PHRASE = 4
_TELLING = frozenset({"announced", "admitted", "confirmed", "disclosed", "revealed", "told"})
# Whoever says that they are doing it does it by that.
_DONE_BY_SAYING = frozenset(
    {"abandon", "appeal", "appoint", "ban", "cancel", "close", "cut", "drop", "end", "expel", "freeze",
     "halt", "impose", "increase", "introduce", "launch", "leave", "lift", "lower", "merge", "pause",
     "postpone", "quit", "raise", "recall", "reduce", "resign", "retire", "scrap", "sell", "shut", "stop",
     "sue", "suspend", "withdraw"}
)  # fmt: skip
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall"})
_DUE = frozenset({"due", "forecast", "meant", "supposed", "was", "were"})
CHAIN = 6
OF_CASES = frozenset({
    "accuse", "acquit", "admit", "arraign", "arrest", "charge", "clear", "confess", "convict", "detain",
    "fine", "imprison", "indict", "jail", "plead", "sentence", "suspect", "try",
})  # fmt: skip
"""Verbs that tell what becomes of somebody after a deed."""
OF_DEEDS = frozenset({"of", "with", "for", "over", "to"})
IN_DEED = 3
"""So far up a word is of a deed: "a car" in "arrested for stealing a car"."""
OF_PUNISHMENTS = frozenset({"fine", "imprison", "jail", "sentence"})


@once
def case_of(token: Token) -> Token | None:
    """Return the verb that tells what became of somebody after the deed that a word means.

    The deed is "murder" in "pleaded guilty to murder", "charged with murder", "jailed for a murder"; the
    punishment in "sentenced to death" is none.

    Args:
        token: The word.
    """
    if not syntax.parsed(token):
        return None
    for _ in range(IN_DEED):
        verb = token.head.head if token.head.lower_ == "guilty" else token.head
        lemma = verb.lemma_.lower()
        known = {lemma, f"{lemma}e"} & OF_CASES if verb.pos_ == "VERB" and verb.i != token.i else set[str]()
        if "plead" in known and not any(word.lower_ == "guilty" for word in verb.children):
            known = set()
        if known:
            # "Tried to reform the law" is no trial.
            leads = {lead.lower_ for lead in syntax.leads(token) if lead.pos_ != "PART"} & OF_DEEDS
            if leads and (leads & {"of", "for", "over"} or not known & OF_PUNISHMENTS):
                return verb
        token = token.head
    return None


def is_of_case(token: Token, case: Token, dated: Dated) -> bool:
    """Tell whether an expression is of the case and not of the deed: "pleaded guilty in May to murder"."""
    clause = syntax.governing_verb(dated.head)
    return clause is not None and clause.i == case.i and not hangs_on(dated.head, token, case)


def tells_of_somebody(token: Token, dated: Dated) -> bool:
    """Tell whether an expression only says who somebody is, no more: "2022 campaign director Ann Roe"."""
    doc = token.doc
    if dated.time.granularity != "year" or not dated.first or doc[dated.first - 1].pos_ in {"ADP", "SCONJ"}:
        return False
    for place in range(dated.last + 1, min(dated.last + 1 + IN_PHRASE + 1, len(doc))):
        word = doc[place]
        if place == token.i or word.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return False
        if word.pos_ == "NOUN" and noun(word.lemma_.lower() or word.lower_)[0] == "person":
            return True
    return False


def is_own(token: Token, dated: Dated, options: Sequence[Dated]) -> bool:
    """Tell whether the words around an expression leave no doubt whose it is."""
    if not is_told_with_when(token, dated.last):
        due = token.lower_ in DUE and dated.head.head.i == token.i and dated.first - token.i == 2
        told = is_declared(token, dated.head) or _is_announced_then(token, dated)
        return due or told or _is_in_phrase(token, dated) or _is_tied(token, dated)
    verb = token if token.pos_ == "VERB" else syntax.governing_verb(token)
    return not any(one.first > dated.last and syntax.governing_verb(one.head) == verb for one in options)


def _is_tied(token: Token, dated: Dated) -> bool:
    """Tell whose a day is that stands before it: "it was on 2 May that he left", "has until 2 May to go"."""
    if cleft_verb(dated) == token:
        return True
    going = dated.head.head
    if syntax.parsed(token) and token.head.i == going.i and going.lower_ == "going" and is_infinitive(token):
        # "Tomorrow I am going to open it".
        return syntax.is_open_complement(token)
    left = syntax.parsed(token) and is_infinitive(token) and has_until(token.head)
    return left and token.head.i < dated.first and dated.last < token.i


def _is_announced_then(token: Token, dated: Dated) -> bool:
    """Tell whether somebody did something by saying so: "on Friday the club said it was withdrawing"."""
    if token.tag_ != "VBG" or not is_any(token, _DONE_BY_SAYING) or not syntax.parsed(token):
        return False
    group, saying = {word.lower_ for word in syntax.auxiliaries(token)}, token.head
    if group.isdisjoint({"was", "were"}) or not syntax.is_clausal_complement(token) or saying.i > token.i:
        return False
    says = saying.tag_ == "VBD" and saying.lower_ in words_of("reporting") | _TELLING
    own = any(subject.pos_ == "PRON" for subject in syntax.subjects(token))
    clause = enclosed_verb(dated.head) or syntax.governing_verb(dated.head)
    return says and own and clause is not None and clause.i == saying.i


def _is_in_phrase(token: Token, dated: Dated) -> bool:
    """Tell whether an expression stands between a noun and its article: "the May 2020 general election"."""
    if token.pos_ not in {"NOUN", "PROPN"} or not 0 < token.i - dated.last <= IN_PHRASE or not dated.first:
        return False
    if dated.time.granularity not in {"day", "month", "year"} or dated.time.interval.earliest is None:
        return False
    doc = token.doc
    between = (doc[place].pos_ for place in range(dated.last + 1, token.i))
    return doc[dated.first - 1].pos_ == "DET" and all(pos in {"ADJ", "NOUN", "PROPN"} for pos in between)


def hangs_on(head: Token, target: Token, clause: Token) -> bool:
    """Tell whether an expression hangs on a word without leaving its clause."""
    for _ in range(CHAIN):
        if head.i == target.i:
            return True
        if head.i == clause.i or head.head.i == head.i:
            return False
        head = head.head
    return False


def is_to_come(event: Happening) -> bool:
    """Tell whether an event is told as still to come: "would rise", and the rents of "rents would rise"."""
    if event.dct == "AFTER" or is_foreseen(event.token):
        return True
    verb = syntax.governing_verb(event.token) if syntax.parsed(event.token) else None
    return verb is not None and not _AHEAD.isdisjoint(word.lower_ for word in syntax.modals(verb))


def is_over(token: Token) -> bool:
    """Tell whether a verb leaves no doubt that it has been: "was arrested", not "was due", "was to open".

    Args:
        token: The word that names an event.
    """
    if not syntax.parsed(token) or not syntax.is_predicate(token) or syntax.tense(token) != "past":
        return False
    group = [token, *syntax.auxiliaries(token)]
    if syntax.modals(token) or not any(word.tag_ == "VBD" for word in group):
        return False
    if any(child.lower_ == "to" and child.i < token.i for child in token.children):
        return False
    if is_condition(token) or is_foreseen(token) or turned_clause(token) is not None:
        return False
    if is_due(token) or has_until(token):
        return False
    return token.lower_ not in words_of("planned") | words_of("open") | _DUE


def is_of_subject(token: Token, dated: Dated) -> bool:
    """Tell whether an expression says which one it is that does something: "the strike of 2015 ended".

    Args:
        token: The word that names the event.
        dated: The expression.
    """
    if not syntax.parsed(token) or dated.head.sent != token.sent or dated.last > token.i:
        return False
    subjects = [noun for noun in syntax.subjects(token) if noun.pos_ == "NOUN"]
    return any(hangs_on(dated.head, noun, token) for noun in subjects)


def is_ahead(time: Time, published: str) -> bool:
    """Tell whether a time is all after the publication.

    Args:
        time: Of the text.
        published: ISO date.
    """
    return (time.interval.earliest or "")[:10] > published


def stands_outside(content: Sequence[tuple[int, int]], dated: Dated) -> bool:
    """Tell whether an expression is around a claim, not in it: "on Monday" of "she said on Monday".

    Args:
        content: The stretches of what is claimed; empty for what nobody claims.
        dated: The expression.
    """
    start, end = dated.time.start, dated.time.end
    return bool(content) and not any(first <= start and end <= last for first, last in content)


def is_of_report(event: Happening, dated: Dated) -> bool:
    """Tell whether an expression only says when somebody told of an event: "left, police said on Sunday".

    Args:
        event: Of the text.
        dated: The expression.
    """
    if not stands_outside(event.content, dated) or not syntax.parsed(dated.head):
        return False
    if _is_announced_then(event.token, dated):
        return False
    verb = enclosed_verb(dated.head) or syntax.governing_verb(dated.head)
    if verb is None or verb.i == event.token.i or verb.lower_ not in words_of("reporting") | _TELLING:
        return False
    # "Told a meeting on Monday": the meeting is of that day.
    return not hangs_on(event.token, verb, verb) or syntax.governing_verb(event.token) != verb


def narrowest(dated: Dated, options: Sequence[Dated]) -> Dated:
    """Return the expression that says most, where another one right beside it says the same less closely.

    "At eight on Wednesday last week" has two expressions, and the event is of the hour.

    Args:
        dated: The expression that was chosen.
        options: Those that come into question.
    """
    beside = [one for one in options if one.first == dated.last + 1 or dated.first == one.last + 1]
    inside = [one for one in beside if _is_within(one, dated)]
    return next(iter(inside), dated)


def _is_within(one: Dated, other: Dated) -> bool:
    inner, outer = one.time.interval, other.time.interval
    if not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest[: len(outer.latest)] <= outer.latest
