"""``dateline dossier``: several articles in, one dossier out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.archive.worker import MakeEngine
from annotate.article import Article
from annotate.cli.annotating import Annotating, closing, settings_of, shows_progress, stop
from annotate.cli.arguments import DOSSIER_PAGE
from annotate.cli.output import standard_output
from annotate.cli.progress import progress_bar
from annotate.cli.texts import Texts, is_text_of
from annotate.corpus import Input, divided, find_inputs
from annotate.errors import ArticleError, DatelineError, RecordError, SettingsError
from annotate.folders import Passed
from annotate.formats.writers import Recorded
from annotate.parts import parts_of, record_name
from annotate.record import SCHEMA
from annotate.settings import Settings
from annotate.support.console import DONE, SOME_FAILED, printable, say
from annotate.support.files import write_whole
from annotate.support.names import LINES_SUFFIXES, STANDARD_INPUT, is_url

if TYPE_CHECKING:
    from annotate.dossier.model import Decision

_YAML = frozenset({".yaml", ".yml"})
_JSON = frozenset({".json", *LINES_SUFFIXES})
# The schema stands first in a record.
_HEAD_BYTES = 200
_BESIDE = ".yaml"


def dossier(options: argparse.Namespace, make_engine: MakeEngine | None) -> int:
    """Run the command.

    Args:
        options: What ``headless_parser`` made of the arguments.
        make_engine: Makes the engine of the settings; the shipped one by default.

    Returns:
        The exit code.
    """
    settings = settings_of(options)
    form = _form(options)
    gathering = _Gathering(options, settings, make_engine)
    try:
        known = gathering.known()
    except SettingsError as error:
        stop(*error.lines)
    except DatelineError as error:
        say(*error.lines)
        return SOME_FAILED
    if not known:
        say("there is no article to make a dossier of")
        return SOME_FAILED
    # What joins loads the language model's lexica, which `annotate` may not need.
    from annotate.dossier import build
    from annotate.dossier.forms import dump
    from annotate.dossier.page import dossier_page
    from annotate.dossier.reading import told_apart

    sources = told_apart((one.annotations.document.id, one.annotations, one.text) for one in known)
    try:
        built = build(sources, _decided(options.output, form))
        text = dossier_page(built, sources) if form == DOSSIER_PAGE else dump(built, form)
        if options.output is None or options.output == STANDARD_INPUT:
            stream = standard_output()
            stream.write(printable(text, but="\n\t") if stream.isatty() else text)
            stream.flush()
        else:
            write_whole(Path(options.output), text)
    except DatelineError as error:
        say(*error.lines)
        return SOME_FAILED
    return SOME_FAILED if gathering.failed else DONE


def _decided(output: str | None, form: str) -> tuple[Decision, ...]:
    """What a reader decided about the dossier that is written anew; nothing where there is none yet.

    Raises:
        DatelineError: What stands there is no dossier, and would be lost.
    """
    from annotate.dossier.forms import load
    from annotate.formats.pages.shell import is_page

    path = Path(output) if output and output != STANDARD_INPUT else None
    if path is None:
        return ()
    try:
        if form == DOSSIER_PAGE:
            if path.is_file() and path.stat().st_size and not is_page(path.read_bytes()):
                raise ArticleError(f"{path} is no page of Dateline, and is not written over")
            # What was decided stands in the dossier itself, beside its page.
            path = path.with_suffix(_BESIDE)
        if not path.is_file() or not path.stat().st_size:
            return ()
        return load(path.read_text(encoding="utf-8"), source=str(path)).decisions
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path} cannot be read, and is not written over: {error}") from error
    except RecordError as error:
        if form == DOSSIER_PAGE:
            return ()
        raise ArticleError(f"{path} is no dossier, and is not written over: {error.lines[0]}") from error


def _form(options: argparse.Namespace) -> str:
    from annotate.dossier.forms import FORMS

    if options.format:
        return str(options.format)
    suffix = Path(options.output).suffix.lower().removeprefix(".") if options.output else ""
    if suffix in ("html", "htm"):
        return DOSSIER_PAGE
    return suffix if suffix in FORMS else FORMS[0]


class _Gathering:
    """Finds the records of all articles, and makes those that there are not.

    Args:
        options: What the user gave.
        settings: The settings in force.
        make_engine: Makes the engine; the shipped one by default.

    Attributes:
        failed: How many articles have no record.
    """

    def __init__(
        self, options: argparse.Namespace, settings: Settings, make_engine: MakeEngine | None
    ) -> None:
        self._options = options
        self._settings = settings
        self._make_engine = make_engine
        self.failed = 0

    def known(self) -> list[Recorded]:
        """Return the articles with their records: those that there are, then new ones of all others."""
        found: list[Recorded] = []
        left: list[Input] = []
        passed: list[Passed] = []
        inputs = find_inputs(self._options.paths, on_error=self._report, passed=passed)
        for item in divided(inputs, kind=self._options.type):
            try:
                if _holds_records(item.name):
                    found += _from_records(item.name)
                    continue
                beside = _beside(item, self._options.type)
            except DatelineError as error:
                self._report(item.name, error)
                continue
            if beside is None:
                left.append(item)
            else:
                found.append(beside)
        if left:
            run = Annotating(self._options, self._settings, left, self._make_engine)
            with progress_bar(left, shown=shows_progress(self._options, left)) as progress:
                self.failed += run.write_all(
                    lambda article, record: found.append(Recorded(record, article.text)), progress
                )
        say(*closing(len(found), self.failed, passed, "read"))
        return found

    def _report(self, name: str, error: object) -> None:
        self.failed += 1
        say(f"{name}: {error}")


def _holds_records(name: str) -> bool:
    """Whether a file is one of records, and not of articles."""
    path = Path(name)
    if name == STANDARD_INPUT or is_url(name):
        return False
    if path.suffix.lower() in _YAML:
        return True
    if path.suffix.lower() not in _JSON:
        return False
    # JSON is the form of other sources too: of feeds, of what was kept to be read later.
    try:
        with path.open("rb") as stream:
            return f'"{SCHEMA}"'.encode() in stream.read(_HEAD_BYTES)
    except OSError:
        return False


def _from_records(name: str) -> Iterator[Recorded]:
    """Yield the records of a file with the texts of their articles.

    Raises:
        DatelineError: It cannot be read, or an article is not where its record says, or has changed.
    """
    from annotate.formats import load_records

    path = Path(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"cannot be read: {error}") from error
    texts = Texts(path)
    for record in load_records(text, source=name):
        yield Recorded(record, texts.of(record))


def _beside(item: Input, kind: str | None) -> Recorded | None:
    """Return an article with the record that stands beside it; none where there is none of this text.

    Raises:
        ArticleError: The article cannot be read.
    """
    if item.is_lines or item.name == STANDARD_INPUT or is_url(item.name):
        return None
    beside = Path(f"{item.name}{_BESIDE}")
    if item.part is None:
        if not beside.is_file():
            return None
        article = Article.from_path(item.name, kind=kind)
    else:
        article = parts_of(item.name, kind=kind).find(str(item.part + 1))
        own = beside.with_name(f"{record_name(Path(item.name), article.part)}{_BESIDE}")
        beside = own if own.is_file() else beside
        if not beside.is_file():
            return None
    from annotate.formats import load_record

    try:
        record = load_record(beside.read_text(encoding="utf-8"), source=str(beside))
    except (OSError, UnicodeDecodeError, RecordError):
        return None
    if not is_text_of(article.text, record):
        return None
    if item.id:
        record = replace(record, document=replace(record.document, id=item.id))
    return Recorded(record, article.text)
