"""What somebody denies happened, and what happened although it came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.timeline.events.facts.unproven import Unproven, lacks, unproven
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
_GROUNDLESS = frozenset({"foundation", "basis", "substance", "merit", "truth"})
_TRUTH = frozenset({"truth", "substance", "basis", "foundation"})
_TRUE = frozenset({"true", "accurate", "correct", "right"})
_UPHOLDING = frozenset({"uphold", "prove", "substantiate", "establish", "upheld", "proven"})
_FOUND = frozenset({"evidence", "proof", "sign", "indication", "suggestion", "trace", "hint"})
_CALLING = frozenset({"call"})
_SEARCHES = frozenset({"search", "hunt", "manhunt", "siege", "rescue", "chase", "operation", "boycott"})
_COMING = frozenset({"come", "came"})
_PREPARING = frozenset({"prepare", "plan", "arrange", "apply", "ask", "push", "look", "pay"})
# Who is charged with it, or accused of it, is so, whatever comes of the charge.
_CHARGING = frozenset(
    {"accuse", "arrest", "blame", "charge", "convict", "indict", "investigate", "question", "sue", "suspect",
     "try"}
)  # fmt: skip
# "Blocked a bid", "refused a request": whoever made it did.
_MADE = frozenset(
    {"accusation", "allegation", "appeal", "application", "approach", "attempt", "bid", "call", "claim",
     "complaint", "demand", "effort", "invitation", "motion", "offer", "petition", "plea", "plot", "proposal",
     "report", "request", "submission", "suggestion"}
)  # fmt: skip
# "Ruled out selling", "decided against selling", "kept him from selling": nobody sold.
_OUT = frozenset({"rule"})
_REFUSING = frozenset({"decline", "fail", "refuse"})
_AGAINST = frozenset({"choose", "decide", "opt", "vote"})
_FROM = frozenset(
    {"ban", "bar", "block", "deter", "discourage", "dissuade", "keep", "preclude", "prevent",
     "prohibit", "refrain", "restrain", "stop"}
)  # fmt: skip
_DROPPING = frozenset({"abandon", "axe", "cancel", "ditch", "drop", "scrap", "scupper", "shelve", "withdraw"})
_CARRYING = frozenset({"adopt", "carry", "execute", "fulfil", "implement", "realise", "realize"})
_PLANS = frozenset({"idea", "intention", "plan", "proposal", "scheme"})
_STOPPING = frozenset({"avert", "avoid", "forbid", "prevent"})


def denied_clause(verb: Token) -> Unproven | None:
    """Return what becomes of a clause that somebody denies, that was not found so, or that is but a rumour.

    "Denied that anybody was shot", "dismissed reports that he had left", "a rumour that it had closed is
    false", "took bribes, which he denies", "was not satisfied that he had lied"; "a rumour that it had
    closed" leaves it open.

    Args:
        verb: The head of the clause.
    """
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.i < head.i:
        return unproven(verb)
    if _shares_clause(verb):
        return None if _is_contested_clause(head) else denied_clause(head)
    if _is_contested_clause(verb):
        return "CT-"
    if syntax.is_clausal_complement(verb) and is_any(head, DENYING):
        return "CT-" if not syntax.negations(head) else None
    if syntax.is_open_complement(verb) and verb.tag_ == "VB" and denied_clause(head) == "CT-":
        # "Denied that he had planned to leave": nobody left by it.
        return "CT-"
    if is_any(head, _SAID) and _is_content(verb):
        return _of_what_is_said(head)
    return unproven(verb)


def _shares_clause(verb: Token) -> bool:
    """Tell a verb that goes on with the clause before it: "denied that he had lied or stolen"."""
    if not syntax.is_conjunct(verb):
        return False
    marker, before = syntax.mark(verb), syntax.mark(verb.head)
    again = marker is not None and before is not None and marker.lower_ == before.lower_ == "that"
    if not again and any(map(syntax.is_subject, verb.children)):
        return False
    told = syntax.is_complement_clause(verb.head) or syntax.is_adnominal_clause(verb.head)
    contrast = any(syntax.is_conjunction(child) and child.lower_ == "but" for child in verb.children)
    return told and not contrast and not syntax.negations(verb)


def _is_contested_clause(verb: Token) -> bool:
    """Tell what is told or charged, and denied right behind: "accused of taking bribes, which he denies"."""
    if is_any(verb, _CHARGING):
        return False
    told = syntax.is_clausal_complement(verb) or syntax.is_clausal_subject(verb) or _is_content(verb)
    if not told and not (verb.tag_ == "VBG" and is_any(verb.head, _CHARGING)):
        return False
    return any(map(is_contested, (verb, *syntax.objects(verb), *syntax.obliques(verb))))


def is_charge(noun: Token) -> bool:
    """Tell whether a noun means what is said, which is there even where it is denied: "a charge he denied".

    Args:
        noun: Of an event.
    """
    return is_any(noun, _SAID | _MADE)


def is_prepared(noun: Token) -> bool:
    """Tell whether somebody only gets ready for what a noun means: "preparing for a sale".

    Args:
        noun: Of an event.
    """
    leads = {lead.lower_ for lead in syntax.leads(noun)}
    return "for" in leads and noun.head.i < noun.i and is_any(noun.head, _PREPARING)


def is_contested(word: Token) -> bool:
    """Tell whether the clause right behind a word denies it: "bribes, which he denies".

    Args:
        word: A verb or a noun.
    """
    above = word.head
    # "Charged with theft, which he denies": a tree may hang the clause on the verb.
    charged = is_any(above, _CHARGING) and above.i < word.i and not syntax.is_subject(word)
    for clause in (*word.children, *((c for c in above.children if c.i > word.i) if charged else ())):
        if not syntax.is_relative_clause(clause) or not is_any(clause, DENYING) or syntax.negations(clause):
            continue
        below = [*syntax.objects(clause), *(c for c in clause.children if syntax.is_passive_subject(c))]
        if any(other.lower_ == "which" for other in below) and not syntax.modals(clause):
            return True
    return False


def _is_content(verb: Token) -> bool:
    """Tell whether a clause is what the noun before it says: "that" introduces it and is no part of it."""
    if not (syntax.is_adnominal_clause(verb) or syntax.is_complement(verb)):
        return False
    marker = syntax.mark(verb)
    if marker is not None:
        return marker.lower_ == "that"
    # Who offers a sum offers no more than that: a tree took the word for an object.
    objects = syntax.objects(verb)
    if len(objects) > 1 and objects[0].lower_ == "that":
        return True
    # "Reports that a knife had been found were wrong": a tree hung the word on the last verb.
    first = verb.left_edge.i if any(map(syntax.is_subject, verb.children)) else _first_before(verb)
    before = verb.doc[first - 1] if first else verb
    return before.lower_ == "that" and before.tag_ == "IN" and verb.head.i < before.i


def _first_before(verb: Token) -> int:
    """Return where the clause of a verb begins whose subject a tree gave to another verb."""
    place = min([verb.i, *(other.i for other in syntax.auxiliaries(verb))])
    subject = next((t for t in reversed(verb.doc[verb.head.i : place]) if syntax.is_subject(t)), None)
    return subject.left_edge.i if subject is not None and subject.right_edge.i + 1 == place else place


def _of_what_is_said(noun: Token) -> Literal["CT-", "PR-", "PS+"] | None:
    """Return what becomes of what a report or a rumour says."""
    verb = _predicate_of(noun)
    rumour: Literal["PS+"] | None = "PS+" if is_any(noun, _RUMOURS) else None
    if is_any(verb, _TRUTH) and any(child.lower_ == "no" for child in verb.children):
        # "There is no truth in reports that he left."
        return "CT-"
    if verb.i == noun.i:
        return rumour
    if syntax.negations(verb):
        if is_any(verb, _TRUE):
            return "CT-"
        return "PR-" if syntax.is_passive_subject(noun) and is_any(verb, _UPHOLDING) else rumour
    if verb.i == noun.head.i and (syntax.is_object(noun) or syntax.is_passive_subject(noun)):
        return "CT-" if is_any(verb, _REJECTING) else rumour
    if syntax.is_subject(noun) or verb.i != noun.head.i:
        told = [verb, *(child for child in verb.children if child.i > verb.i)]
        baseless = is_any(verb, _GROUNDLESS) and any(child.lower_ == "without" for child in verb.children)
        return "CT-" if baseless or any(is_any(word, _FALSE) for word in told) else rumour
    return rumour


def _predicate_of(noun: Token) -> Token:
    """Return what a noun is the subject of; a tree may take it for an object: "said claims were not true"."""
    verb = noun.head
    if not syntax.is_object(noun):
        return verb
    behind = (child for child in verb.children if syntax.is_clausal_complement(child) and child.i > noun.i)
    return next((child for child in behind if not any(map(syntax.is_subject, child.children))), verb)


def denied_charge(token: Token) -> Literal["CT-", "PR-", "PS+"] | None:
    """Return what becomes of what a charge or a rumour is of: "denied a charge of theft", "no sign of arson".

    Args:
        token: A noun or a gerund behind "of".
    """
    head = token.head
    leads = {lead.lower_ for lead in syntax.leads(token)}
    if syntax.is_conjunct(token) and head.i < token.i and not any(t.lower_ == "but" for t in token.children):
        return denied_charge(head)
    if head.i >= token.i or "of" not in leads:
        return None
    if is_any(head, _SAID):
        return _of_what_is_said(head)
    definite = any(child.lower_ in {"the", "this", "that"} for child in token.children if child.i < token.i)
    return "PR-" if is_any(head, _FOUND) and lacks(head) and not definite else None


def is_given_up(token: Token) -> bool:
    """Tell whether what a word means was ruled out, prevented or dropped, so that it did not come about.

    Args:
        token: A gerund, an infinitive or a noun that names an event.
    """
    head = token.head
    if token.tag_ == "VB" and is_any(head, _PLANS) and any(word.lower_ == "no" for word in head.children):
        return True
    if head.i == token.i or syntax.negations(head) or may(head):
        return False
    if syntax.is_open_complement(head) and is_any(head.head, _REFUSING):
        # "Refused to rule out selling" leaves it open.
        return False
    if token.tag_ == "VB":
        dropped = is_any(head, _PLANS) and (syntax.is_object(head) or syntax.is_passive_subject(head))
        undone = is_any(head.head, _CARRYING) and bool(syntax.negations(head.head))
        return dropped and (undone or (is_any(head.head, _DROPPING) and not syntax.negations(head.head)))
    if _is_called_off(token) or _nearly_came(token):
        return True
    if token.i < head.i or not (token.tag_ == "VBG" or syntax.is_object(token)):
        return False
    following = head.nbor().lower_ if head.i + 1 < len(head.doc) else ""
    if is_any(head, _OUT) and following == "out":
        return True
    leads = {child.lower_ for child in token.children if child.i < token.i and syntax.joins(child)}
    short = head.i + 2 < len(head.doc) and head.nbor().lower_ == "short" and "of" in leads
    against, away = "against" in leads and is_any(head, _AGAINST), "from" in leads and is_any(head, _FROM)
    return against or away or (short and is_any(head, frozenset({"stop", "fall"})))


def is_left_open(token: Token) -> bool:
    """Tell what somebody does not rule out, or will not: "did not rule out a lockout", "refused to rule out".

    Args:
        token: A gerund or a noun that names an event.
    """
    head = token.head
    if token.i < head.i or not (token.tag_ == "VBG" or syntax.is_object(token)) or not is_any(head, _OUT):
        return False
    refused = syntax.is_open_complement(head) and is_any(head.head, _REFUSING)
    return head.nbor().lower_ == "out" and (refused or bool(syntax.negations(head)))


def _is_called_off(noun: Token) -> bool:
    """Tell what is called off before it has begun: "called off a walkout"; the search may have been on."""
    verb = noun.head
    if not is_any(verb, _CALLING) or not (syntax.is_object(noun) or syntax.is_passive_subject(noun)):
        return False
    under = [child for word in (noun, verb) for child in word.children]
    off = any(syntax.is_particle(child) and child.lower_ == "off" for child in under)
    known = any(child.lower_ in {"the", "this", "that"} for child in noun.children if child.i < noun.i)
    return off and not known and not is_any(noun, _SEARCHES)


def _nearly_came(verb: Token) -> bool:
    """Tell what somebody came near to: "came within a whisker of going to prison", "came close to dying"."""
    head, leads = verb.head, {lead.lower_ for lead in syntax.leads(verb)}
    if "of" in leads and syntax.is_oblique(head):
        return is_any(head.head, _COMING) and any(lead.lower_ == "within" for lead in syntax.leads(head))
    near = any(child.lower_ in {"close", "near"} and child.i < verb.i for child in head.children)
    return "to" in leads and verb.tag_ == "VBG" and near and is_any(head, _COMING)


def outlives_refusal(noun: Token) -> bool:
    """Tell whether a noun means what was done although it was refused: "blocked a bid", "denied a request".

    Args:
        noun: On which a verb of refusing stands.
    """
    verb = noun.head
    return is_any(noun, _MADE) and verb.lower_ in words_of("denied") and not is_any(verb, _STOPPING)
