"""Where one was in each article, and the places with a letter, to come back to."""

from __future__ import annotations

from annotate.reading.encodings.decoding import text_sha256
from tui.storage.state_file import read_state, write_state

MOST_ARTICLES = 500


def position_in(text: str) -> int:
    """The offset at which the article with this text was left; 0 where that is not known."""
    positions = _load()
    offset = positions.get(text_sha256(text), 0) if positions else 0
    return offset if isinstance(offset, int) and 0 < offset <= len(text) else 0


def remember(text: str, offset: int) -> None:
    """Remember where an article was left; the oldest places are forgotten. Failing to is no failure."""
    positions = _load()
    digest = text_sha256(text)
    positions.pop(digest, None)
    if offset > 0:
        positions[digest] = offset
    newest = dict(list(positions.items())[-MOST_ARTICLES:])
    write_state("positions", newest)


def _load() -> dict[str, int]:
    positions = read_state("positions")
    return positions if isinstance(positions, dict) else {}


def marks_in(text: str) -> dict[str, int]:
    """The places with a letter in the article with this text."""
    found = _marks().get(text_sha256(text))
    return {
        str(letter): offset
        for letter, offset in (found.items() if isinstance(found, dict) else ())
        if isinstance(offset, int) and 0 <= offset <= len(text)
    }


def remember_marks(text: str, marks: dict[str, int]) -> None:
    """Remember the places with a letter, as :func:`remember` does."""
    known = _marks()
    digest = text_sha256(text)
    if known.pop(digest, {}) == marks:
        return
    known[digest] = dict(marks)
    write_state("marks", dict(list(known.items())[-MOST_ARTICLES:]))


def _marks() -> dict[str, dict[str, int]]:
    marks = read_state("marks")
    return marks if isinstance(marks, dict) else {}
