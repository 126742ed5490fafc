"""From the model's sources, cues and contents to linked attributions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.linking import (
    Row,
    Spans,
    choose,
    content_features,
    nearest,
    shipped_weights,
    source_features,
)
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.pieces import Piece, one_content
from annotate.claims.spans.recovery import completed, coordinated
from annotate.language import groups, syntax

_STOPS = frozenset({".", "!", "?"})


def model_attributions(index: DocIndex) -> list[Attribution]:
    """Link the model's spans and mend their edges.

    A cue whose content the model missed, and a content whose cue it missed,
    get the other part from syntax where that is plain; else they are left out.
    """
    whole = completed(index, linked_attributions(index))
    return [*whole, *coordinated(index, whole)]


def linked_attributions(index: DocIndex) -> list[Attribution]:
    """Link the model's spans; what was linked to nothing is an attribution of one part."""
    spans = Spans(*(Row(_spans(index, key)) for key in (groups.SOURCES, groups.CUES, groups.CONTENTS)))
    sure = [_confidence(index, key) for key in (groups.SOURCES, groups.CUES, groups.CONTENTS)]
    linked, free = linked_contents(index, spans)
    used: set[int] = set()
    found = []
    for number, cue in enumerate(spans.cues):
        source, chance = source_of_cue(index, spans, number)
        if source is not None and _is_of_another(spans.sources[source], cue):
            source = None
        one = Attribution([], [offsets_of(cue)], [], "model", sure[1][number])
        if source is not None:
            used.add(source)
            one.source = [offsets_of(_in_sentence(spans.sources[source], cue))]
            one.confidence *= sure[0][source] * chance
        for piece, odds in _pieces(index, spans, cue, source, linked.get(number, []), free):
            start, end = _beyond(spans.contents[piece], cue)
            if not any(map(str.isalnum, index.text[start:end])):
                continue
            one.content.append((start, end))
            one.confidence *= sure[2][piece] * odds
        found.append(one)
    found += [Attribution([], [], [offsets_of(spans.contents[n])], "model", sure[2][n]) for n in sorted(free)]
    unused = [n for n in range(len(spans.sources)) if n not in used]
    return found + [Attribution([offsets_of(spans.sources[n])], [], [], "model", sure[0][n]) for n in unused]


def _in_sentence(source: Span, cue: Span) -> Span:
    """Return a source without what stands in another sentence than its cue, where the model ran over the end.

    An abbreviation with its full stop ("U.S. | Senator Ann Hale") may only seem to end one.
    """
    doc = source.doc
    ends = (
        place
        for place in range(source.start + 1, source.end)
        if doc[place].is_sent_start and doc[place - 1].text in _STOPS
    )
    bounds = [source.start, *ends, source.end]
    parts = [doc[start:end] for start, end in pairwise(bounds)]
    sentence = cue.sent
    kept = next((part for part in parts if sentence.start <= part.start < sentence.end), source)
    if kept is not source:
        while len(kept) > 1 and kept[-1].text in _STOPS:
            kept = kept[:-1]
    before = doc[max(kept.start - 1, 0)]
    negated = before.lower_ == "not" and kept.start <= before.head.i < kept.end
    return doc[before.i : kept.end] if negated else kept


def _is_of_another(source: Span, cue: Span) -> bool:
    """Tell a source in a later sentence than a cue whose verb has a subject: "Few like it. Roe | left"."""
    own = (child for word in cue for child in word.children if syntax.is_subject(child))
    return source.start >= cue.sent.end and any(own)


def _beyond(content: Span, cue: Span) -> Offsets:
    """Return a content without its own cue, where the model ran over it: what follows, else what precedes."""
    if content.end <= cue.start or cue.end <= content.start:
        return offsets_of(content)
    if content.end > cue.end:
        return offsets_of(content.doc[cue.end : content.end])
    if content.start < cue.start:
        return offsets_of(content.doc[content.start : cue.start])
    return offsets_of(content)


def _pieces(
    index: DocIndex, spans: Spans, cue: Span, source: int | None, linked: list[Piece], free: set[int]
) -> list[Piece]:
    """Return the contents that are one with a cue's most probable one; the others become free."""
    if not linked:
        return []
    said_by = None if source is None else spans.sources[source]
    kept = one_content(index, spans, cue, said_by, linked, free)
    numbers = {number for number, _ in kept}
    free -= numbers
    free |= {number for number, _ in linked} - numbers
    return kept


def _spans(index: DocIndex, key: str) -> list[Span]:
    return list(index.doc.spans[key]) if key in index.doc.spans else []


def _confidence(index: DocIndex, key: str) -> Sequence[float]:
    """Return the confidences of a group; 1 where a user's own pipeline gives none."""
    spans = _spans(index, key)
    given = index.doc.spans[key].attrs.get("confidence") if spans else None
    return given if given is not None else [1.0] * len(spans)


def _links(index: DocIndex, key: str, name: str) -> Sequence[int]:
    if key not in index.doc.spans:
        return []
    group = index.doc.spans[key]
    given = group.attrs.get(name)
    return given if given is not None else [-1] * len(group)


def linked_contents(index: DocIndex, spans: Spans) -> tuple[dict[int, list[Piece]], set[int]]:
    """Return the contents of every cue with the probability of the link, and contents without a cue."""
    weights = shipped_weights()["contents"]
    links = _links(index, groups.CONTENTS, "cue")
    by_cue: dict[int, list[Piece]] = {}
    free: set[int] = set()
    for number, content in enumerate(spans.contents):
        near = nearest(spans.cues, content)
        options = [content_features(index, spans, content, spans.cues[n], links[number] == n) for n in near]
        best, odds = choose(options, weights)
        if best is None:
            free.add(number)
        else:
            by_cue.setdefault(near[best], []).append((number, odds))
    return by_cue, free


def source_of_cue(index: DocIndex, spans: Spans, cue: int) -> tuple[int | None, float]:
    """Return the number of a cue's source with the probability of the link."""
    links = _links(index, groups.CUES, "source")
    near = nearest(spans.sources, spans.cues[cue])
    options = [
        source_features(index, spans, spans.cues[cue], spans.sources[n], links[cue] == n) for n in near
    ]
    best, odds = choose(options, shipped_weights()["sources"])
    return (None if best is None else near[best]), odds
