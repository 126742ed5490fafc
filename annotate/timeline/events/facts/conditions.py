"""What is no fact, since it depends on something or is still to come: "until it paid", "had he voted"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.clauses.turned import turned_clause
from annotate.language.document import once
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.words import is_any, words_of
from annotate.timeline.values import lexicon as lex

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_LIMITS = frozenset({"until", "till"})
_UNTIL_THEN = frozenset({"has", "have", "had"})
_MOMENTS = frozenset({"before", "once", "when", "whenever"})
# "Would stay shut while vets looked at the dogs": what goes on meanwhile is still to come as well.
_MEANWHILE = frozenset({"while", "as"})
_STAYING = frozenset(
    {"close", "continue", "detain", "ground", "hold", "keep", "remain", "shut", "stay", "suspend"}
)
_AHEAD = frozenset({"would", "must", "should", "may", "might", "ought", "’d", "'d"})
_NOT_YET = frozenset({"can", "could", "would"})
_UNREAL = frozenset({"would", "should", "ought", "’d", "'d"})
_HAVING = frozenset({"have", "’ve", "'ve"})
# "Would not say when he left": what somebody will not tell of has been.
_OF_TELLING = frozenset(
    {"answer", "comment", "confirm", "disclose", "discuss", "draw", "say", "speak", "tell"}
)
_KEPT_BACK = _OF_TELLING | {"elaborate", "specify", "reveal", "divulge", "speculate", "respond", "identify"}
_BESIDES = frozenset({"although", "though", "while", "because", "since", "as"})
_SUING = frozenset({"appeal", "litigate", "petition", "sue"})
_COURTS, _GOING = frozenset({"court", "law"}), frozenset({"go", "went", "gone", "return", "take", "took"})
_NOW_AND_THEN = frozenset({"often", "sometimes", "occasionally"})
_UNIT = lazily(
    rf"{lex.UNIT}|{lex.WEEKDAY}|{lex.SEASON}|morning|afternoon|evening|night|weekend", re.IGNORECASE
)
_CHILDHOOD = lazily(
    r"\b(?:as\s+an?\s+(?:(?:young|small|little)\s+)?(?:boy|girl|child|teenager|kid|youth)|in\s+those\s+days|back\s+then"
    r"|when\s+(?:i|he|she|we|they)\s+(?:was|were)\s+(?:an?\s+)?(?:young|small|little|boy|girl|child|children|kids?)"
    r"|in\s+(?:his|her|my|their)\s+(?:youth|childhood|boyhood|girlhood|teens))\b",
    re.IGNORECASE,
)
_BARELY = frozenset({"only", "neither", "nor", "merely"})


@once
def is_habit(verb: Token) -> bool:
    """Tell what somebody used to do: "as a boy he would hide", "every Sunday they would meet".

    Args:
        verb: The head of the clause.
    """
    words = {word.lower_ for word in (verb, *syntax.auxiliaries(verb), *syntax.modals(verb))}
    if "would" not in words or words & (_HAVING | {"be"}) or syntax.negations(verb):
        return False
    first = verb.sent.start
    if _CHILDHOOD.search(verb.doc[first : verb.i].text):
        return True
    if syntax.is_complement(verb) or any(is_condition(child) for child in verb.children):
        return False
    now_and_then = any(child.lower_ in _NOW_AND_THEN for child in verb.children if child.i < verb.i)
    opens = verb.doc[first : first + 2].text.lower().split()
    return now_and_then or (opens[:1] in (["every"], ["each"]) and _UNIT.fullmatch(opens[-1]) is not None)


def has_until(verb: Token) -> bool:
    """Tell what somebody has until then: "had until Friday to answer"; "had a shop until May" is over.

    Args:
        verb: Of an event.
    """
    if verb.lower_ not in _UNTIL_THEN or verb.i + 1 >= len(verb.doc) or syntax.objects(verb):
        return False
    return verb.nbor().lower_ in _LIMITS


def is_sought(verb: Token) -> bool:
    """Tell what somebody asks a court for: "sued to block the sale", "went to court to save the mill".

    Args:
        verb: An infinitive.
    """
    head = verb.head
    if not syntax.parsed(verb) or head.i >= verb.i or verb.tag_ != "VB":
        return False
    if not any(child.lower_ == "to" for child in syntax.leads(verb)):
        return False
    court = any(is_any(noun, _COURTS) for noun in syntax.obliques(head)) and is_any(head, _GOING)
    return court or (is_any(head, _SUING) and syntax.is_complement(verb) | syntax.is_adverbial_clause(verb))


def is_condition(verb: Token) -> bool:
    """Tell whether a clause only says on what something depends.

    Beside "if" and "unless" that is what has to come about first ("the strike would go on until it paid"),
    but not what did ("the siege lasted until troops came"), and a turned clause ("had he voted").

    Args:
        verb: The head of the clause.
    """
    marker = syntax.mark(verb)
    # "Asked about whether he left" has two such words.
    if any(lead.lower_ in CONDITIONS for lead in syntax.leads(verb)):
        return True
    if marker is not None and marker.lower_ in _LIMITS:
        return _looks_ahead(verb.head)
    return turned_clause(verb) == "open"


@once
def is_foreseen(verb: Token) -> bool:
    """Tell whether a clause of time is of something still to come: "he would meet them when he returned".

    Args:
        verb: The head of the clause.
    """
    if not syntax.parsed(verb) or not syntax.is_adverbial_clause(verb) or not syntax.subjects(verb):
        return False
    head, leads = verb.head, {child.lower_ for child in verb.children if child.i < verb.i}
    lasting = is_any(head, _STAYING) or head.pos_ in {"ADJ", "NOUN"}
    if leads.isdisjoint(_MOMENTS) and not (lasting and leads & _MEANWHILE and not is_unreal(head)):
        return False
    if any(other.lower_ == "had" for other in syntax.auxiliaries(verb)):
        # "Nobody could be certain before it had been examined", but "had left before he had arrived".
        modals = {word.lower_ for word in syntax.modals(head)}
        before = any(child.lower_ == "before" for child in syntax.leads(verb))
        return before and not modals.isdisjoint(_NOT_YET) and not is_unreal(head)
    silent = is_any(head, _OF_TELLING) and bool(syntax.negations(head))
    return not silent and syntax.tense(verb) is not None and _looks_ahead(head)


@once
def is_silence(verb: Token) -> bool:
    """Tell what somebody would not tell, though they were asked: "would not say", "would only confirm".

    Not where somebody says that they will not: "said that she would not comment on Monday".

    Args:
        verb: The head of the clause.
    """
    marker = syntax.mark(verb)
    told_of = marker is not None and marker.lower_ not in _BESIDES
    if not is_any(verb, _KEPT_BACK) or syntax.is_clausal_complement(verb) or told_of:
        return False
    if not any(word.lower_ in {"would", "’d", "'d"} for word in syntax.modals(verb)):
        return False
    barely = any(child.lower_ in _BARELY and child.i < verb.i for child in verb.children)
    return (barely or bool(syntax.negations(verb))) and not is_unreal(verb)


@once
def is_unreal(verb: Token) -> bool:
    """Tell whether a verb says what would have been: "would have lost", "should have paid".

    Args:
        verb: Of an event.
    """
    words = {other.lower_ for other in syntax.auxiliaries(verb)}
    return bool(words & _UNREAL) and bool(words & _HAVING)


def _looks_ahead(verb: Token) -> bool:
    """Tell whether a clause is of what is still to come: "would stay", "will stay", "vowed to stay"."""
    if syntax.tense(verb) == "future" or {word.lower_ for word in syntax.modals(verb)} & _AHEAD:
        return True
    if any(child.lower_ == "to" and child.i < verb.i for child in verb.children):
        head = verb.head
        tied = head.i != verb.i and head.lower_ in words_of("planned") | words_of("open") | words_of("denied")
        return tied or any(word.tag_ in {"VBZ", "VBP"} for word in syntax.auxiliaries(verb))
    if syntax.is_conjunct(verb) and verb.head.i != verb.i and not syntax.auxiliaries(verb):
        return _looks_ahead(verb.head)
    return False
