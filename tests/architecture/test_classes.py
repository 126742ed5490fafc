"""How large classes and folders may be: what a newcomer can look over."""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("annotate", "tui", "training")
MOST_ANCESTORS, MOST_NAMES = 3, 40
# Folders of which files at the top are counted more strictly than the rest.
MOST_AT_THE_TOP = {"tui": 5}


@dataclass
class Class:
    """A class of ours, as its source tells."""

    name: str
    own: set[str]
    bases: list[str]
    foreign: set[str] = field(default_factory=set)


def _names(body: ast.ClassDef) -> set[str]:
    """What a class and its methods define."""
    found: set[str] = set()
    for node in body.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    stored = [each for each in ast.walk(body) if isinstance(each, ast.Attribute)]
    found |= {each.attr for each in stored if ast.unparse(each.value) == "self" and _is_stored(each)}
    return found


def _is_stored(attribute: ast.Attribute) -> bool:
    return isinstance(attribute.ctx, ast.Store)


def _classes(path: Path) -> Iterator[tuple[str, Class]]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
            names = [base.id for base in bases if isinstance(base, ast.Name)]
            dotted = [imported.get(name, f"{module}.{name}") for name in names]
            yield f"{module}.{node.name}", Class(node.name, _names(node), dotted)


@functools.cache
def classes() -> dict[str, Class]:
    """All classes of ours, by their dotted names."""
    return dict(
        found
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for found in _classes(path)
    )


def ancestors(name: str) -> set[str]:
    """The classes of ours that a class is one of, itself left out."""
    mine = {base for base in classes()[name].bases if base in classes()}
    return mine.union(*(ancestors(base) for base in mine))


def public_names(name: str) -> set[str]:
    """What one sees of an object: ours and inherited, but not what Textual has already."""
    family = {name, *ancestors(name)}
    theirs: set[str] = set()
    for base in {base for each in family for base in classes()[each].bases if base.startswith("textual.")}:
        module, _, cls = base.rpartition(".")
        theirs |= set(dir(getattr(import_module(module), cls)))
    ours = set().union(*(classes()[each].own for each in family))
    return {each for each in ours - theirs if not each.startswith("_")}


def test_the_reader_is_among_them() -> None:
    screen = "tui.screens.reader.screen.ReaderScreen"
    assert {"tui.screens.commanded.CommandScreen", "tui.screens.sheet.Sheet"} == ancestors(screen)
    assert {"session", "saver", "table", "run_command", "fit"} <= public_names(screen)
    assert not {"compose", "on_event", "app"} & public_names(screen)


def test_no_class_has_a_long_line_of_ancestors() -> None:
    found = {name: ancestors(name) for name in classes()}
    assert {name: above for name, above in found.items() if len(above) > MOST_ANCESTORS} == {}


def test_no_class_has_more_names_than_one_remembers() -> None:
    found = {name: public_names(name) for name in classes()}
    assert {name: sorted(names) for name, names in found.items() if len(names) > MOST_NAMES} == {}


@pytest.mark.parametrize(("folder", "most"), MOST_AT_THE_TOP.items())
def test_few_files_stand_at_the_top(folder: str, most: int) -> None:
    assert len(list((ROOT / folder).glob("*.py"))) <= most, os.listdir(ROOT / folder)


@pytest.mark.parametrize("folder", ["tui/commands", "tui/screens"])
def test_commands_and_screens_say_what_they_take(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "type: ignore[arg-type]" not in source, path
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                words = [ast.unparse(each.annotation) for each in taken if each.annotation]
                assert not [each for each in words if "Any" in each.replace("[", " ").split()], path
