"""Claims that a reader checked, as drafts of ClaimReview (schema.org) in JSON-LD.

A draft says what was claimed, by whom, where it stands, and what was found. Who publishes it adds what
only they know: ``author``, ``url`` and ``datePublished`` of the review, and a number where their
verdicts have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotate.formats.writers import Format, Recorded
from annotate.record import Annotations, Claim, Document, Entity
from annotate.record.walk import by_id
from annotate.review.wording import speaker_name
from annotate.review.words import content_text, one_line
from annotate.support.jsonfile import json_text

_KINDS = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "NORP": "Organization"}


def dump_reviews(records: Sequence[Recorded]) -> bytes:
    """One graph with a review for each claim that was checked."""
    graph = [review for record in records for review in _reviews(record.annotations)]
    data = {"@context": "https://schema.org", "@graph": graph}
    return (json_text(data, indent=2) + "\n").encode("utf-8", "replace")


def lacking(record: Annotations) -> str:
    """Why there is no review of a record; empty where there is one."""
    return "" if any(map(_is_checked, record.claims)) else "no claim has a verdict yet"


def _is_checked(claim: Claim) -> bool:
    return claim.check is not None and claim.status != "rejected"


def _reviews(record: Annotations) -> Iterator[dict[str, Any]]:
    items = by_id(record)
    for claim in record.claims:
        if claim.check is None or not _is_checked(claim):
            continue
        words = content_text(claim)
        check = claim.check
        review: dict[str, Any] = {
            "@type": "ClaimReview",
            "inLanguage": record.document.language,
            "claimReviewed": words,
            "itemReviewed": {
                "@type": "Claim",
                "text": words,
                "appearance": _article(record.document),
            },
            "reviewRating": {"@type": "Rating", "alternateName": one_line(check.verdict)},
        }
        if claim.source is not None:
            review["itemReviewed"]["author"] = _speaker(claim, items)
        if check.evidence:
            review["reviewBody"] = check.evidence
        if check.url:
            review["citation"] = check.url
        yield review


def _speaker(claim: Claim, items: dict[str, Any]) -> dict[str, str]:
    entity = items.get((claim.source.entity if claim.source else None) or "")
    kind = _KINDS.get(entity.type, "Thing") if isinstance(entity, Entity) else "Thing"
    return {"@type": kind, "name": speaker_name(claim, items)}


def _article(document: Document) -> dict[str, Any]:
    found = {
        "@type": "NewsArticle",
        "headline": document.title,
        "url": document.url,
        "datePublished": document.published.value if document.published.source != "inferred" else None,
        "author": {"@type": "Person", "name": document.author} if document.author else None,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
    }
    return {key: value for key, value in found.items() if value}


FORMAT = Format(
    suffix=".claimreview.json",
    collect=dump_reviews,
    suffixes=(".claimreview.jsonld",),
    lacks=lacking,
)
