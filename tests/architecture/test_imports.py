"""The contracts of pyproject.toml: imports go down the floors, and the engine knows nothing of the reader."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
LONGEST_MODULE, MOST_MODULES = 400, 12
CODE = sorted(path for folder in ("annotate", "tui", "training") for path in (ROOT / folder).rglob("*.py"))


def test_every_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_what_joins_articles_loads_no_language_pipeline() -> None:
    # It is 60 MB, which whoever reads a thousand records has no use for.
    script = "import sys, annotate.dossier.building; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_every_folder_is_small_enough_to_be_looked_over() -> None:
    sizes = Counter(os.fspath(path.parent.relative_to(ROOT)) for path in CODE)
    assert {folder: size for folder, size in sizes.items() if size > MOST_MODULES} == {}


def test_every_package_that_has_folders_has_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layered = {
        name for contract in contracts if contract.get("exhaustive") for name in contract["containers"]
    }
    parents = {path.parent.parent.relative_to(ROOT) for path in CODE if path.name == "__init__.py"}
    wanted = {".".join(folder.parts) for folder in parents if folder.parts and len(folder.parts) < 3}
    assert wanted <= layered


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


def test_every_folder_of_the_packages_has_its_tests_at_the_same_place() -> None:
    folders = {
        path.parent.relative_to(ROOT) for path in CODE if len(path.parent.relative_to(ROOT).parts) == 2
    }
    assert {
        os.fspath(folder) for folder in folders if not any((ROOT / "tests" / folder).rglob("test_*.py"))
    } == set()
