"""WordPiece over single words, as BERT's uncased models expect it.

The words are spaCy tokens, so pieces never cross a token and a piece needs no
offsets of its own. Training and inference share this module: what the encoder
sees at run time is what it was trained on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence

UNKNOWN = "[UNK]"
MAX_PIECES = 8
MAX_CHARACTERS = 64
_CACHE_LIMIT = 1 << 14

# One form for marks that writers use alike; the encoder is told apart which
# side of a quotation it stands on by a feature of its own.
_ALIKE = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "…": ".",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,
    }
)


def normalise(word: str) -> str:
    """Lower-case a word and strip its accents, as the vocabulary was built.

    Args:
        word: One token's text.

    Returns:
        The form that the vocabulary is searched for; may be empty.
    """
    folded = unicodedata.normalize("NFD", word.translate(_ALIKE).lower())
    return "".join(character for character in folded if unicodedata.category(character) != "Mn")


class WordPiece:
    """Splits words into ids of vocabulary pieces, longest match first.

    Args:
        vocabulary: All pieces; a piece's place in it is its id. Pieces inside
            a word start with ``##``.

    Source: Schuster and Nakajima 2012; Wu et al. 2016, section 4.1.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN]
        self._cache: dict[str, tuple[int, ...]] = {}

    @property
    def vocabulary(self) -> Collection[str]:
        """All pieces: words in lower case, and pieces inside a word with ``##``."""
        return self._ids.keys()

    def id_of(self, piece: str) -> int:
        """Return the id of one piece.

        Raises:
            KeyError: The vocabulary has no such piece.
        """
        return self._ids[piece]

    def encode(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of every word: at least one, at most ``MAX_PIECES``."""
        return [self._cached(word) for word in words]

    def _cached(self, word: str) -> tuple[int, ...]:
        found = self._cache.get(word)
        if found is None:
            found = self._split(word)
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        text = normalise(word[:MAX_CHARACTERS])
        pieces: list[int] = []
        for chunk in _chunks(text):
            pieces.extend(self._match(chunk))
            if len(pieces) >= MAX_PIECES:
                break
        return tuple(pieces[:MAX_PIECES]) or (self._unknown,)

    def _match(self, chunk: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(chunk):
            end = len(chunk)
            prefix = "##" if start else ""
            while end > start and prefix + chunk[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self._unknown]
            pieces.append(self._ids[prefix + chunk[start:end]])
            start = end
        return pieces


def _chunks(text: str) -> list[str]:
    """Split at punctuation and symbols, each of which stands alone in the vocabulary."""
    chunks: list[str] = []
    current = ""
    for character in text:
        if character.isalnum():
            current += character
            continue
        if current:
            chunks.append(current)
            current = ""
        if not character.isspace():
            chunks.append(character)
    if current:
        chunks.append(current)
    return chunks
