"""``dateline merge``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.cli.headless import main
from annotate.formats import load_records
from annotate.formats.writers.tools.web_annotation import dump_web_annotations
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations
from tests.samples import TEXT as OTHER
from tests.samples import full_record
from tests.tui.sample import TEXT, sample_record


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, its record, and the same for others to correct."""
    monkeypatch.chdir(tmp_path)
    Path("bridge.txt").write_text(TEXT, encoding="utf-8", newline="")
    Path("bridge.yaml").write_text(dump_yaml(sample_record()), encoding="utf-8")
    write(exported())
    return tmp_path


def exported(record: Annotations | None = None, text: str = TEXT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_web_annotations(record or sample_record(), text))
    return found


def write(data: dict[str, Any], name: str = "bridge.jsonld") -> None:
    Path(name).write_text(json.dumps(data), encoding="utf-8")


def corrected(words: str = "Coastal Wire", label: str = "PRODUCT") -> dict[str, Any]:
    data = exported()
    for item in data["first"]["items"]:
        if item["target"]["selector"][1]["exact"] == words and item["motivation"] != "linking":
            item["body"][0]["value"] = label
    return data


def record(name: str = "bridge.yaml") -> Annotations:
    (found,) = load_records(Path(name).read_text("utf-8"), source=name)
    return found


def test_corrections_go_into_the_record(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corrected())
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "--by", "Ana"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "bridge.jsonld: 1 corrected",
        "  the entity “Coastal Wire” was changed (type)",
    ]
    (entity,) = (each for each in record().entities if each.name == "Coastal Wire")
    assert (entity.type, entity.status) == ("PRODUCT", "edited")
    assert entity.mentions[0].because == "corrected in Web Annotation by Ana"
    assert main(["validate", "bridge.yaml"]) == 0


def test_what_was_not_touched_changes_nothing(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("bridge.yaml").stat()
    assert main(["merge", "bridge.yaml", "bridge.jsonld"]) == 0
    assert capsys.readouterr().out == "bridge.jsonld: nothing to correct\n"
    after = Path("bridge.yaml").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_merged_twice_is_merged_once(story: Path) -> None:
    write(corrected())
    assert main(["merge", "bridge.yaml", "bridge.jsonld"]) == 0
    once = Path("bridge.yaml").read_bytes()
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "bridge.jsonld"]) == 0
    assert Path("bridge.yaml").read_bytes() == once


def test_two_people_at_once(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corrected(), "a.jsonld")
    write(corrected("Marit Olsen", "ORG"), "b.jsonld")
    assert main(["merge", "bridge.yaml", "a.jsonld", "b.jsonld"]) == 0
    found = {entity.name: entity.type for entity in record().entities}
    assert (found["Coastal Wire"], found["Marit Olsen"]) == ("PRODUCT", "ORG")
    assert capsys.readouterr().out.count("1 corrected\n") == 2


def test_nothing_is_written_where_it_is_only_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corrected())
    before = Path("bridge.yaml").read_bytes()
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "--dry-run"]) == 0
    assert "1 corrected" in capsys.readouterr().out
    assert Path("bridge.yaml").read_bytes() == before


def test_to_another_file_but_over_none(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corrected())
    before = Path("bridge.yaml").read_bytes()
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "-o", "new.yaml"]) == 0
    assert Path("bridge.yaml").read_bytes() == before
    assert record("new.yaml").entities != sample_record().entities
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "-o", "new.yaml"]) == 1
    assert "new.yaml: is there already" in capsys.readouterr().err


def test_a_comment_in_the_record_is_kept_beside_it(story: Path) -> None:
    path = Path("bridge.yaml")
    path.write_text("# mine\n" + path.read_text("utf-8"), encoding="utf-8")
    write(corrected())
    assert main(["merge", "bridge.yaml", "bridge.jsonld"]) == 0
    assert Path("bridge.yaml.bak").read_text("utf-8").startswith("# mine\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"{}", "holds no Web Annotation"),
        (b'{"items": [{"target": 3}]}', "nothing to correct"),
        (b"[" * 100_000, "nested too deeply"),
        (b"", "is not JSON"),
    ],
)
def test_a_file_that_is_none_costs_one_sentence(
    story: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    before = Path("bridge.yaml").read_bytes()
    Path("bridge.jsonld").write_bytes(content)
    code = main(["merge", "bridge.yaml", "bridge.jsonld"])
    told = capsys.readouterr()
    assert code == (0 if words == "nothing to correct" else 1)
    assert words in told.out + told.err
    assert len(told.err.splitlines()) == code
    assert Path("bridge.yaml").read_bytes() == before


def test_one_that_cannot_be_read_costs_no_other(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corrected())
    assert main(["merge", "bridge.yaml", "none.jsonld", "bridge.jsonld"]) == 1
    assert capsys.readouterr().err == "dateline: none.jsonld: cannot be read: No such file or directory\n"
    assert {entity.type for entity in record().entities if entity.name == "Coastal Wire"} == {"PRODUCT"}


def test_a_form_that_is_not_taken_back_is_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("a,b\n")
    assert main(["merge", "bridge.yaml", "a.csv"]) == 1
    assert "is in no form of which corrections are taken back; those are" in capsys.readouterr().err
    assert main(["merge", "bridge.yaml", "a.csv", "-f", "yaml"]) == 1
    assert "a.csv: is yaml; those are" in capsys.readouterr().err


def test_content_tells_the_form_where_the_name_does_not(story: Path) -> None:
    write(corrected(), "corrected.json")
    assert main(["merge", "bridge.yaml", "corrected.json"]) == 0
    assert {entity.type for entity in record().entities if entity.name == "Coastal Wire"} == {"PRODUCT"}


def test_without_its_article_a_record_is_left(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bridge.txt").unlink()
    write(corrected())
    before = Path("bridge.yaml").read_bytes()
    assert main(["merge", "bridge.yaml", "bridge.jsonld"]) == 1
    assert "the article bridge is not at" in capsys.readouterr().err
    assert Path("bridge.yaml").read_bytes() == before


def test_of_several_records_that_of_the_article(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [full_record(), sample_record()]
    Path("all.yaml").write_text("---\n".join(map(dump_yaml, records)), encoding="utf-8")
    write(corrected())
    assert main(["merge", "all.yaml", "bridge.jsonld"]) == 0
    first, second = load_records(Path("all.yaml").read_text("utf-8"), source="all.yaml")
    assert first == full_record()
    assert {each.type for each in second.entities if each.name == "Coastal Wire"} == {"PRODUCT"}
    strange = json.loads(json.dumps(exported(full_record(), OTHER)).replace("urn:", "x:"))
    for item in strange["first"]["items"]:
        del item["via"]
    write(strange, "strange.jsonld")
    assert main(["merge", "all.yaml", "strange.jsonld"]) == 1
    assert "is of none of the 2 articles in all.yaml" in capsys.readouterr().err


def test_a_record_that_is_none(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("a.yaml", b"[]"), ("b.yaml", b"{a: 1}"), ("c.yaml", b"\xff")):
        Path(name).write_bytes(content)
        assert main(["merge", name, "bridge.jsonld"]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert name in line
    assert main(["merge", "none.yaml", "bridge.jsonld"]) == 1
    assert main(["merge", "bridge.yaml"]) == 2


def test_what_is_missing_was_deleted_where_the_user_says_so(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = exported()
    items = [item for item in data["first"]["items"] if "#e2-" not in item["id"]]
    for item in items:
        del item["via"], item["id"]
    Path("bridge.jsonld").write_text(json.dumps(items), encoding="utf-8")
    assert main(["merge", "bridge.yaml", "bridge.jsonld"]) == 0
    assert "nothing is taken for deleted" in capsys.readouterr().out
    assert record() == sample_record()
    assert main(["merge", "bridge.yaml", "bridge.jsonld", "--whole"]) == 0
    assert {each.id: each.status for each in record().entities if each.status} == {"e2": "rejected"}
