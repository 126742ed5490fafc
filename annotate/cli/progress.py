"""A progress bar on standard error for work that takes long: by bytes read, or by the share of an article."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from annotate.corpus import Input


class Progress:
    """What the work tells of itself; shows nothing unless it has a bar."""

    def __init__(self, bar: Any = None, task: Any = None, *, by_share: bool = False) -> None:
        """``bar`` is a ``rich.progress.Progress``, ``task`` its task: the bytes of all, or one article."""
        self._bar = bar
        self._task = task
        self._by_share = by_share
        self._articles = 0

    def read(self, count: int) -> None:
        """That so many bytes have been read."""
        if self._bar and not self._by_share:
            self._bar.advance(self._task, count)

    def share(self, share: float) -> None:
        """That such a share, from 0 to 1, of the article at hand is done."""
        if self._bar and self._by_share:
            self._bar.update(self._task, completed=share)

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

    # Of one article it is the work that takes long, of many the reading goes with it.
    one = len(inputs) == 1 and not inputs[0].is_lines and inputs[0].size > 0
    columns = (
        TextColumn("annotating" if one else "{task.fields[articles]:,} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    total = 1 if one else sum(item.size for item in inputs) or None
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Progress(bar, bar.add_task("", total=total, articles=0), by_share=one)
