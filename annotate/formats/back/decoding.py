"""The content of a file of another tool as text."""

from __future__ import annotations

from annotate.errors import Problem, RecordError


def text_of(data: bytes, name: str = "", *, errors: str = "strict") -> str:
    """Return the text of a file, without the mark that may stand at its beginning.

    Args:
        data: Its content.
        name: Its name, for what is told of it.
        errors: How the bytes are taken that are no UTF-8, as :meth:`bytes.decode` has it.

    Raises:
        RecordError: When it is no UTF-8.
    """
    try:
        return data.decode("utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise RecordError([Problem("", "is not UTF-8 text")], name) from error
