"""The bottom of the screen: hints, messages and the prompt; a line, and more where words need it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from annotate.review.words import one_line
from tui.state.question import Question
from tui.text.fitting import listed, wrapped
from tui.text.harmless import harmless
from tui.text.wrapping import shown_text
from tui.widgets.bar import Bar
from tui.widgets.line_input import LineInput

Hint = tuple[str, str]
# Answers of this run by kind of question, the last one at the end.
HISTORY: dict[str, list[str]] = {}


# What follows a completion that is only the beginning of an answer.
_UNFINISHED = ": /"
MOST_ANSWERS = 100
_MOST_LINES = 6
_ROOM_TO_TYPE = 24
# What stands before the input where the label has a line of its own.
_SIGN = "›"


class StatusBar(Bar):
    """Hints as long as nothing is to be told, as many as fit; a long message has the lines that it needs."""

    def __init__(self) -> None:
        """Nothing to tell yet."""
        super().__init__(id="status")
        self._message = ""
        self.hints: Sequence[Hint] = ()

    @property
    def message(self) -> str:
        """What is told."""
        return self._message

    @message.setter
    def message(self, message: str) -> None:
        width = self.size.width
        higher = self._height(message, width) != self._height(self._message, width)
        self._message = message
        self.refresh(layout=higher)

    def _height(self, message: str, width: int) -> int:
        return len(wrapped(message, width - 1, _MOST_LINES)) if message and width > 1 else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines of the message."""
        return self._height(self._message, width)

    def render(self) -> Content:
        """The message, which the right part gives way to; beside it as many hints as fit."""
        width = self.content_size.width
        room = width - self.right.cell_length - 2
        parts: list[Content] = []
        if self._message:
            lines = wrapped(self._message, width - 1, _MOST_LINES)
            words = Content("\n").join(Content.styled(f" {line}", "$foreground") for line in lines)
            if len(lines) > 1 or words.cell_length > room:
                return words
            parts = [words, Content("  ")]
        used = sum(part.cell_length for part in parts) + 1
        for key, name in self.hints:
            used += cell_len(key) + cell_len(name) + 3
            if used > room:
                break
            parts.append(Content.assemble((f" {key}", "$foreground bold"), (f" {name} ", "$mark-muted")))
        self.left = Content("").join(parts)
        return super().render()


class _Completions(Suggester):
    """Suggests the completion of an answer."""

    def __init__(self, question: Question) -> None:
        """Suggest what answers the question."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._question = question

    async def get_suggestion(self, value: str) -> str | None:
        """The first completion of what is typed."""
        return self._question.completion(value)


class _Answer(LineInput):
    """The prompt's input; Tab takes the completion, and Enter too where it is a whole answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier(1)", show=False),
        Binding("down", "earlier(-1)", show=False),
        Binding("tab", "cursor_right", show=False),
        # What Enter is when it was pressed before the terminal was the reader's.
        Binding("ctrl+j", "submit", show=False),
        Binding("escape", "leave", show=False),
        Binding("ctrl+c", "leave", show=False),
    ]

    @property
    def _prompt(self) -> Prompt:
        prompt = self.parent
        assert isinstance(prompt, Prompt)
        return prompt

    def action_leave(self) -> None:
        """Leave the question."""
        self._prompt.close(answered=False)

    def action_earlier(self, steps: int) -> None:
        """Show an earlier answer to such a question, or a later one."""
        self._prompt.recall(steps)

    async def action_submit(self) -> None:
        """Answer with what is seen: with the completion, unless more is to follow it."""
        question = self._prompt.question
        shown = question.completion(self.value) if question and self.cursor_at_end else None
        if shown and shown[-1] not in _UNFINISHED:
            self.value = shown
        await super().action_submit()

    async def _on_key(self, event: events.Key) -> None:
        """Terminals send Esc and a key right after it as that key with Alt: both are obeyed."""
        rest = event.key.removeprefix("alt+")
        letter = event.character or rest
        if rest == event.key or len(letter) != 1 or not letter.isalnum():
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.action_leave()
        self.app.post_message(events.Key(letter, letter))


class Prompt(Horizontal):
    """One question in the bottom line; what does not fit beside the answer stands over it.

    Attributes:
        question: What is asked now.
        asked_from: What had the focus before.
        above: The lines over it.
    """

    class Closed(Message):
        """Nothing is asked any more."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__(id="prompt")
        self.question: Question | None = None
        self.asked_from: Widget | None = None
        self.above = Static("", id="prompt-above", markup=False)
        self._hint = ""
        self._earlier = 0
        self._begun = ""

    def compose(self) -> ComposeResult:
        """Label, input, hint."""
        yield Static("", id="prompt-label", markup=False)
        yield _Answer(id="prompt-input", select_on_focus=False, compact=True)
        yield Static("", id="prompt-hint", markup=False)

    def ask(self, question: Question) -> None:
        """Ask in the place of the status bar."""
        self.question = None
        answer = self.query_one(_Answer)
        self._earlier = 0
        answer.suggester = _Completions(question) if question.words else None
        # A record may come from anybody; what is drawn while one types is what stands here.
        value = one_line(harmless(question.value))
        # A space at the end is where one types on.
        goes_on = question.value.endswith(" ")
        answer.value = f"{value} " if value and goes_on else value
        answer.cursor_position = len(answer.value)
        if value and not goes_on:
            answer.select_all()
        self.screen.query_one(StatusBar).display = False
        self.display = True
        self.question = question
        self.hint(question.hint)
        if self.screen.focused is not answer:
            self.asked_from = self.screen.focused
        # At once, so that no key typed meanwhile is taken for a command.
        self.screen.set_focus(answer)

    def hint(self, words: str) -> None:
        """Show other words behind the input, or over it where there is no room for them."""
        self._hint = words
        if self.question is None:
            return
        answer, hint = self.query_one(_Answer), self.query_one("#prompt-hint", Static)
        width, label, words = self.app.size.width, shown_text(self.question.label), shown_text(words)
        is_long = cell_len(label) > width * 2 // 5
        typed = max(cell_len(answer.value) + 2, _ROOM_TO_TYPE)
        beside = not is_long and cell_len(label) + typed + cell_len(words) + 4 <= width
        over = [(label, "$mark-key bold")] * is_long + [(words, "$mark-muted")] * (not beside)
        lines = [
            Content.styled(line, look)
            for each, look in over
            for line in wrapped(each, width - 2, _MOST_LINES)
        ]
        self.query_one("#prompt-label", Static).update(_SIGN if is_long else label)
        hint.update(words if beside else "")
        self.above.update(Content("\n").join(lines))
        self.above.display = bool(lines)

    def on_resize(self) -> None:
        """What fits beside the answer is another thing."""
        self.hint(self._hint)

    def recall(self, steps: int) -> None:
        """Show the answer that many answers back (or on) to a question of this kind."""
        answers = self._answers()
        answer = self.query_one(_Answer)
        place = min(max(self._earlier + steps, 0), len(answers))
        if place == self._earlier:
            return
        if not self._earlier:
            self._begun = answer.value
        self._earlier = place
        answer.value = answers[-place] if place else self._begun
        answer.cursor_position = len(answer.value)

    def _answers(self) -> list[str]:
        kind = self.question.kind if self.question else ""
        return HISTORY.setdefault(kind, []) if kind else []

    def _remember(self, value: str) -> None:
        answers = self._answers()
        if value.strip():
            answers[:] = [*(answer for answer in answers if answer != value), value][-MOST_ANSWERS:]

    def close(self, *, answered: bool) -> None:
        """Stop asking."""
        question, self.question = self.question, None
        self.screen.set_focus(self.asked_from)
        self.display = self.above.display = False
        self.screen.query_one(StatusBar).styles.clear_rule("display")
        if question and not answered and question.left:
            question.left()
        self.post_message(self.Closed())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        question = self.question
        if question and question.typed:
            question.typed(event.value)
        elif question and question.words and not callable(question.words):
            self.hint(listed(question.matching(event.value), self.app.size.width // 2) or question.hint)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        question = self.question
        if not question:
            return
        wrong = question.check(event.value) if question.check else ""
        if wrong:
            # What is typed on goes into the answer, and is not taken for commands.
            self.hint(wrong)
            return
        self._remember(event.value)
        self.close(answered=True)
        question.done(event.value)
