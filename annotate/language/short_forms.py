"""Short forms of names, and what a text says of them: "Selm Harbour Board (SHB)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.language.decode import LabelledSpan

_SHORT = re.compile(r"(?:the )?([A-Z][A-Za-z&.\-]{1,9})$")


def agree(spans: Sequence[LabelledSpan], words: Sequence[str]) -> list[LabelledSpan]:
    """Return names with every short form under one label, that of what it stands for.

    A short form is explained where it follows its long form in parentheses.
    Every other mention that is nothing but the short form goes with it. What
    follows a person's name in parentheses is a party or a team. A short form
    that is not explained is what its first mention is, where writers say
    most about it (one sense per discourse: Gale et al. 1992).

    Args:
        spans: The names, in text order.
        words: The text of every word.
    """
    labels: dict[str, str] = {}
    for span in spans:
        if span.label == "PERSON":
            continue
        opening, short, closing = [*words[span.end : span.end + 3], "", "", ""][:3]
        if (opening, closing) == ("(", ")") and is_short_form(short, " ".join(words[span.start : span.end])):
            labels.setdefault(short, span.label)
    alone = [words[span.start] if span.end == span.start + 1 else "" for span in spans]
    for span, name in zip(spans, alone, strict=True):
        if is_acronym(name):
            labels.setdefault(name, span.label)
    return [
        span._replace(label=labels.get(name, span.label)) for span, name in zip(spans, alone, strict=True)
    ]


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
