"""Count in how many news articles each word stands: ``python -m training background``.

The table tells a dossier how much a word says. Counted are the texts of ECB+, half of those of Worldwide
Newswire, and a third of those of PolNeAR, which are about one election; words of fewer than four articles
are left out.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator

from annotate.dossier.background import FILE
from annotate.dossier.events.forms import bases_in
from annotate.dossier.reading import words_in
from training.data import corpora
from training.data.paths import ENGINE

_LEAST = 4


def texts() -> Iterator[str]:
    """Yield the texts of the training parts."""
    yield from (row["text"] for row in corpora.ecb("train"))
    for corpus, part in ((corpora.worldwide, 2), (corpora.polnear, 3)):
        yield from (text.text for text in corpus("train") if corpora.digest(text.id) % part == 0)


def table_of(articles: Iterable[str]) -> str:
    """Return the table: how many articles there are, then a line a word with how many have it."""
    counts: Counter[str] = Counter()
    number = 0
    for number, text in enumerate(articles, start=1):  # noqa: B007 - how many there are
        counts.update({*words_in(text), *bases_in(text)})
    rows = (f"{word} {count}" for word, count in sorted(counts.items()) if count >= _LEAST)
    return "\n".join((str(number), *rows)) + "\n"


def main(_: argparse.Namespace) -> None:
    """Write the table into the package."""
    table = table_of(texts())
    path = ENGINE / "dossier" / FILE
    path.write_bytes(gzip.compress(table.encode("utf-8"), 9, mtime=0))
    print(f"{path.name}: {table.count(chr(10)) - 1:,} words of {table.split(chr(10), 1)[0]} articles")
