"""Quotation marks paired over the exact text of an article.

Marks pair inside a paragraph. A quotation that is open at the end of one
continues in the next paragraph if that begins with the same opening mark (the
convention of English typography); otherwise it ends with its paragraph. Where no mark
of its kind closes it, one of another kind does. A single mark may be an apostrophe: what
it opens has to be closed where it goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

CLOSING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "”": "”", '"': '"', "'": "'"}
DOUBLE = frozenset('“”„‟«»"')
SINGLE = frozenset("‘’'‹›")
MARKS = DOUBLE | SINGLE
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")
_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_CLIPPED = re.compile(r"(?:\d\ds?\b|(?:em|til|cause|tis|twas|n|bout|round|cos)\b)", re.IGNORECASE)
_WORD = re.compile(rf"(?!{_CLIPPED.pattern})[^\W\d_]", re.IGNORECASE)
_SENTENCE_END = frozenset(".,!?…—-")
# What may stand before a quotation.
_LEADS = frozenset(".,:;!?…—–-")
# Words that stay small in a title.
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "up",
        "with",
    ]
)
_LOOK_AHEAD = 40
# More quotations inside each other are stray marks.
_DEEPEST = 16
_SHORTEST_SPEECH = 4


@dataclass(frozen=True, slots=True)
class QuotedText:
    """A stretch in quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark, or past the last word where none closes it.
        mark: The opening mark.
        closed: Whether a closing mark ends it.
        continues: Whether it goes on from the quotation before it, a paragraph earlier.
        level: 0 outermost, 1 inside another quotation, and so on.
    """

    start: int
    end: int
    mark: str
    closed: bool
    continues: bool = False
    level: int = 0

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets of what stands between the marks."""
        return self.start + 1, self.end - self.closed


def find_quotations(text: str) -> tuple[QuotedText, ...]:
    """Pair the quotation marks of a text.

    Args:
        text: Any text; unpaired marks, apostrophes, primes and marks of other
            systems never raise an error.

    Returns:
        All quotations in text order, outer ones before those inside them.
    """
    found: list[QuotedText] = []
    waiting: list[QuotedText] = []
    open_mark: str | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while text[end - 1].isspace():
            end -= 1
        while text[start].isspace():
            start += 1
        pairs, unclosed = _pair(text, start, end)
        if pairs and open_mark == text[start] and pairs[0].start == start:
            pairs[0] = replace(pairs[0], continues=True)
        open_mark = unclosed
        left = _left_open(text, start, end, pairs)
        goes_on = bool(waiting) and text[start] == waiting[0].mark
        if goes_on and pairs and pairs[0].start == start:
            found += waiting
            pairs[0] = replace(pairs[0], continues=True)
        found += pairs
        if goes_on and left is not None and left.start == start:
            waiting.append(replace(left, continues=True))
        else:
            waiting = [left] if left is not None else []
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _left_open(text: str, start: int, end: int, pairs: Sequence[QuotedText]) -> QuotedText | None:
    """Return what a single mark opens that is closed in a later paragraph, if one goes on there."""
    last = max((pair.end for pair in pairs), default=start)
    left: QuotedText | None = None
    for match in _MARK.finditer(text, last, end):
        place = match.start()
        before = text[max(place - 2, start) : place]
        begins = not before or (before[-1].isspace() and before[0] in _LEADS)
        if left is not None and match[0] in CLOSING[left.mark] and _may_end(text, place, end):
            left = None
        elif left is None and match[0] in "'‘" and begins and _WORD.match(text, place + 1):
            left = _unclosed(text, place, end, 0)
    return left


def _pair(text: str, start: int, end: int) -> tuple[list[QuotedText], str | None]:
    """Pair the marks of one paragraph; also return the double mark left open at its end."""
    places = [match.start() for match in _MARK.finditer(text, start, end)]
    pairs: list[QuotedText] = []
    stack: list[int] = []
    for number, place in enumerate(places):
        mark = text[place]
        later = places[number + 1 : number + 1 + _LOOK_AHEAD]
        depth = _closes(text, stack, place, end, later)
        opens = depth is None and _opens(text, place, start, end, later)
        if depth is None and not opens and _closes_another(text, stack, place, end, later):
            depth = len(stack) - 1
        if depth is not None:
            opening = stack[depth]
            del stack[depth:]
            pairs.append(QuotedText(opening, place + 1, text[opening], closed=True, level=depth))
        elif opens:
            if mark == '"' and any(text[p] == mark for p in stack[-_DEEPEST:]):
                depth = next(
                    n for n in range(max(len(stack) - _DEEPEST, 0), len(stack)) if text[stack[n]] == mark
                )
                pairs.append(_unclosed(text, stack[depth], place, depth))
                del stack[depth:]
            stack.append(place)
    doubles = [place for place in stack if text[place] in DOUBLE]
    for level, place in enumerate(doubles):
        pairs.append(_unclosed(text, place, end, level))
    pairs.sort(key=lambda pair: (pair.start, -pair.end))
    return pairs, text[doubles[0]] if doubles else None


def _unclosed(text: str, opening: int, end: int, level: int) -> QuotedText:
    while end > opening + 1 and text[end - 1].isspace():
        end -= 1
    return QuotedText(opening, end, text[opening], closed=False, level=level)


def _closes(text: str, stack: Sequence[int], place: int, end: int, later: Sequence[int]) -> int | None:
    """Return the depth of the quotation that a mark closes."""
    mark = text[place]
    after = text[place + 1] if place + 1 < end else " "
    for depth in range(len(stack) - 1, max(len(stack) - 1 - _DEEPEST, -1), -1):
        opening = text[stack[depth]]
        if mark not in CLOSING[opening] or stack[depth] == place - 1:
            continue
        if mark in "'’" and (after.isalnum() or _possessive(text, place, end, later)):
            return None
        if mark == '"' and text[place - 1].isspace() and after.isalnum():
            return None
        return depth
    return None


def _closes_another(text: str, stack: Sequence[int], place: int, end: int, later: Sequence[int]) -> bool:
    """Tell a double mark that ends a quotation which another kind of mark opens: “It is safe," he said."""
    if not stack or text[place] not in DOUBLE or text[stack[-1]] not in DOUBLE:
        return False
    # Inches stand behind a number.
    if text[place - 1].isdigit() or not _may_end(text, place, end):
        return False
    opening = text[stack[-1]]
    for other in later:
        begins = text[other - 1].isspace()
        if begins and text[other] == opening:
            break
        if not begins and text[other] in CLOSING[opening]:
            return False
    return True


def _possessive(text: str, place: int, end: int, later: Sequence[int]) -> bool:
    """Tell a plural possessive ("voters' choice") inside a quotation that closes later."""
    if text[place - 1] not in "sSxz" or text[place + 1 : place + 2] != " ":
        return False
    if not text[place + 2 : place + 3].islower():
        return False
    for other in later:
        if text[other] in "‘“":
            return False
        follows = text[other + 1] if other + 1 < end else " "
        if text[other] == text[place] and not follows.isalnum() and not text[other - 1].isspace():
            return True
    return False


def _opens(text: str, place: int, start: int, end: int, later: Sequence[int]) -> bool:
    """Tell whether a mark that closes nothing opens a quotation."""
    mark = text[place]
    if mark not in CLOSING:
        return False
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if after.isspace():
        # « Comme ça », and text with a space around every mark.
        return mark in "“„«" and any(text[p] in CLOSING[mark] and text[p - 1].isspace() for p in later)
    if before.isalnum():
        return False
    if mark in "“„‟«‹":
        return True
    if mark == "”":
        return before.isspace() and after.isalnum() and any(text[p] == mark for p in later)
    if mark == '"':
        return not (before in _SENTENCE_END and before != "—" and before != "-")
    if _CLIPPED.match(text, place + 1):
        return False
    return any(_may_end(text, other, end) for other in later if text[other] in CLOSING[mark])


def _may_end(text: str, place: int, end: int) -> bool:
    follows = text[place + 1] if place + 1 < end else " "
    return not follows.isalnum() and not text[place - 1].isspace()


def is_speech(text: str, quotation: QuotedText) -> bool:
    """Tell quoted words of a speaker from scare quotes, titles, nicknames and words as words."""
    start, end = quotation.inner
    words = text[start:end].split()
    if not words:
        return False
    if _is_title(words):
        return False
    return len(words) >= _SHORTEST_SPEECH or (text[end - 1] in ",.!?…" and words[0][:1].isupper())


def _is_title(words: Sequence[str]) -> bool:
    """Tell a title by its capitals: every word but the small ones has one, and no sentence ends."""
    main = [word for word in words if word[0].isalpha() and word.lower() not in SMALL_WORDS]
    return len(main) > 1 and all(word[0].isupper() for word in main) and words[-1][-1] not in ".!?…"


class Quotations:
    """The quotations of a text, with quick questions about offsets.

    Args:
        text: The exact text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = find_quotations(text)
        self.outer = [quotation for quotation in self.all if quotation.level == 0]
        self._starts = [quotation.start for quotation in self.outer]

    def at(self, offset: int) -> QuotedText | None:
        """Return the outermost quotation that holds an offset, its marks included."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self.outer[number].end:
            return self.outer[number]
        return None

    def before(self, offset: int) -> QuotedText | None:
        """Return the last outermost quotation that ends before an offset."""
        number = bisect_right(self._starts, offset) - 1
        while number >= 0 and self.outer[number].end > offset:
            number -= 1
        return self.outer[number] if number >= 0 else None

    def within(self, start: int, end: int) -> Iterator[QuotedText]:
        """Yield the outermost quotations that overlap a stretch."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        for place in range(number, len(self.outer)):
            quotation = self.outer[place]
            if quotation.start >= end:
                return
            if quotation.end > start:
                yield quotation

    def whole(self, quotation: QuotedText) -> list[QuotedText]:
        """Return a quotation with the paragraphs that continue it."""
        number = bisect_right(self._starts, quotation.start)
        parts = [quotation]
        while number < len(self.outer) and self.outer[number].continues:
            parts.append(self.outer[number])
            number += 1
        return parts
