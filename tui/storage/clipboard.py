"""Getting text out of the terminal: the platform's clipboard tool, OSC 52, and a file."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from annotate.errors import DatelineError
from annotate.support.files import cache_folder, write_whole

_SECONDS = 2.0


def clipboard_tool(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that fills the clipboard of the machine one sits at; none over SSH, or without one."""
    if any(name in environment for name in ("SSH_CONNECTION", "SSH_TTY")):
        return None
    choices = [["pbcopy"]] if sys.platform == "darwin" else []
    if "WSL_DISTRO_NAME" in environment or sys.platform == "win32":
        choices.append(["clip.exe"])
    if "WAYLAND_DISPLAY" in environment:
        choices.append(["wl-copy"])
    if "DISPLAY" in environment:
        choices += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((choice for choice in choices if shutil.which(choice[0])), None)


def copy_with_tool(text: str) -> str | None:
    """Copy with the platform's tool; its name when it worked."""
    tool = clipboard_tool()
    if tool is None:
        return None
    encoding = "utf-16le" if tool[0] == "clip.exe" else "utf-8"
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(tool, input=text.encode(encoding, "replace"), timeout=_SECONDS, check=True)
        return tool[0]
    return None


def copy_to_file(text: str) -> str | None:
    """Write the text where it can be picked up; the path when it worked."""
    path = cache_folder() / "copied.txt"
    with contextlib.suppress(OSError, DatelineError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
        return str(path)
    return None
