"""What a rule is: a pattern, and a function that reads its matches.

Order does not matter: the longest match at a place wins. A weak rule reads
words that often mean something else (``may``, bare years, ``now``); it counts
only where the model or the context speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from annotate.record import TimexMod
from annotate.timeline import lexicon as lex
from annotate.timeline.resolution import Context, Value

Reader = Callable[[re.Match[str], Context], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the function that reads its matches."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    weak: bool


RULES: list[Rule] = []


def rule(pattern: str, *, weak: bool = False) -> Callable[[Reader], Reader]:
    """Register a reader for a pattern; letter case is ignored, words are whole."""
    compiled = re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", re.IGNORECASE)

    def register(reader: Reader) -> Reader:
        RULES.append(Rule(reader.__name__.strip("_"), compiled, reader, weak))
        return reader

    return register


MOD = r"(?:(?P<mod>early|mid|late|beginning\s+of|start\s+of|middle\s+of|end\s+of)[- ]?\s*(?:in\s+)?)"
WHICH = r"(?P<which>last|past|previous|this|current|next|coming|following|that|the\s+same|same)"
PART = r"(?P<part>morning|afternoon|evening|night)"


def mod_of(match: re.Match[str], name: str = "mod") -> TimexMod | None:
    """Return the TIMEX3 ``mod`` that a group of the match says."""
    words = match.groupdict().get(name)
    if not words:
        return None
    key = " ".join(words.lower().split())
    return lex.MODS.get(key) or lex.AMOUNTS.get(key)  # type: ignore[return-value]
