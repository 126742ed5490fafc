"""Every file that training writes into the package is one that the package has."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.data import paths

PLACES = sorted(
    name for name, value in vars(paths).items() if isinstance(value, Path) and name not in {"RUNS"}
)


@pytest.mark.parametrize("name", PLACES)
def test_what_is_learned_is_where_the_package_has_it(name: str) -> None:
    assert getattr(paths, name).exists()


def test_the_corpora_are_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    assert paths.corpora_folder() == tmp_path


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_they_are_beside_the_project(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_DATA", raising=False)
    if value is not None:
        monkeypatch.setenv("DATELINE_DATA", value)
    assert paths.corpora_folder() == paths.PROJECT.parent / "shared" / "data"
