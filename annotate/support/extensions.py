"""What can be added without editing anything: a file in a folder of ours, or an entry point of a package.

A module in the folder, or in a folder in it, has what it adds under one name, and its own
name is that of the addition; an entry point names the addition and leads to the same. Nothing is
imported before it is asked for, and what another package gets wrong costs one line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TypeVar

from annotate.errors import DatelineError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_METADATA = (".dist-info", ".egg-info")
_GROUPS = b"[dateline."
_told: list[str] = []
_untold: list[str] = []


class ExtensionError(DatelineError):
    """What another package adds cannot be used."""


class Named(Protocol):
    """What can be added: a frozen dataclass that is told its name."""

    @property
    def name(self) -> str:
        """By which one asks for it."""


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Place:
    """Where additions of one sort are.

    Attributes:
        what: The word for one of them.
        package: The folder of ours.
        group: The entry points of others.
        attribute: The name of the addition in its module.
    """

    what: str
    package: str
    group: str
    attribute: str


FORMATS = Place("format", "annotate.formats.writers", "dateline.formats", "FORMAT")
READERS = Place("kind of source", "annotate.reading.sources", "dateline.readers", "READER")


def own_names(place: Place) -> list[str]:
    """Return the names of what is in the folder, and in the folders in it."""
    return sorted(_own(place.package))


@cache
def _own(package: str) -> dict[str, str]:
    """Return the modules by the names of what they add; none is imported."""
    found: dict[str, str] = {}
    for folder in import_module(package).__path__:
        for module in iter_modules([folder]):
            if module.ispkg:
                inner = f"{package}.{module.name}"
                found |= {
                    each.name: f"{inner}.{each.name}" for each in iter_modules([f"{folder}/{module.name}"])
                }
            else:
                found[module.name] = f"{package}.{module.name}"
    return found


def names(place: Place) -> list[str]:
    """Return the names of what is in the folder, then those of what others add."""
    return [*own_names(place), *_added(place)]


class Extensions(Mapping[str, T]):
    """What there is of one sort by its name, imported when it is asked for.

    Args:
        place: Where it is.
        sort: What each has to be.
    """

    def __init__(self, place: Place, sort: type[T]) -> None:
        self.place = place
        self._sort = sort
        self._loaded: dict[str, T] = {}

    def __iter__(self) -> Iterator[str]:
        """The names, our own first; nothing is imported."""
        return iter(names(self.place))

    def __len__(self) -> int:
        """How many there are."""
        return len(names(self.place))

    def __contains__(self, name: object) -> bool:
        """Whether there is one with this name; nothing is imported."""
        return name in names(self.place)

    def __getitem__(self, name: str) -> T:
        """Return the one with a name.

        Raises:
            KeyError: When there is none.
            ExtensionError: When another package adds it, and it cannot be used.
        """
        if name not in self._loaded:
            own = _own(self.place.package).get(name)
            if own is not None:
                module = import_module(own)
                found: T = getattr(module, self.place.attribute)
            else:
                found = self._added(_added(self.place)[name])
            self._loaded[name] = replace(found, name=name)  # type: ignore[type-var]
        return self._loaded[name]

    def usable(self) -> Iterator[T]:
        """Yield all that can be used, our own first; of the others it is told once why not."""
        for name in self:
            try:
                yield self[name]
            except ExtensionError as error:
                tell(str(error))

    def is_ours(self, name: str) -> bool:
        """Whether one is in the folder, and not of another package."""
        return name in _own(self.place.package)

    def words_for(self, name: str) -> str:
        """Return what to call one in an error: "the format csv of the package roe-formats"."""
        entry = _added(self.place).get(name)
        return _called(self.place, entry) if entry else f"the {self.place.what} {name}"

    def _added(self, entry: EntryPoint) -> T:
        try:
            found = entry.load()
        except (Exception, SystemExit) as error:
            raise ExtensionError(f"{_called(self.place, entry)} cannot be loaded: {error!r}") from error
        if not isinstance(found, self._sort):
            wrong = f"{_called(self.place, entry)} cannot be used: {entry.value} is no {self._sort.__name__}"
            raise ExtensionError(wrong)
        return found


def tell(trouble: str) -> None:
    """Remember something about another package that the user should hear of, once."""
    if trouble not in _told:
        _told.append(trouble)
        _untold.append(trouble)


def troubles() -> list[str]:
    """Return what was not told yet."""
    waiting = _untold.copy()
    _untold.clear()
    return waiting


def _called(place: Place, entry: EntryPoint) -> str:
    package = entry.dist.name if entry.dist else entry.value
    return f"the {place.what} {entry.name} of the package {package}"


@cache
def _added(place: Place) -> dict[str, EntryPoint]:
    """Return what other packages add, but for what would stand in another's place."""
    if not any(map(_adds_something, sys.path)):
        return {}
    # It takes longer to load than an article to read, and few have anything to find with it.
    from importlib.metadata import entry_points

    ours = own_names(place)
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=place.group), key=lambda one: (one.name, one.value)):
        if entry.name in ours:
            tell(f"{_called(place, entry)} is left out: Dateline has one of that name")
        elif entry.name in found:
            if entry.value != found[entry.name].value:
                tell(f"{_called(place, entry)} is left out: there is another of that name")
        else:
            found[entry.name] = entry
    return found


@cache
def _adds_something(folder: str) -> bool:
    """Whether a package in a folder of ``sys.path`` names Dateline among its entry points."""
    if os.path.isfile(folder):
        # What is packed in an archive is for whoever knows archives.
        return True
    try:
        with os.scandir(folder or ".") as found:
            metadata = [entry.path for entry in found if entry.name.endswith(_METADATA)]
    except OSError:
        return False
    return any(_GROUPS in _content(os.path.join(path, "entry_points.txt")) for path in metadata)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""
