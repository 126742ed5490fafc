"""Texts as they look to networks that have not learned from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

from annotate.language import build_pipeline
from annotate.language.component import DatelineEncoder
from training.checkpoint import CheckpointEncoder

Reading = TypeVar("Reading")
Tokenizer = Callable[[str], Doc]


def readings(
    halves: Sequence[Path], read: Callable[[DatelineEncoder, Tokenizer, int], Iterable[Reading]]
) -> tuple[DatelineEncoder, list[list[Reading]]]:
    """Return the component, and what each network makes of the half that it has not seen.

    Args:
        halves: What learned without half 0, and without 1 (``training.train --without``).
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
