"""Mentions into entities: one entity a person, place or organisation.

Each step gives its evidence, which stays with the mention: an exact match
needs none, everything else says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotate.entities.mentions import Found
from annotate.entities.names import acronym_of, core, gender_of, organisation_variant, person_variant
from annotate.entities.types import country_of
from annotate.record import EntityType

PLACES = frozenset({"GPE", "LOC"})
STEADY = frozenset({"PERSON", "LANGUAGE"})


@dataclass(slots=True)
class Group:
    """An entity in the making.

    Attributes:
        cores: Folded names that it goes by.
        full: The fullest folded name.
        gender: ``m`` or ``f`` where a title or pronoun tells.
    """

    type: EntityType
    mentions: list[Found] = field(default_factory=list)
    cores: set[tuple[str, ...]] = field(default_factory=set)
    full: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None

    def add(self, mention: Found, because: str | None = None) -> None:
        """Take a mention in."""
        mention.because = because or mention.because
        self.mentions.append(mention)
        if mention.kind == "name":
            words = core(mention.exact, self.type)
            self.cores.add(words)
            if len(words) > len(self.full):
                self.full = words


def group_names(mentions: Sequence[Found], before: Sequence[str]) -> list[Group]:
    """Group names, the fuller ones first, so that a surname finds its person.

    Args:
        mentions: In text order.
        before: The word before each mention.
    """
    _agree_types(mentions)
    groups: list[Group] = []
    order = sorted(range(len(mentions)), key=lambda i: (-len(core(mentions[i].exact, mentions[i].type)), i))
    index: dict[tuple[str, tuple[str, ...]], Group] = {}
    shorts: list[int] = []
    for i in order:
        mention = mentions[i]
        words = core(mention.exact, mention.type)
        family = _family(mention.type)
        gender = gender_of(mention.exact, before[i]) if mention.type == "PERSON" else None
        known = index.get((family, words)) or _same_country(groups, mention)
        if known is not None and not (gender and known.gender and gender != known.gender):
            known.add(mention)
            known.gender = known.gender or gender
            continue
        if len(words) == 1 and mention.type in {"PERSON", "ORG"}:
            shorts.append(i)
            continue
        _try_variant(groups, index, mention, words, gender)
    for i in shorts:
        mention = mentions[i]
        words = core(mention.exact, mention.type)
        gender = gender_of(mention.exact, before[i]) if mention.type == "PERSON" else None
        known = index.get((_family(mention.type), words))
        alone = known is not None and _variant(groups, mention, words, gender) is None
        if known is not None and alone and not (gender and known.gender and gender != known.gender):
            known.add(mention)
            known.gender = known.gender or gender
            continue
        _try_variant(groups, index, mention, words, gender)
    _vote_types(groups)
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g.mentions[0].start)


def _agree_types(mentions: Sequence[Found]) -> None:
    """Give one name one type throughout, by the weight of its mentions' confidence.

    People keep their names from everything else ("Washington"), and a language from its people.
    """
    weights: dict[str, dict[EntityType, float]] = {}
    for mention in mentions:
        if mention.type not in STEADY:
            votes = weights.setdefault(" ".join(mention.exact.split()), {})
            votes[mention.type] = votes.get(mention.type, 0.0) + mention.confidence
    for mention in mentions:
        if mention.type in STEADY:
            continue
        votes = weights[" ".join(mention.exact.split())]
        kind = max(votes, key=lambda option: votes[option])
        if kind != mention.type:
            mention.because = f"taken for {mention.type} here, more often for {kind} in the article"
            mention.type = kind


def _family(kind: EntityType) -> str:
    """Types that one name may be given by turns: places and organisations are not mixed."""
    return "PLACE" if kind in PLACES else kind


def _same_country(groups: Sequence[Group], mention: Found) -> Group | None:
    if mention.type not in PLACES:
        return None
    code = country_of(mention.exact)
    return next((g for g in groups if code and g.country == code), None)


def _try_variant(
    groups: list[Group],
    index: dict[tuple[str, tuple[str, ...]], Group],
    mention: Found,
    words: tuple[str, ...],
    gender: str | None,
) -> None:
    found = _variant(groups, mention, words, gender)
    if found is None:
        group = Group(mention.type, gender=gender)
        if mention.type in PLACES:
            group.country = country_of(mention.exact)
        groups.append(group)
        group.add(mention)
        index[(_family(mention.type), words)] = group
        return
    group, because = found
    group.add(mention, because)
    group.gender = group.gender or gender
    index.setdefault((_family(mention.type), words), group)


def _variant(
    groups: Sequence[Group], mention: Found, words: tuple[str, ...], gender: str | None
) -> tuple[Group, str] | None:
    """Find the entity that a name is a shorter form of; two candidates leave the nearer one before it."""
    candidates: list[tuple[int, Group, str]] = []
    for group in groups:
        if group.type != mention.type or (gender and group.gender and gender != group.gender):
            continue
        because = None
        if mention.type == "PERSON":
            because = person_variant(words, group.full)
        elif mention.type == "ORG":
            if acronym_of(mention.exact, group.mentions[0].exact):
                because = "initials of the full name"
            elif organisation_variant(words, group.full):
                because = "first words of the full name"
        if because:
            starts = [m.start for m in group.mentions]
            earlier = [start for start in starts if start <= mention.start]
            distance = mention.start - max(earlier) if earlier else 10**9 + min(starts)
            weaker = 10**10 if because == "given name match" else 0
            candidates.append((distance + weaker, group, because))
    if not candidates:
        return None
    _, group, because = min(candidates, key=lambda c: c[0])
    if len(candidates) > 1:
        because += ", nearest of several"
    return group, because


def _vote_types(groups: Sequence[Group]) -> None:
    """Give a group the type that most of its mentions have."""
    for group in groups:
        votes = Counter(m.type for m in group.mentions)
        group.type = max(votes, key=lambda kind: (votes[kind], kind == group.type))
