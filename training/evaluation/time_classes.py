"""Times by class: which kinds of expressions are right, wrong, missed and too many.

GUM's dates are measured by their days, since a span of days has no one value there
("1930-01-01/1939-12-31" for the 1930s), and only dates with a value count on either side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from annotate.record import Interval, Time
from annotate.support import calendar
from training.data.corpora import Text, TimeMention
from training.data.scoring import Score

# An end of a span of days may lie off by so much of its length: summer begins on a day of June.
OFF_BY = 0.3
_CLASSES = (
    (r"(?:PAST|PRESENT|FUTURE)_REF", "reference"),
    (r"BC.*", "before our era"),
    (r".*T.*", "time of day"),
    (r"XXXX.*|X+", "year unknown"),
    (r"\d{2,3}", "decade, century"),
    (r"\d{4}", "year"),
    (r".*/.*", "span of days"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-\d\d-\d\d", "day"),
    (r"\d{4}-W.*", "week, weekend"),
    (r"\d{4}-(?:[A-Z]{2}|[QH]\w)", "season, quarter"),
)


def class_of(kind: str, value: str) -> str:
    """Return the class of an expression.

    Args:
        kind: Its TIMEX3 type.
        value: Its TIMEX3 value.
    """
    if kind in {"DURATION", "SET"}:
        return kind.lower()
    return next((name for pattern, name in _CLASSES if re.fullmatch(pattern, value)), "other")


@dataclass(slots=True)
class Classes:
    """What became of the expressions of each class.

    Attributes:
        counts: How many, by class and what became of them.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, mention: TimeMention | Time, what: str) -> None:
        """Count an expression; ``what`` is "right", "value", "type", "missed" or "extra"."""
        self.counts[class_of(mention.type, mention.value), what] += 1

    def lines(self) -> list[str]:
        """Return a table, the classes with the most errors first."""
        kinds = {kind for kind, _ in self.counts}
        columns = ("right", "value", "type", "missed", "extra")

        def errors(kind: str) -> int:
            return sum(self.counts[kind, column] for column in columns[1:])

        rows = [f"{'':18}" + "".join(f"{column:>8}" for column in columns)]
        for kind in sorted(kinds, key=lambda kind: (-errors(kind), kind)):
            rows.append(f"{kind:18}" + "".join(f"{self.counts[kind, column]:8}" for column in columns))
        return rows


def classes_of(
    found: Iterable[Time], gold: Iterable[TimeMention], pairs: Sequence[tuple[Time, TimeMention]]
) -> Classes:
    """Sort the expressions of a text into classes.

    Args:
        found: By the engine.
        gold: Of the corpus.
        pairs: Which of them are one.
    """
    classes = Classes()
    for item, match in pairs:
        right = item.value == match.value
        classes.add(match, "right" if right else "value" if item.type == match.type else "type")
    taken = {id(item) for item, _ in pairs}, {id(match) for _, match in pairs}
    for item in found:
        if id(item) not in taken[0]:
            classes.add(item, "extra")
    for mention in gold:
        if id(mention) not in taken[1]:
            classes.add(mention, "missed")
    return classes


def score_days(
    found: Sequence[Time], gold: Iterable[TimeMention]
) -> tuple[Score, Classes, list[tuple[TimeMention, list[Time]]]]:
    """Score dates by their days, as GUM has them.

    Args:
        found: By the engine.
        gold: Of the corpus; what has no value there counts for nothing.

    Returns:
        Values right, their classes, and the gold ones that are not right with what was found there.
    """
    score, classes, wrong = Score(), Classes(), []
    met: set[int] = set()
    for mention in gold:
        there = [time for time in found if time.start < mention.end and mention.start < time.end]
        met.update(id(time) for time in there)
        if not mention.value or "T" in mention.value:
            continue
        right = any(same_days(time, mention.value) for time in there) or _spanned(there, mention.value)
        score.gold += 1
        score.found += bool(there)
        score.right += right
        classes.add(mention, "right" if right else "value" if there else "missed")
        if not right:
            wrong.append((mention, there))
    for time in found:
        if id(time) not in met and time.type == "DATE" and re.match(r"\d\d|BC", time.value):
            score.found += 1
            classes.add(time, "extra")
            wrong.append((TimeMention(time.start, time.end, "", ""), [time]))
    return score, classes, wrong


def same_days(time: Time, value: str) -> bool:
    """Tell whether an expression means the days of a value of GUM's.

    Args:
        time: Found by the engine.
        value: Of the corpus; the ends of a span stand with a stroke between.
    """
    if time.value.split("T")[0] == value and time.type in {"DATE", "TIME"}:
        return True
    first, last = _ends(value)
    if first is None or last is None:
        return False
    slack = int((last - first).days * OFF_BY) if "/" in value else 0
    # "Early in the 19th century" is the century there, or its beginning.
    for days in (calendar.days_of(_in_some_year(time.value)), _days(time.interval)):
        if days and abs((days[0] - first).days) <= slack and abs((days[1] - last).days) <= slack:
            return True
    return False


def _in_some_year(value: str) -> str:
    """Return a value of every year as that of one of them."""
    known = re.fullmatch(r"XXXX-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI)", value)
    return value.replace("XXXX", "2001") if known else value


def _days(interval: Interval) -> tuple[date, date] | None:
    if not interval.earliest or not interval.latest:
        return None
    return date.fromisoformat(interval.earliest[:10]), date.fromisoformat(interval.latest[:10])


def _spanned(there: Sequence[Time], value: str) -> bool:
    """Tell whether the first and the last of several expressions are the ends of a span."""
    if len(there) < 2 or "/" not in value:
        return False
    first, last = there[0].interval.earliest, there[-1].interval.latest
    whole = replace(there[0], value="", interval=replace(there[0].interval, earliest=first, latest=last))
    return same_days(whole, value)


def _ends(value: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a value of GUM's, none where they are unknown."""
    begin, _, end = value.partition("/")
    if begin.startswith("XXXX") and end[:7] < begin[:7]:
        # December to March of any year.
        end = end.replace("XXXX", "2002")
    first, last = calendar.days_of(_in_some_year(begin)), calendar.days_of(_in_some_year(end or begin))
    return first and first[0], last and last[1]


def agreement(texts: Iterable[Text]) -> tuple[int, int, Score]:
    """Tell how far the labels of one phrase agree with each other, as a bound on what its words can tell.

    A label's form is its value with every figure a 9, or that there is none. Each phrase is read as most of
    the others of the same words are, and one that stands alone as it is labelled: no rule that sees only
    the words does better but by luck, however well it counts.

    Args:
        texts: Of one corpus.

    Returns:
        How many phrases stand more than once, how many of them are labelled otherwise than most others of
        the same words, and the score of that reading.
    """
    forms = _forms(list(texts))
    score, repeated, otherwise = Score(), 0, 0
    for counted in forms.values():
        for form, times in counted.items():
            others = counted - Counter({form: 1})
            read = max(others, key=lambda other: (others[other], other)) if others else form
            score.gold += times * (form != "")
            score.found += times * (read != "")
            score.right += times * (read == form != "")
            repeated += times * bool(others)
            otherwise += times * (read != form)
    return repeated, otherwise, score


def _forms(texts: Sequence[Text]) -> dict[str, Counter[str]]:
    """Count the forms of each phrase that is labelled anywhere, nothing where it stands without a label."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for mention in text.times or ():
            words = " ".join(text.text[mention.start : mention.end].lower().split())
            forms[words][re.sub(r"\d", "9", mention.value)] += 1
    longest = sorted((words for words in forms if not words.isdigit()), key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest)
    phrase = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    for text in texts:
        for found in phrase.finditer(text.text):
            if not any(time.start < found.end() and found.start() < time.end for time in text.times or ()):
                forms[" ".join(found.group().lower().split())][""] += 1
    return forms
