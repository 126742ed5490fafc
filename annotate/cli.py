"""The commands that need no screen: ``dateline annotate`` and ``dateline validate``."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from annotate import output
from annotate.arguments import headless_parser
from annotate.article import Article, given_date
from annotate.console import CUT_OFF, DONE, INTERRUPTED, SOME_FAILED, USAGE, printable, say
from annotate.corpus import Input, find_inputs, read_articles
from annotate.errors import ArticleError, CorrectedError, DatelineError, OutputError, SettingsError
from annotate.formats import FORMATS, format_of
from annotate.names import STANDARD_INPUT
from annotate.progress import Progress, progress_bar
from annotate.record import Annotations
from annotate.settings import Settings, load_settings


class Engine(Protocol):
    """Whatever makes a record of an article."""

    def annotate(self, article: Article) -> Annotations:
        """The article's record."""
        ...


MakeEngine = Callable[[Settings], Engine]


def main(arguments: Sequence[str], *, make_engine: MakeEngine | None = None) -> int:
    """Run one command.

    Args:
        arguments: ``annotate`` or ``validate`` and what follows.
        make_engine: Makes the engine of the settings; the shipped one by default.

    Returns:
        The exit code.
    """
    try:
        options = headless_parser().parse_args(arguments)
        if options.command == "validate":
            return _validate(options.files)
        return _annotate(options, make_engine or _shipped_engine)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # Nobody reads on; what is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except KeyboardInterrupt:
        return INTERRUPTED


def _annotate(options: argparse.Namespace, make_engine: MakeEngine) -> int:
    try:
        given_date(options.published)
        settings = load_settings(options.config)
    except ArticleError as error:
        _stop(f"--published: {error}")
    except DatelineError as error:
        _stop(str(error))
    inputs = find_inputs(options.paths)
    opened = _open_output(options, settings, inputs)
    try:
        with opened as write, progress_bar(inputs, shown=_shows_progress(options, inputs)) as progress:
            failed = _run(lambda: make_engine(settings), inputs, options.published, write, progress)
    except SettingsError as error:
        _stop(str(error))
    except DatelineError as error:
        say(str(error))
        return SOME_FAILED
    for name in options.paths:
        if Path(name).is_dir() and not any(Path(item.name).is_relative_to(name) for item in inputs):
            say(f"{name}: holds no articles (.txt, .md or .html)")
            failed += 1
    return SOME_FAILED if failed else DONE


def _run(
    make_engine: Callable[[], Engine],
    inputs: list[Input],
    published: str | None,
    write: output.Write,
    progress: Progress,
) -> int:
    """Annotate and write every article; the number of those that could not be."""
    failed = 0
    engine: Engine | None = None

    def report(name: str, error: Exception) -> None:
        nonlocal failed
        failed += 1
        with progress.interrupted():
            say(f"{name}: {error}")

    for article in read_articles(inputs, published=published, on_error=report, on_read=progress.read):
        engine = engine or make_engine()
        try:
            annotations = engine.annotate(article)
        except DatelineError:
            raise
        except Exception as error:
            # One article that breaks the engine must not take the rest of an archive with it.
            report(article.source or article.id, OutputError(f"the engine failed: {error!r}"))
            continue
        try:
            write(article, annotations)
        except CorrectedError as error:
            report(article.source or article.id, error)
        progress.annotated()
    return failed


def _open_output(
    options: argparse.Namespace, settings: Settings, inputs: list[Input]
) -> contextlib.AbstractContextManager[output.Write]:
    """The place that the options name, after a look at whether they make sense together."""
    several = len(inputs) > 1 or any(item.is_lines for item in inputs)
    target = options.output
    name = options.format or (target and format_of(target))
    form = FORMATS[name or ("jsonl" if any(item.is_lines for item in inputs) else settings.export.format)]
    if target is None or target == STANDARD_INPUT:
        if several and not form.joins:
            _stop(f"{form.name} is one file an article; name a folder with --output FOLDER/")
        return output.to_standard_output(form, several=several)
    path = Path(target)
    is_new_folder = not path.suffix and not path.exists() and (len(inputs) > 1 or not form.joins)
    if path.is_dir() or target.endswith(("/", os.sep)) or is_new_folder:
        return output.to_folder(path, form)
    if several and not form.joins:
        _stop(f"{form.name} is one file an article; name a folder with --output FOLDER/")
    if any(path.exists() and Path(item.name).exists() and path.samefile(item.name) for item in inputs):
        _stop(f"{target} is one of the articles; name another file with --output")
    if not path.parent.is_dir():
        _stop(f"{path.parent}: there is no such folder")
    return output.to_file(path, form, several=several)


def _shows_progress(options: argparse.Namespace, inputs: list[Input]) -> bool:
    """Whether there is a terminal, nothing else is written on it, and the work takes a while."""
    long = len(inputs) > 1 or any(item.is_lines for item in inputs)
    return long and sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def _validate(files: list[str]) -> int:
    # The schema library is wanted for this command only.
    from annotate.formats.validation import validate_file

    wrong = False
    for name in files:
        report = validate_file(name)
        for problem in report.problems:
            place = f"{name}:{problem.line}" if problem.line else name
            print(printable(f"{place}: {problem}"))
        if not report.problems:
            print(printable(f"{name}: valid, {_summary(report.counts)}"))
        wrong = wrong or bool(report.problems)
    sys.stdout.flush()
    return SOME_FAILED if wrong else DONE


def _summary(counts: Mapping[str, int]) -> str:
    plurals = {
        "record": "records",
        "entity": "entities",
        "claim": "claims",
        "time": "times",
        "event": "events",
    }
    return ", ".join(f"{counts[one]:,} {one if counts[one] == 1 else many}" for one, many in plurals.items())


def _shipped_engine(settings: Settings) -> Engine:
    # spaCy takes a second, which `--help` and `validate` should not.
    from annotate.annotator import Annotator

    return Annotator.from_settings(settings)


def _stop(message: str) -> NoReturn:
    """End with a usage error."""
    say(message)
    raise SystemExit(USAGE)
