"""``dateline validate``: files of records and dossiers, and folders of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.cli.annotating import stop
from annotate.dossier.checking import check_dossier, check_texts
from annotate.dossier.model import Dossier, DossierDocument
from annotate.errors import ArticleError, DatelineError, Problem, RecordError
from annotate.folders import look_into
from annotate.formats.loading import locate
from annotate.formats.validation import Report, text_of, validate_file
from annotate.reading.kinds import is_dossier
from annotate.support.console import DONE, SOME_FAILED, printable
from annotate.support.files import read_limited
from annotate.support.jsonfile import load_json
from annotate.support.names import STANDARD_INPUT
from annotate.support.yamlfile import load_yaml

_HEAD_BYTES = 4096
_PLURALS = {
    "dossier": "dossiers",
    "record": "records",
    "article": "articles",
    "entity": "entities",
    "claim": "claims",
    "statement": "statements",
    "time": "times",
    "event": "events",
    "decision": "decisions",
}
_OF_RECORDS = ("record", "entity", "claim", "time", "event")


def validate(names: Sequence[str]) -> int:
    """Tell what is wrong with files, or that nothing is.

    Args:
        names: Files of records, dossiers, and folders of these.

    Returns:
        The exit code.
    """
    if sys.stdout is None:
        stop("standard output is closed, so nothing can be told")
    wrong = False
    for name, report in _reports(names):
        for problem in report.problems:
            place = f"{name}:{problem.line}" if problem.line else name
            print(printable(f"{place}: {problem}"))
        if not report.problems:
            print(printable(f"{name}: valid, {_summary(report.counts)}"))
        wrong = wrong or bool(report.problems)
    return SOME_FAILED if wrong else DONE


def _reports(names: Sequence[str]) -> Iterator[tuple[str, Report]]:
    for name in names:
        if not Path(name).is_dir():
            yield name, _report(name)
            continue
        found = look_into(Path(name))
        yield from ((place, Report(problems=[Problem("", why)])) for place, why in found.unread)
        for path in sorted((*found.records, *found.dossiers)):
            yield str(path), _report(str(path))
        if not (found.records or found.dossiers or found.unread):
            yield name, Report(problems=[Problem("", "holds no record and no dossier")])


def _report(name: str) -> Report:
    try:
        with open(name, "rb") as stream:
            dossier = is_dossier(stream.read(_HEAD_BYTES))
    except OSError:
        dossier = False
    return _of_dossier(Path(name)) if dossier else validate_file(name)


def _of_dossier(path: Path) -> Report:
    """Check a dossier, and the words of its articles where these are found."""
    try:
        with path.open("rb") as stream:
            text = read_limited(stream).decode("utf-8-sig")
        values = load_json(text) if path.suffix.lower() == ".json" else load_yaml(text)
    except RecordError as error:
        return Report(problems=list(error.problems))
    except (DatelineError, OSError, UnicodeDecodeError) as error:
        return Report(problems=[Problem("", f"cannot be read: {error}")])
    report = Report()
    for number, value in enumerate(values):
        dossier, problems = check_dossier(value)
        if dossier is not None and not problems:
            problems = list(check_texts(dossier, dict(_texts(dossier, path.parent))))
        found = locate(problems, text, str(path), number)
        if len(values) > 1:
            found = [replace(one, message=f"{one.message} (dossier {number + 1})") for one in found]
        report.problems += found
        if dossier is not None:
            report.counts += _counts(dossier)
    return report


def _counts(dossier: Dossier) -> Counter[str]:
    return Counter(
        {
            "dossier": 1,
            "article": len(dossier.documents),
            "entity": len(dossier.entities),
            "statement": len(dossier.claims),
            "event": len(dossier.timeline.events),
            "decision": len(dossier.decisions),
        }
    )


def _texts(dossier: Dossier, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of articles that are where the dossier says, seen from here and from its own folder."""
    for document in dossier.documents:
        for path in _places(document, folder):
            if path.is_file():
                try:
                    yield document.id, text_of(document.text, path)
                except ArticleError:
                    continue
                break


def _places(document: DossierDocument, folder: Path) -> Iterator[Path]:
    source = document.source
    if source and source != STANDARD_INPUT:
        yield from (Path(source), folder / source, folder / Path(source).name)


def _summary(counts: Mapping[str, int]) -> str:
    wanted = _OF_RECORDS if counts.get("record") else [one for one in _PLURALS if counts.get(one)]
    return ", ".join(f"{counts[one]:,} {one if counts[one] == 1 else _PLURALS[one]}" for one in wanted)
