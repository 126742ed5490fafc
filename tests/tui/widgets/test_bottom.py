"""The bottom of the screen: what is told and asked can be read whole, however narrow the terminal is."""

from __future__ import annotations

import pytest
from textual import events

from tests.tui.conftest import Open
from tui.commands.registry import ARTICLE
from tui.state.question import Question

LONG = "The annotations of this article stand in a file that was changed meanwhile: " * 2 + "nothing is lost."


def joined(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_a_long_message_is_shown_whole_and_the_text_stays(reading: Open, size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("c")
        before = reader.rows()
        reader.screen.tell(LONG)
        await reader.press()
        after = reader.rows()
        assert LONG in joined(after)
        assert after[1:6] == before[1:6]
        reader.screen.tell("Short.")
        await reader.press()
        assert reader.rows()[:-1] == before[:-1]


async def test_what_is_asked_is_shown_whole(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        before = reader.rows()
        label = "“The port authority's own report on the second crack” is the same as"
        hint = "another entity of this article, by its name or by the beginning of its name; Tab completes"
        reader.screen.ask(Question(label, print, hint=hint))
        await reader.press()
        bottom = joined(reader.rows()[-4:])
        assert label in bottom
        assert hint in bottom
        await reader.press("escape")
        assert reader.rows()[1:-1] == before[1:-1]


@pytest.mark.parametrize("name", [command.name() for command in ARTICLE if command.asks])
async def test_no_question_is_cut_at_eighty_columns(reading: Open, name: str) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("c")
        reader.screen.run_command(name)
        await reader.press()
        question = reader.screen.prompt.question
        if question is not None:
            bottom = reader.bottom
            assert " ".join(question.label.split()) in bottom
            assert " ".join(question.hint.split()) in bottom


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [("\nbridge\n  at Velden\n", "bridge at Velden"), (" at Velden", " at Velden"), ("\n", "closed")],
)
async def test_pasted_lines_are_one_line(reading: Open, pasted: str, typed: str) -> None:
    # Textual 8.2.8 has "" for the first and the last one (findings/textual-paste-of-lines.sh).
    async with reading() as reader:
        await reader.press("slash", *"closed", "home", "shift+end")
        reader.app.post_message(events.Paste(pasted))
        await reader.press("enter")
        assert f"/{typed} 1/" in reader.bottom
