"""What may be written over, and what of it is kept: a reader's corrections go into the new records.

Whatever cannot be read as records of ours stays as it is: it may hold corrections
with a typing error beside them, another version's records, or an article. So does
a file with corrections of an article that is not annotated in this run.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.errors import CorrectedError, OutputError, RecordError
from annotate.formats.checking import check_loaded
from annotate.formats.comments import has_comments, keep_copy
from annotate.formats.forms import FORMATS, format_of, loaded
from annotate.formats.plain_record import from_data
from annotate.formats.writers import Format
from annotate.reading.kinds import is_dossier
from annotate.record import Annotations, Document
from annotate.review.carry_over import carry, touched
from annotate.review.dating import is_counted_alike, with_date
from annotate.review.kept_texts import old_text_of, text_of_unplaced
from annotate.review.merging import marked_by_hand
from annotate.support.files import LARGEST_FILE, reason, write_whole
from annotate.support.jsonfile import load_json
from annotate.support.yamlfile import load_yaml

_WAY_OUT = "write to another file, or move this one away"
_HEAD_BYTES = 4096


@dataclass(slots=True)
class Replaced:
    """A file that is about to be written over.

    Attributes:
        path: Where it is.
        records: What is in it; those that found their article are taken out.
        commented: What is in it, where that is YAML with comments.
    """

    path: Path
    records: list[Annotations] = field(default_factory=list)
    commented: bytes | None = None

    def joined(self, new: Annotations, text: str) -> Annotations:
        """Return a new record with the corrections that the file has for its article.

        Args:
            new: The engine's record.
            text: The article's text.
        """
        old = next((each for each in self.records if is_same_article(each.document, new.document)), None)
        if old is None:
            return new
        self.records.remove(old)
        if is_counted_alike(old, new):
            old = marked_by_hand(old, new)
        old_text = text if old.document.text == new.document.text else old_text_of(old)
        joined = carry(old, new, old_text=old_text, new_text=text, text_of=text_of_unplaced)
        given = old.document.published
        if given.source == "given" and new.document.published.source != "given":
            joined = with_date(joined, given)
        return joined

    def finish(self) -> None:
        """See to it that nothing is lost that did not find its article.

        Raises:
            CorrectedError: When there are corrections of another article.
            OutputError: When the file's comments cannot be kept beside it.
        """
        if any(touched(record) or record.unplaced for record in self.records):
            words = "holds corrections made in the reader, of another article"
            raise CorrectedError(f"{self.path}: {words}; {_WAY_OUT}")
        if self.commented is not None:
            keep_copy(self.path, self.commented)


def open_replaced(path: Path) -> Replaced:
    """Read a file that is about to be written over; one that is not there or is empty has nothing to keep.

    Raises:
        CorrectedError: When it holds anything that is no record of ours.
        OutputError: When it cannot be read.
    """
    found = Replaced(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorrectedError(f"{path}: is no ordinary file; {_WAY_OUT}")
        if not status.st_size:
            return found
        if _is_dossier(path):
            raise CorrectedError(f"{path}: is a dossier, and nothing was written over it; {_WAY_OUT}")
        for record in _records(found, status.st_size):
            problems = check_loaded(record)
            if problems:
                raise RecordError(problems)
            found.records.append(record)
        if found.commented is not None and not found.records:
            raise CorrectedError(f"{path}: is there already and holds comments, but no record; {_WAY_OUT}")
    except FileNotFoundError:
        return found
    except UnicodeDecodeError as error:
        raise CorrectedError(f"{path}: is there already and is not UTF-8 text; {_WAY_OUT}") from error
    except RecordError as error:
        place = f"line {error.problems[0].line}: " if error.problems[0].line else ""
        why = f"is there already and is no record that can be read ({place}{error.problems[0]})"
        raise CorrectedError(f"{path}: {why}; {_WAY_OUT}") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {reason(error)}") from error
    return found


def write_unread(path: Path, form: Format, record: str | bytes, text: str) -> None:
    """Write a file of a form that is not read, and the text beside it where the form wants one.

    Args:
        path: The file.
        form: Its form.
        record: Its content.
        text: The article's text.

    Raises:
        CorrectedError: When another text or another content is there; neither file is written then.
        OutputError: When one cannot be read or written.
    """
    own_text = form.text(text) if form.text else None
    beside = path.with_name(f"{path.name.removesuffix(form.suffix)}.txt")
    has_record, has_text = holds(path, record), own_text is None or holds(beside, own_text)
    if not has_text and os.path.lexists(beside):
        raise CorrectedError(f"{beside}: is there already, with another text; choose another folder")
    if not has_record:
        check_unread(path, form)
    if own_text is not None and not has_text:
        write_whole(beside, own_text)
    if not has_record:
        write_whole(path, record)


def write_tables(folder: Path, form: Format, files: Mapping[str, bytes]) -> None:
    """Write the files of a form that is a folder of tables; none where one of them must not be.

    Raises:
        CorrectedError: When another content is in one of them that the form does not replace.
        OutputError: When one cannot be read or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {reason(error)}") from error
    new = {path: content for name, content in files.items() if not holds(path := folder / name, content)}
    for path in new:
        check_unread(path, form)
    for path, content in new.items():
        write_whole(path, content)


def check_unread(path: Path, form: Format) -> None:
    """Refuse to write over a file of a form that is not read: what is corrected there leaves no trace.

    Raises:
        CorrectedError: When there is anything in the file but what the form itself replaces.
        OutputError: When it cannot be read.
    """
    if os.path.lexists(path) and path.stat().st_size:
        if form.replaces is not None and path.is_file():
            try:
                if form.replaces(path.read_bytes()):
                    return
            except OSError as error:
                raise OutputError(f"{path}: cannot be read: {reason(error)}") from error
        words = "is there already with other annotations, which may have been corrected since"
        raise CorrectedError(f"{path}: {words}; write to another place")


def holds(path: Path, content: str | bytes) -> bool:
    """Whether exactly this is in a file.

    Raises:
        OutputError: When it cannot be read.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    try:
        status = path.stat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {reason(error)}") from error


def is_same_article(first: Document, second: Document) -> bool:
    """Whether two records are about one article, which may have been edited between them."""
    return first.id == second.id and (first.text == second.text or first.source == second.source)


def _records(found: Replaced, size: int) -> Iterator[Annotations]:
    """Yield the records of a file, whose content tells the form: its name may be of another one."""
    path = found.path
    form = format_of(path.name)
    if form is not None and form.line_by_line:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            yield from _of_lines(stream, form)
        return
    if size > LARGEST_FILE:
        raise CorrectedError(f"{path}: is there already and too large to be looked through; {_WAY_OUT}")
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    begin = text.lstrip()[:1]
    if begin == "[" or (begin == "{" and _is_json(text)):
        yield from map(from_data, load_json(text))
    elif begin == "{":
        yield from _of_lines(text.split("\n"), FORMATS["jsonl"])
    else:
        yield from map(from_data, load_yaml(text))
        found.commented = data if has_comments(text) else None


def _is_dossier(path: Path) -> bool:
    with path.open("rb") as stream:
        return is_dossier(stream.read(_HEAD_BYTES))


def _is_json(text: str) -> bool:
    try:
        load_json(text)
    except RecordError as error:
        return "Extra data" not in str(error)
    return True


def _of_lines(lines: Iterable[str], form: Format) -> Iterator[Annotations]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from map(from_data, loaded(form, line))
            except RecordError as error:
                raise RecordError([replace(error.problems[0], line=number)]) from error
