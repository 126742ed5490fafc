"""Publication dates that somebody gave before: a run over the records counts from them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import ArticleError, DatelineError
from annotate.formats.replacing import is_same_article, open_replaced
from annotate.record import Document
from annotate.support.files import FileNames

# Of YAML and of JSON; files without it are not loaded, and articles not read for it.
_GIVEN = re.compile(rb"""["']?source["']?:\s*["']?given\b""")
Jobs = Iterator[Unread]
_DocumentsOf = Callable[[Article], list[Document]]


def of_file(path: Path) -> Callable[[Jobs], Jobs]:
    """Let articles have the dates that were given for them in a file of records.

    Args:
        path: The file that is to be written over; it may not be there.
    """

    def dated(jobs: Jobs) -> Jobs:
        kept = _given_in(path) if _tells_given(path) else []
        if kept:
            yield from _dated(jobs, lambda _: kept)
        else:
            yield from jobs

    return dated


def of_folder(folder: Path, suffix: str) -> Callable[[Jobs], Jobs]:
    """Let articles have the dates that were given for them in a folder with a record a file.

    Args:
        folder: That is to be written into; it may not be there.
        suffix: Of the records' names.
    """

    def dated(jobs: Jobs) -> Jobs:
        kept = {path.name for path in folder.glob(f"*{suffix}") if _tells_given(path)}
        names = FileNames()

        def of(article: Article) -> list[Document]:
            name = f"{names.free(article.id)}{suffix}"
            return _given_in(folder / name) if name in kept else []

        if kept:
            yield from _dated(jobs, of)
        else:
            yield from jobs

    return dated


def _dated(jobs: Jobs, documents_of: _DocumentsOf) -> Jobs:
    for job in jobs:
        try:
            article = job.read()
        except ArticleError:
            # Whoever reads it next tells why.
            yield job
            continue
        documents, now = documents_of(article), article.document()
        before = next((each for each in documents if is_same_article(each, now)), None)
        if before is not None:
            documents.remove(before)
            if not job.settled and article.published.source != "given":
                article = replace(article, published=before.published)
        yield replace(job, article=article)


def _given_in(path: Path) -> list[Document]:
    """What the records of a file are about that have a date that was given; what cannot be read has none."""
    try:
        documents = [record.document for record in open_replaced(path).records]
    except DatelineError:
        # The file is not written over either, and why is told then.
        return []
    return [each for each in documents if each.published.source == "given"]


def _tells_given(path: Path) -> bool:
    # Of a pipe nothing is read: it would be waited for.
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return any(_GIVEN.search(line) for line in stream)
    except (OSError, ValueError):
        return False
