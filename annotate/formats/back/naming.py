"""Which mentions are of one entity in a file that only names each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from annotate.review.returning.marks import Mark


def named_alike(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks with those of one entity in one group.

    Mentions of one entity stay one as long as all have one name and type, whatever that is now. Where only
    some were given another name, they are of the entity that has it, else one of their own.
    """
    found = list(marks)
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    unchanged: dict[str, tuple[str, str]] = {}
    for mark in found:
        if mark.kind == "entity" and mark.group:
            said[mark.group].add(_key(mark))
            if mark.origin is not None and mark.state == mark.origin.state:
                unchanged[mark.group] = _key(mark)
    owners: dict[tuple[str, str], str] = {}
    for group, keys in said.items():
        key = unchanged.get(group) or (next(iter(keys)) if len(keys) == 1 else None)
        if key is not None and key[1]:
            owners.setdefault(key, group)

    def group_of(mark: Mark) -> str:
        key = _key(mark)
        if mark.kind != "entity" or not key[1]:
            return mark.group
        if mark.group and (len(said[mark.group]) == 1 or unchanged.get(mark.group) == key):
            return mark.group
        return owners.get(key) or f"{key[0]} {key[1]}"

    return [replace(mark, group=group_of(mark)) for mark in found]


def _key(mark: Mark) -> tuple[str, str]:
    return mark.fields.get("type", ""), mark.fields.get("name", "")
