"""A document as the layers read it: made once of spaCy's ``Doc``, then plain objects.

spaCy makes a new ``Token`` at every look at a word, and another for each of its children. The layers look
at a word some hundred times, so they are given words that are made once, know their neighbours in the tree,
and keep what has been worked out about them. They answer as spaCy's do, in what the layers ask: whatever
takes a ``Doc``, a ``Span`` or a ``Token`` takes these as well, and is typed with spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc

Thing = TypeVar("Thing")
Found = TypeVar("Found")
_STRINGS = ("LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
_PLACES = ("IDX", "LENGTH", "SPACY", "IS_SPACE", "IS_PUNCT", "IS_QUOTE", "IS_LOWER", "LIKE_NUM")


class Word:
    """A word that is made once a document.

    Attributes:
        children: The words that hang on it, in text order.
        known: What has been worked out about it; see ``once``.
    """

    __slots__ = (
        "_edges", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_lower", "is_punct",
        "is_quote", "is_sent_start", "is_space", "known", "lemma_", "like_num", "lower_", "pos_", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    def __init__(
        self, doc: Document, i: int, strings: Sequence[str], places: Sequence[int], sent_start: bool | None
    ) -> None:
        self.doc = doc
        self.i = i
        self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = strings
        idx, length, spaced, space, punctuation, quote, lower, number = places
        self.idx = idx
        self.text = doc.text[idx : idx + length]
        self.whitespace_ = " " if spaced else ""
        self.is_space = space != 0
        self.is_punct = punctuation != 0
        self.is_quote = quote != 0
        self.is_lower = lower != 0
        self.like_num = number != 0
        self.is_sent_start = sent_start
        self.head: Word = self
        self.children: tuple[Word, ...] = ()
        self.known: dict[object, Any] = {}
        self._edges: tuple[Word, Word] | None = None

    def __len__(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def __str__(self) -> str:
        """Its text."""
        return self.text

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    def nbor(self, i: int = 1) -> Word:
        """Return the word that stands so many behind it."""
        if not 0 <= self.i + i < len(self.doc):
            raise IndexError(f"there is no word {self.i + i} in a document of {len(self.doc)}")
        return self.doc.words[self.i + i]

    @property
    def left_edge(self) -> Word:
        """The first word of all that hang on it."""
        return self._bounds()[0]

    @property
    def right_edge(self) -> Word:
        """The last word of all that hang on it."""
        return self._bounds()[1]

    @property
    def sent(self) -> Stretch:
        """Its sentence."""
        return self.doc.sentence_of(self.i)

    def _bounds(self) -> tuple[Word, Word]:
        if self._edges is None:
            self._edges = self.doc.edges_of(self.i) if self.children else (self, self)
        return self._edges


class Stretch:
    """Some words of a document in a row."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Document, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """The number of its words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        """Its words."""
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> Stretch: ...
    def __getitem__(self, i: int | slice) -> Word | Stretch:
        """One word, or several in a row."""
        if isinstance(i, slice):
            first, end, _ = i.indices(self.end - self.start)
            return Stretch(self.doc, self.start + first, self.start + max(first, end))
        place = self.start + i if i >= 0 else self.end + i
        if not self.start <= place < self.end:
            raise IndexError(f"there is no word {i} in a stretch of {len(self)}")
        return self.doc.words[place]

    def __eq__(self, other: object) -> bool:
        """Whether the two are the same words of one document, called the same."""
        return isinstance(other, Stretch) and self._key() == other._key()

    def __hash__(self) -> int:
        """As for equality."""
        return hash(self._key())

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def start_char(self) -> int:
        """Offset of its first character; where it is empty, of what stands behind it."""
        words = self.doc.words
        if self.start < len(words):
            return words[self.start].idx
        return len(self.doc.text)

    @property
    def end_char(self) -> int:
        """One past its last character."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its exact text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def ents(self) -> list[Stretch]:
        """The entities that stand in it."""
        return [ent for ent in self.doc.ents if self.start <= ent.start and ent.end <= self.end]

    @property
    def root(self) -> Word:
        """The word that the others hang on, the highest of several, the first of those."""
        words = self.doc.words[self.start : self.end]
        for word in words:
            if word.head is word:
                return word
        outer = [word for word in words if not self.start <= word.head.i < self.end]
        return min(outer, key=_depth) if outer else self.doc.words[self.start]

    @property
    def sent(self) -> Stretch:
        """The sentence of its first word."""
        return self.doc.sentence_of(self.start)


class Stretches(list[Stretch]):
    """Stretches that belong together.

    Args:
        stretches: In their order.
        attrs: What is known of them, as spaCy's span groups have it.
    """

    def __init__(self, stretches: Iterable[Stretch], attrs: dict[str, Any]) -> None:
        super().__init__(stretches)
        self.attrs = attrs


class Document:
    """What the layers read of a ``Doc``; what it says of itself does not change any more.

    Args:
        doc: A document that the pipeline has been over.

    Attributes:
        text: Its exact text.
        words: Its words in text order.
        ents: Its entities.
        spans: Its groups of spans.
        user_data: That of the ``Doc``.
        known: What has been worked out about it; see ``once``.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.text = doc.text
        self.user_data: dict[str, Any] = doc.user_data
        self.known: dict[object, Any] = {}
        self._annotated: dict[str, bool] = {}
        self.words: list[Word] = _words(self, doc)
        self.ents = tuple(Stretch(self, ent.start, ent.end, ent.label_) for ent in doc.ents)
        self.spans = {
            key: Stretches((Stretch(self, s.start, s.end, s.label_) for s in group), group.attrs)
            for key, group in doc.spans.items()
        }
        self._sentences: tuple[list[int], list[Stretch]] | None = None

    def __len__(self) -> int:
        """The number of its words."""
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        """Its words."""
        return iter(self.words)

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> Stretch: ...
    def __getitem__(self, i: int | slice) -> Word | Stretch:
        """One word, or several in a row."""
        if isinstance(i, slice):
            first, end, _ = i.indices(len(self.words))
            return Stretch(self, first, max(first, end))
        return self.words[i]

    @property
    def sents(self) -> Sequence[Stretch]:
        """Its sentences."""
        return self._divided()[1]

    def sentence_of(self, word: int) -> Stretch:
        """Return the sentence of a word."""
        numbers, sentences = self._divided()
        return sentences[numbers[word]]

    def edges_of(self, word: int) -> tuple[Word, Word]:
        """Return the first and the last word that hang on a word, as the ``Doc`` has them."""
        token = self._doc[word]
        return self.words[token.left_edge.i], self.words[token.right_edge.i]

    def has_annotation(self, attr: str) -> bool:
        """Tell whether any word has an attribute, as the ``Doc`` does."""
        found = self._annotated.get(attr)
        if found is None:
            found = self._annotated[attr] = bool(self._doc.has_annotation(attr))
        return found

    def to_array(self, py_attr_ids: list[int | str]) -> Any:
        """Return attributes as numbers, as the ``Doc`` does."""
        return self._doc.to_array(py_attr_ids)

    def char_span(self, start_idx: int, end_idx: int, *, alignment_mode: str = "strict") -> Stretch | None:
        """Return the words at some offsets, as the ``Doc`` does."""
        span = self._doc.char_span(start_idx, end_idx, alignment_mode=alignment_mode)
        return None if span is None else Stretch(self, span.start, span.end)

    def _divided(self) -> tuple[list[int], list[Stretch]]:
        """Return the number of every word's sentence, and the sentences."""
        if self._sentences is None:
            bounds = [(sentence.start, sentence.end) for sentence in self._doc.sents]
            numbers = [number for number, (start, end) in enumerate(bounds) for _ in range(start, end)]
            self._sentences = numbers, [Stretch(self, start, end) for start, end in bounds]
        return self._sentences


def document_of(doc: Doc) -> Doc:
    """Return a document with words that are made once; one that has them is returned as it is."""
    given: object = doc
    return doc if isinstance(given, Document) else cast("Doc", Document(doc))


def once(function: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """Let a question about a word or a document be worked out once.

    What is found must not be changed by who asks, and must depend on nothing else.
    """

    @wraps(function)
    def asked(thing: Thing) -> Found:
        try:
            return thing.known[function]  # type: ignore[attr-defined,no-any-return]
        except KeyError:
            pass
        except AttributeError:
            return function(thing)
        found = thing.known[function] = function(thing)  # type: ignore[attr-defined]
        return found

    return asked


def _words(document: Document, doc: Doc) -> list[Word]:
    names = doc.vocab.strings
    table: list[list[int]] = doc.to_array([*_STRINGS]).tolist()
    strings = {id: names[id] for id in {id for row in table for id in row}}
    rows = [[strings[id] for id in row] for row in table]
    places = doc.to_array([*_PLACES]).tolist()
    more = doc.to_array(["HEAD", "SENT_START"]).astype("int64").tolist()
    begins = {1: True, 0: None, -1: False}
    words = [
        Word(document, i, row, place, begins[start])
        for i, (row, place, (_, start)) in enumerate(zip(rows, places, more, strict=True))
    ]
    children: dict[int, list[Word]] = {}
    for i, (offset, _) in enumerate(more):
        if offset:
            words[i].head = words[i + offset]
            children.setdefault(i + offset, []).append(words[i])
    for i, below in children.items():
        words[i].children = tuple(below)
    return words


def _depth(word: Word) -> int:
    """Return how many words a word hangs on; white space and marks stand below all others, as in spaCy."""
    if (word.is_space or word.is_punct) and not word.children:
        return len(word.doc) - 1
    found = 0
    while word.head is not word:
        word, found = word.head, found + 1
    return found


def seems_english(doc: Doc) -> bool:
    """Tell whether a text has as many common words as English has; a short one is not judged.

    In English news more than a fifth of the words are of spaCy's list of the commonest ones, also where
    much is scores and names; German, Dutch, French, Spanish and Italian have less than an eighth.
    """
    marks = doc.to_array(["IS_ALPHA", "IS_STOP"])
    words = int(marks[:, 0].sum())
    return words < _FEWEST_WORDS or int(marks.prod(axis=1).sum()) >= _LEAST_COMMON * words


_FEWEST_WORDS, _LEAST_COMMON = 40, 0.15
