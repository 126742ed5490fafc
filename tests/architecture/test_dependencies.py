"""What the packages import is what pyproject.toml declares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OWN = {"annotate", "tui"}


def declared() -> set[str]:
    """The distributions that the packages depend on at run time."""
    return {normal(re.split(r"[<>=!~ \[;]", line)[0]) for line in PROJECT["dependencies"]}


def optional() -> set[str]:
    """The distributions that users add for what they read and write."""
    extras = PROJECT["optional-dependencies"]
    lines = [line for name in extras.keys() - {"dev", "training"} for line in extras[name]]
    return {normal(re.split(r"[<>=!~ \[;]", line)[0]) for line in lines}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_every_import_is_declared() -> None:
    homes = packages_distributions()
    missing = {}
    for package in sorted(OWN):
        for path in (ROOT / package).rglob("*.py"):
            for name in imported(path):
                top = name.partition(".")[0]
                if top in sys.stdlib_module_names or top in OWN:
                    continue
                if not (declared() | optional()) & {normal(home) for home in homes.get(top, [top])}:
                    missing[str(path.relative_to(ROOT))] = name
    assert missing == {}


def test_what_is_optional_is_imported_where_it_is_needed() -> None:
    homes = packages_distributions()
    for package in sorted(OWN):
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in tree.body:
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
                for name in names:
                    found = {normal(home) for home in homes.get(name.partition(".")[0], [])}
                    assert not found & (optional() - declared()), path


def test_every_dependency_has_a_floor_and_a_ceiling() -> None:
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    for line in [*PROJECT["dependencies"], *extras]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", line), line


def test_what_training_needs_is_needed_for_training_only() -> None:
    training = {normal(line.partition(">")[0]) for line in PROJECT["optional-dependencies"]["training"]}
    assert {"torch", "onnx", "safetensors"} <= training
    assert not training & declared()
