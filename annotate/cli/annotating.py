"""``dateline annotate``: articles in, records out, on as many cores as it is worth."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from annotate.archive.resuming import KeptFiles, Unfinished, shipped_generator
from annotate.archive.worker import Engine, MakeEngine, Reader
from annotate.archive.workers import Done, Workers, worthwhile
from annotate.article import Article, given_date
from annotate.cli import kept_dates, output
from annotate.cli.collecting import Write, to_tables
from annotate.cli.progress import Progress, progress_bar
from annotate.corpus import Input, Unread, divided, find_inputs, unread_articles
from annotate.errors import ArticleError, DatelineError, OneFileError, SettingsError
from annotate.folders import Passed, told
from annotate.formats import FORMATS, Format, format_of
from annotate.formats.forms import missing, unknown_ending
from annotate.record import Annotations
from annotate.settings import Settings, load_settings
from annotate.starting import start_engine
from annotate.support.console import DONE, SOME_FAILED, USAGE, say
from annotate.support.extensions import ExtensionError, troubles
from annotate.support.files import FileNames, reason
from annotate.support.names import STANDARD_INPUT
from annotate.support.progress import listening

# An article of a corpus has about so many bytes; fewer articles only cost a process that was not needed.
_BYTES_A_LINE = 4000
LONG = 100_000
"""Bytes of an article that takes some seconds."""


def annotate(options: argparse.Namespace, make_engine: MakeEngine | None) -> int:
    """Run the command.

    Args:
        options: What ``headless_parser`` made of the arguments.
        make_engine: Makes the engine of the settings, in this process; the shipped one by default.

    Returns:
        The exit code.
    """
    settings = settings_of(options)
    unread: list[str] = []
    passed: list[Passed] = []
    inputs = find_inputs(
        options.paths, on_error=lambda name, error: unread.append(f"{name}: {error}"), passed=passed
    )
    inputs = divided(inputs, kind=options.type)
    run = Annotating(options, settings, inputs, make_engine)
    opened = _open_output(options, settings, inputs, run)
    said = troubles()
    run.told.update(said)
    say(*said, *unread)
    try:
        with opened as write, progress_bar(inputs, shown=shows_progress(options, inputs)) as progress:
            failed = run.write_all(write, progress)
    except SettingsError as error:
        stop(*error.lines)
    except DatelineError as error:
        say(*error.lines)
        if sys.stdout is not None and options.output is None:
            output.give_up_standard_output()
        return SOME_FAILED
    if run.done:
        say(*_form_told(options, settings, inputs))
    say(*closing(run.done, failed + len(unread), passed))
    return SOME_FAILED if failed or unread else DONE


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the settings that the options ask for; where they or the date are wrong, the command ends."""
    try:
        given_date(options.published)
        return load_settings(options.config)
    except ArticleError as error:
        stop(f"--published: {error}")
    except DatelineError as error:
        stop(*error.lines)


def closing(done: int, failed: int, passed: Sequence[Passed], what: str = "annotated") -> list[str]:
    """What became of several articles, in one line; none where all went well and nothing was left out.

    Args:
        done: How many went well.
        failed: How many articles, files or folders did not.
        passed: Files of folders that are no articles.
        what: What was done with them.
    """
    if not passed and (not failed or done + failed < 2):
        return []
    words = f"{done:,} article{'s' * (done != 1)} {what}"
    if failed:
        words += f", {failed:,} failed"
    return [f"{words}; {told(passed)}" if passed else words]


class Annotating:
    """One run over all articles.

    Attributes:
        done: How many articles have been annotated and written, or are left as they were.
        told: What was said of other packages.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        settings: Settings,
        inputs: Sequence[Input],
        make_engine: MakeEngine | None,
    ) -> None:
        self._settings = settings
        self._inputs = inputs
        self._known = {"kind": options.type, "published": options.published}
        self._make_engine = make_engine
        self._workers = options.workers or (1 if make_engine else worthwhile(_number_of(inputs)))
        self._failed = 0
        self.done = 0
        self.told: set[str] = set()
        self.left: Callable[[Iterator[Unread]], Iterator[Unread]] | None = None
        self.dated: Callable[[Iterator[Unread]], Iterator[Unread]] | None = None
        self.passed: Callable[[Done], None] | None = None

    def write_all(self, write: Write, progress: Progress) -> int:
        """Annotate and write every article, and return the number of those that could not be."""

        def report(name: str, error: object) -> None:
            self._failed += 1
            with progress.interrupted():
                say(f"{name}: {error}")

        jobs = unread_articles(self._inputs, **self._known, on_error=report, on_read=progress.read)
        for step in (self.left, self.dated):
            jobs = step(jobs) if step else jobs
        for done in self._records(jobs, progress):
            self._tell(done.troubles, progress)
            if done.error is not None or done.article is None:
                report(done.job.name if done.article is None else _name_of(done), done.error)
                continue
            if done.annotations is None:
                self.done += 1
                if self.passed:
                    self.passed(done)
                continue
            try:
                write(done.article, done.annotations)
            except OneFileError as error:
                report(_name_of(done), error)
            else:
                self.done += 1
            progress.annotated()
        return self._failed

    def _tell(self, words: Sequence[str], progress: Progress) -> None:
        """Say what is wrong with other packages, once for all processes."""
        new = [each for each in words if each not in self.told]
        if new:
            self.told.update(new)
            with progress.interrupted():
                say(*new)

    def _records(self, jobs: Iterator[Unread], progress: Progress) -> Iterator[Done]:
        if self._workers > 1:
            return Workers(self._workers, self._settings, self._make_engine or one_thread_engine).records(
                jobs
            )
        return self._one_after_the_other(jobs, progress)

    def _one_after_the_other(self, jobs: Iterator[Unread], progress: Progress) -> Iterator[Done]:
        reader = Reader(self._settings, self._make_engine or shipped_engine)
        for job in jobs:
            if job.settled:
                yield Done(job, job.article, None, None)
                continue
            with listening(progress.share):
                answer = reader.answer(job)
            if answer.fatal is not None:
                raise answer.fatal
            yield Done(job, answer.article, answer.annotations, answer.error, answer.troubles)


def shipped_engine(settings: Settings, *, threads: int = 0) -> Engine:
    """Return the engine that ships, with as many threads as it likes."""
    return start_engine(settings, threads=threads)


def one_thread_engine(settings: Settings) -> Engine:
    """Return the engine for one process of as many as there are cores."""
    return shipped_engine(settings, threads=1)


def _name_of(done: Done) -> str:
    assert done.article is not None
    return done.article.source or done.article.id


def _number_of(inputs: Sequence[Input]) -> int:
    """Return about how many articles some inputs hold."""
    return sum(item.size // _BYTES_A_LINE if item.is_lines else 1 for item in inputs)


def _open_output(
    options: argparse.Namespace, settings: Settings, inputs: list[Input], run: Annotating
) -> contextlib.AbstractContextManager[Write]:
    """The place that the options name, after a look at whether they make sense together."""
    several = len(inputs) > 1 or any(item.is_lines for item in inputs)
    target: str | None = options.output
    try:
        form = _form(options.format, target, settings, inputs)
    except ExtensionError as error:
        stop(str(error))
    except KeyError:
        stop(f"export.format: {settings.export.format} is the name of no form that is installed")
    lacking = missing(form)
    if lacking:
        stop(lacking)
    if target is None or target == STANDARD_INPUT:
        if options.resume:
            stop("--resume goes on in a file or folder; name it with --output")
        _check_one_file(form, several=several)
        return output.to_standard_output(form, several=several)
    path = Path(target)
    try:
        needs_folder = form.tables is not None or not form.joins
        gathers = form.collect is not None
        is_new_folder = (
            not path.suffix and not path.exists() and (needs_folder or (len(inputs) > 1 and not gathers))
        )
        if path.is_dir() or target.endswith(("/", os.sep)) or is_new_folder:
            if form.tables is not None:
                if options.resume:
                    stop(f"--resume does not go on in {form.name} tables; use another format")
                return to_tables(path, form)
            names = FileNames()
            if form.load and options.published is None:
                run.dated = kept_dates.of_folder(path, form.suffix)
            if options.resume:
                _resume_folder(path, form, settings, run, names)
            return _folder(path, output.to_folder(path, form, [Path(item.name) for item in inputs], names))
        _check_one_file(form, several=several)
        if output.leads_elsewhere(path):
            if options.resume:
                stop(f"{target}: --resume goes on in an ordinary file or a folder")
            return output.to_device(path, form, several=several)
        if any(os.path.exists(item.name) and path.exists() and path.samefile(item.name) for item in inputs):
            stop(f"{target} is one of the articles; name another file with --output")
        if not path.parent.is_dir():
            stop(f"{path.parent}: there is no such folder")
    except (OSError, ValueError) as error:
        stop(f"{target}: cannot be written: {reason(error) if isinstance(error, OSError) else error}")
    if form.load and options.published is None:
        run.dated = kept_dates.of_file(path)
    if options.resume:
        if form.name != "jsonl":
            stop("--resume goes on in a folder, or in a file with a record a line (--format jsonl)")
        return _resumed_file(path, settings, run)
    return output.to_file(path, form, several=several)


def _check_one_file(form: Format, *, several: bool) -> None:
    if form.tables is not None:
        single = [name for name in FORMATS if name.endswith("_csv")] if form.suffix == ".csv" else []
        one = f", or ask for one table: --format {' or '.join(single)}" if single else ""
        stop(f"{form.name} writes a folder of tables; name one with --output FOLDER/{one}")
    if several and not form.joins and form.collect is None:
        stop(f"{form.name} is one file an article; name a folder with --output FOLDER/")


def _form(name: str | None, target: str | None, settings: Settings, inputs: list[Input]) -> Format:
    """The form that is asked for, else that of the file, of the corpus, or of the settings."""
    named = None if name else target and format_of(target)
    if named:
        return named
    return FORMATS[name or ("jsonl" if any(item.is_lines for item in inputs) else settings.export.format)]


def _form_told(options: argparse.Namespace, settings: Settings, inputs: list[Input]) -> list[str]:
    """Which form a file has that was written and whose name does not tell; nothing of any other."""
    target = options.output or ""
    ending = unknown_ending(target)
    if options.format or not ending or Path(target).is_dir():
        return []
    name = _form(None, target, settings, inputs).name
    return [f"{target}: written as {name}: no form has the ending {ending}; --format names another"]


def _resume_folder(folder: Path, form: Format, settings: Settings, run: Annotating, names: FileNames) -> None:
    if not form.load:
        stop(f"--resume does not know whose {form.name} files were corrected; use another format")
    kept = KeptFiles(folder, form.suffix, shipped_generator(settings))
    run.left = kept.left

    def passed(done: Done) -> None:
        assert done.article is not None
        names.free(done.article.id)

    run.passed = passed


@contextlib.contextmanager
def _folder(folder: Path, opened: contextlib.AbstractContextManager[Write]) -> Iterator[Write]:
    """Say how much is done where the user interrupts."""
    count = 0
    with opened as write:

        def counted(article: Article, annotations: Annotations) -> None:
            nonlocal count
            write(article, annotations)
            count += 1

        try:
            yield counted
        except KeyboardInterrupt:
            if count:
                say(f"stopped; what was done, {output.counted(count)}, is in {folder}; go on with --resume")
            raise


@contextlib.contextmanager
def _resumed_file(path: Path, settings: Settings, run: Annotating) -> Iterator[Write]:
    unfinished = Unfinished(path, shipped_generator(settings))
    run.left = unfinished.left
    try:
        yield unfinished.write
    except BaseException as error:
        unfinished.close()
        if isinstance(error, KeyboardInterrupt) and unfinished.count:
            done = output.counted(unfinished.count)
            say(f"stopped; what was done, {done}, is kept in {unfinished.path}; go on with --resume")
        raise
    unfinished.finish()


def shows_progress(options: argparse.Namespace, inputs: list[Input]) -> bool:
    """Whether there is a terminal, nothing else is written on it, and the work takes a while."""
    long = len(inputs) > 1 or any(item.is_lines or item.size >= LONG for item in inputs)
    return long and sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def stop(*messages: str) -> NoReturn:
    """End with a usage error."""
    say(*messages)
    raise SystemExit(USAGE)
