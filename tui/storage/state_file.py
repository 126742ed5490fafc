"""What the reader remembers from one time to the next, as small files in the folder for that."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from annotate.errors import DatelineError
from annotate.support.files import write_whole
from tui.storage.folders import state_folder


def read_state(name: str) -> Any:
    """What was remembered under a name; none where there is nothing or it cannot be read."""
    try:
        return json.loads(_path(name).read_text(encoding="utf-8", errors="surrogatepass"))
    except (OSError, ValueError):
        return None


def write_state(name: str, value: object) -> None:
    """Remember something. Failing to is no failure."""
    path = _path(name)
    with contextlib.suppress(OSError, DatelineError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def _path(name: str) -> Path:
    return state_folder() / f"{name}.json"
