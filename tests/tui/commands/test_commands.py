"""Every command once, by its key; a command without a case here fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.command import CommandPalette

from annotate.review.edits import find
from tests.tui.conftest import Open, Reading
from tests.tui.sample import TEXT
from tui.commands.base import BesideCommand, DossierCommand
from tui.commands.going import selected_range
from tui.commands.registry import BESIDE, BY_NAME, DOSSIER
from tui.screens.boxes.articles import ArticlesScreen
from tui.screens.boxes.help import HelpScreen
from tui.screens.boxes.words import WordsScreen
from tui.screens.library import LibraryScreen

Check = Callable[[Reading], object]
FIRST_CLAIM = "The old harbour"
DENIAL = "c c c"


def at(words: str) -> Check:
    return lambda reader: reader.at_cursor.startswith(words)


def told(words: str) -> Check:
    return lambda reader: words in reader.message


def on(kind: type) -> Check:
    return lambda reader: isinstance(reader.app.screen, kind)


def panel(number: int) -> Check:
    return lambda reader: reader.screen.focused is reader.screen.panes.panels[number]


def line(number: int) -> Check:
    return lambda reader: reader.screen.article_view._layout.line_of(reader.cursor) == number


def scrolled(least: int, most: int) -> Check:
    return lambda reader: least <= reader.screen.article_view.scroll_y <= most


def asks(label: str) -> Check:
    def check(reader: Reading) -> bool:
        question = reader.screen.prompt.question
        return question is not None and question.label == label

    return check


def status(id: str, expected: str | None) -> Check:
    def check(reader: Reading) -> bool:
        record = reader.screen.session.annotations
        return record is not None and find(record, id).status == expected

    return check


def written(suffix: str) -> Check:
    def check(reader: Reading) -> bool:
        path = Path(f"{reader.screen.session.article.source}{suffix}")
        return path.is_file() and str(path) in reader.message

    return check


def ended(reader: Reading) -> bool:
    return reader.app._exit and not reader.app.return_code


CASES: dict[str, tuple[str, Check]] = {
    "line_down": ("", line(1)),
    "line_up": ("j j", line(1)),
    "character_left": ("l l", lambda reader: reader.cursor == 1),
    "character_right": ("", lambda reader: reader.cursor == 1),
    "page_down": ("", scrolled(6, 18)),
    "page_up": ("G", scrolled(1, 30)),
    "half_page_down": ("", scrolled(6, 11)),
    "half_page_up": ("space", scrolled(0, 10)),
    "scroll_down": ("", scrolled(1, 1)),
    "scroll_up": ("ctrl+e ctrl+e", scrolled(1, 1)),
    "next_paragraph": ("", at("VELDEN, June")),
    "previous_paragraph": ("} }", at("VELDEN, June")),
    "next_section": ("", at("VELDEN, June")),
    "previous_section": ("G", at("Sign up")),
    "next_word": ("", at("bridge at")),
    "previous_word": ("L L", at("bridge at")),
    "line_start": ("l l l", lambda reader: reader.cursor == 0),
    "line_end": ("", lambda reader: reader.cursor > 30 and line(0)(reader)),
    "to_start": ("G", lambda reader: reader.cursor == 0),
    "to_end": ("", lambda reader: reader.cursor > len(TEXT) - 80),
    "jump_back": ("G", lambda reader: reader.cursor == 0),
    "jump_forward": ("G <", lambda reader: reader.cursor > len(TEXT) - 80),
    "set_mark": ("", told("Mark this place with a letter")),
    "go_to_mark": ("j m a g", told("Go to the mark")),
    "next": ("", at("Velden stays")),
    "previous": ("n n", at("Velden stays")),
    "next_entity": ("", at("Velden stays")),
    "previous_entity": ("e e", at("Velden stays")),
    "next_claim": ("", at(FIRST_CLAIM)),
    "previous_claim": ("c c", at(FIRST_CLAIM)),
    "next_time": ("", at("June 12")),
    "previous_time": ("t t", at("June 12")),
    "next_event": ("", at("stay closed until")),
    "previous_event": ("o o", at("stay closed until")),
    "next_of_same": ("e", at("VELDEN, June")),
    "previous_of_same": ("e *", at("Velden stays")),
    "labels": ("", lambda reader: len(reader.screen.state.labels) > 5),
    "why": (
        "c",
        lambda reader: "quotation" in "\n".join(reader.rows()) or "speech" in "\n".join(reader.rows()),
    ),
    "why_down": ("c", lambda reader: reader.screen.query_one("#detail").display),
    "why_up": ("c", lambda reader: reader.screen.query_one("#detail").display),
    "enter": ("f3 j", at("“Nobody will")),
    "panel_1": ("", panel(0)),
    "panel_2": ("", panel(1)),
    "panel_3": ("", panel(2)),
    "order": ("f3", told("Claims by source")),
    "more": ("f4", told("The story in 12 events.")),
    "fewer": ("f4", told("The story in 5 events.")),
    "enlarge": ("f3", lambda reader: reader.screen.has_class("-full")),
    "next_pane": ("", panel(0)),
    "previous_pane": ("", panel(2)),
    "find": ("", asks("/")),
    "filter": ("", asks("filter")),
    "pin": ("e", told("Following Velden")),
    "back": ("f2", lambda reader: reader.screen.panes.in_focus is None),
    "accept": (DENIAL, status("c3", "accepted")),
    "reject": (DENIAL, status("c3", "rejected")),
    "accept_all": (DENIAL, status("c9", "accepted")),
    "reject_all": (DENIAL, status("c9", "rejected")),
    "relabel": ("e", asks("“Velden” is")),
    "note": ("e", asks("note on “Velden”")),
    "select": ("", lambda reader: selected_range(reader.screen) == (0, 1)),
    "extent": (f"{DENIAL} v L", told("given another extent")),
    "add": ("", asks("add “Harbour” as")),
    "merge": ("e", asks("“Velden” is the same as")),
    "split": ("e", told("split off")),
    "source": ("c", asks("source of “The old harbour bridge a…”")),
    "value": ("t", asks("value of “June 12”")),
    "rename": ("e", asks("“Velden” is called")),
    "promote": ("e", told("is put first")),
    "demote": ("e", told("is put last")),
    "after": ("o", asks("“stay closed” comes after")),
    "published": ("", asks("published")),
    "merge_corrections": ("", asks("corrected file")),
    "verdict": (DENIAL, asks("the claim by port authority is")),
    "next_unchecked": ("", told("0 of 10 claims checked")),
    "edit_note": ("e", told("There is no terminal")),
    "pipe": ("e", asks("program")),
    "repeat": (f"{DENIAL} a c", status("c4", "accepted")),
    "undo": (f"{DENIAL} a", status("c3", None)),
    "redo": (f"{DENIAL} a u", status("c3", "accepted")),
    "orphans": ("", on(WordsScreen)),
    "forget_orphans": ("", told("There are none.")),
    "write": ("", written(".yaml")),
    "zen": ("", lambda reader: "Entities" not in "\n".join(reader.rows())),
    "wider": ("[ [ [", told("Lines of 64")),
    "narrower": ("", told("Lines of 68")),
    "measure": ("", told("Lines of 72")),
    "margins": ("", told("Margins of 2")),
    "theme": ("", lambda reader: reader.app.theme == "dateline-light"),
    "legend": ("", on(WordsScreen)),
    "open": ("", asks("open")),
    "articles": ("", on(ArticlesScreen)),
    "next_article": ("", told("No other article is open")),
    "library": ("", on(LibraryScreen)),
    "palette": ("", on(CommandPalette)),
    "help": ("", on(HelpScreen)),
    "quit": ("", ended),
    "quit_all": ("", ended),
    "interrupt": ("v L", told("Copied the selection")),
    "copy": ("c", told("Copied the claim")),
    "copy_yaml": ("c", told("Copied the claim as YAML")),
    "write_filtered": ("e F", written(".filtered.yaml")),
    "report": ("", written(".report.md")),
    "command_line": ("", asks(":")),
}
LIBRARY_KEYS = ("read", "recent_articles", "read_again", "find_articles", "next_unread", "previous_unread")
DOSSIER_KEYS = {command.name() for command in DOSSIER if issubclass(command, DossierCommand)} | {"dossier"}
BESIDE_KEYS = {command.name() for command in BESIDE if issubclass(command, BesideCommand)}
ELSEWHERE = {
    **dict.fromkeys((*LIBRARY_KEYS, "done", "unread", "mark", "mark_all"), "test_library.py"),
    **dict.fromkeys(DOSSIER_KEYS, "test_dossier.py"),
    **dict.fromkeys(BESIDE_KEYS | {"put_beside"}, "test_side_by_side.py"),
    "ask_feeds": "test_feed_library.py",
    "open_feed": "test_feed_library.py",
    "suspend": "test_signals.py",
}


def test_every_command_has_a_case() -> None:
    assert set(CASES) | set(ELSEWHERE) == set(BY_NAME)
    for name, file in ELSEWHERE.items():
        keys = BY_NAME[name].keys.split(",")
        (place,) = Path(__file__).parents[1].rglob(file)
        words = place.read_text(encoding="utf-8")
        assert any(f'"{key}"' in words for key in keys)


@pytest.mark.parametrize("name", sorted(CASES))
async def test_command(reading: Open, name: str) -> None:
    before, check = CASES[name]
    command = BY_NAME[name]
    async with reading(size=(120, 20)) as reader:
        await reader.press(*before.split())
        if command.keys:
            await reader.press(command.keys.split(",")[0])
        else:
            reader.screen.command_line.run(name)
        await reader.until(lambda: bool(check(reader)))
        assert check(reader)


async def test_commands_that_need_annotations_say_so(reading: Open) -> None:
    async with reading() as reader:
        reader.screen.session.annotations = None
        for command in reader.screen.table.commands:
            if not reader.screen.can_run(command):
                reader.screen.run_command(command.name())
                assert reader.message == "There are no annotations."
