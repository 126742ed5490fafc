"""What holds for every test: nothing of whoever runs them, and no clock in property tests."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import hypothesis
import pytest

# A machine that is busy is no reason for a test to fail; in CI the same cases run every time.
hypothesis.settings.register_profile("dateline", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("dateline")

# Thousands of tests and what they hold lie in memory to the end. To look for garbage among them after every
# 700 new objects, as Python does by itself, costs a third of the processor time.
gc.set_threshold(50_000, 10, 20)


@pytest.fixture(autouse=True)
def no_settings_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.settings.user_config_path", lambda: tmp_path / "no-settings.yaml")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is read or written."""
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
