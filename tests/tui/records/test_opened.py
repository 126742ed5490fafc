"""A record that is opened in the place of its article, and a day of publication that is said on opening."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Article, given_date
from annotate.errors import DatelineError
from annotate.formats import load_records
from annotate.formats.writers.json import dump_json
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations
from annotate.review.dating import wants_dates
from annotate.review.edits import decide
from annotate.settings import ExportSettings, Settings
from tests.tui.conftest import Open
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.app import _app_for
from tui.feeds.recorded import opened
from tui.records.paths import annotations_path
from tui.screens.reader.annotating import READING, Annotator
from tui.state.session import Session
from tui.storage.files import is_of_records
from tui.widgets.bar import Bar


def record_of(source: str | None, text_sha256: str | None = None) -> Annotations:
    record = sample_record()
    text = replace(record.document.text, sha256=text_sha256 or record.document.text.sha256)
    return replace(record, document=replace(record.document, source=source, text=text))


def session_of(path: Path) -> Session:
    found = opened(str(path))
    assert isinstance(found, Session)
    return found


@pytest.fixture
def here(bridge: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("bridge.txt.yaml", "bridge.txt"),
        ("notes.yaml", "bridge.txt"),
        ("records/bridge.yaml", "bridge.txt"),
        ("records/june/bridge.yaml", "bridge.txt"),
        ("bridge.yaml", "elsewhere/bridge.txt"),
        ("bridge.yaml", "renamed.txt"),
        ("bridge.yml", "bridge.txt"),
        ("bridge.json", "bridge.txt"),
    ],
)
def test_the_article_is_found_by_its_path_and_words(
    here: Path, monkeypatch: pytest.MonkeyPatch, file: str, source: str
) -> None:
    path = here / file
    path.parent.mkdir(parents=True, exist_ok=True)
    dump = dump_json if path.suffix == ".json" else dump_yaml
    path.write_text(dump(record_of(source)), encoding="utf-8")
    # Where it is opened does not matter.
    (here / "else").mkdir()
    monkeypatch.chdir(here / "else")
    assert is_of_records(str(path))
    session = session_of(path)
    assert session.article.text == TEXT
    assert session.kept_in == (path if path.suffix == ".yaml" else None)


@pytest.mark.parametrize(
    ("source", "sha256", "words"),
    [
        ("gone.txt", None, "is the record of gone.txt, which is not found there"),
        ("other.txt", None, "is the record of another text than other.txt has now"),
        ("https://paper.example/a", None, "open the page itself: dateline https://paper.example/a"),
        ("-", None, "was in no file"),
        (None, None, "was in no file"),
        ("bridge.txt", "0" * 64, "another text than bridge.txt has now"),
    ],
)
def test_why_an_article_cannot_be_shown_is_told(
    here: Path, source: str | None, sha256: str | None, words: str
) -> None:
    (here / "other.txt").write_text("Something else was said.\n")
    path = here / "record.yaml"
    path.write_text(dump_yaml(record_of(source, sha256)), encoding="utf-8")
    if source != "bridge.txt":
        (here / "bridge.txt").unlink()
    with pytest.raises(DatelineError, match=words.replace("?", "[?]")):
        _app_for("record.yaml", Settings(), None, None)


def test_what_is_no_record_is_told_apart(here: Path) -> None:
    for name, words in {
        "dossier.yaml": "schema: dateline.dossier\nschema_version: '1.0'\n",
        "config.yaml": "reader: {}\n",
        "bridge.txt": TEXT,
        "list.json": "[]",
    }.items():
        (here / name).write_text(words, encoding="utf-8")
        assert not is_of_records(name)
    for name in ("-", "https://paper.example/a.yaml", "gone.yaml", "a\0b.yaml"):
        assert not is_of_records(name)


@pytest.mark.parametrize(
    "content", [b"schema: dateline.annotations\nentities: [\n", b"schema: dateline.annotations\n\xff"]
)
def test_a_broken_record_is_told(here: Path, content: bytes) -> None:
    (here / "record.yaml").write_bytes(content)
    with pytest.raises(DatelineError):
        opened("record.yaml")


def test_a_file_of_several_records_is_a_library_of_their_articles(here: Path) -> None:
    (here / "other.txt").write_text(TEXT + "More.\n", encoding="utf-8")
    records = [record_of("bridge.txt"), record_of("other.txt"), record_of("bridge.txt")]
    (here / "all.yaml").write_text("---\n".join(map(dump_yaml, records)), encoding="utf-8")
    assert opened("all.yaml") == [str(here / "bridge.txt")]
    (here / "bridge.txt").unlink()
    with pytest.raises(DatelineError, match="3 records; none of their articles"):
        opened("all.yaml")


async def test_corrections_go_into_the_record_that_was_opened(here: Path, reading: Open) -> None:
    folder = here / "records"
    folder.mkdir()
    path = folder / "bridge.yaml"
    path.write_text(dump_yaml(record_of("bridge.txt")), encoding="utf-8")
    async with reading(session=session_of(path)) as reader:
        await reader.press("c", "a", "w")
        assert "bridge.yaml" in reader.message
    assert "accepted" in [each.status for each in load_records(path.read_text(), source="b.yaml")[0].claims]
    assert not (here / "bridge.txt.yaml").exists()
    async with reading() as reader:
        assert all(each.status != "accepted" for each in reader.record.claims)


async def test_a_day_that_was_said_is_kept_and_no_step_to_undo(bridge: Article, reading: Open) -> None:
    said, later = given_date("2024-02-03"), given_date("2024-05-01")
    async with reading(session=Session(bridge, said=said)) as reader:
        await reader.until(lambda: "bridge.txt.yaml; D sets another" in reader.message)
        own = reader.screen.annotator.own_date
        assert own == bridge.published != said
        await reader.press("u")
        assert reader.message == "Nothing to undo."
        assert reader.record.document.published == said
        await reader.press("D")
        await reader.type("1 May 2024")
        await reader.press("enter")
        assert reader.record.document.published == later
        await reader.press("u")
        await reader.until(lambda: not wants_dates(reader.record))
        assert reader.record.document.published == said
        await reader.press("ctrl+r")
        assert reader.record.document.published == later
        await reader.press("u", "u")
        assert reader.record.document.published == said
    async with reading() as reader:
        assert reader.record.document.published == said
        await reader.press("u")
        assert reader.record.document.published == said
    async with reading(session=Session(bridge, said=said)) as reader:
        assert reader.record.document.published == said
        assert "The day you gave" not in reader.message
    async with reading(session=Session(bridge, said=later)) as reader:
        await reader.until(lambda: reader.record.document.published == later)


async def test_undo_of_what_was_corrected_before_keeps_the_day_that_was_said(
    bridge: Article, reading: Open
) -> None:
    said = given_date("2024-02-03")
    async with reading() as reader:
        await reader.press("c", "a", "c", "a", "u")
        assert [each.status for each in reader.record.claims].count("accepted") == 1
    async with reading(session=Session(bridge, said=said)) as reader:
        await reader.until(lambda: "D sets another" in reader.message)
        for key, number, told in (
            ("ctrl+r", 2, "Done again: the claim by "),
            ("u", 1, "Undone: the claim by "),
        ):
            await reader.press(key)
            await reader.until(lambda: not wants_dates(reader.record))
            assert reader.message.startswith(told)
            assert [each.status for each in reader.record.claims].count("accepted") == number
            assert reader.record.document.published == said
    # What is read back from the journal keeps it as well.
    async with reading() as reader:
        await reader.press("u")
        await reader.until(lambda: not wants_dates(reader.record))
        assert reader.record.document.published == said
        assert all(each.status != "accepted" for each in reader.record.claims)
        await reader.press("u")
        assert reader.message == "Nothing to undo."


async def test_an_article_with_a_day_that_was_said_is_looked_at_once(bridge: Article, reading: Open) -> None:
    engine, said = FakeEngine(), given_date("2024-02-03")
    async with reading(session=Session(bridge, said=said), engine=engine) as reader:
        await reader.until(lambda: "D sets another" in reader.message)
        assert [article.published for article in engine.articles] == [said]
        assert not wants_dates(reader.record)
        await reader.press("u")
        assert engine.calls == 1


async def test_typing_replaces_the_day_that_is_known(bridge: Article, reading: Open) -> None:
    async with reading(session=Session(bridge, said=given_date("2024-02-03"))) as reader:
        await reader.until(lambda: reader.record.document.published.value == "2024-02-03")
        await reader.press("D")
        assert "2024-02-03" in reader.bottom
        await reader.type("5 March 2024")
        await reader.press("enter")
        assert reader.record.document.published.value == "2024-03-05"
        await reader.press("D", "left", "right", "end", "backspace", "6", "enter")
        assert reader.record.document.published.value == "2024-03-06"
        await reader.press("D", "end", "backspace", "7", "enter")
        assert reader.record.document.published.value == "2024-03-07"
        await reader.press("D", "escape")
        assert reader.record.document.published.value == "2024-03-07"


async def test_a_note_gives_way_to_what_is_typed_and_can_be_added_to(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "quotation_mark")
        await reader.type("call her")
        await reader.press("enter", "quotation_mark", "end")
        await reader.type(" today")
        await reader.press("enter")
        claim = reader.screen.session.item(reader.screen.current)
        assert claim is not None
        assert claim.note == "call her today"
        await reader.press("quotation_mark")
        await reader.type("done")
        await reader.press("enter")
        claim = reader.screen.session.item(reader.screen.current)
        assert claim is not None
        assert claim.note == "done"


def test_a_record_that_was_written_beside_the_article_by_another_name_is_the_articles(
    bridge: Article, here: Path
) -> None:
    usual, other = here / "bridge.txt.yaml", here / "bridge.yaml"
    assert annotations_path(bridge, ExportSettings()) == usual
    other.write_text(dump_yaml(record_of("bridge.txt")), encoding="utf-8")
    assert annotations_path(bridge, ExportSettings()) == other
    # One by the usual name comes first, ...
    usual.write_text(dump_yaml(record_of("bridge.txt")), encoding="utf-8")
    assert annotations_path(bridge, ExportSettings()) == usual
    usual.unlink()
    # ... and what is of another text, or no record, is somebody else's.
    other.write_text(dump_yaml(record_of("bridge.txt", "0" * 64)), encoding="utf-8")
    assert annotations_path(bridge, ExportSettings()) == usual
    other.write_text("bridge: closed\n", encoding="utf-8")
    assert annotations_path(bridge, ExportSettings()) == usual


async def test_that_record_is_shown_and_corrected(reading: Open, bridge: Article, here: Path) -> None:
    other = here / "bridge.yaml"
    other.write_text(dump_yaml(decide(record_of("bridge.txt"), "c1", "accepted")), encoding="utf-8")
    async with reading(article=bridge) as reader:
        assert next(claim for claim in reader.record.claims if claim.id == "c1").status == "accepted"
        await reader.press("c", "c", "a")
    (record,) = load_records(other.read_text("utf-8"), source="bridge.yaml")
    assert [claim.id for claim in record.claims if claim.status == "accepted"] == ["c1", "c2"]
    assert not (here / "bridge.txt.yaml").exists()


async def test_it_is_told_that_annotations_are_being_read(
    reading: Open, bridge: Article, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "bridge.txt.yaml").write_text(dump_yaml(record_of("bridge.txt")), encoding="utf-8")
    told: list[str] = []
    begin = Annotator.begin

    def begun(annotator: Annotator) -> None:
        told.append(str(annotator._desk.query_one("#title", Bar).right))  # type: ignore[attr-defined]
        begin(annotator)

    monkeypatch.setattr(Annotator, "begin", begun)
    async with reading(article=bridge) as reader:
        assert told == [f" {READING}"]
        assert READING not in "\n".join(reader.rows())
        assert reader.screen.annotator.working == ""
