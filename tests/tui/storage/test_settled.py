"""Settings are remembered with the text of their files, and never outlive a change of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate import settings as files
from annotate.errors import SettingsError
from annotate.settings import Settings
from tui.storage.settings_cache import settings_in_force
from tui.storage.state_file import read_state, write_state

OWN = """\
reader: {measure: 60, panels: [claims], keys: {next: "n,tab"}}
library: {folders: [~/news]}
dates: {day_first: true}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own.yaml"
    monkeypatch.setattr(files, "user_config_path", lambda: path)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is really read."""
    seen: list[object] = []
    load = files.load_settings

    def counted(config: str | Path | None = None) -> Settings:
        seen.append(config)
        return load(config)

    monkeypatch.setattr(files, "load_settings", counted)
    return seen


def test_the_second_time_nothing_is_read_and_all_is_the_same(own: Path, reads: list[object]) -> None:
    own.write_text(OWN)
    first = settings_in_force()
    assert first.reader.measure == 60
    assert settings_in_force() == first
    assert len(reads) == 1


def test_a_changed_file_is_read(own: Path, reads: list[object]) -> None:
    own.write_text(OWN)
    settings_in_force()
    own.write_text(OWN.replace("60", "61"))
    assert settings_in_force().reader.measure == 61
    own.unlink()
    assert settings_in_force() == Settings()
    assert len(reads) == 3


def test_another_file_on_the_command_line_is_read(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("reader: {margins: 9}\n")
    assert settings_in_force(other).reader.margins == 9
    assert settings_in_force().reader.margins == Settings().reader.margins


@pytest.mark.parametrize("damage", [[], {"reader": None}, "settings", {"reader": {"colour": 3}}])
def test_a_damaged_memory_is_no_failure(own: Path, damage: object) -> None:
    settings_in_force()
    kept = read_state("settings-as-read")
    write_state("settings-as-read", {**kept, "settings": damage} if isinstance(damage, dict) else damage)
    assert settings_in_force() == Settings()


def test_a_wrong_setting_is_told_every_time(own: Path) -> None:
    own.write_text("reader: {measure: 5000}\n")
    for _ in range(2):
        with pytest.raises(SettingsError, match="out of range"):
            settings_in_force()
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        settings_in_force()
