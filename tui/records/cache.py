"""What the engine found, kept so that the same article opens at once the next time.

A record is found again by the text, by what made it, down to the engine's files,
and by what was known about the article beforehand; anything else than an exact
match is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import annotate
from annotate.article import Article
from annotate.errors import DatelineError
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Generator
from annotate.support.files import cache_folder, write_whole
from tui.storage.files import stamp

MOST_RECORDS = 500
_PARTS = frozenset({".py", ".yaml", ".json", ".npz", ".onnx", ".txt"})


def cached(article: Article, generator: Generator | None) -> Annotations | None:
    """The record that ``generator`` made of this very article; none where it is not kept."""
    if generator is None:
        return None
    path = _path(article, generator)
    if not path.is_file():
        return None
    # Reading records takes the schema, which a first opening need not wait for.
    from annotate.formats import load_records

    try:
        record = load_records(path.read_text(encoding="utf-8"), source=path.name)[0]
    except (OSError, ValueError, IndexError, DatelineError):
        return None
    document = replace(
        record.document, id=article.id, source=article.source, title=article.title, url=article.url
    )
    return replace(record, document=document) if record.generator == generator else None


def keep(article: Article, record: Annotations) -> None:
    """Keep a record as the engine made it; the oldest ones go. Failing to is no failure."""
    from annotate.formats.writers.json import dump_json

    path = _path(article, record.generator)
    with contextlib.suppress(OSError, DatelineError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, dump_json(record))
        kept = sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
        for old in kept[:-MOST_RECORDS]:
            old.unlink(missing_ok=True)


def _path(article: Article, generator: Generator) -> Path:
    known = (
        text_sha256(article.text),
        repr(generator),
        engine_fingerprint(),
        repr(article.published),
        repr(article.sections),
        repr(article.title),
        article.language,
    )
    digest = text_sha256("\0".join(known))
    return cache_folder() / "records" / f"{digest}.json"


@cache
def engine_fingerprint(folder: Path = Path(annotate.__file__).parent) -> str:
    """What changes whenever a file of the engine does: its code, weights or lexica; none of it is read.

    Args:
        folder: The engine's package.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in _PARTS and path.is_file())
    stamps = [(path.relative_to(folder).as_posix(), stamp(path)) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()
