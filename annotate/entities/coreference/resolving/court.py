"""Who is meant before a court: the only lawyer, who stands trial, and whose client that is."""

from __future__ import annotations

from itertools import takewhile

from annotate.entities.coreference.anaphors import Prepared
from annotate.entities.coreference.doubt.introduced import LAWYER
from annotate.entities.coreference.resolving.growing import Chains, home_in
from annotate.entities.coreference.sites import ARTICLES
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import class_of_noun

# What those do who stand before a court, and what they are called.
_PLEADING = frozenset({"admit", "deny", "plead"})
TRIED = frozenset({"accused", "defendant"})
_THE = ARTICLES.index("the")


def only_lawyer(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the only one who is told to be a lawyer just before: "the barrister said".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site, sites, t = prepared.sites[place], prepared.sites, prepared.table
    if site.kind != "nominal" or site.plural or site.article != _THE or not _is_lawyer(site.word):
        return None
    home = home_in(prepared, chains)
    named = _lawyers(prepared, chains)
    if site.word == "prosecutor":
        # Nobody's lawyer is one.
        named = {one for one in named if site.word in chains.called.get(one, ())}
    near = list(takewhile(lambda one: t.paragraph[place] - t.paragraph[one] <= 1, range(place - 1, -1, -1)))
    for before in ([one for one in near if t.paragraph[one] == t.paragraph[place]], near):
        # Somebody else may be a lawyer whose name comes only now.
        theirs = {home(one) for one in before if sites[one].kind == "nominal" and _is_lawyer(sites[one].word)}
        found = {home(one) for one in before} & named
        if found | theirs:
            alone = len(found | theirs) == 1 and bool(found) and max(found) < prepared.named
            return next(one for one in before if home(one) in found) if alone else None
    return None


def in_the_dock(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the only one who stands before a court: "Hale was jailed. The defendant".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site = prepared.sites[place]
    if site.word not in TRIED or site.plural or site.article != _THE or site.modifiers:
        return None
    return _only(prepared, chains, place, _tried(prepared, chains, place))


def client(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the only one who stands before a court, where a lawyer says "my client".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site = prepared.sites[place]
    possessor = prepared.possessors.get(place)
    if site.word != "client" or possessor is None:
        return None
    home = home_in(prepared, chains)
    lawyer = home(possessor)
    if lawyer not in _lawyers(prepared, chains):
        return None
    return _only(prepared, chains, place, _tried(prepared, chains, place) - {lawyer})


def _lawyers(prepared: Prepared, chains: Chains) -> set[int]:
    """Return those of whom the article tells that they are lawyers."""
    return {chains.of(owner) for owner, told in prepared.known.classes.items() if LAWYER in told}


def _only(prepared: Prepared, chains: Chains, place: int, found: set[int]) -> int | None:
    """Return the last site before one of the only entity of some."""
    home = home_in(prepared, chains)
    before = range(place - 1, -1, -1)
    return next((one for one in before if home(one) in found), None) if len(found) == 1 else None


def _tried(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return the named people who stand before a court, as far as is told before a place."""
    sites, words, home = prepared.sites, prepared.words, home_in(prepared, chains)
    named = [one for one in range(place - 1, -1, -1) if home(one) < prepared.named]
    tried = {home(one) for one in named if "accused" in chains.suffered.get(home(one), ())}
    for one in named:
        verb = sites[one].verb
        if sites[one].role == 0 and verb >= 0 and (words.lemmas[verb] in _PLEADING or _is_tried(words, verb)):
            tried.add(home(one))
    at = {sites[one].head: home(one) for one in named}
    for whole in (site for site in sites[:place] if any(at.get(part) in tried for part in site.parts)):
        tried |= {at[part] for part in whole.parts if part in at}
    return {who for who in tried if prepared.known.kinds.get(who) == "person"}


def _is_tried(words: Words, verb: int) -> bool:
    """Tell whether somebody went on trial or was found guilty."""
    near = [words.lower[child] for child in words.children[verb]]
    return ("trial" in near and words.lemmas[verb] in {"go", "stand", "be"}) or (
        "guilty" in near and words.lemmas[verb] in {"find", "be"}
    )


def _is_lawyer(word: str) -> bool:
    return class_of_noun(word) == LAWYER


def witnesses(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return who gave evidence, as far as is told before a place.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of a noun.
    """
    words, sites, home = prepared.words, prepared.sites, home_in(prepared, chains)
    telling = (one for one in range(place) if sites[one].role == 0 and sites[one].verb >= 0)
    return {home(one) for one in telling if _is_heard(words, sites[one].verb)}


def _is_heard(words: Words, verb: int) -> bool:
    evidence = any(words.lower[child] == "evidence" for child in words.children[verb])
    return words.lemmas[verb] == "testify" or (words.lemmas[verb] == "give" and evidence)
