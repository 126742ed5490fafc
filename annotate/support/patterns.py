"""Regular expressions that are compiled when they are first needed; a short article needs only some of them.

To compile one takes up to some milliseconds, and to compile all of them was a fifth of the time for a first
article. Those that take less than a third of a millisecond may as well be compiled at once.
"""

from __future__ import annotations

import re
from typing import Any, cast

_OWN = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first needed, and from then on is as fast as any other.

    It stands for ``re.compile(source, flags)`` everywhere but where functions of ``re`` take a pattern, and
    where a match's ``re`` is compared with it.
    """
    return cast("re.Pattern[str]", _Waiting(source, flags))


class _Compiled:
    """What stands for a pattern, with all that it has for its own."""


class _Waiting(_Compiled):
    """The same before anybody has asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern; what it has is found here without asking from now on."""
        if name not in _OWN:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for each in _OWN:
            setattr(self, each, getattr(compiled, each))
        # Of a class that answers itself, Python finds nothing as fast.
        self.__class__ = _Compiled  # type: ignore[assignment] # it has nothing that the other lacks
        return getattr(compiled, name)
