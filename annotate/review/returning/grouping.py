"""Mentions that somebody elsewhere joined to another entity or event, or parted from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from annotate.record import Annotations, Entity, Event
from annotate.record.walk import Kind, by_id
from annotate.review.regrouping import merge, split
from annotate.review.returning.applying import thing_of
from annotate.review.returning.pairing import Pair

GROUPED: tuple[Kind, ...] = ("entity", "event")


def groups_of(pairs: Sequence[Pair], kind: Kind) -> list[list[Pair]]:
    """Return what the file has as one entity or event each.

    Mentions of one entity of which some were given another type are two entities.
    """
    found: dict[object, list[Pair]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        if pair.mark.kind == kind and pair.verdict != "lost":
            key = pair.mark.group or number
            found[key, pair.mark.fields.get("type") if kind == "entity" else None].append(pair)
    return list(found.values())


def regrouped(
    record: Annotations, groups: Sequence[list[Pair]], dispute: Callable[[Pair], None]
) -> Annotations:
    """Return the record with the mentions that are one thing in the file as one thing.

    Args:
        record: Before; the pairs know their mentions in it, and after it.
        groups: All those of one kind.
        dispute: Is told of a pair that is with others here since.
    """
    moved = _moved(record, groups)
    for group in moved:
        for pair in group:
            if (
                pair.at
                and _base(record, pair) != thing_of(record, pair.at)
                and not _agree(record, group, pair)
            ):
                dispute(pair)
    ours = [
        [pair for pair in group if pair.at and _base(record, pair) == thing_of(record, pair.at)]
        for group in moved
    ]
    homes = _homes(record, ours)
    for group, home in zip(ours, homes, strict=True):
        record = _joined(record, group, home)
    return record


def _base(record: Annotations, pair: Pair) -> str:
    """Return the thing that a mention was of when the file was written; where it does not say, as it is."""
    return pair.mark.origin.thing if pair.mark.origin is not None else thing_of(record, pair.at)


def _agree(record: Annotations, group: Sequence[Pair], pair: Pair) -> bool:
    """Whether a mention is here with the others already, as the file has it."""
    return len({thing_of(record, other.at) for other in (*group, pair) if other.at}) == 1


def _moved(record: Annotations, groups: Sequence[list[Pair]]) -> list[list[Pair]]:
    """Return the groups whose mentions were grouped otherwise when the file was written.

    A mention that does not say where it is from can have been joined to others, but not parted from any.
    """
    keys: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for origin in (pair.mark.origin for pair in group if pair.at):
            if origin is not None:
                keys[origin.thing].add(number)
    found = []
    for group in groups:
        here = [pair for pair in group if pair.at]
        bases = {pair.mark.origin.thing for pair in here if pair.mark.origin is not None}
        joined = any(pair.mark.origin is None for pair in here)
        things = {thing_of(record, pair.at) for pair in here} if joined else set()
        if len(bases) > 1 or len(things) > 1 or any(len(keys[base]) > 1 for base in bases):
            found.append(group)
    return found


def _homes(record: Annotations, groups: Sequence[list[Pair]]) -> list[str]:
    """Return the thing of the record that each group is; empty where it becomes one of its own."""
    votes = [Counter(thing_of(record, pair.at) for pair in group) for group in groups]
    claims = sorted(
        (-count, number, thing) for number, own in enumerate(votes) for thing, count in own.items()
    )
    homes = [""] * len(groups)
    for _, number, thing in claims:
        if not homes[number] and thing not in homes:
            homes[number] = thing
    return homes


def _joined(record: Annotations, group: Sequence[Pair], home: str) -> Annotations:
    for pair in group:
        thing = thing_of(record, pair.at)
        if thing == home:
            continue
        item = by_id(record)[thing]
        assert isinstance(item, Entity | Event)
        mine = {mention.id for mention in item.mentions if mention.status != "rejected"}
        if not mine <= {other.at for other in group}:
            record, thing = _parted(record, thing, pair)
        if home and thing != home:
            record = merge(record, thing, into=home)
        home = home or thing
    return record


def _parted(record: Annotations, thing: str, pair: Pair) -> tuple[Annotations, str]:
    before = set(by_id(record))
    record = split(record, thing, pair.at)
    (own,) = set(by_id(record)) - before
    pair.at = f"{own}.m1"
    return record, own
