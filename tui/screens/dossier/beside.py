"""Two articles side by side, scrolling together, with what they tell differently."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tui.commands.context import BesideShell
from tui.commands.registry import BESIDE
from tui.screens.boxes.help import HelpScreen
from tui.screens.listed import ListScreen
from tui.state.dossier.beside import beside
from tui.state.dossier.rows import Gathered
from tui.text.fitting import fitted
from tui.widgets.two_texts import LAYOUTS, TwoTexts

# The signs before both names, and what stands between them and the number.
_SIGNS = 10


class BesideScreen(ListScreen[BesideShell]):
    """Two articles, or two versions of one."""

    def __init__(
        self,
        gathered: Gathered,
        documents: tuple[str, str],
        place: tuple[int, int],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show two articles.

        Args:
            gathered: All articles.
            documents: The ids of the left one and the right one.
            place: Where to begin: in the left one (0) or the right one (1), and where in that.
            keys: Keys of every command, from ``tui.commands.keymap.keys_in_force``.
        """
        self._gathered = gathered
        self._texts = TwoTexts(beside(gathered, documents))
        self._place = place
        super().__init__(BESIDE, keys, self._texts)

    def on_mount(self) -> None:
        """Begin at the place."""
        self.status_bar.hints = self._hints()
        self._texts.focus()
        self.draw()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._texts.to_block(self._texts.shown.block_at(*self._place))

    def _draw(self) -> None:
        """The two articles and how many differences there are."""
        shown = self._texts.shown
        counted = shown.counted(self._texts.difference)
        room = max((self.size.width - len(counted) - _SIGNS) // 2, 12)
        names = [fitted(self._gathered.dated_paper(id), room) for id in shown.documents]
        self.title_bar.put(
            Content.assemble((" < ", "$mark-key bold"), names[0], ("  > ", "$mark-key bold"), names[1]),
            Content.styled(f" {counted}", "$mark-muted"),
        )

    # What the commands do

    @property
    def view_in_focus(self) -> TwoTexts:
        """What moving moves."""
        return self._texts

    @property
    def shell(self) -> BesideShell:
        """What the commands see."""
        return self

    def go_to_difference(self, steps: int) -> None:
        """Go to another difference, and tell what it is."""
        shown, number = self._texts.shown, len(self._texts.shown.differences)
        if not number:
            self.tell("Nothing is told differently, as far as was found.")
            return
        at = self._texts.difference
        there = (0 if steps > 0 else number - 1) if at is None else at + steps
        at = there % number
        difference = shown.differences[at]
        self._texts.show(shown, shown.block_of(difference), at)
        kind = "" if difference.because.startswith(difference.kind) else f"{difference.kind}: "
        again = "" if at == there else "From the first again: " if steps > 0 else "From the last again: "
        self.tell(f"{again}{kind}{difference.because}")

    def swap(self) -> None:
        """Change the sides, and stay at the place."""
        texts = self._texts
        block = texts.shown.blocks[texts.block] if texts.shown.blocks else None
        left, right = texts.shown.documents
        shown = beside(self._gathered, (right, left))
        place = 0
        if block is not None:
            side, span = (1, block.left) if block.left else (0, block.right)
            place = shown.block_at(side, span[0]) if span else 0
        arrangement = texts.arrangement
        texts.show(shown, place)
        texts.arrangement = arrangement

    def rearrange(self) -> str:
        """Take the next arrangement, and tell which that is."""
        texts = self._texts
        block = texts.block
        texts.arrangement = LAYOUTS[(LAYOUTS.index(texts.layout_now) + 1) % len(LAYOUTS)]
        texts.show(texts.shown, block, texts.difference)
        return texts.arrangement

    def here(self, side: int) -> tuple[str, int]:
        """What opens the left (0) or right (1) article, and the place there that one looks at."""
        shown, at = self._texts.shown, self._texts.difference
        difference = shown.differences[at] if at is not None else None
        number = shown.block_of(difference) if difference else self._texts.block
        span = (difference.right if side else difference.left) if difference else None
        for block in [] if span else [*shown.blocks[: number + 1][::-1], *shown.blocks]:
            span = block.right if side else block.left
            if span is not None:
                break
        return self._gathered.names[shown.documents[side]], span[0] if span else 0

    def show_help(self) -> None:
        """All keys of the screen."""
        self.app.push_screen(HelpScreen(self.table, first=("Side by side",)))

    def back_out(self) -> None:
        """Leave the difference that one is at."""
        self._texts.show(self._texts.shown, self._texts.block)
