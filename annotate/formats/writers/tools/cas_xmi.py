"""The record as UIMA CAS in XMI, with its type system beside it, for INCEpTION and DKPro; and back."""

from __future__ import annotations

from annotate.formats.cas.returning import returned
from annotate.formats.cas.writing import cas_marks, structures_of
from annotate.formats.cas.xmi import dump_type_system, dump_xmi, is_xmi, load_xmi
from annotate.formats.writers import Format
from annotate.record import Annotations
from annotate.review.returning.marks import Back, Returned


def dump_cas_xmi(record: Annotations, text: str) -> str:
    """One record as XMI.

    Args:
        record: What is known about an article.
        text: Its exact text.
    """
    return dump_xmi(structures_of(record, text))


def read_cas_xmi(data: bytes, name: str) -> list[Returned]:  # noqa: ARG001
    """Return what a file of XMI holds, or each one in a package.

    Args:
        data: Its content.
        name: Its name.

    Raises:
        RecordError: When it is none, or has no text.
    """
    return [returned(structures) for structures in load_xmi(data)]


FORMAT = Format(
    suffix=".xmi",
    dump_with_text=dump_cas_xmi,
    joins=False,
    shared={"TypeSystem.xml": dump_type_system},
    back=Back(cas_marks, read_cas_xmi, is_xmi),
)
