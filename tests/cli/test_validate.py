"""``dateline validate``."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.cli import main
from annotate.formats.yaml import dump_yaml
from tests.samples import full_record


def test_a_valid_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(dump_yaml(full_record()), encoding="utf-8")
    assert main(["validate", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: valid, 1 record, 2 entities, 2 claims, 1 time, 1 event\n"


def test_a_wrong_one_among_right_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong = tmp_path / "right.yaml", tmp_path / "wrong.yaml"
    text = dump_yaml(full_record())
    right.write_text(text, encoding="utf-8")
    wrong.write_text(text.replace("order: [ev1]", "order: [ev2]"), encoding="utf-8")
    assert main(["validate", str(wrong), str(right), str(tmp_path / "none.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "order: [ev1]" in line)
    assert lines == [
        f'{wrong}:{number}: timeline.order[0]: there is no event "ev2" in this record',
        f'{wrong}:{number}: timeline.order: the event "ev1" is missing from the order',
        f"{right}: valid, 1 record, 2 entities, 2 claims, 1 time, 1 event",
        f"{tmp_path / 'none.yaml'}: no such file",
    ]


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate"]) == 2
    assert "FILE" in capsys.readouterr().err
