"""Commands that choose what of the dossier is listed."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import DossierCommand
from tui.commands.context import DossierShell
from tui.state.dossier.pages import PAGES
from tui.state.question import looking


class _ToPage(DossierCommand):
    """Base of the commands that show a page."""

    page: ClassVar[str]

    def run(self, shell: DossierShell) -> None:
        """Show it."""
        shell.page, shell.words = self.page, ""


class ToPeople(_ToPage):
    """Who is named in the articles, joined over all of them."""

    keys = "1,e"
    page = "people"


class ToStatements(_ToPage):
    """Who says what, by speaker and in order."""

    keys = "2,c"
    page = "statements"


class ToTimeline(_ToPage):
    """What happened, of all articles in one order."""

    keys = "3,o,t"
    page = "timeline"


class ToConflicts(_ToPage):
    """Where the articles contradict each other."""

    keys = "4,x"
    page = "conflicts"


class ToCopies(_ToPage):
    """Copies of one text, and what versions change."""

    keys = "5"
    page = "copies"


class NextPage(DossierCommand):
    """The next page: people, statements, timeline, conflicts, copies."""

    keys = "tab"
    footer = "page"

    def run(self, shell: DossierShell) -> None:
        """Show it, round at the end."""
        _turn(shell, 1)


class PreviousPage(DossierCommand):
    """The page before."""

    keys = "shift+tab"

    def run(self, shell: DossierShell) -> None:
        """Show it, round at the start."""
        _turn(shell, -1)


class ListEverything(DossierCommand):
    """List smaller happenings too, or only what matters most."""

    keys = "a"

    def run(self, shell: DossierShell) -> None:
        """Change it."""
        shell.everything = not shell.everything


class FilterDossier(DossierCommand):
    """Narrow the pages: words, source:, type:, act:, paper:, after:, before:; - turns a term round."""

    keys = "f"
    footer = "filter"

    def run(self, shell: DossierShell) -> None:
        """Ask for it; the list narrows while one types."""

        def look(typed: str) -> None:
            shell.wanted = typed.strip()
            shell.draw()

        shell.ask(
            looking(
                "filter ", shell.wanted, look, hint="source: type: act: paper: after: before:", kind="dossier"
            )
        )


class FindWords(DossierCommand):
    """Every occurrence of words in all the articles, in context."""

    keys = "slash"
    footer = "find"

    def run(self, shell: DossierShell) -> None:
        """Ask for the words; what has them is listed while one types."""

        def look(typed: str) -> None:
            shell.words = typed.strip()
            shell.draw()

        shell.ask(looking("/", shell.words, look, hint="words in the articles", kind="articles"))


class StatementsOf(DossierCommand):
    """Everything that the selected person or body says, in order."""

    keys = "s"
    footer = "says"

    def run(self, shell: DossierShell) -> None:
        """Show the statements of nobody else."""
        row = shell.row
        name = row.fields.get("source", "").split(" · ")[0] if row else ""
        if not name:
            shell.tell("This is nobody who could say something.")
            return
        plain = name.replace('"', " ")
        shell.page, shell.words, shell.wanted = "statements", "", f'source:"{plain}"'


def _turn(shell: DossierShell, steps: int) -> None:
    names = list(PAGES)
    shell.page, shell.words = names[(names.index(shell.page) + steps) % len(names)], ""
