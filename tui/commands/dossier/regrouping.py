"""Commands that decide who and what is one; a decision is kept in the dossier's own file."""

from __future__ import annotations

from annotate.dossier import decisions
from annotate.dossier.model import Part
from annotate.review.words import one_line
from tui.commands.base import DossierCommand
from tui.commands.context import DossierShell
from tui.state.dossier import decided
from tui.state.dossier.rows import Gathered, Row, Spot
from tui.state.folded import folded
from tui.state.question import Question
from tui.text.fitting import fitted
from tui.wording.labels import label_word


class JoinWith(DossierCommand):
    """Join the selected person, thing, event or statement with another one, which are the same."""

    keys = "M"
    footer = "join"

    def run(self, shell: DossierShell) -> None:
        """Ask with which."""
        row, gathered = shell.rows.row, shell.gathered
        if row is None or gathered is None or not row.what:
            shell.tell("Only people, bodies, places, events and statements can be joined.")
            return
        others = {
            each.words: each for each in shell.rows.listed if each.what == row.what and each.id != row.id
        }

        is_entity = row.what == "entity"

        def check(typed: str) -> str:
            return "" if _meant(typed, others) else f"There is no other “{typed.strip()}” on this page"

        def done(typed: str) -> None:
            other = _meant(typed, others)
            if other is None:
                return
            kinds = [label_word(gathered.entities[each.id].type) for each in (row, other) if is_entity]
            if not kinds or kinds[0] == kinds[1]:
                join(other)
                return
            names = [decided.name_of(each, gathered) for each in (row, other)]
            told = " and ".join(
                f"{kind} “{fitted(name, 20)}”" for kind, name in zip(kinds, names, strict=True)
            )
            shell.ask(
                Question(
                    f"join {told}? ",
                    lambda answer: join(other) if is_yes(answer) else shell.tell("Nothing is joined."),
                    hint="y joins them, anything else does not",
                )
            )

        def join(other: Row) -> None:
            # A reader who filters may see only some of the places; the joining is about all that there are.
            places = [_part(gathered, spot) for spot in (*_places(row), *_places(other))]
            made = decisions.joined(shell.deciding.decisions, row.what or "entity", places)
            shell.deciding.decide(
                made, decided.joined(*(decided.name_of(each, gathered) for each in (row, other)))
            )

        label = f"{fitted(row.words, 20)} is also "
        shell.ask(
            Question(
                label, done, check=check, words=list(others), hint="another entry of this page", kind="joined"
            )
        )


class KeepApart(DossierCommand):
    """Part the selected place from the rest of its entry: it is somebody or something else."""

    keys = "S"
    footer = "part"

    def run(self, shell: DossierShell) -> None:
        """Part it."""
        row, gathered, spot = shell.rows.row, shell.gathered, shell.rows.spot
        places = _places(row) if row else ()
        if row is None or gathered is None or spot is None or not row.what:
            shell.tell("Only people, bodies, places, events and statements can be parted.")
        elif not shell.rows.on_place or spot not in places:
            shell.tell("Unfold the entry (l), and select the place that does not belong to it.")
        elif len(places) < 2:
            shell.tell("This is the only place.")
        else:
            others = [_part(gathered, each) for each in places if each != spot]
            place = _part(gathered, spot)
            words = decided.parted(
                place.exact, gathered.dated_paper(spot.document), decided.name_of(row, gathered)
            )
            shell.deciding.decide(decisions.apart(shell.deciding.decisions, row.what, place, others), words)


class RenameJoined(DossierCommand):
    """Call the selected person, body or place otherwise."""

    # "@" does so in an article, where "r" gives another label; here "r" has always renamed.
    keys = "at,r"

    def run(self, shell: DossierShell) -> None:
        """Ask how."""
        row, gathered = shell.rows.row, shell.gathered
        if row is None or gathered is None or row.what != "entity" or not row.spots:
            shell.tell("Only people, bodies and places have a name.")
            return
        place = _part(gathered, row.spots[0])

        def done(typed: str) -> None:
            if typed.strip():
                made = decisions.renamed(shell.deciding.decisions, place, typed)
                shell.deciding.decide(made, decided.called(decided.name_of(row, gathered), typed))

        shell.ask(Question("name ", done, one_line(gathered.entities[row.id].name), kind="names"))


class TakeBack(DossierCommand):
    """Take back the last decision about the dossier."""

    keys = "u"
    footer = "undo"

    def run(self, shell: DossierShell) -> None:
        """Forget it."""
        shell.deciding.take_back()


def _places(row: Row) -> tuple[Spot, ...]:
    """The places of what a row is, without those of the other side of a conflict."""
    return tuple(spot for spot in row.spots if spot.end)


def _part(gathered: Gathered, spot: Spot) -> Part:
    text = gathered.sources[spot.document].text
    return Part(spot.document, spot.start, spot.end, text[spot.start : spot.end])


def is_yes(answer: str) -> bool:
    """Whether somebody who was asked agrees."""
    return folded(answer.strip()) in ("y", "yes")


def _meant(typed: str, rows: dict[str, Row]) -> Row | None:
    """The row that is typed whole, or the only one that begins so."""
    wanted = folded(typed.strip())
    if not wanted:
        return None
    whole = [row for words, row in rows.items() if folded(words) == wanted]
    begun = [row for words, row in rows.items() if folded(words).startswith(wanted)]
    found = whole or begun
    return found[0] if len(found) == 1 else None
