"""A record from somebody else: no string in it reaches the terminal as it is, wherever it is shown."""

from __future__ import annotations

import dataclasses
import io
import json
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotate.article import Article
from annotate.cli.headless import main
from annotate.cli.output import _Records
from annotate.formats import FORMATS
from annotate.formats.forms import dumped
from annotate.formats.plain_record import to_data
from annotate.record import Annotations
from annotate.settings import Settings
from tests.samples import TEXT as SAMPLE
from tests.samples import full_record
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.app import DatelineApp
from tui.state.session import Session
from tui.wording.report import markdown_report

HOSTILE = "\x1b]52;c;TUFS\x07\x9b31m\x9d0;x\x9c\u202e\u2066\r\n\x85\u2028\x7f\x00"


def fields(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of every field that may hold any text."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from fields(item, (*path, index))
    elif dataclasses.is_dataclass(value):
        hints = typing.get_type_hints(type(value))
        for field in dataclasses.fields(value):
            if typing.get_origin(hints[field.name]) is not typing.Literal:
                yield from fields(getattr(value, field.name), (*path, field.name))


def changed(value: Any, path: tuple[Any, ...], change: Callable[[str], str]) -> Any:
    if not path:
        return change(value)
    here, *rest = path
    if isinstance(value, tuple):
        return tuple(
            changed(item, tuple(rest), change) if index == here else item for index, item in enumerate(value)
        )
    return dataclasses.replace(value, **{here: changed(getattr(value, here), tuple(rest), change)})


def hostile(record: Annotations, wanted: Callable[[tuple[Any, ...]], bool] = lambda _: True) -> Annotations:
    for path in list(fields(record)):
        if wanted(path) and path[-1] not in ("schema", "schema_version", "sha256"):
            record = changed(record, path, lambda text: text[:4] + HOSTILE + text[4:])
    return record


FIELDS = list(fields(full_record()))


def test_all_kinds_of_fields_are_walked() -> None:
    names = {path[-1] if isinstance(path[-1], str) else path[-2] for path in FIELDS}
    assert {
        "title",
        "value",
        "earliest",
        "latest",
        "note",
        "because",
        "exact",
        "id",
        "sha256",
        "unit",
    } <= names
    assert len(FIELDS) > 60


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_errors_of_validate_are_harmless_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = tmp_path / f"record.{form}"
    for field in FIELDS:
        path.write_text(FORMATS[form].dump(changed(full_record(), field, lambda text: text + HOSTILE)))
        main(["validate", str(path)])
        out, err = capsys.readouterr()
        assert err == ""
        assert all(line.isprintable() for line in out.split("\n")), field
        assert all(line.startswith(str(path)) for line in out.split("\n")[:-1]), field


def test_hostile_keys_are_told_harmlessly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.json"
    data = to_data(full_record())
    for key in (HOSTILE, "\ud800", "a.b[0]", ""):
        path.write_text(json.dumps({**data, key: 1}))
        assert main(["validate", str(path)]) == 1
        assert all(line.isprintable() for line in capsys.readouterr().out.split("\n"))
        twice = json.dumps(data)[:-1] + f", {json.dumps(key)}: 1, {json.dumps(key)}: 2}}"
        path.write_text(twice)
        assert main(["validate", str(path)]) == 1
        out = capsys.readouterr().out
        assert "stands twice" in out
        assert all(line.isprintable() for line in out.split("\n"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("form", FORMATS)
def test_records_on_a_terminal(form: str) -> None:
    screen = Terminal()
    records = _Records(screen, FORMATS[form], several=False)
    record = hostile(full_record())
    if FORMATS[form].collect:
        pytest.skip("a file of a whole run, which is bytes")
    if FORMATS[form].tables:
        pytest.skip("a folder")
    records.write(dumped(FORMATS[form], record, SAMPLE))
    shown = screen.getvalue()
    assert [c for c in shown if not c.isprintable() and c not in "\n\t"] == []
    assert "TUFS" in shown


def test_the_report() -> None:
    for record, text in ((full_record(), SAMPLE), (sample_record(), TEXT)):
        for narrow in (lambda _: True, lambda path: "timeline" in path, lambda path: "published" in path):
            report = markdown_report(hostile(record, narrow), text)
            assert all(line.isprintable() for line in report.split("\n"))
    # A line break in a name makes no line of its own.
    normal = markdown_report(full_record(), SAMPLE).count("\n")
    assert markdown_report(hostile(full_record()), SAMPLE).count("\n") == normal


KEYS = [
    *("e", "enter", "j", "j", "k", "escape", "c", "enter", "j", "j", "tab", "t", "enter", "j", "j", "escape"),
    *("i", "j", "k", "escape", "I", "escape", "1", "2", "3", "f1", "escape", "y", "R", "O", "escape", "d"),
    *("escape", "x", "u", "a", "n", "escape", "question_mark", "escape", "slash", "a", "enter"),
    *("F", "escape", "D"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "size"),
    [
        pytest.param(lambda path: path[-1] not in ("earliest", "latest"), (140, 40), id="all but ranges"),
        pytest.param(lambda path: "document" in path, (70, 20), id="document"),
        pytest.param(lambda path: path[-1] in ("earliest", "latest", "value"), (110, 30), id="dates"),
    ],
)
async def test_the_screen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wanted: Callable[[tuple[Any, ...]], bool],
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)

    class Engine(FakeEngine):
        def annotate(self, article: Article, *arguments: Any) -> Annotations:
            return hostile(super().annotate(article, *arguments), wanted)

    title = f"Odd {HOSTILE} title"
    article = Article.from_text(TEXT, id="odd", title=title, url=f"https://x/{HOSTILE}")
    app = DatelineApp(Session(article), Settings(), Engine())
    async with app.run_test(size=size) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            app.screen._compositor.full_map  # noqa: B018
            for strip in app.screen._compositor.render_strips():
                shown = "".join(segment.text for segment in strip)
                assert [c for c in shown if not c.isprintable()] == [], (key, shown)
