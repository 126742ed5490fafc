"""A progress bar on standard error, by the bytes read, for work that takes a while."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from annotate.corpus import Input


class Progress:
    """What the work tells of itself; shows nothing unless it has a bar."""

    def __init__(self, bar: Any = None, task: Any = None) -> None:
        """``bar`` is a ``rich.progress.Progress`` and ``task`` the id of its task."""
        self._bar = bar
        self._task = task
        self._articles = 0

    def read(self, count: int) -> None:
        """That so many bytes have been read."""
        if self._bar:
            self._bar.advance(self._task, count)

    def annotated(self) -> None:
        """That one more article is done."""
        self._articles += 1
        if self._bar:
            self._bar.update(self._task, articles=self._articles)

    @contextlib.contextmanager
    def interrupted(self) -> Iterator[None]:
        """Take the bar away while something else is printed."""
        if not self._bar:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


@contextlib.contextmanager
def progress_bar(inputs: Sequence[Input], *, shown: bool) -> Iterator[Progress]:
    """A bar over all the inputs, gone when the work is done.

    Args:
        inputs: What will be read.
        shown: Whether there is a terminal to show it on.
    """
    if not shown:
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.fields[articles]:,} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    total = sum(item.size for item in inputs) or None
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Progress(bar, bar.add_task("", total=total, articles=0))
