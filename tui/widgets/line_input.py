"""An input of one line."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from annotate.review.words import one_line


class LineInput(Input):
    """An input in which what is pasted from several lines is one line."""

    def _on_paste(self, event: events.Paste) -> None:
        # Textual 8.2.8 takes the first line only, and nothing where that is empty; it asks the classes
        # of a widget one after the other, so its own follows (findings/textual-paste-of-lines.sh).
        if event.text.splitlines() != [event.text]:
            event.text = one_line(event.text)
