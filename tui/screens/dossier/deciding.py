"""Deciding about a dossier: who and what is one, and taking that back; it is told by names."""

from __future__ import annotations

from collections.abc import Callable

from annotate.dossier.model import Decision
from tui.records.gathering import Gathering
from tui.state.dossier.decided import in_words
from tui.state.dossier.rows import Gathered


class Deciding:
    """What was decided about a dossier; a decision more makes the dossier anew."""

    def __init__(
        self,
        gathering: Gathering,
        gathered: Callable[[], Gathered | None],
        anew: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        """Decide about a dossier.

        Args:
            gathering: What makes it and keeps the decisions.
            gathered: Gives it as it is now; none while it is being made.
            anew: Makes it again.
            tell: Says something.
        """
        self._gathering = gathering
        self._gathered = gathered
        self._anew = anew
        self._tell = tell
        # What was decided before each decision that was made here, and that one in words.
        self._before: list[tuple[tuple[Decision, ...], str]] = []

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that was decided."""
        return self._gathering.decisions

    def decide(self, decisions: tuple[Decision, ...], words: str) -> None:
        """Make the dossier again with other decisions, keep them, and tell what was decided."""
        if self._is_there():
            self._before.append((self.decisions, words))
            self._take(decisions, words)

    def take_back(self) -> None:
        """Take back the last decision, and tell which it was."""
        gathered = self._gathered()
        if not self._is_there() or gathered is None:
            return
        if self._before:
            before, words = self._before.pop()
            self._take(before, f"Undone: {words}")
        elif self.decisions:
            self._take(self.decisions[:-1], f"Undone: {in_words(self.decisions[-1], gathered)}")
        else:
            self._tell("Nothing was decided.")

    def _is_there(self) -> bool:
        if self._gathered() is None:
            self._tell("Not yet: the dossier is being made.")
            return False
        return True

    def _take(self, decisions: tuple[Decision, ...], words: str) -> None:
        self._gathering.decisions, self._gathering.done = decisions, f"{words}. "
        self._anew()
