"""Regular expressions as people type them; none can take for ever.

What is a regular expression is for Python's ``re`` to say. The ``regex`` library does the looking, since
it can be given a time limit and lets other threads work meanwhile.
"""

from __future__ import annotations

import re
import time
import warnings

import regex

from annotate.errors import DatelineError

# Preparing a long row of letters takes longer than its square, and knows no time limit.
LONGEST_PATTERN = 500
LARGEST_PATTERN = 10_000
_LEAST_SECONDS = 0.001
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(?:,\d*)?\}|.", re.DOTALL)
# An escaped character, a set or a remark, which stay as they are; a brace that counts nothing, which `regex`
# would take for a number of misspellings; or spaces.
_PARTS = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|\{(?!\d*,?\d*\})| +(?![ *+?{])| ", re.DOTALL
)
# White space in a line, or around the end of one; a blank line parts paragraphs.
_GAP = r"(?:[^\S\n]*\n[^\S\n]*|[^\S\n]+)"


class PatternError(DatelineError):
    """What was typed is no regular expression."""


class TooLongError(DatelineError):
    """A pattern was given up, since it takes longer than anybody waits."""


def expression(pattern: str, flags: int = 0, *, over_lines: bool = False) -> regex.Pattern[str]:
    """The regular expression that was typed.

    Args:
        pattern: In the syntax of Python's ``re``.
        flags: Of ``re``.
        over_lines: Whether a space finds any white space between words, an end of line among it.

    Raises:
        PatternError: When it is none, or longer than one can be.
    """
    if len(pattern) > LONGEST_PATTERN or _size(pattern) > LARGEST_PATTERN:
        raise PatternError(f"{pattern} is too long for a regular expression")
    try:
        with warnings.catch_warnings():
            # A warning would be printed over the screen.
            warnings.simplefilter("ignore")
            over_lines &= not re.compile(pattern, flags).flags & re.VERBOSE
            plain = _PARTS.sub(lambda found: _plain(found, over_lines), pattern)
            return regex.compile(plain, int(flags) | regex.VERSION0)
    except (re.error, regex.error, OverflowError, RecursionError) as error:
        raise PatternError(f"{pattern} is no regular expression") from error


def _plain(found: re.Match[str], over_lines: bool) -> str:
    part = found[0]
    if part == "{":
        return "\\{"
    if not over_lines or part.strip(" "):
        return part
    # A single space may be one that is counted: "a *b".
    return r"\s" if found.string[found.end() : found.end() + 1] in {*"*+?{"} else _GAP


def _size(pattern: str) -> int:
    """About how many parts `regex` makes of a pattern: it writes repeated groups out, within each other."""
    sizes, last = [0], 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            sizes.append(1)
        elif token[0] == ")" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif token[0] == "+" or (token[0][0] == "{" and len(token[0]) > 1):
            times = min(int(token[1] or 0), LARGEST_PATTERN) if token[1] else 1
            sizes[-1] += last * times
            last *= times + 1
        elif token[0] not in "*?":
            last = 1
            sizes[-1] += 1
    return sum(sizes)


def literal(words: str, flags: int = 0) -> regex.Pattern[str]:
    """An expression that finds just these words, with any white space between them."""
    found = _GAP.join(regex.escape(word) for word in re.split(" +", words))
    return regex.compile(found, int(flags) | regex.VERSION0)


class Patience:
    """How long one is willing to look; only the time spent looking counts.

    The limit of ``regex`` is in processor time of the whole process, to which the engine in another
    thread adds; so a limit that came too early is followed by a longer one.
    """

    def __init__(self, seconds: float) -> None:
        """Be willing to look for so long."""
        self._left = seconds
        self._rate = 1.0

    def give_up(self) -> None:
        """Nobody waits any more."""
        self._left = 0.0

    def is_in(self, wanted: regex.Pattern[str], text: str) -> bool:
        """Whether an expression is found in a text.

        Raises:
            TooLongError: When it takes too long.
        """
        while True:
            limit, began, used = self._limit(), time.perf_counter(), time.process_time()
            try:
                return wanted.search(text, timeout=limit) is not None
            except TimeoutError:
                self._rate = _rate(began, used)
            finally:
                self._left -= time.perf_counter() - began

    def hits(
        self, wanted: regex.Pattern[str], text: str, start: int, stop: int, end: int
    ) -> list[tuple[int, int]]:
        """Where an expression is found, from left to right, without empty hits.

        Args:
            wanted: The expression.
            text: All of the text.
            start: Where to begin.
            stop: Where no hit begins any more.
            end: Where every hit ends.

        Raises:
            TooLongError: When it takes too long.
        """
        hits: list[tuple[int, int]] = []
        while True:
            limit, began, used = self._limit(), time.perf_counter(), time.process_time()
            try:
                for found in wanted.finditer(text, start, end, timeout=limit):
                    if found.start() >= stop:
                        break
                    if found.end() > found.start():
                        hits.append(found.span())
                        start = found.end()
                return hits
            except TimeoutError:
                self._rate = _rate(began, used)
            finally:
                self._left -= time.perf_counter() - began

    def _limit(self) -> float:
        if self._left < _LEAST_SECONDS:
            raise TooLongError("it takes too long")
        return self._left * self._rate


def _rate(began: float, used: float) -> float:
    """Processor time of the process in a second."""
    passed = time.perf_counter() - began
    return max((time.process_time() - used) / passed, 1.0) if passed > 0 else 1.0
