"""Which days a passage is of: what stands under "In 2015, ..." is of that year, what the lead tells is news.

An event whose own words give no day can still be told from one of another year by where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.record import Section, Time
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.mentions import Mentioned
from annotate.timeline.events.when.dated import dated_expressions, sentence_numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc

Days = tuple[str | None, str | None]
NEWS = timedelta(days=60)
"""What a title or a lead tells as past is hardly older."""
REACH = 2
"""So many sentences of a paragraph stand under the expression that opens one before them."""
LEAD = 2
OPENING = 3
"""An expression behind so many words ("In early") opens its sentence."""
OPENERS = frozenset({"in", "on", "during", "back"})
GRAINS = frozenset({"year", "month", "day"})
UNKNOWN: Days = (None, None)


def days_around(
    doc: Doc,
    sections: Sequence[Section],
    times: Sequence[Time],
    events: Sequence[Happening],
    published: date | None,
) -> list[Days]:
    """Return the first and the last day of the passages that events stand in, as far as they are known.

    Args:
        doc: Parsed or not.
        sections: Of the article.
        times: In text order.
        events: In text order.
        published: The publication date, where it is known as a day.
    """
    sentences = sentence_numbers(doc)
    firsts = {number: i for i, number in reversed(list(enumerate(sentences)))}
    opened = _opened(doc, times, sentences, firsts)
    starts = [section.start for section in sections]
    homes = [bisect_right(starts, event.start) - 1 for event in events]
    titles = {number for number, section in enumerate(sections) if section.kind == "title"}
    news = ((published - NEWS).isoformat(), None) if published else UNKNOWN
    found: list[Days] = []
    for event, home in zip(events, homes, strict=True):
        sentence = sentences[event.token.i]
        above = range(sentence, max(sentence - REACH, 0) - 1, -1)
        # An expression of another paragraph says nothing of this one.
        near = [n for n in above if n in opened and bisect_right(starts, doc[firsts[n]].idx) - 1 == home]
        if near:
            found.append(opened[near[0]])
        elif home in titles or sentence < LEAD:
            found.append(news if _is_news(event, title=home in titles) else UNKNOWN)
        else:
            found.append(UNKNOWN)
    return found


def _opened(
    doc: Doc, times: Sequence[Time], sentences: Sequence[int], firsts: Mapping[int, int]
) -> Mapping[int, Days]:
    """Return the days of the sentences that open with an expression, by their numbers."""
    found: dict[int, Days] = {}
    for dated in dated_expressions(doc, times, sentences):
        interval, begin = dated.time.interval, firsts[dated.sentence]
        if dated.time.granularity not in GRAINS or not (interval.earliest and interval.latest):
            continue
        leads = doc[begin].lower_ in OPENERS and dated.first - begin <= OPENING
        if leads or dated.first == begin:
            found.setdefault(dated.sentence, (interval.earliest, interval.latest))
    return found


def _is_news(event: Mentioned, *, title: bool) -> bool:
    """Tell whether a title or the main clause of a lead tells an event as what has happened."""
    token = event.token
    if token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} or event.dct == "AFTER":
        return False
    if title or not syntax.parsed(token):
        return title
    # "Nine died when a bus fell, officials said": what is told before who tells it is the news.
    told = syntax.is_clausal_complement(token) and token.i < token.head.i == token.head.head.i
    return told or token.head.i == token.i
