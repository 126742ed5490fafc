"""``dateline dossier``: several articles in, one dossier out."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.archive.worker import MakeEngine
from annotate.article import Article
from annotate.cli.annotating import Annotating, closing, settings_of, shows_progress, stop
from annotate.cli.arguments import DOSSIER_FORMS, DOSSIER_PAGE
from annotate.cli.output import standard_output
from annotate.cli.progress import progress_bar
from annotate.cli.texts import GoneError, Texts, gone, is_text_of
from annotate.corpus import Input, divided, find_inputs
from annotate.errors import ArticleError, DatelineError, RecordError, SettingsError
from annotate.folders import Passed
from annotate.formats.writers import Recorded
from annotate.parts import parts_of, record_name
from annotate.reading.encodings.decoding import text_sha256
from annotate.reading.kinds import is_dossier
from annotate.record import SCHEMA, Annotations
from annotate.settings import Settings
from annotate.support import extensions
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
_BY_SUFFIX = {"htm": DOSSIER_PAGE, "yml": "yaml"}
_TABLES = ("csv", "tsv", "xlsx", "xls", "parquet", "md", "docx", "pdf", "xml", "db", "sqlite")


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
        way = (
            ": give the articles, or begin in the folder that they were read from" if gathering.strays else ""
        )
        say(f"there is no article to make a dossier of{way}")
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
    if options.format:
        return str(options.format)
    suffix = Path(options.output).suffix.lower().removeprefix(".") if options.output else ""
    form = _BY_SUFFIX.get(suffix, suffix)
    if form in DOSSIER_FORMS:
        return form
    other = extensions.names(extensions.FORMATS)
    if suffix in {*other, *_TABLES} or suffix in {each.removeprefix(".") for each in LINES_SUFFIXES}:
        forms = ", ".join(DOSSIER_FORMS)
        stop(f"{options.output}: a dossier is written as {forms}, not as {suffix}; --format says which")
    return DOSSIER_FORMS[0]


class _Gathering:
    """Finds the records of all articles, and makes those that there are not.

    Args:
        options: What the user gave.
        settings: The settings in force.
        make_engine: Makes the engine; the shipped one by default.

    Attributes:
        failed: How many articles have no record.
        strays: Whether there are records whose articles are not found.
    """

    def __init__(
        self, options: argparse.Namespace, settings: Settings, make_engine: MakeEngine | None
    ) -> None:
        self._options = options
        self._settings = settings
        self._make_engine = make_engine
        self.failed = 0
        self.strays = False

    def known(self) -> list[Recorded]:
        """Return the articles with their records: those that there are, then new ones of all others."""
        found: list[Recorded] = []
        left: list[Input] = []
        passed: list[Passed] = []
        records: list[Path] = []
        inputs = find_inputs(
            self._options.paths, on_error=self._report, passed=passed, records=records, once=True
        )
        for item in divided(inputs, kind=self._options.type):
            try:
                if _holds_records(item.name):
                    found += _from_records(item.name)
                    continue
                beside = _beside(item, self._options.type)
            except DatelineError as error:
                self.strays |= isinstance(error, GoneError)
                self._report(item.name, error)
                continue
            if beside is None:
                left.append(item)
            else:
                found.append(beside)
        if records:
            left = self._of_folders(records, inputs, left, found)
        if left:
            run = Annotating(self._options, self._settings, left, self._make_engine)
            with progress_bar(left, shown=shows_progress(self._options, left)) as progress:
                self.failed += run.write_all(
                    lambda article, record: found.append(Recorded(record, article.text)), progress
                )
        say(*closing(len(found), self.failed, passed, "read"))
        return found

    def _of_folders(
        self, records: Sequence[Path], inputs: Sequence[Input], left: Sequence[Input], found: list[Recorded]
    ) -> list[Input]:
        """Take in the records that folders hold, each article once; return what has no record still.

        Args:
            records: The files of records.
            inputs: All articles.
            left: Those without a record beside them.
            found: What there is already; it takes in what is new.
        """
        known = {_key(one.annotations) for one in found}
        files = {Path(item.name).name for item in inputs}
        unread = {
            (text_sha256(article.text), item.id or article.id): item for item, article in self._read(left)
        }
        taken: set[int] = set()
        for path in records:
            try:
                for record, text in _records_with_texts(str(path)):
                    key = _key(record)
                    source = Path(record.document.source or "").name
                    if key in known:
                        continue
                    if text is not None:
                        known.add(key)
                        found.append(Recorded(record, text))
                        if key in unread:
                            taken.add(id(unread[key]))
                    elif source not in files:
                        self.strays = True
                        self._report(str(path), gone(record))
            except DatelineError as error:
                self._report(str(path), error)
        return [item for item in left if id(item) not in taken]

    def _read(self, items: Sequence[Input]) -> Iterator[tuple[Input, Article]]:
        """Yield the articles of files; what cannot be read is told when it is annotated."""
        for item in items:
            if not _is_elsewhere(item):
                with contextlib.suppress(DatelineError):
                    yield item, _article(item, self._options.type)

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
    for record, text in _records_with_texts(name):
        if text is None:
            raise gone(record)
        yield Recorded(record, text)


def _records_with_texts(name: str) -> Iterator[tuple[Annotations, str | None]]:
    """Yield the records of a file, each with the text of its article; none where that is gone or has changed.

    Raises:
        DatelineError: The file cannot be read.
    """
    from annotate.formats import load_records

    path = Path(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"cannot be read: {error}") from error
    if is_dossier(text[:_HEAD_BYTES].encode()):
        raise ArticleError("is a dossier already; name its articles, or the folder that they are in")
    texts = Texts(path)
    for record in load_records(text, source=name):
        yield record, texts.found(record)


def _key(record: Annotations) -> tuple[str, str]:
    return record.document.text.sha256, record.document.id


def _is_elsewhere(item: Input) -> bool:
    """Tell whether an article is in no file of its own."""
    return item.is_lines or item.name == STANDARD_INPUT or is_url(item.name)


def _article(item: Input, kind: str | None) -> Article:
    """Read an article of a file.

    Raises:
        ArticleError: It cannot be read.
    """
    if item.part is None:
        return Article.from_path(item.name, kind=kind)
    return parts_of(item.name, kind=kind).find(str(item.part + 1))


def _beside(item: Input, kind: str | None) -> Recorded | None:
    """Return an article with the record that stands beside it; none where there is none of this text.

    Raises:
        ArticleError: The article cannot be read.
    """
    if _is_elsewhere(item):
        return None
    beside = Path(f"{item.name}{_BESIDE}")
    if item.part is None and not beside.is_file():
        # Where somebody had it written to.
        beside = Path(item.name).with_suffix(_BESIDE)
    if item.part is None and not beside.is_file():
        return None
    article = _article(item, kind)
    if item.part is not None:
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
