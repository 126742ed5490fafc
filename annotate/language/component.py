"""The encoder as one spaCy component, registered as ``dateline_encoder``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc, Span, SpanGroup

from annotate.language import groups
from annotate.language.decode import (
    Floats,
    Integers,
    LabelledSpan,
    Transitions,
    emissions_of,
    linked_cues,
    linked_sources,
    sentence_starts,
    spans_of,
    tag_confidence,
    viterbi,
)
from annotate.language.encoder import Encoder, shipped_encoder
from annotate.language.features import SPACINGS, spacing_of
from annotate.language.layers import DCT_RELATIONS, EVENT_KINDS, SPAN_LAYERS, apply_lemma_script
from annotate.language.trees import parse

Table = NDArray[np.uint64]

ENTITY_LABELS = {
    "PERSON": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
    "NORP": "NORP",
    "MISC": "MISC",
    "MONEY": "MONEY",
    "FACILITY": "FAC",
    "PRODUCT": "PRODUCT",
}


class DatelineEncoder:
    """Writes entities, syntax, attributions, times and events on a ``Doc``.

    Args:
        encoder: The exported model.
        name: The component's name in the pipeline.
        entities: Whether to set ``doc.ents``; a pipeline of the user's own may have done so.
        syntax: Whether to set tags, lemmas, heads, relations and sentences.
    """

    def __init__(
        self, encoder: Encoder, name: str = "dateline_encoder", *, entities: bool = True, syntax: bool = True
    ) -> None:
        self.name = name
        self.entities = entities
        self.syntax = syntax
        self.use(encoder)

    def use(self, encoder: Encoder) -> None:
        """Take another exported model."""
        self.encoder = encoder
        heads = encoder.heads
        self._crf = Transitions(heads["transitions"], heads["starts"], heads.get("outside"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document in place and return it."""
        words, rows = self.encode(doc)
        if self.syntax and words:
            self._set_syntax(doc, words, rows)
        self._set_spans(doc, words, rows)
        return doc

    def raw_entities(self, doc: Doc) -> set[tuple[int, int, str]]:
        """Return the entities under the labels of the training data, dates included, as offsets."""
        words, rows = self.encode(doc)
        emissions = self._emissions(doc, words, rows)
        path = viterbi(emissions, self._crf)[:, list(SPAN_LAYERS).index("entities")]
        return offsets_of(doc, words, spans_of("entities", path, np.ones(len(path), dtype=np.float32)))

    def encode(self, doc: Doc) -> tuple[list[int], Floats]:
        """Return the tokens that are words (by index) and the encoder's row of each."""
        words = [token.i for token in doc if not token.is_space]
        spans = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in words]
        return words, self.encoder.rows(doc.text, spans)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotate a stream of documents, in order."""
        del batch_size
        for doc in stream:
            yield self(doc)

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Return nothing: the weights belong to the package, not to the pipeline."""
        del exclude
        return b""

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> DatelineEncoder:
        """Restore nothing; see ``to_bytes``."""
        del data, exclude
        return self

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write nothing; see ``to_bytes``."""

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> DatelineEncoder:
        """Restore nothing; see ``to_bytes``."""
        del path, exclude
        return self

    def _set_syntax(self, doc: Doc, words: list[int], rows: Floats) -> None:
        layout, inventory = self.encoder.layout, self.encoder.inventory
        strings = doc.vocab.strings
        forced = [i for i in range(1, len(words)) if _starts_paragraph(doc, words[i - 1], words[i])]
        starts = sentence_starts(rows[:, layout["sentence"]].reshape(-1), forced)
        heads, relations = parse(rows, starts, layout, self.encoder.heads)
        tags, upos, scripts = (rows[:, layout[name]].argmax(axis=1) for name in ("tags", "upos", "lemmas"))
        tag_ids = [strings.add(tag) for tag in inventory.tags]
        upos_ids = [SYMBOLS[name] for name in inventory.upos]
        deprel_ids = [strings.add(name) for name in inventory.deprels]
        root = strings.add("ROOT")
        space = (SYMBOLS["SPACE"], strings.add("_SP"), strings.add("dep"))
        table = np.zeros((len(doc), 5), dtype=np.uint64)
        for place, token in enumerate(words):
            form = doc[token].text
            head = words[heads[place]] - token
            lemma = apply_lemma_script(form, inventory.lemmas[scripts[place]])
            table[token, 0] = np.uint64(head & 0xFFFFFFFFFFFFFFFF)
            table[token, 1] = root if head == 0 else deprel_ids[relations[place]]
            table[token, 2] = tag_ids[tags[place]]
            table[token, 3] = upos_ids[upos[place]]
            table[token, 4] = strings.add(lemma)
        _fill_spaces(doc, words, table, space)
        doc.from_array([HEAD, DEP, TAG, POS, LEMMA], table)  # type: ignore[arg-type] # the stub asks for int64

    def _emissions(self, doc: Doc, words: list[int], rows: Floats) -> Floats:
        return emissions_of(rows, self.encoder.layout, self._crf, [doc[i].text for i in words])

    def _set_spans(self, doc: Doc, words: list[int], rows: Floats) -> None:
        layout, heads = self.encoder.layout, self.encoder.heads
        emissions = self._emissions(doc, words, rows)
        path = viterbi(emissions, self._crf)
        sure = tag_confidence(emissions, path, self._crf)
        found = {name: spans_of(name, path[:, i], sure[:, i]) for i, name in enumerate(SPAN_LAYERS)}
        cues = found["cues"]
        source_of = linked_sources(rows, layout, heads, cues, found["sources"])
        cue_of = linked_cues(rows, layout, heads, found["contents"], cues)
        _store(doc, words, groups.SOURCES, found["sources"])
        _store(doc, words, groups.CUES, cues, source=source_of)
        _store(doc, words, groups.CONTENTS, found["contents"], cue=cue_of)
        _store(doc, words, groups.TIMES, found["times"])
        self._set_events(doc, words, rows)
        named = [s._replace(label=ENTITY_LABELS[s.label]) for s in found["entities"] if s.label != "DATE"]
        _store(doc, words, groups.ENTITIES, named)
        if self.entities:
            doc.ents = list(doc.spans[groups.ENTITIES])

    def _set_events(self, doc: Doc, words: list[int], rows: Floats) -> None:
        layout = self.encoder.layout
        odds = _softmax(rows[:, layout["events"]])
        kinds = odds.argmax(axis=1)
        places: Integers = np.flatnonzero(kinds)
        events = [
            LabelledSpan(int(i), int(i) + 1, EVENT_KINDS[kinds[i] - 1], float(1 - odds[i, 0])) for i in places
        ]
        relations = rows[places][:, layout["dct"]].argmax(axis=1)
        dct = [DCT_RELATIONS[relation] for relation in relations]
        scores = np.clip(rows[places][:, layout["factuality"]].reshape(-1), -3, 3)
        factuality = [round(float(score), 2) for score in scores]
        _store(doc, words, groups.EVENTS, events, dct=dct, factuality=factuality)


def offsets_of(doc: Doc, words: list[int], spans: list[LabelledSpan]) -> set[tuple[int, int, str]]:
    """Return spans of words as character offsets with their labels."""
    bounds = [(doc[words[s.start]], doc[words[s.end - 1]], s.label) for s in spans]
    return {(first.idx, last.idx + len(last), label) for first, last, label in bounds}


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


def _starts_paragraph(doc: Doc, before: int, token: int) -> bool:
    gap = "".join(doc[i].text_with_ws for i in range(before + 1, token))
    return spacing_of(gap) == SPACINGS.index("paragraph")


def _fill_spaces(doc: Doc, words: list[int], table: Table, space: tuple[int, int, int]) -> None:
    """Hang white space on the word before it, or on the first word."""
    pos, tag, dep = space
    known = set(words)
    last = -1
    for token in range(len(doc)):
        if token in known:
            last = token
            continue
        target = last if last >= 0 else (words[0] if words else token)
        table[token] = (
            (target - token) & 0xFFFFFFFFFFFFFFFF,
            dep,
            tag,
            pos,
            doc.vocab.strings.add(doc[token].text),
        )


def _store(
    doc: Doc, words: list[int], key: str, spans: list[LabelledSpan], **attributes: Sequence[object]
) -> None:
    made = [Span(doc, words[s.start], words[s.end - 1] + 1, label=s.label) for s in spans]
    attrs: dict[str, object] = {"confidence": [round(s.confidence, 3) for s in spans], **attributes}
    doc.spans[key] = SpanGroup(doc, name=key, attrs=attrs, spans=made)


@Language.factory(
    "dateline_encoder",
    assigns=["doc.ents", "doc.spans", "token.tag", "token.pos", "token.lemma", "token.head", "token.dep"],
    default_config={"entities": True, "syntax": True, "threads": 0},
)
def make_encoder(nlp: Language, name: str, entities: bool, syntax: bool, threads: int) -> DatelineEncoder:
    """Make the component with the weights that ship with the package."""
    del nlp
    return DatelineEncoder(shipped_encoder(threads), name, entities=entities, syntax=syntax)
