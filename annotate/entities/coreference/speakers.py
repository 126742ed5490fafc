"""First persons inside quotations: "I" and "we" are those who speak."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.coreference.words import words_of_doc
from annotate.language.quotations import Quotations
from annotate.record import Claim, Entity, Mention
from annotate.record.ids import with_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc

ONE = frozenset({"i", "me", "my", "mine", "myself"})
SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
BODIES = frozenset({"ORG", "GPE", "NORP"})
SURE, FAIRLY, HARDLY = 0.9, 0.8, 0.5


def with_speakers(doc: Doc, entities: tuple[Entity, ...], claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Return the entities with the first persons of their quotations as mentions.

    "I" is the person who is quoted. "We" is the body that is quoted; where it is a
    person, it is that person and others, whom the text seldom names, so the
    confidence is low.

    Args:
        doc: The pipeline's ``Doc``.
        entities: The article's.
        claims: The article's, with sources.
    """
    quoted = [
        claim for claim in claims if claim.source and claim.source.entity and claim.quotation != "indirect"
    ]
    if not quoted or not doc.has_annotation("TAG"):
        return entities
    words = words_of_doc(doc)
    quotations = Quotations(doc.text)
    by_id = {entity.id: entity for entity in entities}
    speakers = _Speakers(quoted)
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for place, word in enumerate(words.lower):
        if word not in ONE | SEVERAL:
            continue
        token = doc[place]
        quoted_here = words.quotes[place] or quotations.at(token.idx) is not None
        if not quoted_here and not speakers.speaks(token.idx):
            continue
        if token.tag_ not in {"PRP", "PRP$"} or token.text == "US":
            continue
        speaker = by_id.get(speakers.at(token.idx, token.idx + len(token)))
        confidence = _confidence(word, speaker)
        if speaker is None or not confidence:
            continue
        because = f"“{token.text}” in the words of “{speaker.name}”"
        end = token.idx + len(token)
        found[speaker.id].append(
            Mention("", token.idx, end, token.text, "pronoun", "rule", confidence, because)
        )
    return tuple(_with(entity, found[entity.id]) if entity.id in found else entity for entity in entities)


class _Speakers:
    """Who speaks where; questions come in text order.

    Args:
        quoted: Claims with a source.
    """

    def __init__(self, quoted: Sequence[Claim]) -> None:
        pieces = [
            (span.start, span.end, sum(other.end - other.start for other in claim.content), source.entity)
            for claim in quoted
            if (source := claim.source) and source.entity
            for span in claim.content
        ]
        self._waiting = sorted(pieces, reverse=True)
        self._open: list[tuple[int, int, int, str]] = []
        self._spoken = sorted(
            (span.start, span.end)
            for claim in quoted
            if claim.quotation == "direct" and claim.by == "rule"
            for span in claim.content
        )

    def speaks(self, offset: int) -> bool:
        """Tell whether a place is in somebody's own words by rule, as in a transcript without marks."""
        number = bisect_right(self._spoken, (offset, sys.maxsize)) - 1
        return number >= 0 and offset < self._spoken[number][1]

    def at(self, start: int, end: int) -> str:
        """Return the entity whose words a stretch is, by the innermost claim around it; else nothing."""
        while self._waiting and self._waiting[-1][0] <= start:
            self._open.append(self._waiting.pop())
        self._open = [piece for piece in self._open if piece[1] > start]
        around = [(size, entity) for _, last, size, entity in self._open if end <= last]
        return min(around)[1] if around else ""


def _confidence(word: str, speaker: Entity | None) -> float:
    if speaker is None:
        return 0.0
    if word in ONE:
        return SURE if speaker.type == "PERSON" else 0.0
    if speaker.type in BODIES:
        return FAIRLY
    return HARDLY if speaker.type == "PERSON" else 0.0


def _with(entity: Entity, more: Sequence[Mention]) -> Entity:
    taken = {(mention.start, mention.end) for mention in entity.mentions}
    new = [mention for mention in more if (mention.start, mention.end) not in taken]
    return with_mentions(entity, (*entity.mentions, *new))
