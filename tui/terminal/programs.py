"""Other programs that have the terminal for a while: the user's editor, and what one gives words to."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from annotate.errors import DatelineError
from annotate.support.console import printable

_USUAL_EDITOR = "notepad" if sys.platform == "win32" else "vi"


def edited(words: str) -> str:
    """Let the user change words in the editor of ``$VISUAL`` or ``$EDITOR``.

    Returns:
        What was saved; the words as they were where the editor says that it failed.

    Raises:
        DatelineError: The editor cannot be started, or what it saved is no text.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _USUAL_EDITOR
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(words, encoding="utf-8")
        try:
            ended = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
            saved = path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise DatelineError(f"{printable(editor)} cannot be used: {error}") from error
    return words if ended else saved


def piped(command: str, words: str, what: str) -> str:
    """Give words to a line of the shell, which writes to the terminal, and wait until the user has read it.

    Returns:
        What to tell then.
    """
    read = f"{words}\n".encode("utf-8", "replace")
    try:
        ended = subprocess.run(command, shell=True, input=read, check=False).returncode
    except OSError as error:
        raise DatelineError(f"{printable(command)} cannot be run: {error}") from error
    except KeyboardInterrupt:
        return f"{printable(command)} was stopped."
    _wait()
    failed = f", which ended with {ended}" if ended else ""
    return f"Gave {what} to {printable(command)}{failed}."


def _wait() -> None:
    try:
        input("\nEnter goes back to Dateline. ")
    except (EOFError, KeyboardInterrupt):
        return
