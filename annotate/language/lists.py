"""Names on lines of their own, as in the list of a cabinet: the model misses some, for want of a sentence.

Read as what such a list is in a sentence, "Lena Ortiz, Marco Rudd, Ina Berg", none of them is missed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from annotate.language.encoder.decode import LabelledSpan
from annotate.language.findings import Decoder

_LONGEST_LINE = 9
_FEWEST_LINES = 3
_MOST_LINES = 60
_ENDS = frozenset(".!?…:;,")
_SEPARATOR = ","
_BULLETS = frozenset("-*•–—·")

Line = tuple[int, int]


def names_in_lists(
    tokens: Sequence[Token], decoder: Decoder, known: Sequence[LabelledSpan]
) -> list[LabelledSpan]:
    """Return the names of lists that are not among those that are known.

    Args:
        tokens: The words of a stretch, white space left out.
        decoder: Reads the lists.
        known: The names that were found.
    """
    taken = {word for span in known for word in range(span.start, span.end)}
    found: list[LabelledSpan] = []
    for lines in _lists(tokens):
        if any(_may_be_missed(tokens, line, taken) for line in lines):
            found += [
                span
                for span in _read(tokens, lines, decoder)
                if taken.isdisjoint(range(span.start, span.end))
            ]
    return found


def _lists(tokens: Sequence[Token]) -> Iterator[list[Line]]:
    """Runs of short lines that end like no sentence; one after a colon may have two lines."""
    run: list[Line] = []
    after_colon = False
    for first, end in _lines(tokens):
        short = end - first <= _LONGEST_LINE and tokens[end - 1].text[-1] not in _ENDS
        if short and len(run) < _MOST_LINES and tokens[_first_word(tokens, (first, end))].text[0].isupper():
            run.append((first, end))
            continue
        if len(run) >= _FEWEST_LINES - after_colon:
            yield run
        run = []
        after_colon = tokens[end - 1].text == ":"
    if len(run) >= _FEWEST_LINES - after_colon:
        yield run


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    breaks = [
        place
        for place, (before, token) in enumerate(pairwise(tokens), start=1)
        if token.i > before.i + 1 and "\n" in token.doc[before.i + 1 : token.i].text
    ]
    yield from pairwise((0, *breaks, len(tokens))) if tokens else ()


def _may_be_missed(tokens: Sequence[Token], line: Line, taken: Collection[int]) -> bool:
    """Whether no word of a line is in a name, and more than one of them is written like one."""
    words = range(*line)
    return (
        not any(word in taken for word in words) and sum(tokens[word].text[0].isupper() for word in words) > 1
    )


def _read(tokens: Sequence[Token], lines: list[Line], decoder: Decoder) -> Iterator[LabelledSpan]:
    """The names of a list that is read as words between commas."""
    words: list[str] = []
    spaced: list[bool] = []
    places: list[int] = []
    for first, end in lines:
        for place in range(first, end):
            last = place == end - 1
            words.append(tokens[place].text)
            spaced.append(bool(tokens[place].whitespace_) and not last)
            places.append(place)
        words.append(_SEPARATOR)
        spaced.append(True)
        places.append(-1)
    words[-1] = "."
    firsts = {_first_word(tokens, line) for line in lines}
    for span in decoder.names_of(words, spaced):
        end = span.end
        while end > span.start + 1 and words[end - 1].isdigit():
            end -= 1
        inside, after = places[span.start : end], words[end][0]
        # A part of a line is its name only where it stands first: "Lena Ortiz, health", "Labour 41".
        if -1 not in inside and inside[0] in firsts and not after.isalpha() and after != "&":
            yield span._replace(start=inside[0], end=inside[-1] + 1)


def _first_word(tokens: Sequence[Token], line: Line) -> int:
    first, end = line
    return first + 1 if tokens[first].text in _BULLETS and first + 1 < end else first
