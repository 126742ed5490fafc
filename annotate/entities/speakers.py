"""First persons inside quotations: "I" and "we" are those who speak."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.bodies import Bodies
from annotate.entities.coreference.words import Words, words_of_doc
from annotate.entities.known.lexicon import class_of_noun
from annotate.record import Claim, Entity, Mention
from annotate.record.ids import with_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc

ONE = frozenset({"i", "me", "my", "mine", "myself"})
SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_LANDS = frozenset({"country", "homeland", "nation"})
# What one is of who says "our" before it; customers have a bank, too.
_JOINED = frozenset({"association", "company", "council", "party", "school", "team"})
BODIES = frozenset({"ORG", "GPE", "NORP"})
SURE, FAIRLY, RATHER = 0.9, 0.8, 0.65


def with_speakers(doc: Doc, entities: tuple[Entity, ...], claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Return the entities with the first persons of their quotations as mentions.

    "I" is the person who is quoted. "We" is the body that is quoted, or that the
    person is of, as the article describes them; where none is named, it is that
    person and others, whom the text seldom names, so it is left open.

    Args:
        doc: The pipeline's ``Doc``.
        entities: The article's.
        claims: The article's, with sources.
    """
    quoted = [claim for claim in claims if claim.quotation != "indirect" and _has_speaker(claim)]
    if not quoted or not doc.has_annotation("TAG"):
        return entities
    words = words_of_doc(doc)
    by_id = {entity.id: entity for entity in entities}
    bodies = Bodies(doc, entities, claims)
    speakers = _Speakers(quoted)
    by_quotation = _by_quotation(doc, words, quoted)
    lands = {m.end: entity for entity in entities if entity.type == "GPE" for m in entity.mentions}
    own = _own_bodies(doc, words, entities)
    theirs = {
        claim.source.entity: own[start]
        for start in own
        if (claim := speakers.at(start, start + len("our"))) and claim.source
    }
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for place, word in enumerate(words.lower):
        if word not in ONE | SEVERAL:
            continue
        token = doc[place]
        if not words.quotes[place] and not speakers.speaks(token.idx):
            continue
        if token.tag_ not in {"PRP", "PRP$"} or token.text == "US":
            continue
        end = token.idx + len(token)
        if token.lower_ == "our" and place + 1 < len(doc) and doc[place + 1].lower_ in _LANDS:
            land = lands.get(doc[place + 1].idx + len(doc[place + 1]))
            if land is not None:
                because = f"“{token.text}” of “{land.name}”"
                found[land.id].append(
                    Mention("", token.idx, end, token.text, "pronoun", "rule", FAIRLY, because)
                )
                continue
        claim = speakers.at(token.idx, end) or by_quotation.get(words.quotes[place])
        speaker = by_id.get((claim.source.entity or "") if claim and claim.source else "")
        body = bodies.of(claim) if claim and word in SEVERAL else None
        if body is None and word in SEVERAL and claim and claim.source:
            body = own.get(token.idx) or theirs.get(claim.source.entity)
        if body is not None and (speaker is None or speaker.type == "PERSON"):
            because = f"“{token.text}” in the words of who speaks for “{body.name}”"
            mention = Mention("", token.idx, end, token.text, "pronoun", "rule", RATHER, because)
            found[body.id].append(mention)
            continue
        confidence = _confidence(word, speaker)
        if speaker is None or not confidence:
            continue
        because = f"“{token.text}” in the words of “{speaker.name}”"
        found[speaker.id].append(
            Mention("", token.idx, end, token.text, "pronoun", "rule", confidence, because)
        )
    return tuple(_with(entity, found[entity.id]) if entity.id in found else entity for entity in entities)


def _own_bodies(doc: Doc, words: Words, entities: Sequence[Entity]) -> dict[int, Entity]:
    """Return by the offset of "our" the named body that is called somebody's own: "our university"."""
    found: dict[int, Entity] = {}
    for entity in entities:
        if entity.type != "ORG" or not any(mention.kind == "name" for mention in entity.mentions):
            continue
        for mention in entity.mentions:
            span = doc.char_span(mention.start, mention.end) if mention.kind == "nominal" else None
            own = span is not None and words.lower[span.start] == "our"
            if own and span is not None and class_of_noun(span.root.lemma_.lower()) in _JOINED:
                found[mention.start] = entity
    return found


def _has_speaker(claim: Claim) -> bool:
    """Tell whether a claim has a source; "we believe" is still in the words of who is quoted."""
    spans = claim.source.spans if claim.source else ()
    return claim.source is not None and not any(span.exact.lower() in SEVERAL for span in spans)


def _by_quotation(doc: Doc, words: Words, quoted: Sequence[Claim]) -> dict[int, Claim]:
    """Return the claim that each quotation belongs to, where all that reach into it have one source."""
    found: dict[int, Claim] = {}
    several: set[int] = set()
    for claim in quoted:
        for piece in claim.content:
            span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
            numbers = set(words.quotes[span.start : span.end]) - {0} if span is not None else set()
            for number in numbers:
                other = found.setdefault(number, claim)
                if other.source and claim.source and other.source.entity != claim.source.entity:
                    several.add(number)
    return {number: claim for number, claim in found.items() if number not in several}


class _Speakers:
    """Who speaks where; questions come in text order.

    Args:
        quoted: Claims with a source.
    """

    def __init__(self, quoted: Sequence[Claim]) -> None:
        pieces = [
            (span.start, span.end, sum(other.end - other.start for other in claim.content), place)
            for place, claim in enumerate(quoted)
            for span in claim.content
        ]
        self._quoted = quoted
        self._waiting = sorted(pieces, reverse=True)
        self._open: list[tuple[int, int, int, int]] = []
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

    def at(self, start: int, end: int) -> Claim | None:
        """Return whose words a stretch is: the innermost claim around it."""
        while self._waiting and self._waiting[-1][0] <= start:
            self._open.append(self._waiting.pop())
        self._open = [piece for piece in self._open if piece[1] > start]
        around = [(size, place) for _, last, size, place in self._open if end <= last]
        return self._quoted[min(around)[1]] if around else None


def _confidence(word: str, speaker: Entity | None) -> float:
    if speaker is None:
        return 0.0
    if word in ONE:
        return SURE if speaker.type == "PERSON" else 0.0
    return FAIRLY if speaker.type in BODIES else 0.0


def _with(entity: Entity, more: Sequence[Mention]) -> Entity:
    taken = {(mention.start, mention.end) for mention in entity.mentions}
    new = [mention for mention in more if (mention.start, mention.end) not in taken]
    return with_mentions(entity, (*entity.mentions, *new))
