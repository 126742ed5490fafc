"""Posts that nobody holds two of: who is called the police chief is not "the manager" as well.

Ministers have departments as well: the commodities minister is not the finance minister.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from annotate.entities.coreference.evidence import Link, is_open
from annotate.entities.coreference.sites import Site, first_of_phrase
from annotate.entities.coreference.words import Words
from annotate.support.yamlfile import packaged_yaml

# Before "chief" or "captain" these say which post it is.
_SERVICES = frozenset({"police", "fire"})
_DOCTORS = frozenset({"dr", "dr."})
_IN_CHARGE = frozenset({"minister", "secretary"})
# The deputy finance minister, the shadow finance minister and the finance minister are three.
_RANKS = frozenset({"assistant", "deputy", "junior", "shadow", "state"})
# Words of one line may mean one vehicle.
_VEHICLES = {
    word: words.split()[0]
    for words in (
        "lorry truck tanker trailer", "bus coach minibus", "car", "taxi cab", "van", "train locomotive",
        "tram", "ambulance", "motorcycle motorbike", "bicycle bike", "scooter", "tractor", "helicopter",
        "plane jet", "boat ferry", "rickshaw",
    )
    for word in words.split()
}  # fmt: skip
_ABOARD = frozenset({"conductor", "driver", "motorist", "passenger", "pilot", "rider"})
_FARTHEST = 6
"""Words behind "minister of" that may name departments: "of trade, industry and commerce"."""


def posts_of(
    words: Words,
    sites: Sequence[Site],
    owners: Sequence[int],
    links: Sequence[Link],
    described: Mapping[int, frozenset[str]],
) -> dict[int, frozenset[int]]:
    """Return the posts that a text says its people hold, by owner.

    Args:
        words: The document.
        sites: In text order.
        owners: The entity of every site.
        links: What sentences say of who is who.
        described: The nouns that each entity is said to be.
    """
    found: defaultdict[int, set[int]] = defaultdict(set)
    for owner, nouns in described.items():
        found[owner].update(post for noun in nouns if (post := _posts().get(noun)) is not None)
    for link in links:
        if not is_open(link, sites[link.first]):
            for place in (link.first, link.second):
                if (post := post_of(sites[place])) is not None:
                    found[owners[place]].add(post)
    for place, site in enumerate(sites):
        called = words.lower[max(site.first - 1, 0) : site.first + 1]
        if site.kind == "name" and site.sort == "person" and not _DOCTORS.isdisjoint(called):
            found[owners[place]].add(_posts()["doctor"])
    return {owner: frozenset(posts) for owner, posts in found.items() if posts}


def post_of(site: Site) -> int | None:
    """Return the post that a noun phrase says somebody holds; none where it says something else."""
    if site.kind != "nominal" or site.sort != "person" or site.plural:
        return None
    service = _SERVICES & site.modifiers
    return _posts().get(next(iter(service)) if len(service) == 1 else site.word)


def departments_of(words: Words, site: Site) -> frozenset[str]:
    """Return what a minister is told to be in charge of, by the first word of each department's line.

    Args:
        words: The document.
        site: A name with the titles before it, or a noun phrase.
    """
    if site.sort != "person" or site.plural or site.kind not in {"name", "nominal"}:
        return frozenset()
    start = first_of_phrase(words, site)
    told = words.lower[start : site.head + 1]
    post = next((n for n, word in enumerate(told, start) if word in _IN_CHARGE), None)
    if post is None:
        return frozenset()
    told = told[: post - start]
    if words.lower[post + 1 : post + 2] in (["of"], ["for"]):
        told = told + words.lower[post + 2 : post + 2 + _FARTHEST]
    known = _departments()
    rank = "".join(f"{word} " for word in told if word in _RANKS)
    return frozenset(f"{rank}{known[word]}" for word in told if word in known)


def vehicles_of(words: Words, site: Site) -> frozenset[str]:
    """Return in what somebody drives or rides: "the bus driver", "the pilot of the helicopter".

    Args:
        words: The document.
        site: A noun phrase.
    """
    if site.kind != "nominal" or site.word not in _ABOARD:
        return frozenset()
    of = (
        words.lemmas[child]
        for child in words.children[site.head]
        if child > site.head and any(words.lower[mark] in {"of", "in"} for mark in words.children[child])
    )
    return frozenset(_VEHICLES[word] for word in (*site.fields, *of) if word in _VEHICLES)


@cache
def _departments() -> dict[str, str]:
    rows = packaged_yaml("annotate.entities.known", "departments.yaml")
    return {word: row[0] for row in rows for word in row}


@cache
def _posts() -> dict[str, int]:
    rows = packaged_yaml("annotate.entities.known", "posts.yaml")
    return {word: number for number, row in enumerate(rows) for word in row}
