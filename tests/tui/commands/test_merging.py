"""What others corrected, taken over in the reader."""

from __future__ import annotations

import json
from pathlib import Path

from annotate.formats import load_record
from annotate.formats.writers.brat import brat_text, dump_brat
from annotate.formats.writers.tools.web_annotation import dump_web_annotations
from annotate.review.edits import find
from tests.tui.conftest import Open, Reading
from tests.tui.sample import TEXT
from tui.screens.boxes.words import WordsScreen


def beside(reader: Reading, name: str) -> Path:
    return Path(reader.screen.session.article.source or "").parent / name


def corrected(reader: Reading, words: str = "Coastal Wire", label: str = "PRODUCT") -> str:
    """The record as Web Annotation in which somebody gave another type."""
    data = json.loads(dump_web_annotations(reader.record, TEXT))
    for item in data["first"]["items"]:
        if item["target"]["selector"][1]["exact"] == words:
            item["body"][0]["value"] = label
    return json.dumps(data)


async def test_a_file_is_taken_over_saved_and_undone_at_once(reading: Open) -> None:
    async with reading() as reader:
        path = beside(reader, "ana.jsonld")
        path.write_text(corrected(reader), encoding="utf-8")
        reader.screen.command_line.run(f"merge_corrections {path}")
        await reader.pilot.pause()
        assert "erged 1 correction from" in reader.message
        entity = find(reader.record, "e2")
        assert (entity.type, entity.status) == ("PRODUCT", "edited")  # type: ignore[union-attr]
        kept = load_record(beside(reader, record_of(reader)).read_text("utf-8"), source="a.yaml")
        assert kept.entities == reader.record.entities
        reader.screen.command_line.run(f"merge_corrections {path}")
        await reader.pilot.pause()
        assert reader.message.startswith("There is nothing to correct in")
        await reader.press("u")
        assert find(reader.record, "e2").type == "ORG"  # type: ignore[union-attr]


def record_of(reader: Reading) -> str:
    return f"{Path(reader.screen.session.article.source or '').name}.yaml"


async def test_it_is_asked_for_and_looked_for_beside_the_article(reading: Open) -> None:
    async with reading() as reader:
        beside(reader, "b.txt").write_text(brat_text(TEXT), encoding="utf-8", newline="")
        lines = dump_brat(reader.record).replace("\tORG 75 87\t", "\tPRODUCT 75 87\t")
        beside(reader, "b.ann").write_text(lines, encoding="utf-8")
        reader.screen.command_line.run("merge_corrections")
        await reader.pilot.pause()
        await reader.press(*"b.ann", "enter")
        assert "erged 1 correction from" in reader.message
        assert find(reader.record, "e2").type == "PRODUCT"  # type: ignore[union-attr]


async def test_what_was_corrected_here_too_stays_and_is_shown(reading: Open) -> None:
    async with reading() as reader:
        path = beside(reader, "ana.jsonld")
        path.write_text(corrected(reader), encoding="utf-8")
        await reader.press("e", "e", "e", "r", *"person", "enter")
        assert find(reader.record, "e2").type == "PERSON"  # type: ignore[union-attr]
        reader.screen.command_line.run(f"merge_corrections {path}")
        await reader.pilot.pause()
        assert isinstance(reader.app.screen, WordsScreen)
        assert find(reader.record, "e2").type == "PERSON"  # type: ignore[union-attr]


async def test_what_is_no_such_file_is_told(reading: Open) -> None:
    async with reading() as reader:
        path = beside(reader, "a.jsonld")
        before = reader.record
        for content, words in (("{", "is not JSON"), ("{}", "holds no Web Annotation")):
            path.write_text(content)
            reader.screen.command_line.run(f"merge_corrections {path}")
            await reader.pilot.pause()
            assert reader.message.startswith("Not merged: ")
            assert words in reader.message
        reader.screen.command_line.run("merge_corrections nowhere.ann")
        await reader.pilot.pause()
        assert "cannot be read" in reader.message
        assert reader.record is before


async def test_the_reader_says_that_a_task_is_of_another_text(reading: Open, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"text": "Ships left the port.", "spans": [], "answer": "accept"}) + "\n")
    async with reading() as reader:
        reader.screen.command_line.run(f"merge_corrections {other}")
        assert "it is of another text" in reader.message
