"""The rooms of ``training``: small folders, no circles, tests beside every one."""

from __future__ import annotations

from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("data", "encoder", "rankers", "evaluation")
MOST_FILES = 12


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_grows_beyond_a_glance(folder: str) -> None:
    assert len(list((ROOT / "training" / folder).glob("*.py"))) <= MOST_FILES


def test_there_are_four_folders_and_the_entry() -> None:
    inside = {path.name for path in (ROOT / "training").iterdir() if not path.name.startswith((".", "_"))}
    assert inside == {*FOLDERS, "labels", "README.md", "verbs.py"}
    assert {path.name for path in (ROOT / "tests" / "training").iterdir() if path.is_dir()} - {
        "__pycache__"
    } == set(FOLDERS)


def test_imports_for_type_checkers_go_down_as_well() -> None:
    graph = grimp.build_graph("training", include_external_packages=False, cache_dir=None)
    for upper, lower in (
        (upper, lower) for place, lower in enumerate(FOLDERS) for upper in FOLDERS[place + 1 :]
    ):
        assert not graph.find_shortest_chains(f"training.{lower}", f"training.{upper}", as_packages=True)


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("training", include_external_packages=False, cache_dir=None)
    circles = [
        module
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
        if graph.chain_exists(importer=other, imported=module)
    ]
    assert circles == []
