"""Who does something and to whom it is done: the words around a verb, without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.forms import bases_in
from annotate.dossier.events.table import PLAIN

# What is said not to be so of many things.
LIGHT = PLAIN | frozenset(
    {
        "apply", "be", "become", "believe", "belong", "call", "come", "comment", "contain", "depend",
        "do", "exist", "expect", "feel", "find", "get", "give", "go", "happen", "have", "hear", "hold",
        "include", "keep", "know", "leave", "let", "like", "live", "look", "make", "mean", "need",
        "own", "play", "prefer", "put", "require", "respond", "score", "see", "seem", "show", "speak",
        "start", "take", "talk", "think", "try", "understand", "use", "want", "wear", "win", "work",
    }
)  # fmt: skip
BE = r"(?:was|were|is|are|been|being|be|gets?|got)"
_PASSIVE = re.compile(
    rf"\b{BE}\s+(?:(?:\w+ly|also|later|then|first|last|just|already|never|not|soon|once|yet|ever)\s+)*$",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\s+(?:only|just|merely|simply)\b", re.IGNORECASE)
# What was not done until a day was done then.
_UNTIL = re.compile(r"[^,;:.]*\buntil\b", re.IGNORECASE)
# What was not done in a time was so in that time alone.
_WITHIN = re.compile(
    r"[^,;:.]*\b(?:(?:this|last|next) (?:year|season|month|week|summer|autumn|winter|spring|term)"
    r"|in (?:\d{4}|the (?:last|past)|years|months|weeks|decades)|for (?:years|months|weeks|decades))\b",
    re.IGNORECASE,
)
# What is not told as a thing that was done.
NO_DEED = re.compile(
    r"\b(?:to|will|would|could|can|(?-i:may)|might|should|must|shall|if|not|never|n['’]t|the|an?|his|her|its|their|my|our|your"
    r"|of|for|no|any|whether|about|on|in|with|from|by|under)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r",(?!\d{3}\b)|[;:\n“”\"]|\b(?:and|but|while|because|as|said|says|if|although|though)\b", re.IGNORECASE
)
_RIGHT = re.compile(
    r",(?!\d{3}\b)|[;:\n“”\"]|\.\s|\b(?:and|but|while|because|after|before|when|since|until|according|in|on|at|during|as|if"
    r"|although|by(?!-)|for (?:\w+ )?(?:years?|months?|weeks?|days?|hours?))\b",
    re.IGNORECASE,
)
# "Were found on Saturday by inspectors", "was seen in the river by a boy".
_BY = re.compile(
    r"(?:\s*(?:on|in|at|near|off|during|before|after)\s+(?:(?!by\b)[\w'’-]+\s+){1,14})??\s*by\s+"
    # "By a Danish company, Nordwind,".
    r"([^,;:.\n]+(?:,\s+[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,3}\s?(?=[,.]))?)"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|who|which|that|this)\b", re.IGNORECASE)
# A part of a sentence that may have the subject of the first part, and one of what stands before it.
_GOES_ON = frozenset({"and", "but", ","})
_BESIDE = re.compile(r"\b(?:about|by|into|through)\s+")
_WHICH = re.compile(r"\s*(?:(?P<thing>which)|who)\s+(?:(?:\w+ly|also|now|still|again)\s+)*", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:who|which|whose|whom|where)\b")
# "The match between Osby and Selm".
_BETWEEN = re.compile(r"\bbetween\s+(?:(?!and\b)[\w.'’-]+\s+){1,5}$")
_IT_WAS = re.compile(r"[“\"\s]*it\s+(?:was|is)\s+", re.IGNORECASE)
_TELLING = 1.0
_TWO = 2
_MOST, _FIRST = 6, 4


class Around(NamedTuple):
    """Base forms of the words around a verb.

    Attributes:
        who: For who does it; empty where it is not said, or by a pronoun.
        whom: For whom it is done to.
        more: Words behind what is done to somebody: "for a prize".
    """

    who: Sequence[str]
    whom: Sequence[str]
    more: Sequence[str]


class Places(NamedTuple):
    """Where the words around a verb stand, each as its bounds.

    Attributes:
        who: Of who does it; none where what "was" done is not said to be done by somebody.
        whom: Of whom it is done to.
        more: Of what stands behind what is done to somebody.
    """

    who: tuple[int, int] | None
    whom: tuple[int, int]
    more: tuple[int, int] | None


def places_around(text: str, sentence: tuple[int, int], start: int, verb: tuple[int, int]) -> Places:
    """Return where the words around a verb stand.

    Args:
        text: The article.
        sentence: Bounds of the sentence.
        start: Where the words for what is done begin: "had not been inspected".
        verb: Where the last of them stands.
    """
    subject = subject_of(text, sentence[0], start)
    stop = _RIGHT.search(text, verb[1], sentence[1])
    object = verb[1], stop.start() if stop else sentence[1]
    if not is_passive(text, sentence[0], verb[0]):
        return Places(subject, object, None)
    by = _BY.match(text, object[1], sentence[1]) if stop else None
    return Places(by.span(1) if by else None, subject, object)


def around(text: str, sentence: tuple[int, int], start: int, verb: tuple[int, int]) -> Around:
    """Return the words around a verb.

    Args:
        text: The article.
        sentence: Bounds of the sentence.
        start: Where the words for what is done begin: "had not been inspected".
        verb: Where the last of them stands.
    """
    places = places_around(text, sentence, start, verb)
    subject = places.who if places.more is None else places.whom
    before = bases_in(text[slice(*subject)]) if subject else []
    before = before[-_MOST:] if subject and subject[1] == start else before[:_FIRST]
    behind = bases_in(text[slice(*(places.more or places.whom))])[:_MOST]
    if places.more is None:
        return Around(before, behind, ())
    return Around(bases_in(text[slice(*places.who)])[:_MOST] if places.who else (), before, behind)


def subject_of(text: str, low: int, start: int) -> tuple[int, int]:
    """Return the bounds of the words that say who does something.

    They stand right before it, or in the first part of a sentence that goes on with its subject.

    Args:
        text: The article.
        low: Where the sentence begins.
        start: Where the words for what is done begin.
    """
    cuts = [cut for cut in _LEFT.finditer(text, low, start) if not _BETWEEN.search(text, low, cut.start())]
    if not cuts:
        return low, start
    last = cuts[-1]
    if last.group() == "," and (relative := _WHICH.fullmatch(text, last.end(), start)):
        first = cuts[-2].end() if len(cuts) > 1 else low
        if len(cuts) == _TWO and (it_was := _IT_WAS.match(text, low, cuts[0].start())):
            # "It was a trainee, Ana Ruiz, who found it".
            return it_was.end(), last.start()
        # "Doubts about his knee, which": the knee.
        beside = list(_BESIDE.finditer(text, first, last.start())) if relative["thing"] else []
        return (beside[-1].end() if beside else first), last.start()
    if last.group() == "," and not text[last.end() : start].strip():
        # "The owner, Serovia of Belgium, has applied", "Ana Ruiz, who had come late and left, was hurt".
        opens = _before_parenthesis(text, low, cuts)
        if opens is not None:
            return opens
    goes_on = last.group().casefold() in _GOES_ON and not _PRONOUN.search(text, last.end(), start)
    if goes_on and not bases_in(text[last.end() : start]):
        return low, cuts[0].start()
    return last.end(), start


def _before_parenthesis(text: str, low: int, cuts: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return the bounds of what a part between commas is told of, with that part where it is another name.

    Args:
        text: The article.
        low: Where the sentence begins.
        cuts: Where its parts end, the last one at the comma right before the verb.
    """
    for place in reversed(range(len(cuts) - 1)):
        if cuts[place].group() == "," and _RELATIVE.match(text, cuts[place].end()):
            return (cuts[place - 1].end() if place else low), cuts[place].start()
    if len(cuts) > 1 and cuts[-2].group() == ",":
        return (cuts[-3].end() if len(cuts) > _TWO else low), cuts[-1].start()
    return None


def is_passive(text: str, low: int, verb: int) -> bool:
    """Tell whether something "was" or "had been" done.

    Args:
        text: The article.
        low: Where the sentence begins.
        verb: Where the verb begins.
    """
    return _PASSIVE.search(text, low, verb) is not None


def is_limited(rest: str) -> bool:
    """Tell whether what is not done is so in a way or for a time only: "only", "until May", "for years".

    Args:
        rest: The words behind.
    """
    return any(limit.match(rest) for limit in (_ONLY, _UNTIL, _WITHIN))


def telling(words: Sequence[str]) -> frozenset[str]:
    """Return those of some words that tell something, each noun by the one that stands for it."""
    return frozenset(singular(word) for word in words if rarity(word) > _TELLING)
