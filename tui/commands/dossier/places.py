"""Commands about the selected row of the dossier, and the dossier as a file."""

from __future__ import annotations

from pathlib import Path

from annotate.errors import DatelineError
from tui.commands.base import DossierCommand
from tui.commands.context import DossierShell
from tui.commands.requests import Chosen, ToBeside, ToWords
from tui.state.dossier.reasons import reasons
from tui.state.dossier.rows import Gathered
from tui.state.folded import folded
from tui.state.question import Question
from tui.storage.files import shown_path
from tui.text.fitting import fitted

_TITLE, _BOTH = 60, 2


class OpenEntry(DossierCommand):
    """What a person says, or the article at the place; q comes back."""

    keys = "enter"
    footer = "open"

    def run(self, shell: DossierShell) -> None:
        """Show the statements of a person who makes some; go to the place of everything else."""
        row = shell.rows.row
        if row is not None and row.speaker == row.id and not shell.rows.on_place:
            shell.show_speaker(row.id)
        else:
            _open(shell)


class OpenPlace(DossierCommand):
    """Open the article at the first place of the entry, of a person too; q comes back."""

    keys = "O"

    def run(self, shell: DossierShell) -> None:
        """Go there."""
        _open(shell)


class Unfold(DossierCommand):
    """List every place of the selected entry, each with its article and why it belongs there."""

    keys = "l,right"
    footer = "places"

    def run(self, shell: DossierShell) -> None:
        """Show them."""
        if not shell.fold(open=True):
            shell.view_in_focus.move_lines(1)


class Fold(DossierCommand):
    """Hide the places of the selected entry again."""

    keys = "h,left"

    def run(self, shell: DossierShell) -> None:
        """Hide them."""
        shell.fold(open=False)


class WhyJoined(DossierCommand):
    """Tell why the entry is as it is: what was joined on what grounds, how surely, and what you decided."""

    keys = "i"
    footer = "why"

    def run(self, shell: DossierShell) -> None:
        """Show it in a box."""
        row, gathered = shell.rows.row, shell.gathered
        if row is None or gathered is None:
            shell.tell("Select an entry first.")
            return
        shell.send(ToWords(f"Why: {fitted(row.words, _TITLE)}", tuple(reasons(gathered, row))))


class PutBeside(DossierCommand):
    """Two articles side by side, scrolling together: those of the entry, or one of your choice."""

    keys = "v"
    footer = "beside"

    def run(self, shell: DossierShell) -> None:
        """Show them; ask for the second one where the entry has only one."""
        row, spot, gathered = shell.rows.row, shell.rows.spot, shell.gathered
        if row is None and gathered is not None and len(gathered.documents) == _BOTH:
            own, other = gathered.documents
            _show_beside(shell, gathered, own, other, 0)
            return
        if row is None or spot is None or gathered is None:
            shell.tell("Go to an entry first: its articles are put side by side.")
            return
        own = spot.document
        others = [each for each in row.documents if each != own]
        others = others or [each for each in gathered.documents if each != own]
        if not others:
            shell.tell("There is only one article.")
        elif len(row.documents) > 1 or len(others) == 1:
            _show_beside(shell, gathered, own, others[0], spot.start)
        else:
            called = {gathered.dated_paper(each): each for each in others}

            def done(typed: str) -> None:
                other = _meant(typed, called)
                if other is not None:
                    _show_beside(shell, gathered, own, other, spot.start)

            def check(typed: str) -> str:
                return "" if _meant(typed, called) else "which article? Tab completes"

            label = f"{fitted(gathered.dated_paper(own), 24)} beside "
            shell.ask(Question(label, done, check=check, words=list(called), kind="beside"))


class GatherAgain(DossierCommand):
    """Read again what has changed in the articles."""

    needs_dossier = False
    keys = "ctrl+l"

    def run(self, shell: DossierShell) -> None:
        """Look again."""
        shell.gather()


class WriteDossier(DossierCommand):
    """Write the dossier into a file: YAML, or JSON where its name ends so."""

    keys = "w"
    footer = "write"

    def run(self, shell: DossierShell) -> None:
        """Ask for the name."""
        shell.ask(Question("write dossier to ", lambda typed: _write(shell, typed), "dossier.yaml"))


def _open(shell: DossierShell) -> None:
    spot, gathered = shell.rows.spot, shell.gathered
    if spot is None or gathered is None:
        shell.tell("This has no place in an article.")
        return
    shell.send(Chosen(gathered.names[spot.document], place=spot.start))


def _show_beside(shell: DossierShell, gathered: Gathered, own: str, other: str, place: int) -> None:
    """Show two articles, the older one at the left; begin at a place of the first one."""
    older, newer = sorted((own, other), key=list(gathered.documents).index)
    shell.send(ToBeside(gathered, (older, newer), 0 if own == older else 1, place))


def _meant(typed: str, called: dict[str, str]) -> str | None:
    """The article that is called so, or the only one with these words in what it is called."""
    wanted = folded(typed.strip())
    found = [id for name, id in called.items() if wanted and wanted in folded(name)]
    return called.get(typed.strip()) or (found[0] if len(found) == 1 else None)


def _write(shell: DossierShell, typed: str) -> None:
    from annotate.dossier.forms import FORMS, dump
    from annotate.support.files import write_whole

    if shell.gathered is None or not typed.strip():
        return
    path = Path(typed.strip()).expanduser()
    suffix = path.suffix.lower().removeprefix(".")
    try:
        write_whole(path, dump(shell.gathered.dossier, suffix if suffix in FORMS else FORMS[0]))
    except (DatelineError, OSError) as error:
        shell.tell(f"Not written: {shown_path(str(error))}")
    else:
        shell.tell(f"Written to {shown_path(path.absolute())}.")
