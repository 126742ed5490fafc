"""The texts of articles that records are about, wherever the records say that they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.article import Article
from annotate.errors import ArticleError, DatelineError
from annotate.parts import articles_of_file
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations
from annotate.support.names import STANDARD_INPUT, is_url

# Records that are in a folder of their own are often read there, too.
_FOLDERS_ABOVE = 4


class GoneError(ArticleError):
    """An article is not where its record says, or has changed."""


class Texts:
    """The texts of articles that records are about.

    Args:
        records: The file of the records.
    """

    def __init__(self, records: Path) -> None:
        self._records = records
        self._lines: dict[str, dict[str, Article]] = {}

    def of(self, record: Annotations) -> str:
        """Return the text of a record's article.

        Raises:
            ArticleError: It is not where the record says, or has changed.
        """
        text = self.found(record)
        if text is None:
            raise gone(record)
        return text

    def found(self, record: Annotations) -> str | None:
        """Return the text of a record's article; none where it is not at its place, or has changed."""
        article = self.article(record)
        return article.text if article is not None else None

    def article(self, record: Annotations) -> Article | None:
        """Return a record's article; none where it is not at its place, or has changed."""
        for place in self.places(record.document.source):
            article = self._read(place, record)
            if article is not None and is_text_of(article.text, record):
                return article
        return None

    def places(self, source: str | None) -> Iterator[Path]:
        """Yield where an article may be.

        Args:
            source: What its record says that it was read from.
        """
        if source and not is_url(source) and source != STANDARD_INPUT:
            # As it was given, there or in the folder of the records or above it.
            yield from (Path(source), self._records.parent / source, self._records.parent / Path(source).name)
            yield from (folder / source for folder in self._records.absolute().parents[1:_FOLDERS_ABOVE])
        # What the records are named after.
        yield self._records.with_suffix("")
        yield self._records.with_suffix(".txt")

    def _read(self, place: Path, record: Annotations) -> Article | None:
        id = record.document.id
        try:
            if place.suffix.lower() in {".jsonl", ".ndjson"}:
                if str(place) not in self._lines:
                    self._lines[str(place)] = {each.id: each for each in _articles_of_lines(place)}
                return self._lines[str(place)].get(id)
            if not place.is_file():
                return None
            found = articles_of_file(place)
            of_text = (each for each in found if is_text_of(each.text, record))
            return min(of_text, key=lambda each: each.id != id, default=None)
        except (OSError, DatelineError):
            return None


def _articles_of_lines(path: Path) -> Iterator[Article]:
    with path.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield Article.from_json_line(line)


def gone(record: Annotations) -> GoneError:
    """Return what to say of an article that is not where its record says."""
    document = record.document
    return GoneError(f"the article {document.id} is not at {document.source or 'any place'}, or has changed")


def is_text_of(text: str, record: Annotations) -> bool:
    """Whether a text is the one that a record was made of."""
    return text_sha256(text) == record.document.text.sha256
