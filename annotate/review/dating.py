"""The publication date as a correction: in the record at once, and its times counted from it later."""

from __future__ import annotations

from dataclasses import replace

from annotate.record import Annotations, Diagnostic, Published

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
