"""Forms that put all records of a run into one file, or into a folder of tables.

They are written at the end, whole or not at all; where the user interrupts, nothing is.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotate.article import Article
from annotate.formats import Format
from annotate.formats.forms import collected, tables
from annotate.formats.replacing import check_unread, holds, write_tables
from annotate.formats.writers import Recorded
from annotate.record import Annotations
from annotate.support.files import write_whole

Write = Callable[[Article, Annotations], None]


def to_one_file(path: Path, form: Format) -> contextlib.AbstractContextManager[Write]:
    """Write all records to one file.

    Raises:
        CorrectedError: When there is another file that the form does not replace.
        OutputError: When it cannot be written.
    """

    def finish(records: Sequence[Recorded]) -> None:
        content = collected(form, records)
        if not holds(path, content):
            check_unread(path, form)
            write_whole(path, content)

    return kept_until_the_end(finish)


def to_tables(folder: Path, form: Format) -> contextlib.AbstractContextManager[Write]:
    """Write all records to a folder of tables; raises as :func:`to_one_file` does."""
    return kept_until_the_end(lambda records: write_tables(folder, form, tables(form, records)))


@contextlib.contextmanager
def kept_until_the_end(finish: Callable[[Sequence[Recorded]], None]) -> Iterator[Write]:
    """Keep all records of a run, and hand them over at its end if there are any."""
    records: list[Recorded] = []

    def write(article: Article, annotations: Annotations) -> None:
        records.append(Recorded(annotations, article.text))

    yield write
    if records:
        finish(records)
