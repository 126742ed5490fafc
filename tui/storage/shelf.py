"""Which articles were read, and which of them are done."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from annotate.support.names import is_url
from tui.storage.state_file import read_state, write_state

State = Literal["unread", "read", "done"]
MOST_ARTICLES = 20_000
_NAME = "shelf"


def states() -> dict[str, State]:
    """What is known of articles by their whole name; those that are not there were not read."""
    found = read_state(_NAME)
    if not isinstance(found, dict):
        return {}
    return {name: state for name, state in found.items() if state in get_args(State)}


def key_of(name: str) -> str:
    """The whole name of an article, by which it is known from anywhere."""
    return name if is_url(name) else str(Path(name).absolute())


def put(name: str, state: State) -> None:
    """Remember a state; the oldest ones are forgotten. Failing to is no failure."""
    known = states()
    key = key_of(name)
    known.pop(key, None)
    known[key] = state
    write_state(_NAME, dict(list(known.items())[-MOST_ARTICLES:]))


def put_read(name: str) -> None:
    """Remember that an article was opened; one that is done stays so."""
    if states().get(key_of(name)) != "done":
        put(name, "read")
