"""``dateline validate``."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.corpus import Input
from annotate.formats import FORMATS
from annotate.formats.writers.yaml import dump_yaml
from tests.annotate.cli.conftest import FirstWordEngine
from tests.annotate.reading.corpora import read_all
from tests.samples import full_record


def test_a_valid_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(dump_yaml(full_record()), encoding="utf-8")
    assert main(["validate", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: valid, 1 record, 2 entities, 2 claims, 1 time, 2 events\n"


def test_a_wrong_one_among_right_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong = tmp_path / "right.yaml", tmp_path / "wrong.yaml"
    text = dump_yaml(full_record())
    right.write_text(text, encoding="utf-8")
    wrong.write_text(text.replace("order: [ev1, ev2]", "order: [ev3, ev2]"), encoding="utf-8")
    assert main(["validate", str(wrong), str(right), str(tmp_path / "none.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "order: [ev1, ev2]" in line)
    assert lines == [
        f'{wrong}:{number}: timeline.order[0]: there is no event "ev3" in this record',
        f'{wrong}:{number}: timeline.order: the event "ev1" is missing from the order',
        f"{right}: valid, 1 record, 2 entities, 2 claims, 1 time, 2 events",
        f"{tmp_path / 'none.yaml'}: no such file",
    ]


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate"]) == 2
    assert "FILE" in capsys.readouterr().err


ODD_JSON = {
    "half a surrogate pair": "\\ud800",
    "an escaped pair": "\\ud83d\\ude00",
    "DEL": "\x7f",
    "C1": "\x9b\\u009b",
    "separators": "\u2028\u2029\x85",
    "escaped NUL and ESC": "\\u0000\\u001b",
    "a byte order mark": "\ufeff",
    "a brace and quotes": '{[\\"\\\\',
}


@pytest.mark.parametrize("odd", ODD_JSON)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_wrong_json_with_odd_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], odd: str, form: str
) -> None:
    path = tmp_path / f"a.{form}"
    text = FORMATS[form].dump(full_record())
    wrong = text.replace('"Ann Roe"', f'"{ODD_JSON[odd]}"').replace(
        '"quotation": "mixed"', '"quotation": "odd"'
    )
    path.write_text(wrong, encoding="utf-8")
    assert main(["validate", str(path)]) == 1
    out = capsys.readouterr().out
    line = next(n for n, line in enumerate(wrong.split("\n"), 1) if '"quotation": "odd"' in line)
    assert f"{path}:{line}: claims[0].quotation: " in out
    assert all(line.isprintable() for line in out.split("\n"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,\n "a": 2}', ':2: the key "a" stands twice, in lines 1 and 2'),
        ('[{"x": [1, {"b": {},\n\n"b": 0}]}]', ':3: the key "b" stands twice, in lines 1 and 3'),
        ('{"a": {"b": 1}, "c": {"b": 1}, "b": 1}', 'a: there is no key "a"'),
        ('{"a": "x, \\"a\\": {", "b": "a"}', "there is no key"),
    ],
)
def test_a_key_that_stands_twice_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    assert main(["validate", str(path)]) == 1
    out = capsys.readouterr().out
    assert place in out
    assert ("stands twice" in place) == ("stands twice" in out)


def test_keys_that_stand_twice_in_settings_and_in_a_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config, corpus = tmp_path / "own.yaml", tmp_path / "c.jsonl"
    config.write_text("reader:\n  theme: auto\n  measure: 60\n  theme: dark\n")
    corpus.write_text('{"id": "a", "text": "One.", "text": "Two."}\n{"text": "x", "own": {"a": 1, "a": 2}}\n')
    assert main(["annotate", str(corpus), "--config", str(config)]) == 2
    assert 'own.yaml:4: the key "theme" stands twice, in lines 2 and 4' in capsys.readouterr().err
    found, told = read_all(Input(str(corpus)))
    assert [article.text for article in found] == ["x"]
    assert told == [f'{corpus}:1: has the key "text" twice']


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier of two articles, with its records."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name in ("a", "b"):
        (tmp_path / "news" / f"{name}.txt").write_text("Alpha left.\n")

    def run(*arguments: str) -> int:
        return main(list(arguments), make_engine=lambda settings: FirstWordEngine(settings))

    assert run("annotate", "news", "-o", "records/") == 0
    assert run("dossier", "news", "-o", "records/story.yaml") == 0
    return tmp_path / "records" / "story.yaml"


def test_a_dossier_is_checked(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(story)]) == 0
    assert capsys.readouterr().out == f"{story}: valid, 1 dossier, 2 articles, 1 entity\n"


def test_a_folder_stands_for_what_is_in_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "records"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "records/a.yaml",
        "records/b.yaml",
        "records/story.yaml",
    ]
    assert main(["validate", "news"]) == 1
    assert capsys.readouterr().out == "news: holds no record and no dossier\n"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("document: b", "document: z", 'there is no article "z" in this dossier'),
        ("id: E1", "id: X1", "is not written as it should be"),
        ("- id: b", "- id: a", 'the id "a" is there 2 times'),
        ("order: []", "order: [EV1]", 'there is no event "EV1" in this dossier'),
        ("salience: 0", "salience: 3", "it cannot be more than 1"),
        ("diagnostics: []", "diagnostics: no", "should be a list"),
    ],
)
def test_what_is_wrong_with_a_dossier_is_told_with_its_line(
    story: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, wrong: str
) -> None:
    text = story.read_text("utf-8")
    assert old in text
    story.write_text(text.replace(old, new, 1), "utf-8")
    assert main(["validate", str(story)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert any(wrong in line for line in told)
    assert all(line.startswith(f"{story}") for line in told)


def test_an_article_that_has_changed_since_the_dossier_is_told(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("news/b.txt").write_text("Alpha left at noon.\n")
    assert main(["validate", str(story)]) == 1
    assert "the text of b has changed since the dossier was made" in capsys.readouterr().out
