"""Where the reader's files are, and how they are written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import traceback
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotate.article import Article
from annotate.errors import DatelineError, OutputError
from annotate.formats.forms import dumped, format_of, tables, unknown_ending
from annotate.formats.replacing import write_tables, write_unread
from annotate.formats.writers import Recorded
from annotate.formats.writers.yaml import dump_yaml
from annotate.parts import record_name
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations
from annotate.review.carrying.anchoring import quotations
from annotate.settings import ExportSettings
from annotate.support.files import reason, shortened, write_whole
from annotate.support.names import is_url
from tui.records.journal import owner_of
from tui.storage.files import article_file, shown_path, whole_name
from tui.storage.folders import data_folder, log_folder

SUFFIX = ".yaml"
# In the folder of what feeds brought.
RECORDS = "records"
_DIGITS = 8
_KNOWN = 4096
_HEAD_BYTES = 256 * 1024
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]")


def annotations_path(article: Article, export: ExportSettings) -> Path:
    """Where an article's annotations are kept.

    Beside the article, under its whole name (``flood.txt`` has ``flood.txt.yaml``),
    or in the export folder; what is from no file is kept under its id in the
    working folder, a page of the web with a digest of its address, and what a feed
    brought in Dateline's own folder. Where another
    article's annotations have that name already, these get one of their own. One of
    several articles in a file has its own name behind that of the file. A record of this
    very text in ``flood.yaml`` is the article's too, as long as there is none by the usual name.
    """
    place = place_beside(article, export, SUFFIX)
    if article.part:
        # Its name says which one it is, whatever became of its text.
        return place if place.exists() else _of_the_whole_file(article, export) or place
    if is_of_another(place, article):
        return own_path(article, export, SUFFIX)
    return place if place.exists() else _by_stem(article, export) or place


def place_beside(article: Article, export: ExportSettings, suffix: str) -> Path:
    """Where something that is made from an article goes, by its name alone."""
    file = article_file(article)
    if file is not None:
        return _folder(article, file, export) / shortened(record_name(file, article.part), suffix)
    name = _UNFIT.sub("_", article.id)
    older = _folder(article, file, export) / shortened(name, suffix)
    if not is_url(article.source or "") or (older.is_file() and not is_of_another(older, article)):
        return older
    return own_path(article, export, suffix)


def _of_the_whole_file(article: Article, export: ExportSettings) -> Path | None:
    """The record that an article has under the name of its file, where it was once opened as the only one."""
    return _if_record_of(place_beside(replace(article, part=None), export, SUFFIX), article)


def _by_stem(article: Article, export: ExportSettings) -> Path | None:
    """The record that somebody had written to ``flood.yaml`` of what is in ``flood.txt``."""
    file = article_file(article)
    if file is None:
        return None
    return _if_record_of(_folder(article, file, export) / shortened(file.stem, SUFFIX), article)


def _if_record_of(path: Path, article: Article) -> Path | None:
    """A file, where it is the record of exactly this text, and of no other article besides."""
    text = _document_in(path).get("text") if path.is_file() else None
    if not isinstance(text, dict) or text.get("sha256") != text_sha256(article.text):
        return None
    try:
        state = path.stat()
    except OSError:
        return None
    return path if _is_one_record(path, state.st_mtime_ns, state.st_size) else None


@lru_cache(maxsize=_KNOWN)
def _is_one_record(path: Path, changed: int, size: int) -> bool:  # noqa: ARG001 - for the cache alone
    """Tell whether a file is a record: those of all articles in one are nobody's own.

    To read one takes a while, and a library asks for the place of each again and again.

    Args:
        path: Of the file.
        changed: When it was last, so that another one is read anew.
        size: Of it, for the same.
    """
    from annotate.formats import load_record

    try:
        load_record(path.read_text(encoding="utf-8"), source=path.name)
    except (OSError, ValueError, DatelineError):
        return False
    return True


def own_path(article: Article, export: ExportSettings, suffix: str) -> Path:
    """The same with a digest of the article's whole path or address in the name, so that it is its alone."""
    file = article_file(article)
    name = record_name(file, article.part) if file else _UNFIT.sub("_", article.id)
    digest = hashlib.sha256(os.fsencode(whole_name(article) or article.id)).hexdigest()[:_DIGITS]
    return _folder(article, file, export) / shortened(f"{name}-{digest}", suffix)


def _folder(article: Article, file: Path | None, export: ExportSettings) -> Path:
    if export.folder:
        return Path(export.folder).expanduser()
    if article.feed:
        # A feed is read from anywhere.
        return data_folder() / RECORDS
    return file.parent if file else Path()


def is_of_another(path: Path, article: Article) -> bool:
    """Whether a file holds the record of another article; what cannot be read is of this one."""
    document = _document_in(path)
    text = document.get("text")
    if not document or (isinstance(text, dict) and text.get("sha256") == text_sha256(article.text)):
        return False
    name = whole_name(article)
    owner = owner_of(path)
    if owner is not None and name is not None:
        # An owner that is gone was moved here.
        return owner != name and (is_url(owner) or is_url(name) or Path(owner).is_file())
    source, url = document.get("source"), document.get("url")
    if name is None or not isinstance(source, str):
        return False
    if is_url(name) or is_url(source):
        return name not in (source, url)
    if Path(name).parts[-len(Path(source).parts) :] != Path(source).parts:
        return Path(source).name != Path(name).name or Path(source).is_file()
    return not _is_known_by(path, article)


def _document_in(path: Path) -> dict[str, Any]:
    """What a record says it is about, from the beginning of its file."""
    # Reading YAML can wait until there is some.
    from annotate.support.yamlfile import load_yaml

    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES).decode("utf-8", "replace").partition("\nentities:")[0]
        values = load_yaml(head)
    except (OSError, ValueError, DatelineError):
        return {}
    document = values[0].get("document") if values and isinstance(values[0], dict) else None
    return document if isinstance(document, dict) else {}


def _is_known_by(path: Path, article: Article) -> bool:
    """Whether half of what a record quotes stands in an article: it was edited, and is no other one."""
    from annotate.formats import load_record

    try:
        record = load_record(path.read_text(encoding="utf-8"), source=path.name)
    except (OSError, ValueError, DatelineError):
        return True
    words = [words for _, words in quotations(record)]
    return 2 * sum(each in article.text for each in words) >= len(words)


def write_annotations(annotations: Annotations, path: Path, text: str | None = None) -> None:
    """Write a record in the form that the file's name tells, else as YAML, whole or not at all.

    A form that is several tables gets a folder of this name.

    Args:
        annotations: The record.
        path: The file.
        text: The article's text, for forms that stand beside it.

    Raises:
        OutputError: When it cannot be written.
    """
    form = format_of(path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {reason(error)}") from error
    if form is not None and form.tables is not None:
        write_tables(path, form, tables(form, [Recorded(annotations, text or "")]))
        return
    content = dumped(form, annotations, text or "") if form else dump_yaml(annotations)
    if form is None or form.load or text is None:
        write_whole(path, content)
    else:
        write_unread(path, form, content, text)


def remark_on(path: Path, record: Annotations) -> str:
    """What is told of a file that is YAML since no form has its ending, or has nothing; else nothing."""
    ending, form = unknown_ending(path.name), format_of(path.name)
    if ending:
        return f" as YAML: no form has the ending {shown_path(ending)}"
    lacking = form.lacks(record) if form else ""
    return f", but there is nothing in it: {lacking}" if lacking else ""


def write_report(error: BaseException | None) -> Path | None:
    """Write what a developer needs to know about a breakdown; none where even that fails."""
    report = log_folder() / "error.log"
    lines = traceback.format_exception(error) if error else []
    with contextlib.suppress(OSError):
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("".join(lines), encoding="utf-8", errors="replace")
        return report
    return None
