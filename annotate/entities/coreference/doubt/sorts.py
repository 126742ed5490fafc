"""Bodies that are never one by what they are: a union is no company, and a council no charity."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotate.entities.coreference.sites import Site
from annotate.entities.known.names import words_of
from annotate.support.yamlfile import packaged_yaml

_KINDS = frozenset({"organisation", "facility"})
_TYPES = frozenset({"ORG", "FAC"})
# A theatre company is mostly a charity, an investment trust a company, a task force an office.
_OTHERWISE = frozenset(
    {
        "ballet",
        "credit",
        "dance",
        "european",
        "investment",
        "opera",
        "property",
        "soviet",
        "task",
        "theater",
        "theatre",
    }
)
_WHOSE = re.compile(r" (?:of|for|on|in|at) ")


def sorts_of(site: Site) -> frozenset[str]:
    """Return what a name or a noun phrase for one body says that it is; nothing where that is open.

    Args:
        site: In a document.
    """
    if site.kind == "name":
        known = site.found is not None and site.found.type in _TYPES
        return _of_name(site.found.exact) if known and site.found is not None else frozenset()
    if site.kind != "nominal" or site.sort not in _KINDS or (site.plural and site.word != "police"):
        return frozenset()
    return (
        _listed("nouns").get(site.word, frozenset()) if _OTHERWISE.isdisjoint(site.modifiers) else frozenset()
    )


@lru_cache(maxsize=4096)
def _of_name(name: str) -> frozenset[str]:
    flat = " ".join(name.split()).removeprefix("the ").removeprefix("The ")
    if flat in _names():
        return _names()[flat]
    words = words_of(_WHOSE.split(flat)[0])
    if not words or not _OTHERWISE.isdisjoint(words):
        return frozenset()
    ends = _listed("ends")
    return ends.get("-".join(words[-2:]), frozenset()) | ends.get(words[-1], frozenset())


@cache
def _listed(what: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for sort, lists in packaged_yaml("annotate.entities.known", "apart.yaml").items():
        for word in lists[what].split():
            found[word] = found.get(word, frozenset()) | {sort}
    return found


@cache
def _names() -> dict[str, frozenset[str]]:
    lists = packaged_yaml("annotate.entities.known", "apart.yaml")
    return {name: frozenset((sort,)) for sort, told in lists.items() for name in told["names"]}
