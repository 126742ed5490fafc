"""An article as words in trees, as the treebanks of Universal Dependencies have them.

The record has no words of its own. The language model reads them once more, from the same readable copy of
the text that annotations are found in, so that one text has the same words, sentences and trees each time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from annotate.reading.text.readable import Readable, readable
from annotate.record import Annotations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What readers of lines take for the end of one, and what cannot be written.
_NO_SIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article.

    Attributes:
        form: The word as it is read: a word divided at a line's end is whole.
        pos: Its part of speech in Universal Dependencies.
        tag: Its tag in the Penn Treebank.
        head: The place of its head among the words; its own for the root of a sentence.
        relation: To its head.
        start: Where it stands in the exact text.
        end: One past its last code point there.
        spaced: Whether there is space behind it.
        begins: What it is the first word of.
    """

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    start: int
    end: int
    spaced: bool
    begins: Literal["paragraph", "sentence"] | None


def words_of(record: Annotations, text: str) -> list[Word]:
    """Return the words of an article; white space is none.

    Args:
        record: What is known about it; told by it is what is title, paragraph and boilerplate.
        text: Its exact text.
    """
    nlp, known, paragraphs_in = _model()
    read = readable(text, record.document.sections, known=known)
    with nlp.memory_zone():
        doc = nlp(text if read is None else read.text)
        kept = [token.i for token in doc if not token.is_space]
        return _words(doc, kept, {0, *paragraphs_in(doc, kept)}, read)


def _words(doc: Doc, kept: Sequence[int], paragraphs: set[int], read: Readable | None) -> list[Word]:
    places = {token: place for place, token in enumerate(kept)}
    words: list[Word] = []
    for place, number in enumerate(kept):
        token = doc[number]
        start, end = token.idx, token.idx + len(token)
        # At the end of an article there is as much space as between two.
        spaced = bool(token.whitespace_) or number + 1 == len(doc) or doc[number + 1].is_space
        begins = _begins(place, bool(token.is_sent_start), paragraphs)
        exact = (start, end) if read is None else read.exact_range(start, end)
        relation = "root" if token.head.i == number else token.dep_
        form, lemma, head = _written(token.text), _written(token.lemma_), places[token.head.i]
        words.append(Word(form, lemma, token.pos_, token.tag_, head, relation, *exact, spaced, begins))
    return words


def _begins(place: int, sentence: bool, paragraphs: set[int]) -> Literal["paragraph", "sentence"] | None:
    if place in paragraphs:
        return "paragraph"
    return "sentence" if sentence else None


def _written(form: str) -> str:
    return unicodedata.normalize("NFC", _NO_SIGN.sub("\ufffd", form))


@cache
def _model() -> tuple[Language, frozenset[str], Callable[[Doc, list[int]], list[int]]]:
    """Return the shipped pipeline, the words that it knows, and what finds beginnings of paragraphs."""
    from annotate.language import COMPONENT, build_pipeline
    from annotate.language.component import paragraph_starts

    nlp = build_pipeline()
    known: frozenset[str] = frozenset(nlp.get_pipe(COMPONENT).encoder.vocabulary)  # type: ignore[attr-defined]
    return nlp, known, paragraph_starts
