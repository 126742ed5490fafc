"""Who speaks without a name, and is nobody who is named: "A source said Hale had left. The insider said"."""

from __future__ import annotations

from itertools import takewhile

from annotate.entities.coreference.anaphors import Prepared
from annotate.entities.coreference.resolving.growing import Chains, home_in
from annotate.entities.coreference.sites import ARTICLES, Site
from annotate.entities.known.lexicon import class_of_noun

# Who is asked not to be named, or has no name that the paper knows.
_ANYBODY = frozenset({"informant", "insider", "source"})
_SEEING = frozenset({"bystander", "eyewitness", "onlooker", "passer-by", "spectator"})
_NEAR_TO = frozenset(
    {"acquaintance", "aide", "colleague", "friend", "neighbor", "neighbour", "official", "relative"}
)
_WORKERS, _FORMER = "worker", "ex-"
_A, _THE = ARTICLES.index("a"), ARTICLES.index("the")
_BACK = 3


def nameless(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the only one who has spoken without a name just before.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site, sites, t = prepared.sites[place], prepared.sites, prepared.table
    if not _speaks(prepared, site) or site.article != _THE or not _is_nobody_named(site.word):
        return None
    home = home_in(prepared, chains)
    near = takewhile(lambda one: t.sentence[place] - t.sentence[one] <= _BACK, range(place - 1, -1, -1))
    spoke = [one for one in near if _speaks(prepared, sites[one]) and home(one) >= prepared.named]
    if len({home(one) for one in spoke}) != 1:
        return None
    called = chains.called.get(home(spoke[0]), frozenset())
    new = any(sites[one].article == _A or "one" in sites[one].modifiers for one in spoke)
    return spoke[0] if new and any(_may_be_one(site.word, word) for word in called) else None


def no_insiders(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return those who are named, and never said to be who speaks without a name.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
        others: The entities that come into question.
    """
    site = prepared.sites[place]
    if not _speaks(prepared, site) or not (site.word in _ANYBODY | _SEEING or site.word.startswith(_FORMER)):
        return set()
    named = (one for one in others if one < prepared.named)
    return {
        one for one in named if not any(_may_be_one(site.word, word) for word in chains.called.get(one, ()))
    }


def _speaks(prepared: Prepared, site: Site) -> bool:
    person = site.kind == "nominal" and site.sort == "person" and not site.plural
    return person and site.role == 0 and site.verb in prepared.cues


def _is_nobody_named(word: str) -> bool:
    known = word in _ANYBODY | _SEEING | _NEAR_TO or word.startswith(_FORMER)
    return known or class_of_noun(word) == _WORKERS


def _may_be_one(word: str, other: str) -> bool:
    """Tell whether two nouns may be of one who speaks without a name: "a former worker", "the insider"."""
    if word == other or word in _ANYBODY or other in _ANYBODY:
        return word == other or {word, other}.isdisjoint(_SEEING)
    return word.removeprefix(_FORMER) == other or _WORKERS == class_of_noun(word) == class_of_noun(other)
