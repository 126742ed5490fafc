"""What one change did to a record, as small as the change: to be written down, made again and taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from annotate.errors import DatelineError, Problem
from annotate.formats.plain_record import written_fields
from annotate.formats.upgrading import upgraded_event
from annotate.record import (
    Annotations,
    Claim,
    Diagnostic,
    Document,
    Entity,
    Event,
    Generator,
    Time,
    Unplaced,
)
from annotate.record.walk import Item
from annotate.support.plain import from_plain, to_plain

_LISTS: dict[str, type[Any]] = {"entities": Entity, "claims": Claim, "times": Time, "events": Event}
_REST: dict[str, type[Any]] = {
    "generator": Generator,
    "document": Document,
    "order": str,
    "diagnostics": Diagnostic,
    "unplaced": Unplaced,
}
_TUPLES = frozenset({"order", "diagnostics", "unplaced"})


class DeltaError(DatelineError):
    """A change was made to another record than this one."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What happened to one annotation.

    Attributes:
        before: How it was; none where it is new.
        after: How it is; none where it is gone.
        left: Its place in the list before.
        put: Its place in the list after.
    """

    before: Item | None
    after: Item | None
    left: int
    put: int

    @property
    def id(self) -> str:
        """Its id, which a change keeps."""
        item = self.after or self.before
        assert item is not None
        return item.id


@dataclass(frozen=True, slots=True)
class Delta:
    """The difference of two records.

    Attributes:
        items: Changed annotations by list.
        orders: Ids of a list before and after, where what stayed stands in another order.
        rest: Everything else that changed: how it was, how it is.
    """

    items: dict[str, tuple[ItemChange, ...]] = field(default_factory=dict)
    orders: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    rest: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @classmethod
    def between(cls, old: Annotations, new: Annotations) -> Delta:
        """What makes ``new`` of ``old``."""
        items, orders, rest = {}, {}, {}
        for name in _LISTS:
            before, after = _part(old, name), _part(new, name)
            if before is after:
                continue
            changes = _changes(before, after)
            if changes:
                items[name] = changes
            common = {item.id for item in before} & {item.id for item in after}
            if [i.id for i in before if i.id in common] != [i.id for i in after if i.id in common]:
                orders[name] = (tuple(item.id for item in before), tuple(item.id for item in after))
        for name in _REST:
            was, now = _part(old, name), _part(new, name)
            if was is not now and was != now:
                rest[name] = (was, now)
        return cls(items, orders, rest)

    @property
    def inverse(self) -> Delta:
        """What takes the change back."""
        items = {
            name: tuple(ItemChange(each.after, each.before, each.put, each.left) for each in changes)
            for name, changes in self.items.items()
        }
        orders = {name: (after, before) for name, (before, after) in self.orders.items()}
        return Delta(items, orders, {name: (now, was) for name, (was, now) in self.rest.items()})

    def applied(self, record: Annotations) -> Annotations:
        """The record with the change.

        Raises:
            DeltaError: When what is changed was otherwise there.
        """
        parts: dict[str, Any] = {}
        for name in self.items.keys() | self.orders.keys():
            parts[name] = self._applied_to(name, _part(record, name))
        for name, (was, now) in self.rest.items():
            if _part(record, name) != was:
                raise DeltaError(f"the {name} of the record are others")
            parts[name] = now
        timeline = {name: parts.pop(name) for name in ("times", "events", "order") if name in parts}
        if timeline:
            parts["timeline"] = replace(record.timeline, **timeline)
        return replace(record, **parts)

    def _applied_to(self, name: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
        changes = {each.id: each for each in self.items.get(name, ())}
        here = {item.id: item for item in items}
        for id, each in changes.items():
            if here.get(id) != each.before:
                raise DeltaError(f"{id} is another one")
        kept = [
            found
            for item in items
            if (found := changes[item.id].after if item.id in changes else item) is not None
        ]
        new = [each for each in changes.values() if each.before is None and each.after is not None]
        for each in sorted(new, key=lambda each: each.put):
            assert each.after is not None
            kept.insert(each.put, each.after)
        if name in self.orders:
            places = {id: place for place, id in enumerate(self.orders[name][1])}
            if places.keys() != {item.id for item in kept}:
                raise DeltaError(f"the {name} are others")
            kept.sort(key=lambda item: places[item.id])
        return tuple(kept)

    def to_data(self) -> dict[str, Any]:
        """The change as plain data."""
        data: dict[str, Any] = {}
        if self.items:
            data["items"] = {
                name: [
                    [to_plain(each.before, written_fields), to_plain(each.after, written_fields)]
                    + [each.left, each.put] * (each.before is None or each.after is None)
                    for each in changes
                ]
                for name, changes in self.items.items()
            }
        if self.orders:
            data["orders"] = {name: [list(ids) for ids in both] for name, both in self.orders.items()}
        if self.rest:
            data["rest"] = {
                name: [to_plain(value, written_fields) for value in both] for name, both in self.rest.items()
            }
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Delta:
        """The change from plain data.

        Raises:
            DeltaError: When it is none.
        """
        try:
            if not data.get("items", {}).keys() | data.get("orders", {}).keys() <= _LISTS.keys():
                raise KeyError("there is no such list")
            items = {
                name: tuple(
                    ItemChange(_read(_LISTS[name], before), _read(_LISTS[name], after), *(places or (0, 0)))
                    for before, after, *places in changes
                )
                for name, changes in data.get("items", {}).items()
            }
            orders = {
                name: (tuple(before), tuple(after))
                for name, (before, after) in data.get("orders", {}).items()
            }
            rest = {
                name: (_read_rest(name, was), _read_rest(name, now))
                for name, (was, now) in data.get("rest", {}).items()
            }
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DeltaError("this is no change of a record") from error
        return cls(items, orders, rest)


def _part(record: Annotations, name: str) -> Any:
    return getattr(record.timeline if name in ("times", "events", "order") else record, name)


def _changes(before: tuple[Item, ...], after: tuple[Item, ...]) -> tuple[ItemChange, ...]:
    old = {item.id: (place, item) for place, item in enumerate(before)}
    new = {item.id: (place, item) for place, item in enumerate(after)}
    gone = [ItemChange(item, None, place, 0) for id, (place, item) in old.items() if id not in new]
    found = []
    for id, (place, item) in new.items():
        left, was = old.get(id, (0, None))
        if was is not item and was != item:
            found.append(ItemChange(was, item, left, place))
    return (*gone, *found)


def _read(cls: type[Any], data: Any) -> Any:
    if data is None:
        return None
    if cls is Event:
        data = upgraded_event(data)
    elif cls is Unplaced and isinstance(data, dict) and "event" in data:
        data = {**data, "event": upgraded_event(data["event"])}
    problems: list[Problem] = []
    value = from_plain(cls, data, problems)
    if problems:
        raise ValueError(str(problems[0]))
    return value


def _read_rest(name: str, data: Any) -> Any:
    if name == "order":
        return tuple(map(str, data))
    return tuple(_read(_REST[name], item) for item in data) if name in _TUPLES else _read(_REST[name], data)
