"""Commands that move the cursor in the article."""

from __future__ import annotations

from tui.commands.base import ArticleCommand
from tui.commands.context import ArticleShell


class CharacterLeft(ArticleCommand):
    """One character to the left; in a panel, back to the article."""

    group = "Move"
    keys = "h,left"

    def run(self, shell: ArticleShell) -> None:
        """Move left."""
        if shell.in_panel:
            shell.to_article()
        else:
            shell.article_view.move_cells(-self.times)


class CharacterRight(ArticleCommand):
    """One character to the right."""

    group = "Move"
    keys = "l,right"

    def run(self, shell: ArticleShell) -> None:
        """Move right."""
        shell.article_view.move_cells(self.times)


class ScrollDown(ArticleCommand):
    """Scroll one line down; the cursor stays where it is while it is in sight."""

    group = "Move"
    keys = "ctrl+e,ctrl+down"

    def run(self, shell: ArticleShell) -> None:
        """Scroll a line."""
        shell.view_in_focus.scroll_lines(self.times)


class ScrollUp(ArticleCommand):
    """Scroll one line up; the cursor stays where it is while it is in sight."""

    group = "Move"
    keys = "ctrl+y,ctrl+up"

    def run(self, shell: ArticleShell) -> None:
        """Scroll a line back."""
        shell.view_in_focus.scroll_lines(-self.times)


class NextParagraph(ArticleCommand):
    """To the next paragraph; in a panel, to the next group."""

    group = "Move"
    keys = "right_curly_bracket"

    def run(self, shell: ArticleShell) -> None:
        """Move to the next paragraph."""
        shell.view_in_focus.move_paragraphs(self.times)


class PreviousParagraph(ArticleCommand):
    """To the paragraph before; in a panel, to the group before."""

    group = "Move"
    keys = "left_curly_bracket"

    def run(self, shell: ArticleShell) -> None:
        """Move to the paragraph before."""
        shell.view_in_focus.move_paragraphs(-self.times)


class NextSection(ArticleCommand):
    """To the next part of the article: the text after the title, a subheading, what is not the article."""

    group = "Move"
    keys = "right_parenthesis"
    jumps = True

    def run(self, shell: ArticleShell) -> None:
        """Move to the next part."""
        shell.view_in_focus.move_sections(self.times)


class PreviousSection(ArticleCommand):
    """To the part of the article before."""

    group = "Move"
    keys = "left_parenthesis"
    jumps = True

    def run(self, shell: ArticleShell) -> None:
        """Move to the part before."""
        shell.view_in_focus.move_sections(-self.times)


class NextWord(ArticleCommand):
    """To the next word; while selecting, to the end of a word."""

    group = "Move"
    keys = "L,ctrl+right"

    def run(self, shell: ArticleShell) -> None:
        """Move a word on."""
        shell.move_words(self.times)


class PreviousWord(ArticleCommand):
    """To the word before."""

    group = "Move"
    keys = "H,ctrl+left"

    def run(self, shell: ArticleShell) -> None:
        """Move a word back."""
        shell.move_words(-self.times)


class LineStart(ArticleCommand):
    """To the start of the line."""

    group = "Move"
    keys = "0,circumflex_accent"

    def run(self, shell: ArticleShell) -> None:
        """Move there."""
        shell.article_view.to_line_start()


class LineEnd(ArticleCommand):
    """To the end of the line."""

    group = "Move"
    keys = "dollar_sign"

    def run(self, shell: ArticleShell) -> None:
        """Move there."""
        shell.article_view.to_line_end()


class JumpBack(ArticleCommand):
    """Back to where the last jump came from."""

    group = "Move"
    keys = "less_than_sign,ctrl+o"

    def run(self, shell: ArticleShell) -> None:
        """Go back."""
        shell.jump(-self.times)


class JumpForward(ArticleCommand):
    """Forward again in the places jumped to."""

    group = "Move"
    keys = "greater_than_sign"

    def run(self, shell: ArticleShell) -> None:
        """Go forward."""
        shell.jump(self.times)


class SetMark(ArticleCommand):
    """Give this place a letter to come back to."""

    group = "Move"
    keys = "m"

    def run(self, shell: ArticleShell) -> None:
        """Wait for the letter."""
        shell.wait_for_key("mark this place with a letter", shell.set_mark)


class GoToMark(ArticleCommand):
    """Go to the place with a letter."""

    group = "Move"
    keys = "apostrophe"

    def run(self, shell: ArticleShell) -> None:
        """Wait for the letter."""
        shell.wait_for_key("go to the mark with the letter", shell.go_to_mark)
