"""What is never one by what it is: a union is no company, a council no charity, the dam is not the town."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Set
from functools import cache, lru_cache

from spacy.lang.en.lex_attrs import like_num

from annotate.entities.coreference.knowledge import Knowledge
from annotate.entities.coreference.sites import ACTING, ARTICLES, Site, is_built
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import OF_FIRMS, Kind, class_of_noun
from annotate.entities.known.names import words_of
from annotate.entities.known.places import nations_told
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
# By the class of a noun, those of bodies that it never means.
_PUBLIC = frozenset({"agency", "council", "court", "government", "school", "party", "force"})
_NEVER: dict[str | None, frozenset[str]] = {
    "country": frozenset({"city"}),
    "company": _PUBLIC,
    "bank": _PUBLIC - {"agency"},
    "party": frozenset({"agency", "bank", "company", "court", "force", "hospital", "media", "school"}),
    "court": frozenset({"agency", "bank", "company", "force", "party", "school", "team"}),
    "school": frozenset({"agency", "bank", "company", "council", "court", "force", "government", "party"}),
    "agency": frozenset({"bank", "company", "court", "party", "school", "team"}),
    "council": frozenset({"bank", "company", "party", "team"}),
    "team": frozenset({"agency", "bank", "council", "court", "government", "party"}),
}
# Of associations these are no firms and nothing of a state's.
_OF_MEMBERS = frozenset({"charity", "federation", "ngo", "nonprofit", "union"})
_NEVER_OF_MEMBERS = _PUBLIC - {"party"} | {"bank", "company"}
_VAGUE = frozenset({"faction"})
# What a group is called that people join, and that is nothing of a state's and no firm.
_JOINED = frozenset(
    {
        "action", "activist", "advocacy", "campaign", "civic", "conservation", "consumer", "environmental",
        "lobby", "pressure", "protest", "rights",
    }
)  # fmt: skip
# A firm is called so, too, and what it offers.
_LOOSE = frozenset({"bureau", "group", "organisation", "organization", "service"})
_SETTLED = frozenset({"city", "country", "region"})
_NO_PERSON = frozenset({"organisation", "facility", "place", "event"})
# Things that people are called.
_CALLED = frozenset(
    {
        "adversary", "brain", "face", "figure", "icon", "legend", "life", "name", "one", "prodigy",
        "sensation", "signing", "soul", "star", "talent", "target", "voice",
    }
)  # fmt: skip
# Of these there are many, and what stands before tells which: "the health department", "the ethics panel".
_OF_FIELDS = frozenset(
    {"commission", "committee", "department", "directorate", "federation", "ministry", "panel", "union"}
)
_WHOLE = frozenset(
    {"assembly", "board", "cabinet", "congress", "council", "government", "house", "parliament", "senate"}
)
_OF_TRADES = frozenset({"federation", "union"})
# So much of a word stays the same in its other forms: "defence", "defense"; "interior", "internal".
_STEM, _LONGEST_ACRONYM, _WORDS = 4, 6, 2
# The district court is no Court of Appeal; a lower or a federal one may be either.
_LEVELS = frozenset(
    {"appeal", "appeals", "appellate", "constitutional", "county", "crown", "district", "high", "supreme"}
)
# Bodies of all countries, of which those of one country are members.
_WORLDWIDE = frozenset(
    {"african", "asian", "european", "global", "international", "nations", "world", "worldwide"}
)
# Parts of what is built, and nothing that is built itself.
_ROOMS = frozenset({"bathroom", "bedroom", "cabin", "corridor", "deck", "floor", "kitchen", "roof", "room"})
# What no body is, and what those are that are called by their buildings.
_WAYS = frozenset({"bridge", "highway", "lane", "motorway", "pier", "road", "runway", "street", "tunnel"})
_HOUSED = frozenset({"court", "hospital", "school"})
# By the noun, of which house somebody is: of two there are two.
_HOUSES = {
    word: words.split()[0]
    for words in (
        "museum gallery", "theatre theater opera", "university college", "hospital clinic", "library",
        "court tribunal", "committee", "orchestra", "journal", "newspaper paper",
    )
    for word in words.split()
}  # fmt: skip
# "Hampton Court" is none, a committee may be one, and the Selm Journal is a paper.
_IN_NAMES = frozenset({"court", "committee", "journal"})
_OFFICES = frozenset({"department", "ministry"})
_OF_STATES = frozenset({"federal", "government", "national", "public", "state"})
_OWN = ARTICLES.index("own")
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


def other_bodies(
    site: Site, others: Set[int], known: Knowledge, called: Mapping[int, Collection[str]]
) -> set[int]:
    """Return the entities that a noun cannot mean, by what they are called.

    Args:
        site: The noun.
        others: The entities that come into question.
        known: What the text says of them.
        called: The nouns for each so far.
    """
    if site.kind != "nominal" or site.plural:
        return set()
    return {
        who
        for who in others
        if is_no_body(site, known.kinds.get(who), called.get(who, ()), known.classes.get(who, frozenset()))
        or _is_another_authority(site, who, known)
        or _is_of_another_house(site, called.get(who, ()), known.words.get(who, frozenset()))
    }


def _is_another_authority(site: Site, who: int, known: Knowledge) -> bool:
    """Tell whether an authority is none by the words of a name: "the tax authority" is no Selm Mutual."""
    own = known.words.get(who, frozenset())
    classes = known.classes.get(who, frozenset())
    if class_of_noun(site.word) == "court" and known.kinds.get(who) == "organisation":
        level = frozenset(word[:_STEM] for word in site.modifiers & _LEVELS)
        other = bool(level) and level.isdisjoint(word[:_STEM] for word in own)
        return other if "court" in classes else len(own) >= _WORDS
    if len(own) < _WORDS or not _PUBLIC.isdisjoint(classes):
        return False
    return site.word == "regulator" or (site.word == "authority" and _is_of_others(site, own))


def _is_of_another_house(site: Site, called: Collection[str], names: Set[str]) -> bool:
    """Tell whether a noun cannot mean what others of its sort say: the museum is no university."""
    if site.kind != "nominal" or site.plural:
        return False
    mine = _HOUSES.get(site.word)
    if mine is None:
        return False
    told = {*called, *names} - (_IN_NAMES & names)
    theirs = {_HOUSES[word] for word in told if word in _HOUSES}
    return bool(theirs) and mine not in theirs


def is_no_body(site: Site, kind: Kind | None, called: Collection[str], classes: Set[str]) -> bool:
    """Tell whether a noun cannot mean an entity, by what that is called.

    Args:
        site: The noun.
        kind: What the entity stands for, if it has a name.
        called: The nouns for it so far.
        classes: Its closer classes.
    """
    if site.kind != "nominal" or site.plural or site.word in _VAGUE:
        return False
    if site.sort == "organisation" and kind == "person":
        return True
    if site.sort == "person" and kind == "organisation" and site.word not in OF_FIRMS:
        return True
    if site.sort == "organisation" and kind == "facility" and site.word in OF_FIRMS:
        return True
    closest = class_of_noun(site.word)
    never = _NEVER_OF_MEMBERS if site.word in _OF_MEMBERS else _NEVER.get(closest, frozenset())
    loosely = {class_of_noun(word) for word in called if word in _LOOSE}
    firmly = {class_of_noun(word) for word in called if word not in _LOOSE}
    theirs = {told for told in (classes - loosely) | firmly if told is not None}
    return closest not in theirs and not never.isdisjoint(theirs)


def is_of_another_field(site: Site, name: Site, owner: int, known: Knowledge) -> bool:
    """Tell whether a noun for a body cannot mean another by what stands before it.

    "The health department" is no Bureau of Fire Safety, "the Baltic union" no firm.

    Args:
        site: The noun.
        name: A name, or another noun.
        owner: The number of its entity.
        known: What the text says of its entities.
    """
    own = known.words.get(owner, frozenset())
    if site.kind != "nominal" or known.kinds.get(owner) not in _KINDS:
        return False
    if is_built(site) and known.kinds[owner] == "organisation" and site.word not in own:
        # "Selm Homes" is no road.
        sorts = sorts_of(name)
        if site.word in _WAYS or (sorts and sorts.isdisjoint(_HOUSED)):
            return True
    if site.word == "office" and site.article == _OWN:
        return site.word not in own
    if site.word == "agency" and site.word not in own and not own.isdisjoint(_OFFICES):
        return _is_of_others(site, own | _OF_STATES)
    if site.word not in _OF_FIELDS or not _is_of_others(site, own):
        return False
    if site.word in own:
        return True
    exact = name.found.exact if name.found is not None else ""
    if sum(letter.isupper() for letter in exact) > 1 and len(exact) <= _LONGEST_ACRONYM:
        return False
    if site.word in _OF_TRADES and any(class_of_noun(word) == "association" for word in own):
        return False
    listed = _OF_FIELDS.isdisjoint(own) and not sorts_of(site).isdisjoint(sorts_of(name))
    return not listed and site.word not in known.described.get(owner, frozenset())


def fields_of(site: Site) -> frozenset[str]:
    """Return what tells a body from others that are called as it is: "ethics" of "the ethics panel".

    Args:
        site: In a document.
    """
    return site.fields if site.kind == "nominal" and site.word in _OF_FIELDS else frozenset()


def of_other_fields(
    site: Site, others: Mapping[int, frozenset[str]], owner: int, known: Knowledge
) -> set[int]:
    """Return the bodies that one does not name which is named only now, by their fields.

    Args:
        site: The name.
        others: The fields of bodies without names, by the number of each.
        owner: The number of the named one.
        known: What the text says of its entities.
    """
    if site.kind != "name" or site.sort != "organisation":
        return set()
    own = {word[:_STEM] for word in known.words.get(owner, ())}
    return {who for who, fields in others.items() if own.isdisjoint(field[:_STEM] for field in fields)}


def _is_of_others(site: Site, own: Set[str]) -> bool:
    """Tell whether what stands before a noun is none of some words."""
    stems = {word[:_STEM] for word in own}
    return bool(site.fields) and stems.isdisjoint(word[:_STEM] for word in site.fields)


def _are_of_others(site: Site, other: Site) -> bool:
    """Tell two nouns for bodies by what they are of: "the teachers' union", "the parents' association"."""
    if site.sort != "organisation" or other.sort != "organisation" or site.word == other.word:
        return False
    if any(one.word == "office" and one.article == _OWN for one in (site, other)):
        return True
    # "The board" is no strike committee.
    if _is_one_of_many(site, other) or _is_one_of_many(other, site):
        return True
    return bool(other.fields) and _is_of_others(site, other.fields | {other.word})


def _is_one_of_many(site: Site, other: Site) -> bool:
    return site.word in _OF_FIELDS and bool(site.fields) and other.word in _WHOLE and not other.fields


def of_all_countries(site: Site, others: Set[int], known: Knowledge) -> set[int]:
    """Return those of all countries, where a body is told to be one country's: "Fiji's federation".

    Args:
        site: The noun for it.
        others: The entities that come into question.
        known: What the text says of its entities.
    """
    if site.kind != "nominal" or site.sort != "organisation" or site.article != _OWN:
        return set()
    if not any(nations_told([word]) for word in site.modifiers):
        return set()
    return {who for who in others if not _WORLDWIDE.isdisjoint(known.words.get(who, ()))}


def are_apart(one: Site, other: Site) -> bool:
    """Tell two noun phrases that are never one: the dam and the town, a country and a town, 85 and 112."""
    mine, yours = numbers_of(one), numbers_of(other)
    sorts = {one.sort, other.sort} - {None}
    if _are_of_others(one, other) or _is_joined(one, other) or _is_joined(other, one):
        return True
    if (mine and yours and mine.isdisjoint(yours)) or (one.word == other.word and len(sorts) > 1):
        return True
    if {class_of_noun(one.word), class_of_noun(other.word)} == {"city", "country"}:
        return True
    if _is_room(one) != _is_room(other) and is_built(one) and is_built(other):
        return True
    first, second = (one, other) if is_built(one) else (other, one)
    if not is_built(first) or is_built(second):
        return False
    return second.sort == "event" or class_of_noun(second.word) in ACTING | _SETTLED


def _is_joined(site: Site, other: Site) -> bool:
    """Tell a group that people join from a body that is none: "a rights group" is no town council."""
    group = site.kind == "nominal" and site.word == "group" and not _JOINED.isdisjoint(site.modifiers)
    return group and class_of_noun(other.word) in _NEVER_OF_MEMBERS


def _is_room(site: Site) -> bool:
    return site.word.rpartition("-")[2] in _ROOMS


def are_names(words: Words, site: Site, others: Set[int], known: Knowledge) -> set[int]:
    """Return those of other names than a noun phrase that ends in a name: "the union Unite" is no Roe Group.

    Args:
        words: The document.
        site: The noun phrase.
        others: The entities that come into question.
        known: What the text says of its entities.
    """
    if site.kind != "nominal" or site.sort is not None or not site.fields or words.tags[site.head] != "NNP":
        return set()
    return {who for who in others if who in known.kinds and site.word not in known.words.get(who, ())}


def are_unlike(one: Site, other: Site) -> bool:
    """Tell whether one is a person and the other is none: "the clinic" is no nurse, a tyre no driver.

    What firms are called, too, may be either: "the company", "the developer".
    """
    people = [site for site in (one, other) if site.sort == "person"]
    if len(people) != 1:
        return False
    none = next(site for site in (one, other) if site is not people[0])
    if none.sort == "thing":
        return none.word not in _CALLED
    return none.sort in _NO_PERSON and people[0].word not in OF_FIRMS


_is_number: Callable[[str], bool] = like_num


def numbers_of(site: Site) -> frozenset[str]:
    """Return the numbers that a noun phrase has before its noun.

    Args:
        site: In a document.
    """
    return _numbers(site.modifiers)


@lru_cache(maxsize=4096)
def _numbers(modifiers: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in modifiers if word[0].isdigit() or _is_number(word))
