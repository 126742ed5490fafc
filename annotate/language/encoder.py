"""The shipped encoder: from an article's words to one row of numbers a word.

Long articles go through in windows that overlap; every word takes its row
from the window in which it stands farthest from an edge, so memory is flat
and the result does not depend on how the article is cut elsewhere.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.features import word_features
from annotate.language.layers import Inventory, output_layout
from annotate.language.name_lists import NameLists
from annotate.language.wordpiece import WordPiece

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

WINDOW = 240
OVERLAP = 64


def shipped_weights() -> Traversable:
    """Return the folder of the weights inside the package."""
    return files("annotate.language") / "weights"


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to ``last`` go through the encoder; ``keep`` of them are used."""

    first: int
    last: int
    keep: slice


def cut_windows(lengths: Sequence[int], window: int = WINDOW, overlap: int = OVERLAP) -> list[Window]:
    """Cut words into overlapping windows.

    Args:
        lengths: Number of pieces of every word; each at most ``window``.
        window: Most pieces in a window.
        overlap: Pieces that two neighbours share, at least, where they can.

    Returns:
        Windows whose ``keep`` parts join up to all words.
    """
    bounds: list[tuple[int, int]] = []
    first = 0
    while True:
        last, size = first, 0
        while last < len(lengths) and size + lengths[last] <= window:
            size += lengths[last]
            last += 1
        bounds.append((first, last))
        if last >= len(lengths):
            break
        following, shared = last, 0
        while following > first + 1 and shared + lengths[following - 1] <= overlap:
            following -= 1
            shared += lengths[following]
        first = following
    cuts = [0, *((bounds[i][1] + bounds[i + 1][0]) // 2 for i in range(len(bounds) - 1)), len(lengths)]
    return [Window(a, b, slice(cuts[i], cuts[i + 1])) for i, (a, b) in enumerate(bounds)]


class Encoder:
    """Weights, vocabulary and label sets of one exported model.

    Args:
        folder: Holds ``encoder.onnx``, ``heads.npz``, ``names.npz``, ``vocabulary.txt``, ``model.json``.
        threads: Threads that one run may use; 0 leaves it to onnxruntime.

    Raises:
        FileNotFoundError: A file is missing.
    """

    def __init__(self, folder: Traversable, threads: int = 0) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._session: Any = None
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.inventory = Inventory(**{name: tuple(values) for name, values in meta["inventory"].items()})
        self.version: str = meta.get("version", "0")
        self.layout = output_layout(self.inventory)
        with (folder / "heads.npz").open("rb") as stream:
            self.heads = {name: value.astype(np.float32) for name, value in np.load(stream).items()}
        self._names = NameLists.read(folder)
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        self._pieces = WordPiece(vocabulary[:-1] if vocabulary[-1] == "" else vocabulary)
        self._edges = (self._pieces.id_of("[CLS]"), self._pieces.id_of("[SEP]"))

    def rows(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return ``[words, outputs]`` for the words at these character offsets."""
        if not spans:
            return np.zeros((0, max(part.stop for part in self.layout.values())), dtype=np.float32)
        pieces = self._pieces.encode(text[start:end] for start, end in spans)
        features = np.array(word_features(text, spans, self._names), dtype=np.int64)
        windows = cut_windows([len(word) for word in pieces])
        return np.concatenate([self._run(window, pieces, features) for window in windows])

    def _run(self, window: Window, pieces: list[tuple[int, ...]], features: Integers) -> Floats:
        """Run one window; batches would need padding and overflow the cache, and are slower."""
        ids: list[int] = [self._edges[0]]
        owners: list[int] = []
        places: list[int] = []
        for word in range(window.first, window.last):
            if window.keep.start <= word < window.keep.stop:
                places.append(len(ids))
            ids.extend(pieces[word])
            owners.extend([word] * len(pieces[word]))
        ids.append(self._edges[1])
        marks = np.zeros((4, 1, len(ids)), dtype=np.int64)
        marks[:, 0, 1:-1] = features[:, owners]
        feed = {
            "pieces": np.array([ids], dtype=np.int64),
            "positions": np.arange(len(ids), dtype=np.int64),
            "shapes": marks[0],
            "spacings": marks[1],
            "quotes": marks[2],
            "names": marks[3],
            "words": np.array(places, dtype=np.int64),
        }
        rows: Floats = self._opened().run(None, feed)[0]
        return rows

    def _opened(self) -> Any:
        """Open the session at first use: a reader that only parses settings never pays for it."""
        with self._lock:
            if self._session is None:
                import onnxruntime

                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = self._threads
                options.log_severity_level = 3
                # Threads that wait by spinning would take the processor from the reader.
                options.add_session_config_entry("session.intra_op.allow_spinning", "0")
                self._session = onnxruntime.InferenceSession(
                    (self._folder / "encoder.onnx").read_bytes(),
                    options,
                    providers=["CPUExecutionProvider"],
                )
            return self._session


@lru_cache(maxsize=2)
def shipped_encoder(threads: int = 0) -> Encoder:
    """Return the encoder of the package, read once a process."""
    return Encoder(shipped_weights(), threads)
