"""Parsed sentences written by hand, so that the cases test the rules and not the model.

One word a line or a space: ``form/TAG/head/dep``, the head as the word's number
from 1 (0 is the root). An event is marked by ``*`` before its form.
"""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.tokens import Doc, Span

from annotate.article import Article
from annotate.language import groups
from annotate.record import Published, Time, Timeline
from annotate.timeline.assembly import build_timeline
from annotate.timeline.times import find_times
from tests import pipelines

VOCAB = pipelines.plain().vocab
POS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "I": "ADP", "D": "DET", "M": "AUX", "T": "PART"}


@dataclass(frozen=True)
class Sentence:
    """A ``Doc`` and the words that are its events."""

    doc: Doc
    events: list[int]


def parse(marked: str) -> Sentence:
    """Read sentences in the notation above; a new line starts a new sentence."""
    words: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    events: list[int] = []
    for line in marked.strip().split("\n"):
        shift = len(words)
        for number, item in enumerate(line.split()):
            form, tag, head, dep = item.rsplit("/", 3)
            if form.startswith("*"):
                events.append(shift + number)
                form = form[1:]
            words.append(form)
            tags.append(tag)
            heads.append(shift + (int(head) - 1 if int(head) else number))
            deps.append("ROOT" if not int(head) else dep)
            starts.append(number == 0)
    pos = [
        POS.get(tag[0], "X") if dep not in {"aux", "aux:pass", "cop"} else "AUX"
        for tag, dep in zip(tags, deps, strict=True)
    ]
    pos = ["PROPN" if tag.startswith("NNP") else kind for tag, kind in zip(tags, pos, strict=True)]
    doc = Doc(
        VOCAB, words=words, tags=tags, pos=pos, heads=heads, deps=deps, lemmas=[w.lower() for w in words]
    )
    return Sentence(doc, events)


def with_events(sentence: Sentence, dct: str = "BEFORE", kind: str = "OCCURRENCE", score: float = 2.0) -> Doc:
    """Leave the marked words as the model leaves its events."""
    doc = sentence.doc
    spans = [Span(doc, i, i + 1, label=kind) for i in sentence.events]
    size = len(spans)
    attrs = {"confidence": [0.9] * size, "dct": [dct] * size, "factuality": [score] * size}
    doc.spans[groups.EVENTS] = spacy.tokens.SpanGroup(doc, name=groups.EVENTS, spans=spans, attrs=attrs)
    return doc


def timeline(doc: Doc, published: str | None = "2025-06-10", *, reporting: bool = False) -> Timeline:
    """Run times and events over a ``Doc``."""
    known = Published(published, "given") if published else Published()
    article = Article.from_text(doc.text, published=known)
    times, _ = find_times(doc, article, known)
    return build_timeline(doc, article, known, times, (), (), reporting=reporting)[0]


def time_of(line: Timeline, words: str) -> Time:
    """Return the expression of these words."""
    return next(time for time in line.times if time.exact == words)
