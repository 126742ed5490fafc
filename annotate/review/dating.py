"""The publication date as a correction: in the record at once, and its times counted from it later."""

from __future__ import annotations

from dataclasses import replace

from annotate.record import Annotations, Diagnostic, Published, Time
from annotate.record.walk import PUBLISHED, by_id

REDATE = "redate"
_WORDS = "The publication date was set by a reader; the times are not yet counted from it."


def with_date(record: Annotations, published: Published) -> Annotations:
    """The record with a publication date that nothing is counted from yet, and a diagnostic that says so."""
    others = tuple(each for each in record.diagnostics if each.code != REDATE)
    document = replace(record.document, published=published)
    return replace(record, document=document, diagnostics=(*others, Diagnostic(REDATE, _WORDS)))


def wants_dates(record: Annotations) -> bool:
    """Whether the article is still to be annotated with the record's publication date."""
    return any(each.code == REDATE for each in record.diagnostics)


def is_counted_alike(old: Annotations, new: Annotations) -> bool:
    """Whether an older record counts its times from the publication date that it says, as a newer one does.

    It does not where the date was set but nothing was counted from it yet, by the reader or by hand in the
    file: then none of the times that the newer record counts from that day has the value that it has there.
    """
    if wants_dates(old):
        return False
    before = by_id(old)
    pairs = [
        (was, time)
        for time in new.timeline.times
        if time.anchor == PUBLISHED and isinstance(was := before.get(time.id), Time) and was.status is None
    ]
    return not pairs or any(was.value == time.value for was, time in pairs)
