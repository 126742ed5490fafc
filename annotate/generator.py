"""What makes a record: version, pipeline, settings, and everything that was learned or listed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from annotate.record import Generator, Pipeline
from annotate.settings import Settings
from annotate.weights import shipped


def dateline_version() -> str:
    """Return the version of Dateline; ``0`` where it is not installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


def generator_of(pipeline: Pipeline, settings: Settings) -> Generator:
    """Return what a pipeline with some settings makes records with."""
    return Generator(
        version=dateline_version(),
        pipeline=pipeline,
        settings_sha256=settings.sha256,
        learned_sha256=learned_sha256(),
    )


def shipped_pipeline(name: str) -> Pipeline:
    """Return the pipeline that ships, known without loading it."""
    return Pipeline(name, json.loads(shipped().text("model.json"))["version"])


@cache
def learned_sha256() -> str:
    """Return a digest of all learned weights and of all lexica of the package."""
    whole = hashlib.sha256(shipped().digest.encode("ascii"))
    for name, file in sorted(_lexica(files("annotate"), "")):
        whole.update(f"\n{name} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return whole.hexdigest()


def _lexica(folder: Traversable, place: str) -> Iterator[tuple[str, Traversable]]:
    for file in folder.iterdir():
        if file.is_dir() and file.name not in {"__pycache__", "weights"}:
            yield from _lexica(file, f"{place}{file.name}/")
        # The settings are no lexicon, and have a digest of their own.
        elif file.name.endswith(".yaml") and file.name != "config.yaml":
            yield f"{place}{file.name}", file
