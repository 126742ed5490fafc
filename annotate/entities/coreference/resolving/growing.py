"""Entities as they grow while a text is read, with what is told of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.posts import departments_of, vehicles_of
from annotate.entities.coreference.doubt.sorts import fields_of, numbers_of, sorts_of
from annotate.entities.coreference.doubt.victims import suffered_by
from annotate.entities.coreference.knowledge import nations_of

Told = TypeVar("Told")


@dataclass(slots=True)
class Chains:
    """Entities as they grow while the text is read.

    Attributes:
        parents: By owner, the owner that it was joined to.
        genders: By owner, where a name, noun or pronoun tells it.
        ages: By owner, where one is told.
        nations: By owner, the countries that it is told to be of.
        departments: By owner, those that a minister is told to be in charge of.
        vehicles: By owner, in what they are told to drive or ride.
        sorts: By owner, what a body is told to be of what nobody is two of.
        fields: By owner, of what a body is told to be of which there are many: "ethics" of an "ethics panel".
        numbers: By owner, how many they are told to be.
        posts: By owner, those that somebody is said to hold.
        called: By owner, the nouns for it so far.
        relations: By owner, what it is told to be, and the site that says whose.
        suffered: By owner, what is done to it: "accused", "harmed".
        guesses: The pronouns of which nothing but their order tells whom they mean.
        named: Owners below this number have names; two of these are never joined.
    """

    named: int = 0
    parents: dict[int, int] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    ages: dict[int, int] = field(default_factory=dict)
    nations: dict[int, frozenset[str]] = field(default_factory=dict)
    departments: dict[int, frozenset[str]] = field(default_factory=dict)
    vehicles: dict[int, frozenset[str]] = field(default_factory=dict)
    sorts: dict[int, frozenset[str]] = field(default_factory=dict)
    fields: dict[int, frozenset[str]] = field(default_factory=dict)
    numbers: dict[int, frozenset[str]] = field(default_factory=dict)
    posts: dict[int, frozenset[int]] = field(default_factory=dict)
    called: dict[int, frozenset[str]] = field(default_factory=dict)
    relations: dict[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    suffered: dict[int, frozenset[str]] = field(default_factory=dict)
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
            _move(self.vehicles, old, new)
            _move(self.sorts, old, new)
            _move(self.fields, old, new)
            _move(self.numbers, old, new)
            _move(self.posts, old, new)
            _move(self.called, old, new)
            _move(self.relations, old, new)
            _move(self.suffered, old, new)
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


def begun(prepared: Prepared, owners: Sequence[int]) -> Chains:
    """Return the entities that names and evidence make, with what is known of them.

    Args:
        prepared: The document.
        owners: The entity of every site.
    """
    chains = Chains(
        prepared.named,
        posts=dict(prepared.posts),
        called=dict(prepared.known.described),
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
        if vehicles := vehicles_of(prepared.words, site):
            chains.vehicles[owner] = chains.vehicles.get(owner, frozenset()) | vehicles
        if sorts := sorts_of(site):
            chains.sorts[owner] = chains.sorts.get(owner, frozenset()) | sorts
        if fields := fields_of(site):
            chains.fields[owner] = chains.fields.get(owner, frozenset()) | fields
        if site.kind == "nominal" and site.plural and (numbers := numbers_of(site)):
            chains.numbers[owner] = chains.numbers.get(owner, frozenset()) | numbers
        if suffered := suffered_by(prepared.words, site):
            chains.suffered[owner] = chains.suffered.get(owner, frozenset()) | {suffered}
        if site.kind == "nominal":
            chains.called[owner] = chains.called.get(owner, frozenset()) | {site.word}
    return chains


def home_in(prepared: Prepared, chains: Chains) -> Callable[[int], int]:
    """Return what tells the entity of a site as it is by now.

    Args:
        prepared: The document.
        chains: Its entities.
    """
    owners = prepared.table.owner
    return lambda place: chains.of(int(owners[place]))


def is_foremost(prepared: Prepared, chains: Chains, place: int, who: int) -> bool:
    """Tell whether nobody else who is named and may be meant was spoken of as often before a place.

    Args:
        prepared: The document.
        chains: Its entities.
        place: Of the noun or pronoun.
        who: The entity.
    """
    home, gender = home_in(prepared, chains), chains.genders.get(who)
    people = [one for one in range(place) if is_somebody(prepared.sites[one])]
    times = Counter(home(one) for one in people if prepared.sites[one].kind != "nominal")
    named = {one for one in times if one < prepared.named and one != who}
    others = {one for one in named if gender is None or chains.genders.get(one, gender) == gender}
    return all(times[one] < times[who] for one in others)
