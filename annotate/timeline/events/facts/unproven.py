"""What was not found to be so, and what nobody vouches for: "was not satisfied that", "no evidence that"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.language import syntax
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Token

Unproven = Literal["CT-", "PR-", "PR+", "PS+", "Uu"]
# Who is not satisfied that it was so holds that it was not; who is not sure leaves it open.
_PERSUADED = frozenset({"satisfied", "convinced", "persuaded"})
_UNPERSUADED = frozenset({"unconvinced", "unpersuaded"})
_SURE = frozenset({"sure", "certain", "clear", "confident"})
_UNSURE = frozenset({"unsure", "uncertain", "unclear", "doubtful"})
_PROVING = frozenset(
    {"prove", "show", "establish", "demonstrate", "find", "substantiate", "persuade", "convince"}
)
_SHOWING = frozenset({"suggest", "indicate", "imply"})
# Whoever does not say or rule so leaves it open.
_STATING = frozenset(
    {"allege", "alleged", "claim", "assert", "argue", "insinuate", "conclude", "confirm", "verify", "rule"}
)
_SAYING = _STATING | _SHOWING | frozenset({"say", "state"})
_HOLDING = frozenset({"believe", "think", "suppose", "reckon"})
# Who doubts that it was so holds that it was not.
_DOUBTING = frozenset({"doubt", "doubts", "doubted", "doubting"})
_ACCEPTING = frozenset({"accept", "agree"})
_RUMOURED = frozenset({"rumoured", "rumored", "whispered", "alleged"})
# Who alleges it has not shown it.
_ALLEGING = frozenset({"allege", "alleged"})
_ACCUSING = frozenset({"accuse", "suspect"})
_CLEARING = frozenset({"absolve", "acquit", "clear", "exonerate"})
_POSSIBLE = frozenset({"conceivable", "imaginable", "plausible", "possible", "thinkable"})
_LIKELY = frozenset({"likely", "probable"})
_TRUE = frozenset({"accurate", "correct", "true"})
# "A chance that he had left": nobody says that he had.
_CHANCES = frozenset({"chance", "danger", "fear", "hope", "likelihood", "possibility", "prospect", "risk"})
_HOPING = frozenset({"hope", "pray", "wish"})
# What is not impossible may be so, and so may what cannot be ruled out.
_IMPOSSIBLE = frozenset(
    {"impossible", "inconceivable", "unthinkable", "unimaginable", "implausible", "improbable", "unlikely"}
)
_UNLIKELY = frozenset({"implausible", "improbable", "unlikely"})
_EXCLUDING = frozenset({"rule", "exclude", "discount"})
_RUMOURS = frozenset({"gossip", "rumor", "rumour", "speculation", "whisper"})
_FAILING = frozenset({"fail", "fails", "failed", "failing", "unable", "able", "impossible"})
# "No evidence that", "no sign of": nothing tells that it was so.
_GROUNDS = frozenset(
    {"evidence", "proof", "sign", "indication", "suggestion", "trace", "hint", "basis", "grounds", "reason"}
)
_LACK = frozenset({"lack", "absence", "dearth"})
_LITTLE = frozenset({"no", "little", "insufficient", "scant"})
_CERTAIN_ONES = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"}
)
_REFRAINING = frozenset({"refrain", "abstain", "desist"})
_LEAVING = frozenset({"deny", "avoid"})
_ABLE = frozenset({"can", "ca", "could"})
_NOT = frozenset({"not", "n't", "n’t"})


def unproven(verb: Token) -> Unproven | None:
    """Return what becomes of a clause that nobody found to be so, that is not accepted, or not vouched for.

    "Was not satisfied that he had lied" and "found no evidence that he had lied" hold that he had not,
    "does not accept that it broke the law" denies it, "was alleged to have lied", "it is not impossible
    that she lied" and "stopped short of saying that she had lied" leave it open.

    Args:
        verb: The head of the clause.
    """
    if verb.head.i < verb.i and any(lead.lower_ == "of" for lead in syntax.leads(verb)):
        return _of_charge(verb.head)
    head = _governor(verb)
    if head is None:
        return None
    infinitive = any(child.lower_ == "to" and child.i < verb.i for child in verb.children)
    if is_any(head, _GROUNDS):
        return "PR-" if lacks(head) and not infinitive else None
    if head.pos_ == "NOUN" and is_any(head, _CHANCES):
        return _of_chance(verb, head)
    if not (syntax.is_complement_clause(verb) or syntax.is_clausal_subject(verb)) and head.i == verb.head.i:
        return None
    if head.lower_ in _RUMOURED and syntax.is_passive(head) and not _is_negated(head):
        return "PS+"
    return None if infinitive or verb.tag_ == "VBG" or _asks(verb) else _of_clause(verb, head)


def is_unlikely(verb: Token) -> bool:
    """Tell what is not likely to come: "it is unlikely that it will rain", "is not likely to rain".

    Args:
        verb: The head of what will be.
    """
    head = verb.head
    told = syntax.is_complement(verb) or syntax.is_clausal_subject(verb)
    if not told or head.i >= verb.i or head.lower_ not in _UNLIKELY | {"likely"}:
        return False
    return (head.lower_ == "likely") == bool(syntax.negations(head))


def _of_chance(verb: Token, noun: Token) -> Unproven | None:
    """Return what becomes of what there is a chance or a danger of: "a danger that the dam would burst"."""
    following = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    own = any(subject.lower_ != "that" for subject in syntax.subjects(verb))
    if following != "that" or not own:
        return None
    return "PR-" if lacks(noun) else "PS+"


def _of_charge(head: Token) -> Unproven | None:
    """Return what becomes of what somebody is accused of, or cleared of: "accused her of taking bribes"."""
    if head.pos_ != "VERB" or syntax.negations(head):
        return None
    if is_any(head, _CLEARING):
        return "CT-"
    return "PS+" if is_any(head, _ACCUSING) else None


def _asks(verb: Token) -> bool:
    """Tell "unsure why it fell", which takes for granted that it did."""
    return any(child.tag_ in {"WRB", "WP"} and child.i < verb.i for child in verb.children)


def _governor(verb: Token) -> Token | None:
    """Return what a clause with "that" hangs on, over a length between: "rumoured for years that he left"."""
    head = verb.head
    marker = syntax.mark(verb)
    if marker is not None and marker.lower_ not in {"that", "to"}:
        return None
    if verb.i < head.i:
        return _adjective_before(marker, head) if marker is not None else None
    if head.i == verb.i:
        return None
    if syntax.is_adnominal_clause(verb) and marker is not None and syntax.is_oblique(head):
        return head.head if head.head.i < head.i else None
    return head


def _adjective_before(that: Token, saying: Token) -> Token | None:
    """Return the adjective that a clause belongs to where a tree hung both on a verb of saying behind them.

    "It was likely that he had left, she said": both are taken for what she said.
    """
    word = that.nbor(-1) if that.i > that.sent.start else that
    beside = word.tag_ == "JJ" and word.head.i == saying.i and syntax.is_clausal_complement(word)
    return word if beside and any(child.lower_ == "it" for child in word.children) else None


def _of_clause(verb: Token, head: Token) -> Unproven | None:
    if is_any(head, _SAYING) and _is_unsaid(head):
        return "Uu"
    negated = _is_negated(head)
    if (is_any(head, _ALLEGING) and not negated) or (negated and _may_be(head)):
        return "PS+"
    if head.lower_ in _UNLIKELY or head.lower_ == "impossible":
        return "PR-"
    if head.lower_ in _POSSIBLE | _LIKELY:
        return "PR-" if negated else "PS+" if head.lower_ in _POSSIBLE else "PR+"
    if head.pos_ == "VERB" and is_any(head, _HOPING):
        return "Uu"
    if head.lower_ in _DOUBTING and head.pos_ == "VERB":
        return None if syntax.negations(head) else "PR-"
    if head.lower_ in _UNPERSUADED:
        return "PR-"
    if head.lower_ in _UNSURE:
        return "Uu"
    if any(is_any(subject, _RUMOURS) for subject in syntax.subjects(head)) and not is_any(head, _PROVING):
        return "PS+"
    if _hangs_on_grounds(head):
        return "PR-"
    if head.doc[verb.sent.end - 1].text == "?" or not negated:
        return None
    return _of_negated(head)


def _may_be(head: Token) -> bool:
    """Tell what is denied to be out of the question: "not impossible", "could not be ruled out"."""
    able = any(modal.lower_ in _ABLE for modal in syntax.modals(head))
    return head.lower_ in _IMPOSSIBLE or (able and is_any(head, _EXCLUDING))


def _of_negated(head: Token) -> Unproven | None:
    able = any(modal.lower_ in _ABLE for modal in syntax.modals(head))
    nothing = any(subject.lower_ in {"nothing", "none"} for subject in syntax.subjects(head))
    if head.lower_ in _TRUE:
        return "CT-"
    if head.lower_ in _PERSUADED or is_any(head, _PROVING) or (nothing and is_any(head, _SHOWING)):
        return "PR-"
    if head.lower_ in _SURE or is_any(head, _STATING | _SHOWING):
        return "Uu"
    # "Could not believe that he was gone", "cannot accept that he is dead": so it was.
    if able:
        return None
    if is_any(head, _HOLDING):
        return "PR-" if syntax.tense(head) == "present" else "Uu"
    refused = is_any(head, _ACCEPTING) and any(word.lower_ in _NOT for word in syntax.negations(head))
    return "CT-" if refused and syntax.tense(head) != "future" else None


def _is_negated(head: Token) -> bool:
    """Tell whether a verb is denied, "failed to prove" and "was unable to prove" included."""
    if syntax.negations(head):
        return True
    above = head.head
    if above.i == head.i or not syntax.is_complement(head) or above.lower_ not in _FAILING:
        return False
    return bool(syntax.negations(above)) == (above.lower_ == "able")


def _is_unsaid(verb: Token) -> bool:
    """Tell whether somebody stops short of saying something, or denies having said it."""
    before = [token.lower_ for token in verb.doc[max(verb.i - 2, 0) : verb.i]]
    if verb.tag_ != "VBG" or syntax.negations(verb.head):
        return False
    refrains = before[-1:] == ["from"] and is_any(verb.head, _REFRAINING)
    # "Denied this, saying that she had paid" says so.
    behind = any(word.is_punct for word in verb.doc[verb.head.i : verb.i]) or syntax.objects(verb.head)
    return before == ["short", "of"] or refrains or (is_any(verb.head, _LEAVING) and not behind)


def _hangs_on_grounds(head: Token) -> bool:
    """Tell "there was nothing to suggest that", "no reason to believe that"."""
    above = head.head
    if above.i == head.i or not syntax.is_adnominal_clause(head) or head.tag_ != "VB":
        return False
    return above.lower_ == "nothing" or (is_any(above, _GROUNDS) and lacks(above))


def lacks(noun: Token) -> bool:
    """Tell whether there is none of something: "no evidence", "not enough evidence", "a lack of evidence".

    Args:
        noun: What there is none of.
    """
    words = {child.lower_ for child in noun.children if child.i < noun.i}
    if words & _LITTLE or "without" in words:
        return not {"a", "little"} <= words
    head = noun.head
    if head.i == noun.i:
        return False
    if head.lower_ in _LACK:
        return True
    joined = syntax.is_conjunct(noun) and is_any(head, _GROUNDS) and head.i < noun.i
    if joined:
        return lacks(head)
    counted = syntax.is_object(noun) or syntax.is_subject(noun)
    return counted and words.isdisjoint(_CERTAIN_ONES) and _is_negated(head)
