"""Everything learned, under one manifest.

``manifest.json`` holds the SHA-256 of every file of this folder. A file that is
not the one of the manifest is not read, and the digest of the manifest enters
every record, so that a record says which weights it was made with. Every
verb of ``python -m training`` that learns writes it anew.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import WeightsError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MANIFEST = "manifest.json"
_NONE = "none"


class Weights:
    """A folder of learned files.

    Args:
        folder: The package's, or one that a training run has left, which has no manifest.
    """

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder

    @cached_property
    def manifest(self) -> Mapping[str, str] | None:
        """SHA-256 of every file by its name; none where there is no manifest."""
        place = self.folder / MANIFEST
        return json.loads(place.read_text(encoding="utf-8"))["sha256"] if place.is_file() else None

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and digests of all files."""
        found = self.manifest if self.manifest is not None else digests(self.folder)
        lines = "".join(f"{name} {found[name]}\n" for name in sorted(found))
        return hashlib.sha256(lines.encode("utf-8")).hexdigest()

    def read(self, name: str) -> bytes:
        """Return the content of a file.

        Raises:
            FileNotFoundError: There is none of this name, and no manifest.
            WeightsError: It is not the file of the manifest, or that is missing.
        """
        with self._told(name):
            data = (self.folder / name).read_bytes()
        self._require(name, hashlib.sha256(data).hexdigest())
        return data

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Say which file is missing where there should be one."""
        try:
            yield
        except FileNotFoundError as error:
            if self.manifest is None:
                raise
            raise WeightsError(f"{name}: missing; install Dateline anew") from error

    def _require(self, name: str, digest: str) -> None:
        if self.manifest is not None and self.manifest.get(name) != digest:
            raise WeightsError(f"{name}: not the weights of the manifest; install Dateline anew")

    @contextmanager
    def path(self, name: str) -> Iterator[Path]:
        """Give the place of a file on the disk, for what reads large files better by itself.

        Raises:
            FileNotFoundError: There is none of this name, and no manifest.
            WeightsError: It is not the file of the manifest, or that is missing.
        """
        with as_file(self.folder / name) as path:
            with self._told(name), path.open("rb") as file:
                self._require(name, hashlib.file_digest(file, "sha256").hexdigest())
            yield path

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays of an ``.npz`` file."""
        import numpy as np

        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as stored:
            return dict(stored)

    def text(self, name: str) -> str:
        """Return the content of a text file."""
        return self.read(name).decode("utf-8")

    def table(self, name: str) -> dict[str, Any]:
        """Return the weights of a linear model, or of several by their names, from a YAML file."""
        from annotate.support.yamlfile import load_yaml

        return dict(load_yaml(self.text(name))[0])

    def linear(self, name: str, known: Callable[[str], bool], model: str | None = None) -> dict[str, float]:
        """Return the weights of one linear model by feature.

        Args:
            name: Of a YAML file.
            known: Tells whether a name is one of the model's features.
            model: Its name in a file of several.

        Raises:
            WeightsError: A weight is of no feature.
        """
        table = self.table(name)
        weights: dict[str, float] = table if model is None else table[model]
        require_features(name if model is None else f"{name}, {model}", weights, known)
        return weights


def require_features(name: str, weights: Mapping[str, float], known: Callable[[str], bool]) -> None:
    """See that every weight has its feature; ``none`` is the weight of no answer.

    Raises:
        WeightsError: One has none.
    """
    stray = next((feature for feature in weights if feature != _NONE and not known(feature)), None)
    if stray is not None:
        raise WeightsError(f"{name}: a weight for “{stray}”, which is no feature of the engine")


def digests(folder: Traversable) -> dict[str, str]:
    """Return the SHA-256 of every learned file of a folder by its name."""
    learned = (file for file in folder.iterdir() if file.is_file() and _is_learned(file.name))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in learned}


def _is_learned(name: str) -> bool:
    return name != MANIFEST and not name.endswith((".py", ".pyc"))


@cache
def shipped() -> Weights:
    """Return the weights of the package."""
    return Weights(files("annotate.weights"))
