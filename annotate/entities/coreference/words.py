"""A parsed ``Doc`` as plain lists, one value a word: many questions are asked of every word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, SENT_START, TAG

from annotate.language.columns import paragraphs_of, quotations_of
from annotate.language.quotations import Quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Words:
    """The columns of a document, by token.

    Attributes:
        heads: Index of the head; a root's is its own.
        children: Indices of those that depend on it, in text order.
        sentences: Number of its sentence.
        paragraphs: Number of its paragraph.
        quotes: Number of the quotation that it stands in, 0 for none.
    """

    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentences: list[int]
    paragraphs: list[int]
    quotes: list[int]

    def root(self, first: int, last: int) -> int:
        """Return the word of a stretch whose head lies outside it."""
        for word in range(first, last + 1):
            head = self.heads[word]
            if head == word or not first <= head <= last:
                return word
        return last

    def has_copula(self, word: int) -> bool:
        """Tell whether a word is what something is said to be: "X is the mayor"."""
        return any(self.deps[child] == "cop" for child in self.children[word])

    def above(self, word: int) -> list[int]:
        """Return the words that a word depends on, the nearest first."""
        found: list[int] = []
        while self.heads[word] != word and len(found) < _DEPTH:
            word = self.heads[word]
            found.append(word)
        return found


_DEPTH = 25


def words_of_doc(doc: Doc) -> Words:
    """Return a document's columns."""
    strings = doc.vocab.strings
    table = doc.to_array([LOWER, LEMMA, TAG, POS, DEP, HEAD, SENT_START])
    names: dict[int, str] = {}
    columns: list[list[str]] = []
    for column in range(5):
        values = table[:, column].tolist()
        for value in set(values) - names.keys():
            names[value] = strings[value]
        columns.append([names[value] for value in values])
    heads = [(i + offset) for i, offset in enumerate(table[:, 5].astype("int64").tolist())]
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    starts = table[:, 6].astype("int64").tolist()
    lower, lemmas, tags, pos, deps = columns
    lemmas = [lemma.lower() or word for lemma, word in zip(lemmas, lower, strict=True)]
    quotes = quotations_of(doc, Quotations(doc.text))
    return Words(
        lower, lemmas, tags, pos, deps, heads, children, _sentences(starts), paragraphs_of(doc), quotes
    )


def _sentences(starts: list[int]) -> list[int]:
    return list(accumulate((int(start == 1) for start in starts[1:]), initial=0)) if starts else []
