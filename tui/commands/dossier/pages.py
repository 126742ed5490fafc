"""Commands that choose what of the dossier is listed."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import DossierCommand
from tui.commands.context import DossierShell
from tui.state.dossier.narrowing import FIELDS, fault_of, vocabulary
from tui.state.dossier.pages import PAGES
from tui.state.dossier.words import ORDERS
from tui.state.filters import FilterError
from tui.state.question import Question, looking
from tui.text.fitting import listed

_FIELDS = " ".join(f"{field}:" for field in FIELDS)
_WIDEST = 120


class _ToPage(DossierCommand):
    """Base of the commands that show a page."""

    needs_dossier = False
    page: ClassVar[str]

    def run(self, shell: DossierShell) -> None:
        """Show it."""
        shell.page, shell.words, shell.speaker = self.page, "", None


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

    needs_dossier = False
    keys = "tab"
    footer = "page"

    def run(self, shell: DossierShell) -> None:
        """Show it, round at the end."""
        _turn(shell, 1)


class PreviousPage(DossierCommand):
    """The page before."""

    needs_dossier = False
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
    """Narrow the pages as in an article: source:, type:, act:, after: and others; paper: too."""

    keys = "f"
    footer = "filter"

    def run(self, shell: DossierShell) -> None:
        """Ask for it; the list narrows while one types."""
        gathered = shell.gathered
        if gathered is None:
            shell.tell("Not yet: the articles are being read.")
            return
        before = shell.wanted
        known = vocabulary(shell.all_rows, gathered)

        def take(typed: str) -> None:
            shell.wanted = typed.strip()
            shell.draw()

        def fault(typed: str) -> str:
            try:
                return fault_of(typed, known)
            except FilterError as error:
                return str(error)

        def look(typed: str) -> None:
            wrong = fault(typed)
            if not wrong:
                take(typed)
            shell.hint(wrong or listed(known.listing(typed), _WIDEST) or _FIELDS)

        shell.ask(
            Question(
                "filter ",
                take,
                before,
                typed=look,
                left=lambda: take(before),
                check=fault,
                words=known.completions,
                hint=_FIELDS,
                kind="filter",
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


class ReorderWords(DossierCommand):
    """List the places of words by article, by what follows them, or by what comes before."""

    keys = "comma"

    def run(self, shell: DossierShell) -> None:
        """Take the next order."""
        if not shell.words:
            shell.tell("This is for words in context: / looks for them.")
            return
        shell.order = ORDERS[(ORDERS.index(shell.order) + 1) % len(ORDERS)]


class StatementsOf(DossierCommand):
    """Everything that the selected person or body says, in order: who told it first, and what changed."""

    keys = "s"
    footer = "says"

    def run(self, shell: DossierShell) -> None:
        """Show the statements of nobody else."""
        row = shell.rows.row
        if row is None or row.speaker is None:
            shell.tell("Nobody is known to say something here.")
            return
        shell.show_speaker(row.speaker)


def _turn(shell: DossierShell, steps: int) -> None:
    names = list(PAGES)
    shell.page = names[(names.index(shell.page) + steps) % len(names)]
    shell.words, shell.speaker = "", None
