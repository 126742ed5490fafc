"""Which cue a content belongs to, and which source a cue has.

A log-linear model chooses among the nearest candidates and "none"; its two
dozen weights stand in ``weights/claim_links.yaml`` and are learned by
``python -m training claim-links`` (conditional maximum entropy, Berger et al. 1996).
The encoder's own link is one of the features: it knows the words, these
features know distance, order, syntax and quotation marks.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex
from annotate.language import syntax
from annotate.weights import shipped

WINDOW = 6
NONE = "none"
WEIGHTS = "claim_links.yaml"
_PLACES = frozenset(
    {"after", "inside", "distance", "distance after", "adjacent", "sentences", "other sentence", "paragraphs",
     "next sentence", "cues between", "contents between", "model"}
)  # fmt: skip
_SIDED = (
    "quoted both",
    "quoted one",
    "quoted none",
    "gap",
    "no gap",
    "other sentence",
    "paragraphs",
    "comma",
    "on cue",
)
FEATURES = {
    "contents": _PLACES | {"syntax", "quoted before cue", "quoted after cue", "comma before"},
    "sources": _PLACES | {"sources between", "subject", "agent", "depends", "in another content", "pronoun"},
    "pieces": frozenset(
        {
            "linked",
            "other cue",
            "other source",
            "other content",
            "joined",
            "goes on",
            "subject of passive",
            "subject of active",
        }
    ).union(*({side, *(f"{name} {side}" for name in _SIDED)} for side in ("around", "aside"))),
}
"""The names of the features of each ranker."""
# Fresh text has more missed spans than the training articles; a link is still mostly right there.
NONE_BIAS = -1.5
Features = dict[str, float]
Weights = Mapping[str, float]


class Row(list[Span]):
    """Spans in text order, and where they start."""

    def __init__(self, spans: Iterable[Span]) -> None:
        super().__init__(spans)
        self.starts = [span.start for span in self]


@dataclass(frozen=True, slots=True)
class Spans:
    """The model's spans of one document, each list in text order."""

    sources: Row
    cues: Row
    contents: Row


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """Read the weights of the three rankers.

    Raises:
        WeightsError: A weight is of no feature.
    """
    return {
        ranker: shipped().linear(WEIGHTS, features.__contains__, ranker)
        for ranker, features in FEATURES.items()
    }


def nearest(spans: Row, to: Span) -> range:
    """Return the numbers of the spans nearest to another, ``WINDOW`` on each side."""
    place = bisect_left(spans.starts, to.start)
    return range(max(place - WINDOW, 0), min(place + WINDOW, len(spans)))


def content_features(index: DocIndex, spans: Spans, content: Span, cue: Span, linked: bool) -> Features:
    """Describe a content with a cue that may report it."""
    found = _place(index, content, cue)
    low, high = min(content.end, cue.end), max(content.start, cue.start)
    found["cues between"] = _between(spans.cues, low, high)
    found["contents between"] = _between(spans.contents, low, high)
    found["model"] = float(linked)
    found["syntax"] = float(_reaches(index, content, cue))
    found["quoted before cue"] = float(_is_quoted(index, content) and cue.start >= content.end)
    found["quoted after cue"] = float(_is_quoted(index, content) and cue.start < content.start)
    if cue.start >= content.end:
        found["comma before"] = float(content.end < len(index.doc) and _comma(index, content))
    return found


def source_features(index: DocIndex, spans: Spans, cue: Span, source: Span, linked: bool) -> Features:
    """Describe a cue with a source that it may have."""
    found = _place(index, cue, source)
    low, high = min(source.end, cue.end), max(source.start, cue.start)
    found["cues between"] = _between(spans.cues, low, high)
    found["sources between"] = _between(spans.sources, low, high)
    found["contents between"] = _between(spans.contents, low, high)
    found["model"] = float(linked)
    verbs = [token for token in cue if syntax.is_predicate(token)]
    found["subject"] = float(any(_holds(source, syntax.subjects(verb)) for verb in verbs))
    agents = [syntax.agent(verb) for verb in verbs]
    found["agent"] = float(_holds(source, [agent for agent in agents if agent is not None]))
    head = index.head_of(source.start_char, source.end_char)
    found["depends"] = float(head is not None and cue.start <= head.head.i < cue.end)
    inside = any(c.start <= source.start and source.end <= c.end for c in _near(spans.contents, source))
    same = any(
        c.start <= min(source.start, cue.start) and max(source.end, cue.end) <= c.end
        for c in _near(spans.contents, source)
    )
    found["in another content"] = float(inside and not same)
    found["pronoun"] = float(len(source) == 1 and source[0].pos_ == "PRON")
    return found


def choose(
    options: Sequence[Features], weights: Weights, bias: float = NONE_BIAS
) -> tuple[int | None, float]:
    """Return the number of the best option, or None, with its probability."""
    scores = [weights.get(NONE, 0.0) + bias]
    scores += [sum(weights.get(name, 0.0) * value for name, value in o.items() if value) for o in options]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    best = scores.index(top)
    return (best - 1 if best else None), odds[best] / sum(odds)


def _place(index: DocIndex, span: Span, other: Span) -> Features:
    """Where the other span stands: order, distance, sentence, paragraph."""
    after = other.start >= span.end
    before = other.end <= span.start
    gap = max(other.start - span.end, span.start - other.end, 0)
    sentences = abs(index.sentence_of[_edge(span, other)] - index.sentence_of[_edge(other, span)])
    paragraphs = abs(index.paragraph_of[_edge(span, other)] - index.paragraph_of[_edge(other, span)])
    return {
        "after": float(after),
        "inside": float(not after and not before),
        "distance": math.log1p(gap),
        "distance after": math.log1p(gap) if after else 0.0,
        "adjacent": float(gap <= 1),
        "sentences": float(min(sentences, 3)),
        "other sentence": float(sentences > 0),
        "paragraphs": float(min(paragraphs, 2)),
        "next sentence": float(after and sentences > 0),
    }


def _edge(span: Span, other: Span) -> int:
    """Return the token of a span that is nearest to the other span."""
    return int(span.end - 1 if other.start >= span.end else span.start)


def _between(spans: Row, low: int, high: int) -> float:
    place = bisect_left(spans.starts, low)
    count = 0
    for span in spans[place : place + 4]:
        if span.end > high:
            break
        count += 1
    return float(min(count, 3))


def _near(spans: Row, to: Span) -> Sequence[Span]:
    place = bisect_left(spans.starts, to.start)
    return spans[max(place - 2, 0) : place + 2]


def _reaches(index: DocIndex, content: Span, cue: Span) -> bool:
    """Tell whether the content's head hangs on the cue, or the cue on it as a comment clause."""
    head = index.head_of(content.start_char, content.end_char)
    if head is None:
        return False
    if cue.start <= head.head.i < cue.end:
        return True
    return any(content.start <= t.head.i < content.end and syntax.is_parataxis(t) for t in cue)


def _holds(span: Span, tokens: Sequence[Token]) -> bool:
    return any(span.start <= token.i < span.end for token in tokens)


def _is_quoted(index: DocIndex, content: Span) -> bool:
    quoted = index.quotations.at(content.start_char)
    return quoted is not None and quoted.start == content.start_char


def _comma(index: DocIndex, content: Span) -> bool:
    return "," in index.text[content.end_char - 2 : content.end_char + 1]
