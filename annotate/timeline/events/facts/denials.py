"""What somebody denies happened, and what happened although it came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.timeline.events.facts.words import is_any, may, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

DENYING = frozenset({"deny", "dispute", "refute", "rebut"})
_REJECTING = DENYING | {"dismiss", "reject", "rubbish", "quash", "debunk", "scotch", "contradict"}
_SAID = frozenset(
    {"accusation", "allegation", "assertion", "charge", "claim", "idea", "gossip", "insinuation", "notion",
     "report", "rumor", "rumour", "speculation", "story", "suggestion", "theory"}
)  # fmt: skip
_RUMOURS = frozenset({"gossip", "rumor", "rumour", "speculation", "suggestion"})
_FALSE = frozenset(
    {"baseless", "fabricated", "fabrication", "fake", "false", "groundless", "incorrect", "invention", "lie",
     "myth", "nonsense", "unfounded", "untrue", "wrong"}
)  # fmt: skip
# "Blocked a bid", "refused a request": whoever made it did.
_MADE = frozenset(
    {"accusation", "allegation", "appeal", "application", "approach", "attempt", "bid", "call", "claim",
     "complaint", "demand", "effort", "invitation", "motion", "offer", "petition", "plea", "plot", "proposal",
     "report", "request", "submission", "suggestion"}
)  # fmt: skip
# "Ruled out selling", "decided against selling", "kept him from selling": nobody sold.
_OUT = frozenset({"rule"})
_AGAINST = frozenset({"choose", "decide", "opt", "vote"})
_FROM = frozenset(
    {"ban", "bar", "block", "deter", "discourage", "dissuade", "keep", "preclude", "prevent",
     "prohibit", "refrain", "restrain", "stop"}
)  # fmt: skip
_DROPPING = frozenset({"abandon", "axe", "cancel", "ditch", "drop", "scrap", "scupper", "shelve", "withdraw"})
_PLANS = frozenset({"idea", "intention", "plan", "proposal", "scheme"})
_STOPPING = frozenset({"avert", "avoid", "forbid", "prevent"})


def denied_clause(verb: Token) -> Literal["CT-", "PS+"] | None:
    """Return what becomes of a clause that somebody denies or that is but a rumour.

    "Denied that anybody was shot", "dismissed reports that he had left", "a rumour that it had closed is
    false"; "a rumour that it had closed" leaves it open.

    Args:
        verb: The head of the clause.
    """
    head = verb.head
    if head.i == verb.i or verb.i < head.i:
        return None
    if syntax.is_clausal_complement(verb):
        return "CT-" if is_any(head, DENYING) and not syntax.negations(head) else None
    if not _is_content(verb) or not is_any(head, _SAID):
        return None
    return _of_what_is_said(head)


def _is_content(verb: Token) -> bool:
    """Tell whether a clause is what the noun before it says: "that" introduces it and is no part of it."""
    if not (syntax.is_adnominal_clause(verb) or syntax.is_complement(verb)):
        return False
    marker = syntax.mark(verb)
    if marker is not None:
        return marker.lower_ == "that"
    # Who offers a sum offers no more than that: a tree took the word for an object.
    objects = syntax.objects(verb)
    return len(objects) > 1 and objects[0].lower_ == "that"


def _of_what_is_said(noun: Token) -> Literal["CT-", "PS+"] | None:
    """Return what becomes of what a report or a rumour says."""
    verb = noun.head
    rumour: Literal["PS+"] | None = "PS+" if is_any(noun, _RUMOURS) else None
    if verb.i == noun.i or syntax.negations(verb):
        return rumour
    if syntax.is_object(noun) or syntax.is_passive_subject(noun):
        return "CT-" if is_any(verb, _REJECTING) else rumour
    if syntax.is_subject(noun):
        told = [verb, *(child for child in verb.children if child.i > verb.i)]
        return "CT-" if any(is_any(word, _FALSE) for word in told) else rumour
    return rumour


def is_given_up(token: Token) -> bool:
    """Tell whether what a word means was ruled out, prevented or dropped, so that it did not come about.

    Args:
        token: A gerund, an infinitive or a noun that names an event.
    """
    head = token.head
    if head.i == token.i or syntax.negations(head):
        return False
    if may(head):
        return False
    if token.tag_ == "VB":
        dropped = is_any(head, _PLANS) and (syntax.is_object(head) or syntax.is_passive_subject(head))
        return dropped and is_any(head.head, _DROPPING) and not syntax.negations(head.head)
    if token.i < head.i or not (token.tag_ == "VBG" or syntax.is_object(token)):
        return False
    if is_any(head, _OUT) and head.i + 1 < len(head.doc) and head.nbor().lower_ == "out":
        return True
    leads = {child.lower_ for child in token.children if child.i < token.i and syntax.joins(child)}
    short = head.i + 2 < len(head.doc) and head.nbor().lower_ == "short" and "of" in leads
    against, away = "against" in leads and is_any(head, _AGAINST), "from" in leads and is_any(head, _FROM)
    return against or away or (short and is_any(head, frozenset({"stop", "fall"})))


def outlives_refusal(noun: Token) -> bool:
    """Tell whether a noun means what was done although it was refused: "blocked a bid", "denied a request".

    Args:
        noun: On which a verb of refusing stands.
    """
    verb = noun.head
    return is_any(noun, _MADE) and verb.lower_ in words_of("denied") and not is_any(verb, _STOPPING)
