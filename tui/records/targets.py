"""Where something may be written: never over an article, and over what others made only when told to."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from annotate.article import Article
from annotate.errors import DatelineError
from annotate.formats import load_records
from annotate.reading.kinds import is_dossier
from annotate.reading.recognition import article_suffixes
from annotate.record import Annotations
from annotate.review.carry_over import touched
from annotate.support.names import REPORT_SUFFIX
from tui.storage.files import article_file, shown_path
from tui.wording.report import is_as_written, is_report

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Ask:
    """It may be written when somebody says so.

    Attributes:
        question: What is asked.
        words: Why.
        refused: What is told when the answer is no.
    """

    question: str
    words: str
    refused: str


def verdict_on(target: Path, article: Article, record: Annotations | None) -> str | Ask | None:
    """Why something must not be written over, or what to ask before; none where it may be written.

    Args:
        target: Where it shall go.
        article: What is read.
        record: Its record.
    """
    if _is_new(target.parent):
        folder = shown_path(target.parent)
        return Ask(f"make the folder {folder}?", "it is not there yet", "no folder was made")
    if not target.exists() or target.is_dir():
        return None
    file = article_file(article)
    with contextlib.suppress(OSError):
        if file is not None and target.samefile(file):
            return "that is the article itself"
    head = _head_of(target)
    if is_report(head):
        return None if is_as_written(_text_of(target)) else _over(target, "somebody has changed that report")
    if is_dossier(head.encode()):
        return _over(target, "it is a dossier, with what was decided in it")
    if target.suffix.lower() in article_suffixes() and not target.name.endswith(REPORT_SUFFIX):
        return "that may be an article; name another file"
    try:
        there = load_records(target.read_text(encoding="utf-8"), source=target.name)
    except (OSError, ValueError, DatelineError):
        return _over(target, "it is no record that can be read")
    mine = touched(record) if record else []
    if any(item not in mine for each in there for item in touched(each)) or any(e.unplaced for e in there):
        return _over(target, "it holds corrections")
    if any(each.document.text.sha256 != (record.document.text.sha256 if record else "") for each in there):
        return _over(target, "it is the record of another text")
    return None


def _is_new(folder: Path) -> bool:
    """Whether a folder is not there and could be made; a path through a file never is one."""
    try:
        there = next(above for above in (folder, *folder.parents) if above.exists())
        return there != folder and there.is_dir()
    except (OSError, StopIteration):
        return False


def _over(target: Path, words: str) -> Ask:
    name = shown_path(target.name)
    return Ask(f"write over {name}?", words, f"{name} is as it was")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _head_of(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
