"""The platform's folders for what the reader keeps."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "dateline"


def state_folder() -> Path:
    """Where is kept what the reader remembers from one time to the next."""
    return platformdirs.user_state_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """Where is written what a developer needs after a mistake in the reader."""
    return platformdirs.user_log_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Where is kept what cannot be made again: what feeds brought, and its annotations."""
    return platformdirs.user_data_path(_NAME, appauthor=False)
