"""Steps that read an archive for datatrove, and hand on everything: nothing vanishes quietly.

What is no article, or cannot be read, goes on as a document that says why.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

from annotate.archive.pages import Page, pages_of
from annotate.article import Article
from annotate.errors import ArticleError, SettingsError

ARTICLE, LEFT_OUT, FAILED = "dateline_article", "dateline_left_out", "dateline_failed"
"""In a document's metadata: the article as it was read, or why there is none."""
TABLES = "pyarrow.parquet"
"""The module that reads and writes tables."""
_COLUMNS = frozenset({"text", "id", "title", "url", "published"})
# Whole articles are in memory, so few at a time.
_ROWS = 64


def need(module: str) -> None:
    """Ask for a module of a package that only archives need.

    Raises:
        SettingsError: The package is missing.
    """
    try:
        import_module(module)
    except ImportError as error:
        raise SettingsError("archives need more packages: pip install 'dateline[archive]'") from error


def folder_of(place: Any) -> Any:
    """Return a folder, or its address, as datatrove sees it.

    Raises:
        SettingsError: datatrove is missing.
    """
    need("datatrove.io")
    from datatrove.io import get_datafolder

    return get_datafolder(place)


def _document(id: str, text: str = "", **metadata: object) -> Any:
    from datatrove.data import Document

    return Document(text, id, metadata=metadata)


@dataclass(frozen=True)
class _Files(ABC):
    """A step that reads files: each task a share of them, one file open at a time."""

    folder: str
    pattern: str
    needs: ClassVar[tuple[str, ...]] = ()
    compression: ClassVar[str | None] = None

    def __post_init__(self) -> None:
        """Ask for what is needed where the pipeline is put together, not in its tasks.

        Raises:
            SettingsError: A package is missing.
        """
        folder_of(self.folder)
        for module in self.needs:
            need(module)

    def __call__(
        self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Any]:
        """Yield what comes in, then a document for every article of this task's files, or why it is none."""
        yield from data or ()
        yield from self._documents(self._opened(rank, world_size))

    def _opened(self, rank: int, world_size: int) -> Iterator[tuple[str, Any]]:
        folder = folder_of(self.folder)
        for path in folder.get_shard(rank, world_size, recursive=True, glob_pattern=self.pattern) or ():
            with folder.open(path, "rb", compression=self.compression) as stream:
                yield path, stream

    @abstractmethod
    def _documents(self, files: Iterator[tuple[str, Any]]) -> Iterator[Any]:
        """Yield the documents of files, each given with its path."""


@dataclass(frozen=True)
class ReadWarc(_Files):
    """Reads the pages of a web archive (WARC), told from each other by what the server said of them.

    Args:
        folder: A folder, or its address, with the files.
        pattern: Which of them.
        repeats: Whether a page that a task has seen with the same content and address comes again.
    """

    pattern: str = "*.warc*"
    repeats: bool = False
    needs = ("warcio",)

    def _documents(self, files: Iterator[tuple[str, Any]]) -> Iterator[Any]:
        seen = set()
        for path, stream in files:
            for page in pages_of(stream, path):
                repeated = page.key is not None and page.key in seen
                seen.add(page.key)
                if repeated and not self.repeats:
                    yield _document(page.id, **{LEFT_OUT: "the same page again"})
                else:
                    yield _of_page(page)


def _of_page(page: Page) -> Any:
    if page.left_out is not None:
        return _document(page.id, **{LEFT_OUT: page.left_out})
    if page.broken is not None:
        return _document(page.id, **{FAILED: page.broken})
    try:
        article = Article.from_bytes(
            page.content, id=page.id, url=page.url, charset=page.charset, markup=page.markup
        )
    except ArticleError as error:
        return _document(page.id, **{FAILED: str(error)})
    except Exception as error:
        # One page that breaks the reading of it must not take the rest of an archive with it.
        return _document(page.id, **{FAILED: f"cannot be read: {error!r}"})
    return _document(page.id, article.text, **{ARTICLE: article, "url": page.url})


@dataclass(frozen=True)
class ReadLines(_Files):
    """Reads JSON Lines as ``dateline annotate`` does: a line that is no article costs that line alone.

    Args:
        folder: A folder, or its address, with the files.
        pattern: Which of them; those that end in ``.gz`` or the like are unpacked.
    """

    pattern: str = "*.jsonl*"
    compression = "infer"

    def _documents(self, files: Iterator[tuple[str, Any]]) -> Iterator[Any]:
        for path, stream in files:
            for number, line in enumerate(_whole(stream), 1):
                name = f"{path}:{number}"
                if isinstance(line, str):
                    yield _document(name, **{FAILED: line})
                elif line.strip():
                    yield _of_line(line, name, path)


def _whole(stream: Any) -> Iterator[bytes | str]:
    """Yield lines; at last, what is wrong with a file that breaks off."""
    try:
        yield from stream
    except (OSError, EOFError) as error:
        yield f"the file breaks off: {error}"


def _of_line(line: bytes, name: str, path: str) -> Any:
    try:
        article = Article.from_json_line(line, source=path)
    except ArticleError as error:
        return _document(name, **{FAILED: str(error)})
    return _document(article.id, article.text, **{ARTICLE: article})


@dataclass(frozen=True)
class ReadParquet(_Files):
    """Reads tables of articles: a row that is no article costs that row alone.

    The columns are those of JSON Lines: ``text``, and perhaps ``id``, ``title``, ``url``, ``published``.

    Args:
        folder: A folder, or its address, with the files.
        pattern: Which of them.
    """

    pattern: str = "*.parquet"
    needs = (TABLES,)

    def _documents(self, files: Iterator[tuple[str, Any]]) -> Iterator[Any]:
        for path, stream in files:
            for number, row in enumerate(_rows(stream), 1):
                name = f"{path}:{number}"
                if isinstance(row, str):
                    yield _document(name, **{FAILED: row})
                else:
                    yield _of_line(json.dumps(row, default=str).encode(), name, path)


def _rows(stream: Any) -> Iterator[dict[str, Any] | str]:
    """Yield the rows of a file; at last, what is wrong with one that cannot be read to its end."""
    from pyarrow import ArrowException, parquet

    try:
        file = parquet.ParquetFile(stream)
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        if "text" not in columns:
            yield 'the table has no column "text"'
            return
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        yield f"the file cannot be read: {str(error).splitlines()[0]}"
