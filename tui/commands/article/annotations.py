"""Commands that go from annotation to annotation, and tell about one."""

from __future__ import annotations

from typing import ClassVar

from annotate.record.walk import Kind
from tui.commands.base import ArticleCommand, RecordCommand
from tui.commands.context import ArticleShell


class _Stop(RecordCommand):
    """Base of the commands that go to an annotation."""

    group = "Annotations"
    kinds: ClassVar[tuple[Kind, ...] | None] = None
    step: ClassVar[int] = 1

    def run(self, shell: ArticleShell) -> None:
        """Go there."""
        shell.go_to_stop(self.step * self.times, self.kinds)


class Next(_Stop):
    """Next annotation of any kind; the next hit while a search is shown."""

    keys = "n"
    footer = "next"

    @classmethod
    def runs_in(cls, shell: ArticleShell) -> bool:
        """Also while a search is shown."""
        return shell.searcher.searching or super().runs_in(shell)

    def run(self, shell: ArticleShell) -> None:
        """Go to the next hit or annotation."""
        if shell.searcher.searching:
            shell.searcher.go_to_hit(self.times)
        else:
            super().run(shell)


class Previous(Next):
    """Previous annotation of any kind; the hit before while a search is shown."""

    keys = "p,N"
    footer = ""
    step = -1

    def run(self, shell: ArticleShell) -> None:
        """Go to the hit or annotation before."""
        if shell.searcher.searching:
            shell.searcher.go_to_hit(-self.times)
        else:
            shell.go_to_stop(-self.times, None)


class NextEntity(_Stop):
    """Next mention of an entity."""

    keys = "e"
    kinds = ("entity",)


class PreviousEntity(_Stop):
    """Previous mention of an entity."""

    keys = "E"
    kinds = ("entity",)
    step = -1


class NextClaim(_Stop):
    """Next claim."""

    keys = "c"
    kinds = ("claim",)
    footer = "claim"


class PreviousClaim(_Stop):
    """Previous claim."""

    keys = "C"
    kinds = ("claim",)
    step = -1


class NextTime(_Stop):
    """Next time expression."""

    keys = "t"
    kinds = ("time",)


class PreviousTime(_Stop):
    """Previous time expression."""

    keys = "T"
    kinds = ("time",)
    step = -1


class NextEvent(_Stop):
    """Next event."""

    keys = "o"
    kinds = ("event",)


class PreviousEvent(_Stop):
    """Previous event."""

    keys = "O"
    kinds = ("event",)
    step = -1


class NextOfSame(_Stop):
    """Next mention of the same entity."""

    keys = "asterisk"

    def run(self, shell: ArticleShell) -> None:
        """Go there, round at the end."""
        shell.go_to_same(self.times)


class PreviousOfSame(_Stop):
    """Previous mention of the same entity."""

    keys = "number_sign"

    def run(self, shell: ArticleShell) -> None:
        """Go there, round at the start."""
        shell.go_to_same(-self.times)


class Labels(_Stop):
    """Put a letter on every annotation in sight; typing it goes there."""

    keys = "semicolon"

    def run(self, shell: ArticleShell) -> None:
        """Show the letters."""
        shell.label_stops()


class Why(ArticleCommand):
    """Show what is known about the annotation here, who made it, how surely and why."""

    group = "Annotations"
    keys = "i"
    panel_footer = "why"
    footer = "why"

    def run(self, shell: ArticleShell) -> None:
        """Show or hide the pane."""
        shell.toggle_detail()


class WhyDown(ArticleCommand):
    """Scroll in the pane that tells why."""

    group = "Annotations"
    keys = "J"

    def run(self, shell: ArticleShell) -> None:
        """Scroll down."""
        shell.scroll_detail(self.times)


class WhyUp(ArticleCommand):
    """Scroll back in the pane that tells why."""

    group = "Annotations"
    keys = "K"

    def run(self, shell: ArticleShell) -> None:
        """Scroll up."""
        shell.scroll_detail(-self.times)
