"""Who is somebody's: "her son", "his client", "their deputy", which names nobody by itself.

Such a noun means who is told to be that of the same person elsewhere in the article ("her son, Ian Hale"), or
whose parent, lawyer or the like that person is told to be. Whoever else is named is not meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.grouping.names import KIN
from annotate.entities.known.lexicon import class_of_noun, noun
from annotate.language.syntax import OBJECTS, POSSESSORS, SUBJECTS

# By owner: what somebody is, and the place of whose.
Relations = Mapping[int, frozenset[tuple[str, int]]]

_OWN, _BARE = ARTICLES.index("own"), ARTICLES.index("bare")
_LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"})
_ALIKE = (
    {"father", "dad", "parent"}, {"mother", "mom", "mum", "parent"}, {"wife", "spouse", "partner", "widow"},
    {"husband", "spouse", "partner", "widower"}, {"son", "child", "boy"}, {"daughter", "child", "girl"},
    _LAWYERS, {"chief", "boss", "chief-executive", "ceo"}, {"girlfriend", "partner", "fiancée"},
    {"boyfriend", "partner", "fiancé"},
)  # fmt: skip
_CHILDREN = frozenset({"son", "daughter", "child", "stepson", "stepdaughter"})
_PARENTS = frozenset({"father", "mother", "dad", "mom", "mum", "parent", "stepfather", "stepmother"})
ELDERS = _PARENTS - {"parent"}
_SPOUSES = frozenset({"husband", "wife", "spouse", "partner"})
# Of these nobody has two, as a rule.
ONLY = ELDERS | _SPOUSES - {"partner"}
_SIBLINGS = frozenset({"brother", "sister", "twin"})
_GRANDCHILDREN = frozenset({"grandson", "granddaughter", "grandchild"})
_GRANDPARENTS = frozenset({"grandfather", "grandmother", "grandparent"})
_AGENTS = frozenset({"accountant", "adviser", "advisor", "agent", "manager", "publicist", "representative"})
_CLIENTS = frozenset({"client"})
_INVERSE = (
    (_CHILDREN, _PARENTS), (_SPOUSES, _SPOUSES), (_SIBLINGS, _SIBLINGS), (_LAWYERS | _AGENTS, _CLIENTS),
    (frozenset({"nephew", "niece"}), frozenset({"uncle", "aunt"})), (_GRANDCHILDREN, _GRANDPARENTS),
)  # fmt: skip
# What two people may both call somebody theirs by.
_SHARED = _CHILDREN | _PARENTS | _SIBLINGS | _GRANDCHILDREN
# Classes of those who are that of one person or body alone.
_OF_ONE = frozenset({"chief", "coach", "spokesman"})
# Too wide to tell one person from another.
_WIDE = frozenset({"person", "man", "woman", "child", "relative", "officer"})
# What everybody is to others, or of bodies: "Liberal leader Ann Hale" is not everybody's leader.
_OF_ANYBODY = frozenset(
    {
        "boss", "colleague", "counterpart", "deputy", "friend", "leader", "neighbor", "neighbour", "opponent",
        "partner", "predecessor", "rival", "successor", "chief", "minister", "president",
    }
)  # fmt: skip
# Behind the name of a lawyer: ", for Ann Hale,".
_FOR = re.compile(r"(?:for|representing|defending|(?:who|that) (?:represents?|represented|defends|defended))")
_REACH = 4
# "He had it with him" is one man, "he sent it to him" two.
_TOWARDS = frozenset({"for", "to", "by", "against", "about", "from", "of"})
_NEAR = 12


def whose(words: Words, sites: Sequence[Site], speakers: Mapping[int, int]) -> dict[int, int]:
    """Return by noun phrase for one person the place of the pronoun or name that says whose.

    “Dad was angry,” she said: hers.

    Args:
        words: The document.
        sites: In text order.
        speakers: The site of who speaks, by quotation.
    """
    at = {site.head: place for place, site in enumerate(sites) if site.kind != "conjunction"}
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.kind != "nominal" or site.sort != "person" or site.plural:
            continue
        speaker = speakers.get(words.quotes[site.head])
        if speaker is not None and site.article == _BARE and site.word in ELDERS and not site.modifiers:
            found[place] = speaker
        if site.article != _OWN:
            continue
        for child in words.children[site.head]:
            if words.deps[child] in POSSESSORS and child in at:
                found[place] = at[child]
            elif speaker is not None and words.lower[child] == "my":
                found[place] = speaker
    return found


def acts_on(words: Words, sites: Sequence[Site], place: int) -> list[int]:
    """Return who does what is done to or for another: "he never asked for him", "she called her friend".

    Who acts is nobody whom the clause calls by a noun: "Hale was caught by the bowler's brother".

    Args:
        words: The document.
        sites: In text order.
        place: Of the pronoun or noun.
    """
    site = sites[place]
    marks = {words.lower[child] for child in words.children[site.head]}
    done_to = site.role == ROLES.index("object") or (
        site.role == ROLES.index("oblique") and not marks.isdisjoint(_TOWARDS)
    )
    somebodys = site.kind == "nominal" and site.sort == "person" and site.role == ROLES.index("possessor")
    done_to = done_to or somebodys
    if site.reflexive or site.verb < 0:
        return []
    verb = site.verb
    if words.lower[site.head - 1 : site.head + 2 : 2] == ["for", "to"]:
        # "He begged for her to stay."
        verb = words.heads[verb] if site.role == ROLES.index("subject") else verb
    elif not done_to:
        return []
    # "A worn tyre seems to have caused the crash."
    verbs = [verb]
    while _is_done_by_the_same(words, verb) and not _has_object(words, verb):
        verb = words.heads[verb]
        verbs.append(verb)
    return [
        one
        for one in range(max(place - _NEAR, 0), place)
        if sites[one].verb in verbs and sites[one].role == 0 and sites[one].kind != "conjunction"
    ]


def _is_done_by_the_same(words: Words, verb: int) -> bool:
    """Tell whether who does something is who does what stands above: "she rang to thank her"."""
    if words.heads[verb] == verb or words.deps[verb] not in {"xcomp", "advcl"}:
        return False
    begins = any(words.lower[child] == "to" and child < verb for child in words.children[verb])
    own = any(words.deps[child] in SUBJECTS for child in words.children[verb])
    return words.deps[verb] == "xcomp" or (begins and not own)


def _has_object(words: Words, verb: int) -> bool:
    """Tell whether the verb over one has an object, who does it then: "she asked him to call her"."""
    above = words.heads[verb]
    # "The news that he rang to thank her": the news is nobody.
    told = words.deps[above] == "acl:relcl" and noun(words.lemmas[words.heads[above]])[0] == "thing"
    objects = (child for child in words.children[above] if words.deps[child] in {*OBJECTS, "obl"})
    return any(not (told and words.lower[child] == "that") for child in objects)


def is_by_pronoun(sites: Sequence[Site], possessor: int) -> bool:
    """Tell "her son" from "Ann Hale's son"."""
    return sites[possessor].kind == "pronoun"


def relations_of(
    words: Words, sites: Sequence[Site], owners: Sequence[int], possessors: Mapping[int, int]
) -> dict[int, frozenset[tuple[str, int]]]:
    """Return what people are told to be, and whose, by owner.

    Args:
        words: The document.
        sites: In text order.
        owners: The entity of every site.
        possessors: As ``whose`` returns them.
    """
    found: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
    for place, possessor in possessors.items():
        found[owners[place]].add((sites[place].word, possessor))
    for place, body in _serving(words, sites):
        found[owners[place]].add((sites[place].word, body))
    for lawyer, client in _lawyers(words, sites):
        found[owners[lawyer]].add(("lawyer", client))
    return {owner: frozenset(told) for owner, told in found.items()}


def _serving(words: Words, sites: Sequence[Site]) -> Iterator[tuple[int, int]]:
    """Yield who speaks for or leads what: "a spokesman for Selm", "Selm spokesman Bo Roe"."""
    at = {site.head: place for place, site in enumerate(sites) if site.kind in {"name", "nominal"}}
    for place, site in enumerate(sites):
        if site.kind != "nominal" or site.plural or class_of_noun(site.word) not in _OF_ONE:
            continue
        for child in words.children[site.head]:
            body = at.get(child)
            marks = {words.lower[mark] for mark in words.children[child]}
            before = child < site.head and body is not None and sites[body].kind == "name"
            behind = child > site.head and words.deps[child] == "nmod" and not marks.isdisjoint({"for", "of"})
            if body is not None and (behind or (before and words.deps[child] in {"compound", "nmod"})):
                yield place, body


def serve_others(
    mine: frozenset[tuple[str, int]],
    theirs: frozenset[tuple[str, int]],
    home: Callable[[int], int],
    apart: Callable[[int, int], bool],
) -> bool:
    """Tell whether two speak for or lead others, and so are two: "his spokesman", "the party's spokesman".

    Args:
        mine: What one is told to be, and whose.
        theirs: What the other is.
        home: Tells the entity of a site.
        apart: Tells whether two sites are of two entities for sure.
    """
    found = False
    for word, place in mine:
        kind = class_of_noun(word)
        for other, their in theirs:
            if kind not in _OF_ONE or class_of_noun(other) != kind:
                continue
            if home(place) == home(their):
                return False
            found |= apart(place, their)
    return found


def _lawyers(words: Words, sites: Sequence[Site]) -> Iterator[tuple[int, int]]:
    """Yield who speaks for whom in court: "Ann Hale KC, for Bo Roe, said"."""
    names = [
        place
        for place, site in enumerate(sites)
        if site.kind == "name" and site.sort == "person" and not site.plural
    ]
    firsts = {sites[place].first: place for place in names}
    for place in names:
        after = sites[place].last + 1
        if words.lower[after : after + 1] != [","]:
            continue
        for end in range(after + 2, after + _REACH):
            client = firsts.get(end)
            if client is None or not _FOR.fullmatch(" ".join(words.lower[after + 1 : end])):
                continue
            behind = sites[client].last + 1
            if words.lower[behind : behind + 1] in ([","], ["."]):
                yield place, client


def who_is_told(
    word: str, owner: int, relations: Relations, home: Callable[[int], int], own: int
) -> set[int]:
    """Return the entities that are told to be what a noun says of somebody.

    Args:
        word: The noun.
        owner: The entity of whoever it is of.
        relations: What is told so far.
        home: Tells the entity of a site.
        own: The entity of the noun, which is left out.
    """
    found = {
        other
        for other, theirs in relations.items()
        if other != own and any(_alike(word, mine) and home(place) == owner for mine, place in theirs)
    }
    for mine, place in relations.get(owner, ()):
        if home(place) not in {owner, own} and any(
            (mine in one and word in two) or (mine in two and word in one) for one, two in _INVERSE
        ):
            found.add(home(place))
    return found


def may_be(
    word: str,
    owner: int,
    told_of: frozenset[tuple[str, int]],
    called: frozenset[str],
    home: Callable[[int], int],
    gender_of: Callable[[int], str | None],
    somebodys: bool,
) -> bool:
    """Tell whether somebody may be what a noun says of another.

    Args:
        word: The noun.
        owner: The entity of whoever it is of.
        told_of: What is told of the one in question, and whose.
        called: All that this one is called.
        home: Tells the entity of a site.
        gender_of: Tells the gender of an entity.
        somebodys: Whether it is of a person: "her deputy", not "its deputy".
    """
    alike = [place for mine, place in told_of if _alike(word, mine)]
    if alike:
        return any(
            home(place) == owner or (word in _SHARED and gender_of(home(place)) != gender_of(owner))
            for place in alike
        )
    if word in KIN and any(home(place) == owner and mine in KIN for mine, place in told_of):
        return False  # "Her father" is no husband of hers.
    return not (somebodys and word in _OF_ANYBODY) and any(_alike(word, mine) for mine in called)


def _alike(word: str, other: str) -> bool:
    if word == other or any({word, other} <= same for same in _ALIKE):
        return True
    closest = class_of_noun(word)
    return (
        not {word, other} & KIN
        and closest is not None
        and closest not in _WIDE
        and closest == class_of_noun(other)
    )
