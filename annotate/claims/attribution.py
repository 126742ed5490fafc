"""From the model's sources, cues and contents to linked attributions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from annotate.claims.index import DocIndex, Offsets
from annotate.claims.linking import (
    Spans,
    choose,
    content_features,
    nearest,
    shipped_weights,
    source_features,
)
from annotate.claims.parts import Attribution
from annotate.claims.recovery import completed
from annotate.language import groups


def model_attributions(index: DocIndex) -> list[Attribution]:
    """Link the model's spans and mend their edges.

    A cue whose content the model missed, and a content whose cue it missed,
    get the other part from syntax where that is plain; else they are left out.
    """
    spans = Spans(*(_spans(index, key) for key in (groups.SOURCES, groups.CUES, groups.CONTENTS)))
    sure = [_confidence(index, key) for key in (groups.SOURCES, groups.CUES, groups.CONTENTS)]
    contents, orphans = _contents_by_cue(index, spans)
    found = []
    for number, cue in enumerate(spans.cues):
        source, chance = _source_of(index, spans, number)
        one = Attribution([], [_offsets(cue)], [], "model", sure[1][number])
        if source is not None:
            one.source = [_offsets(spans.sources[source])]
            one.confidence *= sure[0][source] * chance
        for piece, odds in contents.get(number, []):
            one.content.append(_offsets(spans.contents[piece]))
            one.confidence *= sure[2][piece] * odds
        found.append(one)
    found += [Attribution([], [], [_offsets(spans.contents[n])], "model", sure[2][n]) for n in orphans]
    return completed(index, found)


def _spans(index: DocIndex, key: str) -> list[Span]:
    return list(index.doc.spans[key]) if key in index.doc.spans else []


def _confidence(index: DocIndex, key: str) -> Sequence[float]:
    """Return the confidences of a group; 1 where a user's own pipeline gives none."""
    spans = _spans(index, key)
    given = index.doc.spans[key].attrs.get("confidence") if spans else None
    return given if given is not None else [1.0] * len(spans)


def _links(index: DocIndex, key: str, name: str) -> Sequence[int]:
    spans = _spans(index, key)
    given = index.doc.spans[key].attrs.get(name) if spans else None
    return given if given is not None else [-1] * len(spans)


def _offsets(span: Span) -> Offsets:
    return span.start_char, span.end_char


def _contents_by_cue(index: DocIndex, spans: Spans) -> tuple[dict[int, list[tuple[int, float]]], list[int]]:
    """Return the contents of every cue with the probability of the link, and contents without a cue."""
    weights = shipped_weights()["contents"]
    links = _links(index, groups.CONTENTS, "cue")
    by_cue: dict[int, list[tuple[int, float]]] = {}
    orphans: list[int] = []
    for number, content in enumerate(spans.contents):
        near = nearest(spans.cues, content)
        options = [content_features(index, spans, content, spans.cues[n], links[number] == n) for n in near]
        best, odds = choose(options, weights)
        if best is None:
            orphans.append(number)
        else:
            by_cue.setdefault(near[best], []).append((number, odds))
    for cue, pieces in by_cue.items():
        kept = _one_a_side(index, spans, cue, pieces)
        orphans += [piece for piece, _ in pieces if piece not in {k for k, _ in kept}]
        by_cue[cue] = kept
    return by_cue, sorted(orphans)


def _one_a_side(
    index: DocIndex, spans: Spans, cue: int, pieces: list[tuple[int, float]]
) -> list[tuple[int, float]]:
    """Keep one content before the cue and one after it, and the paragraphs that go on from those."""
    span = spans.cues[cue]
    before = [p for p in pieces if spans.contents[p[0]].start < span.start]
    after = [p for p in pieces if spans.contents[p[0]].start >= span.start]
    kept = []
    for side in (before[::-1], after):
        if not side:
            continue
        best = max(side, key=lambda piece: piece[1])
        kept.append(best)
        kept += [
            other
            for other in side
            if other is not best and _goes_on(index, spans.contents[best[0]], spans.contents[other[0]])
        ]
    if before and after and not _interrupted(index, spans, before, after, kept):
        first = max(kept, key=lambda piece: piece[1])
        side = before if first in before else after
        kept = [piece for piece in kept if piece in side]
    return sorted(kept)


def _interrupted(
    index: DocIndex,
    spans: Spans,
    before: list[tuple[int, float]],
    after: list[tuple[int, float]],
    kept: list[tuple[int, float]],
) -> bool:
    """Tell whether the contents around a cue are one that it interrupts, and not two."""
    one = spans.contents[max(piece[0] for piece in kept if piece in before)]
    other = spans.contents[min(piece[0] for piece in kept if piece in after)]
    if index.paragraph_of[one.end - 1] != index.paragraph_of[other.start]:
        return False
    quoted = index.quotations.at(one.end_char - 1) is not None
    return not quoted or index.quotations.at(other.start_char) is not None


def _goes_on(index: DocIndex, one: Span, other: Span) -> bool:
    """Tell whether only space and quotation marks stand between two contents."""
    low, high = min(one.end_char, other.end_char), max(one.start_char, other.start_char)
    return low <= high and not index.text[low:high].strip(' \n\r\t"“”.')


def _source_of(index: DocIndex, spans: Spans, cue: int) -> tuple[int | None, float]:
    """Return the source of a cue with the probability of the link."""
    links = _links(index, groups.CUES, "source")
    near = nearest(spans.sources, spans.cues[cue])
    options = [
        source_features(index, spans, spans.cues[cue], spans.sources[n], links[cue] == n) for n in near
    ]
    best, odds = choose(options, shipped_weights()["sources"])
    return (None if best is None else near[best]), odds
