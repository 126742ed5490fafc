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
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from annotate.language import groups, syntax
from annotate.record import Maker
from annotate.timeline import calendar, resolution, rules_dates, rules_relative  # noqa: F401
from annotate.timeline.resolution import Context, Value
from annotate.timeline.rule import RULES, Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREPOSITIONS = frozenset(
    {"in", "since", "until", "till", "by", "during", "from", "before", "after", "through", "of"}
)
STRONG, SUPPORTED, WEAK, UNREAD = 0.9, 0.97, 0.7, 0.4
MODEL_ALONE = 0.5
MEMORY = 600


@dataclass(slots=True)
class Found:
    """A time expression with its value."""

    start: int
    end: int
    value: Value
    by: Maker
    confidence: float


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def find_expressions(doc: Doc, text: str, published: date | None, *, day_first: bool = False) -> list[Found]:
    """Find the time expressions of a document, in text order.

    Args:
        doc: With the model's span group ``TIMES``, a parse, both or neither.
        text: The document's exact text.
        published: The publication date, where it is known as a day.
        day_first: Whether 4/6 is the fourth of June.
    """
    tokens = _Tokens(doc)
    hints = _hints(doc)
    taken = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ not in {"DATE", "TIME"}]
    found: list[Found] = []
    last: tuple[int, date] | None = None
    for match in _longest(_matches(text), hints):
        if _inside_name(match, taken, hints):
            continue
        token = tokens.at(match.start)
        near = last[1] if last and match.start - last[0] < MEMORY else None
        before = text[max(0, match.start - 12) : match.start].split()
        context = Context(published, _tense(token), near, day_first, before[-1].lower() if before else "")
        supported = _overlaps(match, hints)
        if match.rule.weak and not supported and not _weak_support(match, context, bool(hints)):
            continue
        value = match.rule.read(match.match, context)
        if value is None:
            continue
        sure = SUPPORTED if supported else WEAK if match.rule.weak else STRONG
        found.append(Found(match.start, match.end, value, "rule", sure))
        days = calendar.days_of(value.value) if value.type in {"DATE", "TIME"} else None
        if days and days[0] == days[1]:
            last = (match.end, days[0])
    return _with_unread(found, hints, text)


class _Tokens:
    """Tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def at(self, offset: int) -> Token | None:
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None


def _tense(token: Token | None) -> syntax.Tense | None:
    """Return the tense of the clause; inside reported speech that of the content's verb."""
    if token is None or not syntax.parsed(token):
        return None
    verb = syntax.governing_verb(token)
    infinitive = False
    for _ in range(4):
        if verb is None:
            return None
        found = syntax.tense(verb)
        if found is not None:
            # "plans to meet on Friday" looks ahead, "decided to meet on Friday" need not.
            return "future" if infinitive and found == "present" else found
        infinitive = infinitive or any(child.lower_ == "to" for child in verb.children)
        verb = syntax.governing_verb(verb.head) if verb.head.i != verb.i else None
    return None


def _hints(doc: Doc) -> list[tuple[int, int, str, float]]:
    """Return the model's time expressions as offsets with type and confidence."""
    if groups.TIMES not in doc.spans:
        return []
    group = doc.spans[groups.TIMES]
    sure = group.attrs.get("confidence", [1.0] * len(group))
    return [(s.start_char, s.end_char, s.label_, float(c)) for s, c in zip(group, sure, strict=True)]


def _matches(text: str) -> Iterable[_Match]:
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                yield _Match(start, end, rule, match)


def _longest(matches: Iterable[_Match], hints: Sequence[tuple[int, int, str, float]]) -> list[_Match]:
    """Keep the longest match wherever several overlap; the model's extent breaks ties."""
    exact = {(start, end) for start, end, _, _ in hints}
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


def _overlaps(match: _Match, hints: Sequence[tuple[int, int, str, float]]) -> bool:
    place = bisect_left(hints, (match.end,))
    return place > 0 and hints[place - 1][1] > match.start


def _inside_name(
    match: _Match, names: Sequence[tuple[int, int]], hints: Sequence[tuple[int, int, str, float]]
) -> bool:
    """Tell an expression that is part of a name ("The Sunday Times") from one that is a date."""
    place = bisect_left(names, (match.start + 1,))
    inside = place > 0 and names[place - 1][1] >= match.end
    return inside and not _overlaps(match, hints)


def _weak_support(match: _Match, context: Context, model: bool) -> bool:
    """Tell whether the context alone speaks for a weak rule."""
    if match.rule.name in {"year", "year_of_range", "bare_season"}:
        return context.preposition in PREPOSITIONS
    return not model and match.rule.name == "reference"


def _with_unread(found: list[Found], hints: Sequence[tuple[int, int, str, float]], text: str) -> list[Found]:
    """Add what only the model sees, with its type and an unknown value."""
    starts = [item.start for item in found]
    for start, end, kind, sure in hints:
        place = bisect_left(starts, end)
        if (place > 0 and found[place - 1].end > start) or sure < MODEL_ALONE:
            continue
        value = resolution.unread(text[start:end], kind)
        found.insert(place, Found(start, end, value, "model", round(UNREAD * sure, 2)))
        starts.insert(place, start)
    return found
