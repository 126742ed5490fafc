"""What annotators submitted in Label Studio, merged into the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotate.cli.headless import main
from annotate.formats import load_records
from annotate.formats.checking import check_record
from annotate.formats.writers import Recorded
from annotate.formats.writers.tools.label_studio import FORMAT, dump_tasks
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations
from annotate.review.returning.merging import MergedBack, merged_back
from tests.samples import TEXT as OTHER
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record

Task = dict[str, Any]
Regions = list[dict[str, Any]]


def submitted(change: Callable[[Regions], Any], *, by: Any = 3, **more: Any) -> Task:
    """The task as Label Studio exports it when somebody began with the predictions and changed them."""
    (task,) = json.loads(dump_tasks([Recorded(sample_record(), TEXT)]))
    result = json.loads(json.dumps(task["predictions"][0]["result"]))
    change(result)
    made = {"id": 1, "completed_by": by, "result": result, "was_cancelled": False, "lead_time": 9.1, **more}
    found: Task = {"id": 7, "annotations": [made], **task, "meta": {}, "project": 1}
    return found


def merged(task: Task, record: Annotations | None = None) -> MergedBack:
    assert FORMAT.back is not None
    record = record or sample_record()
    found = record
    for _ in range(2):
        (returned, *_) = FORMAT.back.read(json.dumps([task]).encode(), "a.json")
        last = merged_back(found, TEXT, returned, FORMAT.back.marks)
        if found is record:
            first = last
        found = last.record
    assert found is first.record
    assert check_record(found) == []
    return first


def regions(result: Regions, words: str) -> Regions:
    return [each for each in result if each["type"] == "labels" and each["value"]["text"] == words]


def relabel(result: Regions, words: str, label: str) -> None:
    for each in regions(result, words):
        if each["value"]["labels"] != ["SOURCE"]:
            each["value"]["labels"] = [label]


def drawn(words: str, label: str, id: str = "Xy12") -> dict[str, Any]:
    start = TEXT.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def names(record: Annotations) -> dict[str, str]:
    return {entity.name: entity.type for entity in record.entities}


def test_what_was_submitted_as_it_was_changes_nothing() -> None:
    found = merged(submitted(list))
    assert (found.changes, found.told, found.disputed) == ((), (), ())


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (3, "annotator 3"),
        ({"id": 3, "email": "ana@example.org"}, "ana@example.org"),
        ({"first_name": "Ana", "last_name": "Ruiz"}, "Ana Ruiz"),
    ],
)
def test_a_label_changed_by_somebody(by: Any, words: str) -> None:
    found = merged(submitted(lambda result: relabel(result, "Coastal Wire", "PRODUCT"), by=by)).record
    assert names(found)["Coastal Wire"] == "PRODUCT"
    (entity,) = (each for each in found.entities if each.name == "Coastal Wire")
    assert entity.mentions[0].because == f"corrected in Label Studio by {words}"


def test_regions_deleted_moved_and_drawn() -> None:
    def change(result: Regions) -> None:
        result.remove(regions(result, "Coastal Wire")[0])
        regions(result, "VELDEN")[0]["value"] |= {"end": 65, "text": TEXT[58:65]}
        result.append(drawn("bakery", "FAC"))
        result.append({**drawn("long summer", "DATE", "t"), "meta": {"text": ["which one?"]}})

    found = merged(submitted(change)).record
    states = {entity.name: entity.status for entity in found.entities}
    assert (states["Coastal Wire"], states["bakery"]) == ("rejected", "edited")
    assert TEXT[58:65] in {mention.exact for mention in found.entities[0].mentions}
    (time,) = (each for each in found.timeline.times if each.exact == "long summer")
    assert (time.type, time.note) == ("DATE", "which one?")


def test_claims_and_their_sources() -> None:
    def change(result: Regions) -> None:
        claim = sample_record().claims[0].content[0].exact
        content = regions(result, claim)[0]["id"]
        result[:] = [each for each in result if each.get("from_id") != content]
        result.append({"type": "relation", "from_id": content, "to_id": "s", "direction": "right"})
        result.append(drawn("Residents", "SOURCE", "s"))
        result.append(drawn("The detour through Halden takes 40 minutes", "CLAIM", "c"))
        result.append({"type": "relation", "from_id": "s", "to_id": "c", "direction": "left"})

    found = merged(submitted(change)).record
    first = next(each for each in found.claims if each.id == sample_record().claims[0].id)
    assert first.source is not None
    assert [span.exact for span in first.source.spans] == ["Residents"]
    (new,) = (each for each in found.claims if each.content[0].exact.startswith("The detour"))
    assert new.source is not None
    assert [span.exact for span in new.source.spans] == ["Residents"]


def test_what_was_begun_without_the_predictions_deletes_nothing() -> None:
    def change(result: Regions) -> None:
        result[:] = [drawn("bakery", "FAC")]

    found = merged(submitted(change))
    assert found.changes == ("the entity “bakery” was added (FAC)",)
    assert len(found.told) == 1


def test_what_was_skipped_is_no_annotation() -> None:
    task = submitted(lambda result: result.clear(), was_cancelled=True)
    assert merged(task).changes == ()


def test_a_label_of_their_own_is_told() -> None:
    found = merged(submitted(lambda result: result.append(drawn("bakery", "Shop"))))
    assert found.changes == ()
    assert found.told == ("the label Shop is none that a record knows, and was left out",)


def test_several_articles_and_annotators_in_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (other,) = json.loads(dump_tasks([Recorded(full_record(), OTHER)]))
    task = submitted(lambda result: relabel(result, "Coastal Wire", "PRODUCT"))
    task["annotations"] += submitted(lambda result: relabel(result, "Marit Olsen", "MISC"))["annotations"]
    Path("export.json").write_text(json.dumps([other, task]), encoding="utf-8")
    Path("all.yaml").write_text(
        "---\n".join(map(dump_yaml, (sample_record(), full_record()))), encoding="utf-8"
    )
    assert main(["merge", "all.yaml", "export.json"]) == 0
    assert "export.json: 2 corrected\n" in capsys.readouterr().out
    first, second = load_records(Path("all.yaml").read_text("utf-8"), source="all.yaml")
    assert (names(first)["Coastal Wire"], names(first)["Marit Olsen"]) == ("PRODUCT", "MISC")
    assert second == full_record()
    Path("one.yaml").write_text(dump_yaml(sample_record()), encoding="utf-8")
    assert main(["merge", "one.yaml", "export.json"]) == 0
    Path("other.json").write_text(json.dumps([other, {**other, "data": {"text": "x"}}]), encoding="utf-8")
    assert main(["merge", "one.yaml", "other.json"]) == 1
    assert capsys.readouterr().err == "dateline: other.json: is not of the article of one.yaml\n"
