"""How common words are in the news: what tells how much a word says, whatever a dossier holds.

What an article is about, and how near two are, does not change when another article comes; so a dossier
grows by what is new alone. The table is made by ``python -m training background``.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib import resources
from math import log

FILE = "background.txt.gz"
# As if a dossier had so many articles: what is in fewer of a thousand tells no more.
_ARTICLES = 24
# Sums of such weights are exact, in whatever order they are added.
_STEP = 256


@cache
def _shares() -> dict[str, float]:
    """Return in which share of articles a word stands."""
    packed = resources.files("annotate.dossier").joinpath(FILE).read_bytes()
    first, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word: int(count) / int(first) for word, count in rows}


@lru_cache(maxsize=1 << 17)
def rarity(word: str) -> float:
    """Return how much a word tells: 0 for one that every article has."""
    found = _ARTICLES * _shares().get(word, 0.0)
    return round(log((_ARTICLES + 1) / (found + 1)) * _STEP) / _STEP
