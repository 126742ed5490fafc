"""Commands that search, filter and follow."""

from __future__ import annotations

from annotate.record import Claim, Entity, Event
from annotate.review.words import one_line
from tui.commands.base import SeekingCommand
from tui.commands.context import Seeking


class Find(SeekingCommand):
    """Search the text: a regular expression; lower case finds both cases."""

    keys = "slash"
    footer = "find"
    asks = "pattern"

    def run(self, shell: Seeking) -> None:
        """Ask for the pattern."""
        shell.searcher.ask()

    def run_with(self, shell: Seeking, argument: str) -> None:
        """Look for the pattern."""
        shell.searcher.search(argument)


class Filter(SeekingCommand):
    """Keep only what meets a filter, like Ruiz or type:person act:deny after:2024; the rest is dimmed."""

    keys = "f"
    needs_record = True
    panel_footer = "filter"
    footer = "filter"
    asks = "filter"

    def run(self, shell: Seeking) -> None:
        """Ask for the filter."""
        shell.narrower.ask()

    def run_with(self, shell: Seeking, argument: str) -> None:
        """Apply the filter."""
        shell.narrower.apply(argument)


class Pin(SeekingCommand):
    """Follow the entity here: its mentions light up, claims and events narrow to it; again to stop."""

    keys = "F"
    needs_record = True
    panel_footer = "follow"

    def run(self, shell: Seeking) -> None:
        """Pin it, or let it go."""
        entity, pinned = _entity_here(shell), shell.state.pinned
        if pinned is not None and (entity is None or entity.id == pinned):
            shell.narrower.follow(None)
            shell.tell("Following nobody any more.")
        elif entity is None:
            shell.tell("There is no entity here to follow.")
        else:
            kept, name = shell.narrower.follow(entity.id), one_line(entity.name)
            filtered = ", and of that what the filter keeps" if shell.state.filter_text else ""
            leave = "Esc twice" if shell.panes.focused else "Esc"
            shell.tell(f"Following {name}{filtered}: {kept} {leave} stops{' following' if filtered else ''}.")


def _entity_here(shell: Seeking) -> Entity | None:
    """The entity under the cursor, or the source of the claim there, or who is part of the event."""
    item = shell.session.item(shell.current)
    if isinstance(item, Claim) and item.source:
        item = shell.session.item(item.source.entity)
    elif isinstance(item, Event) and item.participants:
        item = shell.session.item(item.participants[0])
    return item if isinstance(item, Entity) else None
