"""The record as UIMA CAS in JSON, its types in the same file, for INCEpTION and DKPro; and back."""

from __future__ import annotations

from annotate.formats.cas.jsoncas import dump_json_cas, is_json_cas, load_json_cas
from annotate.formats.cas.returning import returned
from annotate.formats.cas.writing import cas_marks, structures_of
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.review.returning.marks import Back, Returned


def dump_cas_json(record: Annotations, text: str) -> str:
    """One record as a CAS in JSON.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    return dump_json_cas(structures_of(record, text))


def read_cas_json(data: bytes, name: str) -> list[Returned]:  # noqa: ARG001
    """Return what a file holds.

    Args:
        data: Its content.
        name: Its name.

    Raises:
        RecordError: When it is no CAS, or has no text.
    """
    return [returned(load_json_cas(data))]


FORMAT = Format(
    suffix=".cas.json",
    dump_with_text=dump_cas_json,
    joins=False,
    back=Back(cas_marks, read_cas_json, is_json_cas),
)
