"""Two articles with records made by hand, gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.article import Article
from annotate.dossier import Source, build
from annotate.record import EventTime, Interval, Published
from tests.tui.sample import TEXT, sample_record
from tui.state.dossier.pages import PAGES
from tui.state.dossier.rows import Gathered


def gathered(sources: Sequence[Source]) -> Gathered:
    """A dossier of articles."""
    return Gathered(build(sources), sources, {each.id: f"{each.id}.txt" for each in sources})


def source(id: str, day: str, paper: str, more: str = "") -> Source:
    article = Article.from_text(TEXT + more, id=id, source=f"{id}.txt")
    record = sample_record(article)
    document = replace(record.document, publisher=paper, published=Published(day, "given"))
    return Source(id, replace(record, document=document), article.text)


SOURCES = [
    source("a", "2025-06-12", "Velden Post"),
    source("b", "2025-06-14", "Halden Courier", "\nOlsen’s café closed, and the ferry too.\n"),
]
GATHERED = gathered(SOURCES)
ROWS = {name: list(page.rows(GATHERED)) for name, page in PAGES.items()}


def yearless() -> list[Source]:
    """The first article, of an unknown day: floods on 27 January of some year, nothing else dated."""
    given = source("a", "2025-06-12", "Velden Post")
    record = given.record
    time = replace(record.timeline.times[0], value="XXXX-01-27", interval=Interval(None, None))
    events = tuple(
        replace(event, time=EventTime("IS_INCLUDED", time.id) if event.id == "ev4" else EventTime())
        for event in record.timeline.events
    )
    timeline = replace(record.timeline, times=(time,), events=events)
    published = replace(record.document, published=Published())
    return [Source("a", replace(record, document=published, timeline=timeline), given.text)]
