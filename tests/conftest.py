"""What holds for every test: nothing of whoever runs them, and no clock in property tests."""

from __future__ import annotations

import gc
import os
from itertools import count
from pathlib import Path

import hypothesis
import pytest

# A machine that is busy is no reason for a test to fail; in CI the same cases run every time.
hypothesis.settings.register_profile("dateline", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("dateline")

# Thousands of tests and what they hold lie in memory to the end. To look for garbage among them after every
# 700 new objects, as Python does by itself, costs a third of the processor time.
gc.set_threshold(50_000, 10, 20)
_NUMBERS = count()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the person who runs the tests is read or written.

    The folder is made by who writes there: few tests do, and a folder for each takes a minute of all.
    """
    home = tmp_path_factory.getbasetemp() / f"home{next(_NUMBERS)}"
    monkeypatch.setattr("annotate.settings.user_config_path", lambda: home / "no-settings.yaml")
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / name))
    return home
