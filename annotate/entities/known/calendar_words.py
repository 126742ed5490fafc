"""Whether a word of the calendar is somebody's name here or a time: "March must resign", "in March".

For people whose name the article is known to have: Grace March, Jim April,
Joe Friday. Without a parse only the words beside it are asked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from annotate.entities.known.lexicon import noun
from annotate.language import syntax
from annotate.support.yamlfile import packaged_yaml

if TYPE_CHECKING:
    from spacy.tokens import Token

Reading = Literal["name", "time"]

MONTHS = frozenset(
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "Jan",
    }
)  # fmt: skip
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sun"})
OTHERS = frozenset(
    {
        "Spring", "Summer", "Autumn", "Winter", "Easter", "Christmas", "Lent", "Noon", "Midnight", "Dawn",
        "Eve", "Day", "Week", "Weeks", "Night", "Advent",
    }
)  # fmt: skip
CALENDAR = MONTHS | WEEKDAYS | OTHERS

_DAY_OR_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}|['’]\d\d")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_WHICH = frozenset(
    {"last", "next", "this", "every", "each", "early", "late", "mid", "mid-", "past", "coming", "previous"}
    | {"following", "all"}
)
_PARTS = frozenset(
    {"morning", "afternoon", "evening", "night", "nights", "lunchtime", "week", "mornings", "evenings"}
)
_LENGTHS = frozenset({"since", "until", "till", "during", "through", "throughout", "circa"})
_LIMITS = frozenset({"by", "before", "after", "from", "between", "to", "for", "around", "into"})
_PEOPLE = frozenset(
    {"with", "against", "about", "like", "unlike", "under", "behind", "without", "towards", "toward", "told"}
    | {"beside", "alongside", "among", "versus", "despite", "via", "near", "upon"}
)
_NO_NOUNS = frozenset({"MD", "VB", "VBP", "VBD"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packaged_yaml("annotate.entities.known", "calendar_words.yaml")[name].split())


def calendar_word(token: Token) -> str:
    """Return a word of the calendar with one capital, nothing for other words and for "may" and "march"."""
    word = token.text.capitalize() if token.text.isupper() else token.text
    return word if word in CALENDAR and token.tag_ not in _NO_NOUNS else ""


def reading_of(token: Token, hinted: bool) -> Reading | None:
    """Say whether a calendar word is a name or a time, none where nothing tells.

    Args:
        token: The word, with a capital.
        hinted: Whether the model takes it for a time or a part of one.
    """
    before, after = _beside(token, -1), _beside(token, 1)
    left, right = before.lower_ if before is not None else "", after.lower_ if after is not None else ""
    date = _date_around(token, left, right)
    if date is not None:
        return date
    guess: Reading = "time" if hinted else "name"
    if left == "on":
        return (
            "time" if calendar_word(token) in WEEKDAYS and not _governed(token, _words("aimed")) else "name"
        )
    if left == "in":
        return "name" if _governed(token, _words("trusting")) else "time"
    if left == "at":
        return "name" if calendar_word(token) in MONTHS | WEEKDAYS else guess
    if left == "of":
        return "time" if _governed(token, _words("stretches")) or _after_number(token) else "name"
    if left in _LENGTHS | {"before", "after"} and _is_subject(token):
        return "name"
    if left in _LENGTHS:
        return "time"
    if left in _LIMITS:
        person = _head_is_person(token) or _governed(token, _words("directed"))
        return "name" if person or _is_subject(token) else guess
    if left in _PEOPLE:
        return guess if _governed(token, _words("measured")) else "name"
    if right in {"'s", "’s", "'", "’"}:
        return "name" if not hinted or _head_is_person(token) else "time"
    return _by_role(token, hinted)


def _date_around(token: Token, left: str, right: str) -> Reading | None:
    """Return what figures and words beside it make of it, whatever the sentence is."""
    if _DAY_OR_YEAR.fullmatch(right):
        return "time"
    after = _beside(token, 2)
    if right == "," and after is not None and re.fullmatch(r"(?:19|20)\d\d", after.text):
        return "time"
    if calendar_word(token) in MONTHS and _DAY.fullmatch(left):
        month = _beside(token, -2)
        return "name" if month is not None and calendar_word(month) in MONTHS else "time"
    if left in _WHICH or (calendar_word(token) in WEEKDAYS and right in _PARTS):
        return "time"
    return None


def _by_role(token: Token, hinted: bool) -> Reading | None:
    head = token.head
    if syntax.is_direct_object(token):
        return "time" if head.lemma_.lower() in _words("spent") else "name"
    if syntax.is_subject(token) or syntax.is_object(token) or syntax.is_called(token):
        return "name"
    beside = syntax.is_conjunct(token) or syntax.is_apposition(token)
    if beside and calendar_word(head):
        return reading_of(head, hinted) if head.i < token.i else None
    if syntax.is_conjunct(token) and head.pos_ == "PROPN":
        return "name"
    if syntax.is_adverbial_noun(token):
        if token.i < head.i and head.pos_ in {"VERB", "AUX"} and not _has_subject(head):
            return "name"
        given = head.lemma_.lower() in _words("giving") and token.i == head.i + 1
        if given and any(syntax.is_object(child) for child in head.children if child.i > token.i):
            return "name"
        return "name" if calendar_word(token) not in WEEKDAYS and head.pos_ == "VERB" else "time"
    return None


def _beside(token: Token, step: int) -> Token | None:
    """Return the word so many words away, white space left out."""
    place, left = token.i, abs(step)
    while left:
        place += 1 if step > 0 else -1
        if not 0 <= place < len(token.doc):
            return None
        left -= not token.doc[place].is_space
    return token.doc[place]


def _governed(token: Token, words: frozenset[str]) -> bool:
    """Tell whether the preposition before it goes with one of the words."""
    before = [word for step in (-2, -3) if (word := _beside(token, step)) is not None]
    heads = [token.head] if token.head.i != token.i else []
    return any(word.lemma_.lower() in words or word.lower_ in words for word in (*before[:1], *heads))


def _after_number(token: Token) -> bool:
    word = _beside(token, -2)
    return word is not None and (word.tag_ == "CD" or _DAY.fullmatch(word.lower_) is not None)


def _is_subject(token: Token) -> bool:
    return syntax.is_subject(token)


def _has_subject(verb: Token) -> bool:
    return any(syntax.is_subject(child) for child in verb.children)


def _head_is_person(token: Token) -> bool:
    head = token.head
    return head.i != token.i and head.pos_ == "NOUN" and noun(head.lemma_.lower())[0] == "person"
