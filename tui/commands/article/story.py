"""Commands that say how the story is told: names and headlines, what it is about, what comes after what."""

from __future__ import annotations

from annotate.record import Entity, Event, Span
from annotate.record.walk import Item
from annotate.review import story
from annotate.review.words import one_line
from tui.commands.article.regrouping import event_names, name_fault, with_named, words_near
from tui.commands.base import CorrectingCommand
from tui.commands.context import Correcting
from tui.commands.editing import ask, correct, item_or_tell, short, take
from tui.commands.going import selected_range
from tui.wording.describe import both_ends

_SHOWN = 40


class Rename(CorrectingCommand):
    """Call this entity, or tell this event, by other words of the article: those selected, or typed ones."""

    keys = "at"

    def run(self, shell: Correcting) -> None:
        """Take the selection, or ask for the words."""
        selected = selected_range(shell)
        # What was gone to before the selection began is meant, not what stands where it ends.
        item = shell.session.item(shell.state.preferred) if selected else item_or_tell(shell)
        if item is None and not selected:
            return
        if not isinstance(item, Entity | Event):
            shell.tell("Go to an entity or an event first; nothing else has a name.")
            return
        if selected:
            start, end = selected
            shell.change(selection=None)
            _rename(shell, item, Span(start, end, shell.session.article.text[start:end]))
            return
        ask(
            shell,
            f"{short(shell, item)} is called",
            "",
            _words_of(item),
            lambda typed: _rename(shell, item, words_near(shell, typed.strip(), item)),
            hint="words of the article",
            check=lambda typed: _fault(shell, typed, item),
        )


class Promote(CorrectingCommand):
    """Say that the article is about this entity or event more than about any other."""

    keys = "P"

    def run(self, shell: Correcting) -> None:
        """Put it first."""
        correct(shell, "is put first", lambda record, id, _: story.promote(record, id))


class Demote(CorrectingCommand):
    """Say that the article is about this entity or event less than about any other."""

    keys = "minus"

    def run(self, shell: Correcting) -> None:
        """Put it last."""
        correct(shell, "is put last", lambda record, id, _: story.demote(record, id))


class After(CorrectingCommand):
    """Say after which event this one comes."""

    keys = "ampersand"

    def run(self, shell: Correcting) -> None:
        """Ask after which."""
        item = item_or_tell(shell)
        if item is None:
            return
        if not isinstance(item, Event):
            shell.tell("Only an event comes after another.")
            return
        names = event_names(shell, but=item.id)
        ask(
            shell,
            f"{short(shell, item)} comes after",
            "",
            list(names),
            lambda typed: with_named(shell, typed, names, lambda other: _come_after(shell, other)),
            hint="words of the earlier event",
            check=lambda typed: name_fault(typed, names),
        )


def _come_after(shell: Correcting, other: str) -> None:
    earlier = shell.session.item(other)
    assert earlier is not None
    correct(
        shell,
        f"comes after {short(shell, earlier)}",
        lambda record, id, _: story.come_after(record, id, other),
    )


def _rename(shell: Correcting, item: Entity | Event, words: Span | None) -> None:
    record = shell.session.annotations
    if record is None or words is None or not words.exact.strip():
        shell.tell("These words are not in the article.")
        return
    name = f"{short(shell, item)} is now called “{both_ends(one_line(words.exact), _SHOWN)}”"
    take(shell, name, story.rename(record, item.id, words))


def _fault(shell: Correcting, typed: str, item: Item) -> str:
    found = words_near(shell, typed.strip(), item) if typed.strip() else None
    return "" if found else "These words are not in the article."


def _words_of(item: Entity | Event) -> list[str]:
    """What it may be called without typing much: what the article calls it, names first and no pronouns."""
    if isinstance(item, Entity):
        mentions = sorted(item.mentions, key=lambda mention: mention.kind != "name")
        words = [mention.exact for mention in mentions if mention.kind != "pronoun"]
    else:
        words = [mention.exact for mention in item.mentions]
    return [each for each in dict.fromkeys(words) if "\n" not in each]
