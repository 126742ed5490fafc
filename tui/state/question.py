"""A question in the bottom line, and how what is typed is completed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.text.harmless import harmless


@dataclass(slots=True)
class Question:
    """What the prompt asks.

    Attributes:
        label: What stands before the input.
        done: Gets what was typed.
        value: What stands in the input at first; it gives way to what is typed, unless it ends in a space.
        typed: Gets what is typed so far, after each key.
        left: Called when the question is left without an answer.
        check: What is wrong with an answer, in words; then the question stays.
        words: Completions, or what gives them for what is typed.
        hint: What stands behind the input.
        kind: What earlier answers are remembered for, to be taken again with the arrows; nothing where empty.
    """

    label: str
    done: Callable[[str], None]
    value: str = ""
    typed: Callable[[str], None] | None = None
    left: Callable[[], None] | None = None
    check: Callable[[str], str] | None = None
    words: Sequence[str] | Callable[[str], Sequence[str]] = ()
    hint: str = "Enter"
    kind: str = ""

    def matching(self, value: str) -> list[str]:
        """The completions of what is typed, whatever the case."""
        words = self.words(value) if callable(self.words) else self.words
        wanted = value.casefold()
        return [word for word in words if word.casefold().startswith(wanted)]

    def completion(self, value: str) -> str | None:
        """The first completion of what is typed, with its own capitals; none where that is whole already."""
        words = self.matching(value) if value else []
        if not words or any(len(word) == len(value) for word in words):
            return None
        return harmless(words[0])


def looking(label: str, before: str, look: Callable[[str], None], *, hint: str, kind: str) -> Question:
    """A question whose answer narrows what is listed while it is typed, and not at all where it is left.

    Args:
        label: What stands before the input.
        before: What narrows it now.
        look: Narrows it.
        hint: What stands behind the input.
        kind: What earlier answers are remembered for.
    """
    return Question(label, look, before, typed=look, left=lambda: look(before), hint=hint, kind=kind)
