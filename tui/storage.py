"""Where the reader's files are, and how they are written."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

import platformdirs

from annotate.article import Article
from annotate.errors import OutputError
from annotate.files import write_whole
from annotate.formats.yaml import dump_yaml
from annotate.names import STANDARD_INPUT
from annotate.record import Annotations
from annotate.settings import ExportSettings

SUFFIX = ".yaml"


def annotations_path(article: Article, export: ExportSettings) -> Path:
    """Where an article's annotations are kept.

    Beside the article, under its whole name (``flood.txt`` has ``flood.txt.yaml``),
    or in the export folder; what is from no file is kept under its id in the
    working folder.
    """
    source = Path(article.source) if article.source and article.source != STANDARD_INPUT else None
    beside = source if source is not None and source.is_file() else None
    name = f"{beside.name if beside else article.id.replace('/', '_')}{SUFFIX}"
    folder = Path(export.folder).expanduser() if export.folder else beside.parent if beside else Path()
    return folder / name


def write_annotations(annotations: Annotations, path: Path) -> None:
    """Write a record as YAML, whole or not at all.

    Raises:
        OutputError: When it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {error.strerror or error}") from error
    write_whole(path, dump_yaml(annotations))


def write_report(error: BaseException | None) -> Path | None:
    """Write what a developer needs to know about a breakdown; none where even that fails."""
    report = platformdirs.user_log_path("dateline", appauthor=False) / "error.log"
    lines = traceback.format_exception(error) if error else []
    with contextlib.suppress(OSError):
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("".join(lines), encoding="utf-8", errors="replace")
        return report
    return None
