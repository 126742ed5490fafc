"""Search in the article: as it is typed, from hit to hit; a long text never keeps the keys waiting."""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left, bisect_right
from collections.abc import AsyncIterator, Callable

from textual.worker import Worker

from tui.engine.background import in_background
from tui.screens.reader.desk import Desk
from tui.state.patterns import Patience, TooLongError
from tui.state.question import Question
from tui.state.search import MOST_HITS, PATIENCE_SECONDS, Hit, Search, compiled, pieces
from tui.text.fitting import fitted
from tui.widgets.panel import Panel
from tui.wording.describe import words_of

AT_ONCE = 200_000
TYPING_SECONDS = 0.15
AT_ONCE_SECONDS = 0.02
TURN_SECONDS = 0.05
LIST_SECONDS = 0.1


class Searcher:
    """What the searching commands do."""

    def __init__(self, desk: Desk) -> None:
        """Search in what a screen shows."""
        self._desk = desk
        self._searched_from = 0
        self._before_search = Search("")
        self._looking: Worker[None] | None = None
        self._whole: tuple[str, Search] | None = None
        self._given_up: tuple[str, str] | None = None
        self._list_pattern = ""

    @property
    def searching(self) -> bool:
        """Whether there are hits to go to: in the list that has the focus, else in the text."""
        return bool(self._listed_hits() if self._desk.panes.in_focus else ()) or bool(
            self._desk.state.search.hits
        )

    def ask(self) -> None:
        """Ask for a pattern; the nearest hit is shown while it is typed, in the list that has the focus."""
        if self._desk.panes.in_focus is not None:
            self._ask_list_search(self._desk.panes.in_focus)
            return
        self._searched_from = self._desk.article_view.cursor
        self._before_search = self._desk.state.search
        question = Question(
            "/",
            self._search_typed,
            typed=self._preview,
            left=self._leave_search,
            hint="regular expression",
            kind="search",
        )
        self._desk.prompt.ask(question)

    def search(self, pattern: str) -> None:
        """Look for a pattern from the cursor on and go to the nearest hit."""
        if self._desk.panes.in_focus is not None:
            self._search_list(self._desk.panes.in_focus, self._desk.panes.in_focus.chosen, pattern)
            return
        self._searched_from = self._desk.article_view.cursor
        self._look(pattern, lambda: self._arrive(pattern))

    def anew(self) -> None:
        """Look for the same pattern, in a text that has changed."""
        self._look(self._desk.state.search.pattern, self._desk.draw)

    def stop(self) -> None:
        """Show no hits any more."""
        self._look("", self._desk.draw)

    def leave_list(self) -> None:
        """Forget what was looked for in a list."""
        self._list_pattern = ""

    def _search_typed(self, pattern: str) -> None:
        pattern = pattern or self._before_search.pattern
        self._desk.article_view.go_to(self._searched_from)
        self._look(pattern, lambda: self._arrive(pattern))

    def _arrive(self, pattern: str) -> None:
        if self._desk.state.search.hits:
            self._desk.session.places.leave(self._desk.article_view.cursor)
            self._to_hit(self._desk.state.search.nearest(self._searched_from))
        elif pattern:
            self._desk.draw()
            self._desk.tell(f"“{pattern}” is not in the article.")

    def _preview(self, pattern: str) -> None:
        self._look(pattern, lambda: self._show_nearest(pattern), patient=True)

    def _show_nearest(self, pattern: str) -> None:
        number = self._desk.state.search.nearest(self._searched_from)
        if number is None:
            self._desk.change(hit=None)
            self._desk.article_view.go_to(self._searched_from)
        else:
            hit = self._desk.state.search.hits[number]
            self._desk.change(hit=hit)
            self._desk.article_view.reveal(hit[0])
        total = self._desk.state.search.total
        self._desk.prompt.hint(
            f"{number + 1}/{total}" if number is not None else "no hits" if pattern else ""
        )
        self._desk.draw()

    def _leave_search(self) -> None:
        self._stop_looking()
        self._desk.change(search=self._before_search, hit=None)
        self._desk.article_view.go_to(self._searched_from, centre=True)
        self._desk.draw()

    # Looking

    def _look(self, pattern: str, done: Callable[[], None], *, patient: bool = False) -> None:
        """Find the hits of a pattern; at once in a text of usual length.

        Args:
            pattern: As typed; an empty one has no hits.
            done: Called when all are found.
            patient: Wait a moment whether another key is typed.
        """
        self._stop_looking()
        text = self._desk.session.article.text
        if self._whole and self._whole[0] is text and self._whole[1].pattern == pattern:
            # Typed already, and found while it was typed.
            self._desk.change(search=self._whole[1], hit=None)
            done()
        elif self._given_up == (text, pattern):
            self._give_up(pattern)
        elif not pattern or len(text) <= AT_ONCE:
            try:
                self._desk.change(search=Search.of(pattern, text, seconds=AT_ONCE_SECONDS), hit=None)
            except TooLongError:
                self._look_behind(pattern, done, patient)
            else:
                done()
        else:
            self._look_behind(pattern, done, patient)

    def _look_behind(self, pattern: str, done: Callable[[], None], patient: bool) -> None:
        """The same in another thread, bit by bit, while the keys are obeyed."""
        self._looking = self._desk.run_worker(self._look_on(pattern, done, patient), group="search")

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look_on(self, pattern: str, done: Callable[[], None], patient: bool) -> None:
        """Show the nearest hit before the others are found; tell when it takes too long."""
        if patient:
            await asyncio.sleep(TYPING_SECONDS)
        text, start = self._desk.session.article.text, self._searched_from
        self._say("searching…")
        patience = Patience(PATIENCE_SECONDS)
        try:
            found = await self._all_hits(pattern, text, start, patience)
            self._desk.change(search=found, hit=None)
            self._whole = (text, self._desk.state.search)
        except TooLongError:
            self._given_up = (text, pattern)
            if self._is_whole:
                self._give_up(pattern)
        else:
            if self._is_whole:
                done()
        finally:
            patience.give_up()
            self._looking = None

    async def _all_hits(self, pattern: str, text: str, start: int, patience: Patience) -> Search:
        after: list[Hit] = []
        async for found in _in_turns(pattern, text, start, len(text), patience):
            if found and not after and self._is_whole:
                self._desk.change(search=Search(pattern, (found[0],)), hit=found[0])
                self._desk.article_view.reveal(found[0][0])
                self._desk.draw()
            after += found
            if len(after) >= MOST_HITS:
                break
        before: list[Hit] = []
        async for found in _in_turns(pattern, text, 0, start, patience):
            before += found
            if len(before) + len(after) >= MOST_HITS:
                break
        if before:
            after = [hit for hit in after if hit[0] >= before[-1][1]]
        return Search(pattern, (*before, *after)[:MOST_HITS])

    def _give_up(self, pattern: str) -> None:
        self._desk.change(search=Search(""), hit=None)
        if self._asking:
            self._desk.article_view.go_to(self._searched_from)
            self._desk.prompt.hint("takes too long")
        else:
            self._desk.tell(f"“{fitted(pattern, 40)}” takes too long to look for; it was given up.")
        self._desk.draw()

    @property
    def _is_whole(self) -> bool:
        """Whether the screen is not being taken down, as it is when the reader is left meanwhile."""
        return self._desk.is_whole

    @property
    def _asking(self) -> bool:
        """Whether a pattern is being typed."""
        return self._desk.prompt.question is not None and self._desk.prompt.question.kind == "search"

    def _say(self, words: str) -> None:
        if self._asking:
            self._desk.prompt.hint(words)
        else:
            self._desk.tell(words)

    # In a list

    def _ask_list_search(self, panel: Panel) -> None:
        before, pattern = panel.chosen, self._list_pattern

        def leave() -> None:
            self._list_pattern = pattern
            if before:
                panel.select(before)

        self._desk.prompt.ask(
            Question(
                f"/ in {panel.title.lower()}",
                lambda typed: self._search_list(panel, before, typed or pattern),
                typed=lambda typed: self._preview_list(panel, before, typed),
                left=leave,
                hint="regular expression",
                kind="search",
            )
        )

    def _search_list(self, panel: Panel, start: str | None, pattern: str) -> None:
        hits = self._find_listed(panel, start, pattern)
        if hits:
            number = hits.index(panel.chosen or "") + 1
            self._desk.tell(f"“{fitted(pattern, 40)}” {number} of {len(hits)} in {panel.title.lower()}.")
        elif pattern:
            self._desk.tell(f"“{fitted(pattern, 40)}” is not in {panel.title.lower()}.")

    def _preview_list(self, panel: Panel, start: str | None, pattern: str) -> None:
        hits = self._find_listed(panel, start, pattern)
        number = f"{hits.index(panel.chosen or '') + 1}/{len(hits)}" if hits else ""
        self._desk.prompt.hint(number or ("no hits" if pattern else ""))

    def _find_listed(self, panel: Panel, start: str | None, pattern: str) -> list[str]:
        """Select the first entry with the pattern from one on, round at the end; all of them."""
        self._list_pattern = pattern
        hits = self._listed_hits(panel)
        ids = panel.ids
        here = ids.index(start) if start in ids else 0
        found = next((id for id in (*ids[here:], *ids[:here]) if id in hits), start)
        if found:
            panel.select(found)
        self._desk.draw()
        return hits

    def _listed_hits(self, panel: Panel | None = None) -> list[str]:
        """Ids of the entries with the pattern that was looked for in lists."""
        panel = panel or self._desk.panes.in_focus
        if panel is None or not self._list_pattern:
            return []
        items = self._desk.session.index.items
        wanted, patience = compiled(self._list_pattern), Patience(LIST_SECONDS)
        try:
            return [
                id for id in panel.ids if id in items and patience.is_in(wanted, words_of(items[id], items))
            ]
        except TooLongError:
            return []

    def _to_listed_hit(self, panel: Panel, step: int) -> None:
        hits = self._listed_hits(panel)
        ids = panel.ids
        here = ids.index(panel.chosen) if panel.chosen in ids else 0
        places = [ids.index(id) for id in hits]
        following = bisect_right(places, here) if step > 0 else bisect_left(places, here) - 1
        number = (following + step - (1 if step > 0 else -1)) % len(hits)
        panel.select(hits[number])
        self._desk.tell(
            f"“{fitted(self._list_pattern, 40)}” {number + 1} of {len(hits)} in {panel.title.lower()}."
        )

    # From hit to hit

    def go_to_hit(self, step: int) -> None:
        """Go that many hits on or back, round at the ends."""
        if self._desk.panes.in_focus is not None and self._listed_hits():
            self._to_listed_hit(self._desk.panes.in_focus, step)
            return
        before, total = self._desk.article_view.cursor, len(self._desk.state.search.hits)
        number = self._desk.state.search.step(before, 1 if step > 0 else -1)
        if number is None:
            return
        self._to_hit((number + step - (1 if step > 0 else -1)) % total)
        if (self._desk.article_view.cursor - before) * step < 0:
            self._desk.tell(
                "Round at the end of the article." if step > 0 else "Round at the start of the article."
            )

    def _to_hit(self, number: int | None) -> None:
        if number is not None:
            hit = self._desk.state.search.hits[number]
            self._desk.change(hit=hit, preferred=None)
            self._desk.article_view.go_to(hit[0], centre=True)
            self._desk.draw()


async def _in_turns(
    pattern: str, text: str, start: int, end: int, patience: Patience
) -> AsyncIterator[list[Hit]]:
    """What is found in a part of the text, a moment's work at a time, by another thread."""
    found = pieces(pattern, text, start, end, patience=patience)

    def look() -> tuple[list[Hit], bool]:
        hits: list[Hit] = []
        until = time.perf_counter() + TURN_SECONDS
        for piece in found:
            hits += piece
            if time.perf_counter() > until or len(hits) >= MOST_HITS:
                return hits, False
        return hits, True

    done = False
    while not done:
        hits, done = await in_background(look)
        yield hits
