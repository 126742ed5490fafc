"""Comments in a record's file: the writer knows none, so the file as it was is kept beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from typing import Any

import yaml

from annotate.errors import OutputError
from annotate.support.files import LONGEST_NAME, reason, shortened, write_whole

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAY_BE_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_SUFFIX = ".bak"
_MOST_COPIES = 100


def has_comments(text: str) -> bool:
    """Whether a YAML file has comments; a sign in a quoted text is none."""
    places = [found.start() for found in _MAY_BE_COMMENT.finditer(text)]
    if not places:
        return False
    starts, ends = [], []
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.ScalarToken):
                starts.append(token.start_mark.index)
                ends.append(token.end_mark.index)
    except yaml.YAMLError:
        return True
    for place in places:
        before = bisect_right(starts, place) - 1
        if before < 0 or ends[before] <= place:
            return True
    return False


def keep_copy(path: Path, data: bytes) -> Path:
    """Keep what is in a file under another name beside it; what has that name already stays.

    Raises:
        OutputError: When it cannot be written.
    """
    for number in range(1, _MOST_COPIES):
        suffix = _SUFFIX if number == 1 else f".{number}{_SUFFIX}"
        copy = path.with_name(shortened(path.name[:LONGEST_NAME], suffix))
        try:
            if copy.read_bytes() == data:
                return copy
        except FileNotFoundError:
            write_whole(copy, data.decode("utf-8", "surrogatepass"))
            return copy
        except OSError as error:
            raise OutputError(f"{copy.name} cannot be read: {reason(error)}") from error
    raise OutputError(f"{path.name} has too many copies beside it")
