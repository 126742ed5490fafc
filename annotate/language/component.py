"""The encoder as one spaCy component, registered as ``dateline_encoder``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc, Span, SpanGroup, Token

from annotate.language import COMPONENT, groups
from annotate.language.columns import bounds_of, words_of
from annotate.language.encoder.decode import Floats, LabelledSpan, sentence_starts
from annotate.language.encoder.features import SPACINGS, spacing_of
from annotate.language.encoder.model import WordEncoder, shipped_encoder
from annotate.language.findings import Decoder, Findings, stretch_ends
from annotate.language.lists import names_in_lists
from annotate.language.rankers.attributing import attributing_of, nothing_attributed
from annotate.language.rankers.meanings import CONTEXT_WIDTH, WIDTH, contexts_of, meanings_of
from annotate.language.rankers.tags import shipped_tag_ranker
from annotate.language.words.abbreviations import begun_sentences
from annotate.language.words.agreement import pasts
from annotate.language.words.lemmas import lemmas_of
from annotate.language.words.noun_chunks import noun_chunks
from annotate.language.words.trees import Parser

Table = NDArray[np.uint64]

_SYNTAX = (HEAD, DEP, TAG, POS, LEMMA)
_UNSIGNED = 0xFFFFFFFFFFFFFFFF

# What a saved pipeline keeps of the component.
DIGEST = "weights.sha256"

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

    What components before it have set stays: entities are added where there are
    none yet, trees are grown where there is no parse, and tags, parts of speech
    and lemmas are given to the words that lack them.

    Args:
        encoder: The exported model.
        name: The component's name in the pipeline.
        entities: Whether to set ``doc.ents``.
        syntax: Whether to set tags, lemmas, heads, relations and sentences.
    """

    def __init__(
        self,
        encoder: WordEncoder,
        name: str = "dateline_encoder",
        *,
        entities: bool = True,
        syntax: bool = True,
    ) -> None:
        self.name = name
        self.entities = entities
        self.syntax = syntax
        self.use(encoder)

    def use(self, encoder: WordEncoder) -> None:
        """Take another exported model."""
        self.encoder = encoder
        self.decoder = Decoder(encoder)
        self._parser = Parser(encoder.layout, encoder.heads)
        self._readiness = float(encoder.heads.get("sentence", 0.0))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the entities that the component sets."""
        return tuple(ENTITY_LABELS.values()) if self.entities else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document in place and return it."""
        words = words_of(doc)
        paragraphs = paragraph_starts(doc, words)
        table: Table = np.zeros((len(doc), len(_SYNTAX)), dtype=np.uint64)
        found = Findings()
        meanings: Floats = np.zeros((len(doc), WIDTH), dtype=np.float32)
        contexts = np.zeros((len(doc), CONTEXT_WIDTH), dtype=np.float16)
        attributing = nothing_attributed(len(doc))
        for first, rows in self._stretches(doc, words, paragraphs):
            part = words[first : first + len(rows)]
            meanings[part] = meanings_of(rows)
            contexts[part] = contexts_of(rows)
            attributing[part] = attributing_of(rows, self.encoder.layout)
            tokens = [doc[i] for i in part]
            begun: list[int] = []
            if self.syntax:
                forced = [i - first for i in paragraphs if first < i < first + len(rows)]
                begun = self._read_syntax(doc, part, tokens, rows, forced, table)
            found.add(rows, tokens, first, self.decoder, begun)
            found.add_names(names_in_lists, tokens, first, self.decoder)
        if self.syntax and len(doc):
            _fill_spaces(doc, words, table)
            _write_syntax(doc, table)
        self._write_spans(doc, words, found)
        doc.user_data[groups.MEANINGS] = meanings
        doc.user_data[groups.CONTEXTS] = contexts
        doc.user_data[groups.ATTRIBUTING] = attributing
        return doc

    def raw_entities(self, doc: Doc) -> set[tuple[int, int, str]]:
        """Return the entities under the labels of the training data, dates included, as offsets."""
        words, found = words_of(doc), Findings()
        for first, rows in self._stretches(doc, words, paragraph_starts(doc, words)):
            part = [doc[i] for i in words[first : first + len(rows)]]
            found.add(rows, part, first, self.decoder)
        return offsets_of(doc, words, found.spans["entities"])

    def encode(self, doc: Doc) -> tuple[list[int], Floats]:
        """Return the tokens that are words (by index) and the encoder's row of each."""
        words = words_of(doc)
        return words, self.encoder.rows(doc.text, _offsets(doc, words))

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Return the digest of the weights, which belong to the package and not to the pipeline."""
        del exclude
        return self.encoder.digest.encode("ascii")

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> DatelineEncoder:
        """Take nothing over, but refuse to stand in for other weights.

        Raises:
            ValueError: The pipeline was saved with other weights.
        """
        del exclude
        if data != self.encoder.digest.encode("ascii"):
            raise ValueError(
                f'the pipeline was saved with other weights of "{self.name}" than those installed; '
                "install the version of Dateline that it was saved with, or make it anew"
            )
        return self

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the digest of the weights; see ``to_bytes``."""
        path.mkdir(parents=True, exist_ok=True)
        (path / DIGEST).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> DatelineEncoder:
        """Compare the digest of the weights; see ``from_bytes``.

        Raises:
            ValueError: The pipeline was saved with other weights, or without saying which.
        """
        file = path / DIGEST
        return self.from_bytes(file.read_bytes() if file.exists() else b"", exclude=exclude)

    def _stretches(self, doc: Doc, words: list[int], paragraphs: list[int]) -> Iterator[tuple[int, Floats]]:
        """Yield the first word of every stretch, and the rows of its words."""
        first = 0
        ends = stretch_ends(len(words), paragraphs)
        for rows in self.encoder.stretches(doc.text, _offsets(doc, words), ends):
            yield first, rows
            first += len(rows)

    def _read_syntax(
        self,
        doc: Doc,
        words: list[int],
        tokens: Sequence[Token],
        rows: Floats,
        paragraphs: list[int],
        table: Table,
    ) -> list[int]:
        """Fill the lines of a stretch's words in a table of ``_SYNTAX``.

        Returns:
            The words of the stretch that begin a sentence after an abbreviation.
        """
        layout, inventory = self.encoder.layout, self.encoder.inventory
        strings = doc.vocab.strings
        forms = [token.text for token in tokens]
        tags = shipped_tag_ranker().tags(forms, rows[:, layout["tags"]])
        starts = sentence_starts(rows[:, layout["sentence"]].reshape(-1) + self._readiness, paragraphs)
        tagged = [inventory.tags[tag] for tag in tags]
        begun = begun_sentences(forms, tagged, starts, self.encoder.vocabulary)
        starts = sorted({*starts, *begun})
        heads, relations = self._parser.parse(rows, starts)
        between = [inventory.deprels[relation] for relation in relations]
        tags[pasts(forms, tagged, heads.tolist(), between)] = inventory.tags.index("VBD")
        upos = rows[:, layout["upos"]].argmax(axis=1)
        lemmas = lemmas_of(forms, rows[:, layout["lemmas"]], inventory.lemmas, self.encoder.vocabulary)
        distances = np.array(words)[heads] - words
        table[words, 0] = distances.astype(np.uint64)
        table[words, 1] = np.where(
            distances == 0,
            np.uint64(strings.add("ROOT")),
            _ids(map(strings.add, inventory.deprels))[relations],
        )
        table[words, 2] = _ids(map(strings.add, inventory.tags))[tags]
        table[words, 3] = _ids(SYMBOLS[name] for name in inventory.upos)[upos]
        table[words, 4] = _ids(map(strings.add, lemmas))
        return begun

    def _write_spans(self, doc: Doc, words: list[int], found: Findings) -> None:
        spans = found.spans
        _store(doc, words, groups.SOURCES, spans["sources"])
        _store(doc, words, groups.CUES, spans["cues"], source=found.source_of)
        _store(doc, words, groups.CONTENTS, spans["contents"], cue=found.cue_of)
        _store(doc, words, groups.TIMES, spans["times"])
        _store(doc, words, groups.EVENTS, spans["events"], dct=found.dct, factuality=found.factuality)
        named = [s._replace(label=ENTITY_LABELS[s.label]) for s in spans["entities"] if s.label != "DATE"]
        _store(doc, words, groups.ENTITIES, named)
        if self.entities:
            taken = {token.i for ent in doc.ents for token in ent}
            new = [s for s in doc.spans[groups.ENTITIES] if taken.isdisjoint(range(s.start, s.end))]
            doc.ents = [*doc.ents, *new]


def offsets_of(doc: Doc, words: list[int], spans: list[LabelledSpan]) -> set[tuple[int, int, str]]:
    """Return spans of words as character offsets with their labels."""
    bounds = [(doc[words[s.start]], doc[words[s.end - 1]], s.label) for s in spans]
    return {(first.idx, last.idx + len(last), label) for first, last, label in bounds}


def _ids(ids: Iterable[int]) -> Table:
    return np.fromiter(ids, dtype=np.uint64)


def _offsets(doc: Doc, words: list[int]) -> list[tuple[int, int]]:
    bounds = bounds_of(doc)
    return [bounds[i] for i in words]


def paragraph_starts(doc: Doc, words: list[int]) -> list[int]:
    """Return the places in ``words`` where a paragraph begins, that of the first word left out."""
    return [
        place
        for place, (before, token) in enumerate(pairwise(words), start=1)
        if token > before + 1
        and spacing_of("".join(doc[i].text_with_ws for i in range(before + 1, token)))
        == SPACINGS.index("paragraph")
    ]


def _fill_spaces(doc: Doc, words: list[int], table: Table) -> None:
    """Hang white space on the word before it, or on the first word."""
    strings = doc.vocab.strings
    tag, dep = strings.add("_SP"), strings.add("dep")
    known = set(words)
    last = -1
    for token in range(len(doc) if len(known) < len(doc) else 0):
        if token in known:
            last = token
            continue
        target = last if last >= 0 else (words[0] if words else token)
        lemma = strings.add(doc[token].text)
        table[token] = ((target - token) & _UNSIGNED, dep, tag, SYMBOLS["SPACE"], lemma)


def _write_syntax(doc: Doc, table: Table) -> None:
    """Write what the document lacks: its trees as a whole, the rest word by word."""
    given = doc.to_array([*_SYNTAX[2:]])
    words = np.where(given == 0, table[:, 2:], given)
    if doc.has_annotation("DEP"):
        doc.from_array([*_SYNTAX[2:]], words)  # type: ignore[arg-type] # the stub asks for int64
        return
    trees = np.concatenate([table[:, :2], words], axis=1)
    doc.from_array([*_SYNTAX], trees)  # type: ignore[arg-type]
    # Documents read back with this vocabulary find their noun phrases, too. The stubs know neither place.
    doc.vocab.get_noun_chunks = doc.noun_chunks_iterator = noun_chunks  # type: ignore[assignment,attr-defined]


def _store(
    doc: Doc, words: list[int], key: str, spans: list[LabelledSpan], **attributes: Sequence[object]
) -> None:
    made = [Span(doc, words[s.start], words[s.end - 1] + 1, label=s.label) for s in spans]
    attrs: dict[str, object] = {"confidence": [round(s.confidence, 3) for s in spans], **attributes}
    doc.spans[key] = SpanGroup(doc, name=key, attrs=attrs, spans=made)


@Language.factory(
    COMPONENT,
    assigns=[
        "doc.ents",
        "doc.sents",
        "doc.spans",
        "token.dep",
        "token.ent_iob",
        "token.ent_type",
        "token.head",
        "token.is_sent_start",
        "token.lemma",
        "token.pos",
        "token.tag",
    ],
    default_config={"entities": True, "syntax": True, "threads": 0},
)
def make_encoder(nlp: Language, name: str, entities: bool, syntax: bool, threads: int) -> DatelineEncoder:
    """Make the component with the weights that ship with the package."""
    del nlp
    return DatelineEncoder(shipped_encoder(threads), name, entities=entities, syntax=syntax)
