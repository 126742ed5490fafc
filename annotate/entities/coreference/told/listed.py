"""What somebody is besides: "an advocate and writer", "a poet, a nurse and mother of two"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.entities.coreference.sites import Site
from annotate.entities.coreference.words import Words

# "A rally, and no protest": the second is another.
_PARTING = frozenset({",", "not", "no", "or", "but"})


def joined_to(
    words: Words, sites: Sequence[Site], at: Mapping[int, int], site: Site, *, said: bool = False
) -> Iterator[int]:
    """Yield the sites of what is joined to a noun that says who somebody is.

    Args:
        words: The document.
        sites: In text order.
        at: Their places by their heads.
        site: The noun.
        said: Whether a verb says so, "Hale is a poet, and a nurse": beside a name, what stands
            behind a comma is somebody else, "Hale, the mayor, and a nurse".
    """
    parting = _PARTING - {","} if said else _PARTING
    for child in {*words.children[site.head], *words.children[site.last]}:
        place = at.get(child)
        if (
            place is None
            or child < site.last
            or words.deps[child] != "conj"
            or words.has_copula(child)
            or not parting.isdisjoint(words.lower[site.last : child])
        ):
            continue
        other = sites[place]
        if other.kind == "nominal" and other.article in {0, site.article} and other.sort == site.sort:
            yield place
            if said:
                yield from joined_to(words, sites, at, other, said=True)
