"""Offsets, tokens and sentences of one document, for quick questions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from annotate.claims.spans.lexicon import Lexicon, lexicon
from annotate.language.columns import paragraphs_of, quotations_in, starts_of

Offsets = tuple[int, int]


def offsets_of(words: Span) -> Offsets:
    """Return where words stand."""
    return words.start_char, words.end_char


def subtree_of(token: Token) -> Span:
    """Return everything under a token as one stretch."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def touch(one: Offsets, other: Offsets) -> bool:
    """Tell whether two places overlap."""
    return one[0] < other[1] and other[0] < one[1]


def touches_any(place: Offsets, others: Iterable[Offsets]) -> bool:
    """Tell whether a place overlaps one of others."""
    return any(touch(place, other) for other in others)


class DocIndex:
    """What the rules over claims ask about a document again and again.

    Args:
        doc: A ``Doc`` over the article's exact text.
        words: The lexicon of speech acts; the shipped one by default.
    """

    def __init__(self, doc: Doc, words: Lexicon | None = None) -> None:
        self.doc = doc
        self.words = words or lexicon()
        self.text = doc.text
        self.quotations = quotations_in(doc)
        self.words_in_order = list(doc)
        self.starts = starts_of(doc)
        self._heads: dict[Offsets, Token | None] = {}
        self._spans: dict[Offsets, Span] = {}
        self.sentence_of: list[int] = []
        self.paragraph_of = paragraphs_of(doc)
        self.sentence_bounds: list[Offsets] = []
        sentences = doc.sents if doc.has_annotation("SENT_START") else iter([doc[:]])
        for number, sentence in enumerate(sentences):
            self.sentence_of += [number] * len(sentence)
            self.sentence_bounds.append((sentence.start, sentence.end))

    def token_at(self, offset: int) -> int:
        """Return the number of the token that an offset stands in or after."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def tokens(self, start: int, end: int) -> Span:
        """Return the tokens that overlap a stretch of characters."""
        place = start, end
        found = self._spans.get(place)
        if found is None:
            found = self._spans[place] = self.doc[self.token_at(start) : bisect_left(self.starts, end)]
        return found

    def head_of(self, start: int, end: int) -> Token | None:
        """Return the word of a stretch whose head stands outside it, the highest of several."""
        place = start, end
        if place not in self._heads:
            self._heads[place] = self._head_of(start, end)
        return self._heads[place]

    def _head_of(self, start: int, end: int) -> Token | None:
        best: Token | None = None
        span = self.tokens(start, end)
        first, last = span.start, span.end
        for token in span:
            if token.is_space or token.is_punct:
                continue
            head = token.head.i
            inside = head != token.i and first <= head < last
            if not inside and (best is None or (best.pos_ not in _HEADS and token.pos_ in _HEADS)):
                best = token
        return best


_HEADS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "PRON"})
