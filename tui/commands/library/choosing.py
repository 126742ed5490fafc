"""Commands that find, mark and choose articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.commands.base import LibraryCommand
from tui.commands.context import LibraryShell
from tui.commands.requests import Chosen, ToDossier
from tui.state.folded import wanted_words
from tui.state.question import looking
from tui.storage.shelf import State, put
from tui.text.fitting import fitted


class Read(LibraryCommand):
    """Read the selected article."""

    keys = "enter,l,right"
    footer = "read"

    def run(self, shell: LibraryShell) -> None:
        """Open it, at the first place of what was looked for."""
        card = shell.cards.cards.get(shell.cards.chosen or "")
        if card is None:
            return
        word = card.context(wanted_words(shell.wanted))[1] if shell.wanted else ""
        # Lower case finds both cases, and a line may end between two words.
        shell.send(Chosen(card.name, r"\s+".join(map(re.escape, word.lower().split()))))


class Mark(LibraryCommand):
    """Mark the article for a dossier, and go on to the next; again to take it back."""

    keys = "m"
    footer = "mark"

    def run(self, shell: LibraryShell) -> None:
        """Mark it."""
        if shell.cards.chosen is not None:
            shell.marked ^= {shell.cards.chosen}
            shell.cards.move_lines(1)


class MarkAll(LibraryCommand):
    """Mark all articles that are listed; again to take all these marks back."""

    keys = "asterisk"

    def run(self, shell: LibraryShell) -> None:
        """Mark them."""
        listed = frozenset(shell.cards.ids)
        shell.marked = shell.marked - listed if listed <= shell.marked else shell.marked | listed


class Dossier(LibraryCommand):
    """Read as one the articles that are marked, or else all that are listed."""

    keys = "D"
    footer = "dossier"

    def run(self, shell: LibraryShell) -> None:
        """Open the dossier: marked articles in the order of the library, whether they are listed or not."""
        names = tuple(name for name in shell.cards.cards if name in shell.marked) or tuple(shell.cards.ids)
        if not names and shell.when_listed(lambda: self.run(shell)):
            shell.tell("The articles are still being looked for; the dossier opens when they are listed.")
            return
        if not names:
            shell.tell(shell.cards.message)
            return
        shell.send(ToDossier(names))


class FindArticles(LibraryCommand):
    """Search the articles in full: every word must occur, "words in quotation marks" in a row."""

    keys = "slash"
    footer = "find"

    def run(self, shell: LibraryShell) -> None:
        """Ask for the words; the list narrows while they are typed."""

        def look(typed: str) -> None:
            shell.wanted = typed.strip()
            shell.draw()

        shell.ask(looking("/", shell.wanted, look, hint="words in the articles", kind="articles"))


class NextUnread(LibraryCommand):
    """To the next article that was not read."""

    keys = "n"
    footer = "next unread"

    def run(self, shell: LibraryShell) -> None:
        """Select it, round at the end."""
        ids, here = _listed(shell)
        _select_unread(shell, [*ids[here + 1 :], *ids[: here + 1]])


class PreviousUnread(LibraryCommand):
    """To the article before that was not read."""

    keys = "p,N"

    def run(self, shell: LibraryShell) -> None:
        """Select it, round at the start."""
        ids, here = _listed(shell)
        _select_unread(shell, [*ids[:here][::-1], *ids[here:][::-1]])


class Done(LibraryCommand):
    """Mark the article as done; again to take it back."""

    keys = "d"
    footer = "done"

    def run(self, shell: LibraryShell) -> None:
        """Mark it."""
        _toggle_state(shell, "done")


class Unread(LibraryCommand):
    """Mark the article as not read, or as read."""

    keys = "U"

    def run(self, shell: LibraryShell) -> None:
        """Mark it."""
        _toggle_state(shell, "unread")


class RecentArticles(LibraryCommand):
    """The articles read last, wherever they are; again for the folder."""

    keys = "r"
    footer = "recent"

    def run(self, shell: LibraryShell) -> None:
        """Show the other list."""
        if not shell.names:
            shell.tell("No folder is given: dateline FOLDER, or library: in config.yaml.")
            return
        shell.recent = not shell.recent
        shell.read_cards(anew=True)


class ReadAgain(LibraryCommand):
    """Look for the articles again."""

    keys = "ctrl+l"
    footer = "look again"

    def run(self, shell: LibraryShell) -> None:
        """Look again."""
        shell.read_cards()


class AskFeeds(LibraryCommand):
    """Fetch what is new in the feeds that are listed."""

    keys = "R"

    def run(self, shell: LibraryShell) -> None:
        """Ask their servers."""
        shell.ask_feeds()


def _listed(shell: LibraryShell) -> tuple[list[str], int]:
    """The names that are listed, and the place of the selected one."""
    ids = shell.cards.ids
    return ids, ids.index(shell.cards.chosen) if shell.cards.chosen in ids else 0


def _select_unread(shell: LibraryShell, names: Sequence[str]) -> None:
    """Select the first of these that was not read."""
    found = next((name for name in names if shell.cards.cards[name].state == "unread"), None)
    if found is None:
        shell.tell("Every article here was read.")
    else:
        shell.cards.select(found)


def _toggle_state(shell: LibraryShell, state: State) -> None:
    """Give the selected article a state, or make it read."""
    cards = shell.cards.cards
    card = cards.get(shell.cards.chosen or "")
    if card is None:
        return
    new: State = "read" if card.state == state else state
    put(card.name, new)
    cards[card.name] = replace(card, state=new)
    shell.tell(f"{fitted(card.title, 40)}: {new}.")
