"""What is put on a time, so that it is still to come: "called a strike for Thursday", "was due on Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.due import is_due, was_missed
from annotate.timeline.events.facts.words import is_any, words_of
from annotate.timeline.events.factuality import is_infinitive
from annotate.timeline.expressions.course import bidding
from annotate.timeline.expressions.course.clause import verb_over
from annotate.timeline.values.lexicon import PARTS

if TYPE_CHECKING:
    from spacy.tokens import Token

# Of these what is told is still to come, whatever their own tense: "was due on Friday".
DUE = frozenset(
    {"due", "scheduled", "set", "expected", "planned", "slated", "payable", "effective", "deadline", "expire",
     "expires", "expiring", "upcoming", "forthcoming", "pending", "postponed", "rescheduled", "ahead",
     "maturing", "mature", "matures", "redeemable"}
)  # fmt: skip
# Verbs whose object may be still to come: "called elections in January".
ARRANGING = frozenset(
    {"announced", "called", "proposed", "promised", "offered", "demanded", "urged", "ordered", "planned",
     "set", "fixed", "booked", "scheduled", "pledged", "sought", "requested", "arranged", "declared",
     "adjourned", "extended", "delayed", "moved", "suspended", "invited", "summoned", "subpoenaed", "asked"}
)  # fmt: skip
# "More rain is forecast for Sunday"; "was forecast" may be over.
_FORETOLD = frozenset({"forecast", "predicted", "tipped", "billed", "pencilled", "penciled"})
# "Announced a loss for the third quarter": its books are closed.
_RESULTS = frozenset(
    {"loss", "losses", "profit", "profits", "earnings", "income", "revenue", "revenues", "results",
     "turnover", "deficit"}
)  # fmt: skip
_NOW = frozenset({"is", "are", "’s", "'s", "now", "still"})
_BEGINNING = frozenset({"beginning", "starting", "commencing"})
_PUTTING_OFF = frozenset(
    {"abandon", "adjourn", "cancel", "defer", "delay", "postpone", "scrap", "scrub", "shelve"}
)
_CLIMB = 6


def is_put_on(token: Token) -> bool:
    """Tell whether something is put on a time that is still to come.

    Args:
        token: First or head word of a time expression.
    """
    return _hangs_on_due(token) or _follows_due(token) or _begins_then(token) or _is_set_for(token)


def was_put_off(token: Token | None) -> bool:
    """Tell whether what was to be then was put off: "set for Monday but cancelled".

    Args:
        token: First word of a time expression.
    """
    if token is None or not syntax.parsed(token):
        return False
    plan = token.head
    for _ in range(_CLIMB):
        if plan.lower_ in DUE or is_due(plan) or is_infinitive(plan):
            break
        if plan.head.i == plan.i:
            return False
        plan = plan.head
    # "The talks, scheduled for Monday, were put off": the noun is what was.
    noun = plan.head if syntax.is_adnominal_clause(plan) else plan
    over = (*plan.children, *((plan.head, *plan.head.children) if plan.head.i != plan.i else ()), noun.head)
    return any(word.i > token.i and _puts_off(word) for word in over)


def _puts_off(verb: Token) -> bool:
    """Tell whether a verb puts something off that was to be, and has done so."""
    if verb.tag_ not in {"VBN", "VBD"} or any(modal.tag_ == "MD" for modal in syntax.auxiliaries(verb)):
        return False
    behind = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return is_any(verb, _PUTTING_OFF) or (behind == "off" and verb.lower_ in {"put", "called"})


def _hangs_on_due(token: Token) -> bool:
    """Tell whether an expression hangs on a word like "due" without leaving its clause."""
    for _ in range(_CLIMB):
        if is_due(token):
            return not was_missed(token)
        if token.lower_ in DUE:
            if any(other.lower_ == "had" for other in syntax.auxiliaries(token)):
                return False
            # "Set a record on Friday" is over, and so is "was set on fire".
            return token.lower_ != "set" or bidding.is_fixed(token)
        if token.head.i == token.i or syntax.is_predicate(token):
            # "The deadline is November 30": its subject tells.
            return any(subject.lower_ in DUE for subject in syntax.subjects(token) if subject.i < token.i)
        token = token.head
    return False


def _follows_due(token: Token) -> bool:
    """Tell whether a word stands right behind "due" and its like: "are due in November"."""
    before = [token.doc[i] for i in range(max(token.sent.start, token.i - 2), token.i)]
    due = next((t for t in reversed(before) if t.pos_ != "ADP"), None)
    if due is not None and due.lower_ in _FORETOLD:
        group = {other.lower_ for other in syntax.auxiliaries(due)}
        return before[-1].lower_ == "for" and group <= _NOW
    if due is None or due.lower_ not in {"due", "scheduled", "slated", "expected"}:
        return False
    return not any(other.lower_ == "had" for other in syntax.auxiliaries(due))


def _begins_then(token: Token) -> bool:
    """Tell whether something begins then that was only arranged: "called a strike starting on Friday"."""
    verb = syntax.governing_verb(token)
    if verb is None or verb.i > token.i or verb.lower_ not in _BEGINNING or syntax.auxiliaries(verb):
        return False
    over = syntax.governing_verb(verb.head) if verb.head.i != verb.i else None
    return over is not None and over.lower_ in ARRANGING and over.i < verb.i


def _is_set_for(token: Token) -> bool:
    """Tell whether something was put on a time: "called a strike for Thursday"; not "had been set for" it."""
    if not token.i or token.nbor(-1).lower_ != "for" or bidding.is_owner(token):
        return False
    if token.dep_ == "compound" and token.head.lower_ not in PARTS:
        return False
    verb = verb_over(token)
    if verb is None or verb.lower_ not in ARRANGING or verb.i > token.i:
        return False
    told_of = {word.lower_ for word in token.doc[verb.i : token.i]}
    if "announced" in told_of and not told_of.isdisjoint(_RESULTS):
        return False
    return all(word.lower_ != "had" for word in syntax.auxiliaries(verb))


def looks_ahead(verb: Token, tense: syntax.Tense) -> bool:
    """Tell whether an infinitive under a verb is still to come: "plans to meet", "agreed to meet".

    Args:
        verb: Over the infinitive.
        tense: Of that verb.
    """
    if tense == "present":
        return True
    group = {token.lower_ for token in (verb, *syntax.auxiliaries(verb))}
    return not group.isdisjoint(words_of("planned") | words_of("open") | DUE)
