"""What the encoder's rows say of an article, gathered one stretch of words after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from spacy.tokens import Token

from annotate.language.encoder.decode import (
    Floats,
    Integers,
    LabelledSpan,
    Transitions,
    emissions_of,
    linked_cues,
    linked_sources,
    spans_of,
    tag_confidence,
    viterbi,
)
from annotate.language.encoder.features import SPACINGS, spacing_of
from annotate.language.encoder.layers import DCT_RELATIONS, EVENT_KINDS, SPAN_LAYERS
from annotate.language.encoder.marginals import Candidates, candidates_beside, candidates_of
from annotate.language.encoder.model import WordEncoder
from annotate.language.rankers import contents as content_ranker
from annotate.language.rankers.contents import Surroundings, shipped_content_ranker
from annotate.language.rankers.feed_forward import softmax
from annotate.language.rankers.names import shipped_ranker
from annotate.language.words.tidying import tidied

STRETCH = 8_000
NAMES, CONTENTS = "entities", "contents"
SPEAKING = ("sources", "cues")


def stretch_ends(count: int, paragraphs: Sequence[int], stretch: int = STRETCH) -> list[int]:
    """Return where a long text is cut so that memory does not grow with its length.

    An article is one stretch. A book is cut at paragraphs where it has them.

    Args:
        count: Number of words.
        paragraphs: Words that begin a paragraph, in order.
        stretch: Most words between two cuts.
    """
    ends: list[int] = []
    start = 0
    while count - start > stretch:
        place = bisect_right(paragraphs, start + stretch) - 1
        nearest = paragraphs[place] if place >= 0 else 0
        start = nearest if nearest > start + stretch // 2 else start + stretch
        ends.append(start)
    return [*ends, count] if count else []


class Decoder:
    """All that turns an encoder's rows into spans.

    Args:
        encoder: What gives the rows.
    """

    def __init__(self, encoder: WordEncoder) -> None:
        heads = encoder.heads
        scores = heads["transitions"], heads["starts"], heads.get("outside")
        self.encoder = encoder
        self._crfs = {name: Transitions(*scores, layers=[name]) for name in (NAMES, CONTENTS, *SPEAKING)}
        ranked = (NAMES, CONTENTS)
        self._others = Transitions(*scores, layers=[name for name in SPAN_LAYERS if name not in ranked])

    def candidates(self, rows: Floats) -> Candidates:
        """Return the spans that may be names."""
        return candidates_of(self._scores(rows, NAMES), self._crfs[NAMES].moves[0])

    def contents(self, rows: Floats, named: Floats) -> tuple[Candidates, Surroundings]:
        """Return the spans that may be contents, and what is known of the words.

        Args:
            rows: ``[words, outputs]``.
            named: ``[words]``, probability to be in a name.
        """
        layout = self.encoder.layout
        layers = (CONTENTS, *SPEAKING)
        found, outside = candidates_beside(
            np.stack([self._scores(rows, name) for name in layers]),
            np.stack([self._crfs[name].moves[0] for name in layers]),
            content_ranker.FLOOR,
            content_ranker.LONGEST,
            content_ranker.MARGIN,
        )
        return found, Surroundings(
            1 - np.stack([*outside, found.outside]),
            named,
            np.asarray(1 / (1 + np.exp(-rows[:, layout["sentence"]].reshape(-1))), np.float32),
            rows[:, layout["tags"]].argmax(axis=1),
            len(self.encoder.inventory.tags),
        )

    def _scores(self, rows: Floats, layer: str) -> Floats:
        return emissions_of(rows, self.encoder.layout, self._crfs[layer])[:, 0]

    def spans(self, rows: Floats, tokens: Sequence[Token]) -> dict[str, list[LabelledSpan]]:
        """Return the spans of every span layer.

        Args:
            rows: ``[words, outputs]``.
            tokens: The words.
        """
        words = [token.text for token in tokens]
        emissions = emissions_of(rows, self.encoder.layout, self._others)
        path = viterbi(emissions, self._others)
        sure = tag_confidence(emissions, path, self._others)
        found = {name: spans_of(name, path[:, i], sure[:, i]) for i, name in enumerate(self._others.layers)}
        names = self.candidates(rows)
        chosen = self._chosen(names, words, [bool(token.whitespace_) for token in tokens])
        found[NAMES] = [part for span in chosen for part in _in_paragraphs(span, tokens)]
        candidates, around = self.contents(rows, 1 - names.outside)
        found[CONTENTS] = shipped_content_ranker().choose(candidates, words, around)
        return found

    def names_of(self, words: Sequence[str], spaced: Sequence[bool]) -> list[LabelledSpan]:
        """Return the names of a short text of its own.

        Args:
            words: Its words.
            spaced: Whether a space follows each of them.
        """
        text, spans = "", []
        for word, space in zip(words, spaced, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * space
        return self._chosen(self.candidates(self.encoder.rows(text, spans)), words, spaced)

    def _chosen(self, names: Candidates, words: Sequence[str], spaced: Sequence[bool]) -> list[LabelledSpan]:
        return tidied(shipped_ranker().choose(names, words), words, spaced)


@dataclass(slots=True)
class Findings:
    """Spans of words and what is known of them; the lists of one layer run parallel.

    Attributes:
        spans: The spans of every span layer, and of ``events``.
        source_of: For every cue the index of its source, -1 for none.
        cue_of: For every content the index of its cue, -1 for none.
        dct: For every event its relation to the publication date.
        factuality: For every event from -3 to 3.
    """

    spans: dict[str, list[LabelledSpan]] = field(
        default_factory=lambda: {name: [] for name in (*SPAN_LAYERS, "events")}
    )
    source_of: list[int] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    dct: list[str] = field(default_factory=list)
    factuality: list[float] = field(default_factory=list)

    def add(
        self,
        rows: Floats,
        tokens: Sequence[Token],
        first: int,
        decoder: Decoder,
        begun: Sequence[int] = (),
    ) -> None:
        """Decode one stretch.

        Args:
            rows: ``[words, outputs]``.
            tokens: The words of the stretch.
            first: Its first word, counted from the beginning of the article.
            decoder: Knows what the rows mean.
            begun: Words of the stretch at which a content ends that is no quotation.
        """
        layout, heads = decoder.encoder.layout, decoder.encoder.heads
        found = decoder.spans(rows, tokens)
        if begun:
            found[CONTENTS] = [_ended(span, begun, tokens) for span in found[CONTENTS]]
        source_of = linked_sources(rows, layout, heads, found["cues"], found["sources"])
        cue_of = linked_cues(rows, layout, heads, found["contents"], found["cues"])
        self.source_of += _moved(source_of, len(self.spans["sources"]))
        self.cue_of += _moved(cue_of, len(self.spans["cues"]))
        found["events"] = self._events(rows, layout)
        for name, spans in found.items():
            self.spans[name] += [s._replace(start=s.start + first, end=s.end + first) for s in spans]

    def add_names(
        self,
        reader: Callable[[Sequence[Token], Decoder, Sequence[LabelledSpan]], list[LabelledSpan]],
        tokens: Sequence[Token],
        first: int,
        decoder: Decoder,
    ) -> None:
        """Add the names of the stretch that was decoded last which another reader finds in it.

        Args:
            reader: Given the words, the decoder and the names that are known.
            tokens: The words of the stretch.
            first: Its first word, counted from the beginning of the article.
            decoder: Knows what the rows mean.
        """
        names = self.spans[NAMES]
        place = bisect_left(names, first, key=lambda span: span.start)
        known = [span._replace(start=span.start - first, end=span.end - first) for span in names[place:]]
        new = reader(tokens, decoder, known)
        names[place:] += [span._replace(start=span.start + first, end=span.end + first) for span in new]
        if new:
            names[place:] = sorted(names[place:])

    def _events(self, rows: Floats, layout: dict[str, slice]) -> list[LabelledSpan]:
        odds = softmax(rows[:, layout["events"]])
        kinds = odds.argmax(axis=1)
        places: Integers = np.flatnonzero(kinds)
        relations = rows[places][:, layout["dct"]].argmax(axis=1)
        self.dct += [DCT_RELATIONS[relation] for relation in relations]
        scores = np.clip(rows[places][:, layout["factuality"]].reshape(-1), -3, 3)
        self.factuality += [round(float(score), 2) for score in scores]
        return [
            LabelledSpan(int(i), int(i) + 1, EVENT_KINDS[kinds[i] - 1], float(1 - odds[i, 0])) for i in places
        ]


def _moved(indices: list[int], by: int) -> list[int]:
    return [index + by if index >= 0 else -1 for index in indices]


def _ended(content: LabelledSpan, begun: Sequence[int], tokens: Sequence[Token]) -> LabelledSpan:
    """Return a content up to the first sentence that begins within it; a quotation has several."""
    place = bisect_right(begun, content.start)
    if place == len(begun) or begun[place] >= content.end:
        return content
    around = tokens[max(0, content.start - 1) : content.end + 1]
    return content if any(token.is_quote for token in around) else content._replace(end=begun[place])


def _in_paragraphs(name: LabelledSpan, tokens: Sequence[Token]) -> list[LabelledSpan]:
    """Return a name, or what it is made of where it goes over the end of a paragraph."""
    breaks = [
        place
        for place in range(name.start + 1, name.end)
        if tokens[place].i > tokens[place - 1].i + 1
        and spacing_of(tokens[place].doc[tokens[place - 1].i + 1 : tokens[place].i].text)
        == SPACINGS.index("paragraph")
    ]
    if not breaks:
        return [name]
    return [name._replace(start=a, end=b) for a, b in pairwise((name.start, *breaks, name.end))]
