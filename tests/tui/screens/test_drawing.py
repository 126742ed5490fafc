"""Commands draw nothing: the screen does, once after each of them."""

from __future__ import annotations

from tests.tui.conftest import Open

# Those after which there is no article on the screen any more.
LEAVING = {"quit", "quit_all", "suspend", "library", "next_article"}


async def test_the_screen_draws_once_after_each_command(reading: Open) -> None:
    async with reading() as reader:
        screen, draw, drawn = reader.screen, reader.screen._draw, [0]

        def counted() -> None:
            drawn[0] += 1
            draw()

        screen._draw = counted  # type: ignore[method-assign]
        tried = [each.name() for each in screen.table.commands if each.name() not in LEAVING]
        for name in tried:
            for before in ("next_claim", "next_entity", "panel_1"):
                screen.run_command(before)
                screen.run_command("select") if name == "interrupt" else None
                drawn[0] = 0
                screen.run_command(name)
                assert drawn[0] == 1, name
                if screen.prompt.question is not None:
                    screen.prompt.close(answered=False)
                await reader.press("escape")
                while reader.app.screen is not screen:
                    await reader.press("escape")


async def test_a_command_that_cannot_be_used_draws_nothing(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.session.annotations = None
        drawn = reader.screen.article_view.view
        reader.screen.run_command("accept")
        assert reader.screen.article_view.view is drawn
        assert reader.message == "There are no annotations."


async def test_what_a_command_changes_is_on_the_screen_when_it_is_done(reading: Open) -> None:
    async with reading() as reader:
        screen = reader.screen
        screen.run_command("next_claim")
        assert screen.article_view.view.current == screen.current
        assert screen.panes.panels[1].chosen == screen.current
        screen.run_command("accept")
        assert screen.article_view.view.index is screen.session.index
