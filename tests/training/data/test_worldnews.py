"""The labels of this project go with the texts that they were made on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.data import corpora
from training.data.corpora import WORLDNEWS, worldnews
from training.data.paths import LABELS

GIVEN = {"id": "given", "text": "Rain fell.", "events": [{"spans": [[5, 9]]}]}
OWN = {
    "id": "own",
    "length": 10,
    "published": None,
    "claims": [],
    "times": [{"span": [0, 4], "type": "DATE", "value": "2024"}],
    "entities": [{"type": "GPE", "mentions": [[0, 4, "name"], [5, 9, "nominal"]]}],
    "events": [],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    parts: dict[str, list[dict[str, Any]]] = {
        "worldnews/worldnews.train": [GIVEN],
        "worldnews/worldnews.dev": [GIVEN],
        "entities/worldwide.train": [{"id": "other", "text": "."}, {"id": "own", "text": "Lima grew."}],
    }
    for name, rows in parts.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    (tmp_path / WORLDNEWS).write_text(json.dumps(OWN) + "\n")
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    monkeypatch.setattr(corpora, "LABELS", tmp_path)
    return tmp_path


def test_own_labels_get_their_text_and_the_form_of_the_others(folder: Path) -> None:
    given, own = worldnews("train")
    assert given == GIVEN
    assert own["text"] == "Lima grew."
    assert own["entities"][0]["mentions"][1] == {"span": [5, 9], "kind": "nominal"}
    assert own["times"] == [{"span": [0, 4], "type": "DATE", "value": "2024", "mod": None}]


def test_the_development_part_has_none_of_them(folder: Path) -> None:
    assert list(worldnews("dev")) == [GIVEN]


def test_another_text_under_the_name_is_noticed(folder: Path) -> None:
    (folder / WORLDNEWS).write_text(json.dumps({**OWN, "length": 11}) + "\n")
    with pytest.raises(ValueError, match="own"):
        list(worldnews("train"))


def test_the_labels_are_offsets_and_hold_no_words_of_the_texts() -> None:
    rows = [json.loads(line) for line in (LABELS / WORLDNEWS).read_text("utf-8").splitlines()]
    assert len(rows) >= 100
    assert len({row["id"] for row in rows}) == len(rows)
    words = {word for row in rows for event in row["events"] for word in event}
    assert words == {"spans", "when", "status", "rank"}
    spans = [
        span for row in rows for event in row["events"] for span in [*event["spans"], [0, row["length"]]]
    ]
    assert all(0 <= start < end for start, end in spans)
