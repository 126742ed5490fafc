"""Which contents of a cue are pieces of one content: the cue interrupts it, or it goes on over paragraphs.

A cue stands between the pieces of what it reports ("X," he said, "Y."), or they
follow each other over paragraphs. The decision for every pair is the log-linear
choice of ``annotate.claims.spans.linking`` between "one content" and "two".
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.linking import Features, Spans, choose, shipped_weights
from annotate.language import syntax

NEAR = 2
BIAS = 0.5
Piece = tuple[int, float]
"""Number of a content and the probability that it belongs to the cue."""


def one_content(
    index: DocIndex, spans: Spans, cue: Span, source: Span | None, linked: Sequence[Piece], free: set[int]
) -> list[Piece]:
    """Return the pieces of a cue's content, in text order.

    Args:
        index: The document.
        spans: The model's spans.
        cue: The cue.
        source: Its source, whose words do not count as between the pieces.
        linked: Contents linked to the cue; the most probable is always kept.
        free: Numbers of the contents that no cue has.
    """
    seed = max(linked, key=lambda piece: piece[1])
    kept = [seed]
    numbers = {number for number, _ in linked}
    waiting = {number: odds for number, odds in linked if number != seed[0]}
    waiting.update((n, 1.0) for k in numbers for n in range(k - NEAR, k + NEAR + 1) if n in free)
    weights = shipped_weights()["pieces"]
    while waiting:
        best: Piece | None = None
        for number, odds in waiting.items():
            near = min(kept, key=lambda piece: abs(piece[0] - number))[0]
            pair = spans.contents[near], spans.contents[number]
            features = pair_features(index, spans, cue, source, *pair, number in numbers)
            chosen, chance = choose([features], weights, BIAS)
            if chosen is not None and (best is None or chance * odds > best[1]):
                best = number, chance * odds
        if best is None:
            break
        kept.append(best)
        del waiting[best[0]]
    return sorted(kept)


def pair_features(
    index: DocIndex, spans: Spans, cue: Span, source: Span | None, one: Span, other: Span, linked: bool
) -> Features:
    """Describe two contents that may be pieces of what one cue reports."""
    first, last = sorted((one, other), key=lambda span: span.start)
    around = first.end <= cue.start and cue.end <= last.start
    own = {t.i for part in (cue, source) if part is not None for t in part}
    gap = [t for t in index.doc[first.end : last.start] if not (t.is_punct or t.is_space) and t.i not in own]
    quoted = [index.quotations.at(place) is not None for place in (first.end_char - 1, last.start_char)]
    marks = "quoted both" if all(quoted) else "quoted one" if any(quoted) else "quoted none"
    sentences = index.sentence_of[last.start] - index.sentence_of[first.end - 1]
    paragraphs = index.paragraph_of[last.start] - index.paragraph_of[first.end - 1]
    side = "around" if around else "aside"
    head = index.head_of(first.start_char, first.end_char)
    tail = index.head_of(last.start_char, last.end_char)
    found = {
        side: 1.0,
        f"{marks} {side}": 1.0,
        f"gap {side}": math.log1p(len(gap)),
        f"no gap {side}": float(not gap),
        f"other sentence {side}": float(sentences > 0),
        f"paragraphs {side}": float(min(paragraphs, 2)),
        "linked": float(linked),
        "other cue": float(_stands(spans.cues, first.end, last.start, cue)),
        "other source": float(_stands(spans.sources, first.end, last.start, source)),
        "other content": float(_stands(spans.contents, first.end, last.start, None)),
        f"comma {side}": float("," in index.text[first.end_char - 2 : first.end_char + 1]),
        "joined": float(_hangs(head, last) or _hangs(tail, first)),
        f"on cue {side}": float(_hangs(head, cue) and _hangs(tail, cue)),
        "goes on": float(any(q.continues for q in index.quotations.within(last.start_char, last.end_char))),
    }
    if around and head is not None and _hangs(head, cue):
        found[f"subject of {'passive' if any(map(syntax.is_passive, cue)) else 'active'}"] = float(
            syntax.is_subject(head)
        )
    return {name: value for name, value in found.items() if value}


def _stands(spans: Sequence[Span], low: int, high: int, own: Span | None) -> bool:
    """Tell whether another span stands wholly between two places."""
    first = bisect_left(spans, low, key=lambda span: span.start)
    last = bisect_left(spans, high, key=lambda span: span.start)
    return any(span.end <= high and span != own for span in spans[first:last])


def _hangs(head: Token | None, span: Span) -> bool:
    return head is not None and span.start <= head.head.i < span.end
