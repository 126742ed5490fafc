"""Reading with the keys: the real application, a fake engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.article import Article
from annotate.errors import SettingsError
from annotate.record import Diagnostic
from annotate.settings import ReaderSettings, Settings
from tests.tui.conftest import Open, Reading, settled
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.app import DatelineApp
from tui.commands.going import selected_range
from tui.panels.entities import AMOUNTS
from tui.widgets.panel import Panel


async def test_text_stands_there_before_the_annotations(reading: Open) -> None:
    async with reading(engine=FakeEngine(waits=True)) as reader:
        screen = "\n".join(reader.rows())
        assert "Nobody will drive over a bridge" in screen
        assert "annotating" in screen
        assert "The names in the article" in screen
        await reader.press("j", "j", "j", "j")
        assert reader.cursor > 0
        await reader.press("n")
        assert reader.message == "The annotations are not there yet."
        reader.engine.allowed.set()
        await settled(reader)
        screen = "\n".join(reader.rows())
        assert "Entities 11" in screen
        assert "Claims 10" in screen
        assert "Timeline 8" in screen
        assert reader.message == "Found 11 entities, 10 claims, 8 events."


async def test_that_a_file_holds_other_articles_is_told(reading: Open, bridge: Article) -> None:
    engine = FakeEngine()
    note = Diagnostic("several_articles", "The file holds 3 articles; this is the first. Others follow.")
    engine.answer = replace(sample_record(bridge), diagnostics=(note,))
    async with reading(engine=engine) as reader:
        assert reader.message.endswith("8 events. The file holds 3 articles; this is the first.")


async def test_engine_that_fails_leaves_the_text_readable(reading: Open) -> None:
    async with reading(engine=FakeEngine(error=RuntimeError("no model"))) as reader:
        assert reader.message == "Not annotated: RuntimeError: no model"
        await reader.press("G")
        assert "could not be annotated" in " ".join(" ".join(reader.rows()).split())
        assert reader.cursor > len(TEXT) - 60


async def test_lines_pages_start_and_end(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        view = reader.screen.article_view
        await reader.press("j", "down", "k")
        assert view._layout.line_of(reader.cursor) == 1
        await reader.press("G")
        assert view._layout.line_of(reader.cursor) == view.line_count - 1
        await reader.press("g")
        assert reader.cursor == 0
        await reader.press("space")
        line = view._layout.line_of(reader.cursor)
        assert line > 10
        assert view.scroll_y > 10
        await reader.press("ctrl+d")
        assert view._layout.line_of(reader.cursor) > line
        await reader.press("ctrl+u", "b")
        assert view.scroll_y == 0
        await reader.press("home", "end")
        assert view._layout.line_of(reader.cursor) == view.line_count - 1


async def test_scrolling_takes_the_cursor_along_at_the_edge(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        view = reader.screen.article_view
        await reader.press("ctrl+e", "ctrl+e")
        assert view.scroll_y == 2
        assert view._layout.line_of(reader.cursor) == 2
        await reader.press("ctrl+y")
        assert view.scroll_y == 1


async def test_characters_and_paragraphs(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("l", "right", "h")
        assert reader.cursor == 1
        await reader.press("right_curly_bracket")
        assert reader.at_cursor.startswith("VELDEN, June 12")
        await reader.press("right_curly_bracket", "right_curly_bracket", "left_curly_bracket")
        assert reader.at_cursor.startswith("“Nobody will drive")


async def test_column_is_kept_over_short_lines(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*["l"] * 30)
        await reader.press("j", "j", "k", "k")
        assert reader.cursor == 30


@pytest.mark.parametrize(
    ("key", "back", "first", "second"),
    [
        ("e", "E", "Velden stays", "VELDEN, June"),
        ("c", "C", "The old harbour", "“Nobody will"),
        ("t", "T", "June 12", "September"),
        ("o", "O", "stay closed until", "found a second"),
        ("n", "p", "Velden stays", "VELDEN, June"),
    ],
)
async def test_next_and_previous(reading: Open, key: str, back: str, first: str, second: str) -> None:
    async with reading() as reader:
        await reader.press(key)
        assert reader.at_cursor.startswith(first)
        await reader.press(key)
        assert reader.at_cursor.startswith(second)
        await reader.press(back)
        assert reader.at_cursor.startswith(first)


async def test_next_of_any_kind_stops_at_every_annotation_and_tells_the_end(reading: Open) -> None:
    async with reading() as reader:
        seen = []
        for _ in range(80):
            await reader.press("n")
            seen.append((reader.cursor, reader.screen.current))
        stops = reader.screen.session.index.stops()
        assert list(dict.fromkeys(seen)) == [(stop.start, stop.id) for stop in stops]
        assert reader.message == "No further annotation."


async def test_every_mention_of_the_same_entity(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("n", "asterisk")
        assert reader.at_cursor.startswith("VELDEN, June")
        await reader.press("number_sign", "number_sign")
        assert reader.at_cursor.startswith("Velden will stay")


async def test_panels_by_number_follow_and_jump(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("f3")
        panel = reader.screen.focused
        assert isinstance(panel, Panel)
        assert panel.id == "claims"
        await reader.press("j", "j")
        assert panel.chosen == "c3"
        before = reader.cursor
        assert "denied that it had" in " ".join(" ".join(row[:50] for row in reader.rows()).split())
        assert reader.cursor == before
        await reader.press("enter")
        assert reader.at_cursor.startswith("that it had ignored")
        assert reader.screen.focused is reader.screen.article_view
        await reader.press("f3", "f3")
        assert reader.screen.focused is reader.screen.article_view


async def test_place_under_the_cursor_is_shown_in_the_panels(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "c", "c")
        entities, claims, timeline = reader.screen.panes.panels
        assert claims.chosen == "c5"
        assert entities.chosen is None
        await reader.press("g", "o", "o", "o", "o", "o", "o", "O")
        assert reader.at_cursor.startswith("struck")
        assert timeline.chosen == "ev5"
        assert claims.chosen == "c5"


async def test_tab_goes_round(reading: Open) -> None:
    async with reading() as reader:
        seen = []
        for _ in range(4):
            await reader.press("tab")
            seen.append(reader.screen.focused.id if reader.screen.focused else None)
        assert seen == ["entities", "claims", "timeline", "article"]
        await reader.press("shift+tab")
        assert reader.screen.focused is reader.screen.panes.panels[2]


async def test_panel_moves_by_groups_and_pages(reading: Open) -> None:
    async with reading() as reader:
        panel = reader.screen.panes.panels[0]
        await reader.press("f2")
        assert panel.chosen == "e3"
        await reader.press("right_curly_bracket")
        assert panel.chosen == "e7"
        await reader.press("left_curly_bracket")
        assert panel.chosen == "e3"
        await reader.press("G")
        assert panel.chosen == AMOUNTS
        await reader.press("k", "g", "space")
        assert panel.chosen not in ("e3", None)


async def test_jump_list_and_marks(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "c")
        second = reader.cursor
        await reader.press("m", "a", "G", "less_than_sign")
        assert reader.cursor == second
        await reader.press("less_than_sign", "greater_than_sign")
        assert reader.cursor == second
        await reader.press("g", "apostrophe", "a")
        assert reader.cursor == second
        await reader.press("apostrophe", "x")
        assert reader.message == "There is no mark x."
        await reader.press("m", "escape", "j")
        assert reader.screen.session.places.marks == {"a": second}


async def test_why_pane_tells_about_what_is_under_the_cursor(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "c", "c", "c", "i")
        screen = " ".join(" ".join(row[:80] for row in reader.rows()).split())
        assert "Jonas Bell · claim · indirect speech" in screen
        assert "0.82 · a number · a record that can be looked up" in screen
        assert "the model, 84% sure" in screen
        await reader.press("i")
        assert "84% sure" not in " ".join(reader.rows())


async def test_help_lists_and_finds_commands(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        assert "One line down" in "\n".join(reader.rows())
        await reader.type("yaml")
        screen = "\n".join(reader.rows())
        assert "Write (export) the annotations as YAML" in screen
        assert "One line down" not in screen
        # What has no key is typed by its name.
        await reader.press(*["backspace"] * len("yaml"))
        await reader.type("brat")
        assert ":merge_corrections" in "\n".join(reader.rows())
        await reader.press("escape", "j", "j")
        assert reader.cursor > 0


async def test_write_tells_the_path_and_the_file_loads(reading: Open, bridge: Article) -> None:
    from annotate.formats import load_records

    async with reading() as reader:
        await reader.press("w")
        path = f"{bridge.source}.yaml"
        assert reader.message == f"Written to {path}"
        with open(path, encoding="utf-8") as stream:
            assert load_records(stream.read(), source=path) == [reader.screen.session.annotations]


async def test_write_that_cannot_be_done_says_so(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        reader.screen.run_command("write", f"{bridge.source}/below/x.yaml")
        await reader.pilot.pause()
        assert reader.message.startswith("Not written: ")


async def test_zen_measure_theme_and_quit(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("z")
        assert "Entities" not in "\n".join(reader.rows())
        await reader.press("z", "left_square_bracket", "left_square_bracket")
        assert reader.screen.article_view.text_width == 64
        await reader.press("right_square_bracket")
        assert reader.message == "Lines of 68 characters."
        await reader.press("ctrl+t")
        assert reader.app.theme == "dateline-light"
        await reader.press("q")
    assert reader.app.return_value == 0


async def test_own_keys_replace_the_defaults(reading: Open) -> None:
    settings = Settings(reader=ReaderSettings(keys={"next_claim": "x,f5", "quit": "ctrl+s"}))
    async with reading(settings=settings) as reader:
        await reader.press("c", "q")
        assert reader.cursor == 0
        await reader.press("x")
        assert reader.at_cursor.startswith("The old harbour")


def test_wrong_keys_are_named() -> None:
    from tui.commands.keymap import keys_in_force

    with pytest.raises(SettingsError, match='no command "next_clam"; did you mean "next_claim"'):
        keys_in_force({"next_clam": "x"})
    with pytest.raises(SettingsError, match=r'"x" is given to both \w+ and \w+'):
        keys_in_force({"next_claim": "x", "next_time": "x"})
    assert keys_in_force({"next_claim": "w"})["write"] == ()


def test_a_panel_that_does_not_exist_is_refused() -> None:
    panels = ("claims", "timelin", "weather")
    settings = Settings(reader=ReaderSettings(panels=panels))
    with pytest.raises(SettingsError) as refused:
        DatelineApp(None, settings)
    assert str(refused.value).splitlines() == [
        'reader.panels: there is no panel "timelin"; did you mean "timeline"?',
        'reader.panels: there is no panel "weather"; it is one of entities, claims, timeline',
    ]


@pytest.mark.parametrize(
    ("settings", "way"),
    [
        (ReaderSettings(), "; F4 goes there"),
        (ReaderSettings(panels=("claims", "timeline")), "; F3 goes there"),
        (ReaderSettings(keys={"panel_3": "T"}), "; T goes there"),
        (ReaderSettings(keys={"panel_3": ""}), ""),
        (ReaderSettings(panels=("claims", "entities")), ""),
    ],
)
async def test_the_key_that_goes_to_the_timeline_is_named(
    reading: Open, settings: ReaderSettings, way: str
) -> None:
    async with reading(settings=Settings(reader=settings)) as reader:
        for key in ("tilde", "grave_accent"):
            await reader.press("f2", key)
            assert reader.message == f"Only the timeline shows a part of what there is{way}."


async def test_dangerous_text_is_shown_harmlessly(reading: Open) -> None:
    text = "Bad \x1b[2J news\x07 [bold]not bold[/] \u202ereversed\u202c \x9b31m and\ttabs\r\nnext\x00\n\ud800"
    async with reading(article=Article(text, "bad"), engine=FakeEngine(error=RuntimeError())) as reader:
        screen = "\n".join(reader.rows())
        assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in screen.replace("\n", ""))
        assert "[bold]not bold[/]" in screen
        assert "␛[2J" in screen
        assert "\u202e" not in screen
        assert all(row.encode() for row in reader.rows())


async def test_one_character_and_white_space(reading: Open) -> None:
    for text in ("x", " \n \n "):
        article = Article(text, "odd")
        async with reading(article=article, engine=FakeEngine(error=RuntimeError())) as reader:
            await reader.press("j", "G", "l", "h", "space", "right_curly_bracket", "slash", "enter", "n", "i")
            assert 0 <= reader.cursor <= len(text)


@pytest.mark.parametrize("size", [(40, 10), (63, 20), (80, 24), (200, 60), (12, 4)])
async def test_any_size_draws_full_lines(reading: Open, size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("c", "f3", "j", "escape", "i")
        for strip in reader.strips():
            assert sum(segment.cell_length for segment in strip) == size[0]


async def test_mouse_puts_the_cursor_selects_and_opens(reading: Open) -> None:
    async with reading() as reader:
        view = reader.screen.article_view
        row = next(number for number, text in enumerate(reader.rows()) if "“Nobody" in text)
        column = reader.rows()[row].index("Nobody")
        await reader.pilot.click(offset=(column, row))
        assert reader.at_cursor.startswith("Nobody will drive")
        assert selected_range(reader.screen) is None
        await reader.pilot.mouse_down(offset=(column, row))
        await reader.pilot.hover(offset=(column + 5, row))
        await reader.pilot.mouse_up(offset=(column + 5, row))
        start, end = selected_range(reader.screen) or (0, 0)
        assert TEXT[start:end] == "Nobody"
        await reader.press("escape")
        panel = reader.screen.panes.panels[1]
        await reader.pilot.click(panel, offset=(5, 1))
        assert panel.chosen is not None
        await reader.pilot.click(panel, offset=(5, 1), times=2)
        assert reader.screen.focused is view
        assert reader.screen.session.at(reader.cursor, panel.chosen) == panel.chosen


async def test_letters_on_what_is_in_sight(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("semicolon")
        labels = {letter: place for place, letter in reader.screen.state.labels}
        assert labels["a"] == TEXT.index("Velden stays")
        assert "Harbour bridge at aelden stays" in "\n".join(reader.rows())
        await reader.press("d")
        assert reader.cursor == labels["d"]
        assert reader.screen.state.labels == ()
        await reader.press("semicolon", "escape")
        assert reader.cursor == labels["d"]
        assert "Harbour bridge at Velden stays" in "\n".join(reader.rows())


async def test_panels_in_another_order(reading: Open) -> None:
    async with reading() as reader:
        entities, claims, timeline = reader.screen.panes.panels

        def ids(panel: Panel) -> list[str]:
            return [entry.id for entry in panel.entries if entry.id]

        await reader.press("f2", "comma")
        assert reader.message == "Entities by prominence."
        assert ids(entities)[:3] == ["e3", "e6", "e1"]
        await reader.press("comma")
        assert reader.message == "Entities in the order of the text."
        names = [each.id for each in reader.record.entities if each.type not in ("MONEY", "CARDINAL")]
        assert len(names) == 9
        assert ids(entities) == [*sorted(names, key=lambda id: int(id[1:])), AMOUNTS]
        await reader.press("comma", "f3", "comma")
        assert reader.message == "Claims by source."
        assert ids(claims)[:3] == ["c1", "c2", "c10"]
        assert "Ana Ruiz  3" in "\n".join(reader.rows())
        await reader.press("comma", "comma", "comma")
        assert reader.message == "Claims by how much they are worth checking."
        assert ids(claims)[0] == "c4"
        await reader.press("f4", "comma")
        assert reader.message == "Timeline everything by date."
        await reader.press("comma")
        assert ids(timeline)[0] == "ev1"
        await reader.press("c", "a")
        assert ids(timeline)[0] == "ev1"


async def test_escape_in_a_list_says_where_one_is_and_what_it_does_next(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("f3", "escape")
        assert reader.message == "Back in the text; F3 goes to the list again."
        reader.screen.narrower.apply("act:deny")
        await reader.press("f4", "escape")
        assert reader.message == "Back in the text; F4 goes to the list again, Esc again ends the filter."
        await reader.press("escape")
        assert reader.message == "No filter any more."
        await reader.press("f2", "F", "escape")
        assert reader.message.endswith("the list again, Esc again follows nobody any more.")
        await reader.press("escape")
        assert reader.screen.state.pinned is None


async def test_the_help_says_first_what_one_sees_and_which_keys_one_needs(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("question_mark")
        rows = " ".join(row.strip("│ ") for row in reader.rows()[1:14])
        said = " ".join(rows.split())
        assert "any of it may be wrong; ? in the lists marks guesses" in said
        assert "F2 entities, F3 claims, F4 timeline" in said
        assert "i tells why it was found and how surely" in said
        assert "u takes that back, w writes it all to a file." in said
        # A search is about the keys alone.
        await reader.type("undo")
        assert "any of it may be wrong" not in " ".join(reader.rows())


async def test_what_one_needs_first_stands_in_the_bottom_line_before_how_to_move(reading: Open) -> None:
    async with reading(size=(80, 24)) as reader:
        reader.screen.tell("")
        await reader.press()
        assert reader.bottom.strip().startswith("? help  q quit  n next  c claim  i why  F2 panels")


@pytest.mark.parametrize(
    ("size", "heading"),
    [
        ((80, 24), "F2 Entities F3 Cla… F4 Tim…"),
        ((130, 24), "F2 Entities 11 F3 Claims F4 Timeline─"),
        ((200, 24), "F2 Entities 11  F3 Claims 10  F4 Timeline 8─"),
    ],
)
async def test_the_heading_names_the_other_lists_where_it_has_room(
    reading: Open, size: tuple[int, int], heading: str
) -> None:
    async with reading(size=size) as reader:
        assert any(heading in row for row in reader.rows())


def reasons(reader: Reading) -> list[str]:
    """What stands in the pane that tells why, line by line, without its scrollbar."""
    region = reader.screen.panes.detail.region
    rows = reader.rows()[region.y + 1 : region.bottom]
    return [row[region.x : region.right - 3].rstrip() for row in rows]


@pytest.mark.parametrize("back", ["escape", "enter", "underscore"])
async def test_the_pane_that_tells_why_may_be_filled_before_it_is_laid_out(reading: Open, back: str) -> None:
    async with reading() as reader:
        await reader.press("c", "i", "f4", "underscore", "underscore", "j")
        assert reader.screen.article_view.size.width == 0
        await reader.press(back)
        await reader.until(lambda: reader.screen.panes.detail.size.width > 60)
        await reader.until(lambda: max(map(len, reasons(reader)), default=0) > 40)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((120, 40), ("f4", "underscore", "underscore")),
        ((80, 24), ("f4", "underscore")),
        ((80, 24), ("f3", "underscore")),
        ((60, 30), ("f3",)),
        ((60, 30), ("f4", "underscore", "underscore")),
    ],
)
async def test_why_is_told_below_a_list_that_has_the_whole_screen(
    reading: Open, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with reading(size=size) as reader:
        await reader.press(*keys, "j")
        panel, detail = reader.screen.panes.in_focus, reader.screen.panes.detail
        assert panel is not None
        whole = panel.size
        assert whole.width > size[0] - 5
        kind = "claim" if "f3" in keys else "event"
        await reader.press("i")
        await reader.until(lambda: any(row.split()[:1] == [kind] for row in reasons(reader)))
        await reader.until(lambda: panel.size.height + detail.region.height == whole.height)
        assert panel.region.bottom <= detail.region.y
        assert detail.region.width == size[0]
        assert detail.region.height <= size[1] // 2
        assert any("▌" in row for row in reader.rows()[: detail.region.y])
        await reader.press("i")
        await reader.until(lambda: panel.size == whole)
        await reader.press("i", "enter")
        await reader.until(lambda: reader.screen.article_view.size.width > 30)
        await reader.until(lambda: detail.region.y >= reader.screen.article_view.region.bottom > 0)


async def test_the_pane_that_tells_why_follows_the_width_of_the_window(reading: Open) -> None:
    def is_whole() -> bool:
        return any(row.endswith("a verb of saying with a clause for its object") for row in reasons(reader))

    async with reading(size=(140, 40)) as reader:
        await reader.press("c", "c", "i")
        await reader.until(is_whole)
        await reader.pilot.resize_terminal(80, 40)
        # Whatever is too long for a line goes on in the column of the words.
        await reader.until(lambda: not is_whole() and not any(row[10:12].strip() for row in reasons(reader)))
        await reader.pilot.resize_terminal(140, 40)
        await reader.until(is_whole)
