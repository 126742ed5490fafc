"""The contracts of pyproject.toml: imports go down the floors, and the engine knows nothing of the reader."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 400
CODE = sorted(path for folder in ("annotate", "tui", "training") for path in (ROOT / folder).rglob("*.py"))


def test_every_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_every_package_of_the_engine_has_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = [c["layers"] for c in contracts if c["name"].startswith("The engine's floors")]
    placed = {name for layer in layers for name in layer.replace(":", " ").split()}
    modules = {
        f"annotate.{path.stem}"
        for path in (ROOT / "annotate").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert modules - {"annotate.__init__"} == placed


@pytest.mark.parametrize("path", CODE, ids=lambda path: os.fspath(path.relative_to(ROOT)))
def test_no_module_outgrows_its_reader(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_only_the_reader_imports_textual() -> None:
    outside = [
        path for path in CODE if "textual" in path.read_text() and path.relative_to(ROOT).parts[0] != "tui"
    ]
    importing = [
        path for path in outside if "import textual" in path.read_text() or "from textual" in path.read_text()
    ]
    assert importing == []
