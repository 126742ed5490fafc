"""Finding time expressions: rules decide values, the model vetoes and adds.

The rules match characters, not tokens, since spaCy keeps ``mid-1990s`` and
``2023–2024`` whole. A strong rule stands alone; a weak one needs the model or
a preposition of time; what only the model sees is kept with its type and an
unknown value, unless part of it can be read.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import annotate.timeline.rules  # noqa: F401 - loads every rule
from annotate.language import syntax
from annotate.record import Diagnostic
from annotate.support import calendar
from annotate.support.patterns import lazily
from annotate.timeline.events.factuality import demanding_verb
from annotate.timeline.expressions import narrative, unread
from annotate.timeline.expressions.course import narration, scene
from annotate.timeline.expressions.course.aside import aside_of, only_compares
from annotate.timeline.expressions.course.bidding import is_agent, is_ruled_out, promising_verb
from annotate.timeline.expressions.course.due import was_put_off
from annotate.timeline.expressions.course.forecasts import end_of_count
from annotate.timeline.expressions.course.fronted import opens_what_was
from annotate.timeline.expressions.course.memory import Memory
from annotate.timeline.expressions.course.reported import is_of_report
from annotate.timeline.expressions.day_of_text import day_told, is_of_guessed_year, shown
from annotate.timeline.expressions.feast_names import part_that_no_name_meets
from annotate.timeline.expressions.found import Findings, Found, meets
from annotate.timeline.expressions.guide import told_of_no_day
from annotate.timeline.expressions.hints import Hint, hints_of, outside_names, overlapping
from annotate.timeline.expressions.joined import with_clocks
from annotate.timeline.expressions.live.diary import pages
from annotate.timeline.expressions.live.entries import live_entries
from annotate.timeline.expressions.quoted.said import Sayings
from annotate.timeline.expressions.turns import Tokens, in_turn
from annotate.timeline.values import contexts, ranges, resolution
from annotate.timeline.values.beginnings import Beginnings
from annotate.timeline.values.resolution import Context, Value
from annotate.timeline.values.rule import RULES, ImpossibleDateError, Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STRONG, SUPPORTED, WEAK, UNREAD = 0.9, 0.97, 0.7, 0.4
MODEL_ALONE = 0.5
REACH_OF_RANGE = 14
# Where no verb tells on which side of the publication a day lies, its value is hardly more than a guess.
UNTOLD, DOUBT = "no verb tells the side", 0.7
_FOREIGN_DIGIT = re.compile(r"[^\W0-9a-zA-Z_](?<=\d)")
_THAT = lazily(r"\b(?:that|same)\b", re.IGNORECASE)
_LONG_GAP = re.compile(r"(?<=\s)\s{12,}(?=\s)")
# Of no script and no use: neither a word nor white space.
NO_SPACE = "\ue000"
# Rules win over the model only where it sees nothing; names win over rules.
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT"})


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def find_expressions(
    doc: Doc,
    text: str,
    published: date | None,
    *,
    day_first: bool = False,
    names: Sequence[tuple[int, int]] = (),
    country: str | None = None,
) -> Findings:
    """Find the time expressions of a document, in text order.

    Args:
        doc: With the model's span group ``TIMES``, a parse, both or neither.
        text: The document's exact text.
        published: The publication date, where it is known as a day.
        day_first: Whether 4/6 is the fourth of June.
        names: Where names stand whose words are no times, as offsets.
        country: ISO code of the country that the article is from, where that is known.
    """
    return _Finder(doc, text, Context(published, day_first=day_first, country=country), sorted(names)).run()


class _Finder:
    """Reads the matches of one document in text order."""

    def __init__(self, doc: Doc, text: str, setting: Context, barred: Sequence[tuple[int, int]] = ()) -> None:
        self._text = _plain(text)
        self._setting = setting
        self._tokens = Tokens(doc)
        self._barred = barred
        self._hints = [part for hint in hints_of(doc) for part in outside_names(hint, text, barred)]
        self._names = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ not in NUMERIC]
        if setting.published is None:
            year = narrative.year_told(text)
            day, weekdays, exact = day_told(text, year) or (None, False, False)
            self._setting = replace(setting, year=year, of_day=day, weekdays=weekdays, exact=exact)
        guide, no_day = told_of_no_day(text)
        self._setting = replace(self._setting, guide=guide, no_day=no_day)
        on = setting.published
        history = narrative.tells_history(text, on)
        passages = () if history else narrative.passages(text, on)
        self._memory = Memory(on, history, passages, live_entries(text, on), Sayings(text), pages(text, on))
        self._frames = narrative.frames(text)
        self._found: list[Found] = []
        self._problems: list[Diagnostic] = []
        self._settled: list[tuple[int, int]] = []
        self._tried = [(hint.start, hint.end) for hint in self._hints]

    def run(self) -> Findings:
        """Read everything, falling back to shorter matches where the longest is none."""
        every = _ranked(_matches(self._text), self._hints)
        ranks = {id(match): rank for rank, match in enumerate(every)}
        by_start = sorted(every, key=lambda match: match.start)
        starts = [match.start for match in by_start]
        waiting = _longest(every)[::-1]
        while waiting:
            match = waiting.pop()
            if self._take(match):
                continue
            near = by_start[bisect_left(starts, match.start) : bisect_left(starts, match.end)]
            rank = ranks[id(match)]
            inside = [other for other in near if other.end <= match.end and ranks[id(other)] > rank]
            waiting += _longest(sorted(inside, key=lambda other: ranks[id(other)]))[::-1]
        settled = sorted(self._settled)
        # What the model takes for a time may be a date that does not exist.
        hints = [hint for hint in self._hints if not meets(hint.start, hint.end, settled)]
        found = with_clocks(
            self._text, sorted([*self._found, *self._unread(hints)], key=lambda item: item.start)
        )
        in_turn(self._text, found, self._tokens)
        if self._setting.of_day is not None:
            for item in found:
                item.value = shown(item.value)
        return Findings(found, self._problems, self._tried)

    def _unread(self, hints: Iterable[Hint]) -> Iterator[Found]:
        """Yield what only the model sees, with its type and as much of a value as its words give."""
        starts = [item.start for item in self._found]
        for start, end, kind, sure in hints:
            place = bisect_left(starts, end)
            if (place > 0 and self._found[place - 1].end > start) or sure < MODEL_ALONE:
                continue
            words = self._text[start:end]
            # Digits alone are a time where a rule reads all of them.
            digits = not any(character.isalpha() for character in words)
            if digits and not _reads_all(words, self._setting):
                continue
            if unread.is_no_time(self._text, start, end):
                continue
            if unread.is_time(self._text, start, end):
                part = contexts.is_of_something(self._text, start, end)
                known = None if part else read_phrase(unread.spelt_out(words), self._setting)
                value = known or unread.value_of(words, kind)
                yield Found(start, end, value, "model", round(UNREAD * sure, 2))

    def _take(self, match: _Match) -> bool:
        """Read a match; tell whether it settles what its words mean."""
        place = (match.start, match.end)
        self._tried.append(place)
        place = part_that_no_name_meets(match.rule.called, match.match, place, self._barred)
        if not match.rule.foreign and meets(*place, self._barred):
            return False
        hint = overlapping(match.start, match.end, self._hints)
        rate = not match.rule.rate and contexts.is_rate(self._text, match.start, match.end)
        if rate or (hint is None and self._vetoed(match)):
            return False
        if unread.is_no_date(self._text, match.start, match.end):
            return False
        if match.rule.part and contexts.is_half_of_match(self._text, match.start, match.end):
            return False
        context = self._context(match)
        if hint is None and match.rule.weak and not self._supported(match):
            return False
        try:
            value = match.rule.value(match.match, context)
        except ImpossibleDateError as error:
            words = " ".join(self._text[match.start : match.end].split())
            self._problems.append(Diagnostic("impossible-date", f"“{words}” is no date: {error}"))
            self._settled.append((match.start, match.end))
            return True
        if value is None:
            return False
        value = self._memory.placed(value, match.start)
        sure = SUPPORTED if hint else WEAK if match.rule.weak else STRONG
        if (value.anchor and UNTOLD in value.because) or is_of_guessed_year(value, self._setting.published):
            sure = round(sure * DOUBT, 2)
        if value.because.endswith(resolution.AGAINST):
            words = " ".join(self._text[match.start : match.end].split())
            self._problems.append(Diagnostic("weekday-contradiction", f"“{words}”: {value.because}"))
        if self._found:
            value = self._in_order(match, value, past=context.tense == "past")
        back = self._memory.place(value.anchor)
        self._found.append(Found(match.start, match.end, value, "rule", sure, back, match.rule))
        if match.rule.compares and only_compares(match.match):
            return True
        aside = match.rule.aside or contexts.stands_aside(self._text, match.start)
        begins = context.preposition in {"from", "between"}
        kinds = {"aside": aside, "compares": match.rule.compares, "begins": begins}
        token, day = self._tokens.at(match.start), self._memory.open_day or self._memory.day
        self._memory.reported.come_to(value.value, day, reports=is_of_report(token))
        within = aside_of(token)
        kinds["opens"] = context.tense == "past" and not scene.is_dateline(self._text, match.start, match.end)
        self._memory.add(value, match.end, **kinds, looks_back=context.looks_back, within=within)
        return True

    def _in_order(self, match: _Match, value: Value, *, past: bool) -> Value:
        """Put the last expression and a new one into order where they are the ends of a range."""
        last = self._found[-1]
        if match.start - last.end < REACH_OF_RANGE:
            before = self._text[max(0, last.start - 8) : last.start]
            link = ranges.Link((last.rule, match.rule), before, self._text[last.end : match.start])
            last.value, value = ranges.in_order(last.value, value, link, self._setting.published, past=past)
        return value

    def _context(self, match: _Match) -> Context:
        token, start = self._tokens.at(match.start), match.match.start()
        before = self._found[-1] if self._found else None
        if before and before.rule and ranges.goes_on(self._text[before.end : match.start]):
            # The second day of "April 25-27" is told of as the first is.
            token, start = self._tokens.at(before.start), before.start
        preposition, today = contexts.lead(self._text, start), self._setting.published
        preposition = end_of_count(token, (self._text, start, match.match.end()), today) or preposition
        if preposition in resolution.AHEAD and (narration.looks_back(token) or narration.is_over(token)):
            preposition = ""
        if preposition == "by" and token is not None and (is_agent(token) or opens_what_was(token)):
            preposition = ""
        if preposition not in resolution.BACK and narration.since(token):
            preposition = "since"
        tense = "past" if preposition == "since" else narration.direction(token)
        if preposition == "for" and tense == "past":
            # "They set a hearing for June 5" says nothing of the side.
            tense = None
        demanded = demanding_verb(token, today) is not None or (is_ruled_out(token) and not match.rule.clock)
        context = replace(
            self._setting,
            tense="future" if demanded else tense,
            firm=demanded or narration.is_firm(token),
            of_now=narration.says_will(token) or (preposition == "since" and narration.is_perfect(token)),
            scheduled=narration.scheduled(token)
            and not (match.rule.lacks_year and contexts.is_as_of(self._text, start)),
            preposition=preposition,
            compared=contexts.compares(self._text, start),
            looks_back=narration.looks_back(token),
            put_off=match.rule.weekday and was_put_off(token),
        )
        stays = match.rule.back and _THAT.search(self._text, match.start, match.end)
        filled = self._memory.filled(context, match.start, stays=bool(stays))
        if match.rule.lacks_year and tense == "future" and token is not None and not match.rule.proper:
            filled = self._promised(filled, token)
        if match.rule.clock and context.tense == "past" and token is not None:
            day = self._memory.open_day or self._memory.day
            filled = self._memory.reported.of_happening(filled, token.sent[0].idx, day[0] if day else 0)
        if match.rule.clock and scene.tells_when(token):
            filled = self._memory.of_scene(filled, self._text.rfind("\n", 0, match.start))
        if filled.reached is None and match.rule.lacks_year:
            if filled.mentioned and narrative.goes_on_from_there(self._text, match.start):
                return replace(filled, reached=filled.mentioned)
            year = narrative.year_of_frame(self._frames, match.start)
            return replace(filled, reached=str(year)) if year else filled
        return filled

    def _promised(self, context: Context, token: Token) -> Context:
        """Return the context of what was to come when it was said: "promised in May 2019 to pay by June"."""
        last = self._found[-1] if self._found else None
        verb = promising_verb(token)
        if last is None or verb is None or context.published is None or last.start < token.sent[0].idx:
            return context
        days = calendar.days_of(last.value.value)
        at = self._tokens.at(last.start)
        own = at is not None and syntax.governing_verb(at) == verb
        near = days and (days[1] - days[0]).days < resolution.LONGEST_MONTH and days[1] < context.published
        return replace(context, reached=last.value.value) if own and near else context

    def _vetoed(self, match: _Match) -> bool:
        """Tell an expression that is part of a name, a rate or a number from one that is a time."""
        place = bisect_left(self._names, (match.start + 1,))
        named = place > 0 and self._names[place - 1][1] >= match.end and not match.rule.written_out
        if named and match.rule.proper:
            # A holiday is a name of its own, but not "Christmas Island".
            named = self._names[place - 1] != (match.start, match.end)
        return named or contexts.speaks_against(self._text, match.start, match.end)

    def _supported(self, match: _Match) -> bool:
        """Tell whether the context alone speaks for a weak rule."""
        preposition = contexts.lead(self._text, match.match.start())
        if match.rule.needs == "season":
            if self._setting.guide:
                return True
            return contexts.introduces_season(self._text, match.start, preposition)
        if match.rule.needs == "introduction":
            start, end = match.match.start(), self._memory.end
            listed = end is not None and contexts.continues(self._text, end, match.start)
            return listed or contexts.introduced(self._text, start, match.end, preposition)
        if match.rule.needs == "weekend" and (
            preposition in contexts.BEFORE_WEEKEND or self._text[match.start] == "T"
        ):
            return True
        return not self._hints and contexts.stands_alone(match.rule, match.match.group(), preposition)


def _plain(text: str) -> str:
    """Return a text of equal length with the digits of ASCII, and with no white space that costs time.

    Patterns try a long run of white space from each of its places; nothing is read across one.
    """
    text = _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found.group())), text)
    return _LONG_GAP.sub(lambda found: NO_SPACE * len(found.group()), text)


def read_phrase(phrase: str, context: Context) -> Value | None:
    """Return the value of words that are known to be one time expression, none where no rule reads them.

    Args:
        phrase: The expression without what stands around it.
        context: What it is resolved against.
    """
    matches = sorted(_matches(phrase), key=lambda m: (m.start - m.end, m.rule.weak))
    for match in matches:
        try:
            value = match.rule.value(match.match, context)
        except ImpossibleDateError:
            return None
        if value is not None:
            return value
    return None


def _reads_all(words: str, context: Context) -> bool:
    """Tell whether one rule reads all of the words."""
    whole = (match for match in _matches(words) if (match.start, match.end) == (0, len(words)))
    try:
        return any(match.rule.value(match.match, context) for match in whole)
    except ImpossibleDateError:
        return False


@lru_cache(maxsize=1)
def _beginnings() -> Beginnings:
    return Beginnings([rule.source for rule in RULES])


def _matches(text: str) -> Iterable[_Match]:
    for number, match in _beginnings().matches(text):
        start, end = match.span("extent" if "extent" in match.re.groupindex else 0)
        if start < 0:
            start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield _Match(start, end, RULES[number], match)


def _ranked(matches: Iterable[_Match], hints: Sequence[Hint]) -> list[_Match]:
    """Sort matches, the longest first; the model's extent breaks ties."""
    exact = {(hint.start, hint.end) for hint in hints}
    return sorted(
        matches,
        key=lambda m: (m.start - m.end, (m.start, m.end) not in exact, m.rule.weak, m.start),
    )


def _longest(ranked: Iterable[_Match]) -> list[_Match]:
    """Keep the first of the matches wherever several overlap, and put them in text order."""
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
