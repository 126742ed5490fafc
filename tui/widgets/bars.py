"""The line at the bottom: hints, messages and the prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.clipboard import harmless
from tui.describe import one_line
from tui.widgets.bar import Bar
from tui.widgets.panel import fitted

Hint = tuple[str, str]


class StatusBar(Bar):
    """Hints as long as nothing is to be told; as many as fit."""

    def __init__(self) -> None:
        """Nothing to tell yet."""
        super().__init__(id="status")
        self.message = ""
        self.hints: Sequence[Hint] = ()

    def render(self) -> Content:
        """The message, which the right part gives way to; or the hints that fit beside that."""
        room = self.content_size.width - self.right.cell_length - 2
        if self.message:
            width = self.content_size.width
            words = Content.styled(f" {fitted(self.message, width - 1)}", "$foreground")
            if words.cell_length > room:
                return words
            self.left = words
            return super().render()
        parts: list[Content] = []
        used = 1
        for key, name in self.hints:
            used += cell_len(key) + cell_len(name) + 3
            if used > room:
                break
            parts.append(Content.assemble((f" {key}", "$foreground bold"), (f" {name} ", "$mark-muted")))
        self.left = Content("").join(parts)
        return super().render()


@dataclass(slots=True)
class Question:
    """What the prompt asks.

    Attributes:
        label: What stands before the input.
        done: Gets what was typed.
        value: What stands in the input at first.
        typed: Gets what is typed so far, after each key.
        left: Called when the question is left without an answer.
        words: Completions, or what gives them for what is typed.
        hint: What stands behind the input.
    """

    label: str
    done: Callable[[str], None]
    value: str = ""
    typed: Callable[[str], None] | None = None
    left: Callable[[], None] | None = None
    words: Sequence[str] | Callable[[str], Sequence[str]] = ()
    hint: str = "Enter"


class _Completions(Suggester):
    """Suggests the first word that begins as typed, whatever the case."""

    def __init__(self, words: Sequence[str] | Callable[[str], Sequence[str]]) -> None:
        """Suggest from a list, or from what is found for the typed."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The first completion of what is typed."""
        words = self._words(value) if callable(self._words) else self._words
        wanted = value.casefold()
        return next(
            (value + word[len(value) :] for word in words if word.casefold().startswith(wanted)), None
        )


class _Answer(Input):
    """The prompt's input; Tab takes the completion."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "cursor_right", show=False),
        # What Enter is when it was pressed before the terminal was the reader's.
        Binding("ctrl+j", "submit", show=False),
        Binding("escape", "leave", show=False),
        Binding("ctrl+c", "leave", show=False),
    ]

    def action_leave(self) -> None:
        """Leave the question."""
        prompt = self.parent
        assert isinstance(prompt, Prompt)
        prompt.close(answered=False)


class Prompt(Horizontal):
    """One question in the bottom line.

    Attributes:
        question: What is asked now.
        asked_from: What had the focus before.
    """

    class Closed(Message):
        """Nothing is asked any more."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__(id="prompt")
        self.question: Question | None = None
        self.asked_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """Label, input, hint."""
        yield Static("", id="prompt-label", markup=False)
        yield _Answer(id="prompt-input", select_on_focus=False, compact=True)
        yield Static("", id="prompt-hint", markup=False)

    def ask(self, question: Question) -> None:
        """Ask in the place of the status bar."""
        self.question = None
        answer = self.query_one(_Answer)
        self.query_one("#prompt-label", Static).update(question.label)
        self.hint(question.hint)
        answer.suggester = _Completions(question.words) if question.words else None
        # A record may come from anybody; what is drawn while one types is what stands here.
        answer.value = one_line(harmless(question.value))
        answer.cursor_position = len(answer.value)
        self.screen.query_one(StatusBar).display = False
        self.display = True
        self.question = question
        if self.screen.focused is not answer:
            self.asked_from = self.screen.focused
        # At once, so that no key typed meanwhile is taken for a command.
        self.screen.set_focus(answer)

    def hint(self, words: str) -> None:
        """Show other words behind the input."""
        self.query_one("#prompt-hint", Static).update(words)

    def close(self, *, answered: bool) -> None:
        """Stop asking."""
        question, self.question = self.question, None
        self.screen.set_focus(self.asked_from)
        self.display = False
        self.screen.query_one(StatusBar).styles.clear_rule("display")
        if question and not answered and question.left:
            question.left()
        self.post_message(self.Closed())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.question and self.question.typed:
            self.question.typed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        question = self.question
        if question:
            self.close(answered=True)
            question.done(event.value)
