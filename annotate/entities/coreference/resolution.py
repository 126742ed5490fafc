"""From odds to entities: every anaphor goes to the likeliest entity before it, or to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import NamedTuple

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.posts import post_of
from annotate.entities.coreference.doubt.relations import (
    who_is_told,
)
from annotate.entities.coreference.doubt.rivals import GENDERS, GUESS, Rivals
from annotate.entities.coreference.evidence import is_open
from annotate.entities.coreference.features import ANAPHORS, Floats, Integers, Table
from annotate.entities.coreference.ranker import Ranker, Rankers
from annotate.entities.coreference.resolving.barred import barred_for
from annotate.entities.coreference.resolving.growing import Chains, begun, home_in
from annotate.entities.coreference.sites import ARTICLES, ROLES

# How sure it is that "the 34-year-old" is the one who is said to be 34.
OF_ONE_AGE = 0.85
# And that "her son" is who is told to be the son of the same woman.
TOLD = 0.85
_WHOSE = ROLES.index("possessor")


Options = list[tuple[int, float]]
"""Candidates of an anaphor with their odds."""


class Antecedent(NamedTuple):
    """The site that an anaphor most likely refers back to, and how likely it is."""

    site: int
    confidence: float


def link(prepared: Prepared, rankers: Rankers) -> tuple[Chains, dict[int, Antecedent]]:
    """Decide for every anaphor, in text order.

    Returns:
        The chains, and the antecedents by anaphor; without one where the ranker is not sure enough.
    """
    table, sites = prepared.table, prepared.sites
    owners: list[int] = table.owner.tolist()
    speakers: list[int] = table.speaker.tolist()
    options = {
        **_options(prepared, rankers.nominals, prepared.nominals),
        **_options(prepared, rankers.pronouns, prepared.pronouns),
    }
    chains = begun(prepared, owners)
    linked: dict[int, Antecedent] = {}
    nouns = {whose: noun for noun, whose in reversed(prepared.possessors.items())}
    for place in _in_order(prepared, options):
        known = _told(prepared, chains, place)
        if known is not None:
            linked[place] = Antecedent(known, TOLD)
            chains.join(owners[place], owners[known], sites[place].gender)
        if known is not None or place not in options:
            continue
        gender = GENDERS.get(sites[place].word, sites[place].gender)
        barred = barred_for(prepared, chains, place, [owners[one] for one, _ in options[place]])
        if speakers[place] >= 0 and sites[place].kind == "pronoun":
            # A third person inside a quotation is not who is quoted.
            barred.add(chains.of(speakers[place]))
        barred |= {chains.of(owner) for owner in prepared.strangers.get(place, ())}
        near = _beside(prepared, chains, place, options[place])
        if place in nouns and sites[place].word in GENDERS:
            near = _of_the_told(prepared, chains, place, nouns[place], near)
        best = _best(near, chains, gender, barred, owners)
        if best is None:
            continue
        antecedent, odds = best
        name = ANAPHORS[int(table.anaphor[place])]
        confidence = _doubted(prepared, chains, place, antecedent, barred, rankers.confidence(name, odds))
        # Who is taken for somebody else takes pronouns along; "the 61-year-old" has been spoken of.
        aged = sites[place].age is not None and sites[place].article == ARTICLES.index("the")
        person = name == "nominal" and sites[place].sort == "person" and not aged
        if confidence is not None and confidence >= rankers.least["person" if person else name]:
            linked[place] = Antecedent(antecedent, confidence)
            chains.join(owners[place], owners[antecedent], gender)
    for said in prepared.links:
        if is_open(sites[said.first]) and said.first in linked:
            chains.add(owners[said.second], owners[said.first])
    return chains, linked


def _in_order(prepared: Prepared, options: Collection[int]) -> list[int]:
    """Return anaphors in text order, but who speaks before whom the quotation speaks of."""
    places = {*options, *prepared.possessors}
    return sorted(
        places, key=lambda place: (prepared.quoting.get(place, place), place not in prepared.quoting)
    )


def _told(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the one who is told to be what a noun says of somebody: "her son"."""
    possessor = prepared.possessors.get(place)
    owners, sites = prepared.table.owner, prepared.sites
    own = chains.of(int(owners[place]))
    if possessor is None or own < prepared.named:
        return None

    home = home_in(prepared, chains)
    word, gender = sites[place].word, sites[place].gender
    found = {
        who
        for who in who_is_told(word, home(possessor), chains.relations, home, own)
        if gender is None or chains.genders.get(who, gender) == gender
    }
    if len(found) != 1:
        return None
    before = (other for other in range(place - 1, -1, -1) if home(other) in found)
    return next((other for other in before if not sites[other].plural), None)


def _doubted(
    prepared: Prepared, chains: Chains, place: int, antecedent: int, barred: set[int], confidence: float
) -> float | None:
    """Return how sure an answer is beside whoever else may be meant; none where that cannot be told."""
    site, owners = prepared.sites[place], prepared.table.owner
    chosen, own = chains.of(int(owners[antecedent])), chains.of(int(owners[place]))
    pronoun = site.word in GENDERS
    if not pronoun and site.sort != "person":
        return confidence
    if site.kind == "nominal" and site.age is not None and chains.ages.get(chosen) == site.age:
        return max(confidence, OF_ONE_AGE)
    post, held = post_of(site), chains.posts.get(chosen, frozenset())
    posts = chains.posts.get(own, frozenset()) | ({post} if post is not None else frozenset())
    if posts and held and posts.isdisjoint(held):
        return None
    if site.plural or site.kind == "name" or (not pronoun and site.word in chains.called.get(chosen, ())):
        return confidence

    home = home_in(prepared, chains)
    words, sites, table = prepared.words, prepared.sites, prepared.table
    rivals = Rivals(words, sites, table, place, chosen, barred, home, chains.genders)
    if rivals.open:
        return None
    # "He won. He was glad": both are a guess, or neither.
    if not rivals.guess and (not pronoun or antecedent not in chains.guesses):
        return confidence
    chains.guesses.add(place)
    return min(confidence, GUESS)


def _options(
    prepared: Prepared, ranker: Ranker, pairs: tuple[Integers, Integers, Floats]
) -> dict[int, list[tuple[int, float]]]:
    """Return candidates with their odds by anaphor."""
    anaphors, candidates, features = pairs
    odds = ranker.odds(prepared.table, anaphors, candidates, features)
    found: dict[int, list[tuple[int, float]]] = {}
    for anaphor, candidate, odd in zip(anaphors.tolist(), candidates.tolist(), odds.tolist(), strict=True):
        found.setdefault(anaphor, []).append((candidate, odd))
    return found


def _beside(prepared: Prepared, chains: Chains, place: int, options: Options) -> Options:
    """Leave out whom only other paragraphs speak of, where the sentence before has one whom "she" may be.

    "Ann Hale said so. She left": whoever has been "she" before is not meant, though the name tells no gender.
    """
    sites, t = prepared.sites, prepared.table
    site = sites[place]
    if place in prepared.expected:
        actor = chains.of(prepared.expected[place])
        if chains.genders.get(actor, GENDERS[site.word]) == GENDERS[site.word]:
            return _among({actor}, chains, t, options)
    opens = site.head == 0 or prepared.words.sentences[site.head - 1] != t.sentence[place]
    if site.word not in GENDERS or site.role != 0 or t.quote[place] or not opens:
        return options
    before = takewhile(lambda one: t.paragraph[one] == t.paragraph[place], range(place - 1, -1, -1))
    # "Ann Hale lost her boat": whose it is says nothing of who is meant.
    near = [one for one in before if sites[one].word not in GENDERS or sites[one].role != _WHOSE]
    people = [
        one
        for one in near
        if t.sentence[one] == t.sentence[place] - 1
        and is_somebody(sites[one])
        and prepared.words.deps[sites[one].verb] != "acl:relcl"
        and GENDERS[site.word] == chains.genders.get(chains.of(int(t.owner[one])), GENDERS[site.word])
    ]
    subject = any(sites[one].role == 0 and not t.quote[one] for one in people)
    subject = subject and any(sites[one].kind == "name" and not t.quote[one] for one in people)
    if not subject or len({chains.of(int(t.owner[one])) for one in people}) != 1:
        return options
    known = {chains.of(int(t.owner[one])) for one in near}
    return _among(known, chains, t, options)


def _of_the_told(prepared: Prepared, chains: Chains, place: int, noun: int, options: Options) -> Options:
    """Keep the one of whom somebody is told to be that: a daughter who is named says "her mother"."""
    sites, t, home = prepared.sites, prepared.table, home_in(prepared, chains)
    before = takewhile(lambda one: t.sentence[one] == t.sentence[place], range(place - 1, -1, -1))
    acting = {home(one) for one in before if t.role[one] == 0}
    told = {
        owner
        for owner in {home(one) for one, _ in options}
        if who_is_told(sites[noun].word, owner, chains.relations, home, home(noun)) - acting
    }
    return _among(told, chains, t, options) if len(told) == 1 else options


def _among(known: set[int], chains: Chains, t: Table, options: Options) -> Options:
    """Keep the options that are among some entities, as if there were no others."""
    kept = [(one, odds) for one, odds in options if chains.of(int(t.owner[one])) in known]
    left = 1 - sum(odds for one, odds in options if chains.of(int(t.owner[one])) not in known)
    return [(one, odds / left) for one, odds in kept] if left > 0 else options


def _best(
    options: Sequence[tuple[int, float]],
    chains: Chains,
    gender: str | None,
    barred: set[int],
    owners: Sequence[int],
) -> tuple[int, float] | None:
    """Return the likeliest site of the likeliest entity, and the odds of that entity."""
    total: defaultdict[int, float] = defaultdict(float)
    top: dict[int, tuple[float, int]] = {}
    for candidate, odds in options:
        chain = chains.of(owners[candidate])
        known = chains.genders.get(chain)
        if chain in barred or (gender and known and gender != known):
            continue
        total[chain] += odds
        if odds > top.get(chain, (-1.0, 0))[0]:
            top[chain] = (odds, candidate)
    if not total:
        return None
    best = max(total, key=lambda chain: total[chain])
    return top[best][1], total[best]
