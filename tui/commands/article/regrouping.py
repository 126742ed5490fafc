"""Commands that make, join, part and stretch annotations, and say whose words they are."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Collection
from functools import partial

from annotate.errors import DatelineError
from annotate.record import (
    ENTITY_TYPES,
    EVENT_STATUSES,
    SPEECH_ACTS,
    TIME_TYPES,
    Annotations,
    Claim,
    Entity,
    Event,
    Span,
)
from annotate.record.central import AMOUNT_TYPES
from annotate.record.walk import Item, Part, by_id
from annotate.review import edits as corrections
from annotate.review import regrouping
from annotate.review.words import content_text, one_line
from tui.commands.base import CorrectingCommand
from tui.commands.context import Correcting
from tui.commands.editing import ask, correct, item_or_tell, mention_here, short, stay, take
from tui.commands.going import selected_range
from tui.wording.describe import both_ends
from tui.wording.labels import label_fault, label_of, label_word, label_words

_SHOWN = 24
# Who may speak: people, bodies, groups and countries.
SPEAKING_TYPES = ("PERSON", "ORG", "NORP", "GPE")
# What is typed for a claim that nobody is known to make; an empty answer changes nothing.
NOBODY = "nobody"
ANY = (*ENTITY_TYPES, *TIME_TYPES, *SPEECH_ACTS, *EVENT_STATUSES)


class Select(CorrectingCommand):
    """Select text: move to its end; again or Esc to stop."""

    keys = "v"

    def run(self, shell: Correcting) -> None:
        """Begin a selection at the cursor, or end it."""
        shell.panes.to_text()
        shell.change(selection=None if shell.state.selection is not None else shell.article_view.cursor)
        if shell.state.selection is not None:
            shell.tell(
                "Move to the last word (L by words), then + annotates it, = corrects the extent, y copies."
            )


class Extent(CorrectingCommand):
    """Let the annotation cover the selection."""

    keys = "equals_sign"

    def run(self, shell: Correcting) -> None:
        """Change it."""
        set_extent(shell)


class Add(CorrectingCommand):
    """Annotate the selection, or the word under the cursor."""

    keys = "plus"

    def run(self, shell: Correcting) -> None:
        """Ask as what the selection, or else the word here, shall be annotated."""
        selected = selected_range(shell) or shell.article_view.word_at(shell.article_view.cursor)
        if shell.session.annotations is None or selected[0] >= selected[1]:
            shell.tell("Select what shall be annotated first: v, then move.")
            return
        exact = one_line(shell.session.article.text[slice(*selected)])
        ask(
            shell,
            f"add “{both_ends(exact, _SHOWN)}” as",
            "",
            label_words(ANY),
            partial(_add, shell),
            hint="person, organisation … date … say, deny … happened, planned …",
            check=lambda typed: label_fault(typed, ANY),
            kind="label",
        )


class Merge(CorrectingCommand):
    """Say that this entity or event is the same as another."""

    keys = "M"

    def run(self, shell: Correcting) -> None:
        """Ask which one this is the same as."""
        item = item_or_tell(shell)
        if item is None:
            return
        if isinstance(item, Event):
            names = event_names(shell, but=item.id)
        elif isinstance(item, Entity):
            names = _entity_names(shell, first=(item.type,), but=item.id)
        else:
            shell.tell("Only entities and events can be merged.")
            return
        ask(
            shell,
            f"{short(shell, item)} is the same as",
            "",
            list(names),
            lambda typed: with_named(shell, typed, names, lambda other: _merge_or_ask(shell, item, other)),
            hint="words of the other event" if isinstance(item, Event) else "name of the other entity",
            check=lambda typed: name_fault(typed, names),
        )


class Split(CorrectingCommand):
    """Make this mention an entity or event of its own."""

    keys = "S"

    def run(self, shell: Correcting) -> None:
        """Split it off."""
        split(shell)


class Source(CorrectingCommand):
    """Say who makes this claim."""

    keys = "s"

    def run(self, shell: Correcting) -> None:
        """Ask who."""
        ask_source(shell)


def _merge_or_ask(shell: Correcting, item: Entity | Event, other: str) -> None:
    """Merge two entities; ask before where they are of different types."""
    into = shell.session.item(other)
    if not isinstance(into, Entity) or not isinstance(item, Entity) or into.type == item.type:
        _merge(shell, other)
        return
    shell.wait_for_key(
        f"y merges {label_word(item.type)} {short(shell, item)} with {label_word(into.type)} "
        f"{short(shell, into)}, any other key does not",
        lambda key: _merge(shell, other) if key in "yY" else shell.tell("Nothing is merged."),
    )


def _merge(shell: Correcting, other: str) -> None:
    """Make the current entity or event one with another, which then is the current one."""
    into = shell.session.item(other)
    assert isinstance(into, Entity | Event)
    mine = shell.current
    correct(
        shell, f"merged into {short(shell, into)}", lambda record, id, _: regrouping.merge(record, id, other)
    )
    if shell.session.item(mine) is None:
        shell.change(preferred=other)
        shell.panes.choose(other)


def split(shell: Correcting) -> None:
    """Make the mention under the cursor an entity or event of its own, and say which was parted from what."""
    item = shell.session.item(shell.current)
    here = mention_here(shell, item) if item is not None else None
    name, words = "split off", ""
    if item is not None and here is not None:
        name, words = f"split off from {_left(shell, item, here.id)}", f"“{one_line(here.exact)}”"
    made: list[str] = []

    def parted(record: Annotations, id: str, mention: str | None) -> Annotations:
        after = regrouping.split(record, id, mention or "")
        made[:] = by_id(after).keys() - by_id(record).keys()
        # It is what one is at now.
        shell.change(preferred=made[0])
        return after

    correct(shell, name, parted, what=words)
    if made:
        shell.panes.show_entry(made[0])
        shell.again = lambda: split(shell)


def _left(shell: Correcting, item: Item, mention: str) -> str:
    """What an annotation is called when a mention is parted from it."""
    record = shell.session.annotations
    assert record is not None
    with contextlib.suppress(corrections.CorrectionError):
        item = corrections.find(regrouping.split(record, item.id, mention), item.id)
    return short(shell, item)


def ask_source(shell: Correcting) -> None:
    """Ask who makes the claim."""
    item = item_or_tell(shell)
    if item is None:
        return
    if not isinstance(item, Claim):
        shell.tell("Only a claim has a source.")
        return
    names = _entity_names(shell, first=SPEAKING_TYPES)
    content = one_line(content_text(item))
    ask(
        shell,
        f"source of “{content[:_SHOWN]}{'…' if len(content) > _SHOWN else ''}”",
        "",
        [*names, NOBODY],
        lambda typed: _set_source(shell, typed.strip(), names, item),
        hint=f"name or words in the article; “{NOBODY}” takes the source away",
    )


def _set_source(shell: Correcting, typed: str, names: dict[str, str], claim: Claim) -> None:
    if not typed:
        shell.tell("The source stays as it is.")
        return

    def set_source(other: str | None, spans: tuple[Span, ...] = ()) -> None:
        entity = shell.session.item(other)
        named = one_line(entity.name if isinstance(entity, Entity) else typed)
        correct(
            shell,
            f"attributed to {named}",
            lambda record, id, _: corrections.set_source(record, id, other, spans),
        )
        stay(shell, claim.id)

    words = words_near(shell, typed, claim)
    if typed.casefold() == NOBODY:
        set_source(None)
    elif words and not any(typed.casefold() in name.casefold() for name in names):
        set_source(None, (words,))
    else:
        with_named(shell, typed, names, set_source)


def words_near(shell: Correcting, typed: str, item: Item) -> Span | None:
    """The typed words where they stand nearest to an annotation."""
    text = shell.session.article.text
    marks = shell.session.index.of(item.id)
    here = marks[0].start if marks else 0
    folded, wanted, places = text.casefold(), typed.casefold(), []
    if len(folded) == len(text):
        place = folded.find(wanted)
        while place >= 0:
            places.append(place)
            place = folded.find(wanted, place + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - here))
    return Span(start, start + len(typed), text[start : start + len(typed)])


def set_extent(shell: Correcting) -> None:
    """Let the annotation that was current when the selection began cover the selection."""
    selected = selected_range(shell)
    if selected is None:
        shell.tell("Select the new extent first: v, then move.")
        return
    start, end = selected
    # Events stand among other annotations; one of them is meant only where it was gone to.
    marks = [
        mark
        for mark in shell.session.index.crossing(start, end)
        if mark.kind != "event" or mark.id == shell.state.preferred
    ]
    wanted = [mark for mark in marks if mark.id == shell.state.preferred] or sorted(
        marks, key=lambda mark: abs(mark.start - start) + abs(mark.end - end)
    )
    if not wanted:
        shell.tell("The selection touches no annotation.")
        return
    mark, part = wanted[0], wanted[0].part
    _drop_selection(shell)
    _change_extent(shell, mark.id, mark.mention, part, start, end)


def _change_extent(shell: Correcting, id: str, mention: str | None, part: Part, start: int, end: int) -> None:
    assert shell.session.annotations is not None
    item = shell.session.item(id)
    assert item is not None
    text = shell.session.article.text
    try:
        record = corrections.set_extent(
            shell.session.annotations, id, text, start, end, mention=mention, part=part
        )
    except corrections.CorrectionError as error:
        shell.tell(f"Not done: {error}.")
        return
    take(shell, f"{short(shell, item)} given another extent", record)


def _add(shell: Correcting, label: str) -> None:
    """Annotate the selection, or the word here; repeating adds the next one alike."""
    start, end = selected_range(shell) or shell.article_view.word_at(shell.article_view.cursor)
    if shell.session.annotations is None or start >= end:
        shell.tell("Select what shall be annotated first: v, then move.")
        return
    text = shell.session.article.text
    try:
        chosen = label_of(label, ANY)
        record, id = regrouping.add(shell.session.annotations, text, start, end, chosen)
    except DatelineError as error:
        shell.tell(f"Not done: {error}.")
        return
    shell.again = lambda: _add(shell, chosen)
    _drop_selection(shell)
    shell.change(preferred=id)
    take(shell, f"“{one_line(text[start:end])}” added as {label_word(chosen)}", record)
    shell.article_view.go_to(start)
    if isinstance(shell.session.item(id), Claim):
        ask_source(shell)


def _drop_selection(shell: Correcting) -> None:
    shell.change(selection=None)


def _entity_names(shell: Correcting, first: Collection[str], but: str = "") -> dict[str, str]:
    """Names of the entities, each with its id: the likely types first, amounts last, the most central first.

    Args:
        shell: Whose record.
        first: Types that are likely to be meant.
        but: Id of the one that is not meant.
    """
    record = shell.session.annotations
    entities = record.entities if record else ()
    times = Counter(one_line(entity.name) for entity in entities)

    def rank(entity: Entity) -> tuple[bool, bool, bool, float]:
        is_amount = entity.type in AMOUNT_TYPES
        return entity.type not in first, is_amount, not entity.named, -entity.salience

    return {
        one_line(entity.name)
        + (f" ({label_word(entity.type)})" if times[one_line(entity.name)] > 1 else ""): entity.id
        for entity in sorted(entities, key=rank)
        if entity.id != but
    }


def event_names(shell: Correcting, but: str = "") -> dict[str, str]:
    """What tells each event, with its id, the story first; where several are told alike, the id too."""
    record = shell.session.annotations
    events = record.timeline.events if record else ()
    times = Counter(one_line(event.headline.exact) for event in events)
    return {
        one_line(event.headline.exact)
        + (f" ({event.id})" if times[one_line(event.headline.exact)] > 1 else ""): event.id
        for event in sorted(events, key=lambda event: -event.salience)
        if event.id != but
    }


def with_named(shell: Correcting, typed: str, names: dict[str, str], done: Callable[[str], None]) -> None:
    """Do something with the one that is meant by a typed name, or tell that none is."""
    fault = name_fault(typed, names)
    if fault:
        shell.tell(fault)
    else:
        done(names[_meant(typed, names)[0]])


def name_fault(typed: str, names: dict[str, str]) -> str:
    """Why none, or more than one, is meant; empty where one is."""
    found = _meant(typed, names)
    if len(found) == 1:
        return ""
    return f"Which one? {', '.join(found)}" if found else f"Nothing has “{typed.strip()}” in its name."


def _meant(typed: str, names: dict[str, str]) -> list[str]:
    """The names that are typed, or else have the typed in them."""
    wanted = typed.strip().casefold()
    return [name for name in names if name.casefold() == wanted] or [
        name for name in names if wanted and wanted in name.casefold()
    ]
