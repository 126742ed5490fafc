"""Commands that move the cursor in the article, or the selection in a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command, Group

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class _Move(Command):
    group: ClassVar[Group] = "Move"


class LineDown(_Move):
    """One line down; in a panel, the next entry."""

    keys = "j,down"
    footer = "down"

    def run(self, reader: ReaderScreen) -> None:
        """Move down."""
        reader.view_in_focus.move_lines(self.times)


class LineUp(_Move):
    """One line up; in a panel, the entry before."""

    keys = "k,up"

    def run(self, reader: ReaderScreen) -> None:
        """Move up."""
        reader.view_in_focus.move_lines(-self.times)


class CharacterRight(_Move):
    """One character to the right."""

    keys = "l,right"

    def run(self, reader: ReaderScreen) -> None:
        """Move right."""
        reader.article_view.move_cells(self.times)


class CharacterLeft(_Move):
    """One character to the left; in a panel, back to the article."""

    keys = "h,left"

    def run(self, reader: ReaderScreen) -> None:
        """Move left."""
        if reader.panel_in_focus:
            reader.to_article()
        else:
            reader.article_view.move_cells(-self.times)


class PageDown(_Move):
    """One page down."""

    keys = "space,pagedown,ctrl+f"
    footer = "page"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll a page."""
        reader.view_in_focus.move_pages(self.times)


class PageUp(_Move):
    """One page up."""

    keys = "b,pageup,ctrl+b"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll a page back."""
        reader.view_in_focus.move_pages(-self.times)


class HalfPageDown(_Move):
    """Half a page down."""

    keys = "ctrl+d"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll half a page."""
        reader.view_in_focus.move_pages(0.5 * self.times)


class HalfPageUp(_Move):
    """Half a page up."""

    keys = "ctrl+u"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll half a page back."""
        reader.view_in_focus.move_pages(-0.5 * self.times)


class ScrollDown(_Move):
    """Scroll one line down; the cursor stays where it is while it is in sight."""

    keys = "ctrl+e,ctrl+down"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll a line."""
        reader.view_in_focus.scroll_lines(self.times)


class ScrollUp(_Move):
    """Scroll one line up; the cursor stays where it is while it is in sight."""

    keys = "ctrl+y,ctrl+up"

    def run(self, reader: ReaderScreen) -> None:
        """Scroll a line back."""
        reader.view_in_focus.scroll_lines(-self.times)


class NextParagraph(_Move):
    """To the next paragraph; in a panel, to the next group."""

    keys = "right_curly_bracket"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the next paragraph."""
        reader.view_in_focus.move_paragraphs(self.times)


class PreviousParagraph(_Move):
    """To the paragraph before; in a panel, to the group before."""

    keys = "left_curly_bracket"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the paragraph before."""
        reader.view_in_focus.move_paragraphs(-self.times)


class NextSection(_Move):
    """To the next part of the article: the text after the title, a subheading, what is not the article."""

    keys = "right_parenthesis"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the next part."""
        reader.leave_place()
        reader.view_in_focus.move_sections(self.times)


class PreviousSection(_Move):
    """To the part of the article before."""

    keys = "left_parenthesis"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the part before."""
        reader.leave_place()
        reader.view_in_focus.move_sections(-self.times)


class NextWord(_Move):
    """To the next word; while selecting, to the end of a word."""

    keys = "L,ctrl+right"

    def run(self, reader: ReaderScreen) -> None:
        """Move a word on."""
        reader.move_words(self.times)


class PreviousWord(_Move):
    """To the word before."""

    keys = "H,ctrl+left"

    def run(self, reader: ReaderScreen) -> None:
        """Move a word back."""
        reader.move_words(-self.times)


class LineStart(_Move):
    """To the start of the line."""

    keys = "0,circumflex_accent"

    def run(self, reader: ReaderScreen) -> None:
        """Move there."""
        reader.article_view.to_line_start()


class LineEnd(_Move):
    """To the end of the line."""

    keys = "dollar_sign"

    def run(self, reader: ReaderScreen) -> None:
        """Move there."""
        reader.article_view.to_line_end()


class ToStart(_Move):
    """To the start; with a number, to that paragraph or entry."""

    keys = "g,home"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the start."""
        reader.leave_place()
        reader.view_in_focus.to_start() if self.count is None else reader.view_in_focus.to_number(self.count)


class ToEnd(_Move):
    """To the end; with a number, to that paragraph or entry."""

    keys = "G,end"

    def run(self, reader: ReaderScreen) -> None:
        """Move to the end."""
        reader.leave_place()
        reader.view_in_focus.to_end() if self.count is None else reader.view_in_focus.to_number(self.count)


class JumpBack(_Move):
    """Back to where the last jump came from."""

    keys = "less_than_sign,ctrl+o"

    def run(self, reader: ReaderScreen) -> None:
        """Go back."""
        reader.jump(-self.times)


class JumpForward(_Move):
    """Forward again in the places jumped to."""

    keys = "greater_than_sign"

    def run(self, reader: ReaderScreen) -> None:
        """Go forward."""
        reader.jump(self.times)


class SetMark(_Move):
    """Give this place a letter to come back to."""

    keys = "m"

    def run(self, reader: ReaderScreen) -> None:
        """Wait for the letter."""
        reader.wait_for_key("mark this place with a letter", reader.set_mark)


class GoToMark(_Move):
    """Go to the place with a letter."""

    keys = "apostrophe"

    def run(self, reader: ReaderScreen) -> None:
        """Wait for the letter."""
        reader.wait_for_key("go to the mark with the letter", reader.go_to_mark)


MOVING: tuple[type[Command], ...] = (
    LineDown,
    LineUp,
    CharacterLeft,
    CharacterRight,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    ScrollDown,
    ScrollUp,
    NextParagraph,
    PreviousParagraph,
    NextSection,
    PreviousSection,
    NextWord,
    PreviousWord,
    LineStart,
    LineEnd,
    ToStart,
    ToEnd,
    JumpBack,
    JumpForward,
    SetMark,
    GoToMark,
)
