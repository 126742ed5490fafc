"""Texts as they look to networks that have not learned from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc, Token

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from training.data.corpora import Offsets
from training.encoder.checkpoint import CheckpointEncoder

Reading = TypeVar("Reading")
Tokenizer = Callable[[str], Doc]


class WordTokens(NamedTuple):
    """A text's words: the tokens at these places, white space left out."""

    doc: Doc
    places: list[int]

    @property
    def tokens(self) -> list[Token]:
        """The words as tokens."""
        return [self.doc[i] for i in self.places]

    @property
    def texts(self) -> list[str]:
        """The text of every word."""
        return [token.text for token in self.tokens]


def readings(
    halves: Sequence[Path], read: Callable[[DatelineEncoder, Tokenizer, int], Iterable[Reading]]
) -> tuple[DatelineEncoder, list[list[Reading]]]:
    """Return the component, and what each network makes of the half that it has not seen.

    Args:
        halves: What learned without half 0, and without 1 (``training train --without``).
        read: Reads one half with a component and a tokenizer.
    """
    nlp = build_pipeline()
    component = nlp.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    found = []
    for half, folder in enumerate(halves):
        component.use(CheckpointEncoder(folder))
        found.append(list(read(component, nlp.make_doc, half)))
    return component, found


def in_words(tokens: Sequence[Token], spans: Iterable[Offsets]) -> dict[Offsets, tuple[int, int]]:
    """Return the first word, and that after the last, of every span that begins and ends with a word."""
    starts = {token.idx: place for place, token in enumerate(tokens)}
    ends = {token.idx + len(token): place + 1 for place, token in enumerate(tokens)}
    return {(a, b): (starts[a], ends[b]) for a, b in spans if a in starts and b in ends}
