"""``dateline merge``: what others corrected elsewhere goes into the record, as corrections of a reader."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.cli.output import standard_output
from annotate.cli.texts import Texts, is_text_of
from annotate.errors import ArticleError, DatelineError, OutputError, Problem, RecordError
from annotate.formats import FORMATS, Format, format_of, load_records
from annotate.formats.checking import check_loaded
from annotate.formats.comments import has_comments, keep_copy
from annotate.formats.forms import USUAL, dumped
from annotate.formats.loading import returned_of
from annotate.record import Annotations
from annotate.review.kept_texts import keep_text, kept_text
from annotate.review.returning.marks import Back, Returned
from annotate.review.returning.merging import MergedBack, merged_back
from annotate.review.returning.pairing import is_about, of_article
from annotate.support.console import DONE, SOME_FAILED, printable, say
from annotate.support.files import read_limited, reason, write_whole

_LISTED = "  "


def merge(options: argparse.Namespace) -> int:
    """Run the command.

    Args:
        options: What ``headless_parser`` made of the arguments.

    Returns:
        The exit code.
    """
    form = FORMATS[options.format] if options.format else None
    failed = False
    try:
        records = Records.opened(Path(options.record))
        for name in options.corrected:
            try:
                _show(name, records.merge(Path(name), form, options.by or "", whole=options.whole))
            except DatelineError as error:
                failed = True
                say(*(line if line.startswith(name) else f"{name}: {line}" for line in error.lines))
        if not options.dry_run:
            records.write(Path(options.output) if options.output else None)
    except DatelineError as error:
        say(*error.lines)
        return SOME_FAILED
    return SOME_FAILED if failed else DONE


@dataclass(slots=True)
class Records:
    """A file of records into which others' corrections are merged.

    Attributes:
        path: The file.
        form: Its form.
        content: What is in it.
        before: Its records.
        now: The same with what was merged.
    """

    path: Path
    form: Format
    content: bytes
    before: list[Annotations]
    now: list[Annotations]

    @classmethod
    def opened(cls, path: Path) -> Records:
        """Read a file of records.

        Raises:
            DatelineError: When it cannot be read, or is no file of records.
        """
        form = format_of(path.name) or FORMATS[USUAL]
        try:
            with path.open("rb") as stream:
                content = read_limited(stream)
            records = load_records(content.decode("utf-8-sig"), source=str(path))
        except OSError as error:
            raise ArticleError(f"{path}: cannot be read: {reason(error)}") from error
        except UnicodeDecodeError as error:
            raise ArticleError(f"{path}: is not UTF-8 text") from error
        except ArticleError as error:
            raise ArticleError(f"{path}: {error}") from error
        if not records:
            raise ArticleError(f"{path}: holds no record")
        for record in records:
            problems = check_loaded(record)
            if problems:
                raise RecordError(problems, str(path))
        return cls(path, form, content, records, list(records))

    def merge(self, path: Path, form: Format | None, person: str, *, whole: bool = False) -> list[MergedBack]:
        """Merge one file into the records of its articles.

        Args:
            path: The file.
            form: Its form, where the user says so.
            person: Who corrected it, where the file does not say.
            whole: Whether it has all annotations of its articles, where it does not say so.

        Raises:
            DatelineError: When it cannot be read, or no record is of its article.
        """
        found, several = returned_of(path, form)
        assert found.back is not None
        now = list(self.now)
        done: list[MergedBack] = []
        for number, record in enumerate(self.now):
            # Of one record it can only be that; of several it has to say which.
            own = [each for each in several if is_about(each, record)]
            for returned in of_article(several, record) if len(now) == 1 else own:
                told = replace(returned, person=returned.person or person, surely=whole)
                done.append(self._merged(now[number], told, found.back))
                now[number] = done[-1].record
        if not done:
            several_here = f"of none of the {len(self.now)} articles in"
            raise ArticleError(
                f"is {several_here if len(self.now) > 1 else 'not of the article of'} {self.path}"
            )
        self.now = now
        return done

    def _merged(self, record: Annotations, returned: Returned, back: Back) -> MergedBack:
        text = self._text(record, returned)
        merged = merged_back(record, text, returned, back.marks)
        problems = check_loaded(merged.record)
        if problems:
            raise RecordError([Problem("", f"cannot be merged: {problems[0]}")])
        if merged.orphans and returned.text is not None:
            keep_text(returned.text)
        return merged

    def _text(self, record: Annotations, returned: Returned) -> str:
        """The text of a record's article: from where the record says, else as the file or a copy has it."""
        if returned.text is not None and is_text_of(returned.text, record):
            return returned.text
        try:
            return Texts(self.path).of(record)
        except ArticleError:
            copy = kept_text(record.document.text)
            if not copy:
                raise
            return copy

    def write(self, path: Path | None) -> None:
        """Write the records whole, if anything in them is new.

        Args:
            path: Where to; their own file by default.

        Raises:
            DatelineError: When they cannot be written, or the file is another one by now.
        """
        if path is None and all(one is other for one, other in zip(self.now, self.before, strict=True)):
            return
        target = path or self.path
        form = self.form if path is None else format_of(path.name) or self.form
        if form.load is None:
            raise OutputError(f"{target}: the record is written as YAML, JSON or JSON lines")
        if path is not None and path.exists():
            raise OutputError(f"{path}: is there already; write to another file")
        if path is None:
            self._keep()
        write_whole(target, _joined(form, self.now))

    def _keep(self) -> None:
        """See to it that nothing is lost with the old content."""
        try:
            if self.path.read_bytes() != self.content:
                raise OutputError(f"{self.path}: was changed by another program meanwhile; merge again")
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be read: {reason(error)}") from error
        if self.form.name == USUAL and has_comments(self.content.decode("utf-8-sig")):
            keep_copy(self.path, self.content)


def _joined(form: Format, records: Sequence[Annotations]) -> str:
    parts = [str(dumped(form, record, "")) for record in records]
    if len(parts) == 1:
        return parts[0]
    return form.before + form.between.join(parts) + form.after


def _show(name: str, merged: Sequence[MergedBack]) -> None:
    """Tell what was merged from a file."""
    changes = [each for one in merged for each in one.changes]
    disputed = [each for one in merged for each in one.disputed]
    orphans = [each for one in merged for each in one.orphans]
    told = [each for one in merged for each in one.told]
    counts = ["is of another text"] if any(one.of_other_text for one in merged) else []
    counts += [f"{len(changes)} corrected" if changes else "nothing to correct"]
    counts += [f"{len(disputed)} corrected here as well"] if disputed else []
    counts += [f"{len(orphans)} without a place"] if orphans else []
    stream = standard_output()
    for line in (
        f"{name}: {', '.join(counts)}",
        *(f"{_LISTED}{each}" for each in (*changes, *disputed, *orphans, *told)),
    ):
        stream.write(printable(line) + "\n")
