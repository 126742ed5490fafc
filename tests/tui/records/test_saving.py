"""A failed save is never silent: told at once, a lasting sign, tried again, another place, a question."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.formats import load_records
from annotate.record import Annotations
from annotate.review.carry_over import touched
from annotate.review.edits import decide, find, note
from tests.tui.conftest import Open, Reading, settled
from tests.tui.sample import TEXT, FakeEngine, sample_record
from tui.records.paths import write_annotations
from tui.records.record_file import SMALL
from tui.screens.boxes.unsaved import UnsavedScreen


class Disk:
    """A disk that may be full, for some files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: int | None = None
        self.full: Callable[[Path], bool] = lambda path: path.suffix == ".yaml"
        self.tries = 0
        import tui.records.paths
        import tui.records.record_file
        from annotate.support.files import write_whole

        def write(path: str | Path, text: str) -> None:
            if self.error is not None and self.full(Path(path)):
                from annotate.errors import OutputError

                self.tries += 1
                raise OutputError(f"{path}: cannot be written: {os.strerror(self.error)}")
            write_whole(path, text)

        for module in (tui.records.record_file, tui.records.paths):
            monkeypatch.setattr(module, "write_whole", write)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def in_file(path: Path) -> Annotations:
    return load_records(path.read_text(encoding="utf-8"), source=str(path))[0]


def yaml_of(article: Article) -> Path:
    return Path(f"{article.source}.yaml")


def long_engine(article: Article) -> FakeEngine:
    """An engine that finds more than is written at once."""
    record = sample_record(article)
    times = tuple(replace(record.timeline.times[0], id=f"t{number}") for number in range(1, SMALL + 50))
    engine = FakeEngine()
    engine.answer = replace(record, timeline=replace(record.timeline, times=times))
    return engine


@pytest.fixture(params=["short", "long"])
def engine(request: pytest.FixtureRequest, bridge: Article) -> FakeEngine:
    return FakeEngine() if request.param == "short" else long_engine(bridge)


async def written(reader: Reading) -> None:
    """Wait for what is written behind the reader's back."""
    reader.screen.saver.keeper.finish()
    await reader.pilot.pause()


def title(reader: Reading) -> str:
    return reader.rows()[0]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.ENOENT, errno.EDQUOT, errno.ENAMETOOLONG])
async def test_a_failed_save_is_told_kept_and_tried_again(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk, error: int
) -> None:
    async with reading(engine=engine) as reader:
        disk.error = error
        await reader.press("c", "a")
        await written(reader)
        assert reader.message.startswith(f"Not saved: {os.strerror(error)}. Tried again; :write PATH")
        assert "1 not saved" in title(reader)
        await reader.press("c", "x", "c", "a")
        await written(reader)
        assert "3 not saved" in title(reader)
        reader.screen.tell("Found 26 entities.")
        await reader.pilot.pause()
        assert "3 not saved" in title(reader)
        await reader.press("w")
        assert reader.message == f"Not written: {os.strerror(error)}"
        assert not yaml_of(bridge).exists()
        disk.error = None
        reader.screen.saver.try_again()
        await written(reader)
        assert reader.message == "Saved: your corrections are in bridge.txt.yaml now."
        assert "not saved" not in title(reader)
        assert len(touched(in_file(yaml_of(bridge)))) == 3
        await reader.press("q")
        await reader.pilot.pause()
    assert reader.app.unsaved == []


async def test_with_room_again_the_next_correction_saves_all(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk
) -> None:
    async with reading(engine=engine) as reader:
        disk.error = errno.ENOSPC
        await reader.press("c", "a", "c", "a")
        await written(reader)
        disk.error = None
        await reader.press("c", "a")
        await written(reader)
        assert "not saved" not in title(reader)
        assert [find(in_file(yaml_of(bridge)), id).status for id in ("c1", "c2", "c3")] == ["accepted"] * 3


async def test_the_sign_is_seen_in_every_state(reading: Open, bridge: Article, disk: Disk) -> None:
    async with reading(size=(80, 24)) as reader:
        disk.error = errno.ENOSPC
        await reader.press("c", "a", "z")
        assert "1 not saved" in title(reader)
        await reader.press("z")
        reader.screen.annotator.working = "⠋ annotating, 2 s"
        reader.screen.draw()
        await reader.pilot.pause()
        assert "1 not saved" in title(reader)
        assert "annotating" in title(reader)


async def leave(reader: Reading, *keys: str) -> None:
    await reader.press(*keys)
    await reader.pilot.pause()


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_leaving_tries_again_and_then_asks(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk, key: str
) -> None:
    async with reading(engine=engine, size=(80, 24)) as reader:
        disk.error = errno.ENOSPC
        await reader.press("c", "a", "c", "a")
        await written(reader)
        tries = disk.tries
        await leave(reader, key)
        assert disk.tries > tries
        assert isinstance(reader.app.screen, UnsavedScreen)
        shown = "\n".join(reader.rows())
        assert "2 corrections are not saved: No space left on device" in shown
        assert "come back when the article is opened again" in shown
        await leave(reader, "escape")
        assert reader.app.screen is reader.screen  # type: ignore[comparison-overlap] # it was closed
        assert reader.app.return_code is None
        await leave(reader, key)
        await leave(reader, "l")
        assert reader.app._exit
    (words,) = reader.app.unsaved
    assert words.startswith(f"{yaml_of(bridge)}: 2 corrections are not saved (No space left on device)")
    assert words.endswith("opening the article again brings them back")


async def test_what_was_left_unsaved_comes_back(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk
) -> None:
    async with reading(engine=engine) as reader:
        disk.error = errno.EROFS
        await reader.press("c", "a", "c", "x")
        await written(reader)
        await leave(reader, "q")
        await leave(reader, "l")
    assert not yaml_of(bridge).exists()
    disk.error = None
    async with reading(engine=engine) as reader:
        await written(reader)
        assert [find(reader.record, id).status for id in ("c1", "c2")] == ["accepted", "rejected"]
        assert touched(in_file(yaml_of(bridge))) == touched(reader.record)
        await reader.press("u")
        assert find(reader.record, "c2").status is None


async def test_leaving_saves_elsewhere(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere" / "bridge.yaml"
    disk.full = lambda path: path.name == "bridge.txt.yaml"
    async with reading(engine=engine) as reader:
        disk.error = errno.ENOSPC
        await reader.press("c", "a")
        await written(reader)
        await leave(reader, "q")
        await leave(reader, "s")
        await reader.type(str(other))
        await reader.press("enter")
        assert "make the folder" in reader.bottom
        await reader.type("yes")
        await leave(reader, "enter")
        assert reader.app._exit
    assert find(in_file(other), "c1").status == "accepted"
    assert reader.app.unsaved == []


async def test_write_elsewhere_takes_the_corrections_there_from_then_on(
    reading: Open, bridge: Article, engine: FakeEngine, disk: Disk, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    disk.full = lambda path: path.name == "bridge.txt.yaml"
    async with reading(engine=engine) as reader:
        disk.error = errno.ENOSPC
        await reader.press("c", "a")
        await written(reader)
        reader.screen.command_line.run(f"write {other}")
        assert reader.message == f"Written to {other}; corrections go there from now on"
        assert "not saved" not in title(reader)
        await reader.press("c", "a")
        await written(reader)
        assert [find(in_file(other), id).status for id in ("c1", "c2")] == ["accepted", "accepted"]


@pytest.mark.parametrize(
    "broken",
    [
        "schema: [",
        "shopping: [bread]\n",
        "",
        "\x00",
        "schema: dateline.annotations\nschema_version: '9.0'\n",
    ],
)
async def test_beside_a_broken_record_nothing_is_lost_and_all_is_told(
    reading: Open, bridge: Article, engine: FakeEngine, tmp_path: Path, broken: str
) -> None:
    path = yaml_of(bridge)
    path.write_text(broken, encoding="utf-8")
    async with reading(engine=engine) as reader:
        assert reader.message.startswith("Corrections cannot be saved: bridge.txt.yaml")
        assert "was changed" not in reader.message
        assert "cannot be saved" in title(reader)
        await reader.press("c", "a")
        await written(reader)
        assert reader.message.startswith("Not saved: bridge.txt.yaml")
        assert "was changed" not in reader.message
        assert reader.bottom.rstrip().endswith(":write PATH saves elsewhere.")
        assert "1 not saved" in title(reader)
        await leave(reader, "q")
        assert isinstance(reader.app.screen, UnsavedScreen)
        await leave(reader, "escape")
        assert path.read_text(encoding="utf-8") == broken
        path.unlink()
        reader.screen.saver.try_again()
        await written(reader)
        assert find(in_file(path), "c1").status == "accepted"


async def test_a_broken_record_without_corrections_lets_one_leave(reading: Open, bridge: Article) -> None:
    yaml_of(bridge).write_text("schema: [", encoding="utf-8")
    async with reading() as reader:
        await leave(reader, "q")
        assert reader.app._exit
    assert reader.app.unsaved == []


async def test_a_record_that_is_put_right_gets_the_corrections(reading: Open, bridge: Article) -> None:
    path = yaml_of(bridge)
    good = decide(sample_record(bridge), "c9", "rejected")
    write_annotations(good, path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("speech_act: deny", "speech_act: denyy"), encoding="utf-8")
    async with reading() as reader:
        assert "denyy" in reader.message
        await reader.press("c", "a")
        path.write_text(whole, encoding="utf-8")
        reader.screen.saver.try_again()
        record = in_file(path)
        assert [find(record, id).status for id in ("c1", "c9")] == ["accepted", "rejected"]
        assert find(reader.record, "c9").status == "rejected"
        assert "not saved" not in title(reader)


async def test_a_folder_that_is_gone_is_told(reading: Open, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    article = Article.from_path(folder / "bridge.txt")
    async with reading(article=article) as reader:
        (folder / "bridge.txt").unlink()
        folder.rmdir()
        folder.write_text("a file in its place")
        await reader.press("c", "a")
        assert reader.message.startswith("Not saved: ")
        assert "1 not saved" in title(reader)


@pytest.mark.parametrize("letter", ["n", "é", "新", "🌊"])
async def test_the_longest_names_are_saved(reading: Open, tmp_path: Path, letter: str) -> None:
    name = letter * ((255 - 4) // len(letter.encode())) + ".txt"
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    article = Article.from_path(tmp_path / name)
    for _ in range(2):
        async with reading(article=article) as reader:
            await reader.press("c", "a")
            assert "accepted" in reader.message
            await reader.press("R")
            assert reader.message.startswith("Report written to ")
    (path,) = tmp_path.glob("*.yaml")
    assert [item.id for item in touched(in_file(path))] == ["c1", "c2"]


@pytest.mark.skipif(os.name != "posix", reason="names of POSIX")
async def test_a_name_that_is_no_utf8_has_its_record_beside_it(
    reading: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    async with reading(article=Article.from_path(tmp_path / name)) as reader:
        await reader.press("c", "a", "w")
        assert reader.message.startswith("Written to ")
    assert find(in_file(tmp_path / f"{name}.yaml"), "c1").status == "accepted"
    assert list((tmp_path / "elsewhere").iterdir()) == []


# The date


async def set_date(reader: Reading, typed: str) -> None:
    await reader.press("D", *["backspace"] * 12)
    await reader.type(typed)
    await reader.press("enter")
    await settled(reader)
    await reader.pilot.pause()


async def test_the_publication_date_is_a_correction_like_any_other(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        before = reader.record.document.published
        await set_date(reader, "2024-06-12")
        assert "12 Jun 2024 (given)" in title(reader)
        assert in_file(yaml_of(bridge)).document.published.value == "2024-06-12"
        await reader.press("u")
        assert reader.message == "Undone: publication date 2024-06-12."
        assert reader.record.document.published == before
        assert in_file(yaml_of(bridge)).document.published == before
        await reader.press("ctrl+r")
        assert in_file(yaml_of(bridge)).document.published.value == "2024-06-12"
    async with reading() as reader:
        assert reader.record.document.published.value == "2024-06-12"
        assert reader.screen.session.article.published.value == "2024-06-12"
        await reader.press("u")
        assert reader.record.document.published == before


async def test_the_date_is_saved_before_anything_is_counted_from_it(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        reader.engine.allowed.clear()
        await reader.press("D", *["backspace"] * 12)
        await reader.type("2024-06-12")
        await reader.press("enter")
        record = in_file(yaml_of(bridge))
        assert record.document.published.value == "2024-06-12"
        assert [each.code for each in record.diagnostics] == ["redate"]
        await leave(reader, "q")
    async with reading() as reader:
        assert [each.published.value for each in reader.engine.articles] in ([], ["2024-06-12"])
        assert reader.record.document.published.value == "2024-06-12"
        assert reader.record.diagnostics == ()
        assert in_file(yaml_of(bridge)).diagnostics == ()


async def test_the_date_survives_a_newer_engine(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await set_date(reader, "2024-06-12")
        await reader.press("c", "a")
    newer = FakeEngine()
    newer.version = "2"
    async with reading(engine=newer) as reader:
        assert newer.articles[-1].published.value == "2024-06-12"
        assert reader.record.document.published.value == "2024-06-12"
        assert find(reader.record, "c1").status == "accepted"


# Undo


async def test_undo_takes_a_count(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a", "c", "a", "c", "a", "3", "u")
        assert reader.message.startswith("Undone 3 times: the claim by port authority accepted, the claim by")
        assert touched(in_file(yaml_of(bridge))) == []
        await reader.press("2", "ctrl+r")
        assert [item.id for item in touched(in_file(yaml_of(bridge)))] == ["c1", "c2"]
        await reader.press("9", "u")
        assert touched(reader.record) == []


async def test_undo_lasts_over_a_reopening(reading: Open, bridge: Article, engine: FakeEngine) -> None:
    async with reading(engine=engine) as reader:
        await reader.press("c", "a", "c", "x", "c", "a", "u")
        await written(reader)
    for _ in range(2):
        async with reading(engine=engine) as reader:
            await reader.press("u")
            assert reader.message == "Undone: the claim by Ana Ruiz rejected."
            assert [item.id for item in touched(reader.record)] == ["c1"]
            await reader.press("ctrl+r", "ctrl+r")
            assert [item.id for item in touched(reader.record)] == ["c1", "c2", "c3"]
            await reader.press("u")
            await written(reader)
    async with reading(engine=engine) as reader:
        await reader.press("5", "u")
        assert touched(reader.record) == []
        await written(reader)
        assert touched(in_file(yaml_of(bridge))) == []


async def test_undo_is_forgotten_when_somebody_else_changed_the_file(reading: Open, bridge: Article) -> None:
    async with reading() as reader:
        await reader.press("c", "a")
    write_annotations(decide(in_file(yaml_of(bridge)), "c4", "rejected"), yaml_of(bridge))
    async with reading() as reader:
        await reader.press("u")
        assert reader.message == "Nothing to undo."
        assert [item.id for item in touched(reader.record)] == ["c1", "c4"]


# Two readers, two articles


async def test_both_notes_are_kept_and_what_is_disputed_is_told(reading: Open, bridge: Article) -> None:
    path = yaml_of(bridge)
    async with reading() as reader:
        await reader.press("c", "a")
        theirs = note(decide(in_file(path), "c1", "rejected"), "c1", "the editor doubts it")
        write_annotations(theirs, path)
        await reader.press("quotation_mark")
        await reader.type("checked by phone")
        await reader.press("enter")
        claim = find(in_file(path), "c1")
        assert set((claim.note or "").split(" / ")) == {"checked by phone", "the editor doubts it"}
        assert claim.status == "accepted"
        assert "You both judged “The old harbour bridge" in reader.message
        await reader.press("c", "a")
        assert find(in_file(path), "c1").note == claim.note


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
async def test_two_articles_of_one_name_have_a_record_each(
    reading: Open, tmp_path: Path, order: tuple[str, str]
) -> None:
    from annotate.settings import ExportSettings, Settings

    settings = replace(Settings(), export=ExportSettings(folder=str(tmp_path / "out")))
    articles = {}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text(TEXT if name == "a" else f"Later on Friday.\n\n{TEXT}")
        articles[name] = Article.from_path(tmp_path / name / "news.txt")

    def engine_for(name: str) -> FakeEngine:
        engine = FakeEngine()
        engine.answer = sample_record(articles[name])
        return engine

    for name in order:
        async with reading(article=articles[name], settings=settings, engine=engine_for(name)) as reader:
            await reader.press("c", *(["c"] if name == "b" else []), "a")
    for name in (*order, *order):
        async with reading(article=articles[name], settings=settings, engine=engine_for(name)) as reader:
            assert [item.id for item in touched(reader.record)] == [{"a": "c1", "b": "c2"}[name]]
            await leave(reader, "q")
    assert len(list((tmp_path / "out").glob("*.yaml"))) == 2


async def test_two_pages_that_end_alike_have_a_record_each(
    reading: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for host, keys in (("one", ("c", "a")), ("two", ("c", "c", "a"))):
        url = f"https://{host}.example/2025/index.html"
        text = f"{TEXT}\nFrom {host}.\n"
        article = Article.from_text(text, id="index", source=url, url=url)
        engine = FakeEngine()
        engine.answer = sample_record(article)
        async with reading(article=article, engine=engine) as reader:
            await reader.press(*keys)
    records = [in_file(path) for path in tmp_path.glob("*.yaml")]
    assert sorted([item.id for item in touched(record)] for record in records) == [["c1"], ["c2"]]


# Other files


async def test_nothing_is_written_over_articles(reading: Open, bridge: Article, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Another article\n\nIt says something.\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "bridge.txt", tmp_path / "other.md")}
    async with reading() as reader:
        reader.screen.narrower.apply("act:deny")
        for path in before:
            for command in ("write", "report", "write_filtered"):
                reader.screen.command_line.run(f"{command} {path}")
                await reader.pilot.pause()
                assert reader.message.startswith("Not written: that ")
    assert {path: path.read_bytes() for path in before} == before


async def test_over_what_others_made_only_when_told_to(
    reading: Open, bridge: Article, tmp_path: Path
) -> None:
    corrected = tmp_path / "theirs.yaml"
    write_annotations(decide(sample_record(bridge), "c4", "accepted"), corrected)
    notes = tmp_path / "notes"
    notes.write_text("do not lose", encoding="utf-8")
    dossier = tmp_path / "dossier.yaml"
    dossier.write_text('schema: dateline.dossier\nschema_version: "1.0"\ndecisions: []\n', encoding="utf-8")
    async with reading() as reader:
        for path, why in (
            (corrected, "it holds corrections"),
            (notes, "it is no record that can be read"),
            (dossier, "it is a dossier"),
        ):
            before = path.read_bytes()
            for answer in ("no", "", "what"):
                reader.screen.command_line.run(f"write {path}")
                await reader.pilot.pause()
                assert why in reader.bottom
                await reader.type(answer)
                await reader.press("enter")
                assert reader.message == f"Not written; {path.name} is as it was."
                assert path.read_bytes() == before
            reader.screen.command_line.run(f"write {path}")
            await reader.type("yes")
            await reader.press("enter")
            assert in_file(path) == reader.record if path.suffix else path.read_bytes() != before


async def test_own_records_and_reports_are_written_again(reading: Open, tmp_path: Path) -> None:
    async with reading() as reader:
        for command, name in (("write", "mine.yaml"), ("report", "mine.md")):
            for _ in range(2):
                reader.screen.command_line.run(f"{command} {tmp_path / name}")
                await reader.pilot.pause()
                assert "ritten to" in reader.message
            await reader.press("c", "a")


async def test_comments_are_kept_in_a_copy_and_that_is_told(reading: Open, bridge: Article) -> None:
    path = yaml_of(bridge)
    write_annotations(sample_record(bridge), path)
    commented = "# checked by Mo\n" + path.read_text(encoding="utf-8")
    path.write_text(commented, encoding="utf-8")
    async with reading() as reader:
        await reader.press("c", "a")
        assert reader.message == (
            "Comments cannot be kept in bridge.txt.yaml; as it was, it is in bridge.txt.yaml.bak."
        )
        await reader.press("c", "a")
        assert "Comments" not in reader.message
    assert Path(f"{path}.bak").read_text(encoding="utf-8") == commented
    assert len(list(path.parent.glob("*.bak"))) == 1


async def test_a_label_changed_by_hand_is_kept_with_newer_settings(reading: Open, bridge: Article) -> None:
    path = yaml_of(bridge)
    async with reading() as reader:
        await reader.press("c", "a")
        await written(reader)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("speech_act: deny", "speech_act: admit"), encoding="utf-8")
    newer = FakeEngine()
    newer.version = "2"
    async with reading(engine=newer) as reader:
        claim = find(reader.record, "c3")
        assert (claim.speech_act, claim.status) == ("admit", "edited")  # type: ignore[union-attr]
        assert [item.id for item in touched(reader.record)] == ["c1", "c3"]


# Places


async def test_marks_are_kept(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("c", "m", "x", "G")
        place = TEXT.index("The old harbour")
    async with reading() as reader:
        await reader.press("g", "apostrophe", "x")
        assert reader.message == "At mark x."
        assert reader.cursor == place
