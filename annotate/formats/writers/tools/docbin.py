"""All articles as a ``DocBin`` of spaCy, with groups of spans: entities, claims, events and times.

A span has its label and the id of its annotation; one that begins or ends within a word has the whole word.
What was found about claims stands by their ids in ``user_data["checks"]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from annotate.formats.writers import Format, Recorded
from annotate.record import Entity, Time
from annotate.record.walk import items_of, kind_of, review_of, spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Group by the part of an annotation that a span is.
GROUPS = {"mention": "entities", "content": "claims", "event": "events", "time": "times"}


def dump_docs(records: Sequence[Recorded]) -> bytes:
    """All records as bytes; each document has its id as ``user_data["document"]``."""
    import spacy
    from spacy.tokens import DocBin

    pipeline = spacy.blank("en")
    return DocBin(docs=(_doc(each, pipeline) for each in records), store_user_data=True).to_bytes()


def _doc(each: Recorded, pipeline: Language) -> Doc:
    doc = pipeline.make_doc(each.text)
    doc.user_data["document"] = each.annotations.document.id
    doc.user_data["checks"] = {
        claim.id: asdict(claim.check)
        for claim in each.annotations.claims
        if claim.check is not None and claim.status != "rejected"
    }
    for group in GROUPS.values():
        doc.spans[group] = []
    for item in items_of(each.annotations):
        if review_of(item) == "rejected":
            continue
        label = item.type if isinstance(item, Entity | Time) else kind_of(item).upper()
        for place in spans(item):
            if place.part not in GROUPS or getattr(place.span, "status", None) == "rejected":
                continue
            start, end = place.span.start, place.span.end
            found = doc.char_span(start, end, label, alignment_mode="expand", span_id=item.id)
            if found is not None:
                doc.spans[GROUPS[place.part]].append(found)
    return doc


FORMAT = Format(suffix=".spacy", collect=dump_docs)
