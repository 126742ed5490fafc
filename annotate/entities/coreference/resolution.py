"""From odds to entities: every anaphor goes to the likeliest entity before it, or to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple, TypeVar

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.posts import departments_of, post_of
from annotate.entities.coreference.doubt.relations import acts_on, is_by_pronoun, may_be, who_is_told
from annotate.entities.coreference.doubt.rivals import GENDERS, GUESS, Rivals, is_of_deed
from annotate.entities.coreference.evidence import is_open
from annotate.entities.coreference.features import ANAPHORS, Floats, Integers, Table
from annotate.entities.coreference.knowledge import nations_of
from annotate.entities.coreference.ranker import Ranker, Rankers
from annotate.entities.coreference.sites import ARTICLES, ROLES

# How sure it is that "the 34-year-old" is the one who is said to be 34.
OF_ONE_AGE = 0.85
# And that "her son" is who is told to be the son of the same woman.
TOLD = 0.85
_WHOSE = ROLES.index("possessor")


Told = TypeVar("Told")
Options = list[tuple[int, float]]
"""Candidates of an anaphor with their odds."""


class Antecedent(NamedTuple):
    """The site that an anaphor most likely refers back to, and how likely it is."""

    site: int
    confidence: float


@dataclass(slots=True)
class Chains:
    """Entities as they grow while the text is read.

    Attributes:
        parents: By owner, the owner that it was joined to.
        genders: By owner, where a name, noun or pronoun tells it.
        ages: By owner, where one is told.
        nations: By owner, the countries that it is told to be of.
        departments: By owner, those that a minister is told to be in charge of.
        posts: By owner, those that somebody is said to hold.
        called: By owner, the nouns for it so far.
        relations: By owner, what it is told to be, and the site that says whose.
        guesses: The pronouns of which nothing but their order tells whom they mean.
        named: Owners below this number have names; two of these are never joined.
    """

    named: int = 0
    parents: dict[int, int] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    ages: dict[int, int] = field(default_factory=dict)
    nations: dict[int, frozenset[str]] = field(default_factory=dict)
    departments: dict[int, frozenset[str]] = field(default_factory=dict)
    posts: dict[int, frozenset[int]] = field(default_factory=dict)
    called: dict[int, frozenset[str]] = field(default_factory=dict)
    relations: dict[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    guesses: set[int] = field(default_factory=set)

    def of(self, owner: int) -> int:
        """Return the entity that an owner belongs to by now."""
        while owner in self.parents:
            owner = self.parents[owner]
        return owner

    def join(self, anaphor: int, owner: int, gender: str | None) -> None:
        """Add an anaphor's owner to an entity."""
        new, old = self.of(owner), self.of(anaphor)
        if old < self.named:
            new, old = old, new
        if new != old:
            self.parents[old] = new
            gender = gender or self.genders.get(old)
            if old in self.ages:
                self.ages.setdefault(new, self.ages[old])
            _move(self.nations, old, new)
            _move(self.departments, old, new)
            _move(self.posts, old, new)
            _move(self.called, old, new)
            _move(self.relations, old, new)
        if gender:
            self.genders.setdefault(new, gender)

    def add(self, noun: int, pronoun: int) -> None:
        """Add what a pronoun is said to be to its entity; two that have names stay two."""
        if max(self.of(noun), self.of(pronoun)) >= self.named:
            self.join(noun, pronoun, None)


def _move(told: dict[int, frozenset[Told]], old: int, new: int) -> None:
    """Add what is told of one entity to what is told of another."""
    if old in told:
        told[new] = told.get(new, frozenset()) | told.pop(old)


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
    chains = _begun(prepared, owners)
    linked: dict[int, Antecedent] = {}
    for place in _in_order(prepared, options):
        known = _told(prepared, chains, place)
        if known is not None:
            linked[place] = Antecedent(known, TOLD)
            chains.join(owners[place], owners[known], sites[place].gender)
        if known is not None or place not in options:
            continue
        gender = GENDERS.get(sites[place].word, sites[place].gender)
        barred = _barred(prepared, chains, place, [owners[one] for one, _ in options[place]])
        barred |= _not_meant(prepared, chains, place, [owners[one] for one, _ in options[place]])
        if speakers[place] >= 0 and sites[place].kind == "pronoun":
            # A third person inside a quotation is not who is quoted.
            barred.add(chains.of(speakers[place]))
        barred |= {chains.of(owner) for owner in prepared.strangers.get(place, ())}
        near = _of_the_told(prepared, chains, place, _beside(prepared, chains, place, options[place]))
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


def _home(prepared: Prepared, chains: Chains) -> Callable[[int], int]:
    """Return what tells the entity of a site as it is by now."""
    owners = prepared.table.owner
    return lambda place: chains.of(int(owners[place]))


def _told(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the last site of the one who is told to be what a noun says of somebody: "her son"."""
    possessor = prepared.possessors.get(place)
    owners, sites = prepared.table.owner, prepared.sites
    own = chains.of(int(owners[place]))
    if possessor is None or own < prepared.named:
        return None

    home = _home(prepared, chains)
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


def _not_meant(prepared: Prepared, chains: Chains, place: int, candidates: Sequence[int]) -> set[int]:
    """Return whom a noun like "her son" does not mean, and whom only a quotation before "he" speaks of."""
    sites, t = prepared.sites, prepared.table
    site = sites[place]

    home = _home(prepared, chains)
    others = {chains.of(owner) for owner in candidates}
    possessor = prepared.possessors.get(place)
    if possessor is not None and is_by_pronoun(sites, possessor):
        owner = home(possessor)
        return {
            who
            for who in others
            if who == owner
            or not may_be(
                site.word,
                owner,
                chains.relations.get(who, frozenset()),
                chains.called.get(who, frozenset()),
                home,
                chains.genders.get,
                sites[possessor].word in GENDERS,
            )
        }
    if place in prepared.quoting:
        spoken_of = range(prepared.quoting[place], place)
        return {home(one) for one in spoken_of if sites[one].word in GENDERS and t.quote[one]}
    acting = {home(one) for one in acts_on(prepared.words, sites, place)}
    if site.word not in GENDERS or t.quote[place]:
        return acting
    return acting | _only_quoted(prepared, chains, place, others)


def _only_quoted(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return whom a paragraph speaks of in quotations alone, where "he" behind one may be who is quoted."""
    sites, t = prepared.sites, prepared.table
    site, gender = sites[place], GENDERS[sites[place].word]

    home = _home(prepared, chains)
    near = takewhile(lambda one: t.sentence[place] - t.sentence[one] <= 1, range(place - 1, -1, -1))
    last = next((one for one in near if t.quote[one]), place)
    speaker = prepared.speakers.get(int(t.quote[last]))
    same = t.paragraph[last] == t.paragraph[place]
    if speaker in {None, place} or (same and site.role != 0) or is_of_deed(prepared.words, site):
        return set()
    if not is_somebody(sites[speaker]) or chains.genders.get(home(speaker), gender) != gender:
        return set()
    before = list(takewhile(lambda one: t.paragraph[last] <= t.paragraph[one], range(place - 1, -1, -1)))
    spoken_of = {home(one) for one in before if not t.quote[one]} | {home(speaker)}
    return others & {home(one) for one in before if t.quote[one]} - spoken_of


def _begun(prepared: Prepared, owners: Sequence[int]) -> Chains:
    """Return the entities that names and evidence make, with what is known of them."""
    chains = Chains(
        prepared.named,
        posts=dict(prepared.posts),
        called=dict(prepared.described),
        relations=dict(prepared.relations),
    )
    for owner, site in zip(owners, prepared.sites, strict=True):
        if site.gender and not site.plural and site.kind != "conjunction":
            chains.genders.setdefault(owner, site.gender)
        if site.age is not None:
            chains.ages.setdefault(owner, site.age)
        if nations := nations_of(prepared.words, site):
            chains.nations[owner] = chains.nations.get(owner, frozenset()) | nations
        if departments := departments_of(prepared.words, site):
            chains.departments[owner] = chains.departments.get(owner, frozenset()) | departments
        if site.kind == "nominal":
            chains.called[owner] = chains.called.get(owner, frozenset()) | {site.word}
    return chains


def _barred(prepared: Prepared, chains: Chains, place: int, candidates: Sequence[int]) -> set[int]:
    """Return the entities that somebody cannot be, by the owners of the places that come into question."""
    own = chains.of(int(prepared.table.owner[place]))
    others = {chains.of(owner) for owner in candidates}
    barred = {own}
    # Whoever is named, or whose title this is, is nobody else who is named.
    if own < prepared.named:
        barred |= {chain for chain in others if chain < prepared.named}
    # Who is 34 is no man of 61, and nobody of unknown age where another one is 34.
    age = chains.ages.get(own)
    if age is not None:
        known = any(chains.ages.get(chain) == age for chain in others - {own})
        barred |= {chain for chain in others if chains.ages.get(chain, None if known else age) != age}
    # "The Iranian minister" is no Iraqi, the health minister not the one of finance.
    for told in (chains.nations, chains.departments):
        if mine := told.get(own):
            barred |= {chain for chain in others if mine.isdisjoint(told.get(chain, mine))}
    return barred


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

    home = _home(prepared, chains)
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


def _of_the_told(prepared: Prepared, chains: Chains, place: int, options: Options) -> Options:
    """Keep the one of whom somebody is told to be that: a daughter who is named says "her mother"."""
    noun = next((noun for noun, whose in prepared.possessors.items() if whose == place), None)
    sites, t, home = prepared.sites, prepared.table, _home(prepared, chains)
    if noun is None or sites[place].word not in GENDERS:
        return options
    acting = {home(one) for one in range(place) if t.sentence[one] == t.sentence[place] and t.role[one] == 0}
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
