"""Statements: the same thing said by the same source, in how many articles it may stand.

A quotation is known by the words that it shares with another, whole or in part; a paraphrase by
its words and figures, and only of the same source. What is denied, retracted or counted otherwise is a
statement of its own, linked to the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, groupby, pairwise

from annotate.dossier.claims.differing import in_course, of_near_days, otherwise
from annotate.dossier.claims.said import Known, Said
from annotate.dossier.claims.stances import Stance, opposed
from annotate.dossier.decisions import Decided
from annotate.dossier.events.conflicts.sides import who_says
from annotate.dossier.events.people.common import names_meet
from annotate.dossier.growing import Ids, altered
from annotate.dossier.model import Conflict, Statement, StatementLink, StatementRelation
from annotate.dossier.reading import Joined, Nearness, Source, likeness, words_in

# So many of them have to tell something: anybody says "this is not going to be".
_TOLD, _TOLD_BY_ANYBODY = 1, 2
# Where nobody knows who says it, most of the shorter quotation has to be shared, or so many runs.
_MOST_OF_IT, _MANY = 0.5, 4
_SAID_BY_ALL = frozenset(
    {
        "get", "go", "going", "good", "got", "gonna", "i'm", "it's", "know", "let", "lot", "people", "put",
        "really", "thing", "think", "want", "way", "well",
    }
)  # fmt: skip
LIKE, MUCH_ALIKE = 0.55, 0.75
_LEAST = 3
# What one denies another one may admit: articles of one story, in nearly the same words.
_OWNS_UP = frozenset({"admit", "confirm"})
_ONE_STORY, _NEAR_STORY, _DENIED_ALIKE, _FEWEST = 0.1, 0.25, 0.7, 2
_CROWD = 200
_Link = tuple[int, int, StatementRelation | None, str]
"""Places of two statements, and how the later is to the first; no relation where they are just not one."""


def join_claims(
    sources: Sequence[Source],
    home: Sequence[Mapping[str, str]],
    decided: Decided | None = None,
    near: Nearness | None = None,
    known: Known | None = None,
) -> list[Statement]:
    """Join the claims of all articles.

    Args:
        sources: The articles, the first to be published first.
        home: The joined entity of every entity, by its id, article by article.
        decided: What a reader has joined and kept apart.
        near: How near the articles are.
        known: What is known from an earlier dossier; it takes in what is new.

    Returns:
        The statements in the order in which they were first published.
    """
    known = known or Known()
    said = known.said_in(sources, home)
    near = near or Nearness(sources)
    sets = _decide(said, decided or Decided())
    links = [*_denied(said, near), *_opposed(said, sources, near), *_also_by(said, sources, near)]
    alike: list[tuple[int, int, str, float]] = []
    for first, second in _candidates(said, known.several.values()):
        one, other = said[first], said[second]
        found = _same(one, other)
        if found is None and _of_one_description(one, other):
            found = _alike(one, other)
            if found is not None and near(one.source, other.source) < _ONE_STORY:
                found = None
        if found is None:
            continue
        told = otherwise(one, other, sources)
        if told is None:
            alike.append((first, second, *found))
        else:
            links.append((first, second, *told))
    for first, second, relation, _ in links:
        # Who apologises says the same once more.
        if relation != "retracts":
            sets.part(first, second)
    for first, second, because, confidence in alike:
        if sets.join(first, second) and said[second].because is None:
            said[second].because, said[second].confidence = because, confidence
    return _written(said, sets.joined, links, known.ids)


def contradicted(statements: Sequence[Statement], conflicts: Iterable[Conflict]) -> list[Statement]:
    """Return statements with links to those that say otherwise, by what articles tell differently.

    Args:
        statements: Those of a dossier.
        conflicts: What its articles tell differently.
    """
    conflicts = [conflict for conflict in conflicts if not conflict.update]
    wanted = {(side.document, side.claim) for conflict in conflicts for side in conflict.sides}
    place = {
        (member.document, member.claim): number
        for number, one in enumerate(statements)
        for member in one.members
        if (member.document, member.claim) in wanted
    }
    found: defaultdict[int, list[StatementLink]] = defaultdict(list)
    for conflict in conflicts:
        relation: StatementRelation = "differs_in_number" if conflict.kind == "number" else "contradicts"
        told = {place.get((side.document, side.claim)) for side in conflict.sides if side.claim}
        for early, late in combinations(sorted(number for number in told if number is not None), 2):
            found[late].append(StatementLink(statements[early].id, relation, conflict.because))
    told_so = list(statements)
    for number, links in found.items():
        one = statements[number]
        known = {link.claim for link in one.relates}
        new = {link.claim: link for link in reversed(links) if link.claim not in known}
        if new:
            told_so[number] = replace(one, relates=(*one.relates, *new.values()))
    return told_so


class _Sets:
    """Statements that are put together, and which of them are not one.

    Args:
        number: How many there are.
    """

    def __init__(self, number: int) -> None:
        self.joined = Joined(number)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        self._members: dict[int, list[int]] = {}

    def part(self, one: int, other: int) -> None:
        """Take in that two are not one."""
        self._apart[one].add(other)
        self._apart[other].add(one)

    def join(self, one: int, other: int) -> bool:
        """Put the sets of two together, unless some of them are not one; tell whether they were two."""
        homes = sorted({self.joined.home(one), self.joined.home(other)})
        first, second = (self._members.get(home, [home]) for home in (homes[0], homes[-1]))
        if len(homes) == 1 or any(not self._apart[each].isdisjoint(second) for each in first):
            return False
        self._members[homes[0]] = [*first, *second]
        return self.joined.join(one, other)


def _decide(said: Sequence[Said], decided: Decided) -> _Sets:
    """Join what a reader has joined, whatever speaks against it, but for what a reader keeps apart."""
    sets = _Sets(len(said))
    if not decided.joined and not decided.apart:
        return sets
    at = {(one.source, one.claim.id): place for place, one in enumerate(said)}
    for one, other in decided.apart:
        if one in at and other in at:
            sets.part(at[one], at[other])
    for pairs in decided.joined:
        places = sorted(at[pair] for pair in pairs if pair in at)
        for first, second in pairwise(places):
            if sets.join(first, second):
                said[second].because, said[second].confidence = "a reader joined them", 1.0
    return sets


def _candidates(said: Sequence[Said], quoted: Iterable[Sequence[Said]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of two articles that have quoted words in common, or a speaker and a word that tells.

    Args:
        said: All that is said.
        quoted: What has quoted words in common.
    """
    common: list[Sequence[int]] = [sorted(one.place for one in those) for those in quoted]
    by_teller: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        # Of fewer words all are the rarest.
        if len(one.rarest) >= _LEAST:
            if one.speaker:
                by_teller[one.speaker].append(place)
            if one.described:
                by_teller[f"={one.described}"].append(place)
    for told in by_teller.values():
        if said[told[0]].source != said[told[-1]].source:
            index: defaultdict[str, list[int]] = defaultdict(list)
            for place in told:
                for word in said[place].rarest:
                    index[word].append(place)
            common += index.values()
    seen: set[tuple[int, int]] = set()
    for places in common:
        if 1 < len(places) <= _CROWD:
            articles = [list(those) for _, those in groupby(places, lambda place: said[place].source)]
            for early, late in combinations(articles, 2):
                seen.update((first, second) for first in early for second in late)
    yield from sorted(seen)


def _denials(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield pairs of two articles of which one denies and the other owns up, with a word in common."""
    index: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, one in enumerate(said):
        act = one.claim.speech_act
        if (act == "deny" or act in _OWNS_UP) and len(one.rarest) >= _FEWEST:
            for word in one.rarest:
                index[word][act in _OWNS_UP].append(place)
    yield from sorted(
        {
            (min(a, b), max(a, b))
            for denying, owning in index.values()
            if len(denying) + len(owning) <= _CROWD
            for a in denying
            for b in owning
            if said[a].source != said[b].source
        }
    )


def _denied(said: Sequence[Said], near: Nearness) -> Iterator[_Link]:
    """Yield what one article denies and another one admits."""
    acts = {"deny": "denied", "admit": "admitted", "confirm": "confirmed"}
    for first, second in _denials(said):
        one, other = said[first], said[second]
        if _is_denied(one, other) and near(one.source, other.source) >= _ONE_STORY:
            because = " and ".join(acts[each.claim.speech_act] for each in (one, other))
            yield first, second, "contradicts", because


def _opposed(said: Sequence[Said], sources: Sequence[Source], near: Nearness) -> Iterator[_Link]:
    """Yield what one speaker says in two articles of one story that cannot both be so."""
    index: defaultdict[tuple[str, str], list[tuple[int, Stance]]] = defaultdict(list)
    heard: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        # One paper's body may be a person to another one.
        name = " ".join(sorted(one.name)) if len(one.name) > 1 else ""
        for speaker in filter(None, (one.speaker, one.described, name)):
            heard[speaker].append(place)
    for speaker, places in heard.items():
        if len({said[place].source for place in places}) > 1:
            for place in places:
                for stance in said[place].stances:
                    index[speaker, stance.key].append((place, stance))
    for told in index.values():
        if len(told) > _CROWD:
            continue
        sides = {(said[place].source, stance.so) for place, stance in told}
        for (first, mine), (second, yours) in combinations(told, 2):
            early, late = said[first].source, said[second].source
            # What an article tells in both ways is of two things.
            both = (early, yours.so) in sides or (late, mine.so) in sides
            if early == late or both or not opposed(mine, yours) or near(early, late) < _ONE_STORY:
                continue
            if not _may_be_one(said[first], said[second]):
                continue
            if of_near_days(sources[early], sources[late]):
                course = in_course(mine, yours, sources[early], sources[late])
                yield first, second, None if course else "contradicts", f"{mine.words} / {yours.words}"


def _also_by(said: Sequence[Said], sources: Sequence[Source], near: Nearness) -> Iterator[_Link]:
    """Yield what two articles of one story have two say in nearly the same words."""
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        # A name is one in all articles; of "officials" others may be meant.
        if one.speaker and one.name and len(one.words.weights) >= _LEAST:
            for pair in combinations(sorted(one.rarest), 2):
                index[pair].append(place)
    found = {
        pair
        for places in index.values()
        if len(places) <= _CROWD
        for pair in combinations(places, 2)
        if said[pair[0]].source != said[pair[1]].source
    }
    for first, second in sorted(found):
        one, other = said[first], said[second]
        if _may_be_one(one, other) or near(one.source, other.source) < _NEAR_STORY:
            continue
        if not names_meet(one.article, other.article):
            continue
        alike = likeness(one.words, other.words)
        if alike >= MUCH_ALIKE and otherwise(one, other, sources) is None:
            both = (who_says(each.article, each.claim) or "somebody" for each in (one, other))
            yield first, second, "repeats", f"said by {' and by '.join(both)} ({alike:.2f})"


def _is_denied(one: Said, other: Said) -> bool:
    """Tell whether two claims are of one thing, and may be of one source or of nobody known."""
    if one.name and other.name and one.speaker != other.speaker and not _may_be_one(one, other):
        return False
    # "Denied that it was full" and "admitted that it was not full" say the same.
    opposed = one.claim.polarity != other.claim.polarity
    return opposed and likeness(one.words, other.words) >= _DENIED_ALIKE


def _same(one: Said, other: Said) -> tuple[str, float] | None:
    """Say why two claims are one statement, and how surely; none where they are not."""
    if one.speaker and other.speaker and one.speaker != other.speaker and not _may_be_one(one, other):
        return None
    sure = one.speaker is not None and one.speaker == other.speaker
    common = one.runs & other.runs
    told = len({word for run in common for word in _telling_in(run)}) >= (_TOLD if sure else _TOLD_BY_ANYBODY)
    much = len(common) >= min(_MANY, _MOST_OF_IT * min(len(one.runs), len(other.runs)))
    if common and told and (sure or much):
        shown = min(common, key=lambda run: (-len(_telling_in(run)), run))
        return f"one quotation: “{' '.join(shown)} …”", 0.95 if sure else 0.85
    if not one.speaker or one.speaker != other.speaker:
        return None
    return _alike(one, other)


def _of_one_description(one: Said, other: Said) -> bool:
    """Tell whether both speakers are called the same, and are not two that have names: "police"."""
    return bool(one.described) and one.described == other.described and _may_be_one(one, other)


def _alike(one: Said, other: Said) -> tuple[str, float] | None:
    """Say how alike two claims of one source are, where that is enough."""
    alike = likeness(one.words, other.words)
    short = min(len(one.words.weights), len(other.words.weights))
    if alike >= MUCH_ALIKE or (alike >= LIKE and short > _LEAST):
        return f"the same source in nearly the same words ({alike:.2f})", round(alike, 2)
    return None


def _may_be_one(one: Said, other: Said) -> bool:
    """Tell whether two speakers may be one: one is only described, or goes by a word of the other's name."""
    if not one.name or not other.name:
        return True
    short, long = sorted((one.name, other.name), key=len)
    return short == long or (len(short) == 1 and short < long)


@lru_cache(maxsize=1 << 16)
def _telling_in(run: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a run that tell something."""
    return frozenset(words_in(" ".join(run))) - _SAID_BY_ALL


def _written(
    said: Sequence[Said],
    joined: Joined,
    links: Sequence[_Link],
    names: Ids,
) -> list[Statement]:
    firsts, several = joined.firsts(), joined.several()
    numbers = dict(zip(firsts, range(len(firsts)), strict=True))
    ids = names.upto(len(firsts))
    alone = [said[place].alone for place in firsts]
    speakers = [said[place].speaker for place in firsts]
    members = [one.members for one in alone]
    for first, places in several.items():
        those, number = [said[place] for place in places], numbers[first]
        speakers[number] = next((one.speaker for one in those if one.speaker), None)
        members[number] = tuple([one.member for one in those])
    related: defaultdict[int, dict[str, StatementLink]] = defaultdict(dict)
    for first, second, relation, because in links:
        one, other = numbers[joined.home(first)], numbers[joined.home(second)]
        if relation is not None and one != other:
            related[other].setdefault(ids[one], StatementLink(ids[one], relation, because))
    relates: list[tuple[StatementLink, ...]] = [()] * len(ids)
    for number, found in related.items():
        relates[number] = tuple(found.values())
    return altered(alone, id=ids, source=speakers, members=members, relates=relates)
