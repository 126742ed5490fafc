"""What is another: "her party" behind "his party", "Peru's own envoy", several unions, a bank's money."""

from __future__ import annotations

from collections.abc import Collection

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.resolving.growing import Chains, home_in
from annotate.entities.coreference.resolving.holders import of_other_offices
from annotate.entities.coreference.resolving.nameless import no_insiders
from annotate.entities.coreference.sites import ARTICLES, Site
from annotate.entities.grouping.names import KIN
from annotate.entities.known.given_names import sure_gender_of
from annotate.entities.known.lexicon import OF_FIRMS, class_of_noun, noun
from annotate.language.syntax import APPOSITIONS, POSSESSORS

# Of these everybody has one; a government or a school is that of many.
_BODIES = frozenset({"company", "party", "team"})
# Where everybody has their own.
_ANYBODYS = frozenset({"bank", "hospital", "school"})
# Several of these are no one body, as "authorities" and "forces" are.
_SINGLE = frozenset({"association", "bank", "company", "council", "hospital", "party", "school"})
# One of these is called so in the plural, too: "Selm Airways said the airlines would pay".
_AS_SEVERAL = frozenset({"airline"})
# What no thing does, but for those that tell: a study finds.
_ACTING = frozenset(
    {"announce", "decide", "discover", "find", "learn", "notice", "realise", "realize", "refuse"}
)
_TELLING = frozenset(
    {
        "analysis", "article", "audit", "book", "document", "examination", "inquiry", "inquest",
        "inspection", "investigation", "paper", "poll", "probe", "report", "research", "review", "search",
        "study", "survey", "test", "trial",
    }
)  # fmt: skip
_OWN, _BARE, _THE = ARTICLES.index("own"), ARTICLES.index("bare"), ARTICLES.index("the")
# So many places before a noun, or behind where it begins, whose it is may stand.
_REACH = 5


def of_other_kinds(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return the entities that are another's by the same noun, several, or nothing that does what is told.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun or pronoun.
        others: The entities that come into question.
    """
    found = _of_other_owners(prepared, chains, place, others) | _of_one(prepared, place, others)
    found |= _no_finders(prepared, chains, place, others)
    found |= _of_the_other_gender(prepared, place, others)
    found |= _of_no_class(prepared, chains, place, others)
    found |= of_other_offices(prepared, chains, place, others)
    found |= no_insiders(prepared, chains, place, others) | _no_people(prepared, chains, place, others)
    return found | _no_bodies(prepared, chains, place, others) | _whose_they_are(prepared, chains, place)


def _no_people(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return who is called what no body is, where a body of that name is meant: "a spokesman"."""
    own = chains.of(int(prepared.table.owner[place]))
    if own >= prepared.named or prepared.known.kinds.get(own) != "organisation":
        return set()
    unnamed = {one: chains.called.get(one, frozenset()) for one in others if one >= prepared.named}
    return {
        one
        for one, called in unnamed.items()
        if any(noun(word)[0] == "person" and word not in OF_FIRMS for word in called)
    }


def _of_the_other_gender(prepared: Prepared, place: int, others: set[int]) -> set[int]:
    """Return who goes by a given name alone that no wife or son bears: "Callum", where a wife is meant."""
    site = prepared.sites[place]
    if site.kind != "nominal" or site.word not in KIN or site.gender is None:
        return set()
    lone = {one: prepared.known.words.get(one, frozenset()) for one in others if one < prepared.named}
    return {
        one
        for one, names in lone.items()
        if len(names) == 1 and sure_gender_of(min(names)) not in {None, site.gender}
    }


def _of_no_class(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return the named bodies that nobody calls a bank or a school, where "their bank" is meant."""
    site = prepared.sites[place]
    closest = class_of_noun(site.word)
    if site.kind != "nominal" or site.article != _OWN or closest not in _ANYBODYS:
        return set()
    known = prepared.known
    named = (one for one in others if known.kinds.get(one) == "organisation")
    return {
        one
        for one in named
        if closest not in known.classes.get(one, ()) and site.word not in chains.called.get(one, ())
    }


def _of_other_owners(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return the bodies that are another one's by the same noun: "her party", after "his party"."""
    sites, site = prepared.sites, prepared.sites[place]
    if not _is_own_body(site):
        return set()
    home = home_in(prepared, chains)
    mine = _owner(prepared, place)
    if mine is None or not _is_he_or_named(sites[mine]):
        return set()
    found = set()
    for one in range(place):
        if home(one) in others and _is_own_body(sites[one]) and sites[one].word == site.word:
            theirs = _owner(prepared, one)
            if theirs is not None and _is_he_or_named(sites[theirs]) and home(theirs) != home(mine):
                found.add(home(one))
    return found


def _whose_they_are(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return whose some are who are named only now: "The boy died. His parents, Ann and Bo Roe, wept"."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    if site.kind != "name":
        return set()
    first = words.heads[site.head] if words.deps[site.head] == "conj" else site.head
    some = words.heads[first]
    if words.deps[first] not in APPOSITIONS or words.tags[some] != "NNS":
        return set()
    whose = {child for child in words.children[some] if words.deps[child] in POSSESSORS}
    near = range(max(place - _REACH, 0), place)
    return {home_in(prepared, chains)(one) for one in near if sites[one].head in whose}


def _is_he_or_named(site: Site) -> bool:
    return is_somebody(site) and site.kind != "nominal"


def _of_one(prepared: Prepared, place: int, others: set[int]) -> set[int]:
    """Return the single bodies that several are not: "Unions" and "the supermarkets" are no one body."""
    site = prepared.sites[place]
    several = site.kind == "nominal" and site.plural and prepared.words.tags[site.head] == "NNS"
    if not several or site.article not in {_BARE, _THE} or class_of_noun(site.word) not in _SINGLE:
        return set()
    # "It is one of the banks".
    whole = prepared.words.lower[prepared.words.heads[site.head]] == "one"
    if site.article == _THE and (whole or site.word in _AS_SEVERAL):
        return set()
    return {one for one in others if prepared.known.kinds.get(one) == "organisation"}


def _no_finders(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return what does not find or decide anything: "The leak was traced by Norvik when it found oil".

    And no body is those whom it includes: "Police held 86 people. They include Ann Hale".
    """
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    if site.kind != "pronoun" or site.role != 0 or site.verb < 0:
        return set()
    lemma = words.lemmas[site.verb]
    other = any(words.deps[child] in {"aux:pass", "auxpass", "xcomp"} for child in words.children[site.verb])
    if site.word == "it" and lemma in _ACTING and not other:
        return {one for one in others if chains.called.get(one) and _are_no_bodies(chains.called[one])}
    if site.word == "they" and lemma == "include":
        within = {one.head for one in sites if one.kind != "pronoun" and one.sort == "person"}
        if not within.isdisjoint(words.children[site.verb]):
            return {one for one in others if _is_body(prepared, chains, one)}
    return set()


def _no_bodies(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return the things without a name that no bank or party is, however near they are: "the money"."""
    site = prepared.sites[place]
    if site.kind != "nominal" or site.plural or class_of_noun(site.word) not in {"bank", "company", "party"}:
        return set()
    unnamed = (one for one in others if one >= prepared.named)
    return {one for one in unnamed if {noun(word)[0] for word in chains.called.get(one, ())} == {"thing"}}


def _are_no_bodies(called: Collection[str]) -> bool:
    kinds = {noun(word)[0] for word in called}
    return kinds <= {"thing", "event"} and _TELLING.isdisjoint(called)


def _is_body(prepared: Prepared, chains: Chains, owner: int) -> bool:
    called = chains.called.get(owner, frozenset())
    known = prepared.known.kinds.get(owner)
    return known == "organisation" or "police" in called


def is_of_another_side(prepared: Prepared, place: int) -> bool:
    """Tell whether a noun brings in whom one side has, the other's having been spoken of: "Peru's own envoy".

    Args:
        prepared: The document.
        place: Of the noun.
    """
    site, owner = prepared.sites[place], _owner(prepared, place)
    if site.sort != "person" or "own" not in site.modifiers or owner is None:
        return False
    return prepared.sites[owner].kind == "name" or prepared.sites[owner].word == "it"


def _is_own_body(site: Site) -> bool:
    own = site.kind == "nominal" and site.article == _OWN and not site.plural
    return own and class_of_noun(site.word) in _BODIES


def _owner(prepared: Prepared, place: int) -> int | None:
    """Return the place of the pronoun or name that says whose a noun is."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    whose = {child for child in words.children[site.head] if words.deps[child] in POSSESSORS}
    near = range(max(place - _REACH, 0), place)
    return next((one for one in near if sites[one].head in whose and sites[one].kind != "conjunction"), None)
