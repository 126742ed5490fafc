"""The commands that need no screen: ``dateline annotate`` and ``dateline validate``."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from annotate.article import Article, given_date
from annotate.cli import output
from annotate.cli.arguments import headless_parser
from annotate.cli.progress import Progress, progress_bar
from annotate.corpus import Input, find_inputs, read_articles
from annotate.errors import ArticleError, DatelineError, OneFileError, OutputError, SettingsError
from annotate.formats import FORMATS, Format, format_of
from annotate.record import Annotations
from annotate.settings import Settings, load_settings
from annotate.support.console import CUT_OFF, DONE, INTERRUPTED, SOME_FAILED, USAGE, printable, say
from annotate.support.extensions import ExtensionError, troubles
from annotate.support.files import reason
from annotate.support.names import STANDARD_INPUT


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
        with _ended_like_interrupted():
            code = _run_command(arguments, make_engine or _shipped_engine)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code
    except BrokenPipeError:
        _give_up_standard_output()
        return CUT_OFF
    except OSError as error:
        say(f"standard output: cannot be written: {reason(error)}")
        _give_up_standard_output()
        return SOME_FAILED
    except _EndedError as ended:
        return ended.code
    except KeyboardInterrupt:
        return INTERRUPTED


def _run_command(arguments: Sequence[str], make_engine: MakeEngine) -> int:
    try:
        options = headless_parser().parse_args(arguments)
        return _validate(options.files) if options.command == "validate" else _annotate(options, make_engine)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE


class _EndedError(KeyboardInterrupt):
    """The system or another program asks this one to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


@contextlib.contextmanager
def _ended_like_interrupted() -> Iterator[None]:
    """Let what asks the process to end do what Ctrl+C does, so that what is done is kept."""

    def end(number: int, _: object) -> NoReturn:
        raise _EndedError(number)

    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        # Where it is ignored, as under nohup, it stays so.
        before = {one: signal.signal(one, end) for one in numbers if signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _give_up_standard_output() -> None:
    """See to it that what is still buffered for somebody who reads no more does not fail again at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _annotate(options: argparse.Namespace, make_engine: MakeEngine) -> int:
    try:
        given_date(options.published)
        settings = load_settings(options.config)
    except ArticleError as error:
        _stop(f"--published: {error}")
    except DatelineError as error:
        _stop(*error.lines)
    unread: list[str] = []
    inputs = find_inputs(options.paths, on_error=lambda name, error: unread.append(f"{name}: {error}"))
    opened = _open_output(options, settings, inputs)
    say(*troubles(), *unread)
    try:
        with opened as write, progress_bar(inputs, shown=_shows_progress(options, inputs)) as progress:
            failed = _run(lambda: make_engine(settings), inputs, options.published, write, progress)
    except SettingsError as error:
        _stop(*error.lines)
    except DatelineError as error:
        say(*error.lines)
        if sys.stdout is not None and options.output is None:
            _give_up_standard_output()
        return SOME_FAILED
    return SOME_FAILED if failed or unread else DONE


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
        except OneFileError as error:
            report(article.source or article.id, error)
        progress.annotated()
    return failed


def _open_output(
    options: argparse.Namespace, settings: Settings, inputs: list[Input]
) -> contextlib.AbstractContextManager[output.Write]:
    """The place that the options name, after a look at whether they make sense together."""
    several = len(inputs) > 1 or any(item.is_lines for item in inputs)
    target: str | None = options.output
    try:
        form = _form(options.format, target, settings, inputs)
    except ExtensionError as error:
        _stop(str(error))
    except KeyError:
        _stop(f"export.format: {settings.export.format} is the name of no form that is installed")
    if target is None or target == STANDARD_INPUT:
        if several and not form.joins:
            _stop(f"{form.name} is one file an article; name a folder with --output FOLDER/")
        return output.to_standard_output(form, several=several)
    path = Path(target)
    try:
        is_new_folder = not path.suffix and not path.exists() and (len(inputs) > 1 or not form.joins)
        if path.is_dir() or target.endswith(("/", os.sep)) or is_new_folder:
            return output.to_folder(path, form, [Path(item.name) for item in inputs])
        if several and not form.joins:
            _stop(f"{form.name} is one file an article; name a folder with --output FOLDER/")
        if output.leads_elsewhere(path):
            return output.to_device(path, form, several=several)
        if any(os.path.exists(item.name) and path.exists() and path.samefile(item.name) for item in inputs):
            _stop(f"{target} is one of the articles; name another file with --output")
        if not path.parent.is_dir():
            _stop(f"{path.parent}: there is no such folder")
    except (OSError, ValueError) as error:
        _stop(f"{target}: cannot be written: {reason(error) if isinstance(error, OSError) else error}")
    return output.to_file(path, form, several=several)


def _form(name: str | None, target: str | None, settings: Settings, inputs: list[Input]) -> Format:
    """The form that is asked for, else that of the file, of the corpus, or of the settings."""
    named = None if name else target and format_of(target)
    if named:
        return named
    return FORMATS[name or ("jsonl" if any(item.is_lines for item in inputs) else settings.export.format)]


def _shows_progress(options: argparse.Namespace, inputs: list[Input]) -> bool:
    """Whether there is a terminal, nothing else is written on it, and the work takes a while."""
    long = len(inputs) > 1 or any(item.is_lines for item in inputs)
    return long and sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def _validate(files: list[str]) -> int:
    # The schema library is wanted for this command only.
    from annotate.formats.validation import validate_file

    if sys.stdout is None:
        _stop("standard output is closed, so nothing can be told")
    wrong = False
    for name in files:
        report = validate_file(name)
        for problem in report.problems:
            place = f"{name}:{problem.line}" if problem.line else name
            print(printable(f"{place}: {problem}"))
        if not report.problems:
            print(printable(f"{name}: valid, {_summary(report.counts)}"))
        wrong = wrong or bool(report.problems)
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


def _stop(*messages: str) -> NoReturn:
    """End with a usage error."""
    say(*messages)
    raise SystemExit(USAGE)
