"""Entities that turn out to be one by how their names are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.entities.grouping.names import Group
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import SMALL, words_of
from annotate.entities.known.places import country_around, country_of, country_of_people
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.numbers import NUMERIC
from annotate.record import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.85
# What a region is called besides its name: "Selm" and "Selm region" may be one.
REGIONS = frozenset(
    {
        "oblast", "region", "province", "prefecture", "governorate", "voivodeship", "krai", "canton",
        "peninsula", "district", "county", "state",
    }
)  # fmt: skip
# What a piece of nature or a park, and what a happening is called besides its name: "Selm", "Selm River".
_WILD = frozenset({"park", "reserve", "forest", "desert", "falls", "canyon", "glacier", "volcano"})
_NATURE = _WILD | {"river", "lake", "valley"}
_FEASTS = frozenset({"festival", "fest", "carnival", "regatta", "marathon"})
_OFFICES = frozenset(
    {
        "department", "ministry", "office", "bureau", "directorate", "agency", "secretariat", "committee",
        "commission", "authority", "council", "court", "center", "centre", "embassy", "institute",
    }
)  # fmt: skip
_PARTIES = frozenset({"party", "alliance", "coalition", "league", "union", "movement"})
# Beginnings that many bodies share, and kinds of which each has a name of its own: a party, a court, a team.
_SHARED = frozenset(
    {
        "supreme", "high", "national", "federal", "central", "royal", "new", "general", "public", "state",
        "international", "united", "first", "world", "european", "city", "provincial", "regional", "people's",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "democratic",
        "health", "education", "transport", "justice", "finance", "trade", "labour", "labor", "defence",
        "defense", "energy", "water", "food", "drug", "environment", "safety", "security", "human", "police",
        "fire", "agriculture", "housing", "tax", "land", "child", "women's", "youth", "sports", "science",
    }
)  # fmt: skip
_EACH_ITS_OWN = _PARTIES | {"court", "team", "club", "front", "congress"}
_COUNTRY_LIKE = frozenset({"GPE", "LOC", "ORG"})
# "Liberals" are a party, and whoever is African is of no one people.
_OTHERS = frozenset({"african", "asian", "conservative", "democrat", "european", "liberal", "republican"})
_NAMED_WITH = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "MISC"})
_SPELT = {"centre": "center", "programme": "program", "theatre": "theater"}
_CITY_OF = frozenset({("city", "of"), ("town", "of"), ("village", "of"), ("municipality", "of")})
# What countries are called, with those that are.
_STYLES = {
    ("islamic", "republic"): frozenset({"IR", "PK", "MR"}),
    ("people's", "republic"): frozenset({"CN", "KP"}),
    ("emirates",): frozenset({"AE"}),
    ("sultanate",): frozenset({"OM", "BN"}),
}
_LONG_STEM = 5
_SHORT_STEM, _STEM = 3, 6
_MOST_BEHIND = 2
_MOST_INSIDE = 2
_LEAST_LETTERS = 6
_ALIKE = 7
_FAR_ALIKE = 10
_ARTICLE = re.compile(r"(?:al|el|ul)[ -]?(?P<name>\w{4,})$")
_SOUNDS = str.maketrans({"y": "i", "e": "i", "o": "u"})
_DOUBLE = re.compile(r"(.)\1+")
_SCRIPT = re.compile(r"\s?[(（]([\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af·\s]{2,30})[)）]")


def join_variants(text: str, groups: list[Group]) -> None:
    """Join entities whose names are two ways of writing one, in place.

    Args:
        text: The article's text.
        groups: Entities with their names.
    """
    names = [_names_of(group) for group in groups]
    joined: set[int] = set()
    for place, group in enumerate(groups):
        for other in range(place):
            if other in joined or place in joined:
                continue
            because = _reason(groups[other], names[other], group, names[place])
            if because is not None:
                first, second = sorted((other, place), key=lambda i: -len(groups[i].mentions))
                join_groups(groups[first], groups[second], because)
                names[first] |= names[second]
                joined.add(second)
    groups[:] = [group for place, group in enumerate(groups) if place not in joined]
    _join_styles(text, groups)


def _join_styles(text: str, groups: list[Group]) -> None:
    """Give a country what only it among the article's is called: "the Islamic Republic", in place.

    "The Emirates" is a country, and Emirates an airline.
    """
    for style, codes in _STYLES.items():
        called = [g for g in groups if g.type in _COUNTRY_LIKE and _names_of(g) == {style}]
        countries = [g for g in groups if g.type == "GPE" and g.country in codes]
        if len(style) == 1:
            called = [g for g in called if all(_has_article(text, m) for m in g.mentions)]
        if len(called) == len(countries) == 1 and called[0] is not countries[0]:
            join_groups(countries[0], called[0], "what only this country in the article is called")
            groups.remove(called[0])


def _has_article(text: str, mention: Found) -> bool:
    before = text[max(mention.start - 4, 0) : mention.start] + mention.exact
    return before.lower().split()[:1] == ["the"]


def add_scripts(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add a name in the letters of its language to the one it stands behind in parentheses, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    if text.isascii():
        return
    taken = {offset for group in groups for m in group.mentions for offset in range(m.start, m.end)}
    for group in groups:
        group.mentions += [
            m for old in group.mentions if (m := _script(doc, text, old)) and m.start not in taken
        ]
        group.mentions.sort(key=lambda mention: mention.start)


def _script(doc: Doc, text: str, mention: Found) -> Found | None:
    match = _SCRIPT.match(text, mention.end)
    if match is None or not match[1].strip():
        return None
    span = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
    if span is None:
        return None
    found = Found(
        *match.span(1), match[1], mention.type, "name", "rule", CONFIDENCE, span.start, span.end - 1
    )
    found.because = f"“{_flat(mention)}” in other letters"
    return found


def _flat(mention: Found) -> str:
    return " ".join(mention.exact.split())


def join_groups(group: Group, other: Group, because: str) -> None:
    """Make one entity of two, in place.

    Args:
        group: The one that stays.
        other: The one whose names it gets.
        because: Why they are one.
    """
    for mention in other.mentions:
        mention.because = mention.because or because
        mention.type = group.type
    group.mentions = sorted([*group.mentions, *other.mentions], key=lambda mention: mention.start)
    group.cores |= other.cores
    group.gender = group.gender or other.gender
    group.country = group.country or other.country
    group.full = max(group.full, other.full, key=len)


def _names_of(group: Group) -> set[tuple[str, ...]]:
    return {_words(m.exact) for m in group.mentions if m.kind == "name"}


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _reason(
    group: Group, names: set[tuple[str, ...]], other: Group, others: set[tuple[str, ...]]
) -> str | None:
    """Say why two entities are one, or nothing."""
    kinds: set[EntityType] = {group.type, other.type}
    if kinds <= _NAMED_WITH and any(_for_what(a, b) or _for_what(b, a) for a in names for b in others):
        return "the name without what it is for"
    if kinds == {"NORP"} and any(_plural(a, b) or _plural(b, a) for a in names for b in others):
        return "one and several of them"
    if kinds == {"GPE"} and any(_city_of(a, b) or _city_of(b, a) for a in names for b in others):
        return "the name without what it is"
    if kinds <= {"GPE", "LOC"} and any(_same_region(a, b) for a in names for b in others):
        return "the place and its region"
    if kinds <= {"GPE", "LOC", "FAC"}:
        # A town lies on a river or a lake of its name, but in no park of it.
        called = _WILD if "GPE" in kinds else _NATURE
        if any(_called(a, b, called) or _called(b, a, called) for a in names for b in others):
            return "the name without what it is"
    elif kinds <= {"EVENT", "MISC", "ORG"} and "EVENT" in kinds:
        if any(_called(a, b, _FEASTS) or _called(b, a, _FEASTS) for a in names for b in others):
            return "the name without what it is"
    elif kinds == {"ORG"}:
        if any(_reordered(a, b) for a in names for b in others):
            return "the same words in another order"
        if any(_of_nation(a) == _of_nation(b) is not None for a in names for b in others):
            return "the same words, and the country's in another form"
        if any(_reworded(a, b) for a in names for b in others):
            return "a word of the name in another form"
        if any(_without_inside(a, b) or _without_inside(b, a) for a in names for b in others):
            return "the name without a word inside"
    elif kinds == {"ORG", "NORP"} and any(_party(a, b) or _party(b, a) for a in names for b in others):
        return "the members' name for the party"
    if kinds in ({"PERSON"}, {"ORG"}) and _spelt(names, others):
        return "spelt otherwise"
    if kinds == {"PERSON"} and any(_in_our_letters(a, b) for a in names for b in others):
        return "another spelling of an Arabic name"
    if len(kinds) == 1 and not kinds <= NUMERIC and any(_is_closed(a, b) for a in names for b in others):
        return "written otherwise"
    return None


def _for_what(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name is one without what it is for: "Selmora Centre", "Selmora Center for the Blind"."""
    rest = full[len(short) :]
    if len(short) < 2 or rest[:1] != ("for",) or not is_distinctive(short[0]):
        return False
    return all(_SPELT.get(a, a) == _SPELT.get(b, b) for a, b in zip(short, full, strict=False))


def _plural(one: tuple[str, ...], several: tuple[str, ...]) -> bool:
    """Tell whether a name is the plural of another, but not of a state's: "Muslim", "Muslims"."""
    fits = one[:-1] == several[:-1] and several[-1] == f"{one[-1]}s" and len(one[-1]) > _SHORT_STEM
    return fits and one[-1] not in _OTHERS and country_of_people(" ".join(one)) is None


def _city_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return full[:2] in _CITY_OF and full[2:] == short


def _same_region(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are one region's: "Selm oblast", "Selm region", "Selm" that is no city."""
    bare, bare_other = _region(one), _region(other)
    if bare is None and bare_other is None:
        return False
    if bare is not None and bare_other is not None:
        return bare == bare_other
    alone, region = (one, bare_other) if bare is None else (other, bare)
    return alone == region and _no_city(" ".join(alone))


def _called(one: tuple[str, ...], other: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Tell whether a name is another one with what it is behind it: "Selm", "Selm National Park"."""
    rest = other[len(one) :]
    fits = 0 < len(rest) <= _MOST_BEHIND and other[: len(one)] == one and rest[-1] in kinds
    return fits and len(one[0]) > 2 and _no_city(" ".join(one))


def _reworded(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names differ in the form of one word: "Roe Airlines", "Roe Airline"."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if one[-1] != other[-1] and long == f"{short}s" and len(short) > _SHORT_STEM:
        return True
    return len(one) > 3 and short[:_STEM] == long[:_STEM] and len(short) > _STEM


def _region(name: tuple[str, ...]) -> tuple[str, ...] | None:
    return name[:-1] if len(name) > 1 and name[-1] in REGIONS else None


@lru_cache(maxsize=1024)
def _no_city(name: str) -> bool:
    return country_around(name) is None and country_of(name) is None


def _reordered(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are "Department of Health" and "Health Department"."""
    if one == other or not _OFFICES.intersection(one):
        return False
    return sorted(w for w in one if w not in SMALL) == sorted(w for w in other if w not in SMALL)


@lru_cache(maxsize=1024)
def _of_nation(name: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return a body's words with its country's code: those of "Selmish Rail Board", "Rail Board of Selm"."""
    codes = {
        code
        for place, word in enumerate(name)
        for code in (country_of_people(word), country_of(" ".join(name[place:])))
        if code is not None
    }
    if len(codes) != 1:
        return None
    own = [word for word in name if word not in SMALL]
    tail = next((p for p in range(len(name)) if country_of(" ".join(name[p:]))), len(name))
    rest = [w for w in name[:tail] if w not in SMALL and country_of_people(w) is None]
    if not rest or len(rest) == len(own) or not any(noun(word)[0] == "organisation" for word in rest):
        return None
    return (*codes, *sorted(rest))


def _without_inside(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a name is a body's without a word or two inside: "Selm Bank", "Selm Mutual Bank"."""
    if len(short) < 2 or not 0 < len(full) - len(short) <= _MOST_INSIDE:
        return False
    first, last = short[0], short[-1]
    if (first, last) != (full[0], full[-1]) or last in _EACH_ITS_OWN or not is_distinctive(first):
        return False
    if noun(last)[0] not in {"organisation", "facility"}:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def is_distinctive(word: str) -> bool:
    """Tell whether the first word of a body's name is its own, not that of a place or of many bodies.

    Args:
        word: In lower case.
    """
    if word in _SHARED or word in SMALL or noun(word)[0] != "thing":
        return False
    return country_of_people(word) is None and _no_city(word)


def _is_closed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether only what parts their words tells two names apart: "Tanzeem-ul-Selm", "Tanzeemul Selm"."""
    joined = "".join(one)
    return one != other and len(joined) >= _LEAST_LETTERS and joined == "".join(other)


def _in_our_letters(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names have one Arabic surname: "Elkuwari", "Al-Kuwari"; "Al Zoheiri", "Al Zoheiry"."""
    (given, name), (other_given, other_name) = _arabic(one), _arabic(other)
    if one == other or (given and other_given and given[0] != other_given[0]):
        return False
    return name == other_name and len(name) >= _LEAST_LETTERS


def _arabic(name: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return what is before a surname with an article, and how it sounds without that, if it has one."""
    for length in (2, 1):
        parts = _ARTICLE.match(" ".join(name[-length:]))
        if parts is not None:
            return name[:-length], _DOUBLE.sub(r"\1", parts["name"].translate(_SOUNDS))
    return name[:-1], ""


def _party(members: tuple[str, ...], party: tuple[str, ...]) -> bool:
    """Tell whether a name is what a party's members are called: "Liberals", "Democrats"."""
    if len(members) != 1 or len(party) < 2 or party[-1] not in _PARTIES or not members[0].endswith("s"):
        return False
    word = members[0][:-1]
    return any(part == word or (len(word) > _LONG_STEM and part.startswith(word)) for part in party[:-1])


def _spelt(names: set[tuple[str, ...]], others: set[tuple[str, ...]]) -> bool:
    return any(_alike(a, b) for a in names for b in others)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names differ by a slip in one long word: "Haulyondjaba", "Haulyodjaba"."""
    if len(one) != len(other):
        if min(len(one), len(other)) != 1:
            return False
        one, other = one[-1:], other[-1:]
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    shorter = min(len(a), len(b))
    if shorter < _ALIKE or a[0] != b[0] or a.isdigit():
        return False
    most = 2 if shorter >= _FAR_ALIKE else 1
    return abs(len(a) - len(b)) <= most and not _inflected(a, b) and _distance(a, b) <= most


def _inflected(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or two things: "Martin", "Martins"; "Austria", "Austrian"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added or left out."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
