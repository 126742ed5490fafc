"""Runs that go on where they were broken off.

The records of a run with ``--resume`` stand in a file beside the one that is asked
for (``all.partial.jsonl`` for ``all.jsonl``), a line each, written as they come.
What is whole there is kept by the next run, and a last line that was not written
to its end is cut off. Every record that is kept has to be of the article whose
turn it is, and made by this engine with these settings: otherwise nothing is
written, and the difference is told.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import ArticleError, OutputError
from annotate.formats.replacing import Replaced, open_replaced
from annotate.formats.writers.jsonl import dump_json_line
from annotate.generator import generator_of, shipped_pipeline
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Generator
from annotate.settings import PipelineSettings, Settings
from annotate.support.files import FileNames, reason, sync_folder
from annotate.support.plain import to_plain

_BLOCK = 1 << 20
# So many articles in a row may have failed before; with more, it is another corpus.
_FAILED_BEFORE = 1000
_BEGIN_ANEW = "move it away to begin anew"


def shipped_generator(settings: Settings) -> Generator | None:
    """Return what records are made with, where that is known before the engine is loaded."""
    if settings.pipeline != PipelineSettings():
        return None
    return generator_of(shipped_pipeline(settings.pipeline.name), settings)


class Unfinished:
    """The records of an unfinished run, in a file with one a line.

    Args:
        target: The file that is asked for.
        generator: What records are made with, where that is known.

    Raises:
        OutputError: What is there cannot be read or written.
        CorrectedError: The target holds what must not be written over.
    """

    def __init__(self, target: Path, generator: Generator | None) -> None:
        self.target = target
        self.path = target.with_name(f"{target.stem}.partial{target.suffix}")
        self.count = 0
        self._generator = generator
        try:
            if not self.path.exists() and target.exists():
                # A run that was done goes on where the corpus has grown.
                shutil.copyfile(target, self.path)
                self._replaced = Replaced(target)
            else:
                self._replaced = open_replaced(target)
            self._stream: BinaryIO = self.path.open("r+b" if self.path.exists() else "x+b")
            self._whole = _mended(self._stream)
            self._stream.seek(0)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {reason(error)}") from error

    def left(self, jobs: Iterator[Unread]) -> Iterator[Unread]:
        """Yield the articles that have no record yet.

        Raises:
            OutputError: The records are not of these articles, or were made otherwise.
        """
        for record in self._kept():
            skipped: list[Unread] = []
            for job in itertools.islice(jobs, _FAILED_BEFORE):
                article = _read(job)
                if article is not None and _is_of(record, article):
                    break
                skipped.append(job)
            else:
                words = "is of no article that comes now, so the articles are others"
                raise OutputError(f"{self.path}: record {self.count} {words}; {_BEGIN_ANEW}")
            yield from map(_failed_before, skipped)
        yield from jobs

    def write(self, article: Article, annotations: Annotations) -> None:
        """Write one more record behind the others."""
        line = dump_json_line(self._replaced.joined(annotations, article.text))
        try:
            self._stream.write(line.encode("utf-8", "surrogatepass"))
            self._stream.flush()
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {reason(error)}") from error
        self.count += 1

    def close(self) -> None:
        """Leave the file for the next run."""
        self._stream.close()
        if not self.count:
            self.path.unlink(missing_ok=True)

    def finish(self) -> None:
        """Put the file where it is asked for, whole; none is put there where there is no record."""
        if not self.count:
            self.close()
            return
        self._replaced.finish()
        try:
            os.fsync(self._stream.fileno())
            self._stream.close()
            self.path.replace(self.target)
        except OSError as error:
            raise OutputError(f"{self.target}: cannot be written: {reason(error)}") from error
        sync_folder(self.target.parent)

    def _kept(self) -> Iterator[dict[str, Any]]:
        """Yield the records that are there, and end where new ones are to be written."""
        while self._stream.tell() < self._whole:
            line = self._stream.readline()
            self.count += 1
            try:
                record = json.loads(line)
                sha256 = record["document"]["text"]["sha256"]
                made_by = record["generator"]
            except (ValueError, KeyError, TypeError) as error:
                raise OutputError(f"{self.path}:{self.count}: is no record; {_BEGIN_ANEW}") from error
            other = _difference(made_by, self._generator)
            if other:
                raise OutputError(f"{self.path}: record {self.count} was made {other}; {_BEGIN_ANEW}")
            self._replaced.records[:] = [
                each for each in self._replaced.records if each.document.text.sha256 != sha256
            ]
            yield record


# Of YAML and of JSON; to load the file would take longer than some articles to annotate.
_REDATE = re.compile(r'"?code"?: *"?redate\b')
_MADE_BY = re.compile(r'"?generator"?:\s*\{?\s*"?name"?:[^,\n]*,?\s*"?version"?:\s*"(?P<version>[^"]*)"')


class KeptFiles:
    """The files of an unfinished run in a folder, a record each.

    Args:
        folder: Where they are.
        suffix: Of their names.
        generator: What records are made with, where that is known.
    """

    def __init__(self, folder: Path, suffix: str, generator: Generator | None) -> None:
        self._folder = folder
        self._suffix = suffix
        # As those of the run that writes: every article has its turn in both.
        self._names = FileNames()
        self._generator = generator

    def left(self, jobs: Iterator[Unread]) -> Iterator[Unread]:
        """Yield all articles; those that have their record are settled."""
        for job in jobs:
            article = _read(job)
            yield job if article is None else replace(job, article=article, settled=self._has(article))

    def _has(self, article: Article) -> bool:
        """Tell whether an article has a file that this engine made of exactly its text, and of its date."""
        path = self._folder / f"{self._names.free(article.id)}{self._suffix}"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        if _REDATE.search(text):
            return False
        marks = [text_sha256(article.text)]
        if self._generator is not None:
            made_by = _MADE_BY.search(text)
            if made_by is None or made_by["version"] != self._generator.version:
                return False
            marks += [self._generator.settings_sha256, self._generator.learned_sha256 or ""]
        return all(mark in text for mark in marks)


def _read(job: Unread) -> Article | None:
    try:
        return job.read()
    except ArticleError:
        return None


def _failed_before(job: Unread) -> Unread:
    """Return an article that has no record although one behind it has; it is not tried again."""
    return replace(job, article=None, lost="has no record from the run that was broken off: it failed there")


def _is_of(record: dict[str, Any], article: Article) -> bool:
    document = record["document"]
    return bool(document.get("id") == article.id and document["text"]["sha256"] == text_sha256(article.text))


def _difference(before: Any, generator: Generator | None) -> str | None:
    """Say in what a record was made otherwise than now; nothing where it was made alike."""
    if generator is None:
        return None
    now = to_plain(generator)
    if before == now:
        return None
    if not isinstance(before, dict) or before.get("version") != now["version"]:
        return "by another version of Dateline"
    if before.get("settings_sha256") != now["settings_sha256"]:
        return "with other settings"
    return "with another language model"


def _mended(stream: BinaryIO) -> int:
    """Cut off a last line that was not written to its end, and return the length of what is whole."""
    end = at = stream.seek(0, os.SEEK_END)
    while at > 0:
        start = max(0, at - _BLOCK)
        stream.seek(start)
        found = stream.read(at - start).rfind(b"\n")
        if found >= 0:
            at = start + found + 1
            break
        at = start
    if at < end:
        stream.truncate(at)
    return at
