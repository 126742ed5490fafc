"""Plain text, with labelled lines over it and marks of other programs in it: whatever is nothing else."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source
from annotate.record import Diagnostic
from annotate.support.names import TEXT_SUFFIXES

_SHOWN = 40


def _read(source: Source) -> Found:
    from annotate.reading.marked.labelled import read_plain

    text = source.text()
    head = read_plain(text)
    note = Diagnostic(
        "no_such_day",
        f"“{(head.undated or '')[:_SHOWN]}” over the article is no day; none was taken from there.",
    )
    return Found(
        text,
        head.title,
        head.published,
        head.url,
        tuple(head.marked),
        tuple(head.hidden),
        (note,) if head.undated and head.published.value is None else (),
        author=head.author,
        publisher=head.publisher,
    )


READER = Reader("text", lambda _: True, _read, tuple(sorted(TEXT_SUFFIXES)), rank=40, exact=True)
