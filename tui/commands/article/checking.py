"""Commands that check a claim: a verdict with its evidence, the next one to check, and other programs."""

from __future__ import annotations

from annotate.record import Check, Claim
from annotate.review import edits as corrections
from annotate.review.wording import checked
from annotate.support.names import is_url
from tui.commands.article.output import chosen_words
from tui.commands.base import CorrectingCommand, MovingCommand, WritingCommand
from tui.commands.context import Correcting, Moving, Writing
from tui.commands.editing import ask, correct, item_or_tell, short
from tui.commands.going import go_to
from tui.commands.requests import ToEditor, ToProgram
from tui.state.question import Question
from tui.text.stops import kept_stops

NONE = "none"
_NOTHING_CHOSEN = "Nothing to hand over here: select text with v, or go to an annotation."


class Verdict(CorrectingCommand):
    """Say whether the claim is so: a verdict, then its evidence."""

    keys = "percent_sign"

    def run(self, shell: Correcting) -> None:
        """Ask for both; an empty verdict takes it back."""
        item = item_or_tell(shell)
        if item is None:
            return
        if not isinstance(item, Claim):
            shell.tell("Only a claim can be checked; c goes to the next one.")
            return
        before = item.check
        words = [*shell.settings.checking.verdicts, *([NONE] if before else [])]
        ask(
            shell,
            f"{short(shell, item)} is",
            before.verdict if before else "",
            words,
            lambda typed: _ask_for_evidence(shell, item.id, typed.strip(), before),
            hint=", ".join(words),
            kind="verdict",
        )


class NextUnchecked(MovingCommand):
    """Next claim that has no verdict; round at the end."""

    group = "Annotations"
    keys = "backslash"
    needs_record = True

    def run(self, shell: Moving) -> None:
        """Go there, in the list that has the focus where it has claims, and tell how many are checked."""
        items, panes = shell.session.index.items, shell.panes
        stops = kept_stops(shell.session.index, ("claim",), shell.state.kept)
        left = [stop for stop in stops if not _is_checked(items[stop.id])]
        number = len({stop.id for stop in stops})
        checked = number - len({stop.id for stop in left})
        if not left:
            shell.tell(f"All {number} claims are checked." if number else "There are no claims.")
            return
        open = {stop.id for stop in left}
        listed = [id for id in panes.listed if id in open or id == panes.chosen]
        if open.intersection(listed):
            panes.choose(_after(listed, panes.chosen))
        else:
            panes.to_text()
            here, current = shell.article_view.cursor, shell.current
            further = [stop for stop in left if (stop.start, stop.id != current) > (here, False)]
            stop = (further or left)[0]
            go_to(shell, stop.id, stop.start)
        shell.tell(f"{checked} of {number} claims checked.")


class EditNote(CorrectingCommand):
    """Write the note on the annotation in your editor ($VISUAL or $EDITOR)."""

    keys = "ctrl+x"

    def run(self, shell: Correcting) -> None:
        """Open it there; what is saved is the note."""
        item = item_or_tell(shell)
        if item is None:
            return
        id = item.id

        def written(words: str) -> None:
            note = words.strip()
            if note == (item.note or ""):
                shell.tell("The note is as it was.")
                return
            shell.change(preferred=id)
            correct(shell, "noted", lambda record, _, __: corrections.note(record, id, note))

        shell.send(ToEditor(item.note or "", written))


class Pipe(WritingCommand):
    """Give the selection or the annotation to a program; a claim with its source and article."""

    keys = "vertical_line"
    asks = "program"

    def run(self, shell: Writing) -> None:
        """Ask which program."""
        if chosen_words(shell) is None:
            shell.tell(_NOTHING_CHOSEN)
            return
        shell.ask(
            Question(
                "program",
                lambda typed: self.run_with(shell, typed),
                hint="a line for the shell: less, tee -a notes.txt",
                kind="program",
            )
        )

    def run_with(self, shell: Writing, argument: str) -> None:
        """Give it to a command of the shell."""
        chosen = chosen_words(shell)
        if chosen is None:
            shell.tell(_NOTHING_CHOSEN)
        elif argument.strip():
            shell.send(ToProgram(argument.strip(), *chosen))


def _ask_for_evidence(shell: Correcting, id: str, verdict: str, before: Check | None) -> None:
    if verdict in ("", NONE):
        if before is None:
            shell.tell("There is no verdict to take back.")
            return
        correct(shell, "no longer checked", lambda record, _, __: corrections.check(record, id, None))
        return
    known = " ".join(checked(before)[1:]) if before else ""
    ask(
        shell,
        f"{verdict}, because",
        known,
        (),
        lambda typed: _check(shell, id, verdict, typed),
        hint="words, an address, or both; empty for neither",
    )


def _check(shell: Correcting, id: str, verdict: str, typed: str) -> None:
    addresses = [word for word in typed.split() if is_url(word)]
    url = addresses[-1] if addresses else None
    words = " ".join(word for word in typed.split() if word != url) or None
    check = Check(verdict, words, url)
    correct(shell, f"is {verdict}", lambda record, _, __: corrections.check(record, id, check))


def _after(listed: list[str], chosen: str | None) -> str:
    """What stands after an entry of a list; round at the end."""
    place = listed.index(chosen) if chosen in listed else -1
    return listed[(place + 1) % len(listed)]


def _is_checked(item: object) -> bool:
    return isinstance(item, Claim) and item.check is not None
