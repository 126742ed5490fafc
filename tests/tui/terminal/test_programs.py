"""Programs that have the terminal for a while: it is theirs, and the reader is drawn again afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from annotate.errors import DatelineError
from tests.tui.sample import TEXT
from tests.tui.terminal.test_signals import FIRST_SCREEN, SECOND_SCREEN, Running
from tui.terminal.programs import edited, piped

EDITOR = """
import os, sys
from pathlib import Path
print("an editor with a terminal:", os.isatty(0) and os.isatty(1), flush=True)
Path(sys.argv[1]).write_text("call the port" + chr(10))
"""


def test_editor_and_program_have_the_terminal(tmp_path: Path) -> None:
    path, editor, target = tmp_path / "bridge.txt", tmp_path / "editor.py", tmp_path / "given.txt"
    path.write_text(TEXT, encoding="utf-8")
    editor.write_text(EDITOR, encoding="utf-8")
    running = Running(path, VISUAL=f"{sys.executable} {editor}")
    try:
        running.wait_for(b"Found 11 entities")
        os.write(running.terminal, b"ccc\x18")
        running.wait_for(FIRST_SCREEN)
        running.wait_for(b"an editor with a terminal: True")
        running.wait_for(SECOND_SCREEN)
        running.wait_for(b"noted.")
        assert "call the port" in Path(f"{path}.yaml").read_text(encoding="utf-8")
        os.write(running.terminal, f"|tee {target}\r".encode())
        running.wait_for(FIRST_SCREEN)
        running.wait_for(b"Enter goes back to Dateline.")
        assert "port authority" in target.read_text(encoding="utf-8")
        os.write(running.terminal, b"\r")
        running.wait_for(SECOND_SCREEN)
        running.wait_for(b"Gave the claim to tee")
        os.write(running.terminal, b"q")
        assert running.left() == 0
    finally:
        running.process.kill()
        running.process.wait()
        os.close(running.terminal)


def test_an_editor_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere --wait")
    with pytest.raises(DatelineError, match="no-such-editor-anywhere --wait cannot be used"):
        edited("as it was")


def test_an_editor_whose_settings_are_no_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi 'never closed")
    with pytest.raises(DatelineError, match="cannot be used"):
        edited("as it was")


def test_an_editor_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "VISUAL", f'{sys.executable} -c "import sys; open(sys.argv[1], chr(119)); sys.exit(1)"'
    )
    assert edited("as it was") == "as it was"


def test_any_words_reach_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.programs._wait", lambda: None)
    target = tmp_path / "given"
    assert piped(f"cat > {target}", "“é” \U0001f30a \ud800", "the selection").startswith(
        "Gave the selection to cat"
    )
    assert target.read_bytes() == "“é” \U0001f30a ?\n".encode()
    assert piped("exit 7", "words", "the claim") == "Gave the claim to exit 7, which ended with 7."
