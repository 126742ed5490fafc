"""The mentions of one name, and its short forms: "Selm Harbour Board (SHB)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.language.encoder.decode import LabelledSpan

_SHORT = re.compile(r"(?:the )?([A-Z][A-Za-z&.\-]{1,9})$")
_NAMES = frozenset(["PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "PRODUCT", "MISC"])


def agree(spans: Sequence[LabelledSpan], words: Sequence[str]) -> list[LabelledSpan]:
    """Return names with the mentions of each under one label.

    A short form is what it stands for where it follows its long form in
    parentheses; what follows a person's name there is a party or a team. Every
    other name is what its first mention is, where writers say most about it
    (one sense per discourse: Gale et al. 1992). The last word of a person's
    full name is that person from there on.

    Args:
        spans: The names, in text order.
        words: The text of every word.
    """
    names = [" ".join(words[span.start : span.end]) for span in spans]
    labels: dict[str, str] = {}
    for span, name in zip(spans, names, strict=True):
        opening, short, closing = [*words[span.end : span.end + 3], "", "", ""][:3]
        if span.label != "PERSON" and (opening, closing) == ("(", ")") and is_short_form(short, name):
            labels.setdefault(short, span.label)
    explained = frozenset(labels)
    surnames: set[str] = set()
    result: list[LabelledSpan] = []
    for span, name in zip(spans, names, strict=True):
        label = span.label
        if label in _NAMES:
            label = labels.setdefault(name, label)
            if name in surnames and name not in explained:
                label = "PERSON"
        if label == "PERSON" and span.end > span.start + 1:
            surnames.add(words[span.end - 1])
        result.append(span._replace(label=label))
    return result


def is_short_form(short: str, long: str) -> bool:
    """Tell whether the letters of a short form stand in a long one in order, the first at a word's start.

    Source: the algorithm of Schwartz and Hearst (2003), with their limits on length.

    Args:
        short: The candidate.
        long: What it may stand for.
    """
    match = _SHORT.match(short)
    if not match or not is_acronym(match[1]):
        return False
    letters = [letter for letter in match[1] if letter.isalnum()]
    if len(long.split()) < 2 or len(long.split()) > min(len(letters) + 5, 2 * len(letters)):
        return False
    place = len(long)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and not _matches(letters[number], long, place, first=number == 0):
            place -= 1
        if place < 0:
            return False
    return True


def _matches(letter: str, long: str, place: int, *, first: bool) -> bool:
    starts = place == 0 or not long[place - 1].isalnum()
    return long[place].lower() == letter.lower() and (starts or not first)


def is_acronym(name: str) -> bool:
    """Tell whether most letters of a name are capitals, and there are two to ten."""
    letters = [letter for letter in name if letter.isalpha()]
    return 2 <= len(letters) <= 10 and sum(letter.isupper() for letter in letters) * 2 > len(letters)
