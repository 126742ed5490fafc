"""Which of two of one surname is "the elder Hale", by what the text says of their ages and kinship."""

from __future__ import annotations

import re
from collections import defaultdict

from annotate.entities.grouping.names import Group

_CALLED = re.compile(r"\b[Tt]he (?P<how>elder|older|senior|younger|junior) (?:(?:mr|mrs|ms|dr)\.? )?$", re.I)
_OLDER = frozenset({"elder", "older", "senior"})
# Right before or behind the name of one of them.
_SIBLING = r"(?:brother|sister|sibling|half-brother|half-sister)"
_PARENT = r"(?:father|mother|dad|mum|uncle|aunt|grandfather|grandmother)"
_ELDER = rf"(?:(?:elder|eldest|older|oldest|big) {_SIBLING}|{_PARENT})"
_YOUNGER = (
    rf"(?:(?:younger|youngest|little|kid|baby) {_SIBLING}|(?:(?:elder|eldest|younger|youngest|only|first) )?"
    r"(?:son|daughter)|grandson|granddaughter|nephew|niece)"
)
_BEFORE = {
    True: re.compile(rf"\b{_ELDER}(?:,(?: \w+){{0,3}})? $"),
    False: re.compile(rf"\b{_YOUNGER}(?:,(?: \w+){{0,3}})? $"),
}
_BEHIND = {
    True: re.compile(rf"(?: (?:Sr\.?|Senior)\b|,(?: \d+,)? (?:his|her|their) {_ELDER}\b)"),
    False: re.compile(rf"(?: (?:Jr\.?|Junior)\b|,(?: \d+,)? (?:his|her|their) {_YOUNGER}\b)"),
}
_AGE = re.compile(r",? \(?(?:aged )?(\d{1,3})(?=[,.)])")
_REACH = 60
_FULL = 2


def settle_elders(text: str, groups: list[Group]) -> None:
    """Give "the elder Hale" to whoever of the two Hales is the elder, in place.

    Of "Hale" alone it may be open who that is; what is left of that is an entity of its own.

    Args:
        text: The article's text.
        groups: Entities with their names.
    """
    families: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.type == "PERSON" and len(group.full) >= _FULL:
            families[group.full[-1]].append(group)
    for surname, family in families.items():
        if len(family) != _FULL:
            continue
        alone = [group for group in groups if group.type == "PERSON" and group.full == (surname,)]
        called = [
            (mention, group, match["how"].lower() in _OLDER)
            for group in (*family, *alone)
            for mention in group.mentions
            if mention.kind == "name" and " " not in mention.exact
            if (match := _CALLED.search(text, max(mention.start - _REACH, 0), mention.start))
        ]
        elder = _elder(text, *family) if called else None
        if elder is None:
            continue
        younger = next(group for group in family if group is not elder)
        for mention, group, older in called:
            meant = elder if older else younger
            if meant is not group:
                group.mentions.remove(mention)
                meant.add(mention, "the text says who is the elder")
                meant.mentions.sort(key=lambda one: one.start)
    groups[:] = [group for group in groups if group.mentions]


def _elder(text: str, one: Group, other: Group) -> Group | None:
    """Return who of two is older as far as the text says, by kinship or by age; nobody where that is open."""
    older = {_is_older(text, one), _negated(_is_older(text, other))} - {None}
    if len(older) == 1:
        return one if older.pop() else other
    ages = _age(text, one), _age(text, other)
    if older or ages[0] is None or ages[1] is None or ages[0] == ages[1]:
        return None
    return one if ages[0] > ages[1] else other


def _negated(told: bool | None) -> bool | None:
    return None if told is None else not told


def _is_older(text: str, group: Group) -> bool | None:
    """Tell whether somebody is said to be an elder or a younger relative; none where neither or both are."""
    told = {
        older
        for mention in group.mentions
        for older in (True, False)
        if _BEFORE[older].search(text, max(mention.start - _REACH, 0), mention.start)
        or _BEHIND[older].match(text, mention.end)
    }
    return told.pop() if len(told) == 1 else None


def _age(text: str, group: Group) -> int | None:
    ages = (_AGE.match(text, mention.end) for mention in group.mentions if mention.kind == "name")
    return next((int(age[1]) for age in ages if age), None)
