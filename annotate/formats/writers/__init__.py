"""The forms in which a record is written, one file a form.

A module of this folder, or of a folder in it, has its form under the name ``FORMAT``, and
its own name is the form's: for ``--format``, in the settings and in the reader. Entry points
of the group ``dateline.formats`` lead to such forms in other packages. What takes long to
load, or is an extra, is imported when something is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotate.record import Annotations
from annotate.support.console import printable

if TYPE_CHECKING:
    from annotate.review.returning.marks import Back


def _on_a_terminal(text: str) -> str:
    return printable(text, but="\n\t")


def _takes_text(_: Annotations) -> str:
    raise TypeError("it has nothing that writes a record without its text")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record with the exact text of its article."""

    annotations: Annotations
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the record.

    One of ``dump``, ``dump_with_text``, ``collect`` and ``tables`` writes it.

    Attributes:
        suffix: Of a file with one record; may be more than one ending (``.cas.json``).
        dump: Writes one record.
        dump_with_text: Writes one with the exact text of its article, where that takes it; then ``dump`` is
            not asked.
        collect: Writes one file of any number of records, all those of a run, as bytes; it is not asked
            about none. Such a form has no use for ``joins``.
        tables: Writes several files of them, by name, into a folder.
        replaces: Whether the content of a file is one that this form wrote and nobody corrects there, so
            that a new one may take its place.
        modules: Names of modules that it imports when something is written, and that may be missing.
        extra: What brings them: the name of an extra of Dateline.
        suffixes: Others by which such files are known.
        before: What stands before the records of a file with several.
        between: What stands between two of them.
        after: What stands after the last.
        joins: Whether several records can stand in one file.
        line_by_line: Whether every record is a line, and a file is read one by one.
        load: Reads the plain data of a file's records; none where files are only written, and
            then never written over with something else.
        places: Finds the line of every key and item in the text of a file, for the record with a
            number, counted from 0.
        printed: Makes what is written fit for a terminal.
        text: Makes the article's text that is to stand beside each file, its name ending in ``.txt``.
        back: Reads what others corrected in such a file; none where nothing is merged back.
        lacks: Tells why there is nothing of a record in such a file; empty where there is something.
        shared: Files that are wanted once in a folder, by name, each with what makes its content.
        name: Its own; told by whoever finds it.
    """

    suffix: str
    dump: Callable[[Annotations], str] = _takes_text
    dump_with_text: Callable[[Annotations, str], str] | None = None
    collect: Callable[[Sequence[Recorded]], bytes] | None = None
    tables: Callable[[Sequence[Recorded]], Mapping[str, bytes]] | None = None
    replaces: Callable[[bytes], bool] | None = None
    modules: tuple[str, ...] = ()
    extra: str | None = None
    suffixes: tuple[str, ...] = ()
    before: str = ""
    between: str = ""
    after: str = ""
    joins: bool = True
    line_by_line: bool = False
    load: Callable[[str], list[Any]] | None = None
    places: Callable[[str, int], Mapping[tuple[str | int, ...], int]] | None = None
    printed: Callable[[str], str] = _on_a_terminal
    text: Callable[[str], str] | None = None
    back: Back | None = None
    lacks: Callable[[Annotations], str] = lambda _: ""
    shared: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    name: str = ""
