"""What a rule is: a pattern, and a function that reads its matches.

Order does not matter: the longest match at a place wins. A weak rule reads
words that often mean something else (``may``, bare years, ``now``); it counts
only where the model or the context speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from annotate.record import TimexMod
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.beginnings import EDGE, compiled
from annotate.timeline.values.resolution import Context, Value

Reader = Callable[[re.Match[str], Context], Value | None]
Need = Literal["introduction", "season", "weekend"]
Alone = Literal["always", "as a length", "bare"]


class Traits(TypedDict, total=False):
    """What a rule says of itself; see ``Rule``."""

    weak: bool
    needs: Need
    alone: Alone
    written_out: bool
    foreign: bool
    lacks_year: bool
    weekday: bool
    clock: bool
    back: bool
    part: bool
    proper: bool
    aside: bool
    compares: bool
    rate: bool
    called: str


class ImpossibleDateError(ValueError):
    """A match says a day that no calendar has, or a weekday that the day is not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the function that reads its matches.

    A group ``extent`` is the expression where the pattern needs its surroundings too.

    Attributes:
        name: For whoever looks into what was found; nothing depends on it.
        source: The pattern of what it reads.
        read: Reads a match.
        weak: Whether its words often mean something else.
        needs: What has to stand around a weak rule's words where the model does not speak for them.
        alone: Which words of a weak rule are taken where no model has looked at the text.
        written_out: Whether it reads dates even inside a name ("the 4th of July").
        foreign: Whether its words are of no other use, even where they look like a person's name.
        lacks_year: Whether it reads dates without a year, which a range can give them.
        weekday: Whether it reads a day of the week.
        clock: Whether it reads a time of day that may stand without a day.
        back: Whether it reads what goes back to the date just named, even in an aside.
        part: Whether it reads parts of a year that may be those of a match.
        proper: Whether its words are names of their own, but not inside other names.
        aside: Whether a history has not come to what it reads: the end of "1939-1945".
        compares: Whether figures are compared with the quarter that it reads.
        rate: Whether it reads what something is counted by, which is no time for other rules.
        called: Group with the name of a feast or of a month, which may be taken for a person's.
    """

    name: str
    source: str
    read: Reader
    weak: bool = False
    needs: Need | None = None
    alone: Alone | None = None
    written_out: bool = False
    foreign: bool = False
    lacks_year: bool = False
    weekday: bool = False
    clock: bool = False
    back: bool = False
    part: bool = False
    proper: bool = False
    aside: bool = False
    compares: bool = False
    rate: bool = False
    called: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it reads, compiled when it is first needed."""
        return compiled(self.source)

    def value(self, match: re.Match[str], context: Context) -> Value | None:
        """Return what a match means, none where it is no time or the calendar does not reach so far.

        Raises:
            ImpossibleDateError: It says a day that no calendar has.
        """
        try:
            return self.read(match, context)
        except ImpossibleDateError:
            raise
        except (ValueError, OverflowError):
            return None


RULES: list[Rule] = []


def rule(pattern: str, **traits: Unpack[Traits]) -> Callable[[Reader], Reader]:
    """Register a reader for a pattern; letter case is ignored, words are whole."""
    source = rf"{EDGE}(?:{pattern})(?!\w)"

    def register(reader: Reader) -> Reader:
        RULES.append(Rule(reader.__name__.strip("_"), source, reader, **traits))
        return reader

    return register


def read_whole(words: str, context: Context) -> Value | None:
    """Return the value that one rule reads from all of some words, a strong rule's first.

    Args:
        words: A part of an expression that is one by itself.
        context: What it is resolved against.
    """
    for each in sorted(RULES, key=lambda one: one.weak):
        match = each.pattern.fullmatch(words)
        try:
            value = each.value(match, context) if match else None
        except ImpossibleDateError:
            return None
        if value is not None:
            return value
    return None


MOD = (
    r"(?:(?P<mod>early[- ]to[- ]mid|mid-?\s?to[- ]late|(?:very\s+)?early|mid|(?:very\s+)?late"
    r"|(?:very\s+)?(?:beginning|start|middle|end)\s+of)"
    r"[- ]?\s*(?:in\s+)?)"
)
WHICH = (
    r"(?P<which>last|past|previous|this\s+past|this\s+coming|this\s+upcoming|upcoming|this|current"
    r"|next|coming|following|that"
    r"|the\s+same|same)"
)
PART = (
    r"(?:in\s+)?(?:(?:the\s+)?(?P<partmod>early|late|mid)[- ]|the\s+)?"
    r"(?P<part>morning|afternoon|evening|night|lunchtime|midday)"
)
QUANTITY = rf"(?:(?P<amount>{lex.alternatives(lex.AMOUNTS)})\s+)?"
SOONER = r"(?:(?P<sooner>earlier|later)\s+(?:in\s+)?)?"


def mod_of(match: re.Match[str], name: str = "mod") -> TimexMod | None:
    """Return the TIMEX3 ``mod`` that a group of the match says."""
    words = match.groupdict().get(name)
    if not words:
        return None
    key = " ".join(re.sub(r"-?\s?to[- ]", " to ", words.lower()).split()).removeprefix("very ")
    return lex.MODS.get(key) or lex.AMOUNTS.get(key)  # type: ignore[return-value]


_SYNONYMS = {
    "this past": "past", "this coming": "coming", "this upcoming": "coming", "upcoming": "coming",
    "current": "this",
}  # fmt: skip


def which_of(match: re.Match[str]) -> str:
    """Return what the group ``which`` says, in the words that resolution knows."""
    words = " ".join((match.groupdict().get("which") or "").lower().removeprefix("the ").split())
    return _SYNONYMS.get(words, words)


def with_part(value: Value, match: re.Match[str]) -> Value:
    """Return a day's value narrowed to the part of the day that the match says."""
    part = match.groupdict().get("part")
    if not part:
        return value
    code = lex.PARTS[part.lower()]
    return value._replace(
        type="TIME", value=f"{value.value}T{code}", mod=mod_of(match, "partmod") or value.mod
    )
