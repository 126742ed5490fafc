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


class Texts:
    """The texts of articles that records are about.

    Args:
        records: The file of the records.
    """

    def __init__(self, records: Path) -> None:
        self._records = records
        self._lines: dict[str, dict[str, str]] = {}

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
        document = record.document
        for place in self._places(document.source):
            text = self._read(place, document.id)
            if text is not None and is_text_of(text, record):
                return text
        return None

    def _places(self, source: str | None) -> Iterator[Path]:
        if source and not is_url(source) and source != STANDARD_INPUT:
            # As it was given, beside the records, and what the records are named after.
            yield from (Path(source), self._records.parent / source, self._records.parent / Path(source).name)
        yield self._records.with_suffix("")
        yield self._records.with_suffix(".txt")

    def _read(self, place: Path, id: str) -> str | None:
        try:
            if place.suffix.lower() in {".jsonl", ".ndjson"}:
                if str(place) not in self._lines:
                    self._lines[str(place)] = dict(_texts_of_lines(place))
                return self._lines[str(place)].get(id)
            if not place.is_file():
                return None
            found = articles_of_file(place)
            return next((each.text for each in found if each.id == id), found[0].text)
        except (OSError, DatelineError):
            return None


def _texts_of_lines(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as stream:
        for line in stream:
            if line.strip():
                article = Article.from_json_line(line)
                yield article.id, article.text


def gone(record: Annotations) -> ArticleError:
    """Return what to say of an article that is not where its record says."""
    document = record.document
    return ArticleError(
        f"the article {document.id} is not at {document.source or 'any place'}, or has changed"
    )


def is_text_of(text: str, record: Annotations) -> bool:
    """Whether a text is the one that a record was made of."""
    return text_sha256(text) == record.document.text.sha256
