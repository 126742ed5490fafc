"""The shipped encoder: from an article's words to one row of numbers a word.

Long articles go through in windows that overlap; every word takes its row
from the window in which it stands farthest from an edge, so memory is flat
and the result does not depend on how the article is cut elsewhere.
"""

from __future__ import annotations

import json
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.language.encoder.features import word_features
from annotate.language.encoder.layers import Inventory, output_layout, output_width
from annotate.language.encoder.name_lists import NO_NAME, NameLists
from annotate.language.encoder.wordpiece import WordPiece
from annotate.support.progress import tell
from annotate.weights import Weights, shipped

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# With the two marks at its ends a window has 240 pieces: multiples of 16 fill the processor's vectors.
WINDOW = 238
OVERLAP = 64
MOST_THREADS = 256


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
        least = bounds[-1][0] + 1 if bounds else 0
        while last < len(lengths) and first > least and size + lengths[first - 1] <= window:
            first -= 1
            size += lengths[first]
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


def laid_out(
    pieces: Iterable[tuple[int, ...]], edges: tuple[int, int]
) -> tuple[list[int], list[int], list[int]]:
    """Lay the pieces of words in a row between the marks of its edges.

    Returns:
        The row; the word of every piece, marks left out; the place of every word's first piece.
    """
    ids, owners, firsts = [edges[0]], [], []
    for word, parts in enumerate(pieces):
        firsts.append(len(ids))
        ids.extend(parts)
        owners.extend([word] * len(parts))
    return [*ids, edges[1]], owners, firsts


class WordEncoder(ABC):
    """A model that gives a row of outputs for every word, and what decoding needs to know of it.

    Args:
        inventory: Its label sets.
        version: Of the model.
        heads: By name, what decoding needs beside the rows.
        names: The lists of names that it sees.
        pieces: Its vocabulary.
    """

    def __init__(
        self,
        inventory: Inventory,
        version: str,
        heads: dict[str, Floats],
        names: NameLists,
        pieces: WordPiece,
    ) -> None:
        self.inventory = inventory
        self.version = version
        self.layout = output_layout(inventory)
        self.heads = heads
        self._names = names
        self._pieces = pieces
        self._edges = (pieces.id_of("[CLS]"), pieces.id_of("[SEP]"))

    @property
    def vocabulary(self) -> Collection[str]:
        """The words that the encoder knows whole, in lower case, among other pieces."""
        return self._pieces.vocabulary

    @property
    def digest(self) -> str:
        """What tells these weights from others: the version, where they are in no files."""
        return self.version

    def is_listed(self, word: str) -> bool:
        """Tell whether a word with a capital is a place, a given name or a surname somewhere."""
        (kind,) = self._names.classes([word])
        return kind != NO_NAME

    def use_threads(self, threads: int) -> None:
        """Take another number of threads in this process, where the model has any and is not opened yet."""
        del threads

    def rows(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return ``[words, outputs]`` for the words at these character offsets."""
        (rows,) = self.stretches(text, spans, [len(spans)])
        return rows

    @abstractmethod
    def stretches(self, text: str, spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[Floats]:
        """Yield the rows of one stretch of words after the other.

        A row is some 5 kB, so that those of a whole book are better not held at once.

        Args:
            text: The exact text.
            spans: Character offsets of its words.
            ends: Where the stretches end, in words; the last one is ``len(spans)``.
        """


class Encoder(WordEncoder):
    """Weights, vocabulary and label sets of one exported model.

    Args:
        weights: Hold ``encoder.onnx``, ``heads.npz``, ``names.npz``, ``vocabulary.txt`` and ``model.json``.
        threads: Threads that one run may use; 0 leaves it to onnxruntime.

    Raises:
        FileNotFoundError: A file is missing.
        ValueError: The number of threads is none.
    """

    def __init__(self, weights: Weights, threads: int = 0) -> None:
        if not 0 <= threads <= MOST_THREADS:
            raise ValueError(
                f"threads: should be 0 (as many as there are cores) to {MOST_THREADS}, not {threads}"
            )
        self._weights = weights
        self._threads = threads
        self._lock = threading.Lock()
        self._session: Any = None
        self._inherited: list[Any] = []
        self._process = 0
        meta = json.loads(weights.text("model.json"))
        heads = {name: value.astype(np.float32) for name, value in weights.arrays("heads.npz").items()}
        names, pieces = _words_of(weights)
        super().__init__(
            Inventory(**{name: tuple(values) for name, values in meta["inventory"].items()}),
            meta.get("version", "0"),
            heads,
            names,
            pieces,
        )

    @property
    def digest(self) -> str:
        """SHA-256 over the files of the folder, with their names."""
        return self._weights.digest

    def stretches(self, text: str, spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[Floats]:
        """Yield the rows of one stretch of words after the other, computed as they are asked for."""
        pieces = self._pieces.encode(text[start:end] for start, end in spans)
        features = np.array(word_features(text, spans, self._names), dtype=np.int64)
        windows = iter(cut_windows([len(word) for word in pieces]) if pieces else ())
        width = output_width(self.layout)
        rest, known = np.zeros((0, width), dtype=np.float32), 0
        for start, end in pairwise((0, *ends)):
            rows = np.empty((end - start, width), dtype=np.float32)
            while True:
                taken = min(len(rest), end - known)
                rows[known - start : known - start + taken] = rest[:taken]
                known, rest = known + taken, rest[taken:]
                if known == end:
                    break
                window = next(windows)
                rest = self._run(window, pieces, features)
                tell(window.keep.stop / len(pieces))
            yield rows

    def use_threads(self, threads: int) -> None:
        """Take another number of threads in this process, where the model is not opened yet."""
        self._threads = threads

    def __reduce__(self) -> tuple[Callable[..., Encoder], tuple[object, ...]]:
        """Be pickled as the place of the weights, as ``to_disk`` of the pipeline leaves them out, too."""
        if self._weights is shipped():
            return shipped_encoder, (self._threads,)
        return Encoder, (self._weights, self._threads)

    def _run(self, window: Window, pieces: list[tuple[int, ...]], features: Integers) -> Floats:
        """Run one window; batches would need padding and overflow the cache, and are slower."""
        ids, owners, firsts = laid_out(pieces[window.first : window.last], self._edges)
        places = firsts[window.keep.start - window.first : window.keep.stop - window.first]
        marks = np.zeros((4, 1, len(ids)), dtype=np.int64)
        marks[:, 0, 1:-1] = features[:, window.first : window.last][:, owners]
        feed = {
            "pieces": np.array([ids], dtype=np.int64),
            "positions": np.arange(len(ids), dtype=np.int64),
            "shapes": marks[0],
            "spacings": marks[1],
            "quotes": marks[2],
            "names": marks[3],
            "words": np.array(places, dtype=np.int64),
        }
        rows: Floats = self.open().run(None, feed)[0]
        return rows

    def open(self) -> Any:
        """Return the session, opened at first use: a reader that only parses settings never pays for it."""
        with self._lock:
            if self._process != os.getpid():
                # The threads of a session do not survive a fork, and closing it would wait for them.
                self._inherited.append(self._session)
                import onnxruntime

                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = self._threads
                options.log_severity_level = 3
                # Threads that wait by spinning would take the processor from the reader.
                options.add_session_config_entry("session.intra_op.allow_spinning", "0")
                # Without VNNI, sums of products of whole numbers would be cut off at 16 bits.
                options.add_session_config_entry("session.x64quantprecision", "1")
                # A session that is given bytes keeps them beside what it makes of them.
                with self._weights.path("encoder.onnx") as path:
                    self._session = onnxruntime.InferenceSession(
                        str(path), options, providers=["CPUExecutionProvider"]
                    )
                self._process = os.getpid()
            return self._session


@lru_cache(maxsize=1)
def _words_of(weights: Weights) -> tuple[NameLists, WordPiece]:
    """Return what is known of words, which is the same whatever the threads."""
    vocabulary = weights.text("vocabulary.txt").split("\n")
    return NameLists.read(weights), WordPiece(vocabulary[:-1] if vocabulary[-1] == "" else vocabulary)


_reading = threading.Lock()


def shipped_encoder(threads: int = 0) -> Encoder:
    """Return the encoder of the package, read once a process."""
    with _reading:
        return _shipped_encoder(threads)


@lru_cache(maxsize=2)
def _shipped_encoder(threads: int) -> Encoder:
    return Encoder(shipped(), threads)
