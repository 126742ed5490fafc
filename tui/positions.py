"""Where one was in each article, to come back to."""

from __future__ import annotations

from tui.state import read_state, write_state

MOST_ARTICLES = 500


def position_in(article_sha256: str) -> int:
    """The offset at which the article with this text was left; 0 where that is not known."""
    offset = _load().get(article_sha256, 0)
    return offset if isinstance(offset, int) and offset > 0 else 0


def remember(article_sha256: str, offset: int) -> None:
    """Remember where an article was left; the oldest places are forgotten. Failing to is no failure."""
    positions = _load()
    positions.pop(article_sha256, None)
    if offset > 0:
        positions[article_sha256] = offset
    newest = dict(list(positions.items())[-MOST_ARTICLES:])
    write_state("positions", newest)


def _load() -> dict[str, int]:
    positions = read_state("positions")
    return positions if isinstance(positions, dict) else {}
