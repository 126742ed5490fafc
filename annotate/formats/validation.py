"""Files of records, checked as a whole: what ``dateline validate`` says about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.article import STANDARD_INPUT, Article
from annotate.errors import ArticleError, Problem, RecordError
from annotate.formats.checking import check_data, check_text
from annotate.formats.loading import load_values, locate
from annotate.record import Annotations
from annotate.yamlfile import LARGEST_FILE

_LINES_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file.

    Attributes:
        records: Those whose form is right.
        problems: Everything wrong, in the order of the file.
    """

    records: list[Annotations] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def validate_file(name: str) -> Report:
    """Check every record of a file, and the words of its article where that is found.

    The article is looked for where the record says it is from, seen from the
    working folder and from the record's own, and beside the record.
    """
    report = Report()
    try:
        text = _read(name)
        values = load_values(text, name)
    except RecordError as error:
        report.problems.extend(error.problems)
        return report
    if not values:
        report.problems.append(Problem("", "holds no record"))
    for index, value in enumerate(values):
        annotations, problems = check_data(value)
        if annotations is not None:
            report.records.append(annotations)
            problems = problems or _check_article(annotations, Path(name).parent)
        if problems:
            located = locate(problems, text, name, index)
            report.problems.extend(_numbered(located, index) if len(values) > 1 else located)
    return report


def _read(name: str) -> str:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RecordError([Problem("", f"is larger than {LARGEST_FILE // 2**20} MB")])
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise RecordError([Problem("", "no such file")]) from error
    except UnicodeDecodeError as error:
        raise RecordError([Problem("", "is not UTF-8 text")]) from error
    except OSError as error:
        raise RecordError([Problem("", f"cannot be read: {error.strerror or error}")]) from error


def _numbered(problems: list[Problem], index: int) -> list[Problem]:
    """The same problems, saying in which record of several they are."""
    return [replace(problem, message=f"{problem.message} (record {index + 1})") for problem in problems]


def _check_article(annotations: Annotations, folder: Path) -> list[Problem]:
    source = annotations.document.source
    if not source or source == STANDARD_INPUT or source.lower().endswith(_LINES_SUFFIXES):
        return []
    for path in (Path(source), folder / source, folder / Path(source).name):
        if path.is_file():
            try:
                return check_text(annotations, Article.from_path(path).text)
            except ArticleError as error:
                return [Problem("document.source", f"{path} {error}")]
    return []
