"""The article as one reads it: a cursor that moves by lines, pages, paragraphs and by mouse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from textual import events
from textual.message import Message

from tui.text.sections import part_starts
from tui.widgets.text_view import GUTTER, TextView

_WORD = re.compile(r"\w+")
_LONGEST_WORD = 200


class ArticleView(TextView):
    """The exact text with a cursor; offsets are code points into it."""

    class CursorMoved(Message):
        """The cursor stands at another place."""

        def __init__(self, offset: int) -> None:
            """Remember where."""
            self.offset = offset
            super().__init__()

    class Selecting(Message):
        """A selection by mouse begins, or the one there was ends."""

        def __init__(self, start: int | None) -> None:
            """Remember where it begins; none where it ends."""
            self.start = start
            super().__init__()

    # Moving

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Put the cursor at ``offset`` and bring it into sight."""
        self._set_cursor(offset, keep_goal=False)
        if centre and not self._comfortable(self.cursor):
            line, _ = self._layout.place_of(self.cursor)
            self._scroll(line - self.size.height // 3)
        self.keep_cursor_in_sight()

    def move_lines(self, count: int) -> None:
        """Move the cursor down (or up) by screen lines; it keeps its column."""
        line = self._layout.line_of(self.cursor)
        self._to_line(line + count)

    def move_pages(self, pages: float) -> None:
        """Scroll by pages or parts of them; the cursor keeps its place on the screen."""
        height = self.size.height
        step = round(pages * height) - (round(pages) * 2 if abs(pages) == 1 and height > 6 else 0)
        top = round(self.scroll_y)
        line = self._layout.line_of(self.cursor)
        self._scroll(top + step)
        moved = round(self.scroll_y) - top
        self._to_line(line + (moved or step))

    def scroll_lines(self, count: int) -> None:
        """Scroll by lines; the cursor is taken along when it would leave the screen."""
        self._scroll(round(self.scroll_y) + count)
        top = round(self.scroll_y)
        line = self._layout.line_of(self.cursor)
        nearest = min(max(line, top), top + self.size.height - 1)
        if nearest != line:
            self._set_cursor(self._layout.offset_at(nearest, self._goal), keep_goal=True)

    def move_cells(self, count: int) -> None:
        """Move the cursor by visible characters, over line ends."""
        offset = self.cursor
        for _ in range(abs(count)):
            offset = self.after(offset) if count > 0 else self._before(offset)
        self.go_to(offset)

    def after(self, offset: int) -> int:
        """The place after the visible character at ``offset``; a newline counts as one."""
        line = self._layout.line_of(offset)
        end = self._layout.row(line).cluster_at(offset)[1]
        if end > offset:
            return end
        return self._layout.span(line + 1)[0] if line + 1 < len(self._layout) else offset

    def _before(self, offset: int) -> int:
        line = self._layout.line_of(offset)
        if offset > self._layout.span(line)[0]:
            return self._layout.row(line).cluster_at(offset - 1)[0]
        return self._layout.span(line - 1)[1] if line else 0

    def word_at(self, offset: int) -> tuple[int, int]:
        """The word around a code point; an empty range between words."""
        start = end = offset
        while start > 0 and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return start, end

    def move_paragraphs(self, count: int) -> None:
        """Move the cursor to the first line of the next paragraph (or of this one, or the one before)."""
        step = 1 if count > 0 else -1
        line = self._layout.line_of(self.cursor)
        for _ in range(abs(count)):
            line = min(max(line + step, 0), len(self._layout) - 1)
            while 0 < line < len(self._layout) - 1 and not self._starts_paragraph(line):
                line += step
        self.go_to(self._layout.span(line)[0], centre=True)

    def to_number(self, number: int) -> None:
        """Move the cursor to a paragraph, counted from 1; to the last one where there are fewer."""
        self.to_start()
        if number > 1 or not self._starts_paragraph(0):
            self.move_paragraphs(max(number - self._starts_paragraph(0), 1))

    def move_sections(self, count: int) -> None:
        """Move the cursor to the next part of the article (or the one before, or of this one)."""
        starts = part_starts(self.text, self._sections)
        place = (
            bisect_right(starts, self.cursor) + count - 1
            if count > 0
            else bisect_left(starts, self.cursor) + count
        )
        if starts:
            self.go_to(starts[min(max(place, 0), len(starts) - 1)], centre=True)

    def move_words(self, count: int) -> None:
        """Move the cursor to the start of the next word, or of this one or the one before."""
        for _ in range(abs(count)):
            found = (
                self._next_word(self.word_at(self.cursor)[1]) if count > 0 else self._word_before(self.cursor)
            )
            if found is None:
                break
            self.go_to(found.start())

    def select_words(self, anchor: int, count: int) -> int:
        """Move the cursor so that whole words lie between it and where a selection began.

        Args:
            anchor: Where the selection began.
            count: Words on, or back where it is negative.

        Returns:
            Where it begins now: at the edge of its first word that makes all of it selected.
        """
        first = self.word_at(anchor)
        first = first if first[0] < first[1] else (anchor, anchor + 1)
        for _ in range(abs(count)):
            here = self.word_at(self.cursor)
            if count > 0 and self.cursor >= first[0] and self.after(self.cursor) < here[1]:
                word = here
            elif (found := self._next_word(here[1]) if count > 0 else self._word_before(here[0])) is not None:
                word = found.span()
            else:
                break
            self.go_to(self._before(word[1]) if word[0] >= first[0] else word[0])
        return first[0] if self.cursor >= first[0] else self._before(first[1])

    def _next_word(self, offset: int) -> re.Match[str] | None:
        return _WORD.search(self.text, offset)

    def _word_before(self, offset: int) -> re.Match[str] | None:
        start = max(offset - _LONGEST_WORD, 0)
        return next(iter(reversed(list(_WORD.finditer(self.text, start, offset)))), None)

    def to_line_start(self) -> None:
        """Move the cursor to the first character of its screen line."""
        self.go_to(self._layout.span(self._layout.line_of(self.cursor))[0])

    def to_line_end(self) -> None:
        """Move the cursor to the last visible character of its screen line."""
        row = self._layout.row(self._layout.line_of(self.cursor))
        if row.visible_end > row.start:
            self.go_to(row.cluster_at(row.visible_end - 1)[0])

    def _starts_paragraph(self, line: int) -> bool:
        start, end = self._layout.span(line)
        if line == 0:
            return end > start and not self._is_empty(0)
        _, before = self._layout.span(line - 1)
        return end > start and before < start and (not self._blank_lines or self._is_empty(line - 1))

    def _is_empty(self, line: int) -> bool:
        return not self.text[slice(*self._layout.span(line))].strip()

    def to_start(self) -> None:
        """Move the cursor to the first character."""
        self.go_to(0)

    def to_end(self) -> None:
        """Move the cursor to the last line."""
        self.go_to(self._layout.span(len(self._layout) - 1)[0])

    def _to_line(self, line: int) -> None:
        line = min(max(line, 0), len(self._layout) - 1)
        self._set_cursor(self._layout.offset_at(line, self._goal), keep_goal=True, line=line)
        self.keep_cursor_in_sight()

    def _set_cursor(self, offset: int, *, keep_goal: bool, line: int | None = None) -> None:
        offset = min(max(offset, 0), len(self.text))
        if line is not None and self._layout.line_of(offset) != line:
            start, end = self._layout.span(line)
            offset = max(start, end - 1)
        if not keep_goal:
            self._goal = self._layout.place_of(offset)[1]
        if offset != self.cursor:
            self.cursor = offset
            self.note_row()
            self.refresh()
            self.post_message(self.CursorMoved(offset))

    # Mouse

    def place_at(self, x: int, y: int) -> int:
        """The code point drawn at a cell of the viewport."""
        return self._layout.offset_at(round(self.scroll_y) + y, x - self._left - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes where the mouse is pressed; a selection may begin there."""
        place = event.get_content_offset(self)
        if place is not None and event.button == 1:
            self._pressed = self.place_at(place.x, place.y)
            self.post_message(self.Selecting(None))
            self.go_to(self._pressed)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """With the button down, the selection reaches to the cursor; over the edge, the text scrolls."""
        if self._pressed is None:
            return
        place = event.get_content_offset_capture(self)
        offset = self.place_at(place.x, place.y)
        if offset != self.cursor:
            self.post_message(self.Selecting(self._pressed))
            self.go_to(offset)

    def on_mouse_up(self) -> None:
        """The selection stands."""
        self._pressed = None
        self.release_mouse()
