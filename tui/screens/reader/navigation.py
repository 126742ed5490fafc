"""Going about in the article: annotations, jumps, marks, panels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from textual import events, on
from textual.css.query import NoMatches

from annotate.record.walk import Kind
from tui.screens.reader.base import ReaderBase
from tui.screens.reader.key_input import KeyInput
from tui.screens.reader.narrowing import Narrower
from tui.screens.reader.searching import Searcher
from tui.text.marks import Stop
from tui.widgets.article import ArticleView
from tui.widgets.panel import Panel

LABELS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
_KIND_NAMES: dict[Kind, str] = {
    "entity": "entity",
    "claim": "claim",
    "time": "time expression",
    "event": "event",
}


class Navigation(ReaderBase):
    """What the moving commands do."""

    @cached_property
    def key_input(self) -> KeyInput:
        """Takes the keys that are not commands."""
        return KeyInput(self)

    def wait_for_key(self, words: str, done: Callable[[str], None]) -> None:
        """Take the next key as an answer."""
        self.key_input.wait(done)
        self.tell(f"{words[0].upper()}{words[1:]}…")

    async def on_event(self, event: events.Event) -> None:
        """Look first whether a key is no command."""
        if isinstance(event, events.Key) and self.key_input.takes(event):
            event.stop()
            event.prevent_default()
            self.draw()
            return
        await super().on_event(event)

    @cached_property
    def searcher(self) -> Searcher:
        """Looks for patterns, and goes from hit to hit."""
        return Searcher(self)

    @cached_property
    def narrower(self) -> Narrower:
        """Filters, and follows an entity."""
        return Narrower(self)

    @property
    def narrowed(self) -> str:
        """The pin and the filter, for the title."""
        return self.narrower.narrowed

    def narrow(self) -> None:
        """Work out anew what is kept of another record."""
        self.narrower.narrow()

    def leave_place(self) -> None:
        """Remember the cursor's place in the jump list."""
        self.session.places.leave(self.article_view.cursor)

    # Annotations

    def go_to_stop(self, step: int, kinds: Iterable[Kind] | None) -> None:
        """Go that many annotations on (or back) among those of these kinds that the filter keeps."""
        chosen = None if kinds is None else tuple(kinds)
        stops = self.session.index.stops(chosen)
        if self.state.kept is not None:
            stops = [stop for stop in stops if stop.id in self.state.kept]
        place = self._stop_from_here(stops, 1 if step > 0 else -1)
        if 0 <= place < len(stops):
            place = min(max(place + step - (1 if step > 0 else -1), 0), len(stops) - 1)
            self.go_to_annotation(stops[place].id, stops[place].start)
            return
        name = "annotation" if chosen is None else _KIND_NAMES[chosen[0]]
        among = " of what you follow" if self.state.pinned else " that the filter keeps"
        among = among if self.state.kept is not None else ""
        self.tell(f"No {'further' if step > 0 else 'earlier'} {name}{among}.")

    def _stop_from_here(self, stops: list[Stop], step: int) -> int:
        """Number of the next stop; several may begin at one place, so the current one counts."""
        cursor = self.article_view.cursor
        first = bisect_left(stops, cursor, key=lambda stop: stop.start)
        last = bisect_right(stops, cursor, key=lambda stop: stop.start)
        for place in range(first, last):
            if stops[place].id == self.state.preferred:
                return place + step
        return last if step > 0 else first - 1

    def go_to_same(self, step: int) -> None:
        """Go to the next mark of the same annotation, round at the ends."""
        marks = self.session.index.of(self.current or "")
        if len(marks) < 2:
            self.tell(
                "Nothing else in the article belongs to this." if marks else "Nothing is annotated here."
            )
            return
        cursor = self.article_view.cursor
        starts = [mark.start for mark in marks]
        place = bisect_right(starts, cursor) - 1 if step > 0 else bisect_left(starts, cursor)
        self.go_to_annotation(marks[0].id, starts[(place + step) % len(starts)])

    def go_to_annotation(self, id: str, start: int) -> None:
        """Put the cursor on an annotation, so that it is the current one."""
        self.leave_place()
        self.change(preferred=id)
        self._show_panel_of(id)
        self.article_view.go_to(start, centre=True)

    def _show_panel_of(self, id: str) -> None:
        """Where only one panel has room, show the one with the annotation."""
        place = next((place for place, panel in enumerate(self.panels) if panel.has(id)), None)
        if place is not None and self.one_panel:
            self.show_panel(place)

    def open_entry(self) -> None:
        """Go from a panel's entry to its place in the text."""
        panel = self.panel_in_focus
        if panel is not None and panel.unfold():
            return
        marks = self.session.index.of(panel.chosen or "") if panel else []
        if not marks:
            self.tell("This has no place in the text.")
            return
        stands = [mark for mark in marks if mark.part == "content"] or marks
        self.article_view.focus()
        self.go_to_annotation(marks[0].id, stands[0].start)

    # Jumps and marks

    def jump(self, steps: int) -> None:
        """Go that far on (or back) in the jump list."""
        places, offset = self.session.places, None
        for _ in range(abs(steps)):
            here = self.article_view.cursor if offset is None else offset
            further = places.forward(here) if steps > 0 else places.back(here)
            if further is None:
                break
            offset = further
        if offset is None:
            self.tell("No later place to go to." if steps > 0 else "No earlier place to go back to.")
        else:
            self.article_view.go_to(offset, centre=True)

    def label_stops(self) -> None:
        """Put a letter on every annotation in sight, the nearest first, and go to the one that is typed."""
        self.to_article()
        first, end = self.article_view.in_sight
        kept = self.state.kept
        places = {
            stop.start: stop.id
            for stop in self.session.index.stops()
            if first <= stop.start < end and (kept is None or stop.id in kept)
        }
        near = sorted(places, key=lambda place: abs(place - self.article_view.cursor))
        self.change(labels=tuple(zip(near, LABELS, strict=False)))
        if not self.state.labels:
            self.tell("No annotation is in sight.")
            return
        targets = {letter: place for place, letter in self.state.labels}
        self.wait_for_key(
            "type a letter to go there", lambda letter: self._to_label(places, targets.get(letter))
        )

    def _to_label(self, places: dict[int, str], place: int | None) -> None:
        if place is not None:
            self.go_to_annotation(places[place], place)

    def set_mark(self, letter: str) -> None:
        """Give the cursor's place a letter."""
        self.session.places.marks[letter] = self.article_view.cursor
        self.tell(f"Mark {letter} is set.")

    def go_to_mark(self, letter: str) -> None:
        """Go to the place with a letter."""
        offset = self.session.places.marks.get(letter)
        if offset is None:
            self.tell(f"There is no mark {letter}.")
            return
        self.leave_place()
        self.article_view.go_to(offset, centre=True)
        self.tell(f"At mark {letter}.")

    # Words

    def move_words(self, count: int) -> None:
        """Go to the start of another word; a selection grows by whole words."""
        view = self.article_view
        if self.state.selection is None:
            view.move_words(count)
        else:
            self.change(selection=view.select_words(self.state.selection, count))

    # Panels

    def to_article(self) -> None:
        """Back to the text, where the cursor was left."""
        self.article_view.focus()
        self.article_view.reveal(self.article_view.cursor)

    def to_panel(self, number: int) -> None:
        """To the panel with this number, or from it back to the article."""
        if not 1 <= number <= len(self.panels):
            self.tell(f"There are {len(self.panels)} panels.")
            return
        panel = self.panels[number - 1]
        if self.focused is panel:
            self.to_article()
            return
        self.remove_class("-zen")
        self.show_panel(number - 1)
        self.add_class("-in-panel")
        panel.focus()

    def _place_of(self, panel: Panel) -> int:
        return next(place for place, each in enumerate(self.panels) if each is panel)

    def cycle_focus(self, step: int) -> None:
        """That many steps from the article through the panels and round again."""
        now = self.active_panel + 1 if self.panel_in_focus else 0
        following = (now + step) % (len(self.panels) + 1)
        if following:
            self.to_panel(following)
        else:
            self.to_article()

    def enlarge(self) -> None:
        """Give the panel all the height, then all the screen, then its usual place."""
        sizes = ("", "-tall", "-full") if not self.has_class("-low") else ("", "-full")
        now = next((size for size in sizes if size and self.has_class(size)), "")
        wanted = sizes[(sizes.index(now) + 1) % len(sizes)]
        if not self.panels:
            return
        if self.panel_in_focus is None:
            self.to_panel(self.active_panel + 1)
        self.remove_class("-tall", "-full")
        if wanted:
            self.add_class(wanted)
        self.tell({"-tall": "Full height.", "-full": "Full screen.", "": "As usual."}[wanted])

    def toggle_detail(self) -> None:
        """Show or hide the pane that tells why."""
        try:
            pane = self.query_one("#detail")
        except NoMatches:
            return
        pane.display = not pane.display
        self.call_after_refresh(self.article_view.keep_cursor_in_sight)

    def scroll_detail(self, lines: int) -> None:
        """Scroll in the pane that tells why; show it where it is hidden."""
        pane = self.query_one("#detail")
        if not pane.display:
            self.toggle_detail()
        else:
            pane.scroll_relative(y=lines, animate=False)

    @property
    def something_open(self) -> bool:
        """Whether there is a selection, panel, search or pane to leave."""
        detail = self.query_one("#detail").display
        searched = bool(self.state.search.pattern)
        return bool(
            self.state.selection is not None
            or self.panel_in_focus
            or searched
            or detail
            or self.has_class("-zen")
        )

    def _leave_innermost(self) -> None:
        if self.state.selection is not None:
            self.change(selection=None)
            self.tell("Nothing is selected any more.")
        elif self.panel_in_focus:
            self.searcher.list_pattern = ""
            self.to_article()
        elif self.state.search.pattern:
            self.searcher.stop()
            self.tell("No search any more.")
        elif self.query_one("#detail").display:
            self.toggle_detail()
        elif self.has_class("-zen"):
            self.remove_class("-zen")

    def back_out(self) -> None:
        """After everything else, let go of the pin, then of the filter."""
        if self.something_open:
            self._leave_innermost()
        elif self.state.pinned is not None:
            self.narrower.unpin()
            self.tell("Following nobody any more.")
        elif self.state.filter_text:
            self.narrower.apply("")
            self.tell("No filter any more.")

    def reorder(self) -> None:
        """Show the active panel in its next order."""
        if self.panels and (order := self.panels[self.active_panel].reorder()):
            self.tell(order)

    # What happens

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self) -> None:
        if self.session.at(self.article_view.cursor, self.state.preferred) != self.state.preferred:
            self.change(preferred=None)
        self.draw()

    @on(ArticleView.Selecting)
    def _mouse_selects(self, event: ArticleView.Selecting) -> None:
        self.change(selection=event.start)
        self.draw()

    @on(Panel.Selected)
    def _entry_selected(self, event: Panel.Selected) -> None:
        if event.panel is not self.focused:
            self.show_panel(self._place_of(event.panel))
        marks = self.session.index.of(event.id)
        if marks:
            stands = [mark for mark in marks if mark.part == "content"] or marks
            self.article_view.reveal(stands[0].start)
        self.draw()

    @on(Panel.Opened)
    def _entry_opened(self) -> None:
        self.open_entry()
        self.draw()

    def on_descendant_focus(self) -> None:
        """Keep the active panel and the looks in step with the focus."""
        panel = self.panel_in_focus
        self.set_class(panel is not None, "-in-panel")
        if panel is not None:
            self.show_panel(self._place_of(panel))
        self.draw()

    def on_resize(self) -> None:
        """Headings and hints follow the width."""
        self.call_after_refresh(self.draw_around)
