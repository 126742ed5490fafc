"""What the correcting commands share: what is corrected, how it is kept, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Collection

from annotate.errors import DatelineError
from annotate.record import Annotations, Claim, Entity, Event, EventMention, Mention
from annotate.record.walk import Item
from annotate.review.wording import UNATTRIBUTED, source_name
from annotate.review.words import one_line, telling
from tui.commands.context import Correcting
from tui.commands.going import go_to, stands_at
from tui.state.question import Question
from tui.text.fitting import fitted
from tui.wording.explain import mention_at

Change = Callable[[Annotations, str, str | None], Annotations]
_LONG = 40
NOTHING_HERE = "Nothing is annotated here; go to an annotation first."


def target_of(shell: Correcting) -> tuple[str, str | None] | None:
    """Id of the current annotation, and the mention under the cursor where it is an entity's or event's."""
    id = shell.current
    item = shell.session.item(id)
    if item is None or id is None:
        shell.tell(NOTHING_HERE)
        return None
    if isinstance(item, Entity | Event) and not shell.panes.focused:
        mention = mention_at(item, shell.article_view.cursor)
        return id, mention.id if mention else None
    return id, None


def mention_here(shell: Correcting, item: Item) -> Mention | EventMention | None:
    """The mention that a correction in the text is of; an event that is told once is corrected as a whole."""
    if shell.panes.focused or not isinstance(item, Entity | Event):
        return None
    if isinstance(item, Event) and len(item.mentions) == 1:
        return None
    return mention_at(item, shell.article_view.cursor)


def correct(shell: Correcting, name: str, change: Change, *, what: str = "") -> None:
    """Change the current annotation, save, and tell.

    Args:
        shell: Where it is done.
        name: What was done, for undo and the status line ("accepted").
        change: From record, id and mention to the new record.
        what: What it was done to; the annotation by default.
    """
    target = target_of(shell)
    if target is None or shell.session.annotations is None:
        return
    item = shell.session.item(target[0])
    assert item is not None
    try:
        record = change(shell.session.annotations, *target)
    except DatelineError as error:
        shell.tell(f"Not done: {error}.")
        return
    shell.again = lambda: correct(shell, name, change)
    take(shell, f"{what or short(shell, item)} {name}", record)


def take(shell: Correcting, name: str, record: Annotations) -> None:
    """Take a corrected record; what was done is told as undo calls it."""
    shell.saver.take_change(name, record, f"{name[0].upper()}{name[1:]}.")


def stay(shell: Correcting, chosen: str | None, concerned: Collection[str] = ()) -> None:
    """Let the chosen annotation be the current one after a change, or else what the change was about.

    Args:
        shell: Where it is done.
        chosen: Id of what was the current annotation; none where there was none.
        concerned: Ids of what was changed, where that may be the current one as well.
    """
    if chosen is None or shell.current in {chosen, *concerned}:
        return
    wanted = chosen if shell.session.item(chosen) else next(iter(concerned), None)
    marks = shell.session.index.of(wanted or "")
    if wanted is not None and shell.panes.focused:
        shell.panes.choose(wanted)
    elif marks:
        go_to(shell, marks[0].id, stands_at(marks))


def item_or_tell(shell: Correcting) -> Item | None:
    """The current annotation; told where there is none."""
    target = target_of(shell)
    return shell.session.item(target[0]) if target else None


def ask(
    shell: Correcting,
    label: str,
    value: str,
    words: list[str] | tuple[str, ...],
    done: Callable[[str], None],
    *,
    hint: str = "",
    check: Callable[[str], str] | None = None,
    kind: str = "",
) -> None:
    """Ask something in the bottom line."""
    shell.ask(Question(label, done, value=value, words=words, hint=hint, check=check, kind=kind))


def short(shell: Correcting, item: Item) -> str:
    """An annotation in a few words, for undo and the status line."""
    if isinstance(item, Claim):
        source = source_name(item, shell.session.index.items)
        return (
            f"the {UNATTRIBUTED} claim" if source == UNATTRIBUTED else f"the claim by {fitted(source, _LONG)}"
        )
    name = item.name if isinstance(item, Entity) else telling(item)
    return f"“{fitted(one_line(name), _LONG)}”"
