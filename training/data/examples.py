"""From annotated texts to arrays that the network trains on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from annotate.language.encoder.features import word_features
from annotate.language.encoder.layers import (
    DCT_RELATIONS,
    EVENT_KINDS,
    SPAN_LAYERS,
    Inventory,
    lemma_script,
)
from annotate.language.encoder.name_lists import NameLists
from annotate.language.encoder.wordpiece import WordPiece
from annotate.language.words.tokens import NewsEnglish
from training.data.corpora import Attribution, Offsets, Text, TreeToken

IGNORE = -100
MIXED_AS = "mixed as"
"""Where a text says what its share in the mix is called, if not by its corpus."""
Integers = NDArray[np.int64]


@dataclass(slots=True)
class Words:
    """One text as words (spaCy tokens, white space left out) with labels per word.

    Attributes:
        corpus: What its share in the mix is called.
        spans: Character offsets of every word.
        pieces: Piece ids of every word.
        features: ``[words, 4]``: shape, spacing, quotation state, class of name.
        labels: By layer, ``[words]``; ``IGNORE`` where nothing is known.
        links: ``(kind, from word, to word)``; kind 0 is cue to source (-1: none),
            1 is content to cue.
        breaks: Words before which the text may be cut (starts of lines or sentences).
        silver: Layers whose labels come from a model.
        taught: What a teacher said, ``[words, outputs]``; see ``training distil``.
    """

    corpus: str
    spans: list[Offsets]
    pieces: list[tuple[int, ...]]
    features: Integers
    labels: dict[str, Integers]
    factuality: NDArray[np.float32]
    links: list[tuple[int, int, int]]
    breaks: list[int]
    silver: frozenset[str] = frozenset()
    taught: NDArray[np.float16] | None = None


def inventory_of(texts: Iterable[Text], smallest: int = 2) -> Inventory:
    """Collect the label sets of the treebanks; rare lemma scripts are left out."""
    tags: Counter[str] = Counter()
    upos: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    for text in texts:
        for sentence in text.sentences or []:
            for token in sentence:
                tags[token.xpos] += 1
                upos[token.upos] += 1
                deprels[token.deprel] += 1
                lemmas[lemma_script(text.text[token.start : token.end], token.lemma)] += 1
    return Inventory(
        tuple(sorted(tags)),
        tuple(sorted(upos)),
        tuple(sorted(script for script, count in lemmas.items() if count > smallest)),
        tuple(sorted(deprels)),
    )


def tokenizing_pipeline() -> Language:
    """Return a pipeline that only tells words apart, as at run time."""
    nlp = NewsEnglish()
    nlp.max_length = 10_000_000
    return nlp


def words_of(text: Text, nlp: Language, pieces: WordPiece, inventory: Inventory, lists: NameLists) -> Words:
    """Tokenise a text and lay its gold labels on the words."""
    doc = nlp.make_doc(text.text)
    spans = [(t.idx, t.idx + len(t.text)) for t in doc if not t.is_space]
    features = word_features(text.text, spans, lists)
    word_at = _places(spans)
    words = Words(
        text.meta.get(MIXED_AS, text.corpus),
        spans,
        pieces.encode(text.text[start:end] for start, end in spans),
        np.array(features, dtype=np.int64).T.reshape(-1, 4),
        {},
        np.full(len(spans), np.nan, dtype=np.float32),
        [],
        [i for i, spacing in enumerate(features.spacings) if spacing >= 3 or i == 0],
    )
    if text.entities is not None:
        words.labels["entities"] = _bio("entities", text.entities, word_at, len(spans))
    if text.times is not None:
        times = [(t.start, t.end, t.type) for t in text.times]
        words.labels["times"] = _bio("times", times, word_at, len(spans))
    if text.attributions is not None:
        _add_attributions(words, text, word_at)
    if text.events is not None:
        _add_events(words, text, word_at)
    if text.sentences is not None:
        _add_syntax(words, text, word_at, inventory)
    return words


def _covered(start: int, end: int, word_at: dict[int, int]) -> range | None:
    inside = [word_at[offset] for offset in range(start, end) if offset in word_at]
    return range(inside[0], inside[-1] + 1) if inside else None


def _places(spans: Sequence[Offsets]) -> dict[int, int]:
    """Return the word at every character of a word."""
    return {offset: i for i, (start, end) in enumerate(spans) for offset in range(start, end)}


def bio_of(layer: str, places: Iterable[tuple[int, int, str]], spans: Sequence[Offsets]) -> Integers:
    """Return the tags of words for the spans of a layer, the longer of two that overlap.

    Args:
        layer: Of ``SPAN_LAYERS``.
        places: Character offsets and labels.
        spans: Character offsets of every word.
    """
    return _bio(layer, places, _places(spans), len(spans))


def _bio(layer: str, spans: Iterable[tuple[int, int, str]], word_at: dict[int, int], size: int) -> Integers:
    labels = np.zeros(size, dtype=np.int64)
    kinds = SPAN_LAYERS[layer]
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        covered = _covered(start, end, word_at)
        if covered is None or any(labels[i] for i in covered):
            continue
        first = 1 + 2 * kinds.index(kind)
        labels[covered[0]] = first
        labels[covered[1:] if len(covered) > 1 else []] = first + 1
    return labels


def _add_attributions(words: Words, text: Text, word_at: dict[int, int]) -> None:
    assert text.attributions is not None
    for item in text.attributions:
        cue = _first_word(item.cue, word_at)
        if cue is None:
            continue
        source = _first_word(item.source, word_at)
        words.links.append((0, cue, -1 if source is None else source))
        for piece in item.content:
            content = _first_word([piece], word_at)
            if content is not None:
                words.links.append((1, content, cue))
    for layer, spans in attribution_spans(text.attributions).items():
        words.labels[layer] = _bio(layer, spans, word_at, len(words.spans))


def attribution_spans(attributions: Iterable[Attribution]) -> dict[str, list[tuple[int, int, str]]]:
    """Return the pieces of attributions by layer, as offsets with labels."""
    layers: dict[str, list[tuple[int, int, str]]] = {"sources": [], "cues": [], "contents": []}
    for item in attributions:
        layers["sources"] += [(s, e, "SOURCE") for s, e in item.source]
        layers["cues"] += [(s, e, "CUE") for s, e in item.cue]
        layers["contents"] += [(s, e, "CONTENT") for s, e in item.content]
    return layers


def _first_word(spans: Sequence[Offsets], word_at: dict[int, int]) -> int | None:
    if not spans:
        return None
    covered = _covered(*min(spans), word_at)
    return None if covered is None else covered[0]


def _add_events(words: Words, text: Text, word_at: dict[int, int]) -> None:
    size = len(words.spans)
    events = np.zeros(size, dtype=np.int64)
    dct = np.full(size, IGNORE, dtype=np.int64)
    for event in text.events or []:
        covered = _covered(event.start, event.end, word_at)
        if covered is None:
            continue
        events[covered[-1]] = 1 + EVENT_KINDS.index(event.kind)
        if event.dct is not None:
            dct[covered[-1]] = DCT_RELATIONS.index(event.dct)
    words.labels["events"], words.labels["dct"] = events, dct


def _add_syntax(words: Words, text: Text, word_at: dict[int, int], inventory: Inventory) -> None:
    size = len(words.spans)
    names = ("tags", "upos", "lemmas", "heads", "deprels", "sentence")
    labels = {name: np.full(size, IGNORE, dtype=np.int64) for name in names}
    labels["sentence"][:] = 0
    tags, upos, lemmas, deprels = (
        {value: i for i, value in enumerate(values)}
        for values in (inventory.tags, inventory.upos, inventory.lemmas, inventory.deprels)
    )
    for sentence in text.sentences or []:
        word_of = [word_at[token.start] for token in sentence]
        labels["sentence"][word_of[0]] = 1
        words.breaks.append(word_of[0])
        for index, token in enumerate(sentence):
            word = word_of[index]
            if not _leads(sentence, word_of, index):
                continue
            form = text.text[token.start : token.end]
            if words.spans[word] == (token.start, token.end):
                labels["tags"][word] = tags.get(token.xpos, IGNORE)
                labels["upos"][word] = upos.get(token.upos, IGNORE)
                labels["lemmas"][word] = lemmas.get(lemma_script(form, token.lemma), IGNORE)
            head = word if token.head < 0 else word_of[token.head]
            if head != word or token.head < 0:
                labels["heads"][word] = head
                labels["deprels"][word] = deprels.get(token.deprel, IGNORE)
            if token.factuality is not None:
                words.factuality[word] = token.factuality
    words.labels.update(labels)
    words.breaks = sorted(set(words.breaks))


def _leads(sentence: list[TreeToken], word_of: list[int], index: int) -> bool:
    """Tell whether a gold token stands for its spaCy word: its head is in another word."""
    head = sentence[index].head
    return head < 0 or word_of[head] != word_of[index]


@dataclass(slots=True)
class Window:
    """A run of words of one text that fits the encoder."""

    words: Words
    first: int
    last: int
    pieces: int


def windows_of(words: Words, limit: int, rng: random.Random) -> list[Window]:
    """Cut a text into windows of at most ``limit`` pieces, at breaks where there are any.

    The first cut falls anywhere, so that every epoch sees other windows.
    """
    total = len(words.spans)
    lengths = [len(p) for p in words.pieces]
    breaks = set(words.breaks)
    windows: list[Window] = []
    first = 0
    target = rng.randint(limit // 3, limit) if sum(lengths) > limit else limit
    while first < total:
        last, size = first, 0
        while last < total and size + lengths[last] <= target:
            size += lengths[last]
            last += 1
        if last < total:
            better = last
            while better > first + (last - first) // 2 and better not in breaks:
                better -= 1
            if better in breaks and better > first:
                last = better
        windows.append(Window(words, first, last, sum(lengths[first:last])))
        first, target = last, limit
    return windows
