"""Commands that correct an annotation; every change is saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotate.article import given_date
from annotate.errors import DatelineError
from annotate.reading.text.typed_dates import typed_date, whole_date
from annotate.record import Claim, Entity, Event, Status, Time
from annotate.record.walk import by_id, review_of
from annotate.review import edits as corrections
from annotate.review.carry_over import orphans
from annotate.review.carrying.placing import ORPHAN
from annotate.review.words import one_line
from tui.commands.base import CorrectingCommand
from tui.commands.context import Correcting
from tui.commands.editing import (
    NOTHING_HERE,
    ask,
    correct,
    item_or_tell,
    mention_here,
    short,
    stay,
    take,
    target_of,
)
from tui.commands.requests import ToWords
from tui.records.journal import Kind
from tui.text.fitting import listed
from tui.wording.labels import label_fault, label_of, label_word, label_words
from tui.wording.times import dateline_day

_DATES = "10 June 2025, June 10, 2025-06-10, yesterday; empty for the article's own"
_YEAR = "add the year, like 2025; without one the last such day is meant"


class Accept(CorrectingCommand):
    """Accept the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    keys = "a"
    panel_footer = "accept"
    footer = "accept"

    def run(self, shell: Correcting) -> None:
        """Accept it."""
        decide(shell, "accepted")


class Reject(CorrectingCommand):
    """Reject the annotation; again to take it back. In the text, one mention; in a panel, the whole."""

    keys = "x"
    panel_footer = "reject"
    footer = "reject"

    def run(self, shell: Correcting) -> None:
        """Reject it."""
        decide(shell, "rejected")


class AcceptAll(CorrectingCommand):
    """Accept all annotations of this kind that the filter keeps."""

    keys = "A"

    def run(self, shell: Correcting) -> None:
        """Accept them."""
        decide_all(shell, "accepted")


class RejectAll(CorrectingCommand):
    """Reject all annotations of this kind that the filter keeps."""

    keys = "X"

    def run(self, shell: Correcting) -> None:
        """Reject them."""
        decide_all(shell, "rejected")


class Relabel(CorrectingCommand):
    """Give another entity type, speech act or time type; say whether an event happened."""

    keys = "r"
    footer = "relabel"

    def run(self, shell: Correcting) -> None:
        """Ask for another type or speech act."""
        item = item_or_tell(shell)
        if item is None:
            return
        labels = corrections.labels_of(item)
        ask(
            shell,
            f"how {short(shell, item)} is said" if isinstance(item, Claim) else f"{short(shell, item)} is",
            "",
            label_words(labels),
            lambda typed: _relabel(shell, typed, labels),
            hint=listed([*map(label_word, labels)], shell.width // 2),
            check=lambda typed: label_fault(typed, labels),
            kind="label",
        )


class Note(CorrectingCommand):
    """Write a note on the annotation."""

    keys = "quotation_mark"

    def run(self, shell: Correcting) -> None:
        """Ask for a note."""
        target = target_of(shell)
        if target is None:
            return
        item = shell.session.item(target[0])
        noted = (mention_here(shell, item) or item) if item else None
        before = noted.note if noted and noted.note else ""
        ask(
            shell,
            f"note on {short(shell, item)}" if item else "note",
            before,
            (),
            lambda typed: correct(
                shell,
                "noted",
                lambda record, id, mention: corrections.note(record, id, typed.strip(), mention),
            ),
        )


class Value(CorrectingCommand):
    """Set the value of this time expression, or the day of this event."""

    keys = "V"

    def run(self, shell: Correcting) -> None:
        """Ask for the value of a time expression or event."""
        item = item_or_tell(shell)
        if item is None:
            return
        if not isinstance(item, Time | Event):
            shell.tell("Only a time expression or an event has a value.")
            return
        is_time = isinstance(item, Time)
        ask(
            shell,
            f"{'value' if is_time else 'day'} of {short(shell, item)}",
            item.value if isinstance(item, Time) and "X" not in item.value else "",
            (),
            lambda typed: correct(
                shell,
                f"set to {typed.strip()}",
                lambda record, id, _: corrections.set_value(record, id, whole_date(typed).strip()),
            ),
            hint=f"8 June 2025, 2025-06, 2025{', 2025-W23 (a week), P3Y (three years)' if is_time else ''}",
        )


class Published(CorrectingCommand):
    """Set the publication date; the article is annotated again with it."""

    keys = "D"

    def run(self, shell: Correcting) -> None:
        """Ask for it; an empty answer is the article's own. A day that stands there needs its year alone."""
        record = shell.session.annotations
        value = record.document.published.value if record else None
        known = dateline_day(record, shell.session.article.text) if record and not value else ""
        before = f"{one_line(known)} " if known else ""
        ask(
            shell,
            "published",
            value or before,
            (),
            lambda typed: _set_published(shell, _date_typed(typed, before)),
            hint=_YEAR if known else _DATES,
            check=lambda typed: _date_fault(_date_typed(typed, before)),
        )


class Repeat(CorrectingCommand):
    """Do the last correction again on this annotation."""

    keys = "full_stop"

    def run(self, shell: Correcting) -> None:
        """Do it."""
        if shell.again is None:
            shell.tell("There is no correction to repeat.")
        else:
            shell.again()


class Undo(CorrectingCommand):
    """Take back the last correction."""

    keys = "u"
    footer = "undo"

    def run(self, shell: Correcting) -> None:
        """Take it back."""
        _turn(shell, "undo", shell.session.undo, self.times, ("Undone", "Nothing to undo."))


class Redo(CorrectingCommand):
    """Make the last undone correction again."""

    keys = "ctrl+r,U"

    def run(self, shell: Correcting) -> None:
        """Make it again."""
        _turn(shell, "redo", shell.session.redo, self.times, ("Done again", "Nothing to do again."))


class Orphans(CorrectingCommand):
    """List corrections whose words are not found again in the changed article."""

    keys = "exclamation_mark"

    def run(self, shell: Correcting) -> None:
        """List the corrections that could not be found again in the article."""
        record = shell.session.annotations
        lost = orphans(record) if record else []
        words = lost or ["Every correction has its place in the article."]
        shell.send(ToWords("Corrections without a place", tuple(words)))


class ForgetOrphans(CorrectingCommand):
    """Let go of corrections whose words are not found again."""

    def run(self, shell: Correcting) -> None:
        """Let go of the corrections that could not be found again."""
        record = shell.session.annotations
        if record is not None and orphans(record):
            kept = tuple(each for each in record.diagnostics if each.code != ORPHAN)
            take(
                shell, "corrections without a place forgotten", replace(record, diagnostics=kept, unplaced=())
            )
        else:
            shell.tell("There are none.")


def decide(shell: Correcting, status: Status) -> None:
    """Accept or reject; the same again takes it back."""
    target = target_of(shell)
    item = shell.session.item(target[0]) if target else None
    if target is None or item is None:
        return
    mention = mention_here(shell, item)
    several = mention is not None and isinstance(item, Entity | Event) and len(item.mentions) > 1
    before = review_of(mention or item)
    if not shell.panes.focused:
        # The same key takes it back, whatever else stands here.
        shell.change(preferred=target[0])
    left = shell.session.before_judged(item.id, mention.id if several and mention else None)
    correct(
        shell,
        f"no longer {status}" if before == status else status,
        lambda record, id, mention: corrections.decide(record, id, status, mention, left=left),
        what=f"this mention of {short(shell, item)}" if several else "",
    )
    shell.again = lambda: decide(shell, status)


def decide_all(shell: Correcting, status: Status) -> None:
    """Accept or reject everything of the current kind that the filter keeps."""
    item = shell.session.item(shell.current)
    record = shell.session.annotations
    if item is None or record is None:
        shell.tell(NOTHING_HERE)
        return
    chosen = [
        each.id
        for each in shell.session.index.items.values()
        if type(each) is type(item)
        and review_of(each) != status
        and (shell.state.kept is None or each.id in shell.state.kept)
    ]
    record = corrections.decide_all(record, frozenset(chosen), status)
    take(shell, f"{len(chosen)} {type(item).__name__.lower()} annotations {status}", record)


def _relabel(shell: Correcting, typed: str, labels: Sequence[str]) -> None:
    try:
        label = label_of(typed, labels)
    except DatelineError as error:
        shell.tell(f"Not done: {error}.")
        return
    correct(
        shell, f"relabelled {label_word(label)}", lambda record, id, _: corrections.relabel(record, id, label)
    )


def _set_published(shell: Correcting, typed: str) -> None:
    try:
        published = given_date(typed) if typed else shell.annotator.own_date
    except DatelineError as error:
        shell.tell(f"Not done: {error}.")
        return
    shell.annotator.set_date(published)


def _date_typed(typed: str, before: str) -> str:
    """What was typed as an ISO date; another date behind the day that stood there takes its place."""
    whole = typed_date(typed).strip()
    behind = typed_date(typed.removeprefix(before)).strip()
    return behind if _date_fault(whole) and behind and not _date_fault(behind) else whole


def _date_fault(day: str) -> str:
    """Why what was typed is no date; empty where it is one, or nothing."""
    try:
        given_date(day or None)
    except DatelineError as error:
        return str(error)
    return ""


def _turn(
    shell: Correcting, kind: Kind, turn: Callable[[], str | None], wanted: int, words: tuple[str, str]
) -> None:
    names: list[str] = []
    chosen, first = shell.current, shell.session.annotations
    while len(names) < wanted:
        before = shell.session.annotations
        name = turn()
        after = shell.session.annotations
        if name is None or before is None or after is None:
            break
        shell.saver.keeper.note(kind, name, before, after)
        names.append(name)
    if not names:
        shell.tell(words[1])
        return
    times = f" {len(names)} times" if len(names) > 1 else ""
    done = f"{words[0]}{times}: {', '.join(names)}."
    shell.saver.show_change(done)
    if first is not None:
        known = by_id(first)
        stay(shell, chosen, [id for id, item in shell.session.index.items.items() if known.get(id) != item])
    shell.annotator.follow_date(done)
