"""Commands that move the cursor in the article."""

from __future__ import annotations

from functools import partial

from tui.commands.base import MovingCommand
from tui.commands.context import Moving
from tui.commands.going import leave_place
from tui.storage.positions import remember, remember_marks


class CharacterLeft(MovingCommand):
    """One character to the left; in a panel, back to the article."""

    group = "Move"
    keys = "h,left"

    def run(self, shell: Moving) -> None:
        """Move left."""
        if shell.panes.focused:
            shell.panes.to_text()
        else:
            shell.article_view.move_cells(-self.times)


class CharacterRight(MovingCommand):
    """One character to the right."""

    group = "Move"
    keys = "l,right"

    def run(self, shell: Moving) -> None:
        """Move right."""
        shell.article_view.move_cells(self.times)


class ScrollDown(MovingCommand):
    """Scroll one line down; the cursor stays where it is while it is in sight."""

    group = "Move"
    keys = "ctrl+e,ctrl+down"

    def run(self, shell: Moving) -> None:
        """Scroll a line."""
        shell.view_in_focus.scroll_lines(self.times)


class ScrollUp(MovingCommand):
    """Scroll one line up; the cursor stays where it is while it is in sight."""

    group = "Move"
    keys = "ctrl+y,ctrl+up"

    def run(self, shell: Moving) -> None:
        """Scroll a line back."""
        shell.view_in_focus.scroll_lines(-self.times)


class NextParagraph(MovingCommand):
    """To the next paragraph; in a panel, to the next group."""

    group = "Move"
    keys = "right_curly_bracket"

    def run(self, shell: Moving) -> None:
        """Move to the next paragraph."""
        shell.view_in_focus.move_paragraphs(self.times)


class PreviousParagraph(MovingCommand):
    """To the paragraph before; in a panel, to the group before."""

    group = "Move"
    keys = "left_curly_bracket"

    def run(self, shell: Moving) -> None:
        """Move to the paragraph before."""
        shell.view_in_focus.move_paragraphs(-self.times)


class NextSection(MovingCommand):
    """To the next part of the article: the text after the title, a subheading, what is not the article."""

    group = "Move"
    keys = "right_parenthesis"
    jumps = True

    def run(self, shell: Moving) -> None:
        """Move to the next part."""
        shell.view_in_focus.move_sections(self.times)


class PreviousSection(MovingCommand):
    """To the part of the article before."""

    group = "Move"
    keys = "left_parenthesis"
    jumps = True

    def run(self, shell: Moving) -> None:
        """Move to the part before."""
        shell.view_in_focus.move_sections(-self.times)


class NextWord(MovingCommand):
    """To the next word; while selecting, to the end of a word."""

    group = "Move"
    keys = "L,ctrl+right"

    def run(self, shell: Moving) -> None:
        """Move a word on."""
        _move_words(shell, self.times)


class PreviousWord(MovingCommand):
    """To the word before."""

    group = "Move"
    keys = "H,ctrl+left"

    def run(self, shell: Moving) -> None:
        """Move a word back."""
        _move_words(shell, -self.times)


class LineStart(MovingCommand):
    """To the start of the line."""

    group = "Move"
    keys = "0,circumflex_accent"

    def run(self, shell: Moving) -> None:
        """Move there."""
        shell.article_view.to_line_start()


class LineEnd(MovingCommand):
    """To the end of the line."""

    group = "Move"
    keys = "dollar_sign"

    def run(self, shell: Moving) -> None:
        """Move there."""
        shell.article_view.to_line_end()


class JumpBack(MovingCommand):
    """Back to where the last jump came from."""

    group = "Move"
    keys = "less_than_sign,ctrl+o"

    def run(self, shell: Moving) -> None:
        """Go back."""
        _jump(shell, -self.times)


class JumpForward(MovingCommand):
    """Forward again in the places jumped to."""

    group = "Move"
    keys = "greater_than_sign"

    def run(self, shell: Moving) -> None:
        """Go forward."""
        _jump(shell, self.times)


class SetMark(MovingCommand):
    """Give this place a letter to come back to."""

    group = "Move"
    keys = "m"

    def run(self, shell: Moving) -> None:
        """Wait for the letter."""
        shell.wait_for_key("mark this place with a letter", partial(_set_mark, shell))


class GoToMark(MovingCommand):
    """Go to the place with a letter."""

    group = "Move"
    keys = "apostrophe"

    def run(self, shell: Moving) -> None:
        """Wait for the letter."""
        shell.wait_for_key("go to the mark with the letter", partial(_go_to_mark, shell))


def _move_words(shell: Moving, count: int) -> None:
    """Go to the start of another word; a selection grows by whole words."""
    if shell.state.selection is None:
        shell.article_view.move_words(count)
    else:
        shell.change(selection=shell.article_view.select_words(shell.state.selection, count))


def _jump(shell: Moving, steps: int) -> None:
    """Go that far on (or back) in the jump list."""
    offset = shell.session.places.go(shell.article_view.cursor, steps)
    if offset is None:
        shell.tell("No later place to go to." if steps > 0 else "No earlier place to go back to.")
    else:
        shell.article_view.go_to(offset, centre=True)


def _set_mark(shell: Moving, letter: str) -> None:
    """Give the cursor's place a letter, which it keeps."""
    text, places, cursor = shell.session.article.text, shell.session.places, shell.article_view.cursor
    places.marks[letter] = cursor
    remember(text, cursor)
    remember_marks(text, places.marks)
    shell.tell(f"Mark {letter} is set.")


def _go_to_mark(shell: Moving, letter: str) -> None:
    """Go to the place with a letter."""
    offset = shell.session.places.marks.get(letter)
    if offset is None:
        shell.tell(f"There is no mark {letter}.")
        return
    leave_place(shell)
    shell.article_view.go_to(offset, centre=True)
    shell.tell(f"At mark {letter}.")
