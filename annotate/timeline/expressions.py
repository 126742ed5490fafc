"""Finding time expressions: rules decide values, the model vetoes and adds.

The rules match characters, not tokens, since spaCy keeps ``mid-1990s`` and
``2023–2024`` whole. A strong rule stands alone; a weak one needs the model or
a preposition of time; what only the model sees is kept with its type and an
unknown value, unless part of it can be read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from annotate.language import groups
from annotate.record import Diagnostic, Maker
from annotate.timeline import (  # noqa: F401 - each registers its rules
    calendar,
    contexts,
    narration,
    resolution,
    rules_clock,
    rules_dates,
    rules_holidays,
    rules_lengths,
    rules_periods,
    rules_relative,
)
from annotate.timeline.resolution import Context, Value
from annotate.timeline.rule import RULES, ImpossibleDateError, Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STRONG, SUPPORTED, WEAK, UNREAD = 0.9, 0.97, 0.7, 0.4
MODEL_ALONE = 0.5
COMPARING = frozenset({"year_before", "period_of_year", "offset_from_now", "offset_from_last"})
# Rules win over the model only where it sees nothing; names win over rules.
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT"})


@dataclass(slots=True)
class Found:
    """A time expression with its value."""

    start: int
    end: int
    value: Value
    by: Maker
    confidence: float


class Findings(NamedTuple):
    """The time expressions of a document in text order, and what stood in the way of some."""

    expressions: list[Found]
    diagnostics: list[Diagnostic]


class Hint(NamedTuple):
    """A time expression as the model sees it."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@dataclass(slots=True)
class _Memory:
    """The dates spoken of so far, the last of each kind, with where they end."""

    day: tuple[int, date] | None = None
    any: tuple[int, str] | None = None
    quarter: tuple[int, str] | None = None
    last: Found | None = None
    reach: dict[str, int] = field(default_factory=lambda: {"day": 600, "any": 600, "quarter": 2500})

    def add(self, item: Found, rule: str) -> None:
        """Remember an expression."""
        self.last = item
        if item.value.type not in {"DATE", "TIME"}:
            return
        days = calendar.days_of(item.value.value)
        if days is None:
            return
        self.any = (item.end, item.value.value)
        if days[0] == days[1]:
            self.day = (item.end, days[0])
        # The quarter that figures are compared with is not the one that the article is about.
        if rule not in COMPARING and re.fullmatch(r"\d{4}-Q\d", item.value.value):
            self.quarter = (item.end, item.value.value)

    def context(self, match: _Match, text: str, setting: Context, tense: str | None) -> Context:
        """Return what an expression is resolved against."""
        at = match.match.start()
        words = text[max(0, at - 14) : at].split()
        day = self.day[1] if self.day and at - self.day[0] < self.reach["day"] else None
        dated = self.any[1] if self.any and at - self.any[0] < self.reach["any"] else None
        quarter = self.quarter[1] if self.quarter and at - self.quarter[0] < self.reach["quarter"] else None
        return Context(
            setting.published,
            tense,  # type: ignore[arg-type]
            day,
            setting.day_first,
            words[-1].lower() if words else "",
            dated,
            quarter,
            contexts.compares(text, at),
        )


def find_expressions(doc: Doc, text: str, published: date | None, *, day_first: bool = False) -> Findings:
    """Find the time expressions of a document, in text order.

    Args:
        doc: With the model's span group ``TIMES``, a parse, both or neither.
        text: The document's exact text.
        published: The publication date, where it is known as a day.
        day_first: Whether 4/6 is the fourth of June.
    """
    tokens, hints = _Tokens(doc), _hints(doc)
    names = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ not in NUMERIC]
    found: list[Found] = []
    problems: list[Diagnostic] = []
    memory = _Memory()
    setting = Context(published, day_first=day_first)
    for match in _longest(_matches(text), hints):
        hint = _overlapping(match.start, match.end, hints)
        if hint is None and (_inside(match, names) or contexts.speaks_against(text, match.start, match.end)):
            continue
        context = memory.context(match, text, setting, narration.direction(tokens.at(match.start)))
        listed = memory.last is not None and contexts.continues(text, memory.last.end, match.start)
        if hint is None and match.rule.weak and not _supported(match, context, bool(hints), text, listed):
            continue
        try:
            value = match.rule.read(match.match, context)
        except ImpossibleDateError as error:
            problems.append(_impossible(text[match.start : match.end], error))
            continue
        if value is None:
            continue
        sure = SUPPORTED if hint else WEAK if match.rule.weak else STRONG
        item = Found(match.start, match.end, value, "rule", sure)
        found.append(item)
        memory.add(item, match.rule.name)
    return Findings(_with_unread(found, hints, text, setting), problems)


def read_phrase(phrase: str, context: Context) -> Value | None:
    """Return the value of words that are known to be one time expression, none where no rule reads them.

    Args:
        phrase: The expression without what stands around it.
        context: What it is resolved against.
    """
    matches = sorted(_matches(phrase), key=lambda m: (m.start - m.end, m.rule.weak))
    for match in matches:
        try:
            value = match.rule.read(match.match, context)
        except ImpossibleDateError:
            return None
        if value is not None:
            return value
    return None


def _impossible(words: str, error: ImpossibleDateError) -> Diagnostic:
    return Diagnostic("impossible-date", f"“{' '.join(words.split())}” is no date: {error}")


class _Tokens:
    """Tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def at(self, offset: int) -> Token | None:
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None


def _hints(doc: Doc) -> list[Hint]:
    """Return the model's time expressions as offsets with type and confidence."""
    if groups.TIMES not in doc.spans:
        return []
    group = doc.spans[groups.TIMES]
    sure = group.attrs.get("confidence", [1.0] * len(group))
    return [Hint(s.start_char, s.end_char, s.label_, float(c)) for s, c in zip(group, sure, strict=True)]


def _matches(text: str) -> Iterable[_Match]:
    for rule in RULES:
        part = "extent" if "extent" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(part)
            if start < 0:
                start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                yield _Match(start, end, rule, match)


def _longest(matches: Iterable[_Match], hints: Sequence[Hint]) -> list[_Match]:
    """Keep the longest match wherever several overlap; the model's extent breaks ties."""
    exact = {(hint.start, hint.end) for hint in hints}
    ranked = sorted(
        matches,
        key=lambda m: (m.start - m.end, (m.start, m.end) not in exact, m.rule.weak, m.start),
    )
    starts: list[int] = []
    kept: list[_Match] = []
    for match in ranked:
        place = bisect_left(starts, match.start)
        if place > 0 and kept[place - 1].end > match.start:
            continue
        if place < len(kept) and kept[place].start < match.end:
            continue
        starts.insert(place, match.start)
        kept.insert(place, match)
    return kept


def _overlapping(start: int, end: int, hints: Sequence[Hint]) -> Hint | None:
    place = bisect_left(hints, (end,))
    return hints[place - 1] if place > 0 and hints[place - 1].end > start else None


def _inside(match: _Match, names: Sequence[tuple[int, int]]) -> bool:
    """Tell an expression that is part of a name ("The Sunday Times") from one that is a date."""
    place = bisect_left(names, (match.start + 1,))
    return place > 0 and names[place - 1][1] >= match.end


def _supported(match: _Match, context: Context, model: bool, text: str, listed: bool) -> bool:
    """Tell whether the context alone speaks for a weak rule."""
    name = match.rule.name
    if name in contexts.DATED:
        return contexts.introduced(text, match.match.start(), match.end, context.preposition) or listed
    return not model and name == "reference" and match.match.group().lower() in contexts.BARE


def _with_unread(found: list[Found], hints: Sequence[Hint], text: str, setting: Context) -> list[Found]:
    """Add what only the model sees, with its type and as much of a value as its words give."""
    starts = [item.start for item in found]
    for start, end, kind, sure in hints:
        place = bisect_left(starts, end)
        if (place > 0 and found[place - 1].end > start) or sure < MODEL_ALONE:
            continue
        words = text[start:end]
        value = read_phrase(words, setting) or resolution.unread(words, kind)
        found.insert(place, Found(start, end, value, "model", round(UNREAD * sure, 2)))
        starts.insert(place, start)
    return found
