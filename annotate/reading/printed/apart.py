"""A PDF file read in a process of its own, which may break or hang without harm to this one.

``python -m annotate.reading.printed.apart`` reads standard input and writes what it found as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part
from annotate.reading.printed.pdf import Printed, read_pdf

_SECONDS = 60
_MEMORY = 3 * 2**29
_REFUSED = 3
_ROOT = Path(__file__).parents[3]


def read_pdf_apart(data: bytes) -> Printed:
    """Read a PDF file.

    Raises:
        ArticleError: When it is damaged, has a password, is a scan, or takes too long or too much memory.
    """
    places = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    # Nothing is imported from the folder that one happens to be in.
    command = [sys.executable, "-P", "-m", "annotate.reading.printed.apart"]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": places},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ArticleError(f"is a PDF file that cannot be read within {_SECONDS} seconds") from error
    except OSError as error:
        raise ArticleError(
            f"is a PDF file, and no process can be started to read it: {error.strerror}"
        ) from error
    if done.returncode == _REFUSED:
        raise ArticleError(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        raise ArticleError("is a PDF file that is damaged, or needs more memory than an article")
    values = json.loads(done.stdout)
    parts = [Part(**part) for part in values.pop("parts")]
    notes = [(code, message) for code, message in values.pop("notes")]
    return Printed(parts=parts, notes=notes, **values)


def _limit() -> None:
    """Keep this process to some memory, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> int:
    """Read standard input and write what it holds, or why it cannot be read."""
    _limit()
    try:
        printed = read_pdf(sys.stdin.buffer.read())
    except ArticleError as error:
        sys.stdout.buffer.write(str(error).encode("utf-8", "replace"))
        return _REFUSED
    sys.stdout.buffer.write(json.dumps(asdict(printed)).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
