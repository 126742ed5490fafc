"""What can go wrong with what a user gave us, in words meant for that user.

Every error below ends up as one line on standard error or in the reader's
status line, never as a traceback: the message names the thing and says what to
do about it where that is known.
"""

from __future__ import annotations

from dataclasses import dataclass


class DatelineError(Exception):
    """Base of every error that a user can cause and mend."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The message, a line for each thing that is wrong."""
        return (str(self),)


class ArticleError(DatelineError):
    """An article could not be read: missing, binary, empty, undecodable, unreachable."""


class SettingsError(DatelineError):
    """A settings file has a wrong key or value, or names something that is not there."""

    def __init__(self, *lines: str) -> None:
        """Keep a line for each thing that is wrong."""
        self._lines = lines
        super().__init__("\n".join(lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each wrong key or value."""
        return self._lines


class WeightsError(DatelineError):
    """Learned weights are not what the engine was made for."""


class OutputError(DatelineError):
    """A result could not be written."""


class OneFileError(OutputError):
    """One article's result could not be written; those of others can."""


class CorrectedError(OneFileError):
    """A file was left as it is: it holds, or may hold, what a person corrected or wrote."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a record or settings file.

    Attributes:
        path: Where it is in the data (``entities[3].mentions[0].start``), empty for the root.
        message: What is wrong, in plain English.
        line: Line in the file, counted from 1, where it is known.
    """

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """``path: message``, or only the message at the root."""
        return f"{self.path}: {self.message}" if self.path else self.message


class RecordError(DatelineError):
    """A record cannot be read; ``problems`` says why, the first one in the message."""

    def __init__(self, problems: list[Problem], source: str | None = None) -> None:
        """Keep the problems; ``source`` is the name of the file, where there is one."""
        self.problems = problems
        self.source = source
        first = problems[0]
        place = ":".join(str(part) for part in (source, first.line) if part is not None)
        super().__init__(f"{place}: {first}" if place else str(first))
