"""Files of records, checked as a whole: what ``dateline validate`` says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotate.article import Article
from annotate.errors import ArticleError, Problem, RecordError
from annotate.formats.checking import check_data, check_text
from annotate.formats.forms import format_of, loaded
from annotate.formats.loading import load_values, locate
from annotate.formats.writers import Format
from annotate.parts import articles_of_file
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, TextInfo
from annotate.support.files import read_limited
from annotate.support.names import STANDARD_INPUT


@dataclass(slots=True)
class Report:
    """What was found in one file.

    Attributes:
        counts: How many there are of each: records whose form is right, and their
            entities, claims, times and events.
        problems: Everything wrong, in the order of the file.
    """

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def add(self, annotations: Annotations) -> None:
        """Count one record."""
        self.counts["record"] += 1
        self.counts["entity"] += len(annotations.entities)
        self.counts["claim"] += len(annotations.claims)
        self.counts["time"] += len(annotations.timeline.times)
        self.counts["event"] += len(annotations.timeline.events)


def validate_file(name: str) -> Report:
    """Check every record of a file, and the words of its article where that is found.

    The article is looked for where the record says it is from, seen from the
    working folder and from the record's own, and beside the record. JSON lines
    are read one by one, so that their number does not matter.
    """
    report = Report()
    records = 0
    try:
        form = _form_of_lines(name)
        for problems in _check_lines(name, form, report) if form else _check_whole(name, report):
            records += 1
            report.problems.extend(problems)
    except RecordError as error:
        report.problems.extend(error.problems)
    except ArticleError as error:
        report.problems.append(Problem("", str(error)))
    except FileNotFoundError:
        report.problems.append(Problem("", "no such file"))
    except UnicodeDecodeError:
        report.problems.append(Problem("", "is not UTF-8 text"))
    except OSError as error:
        report.problems.append(Problem("", f"cannot be read: {error.strerror or error}"))
    if not records and not report.problems:
        report.problems.append(Problem("", "holds no record"))
    return report


def _form_of_lines(name: str) -> Format | None:
    form = format_of(name)
    return form if form is not None and form.line_by_line else None


def _check_lines(name: str, form: Format, report: Report) -> Iterator[list[Problem]]:
    with open(name, encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                (value,) = loaded(form, line)
                problems = _check(value, Path(name).parent, report)
            except RecordError as error:
                problems = error.problems
            yield [replace(problem, line=number) for problem in problems]


def _check_whole(name: str, report: Report) -> Iterator[list[Problem]]:
    path = Path(name)
    with path.open("rb") as stream:
        text = read_limited(stream).decode("utf-8-sig")
    values = load_values(text, name)
    for index, value in enumerate(values):
        problems = locate(_check(value, path.parent, report), text, name, index)
        yield _numbered(problems, index) if len(values) > 1 else problems


def _check(value: Any, folder: Path, report: Report) -> list[Problem]:
    annotations, problems = check_data(value)
    if annotations is None:
        return problems
    report.add(annotations)
    return problems or _check_article(annotations, folder)


def _numbered(problems: list[Problem], index: int) -> list[Problem]:
    """The same problems, saying in which record of several they are."""
    return [replace(problem, message=f"{problem.message} (record {index + 1})") for problem in problems]


def _check_article(annotations: Annotations, folder: Path) -> list[Problem]:
    source = annotations.document.source
    if not source or source == STANDARD_INPUT or _form_of_lines(source):
        return []
    for path in (Path(source), folder / source, folder / Path(source).name):
        if path.is_file():
            try:
                return check_text(annotations, text_of(annotations.document.text, path))
            except ArticleError as error:
                return [Problem("document.source", f"{path} {error}")]
    return []


def text_of(wanted: TextInfo, path: Path) -> str:
    """The text of the article that is meant: of a file that holds several, the one that has its text.

    Raises:
        ArticleError: The file cannot be read.
    """
    text = Article.from_path(path).text
    if text_sha256(text) == wanted.sha256:
        return text
    texts = (article.text for article in articles_of_file(path))
    return next((each for each in texts if text_sha256(each) == wanted.sha256), text)
