"""Commands that go from annotation to annotation, and tell about one."""

from __future__ import annotations

from typing import ClassVar

from annotate.record.walk import Kind
from tui.commands.base import ArticleCommand, MovingCommand
from tui.commands.context import Moving, Reading
from tui.commands.going import go_to
from tui.text.stops import following, kept_stops, round_of

LABELS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
_KIND_NAMES: dict[Kind, str] = {
    "entity": "entity",
    "claim": "claim",
    "time": "time expression",
    "event": "event",
}


class _Stop(MovingCommand):
    """Base of the commands that go to an annotation."""

    group = "Annotations"
    needs_record = True
    kinds: ClassVar[tuple[Kind, ...] | None] = None
    step: ClassVar[int] = 1

    def run(self, shell: Moving) -> None:
        """Go there."""
        _go_to_stop(shell, self.step * self.times, self.kinds)


class _Step(MovingCommand):
    """Base of the commands that go to a hit while a search is shown, else to an annotation."""

    group = "Annotations"
    step: ClassVar[int] = 1

    @classmethod
    def runs_in(cls, shell: Moving) -> bool:
        """When there is anything to go to."""
        return shell.searcher.searching or shell.session.annotations is not None

    def run(self, shell: Moving) -> None:
        """Go to the hit or annotation."""
        if shell.searcher.searching:
            shell.searcher.go_to_hit(self.step * self.times)
        else:
            _go_to_stop(shell, self.step * self.times, None)


class Next(_Step):
    """Next annotation of any kind; the next hit while a search is shown."""

    keys = "n"
    footer = "next"


class Previous(_Step):
    """Previous annotation of any kind; the hit before while a search is shown."""

    keys = "p,N"
    step = -1


class NextEntity(_Stop):
    """Next mention of an entity."""

    keys = "e"
    kinds = ("entity",)


class PreviousEntity(_Stop):
    """Previous mention of an entity."""

    keys = "E"
    kinds = ("entity",)
    step = -1


class NextClaim(_Stop):
    """Next claim."""

    keys = "c"
    kinds = ("claim",)
    footer = "claim"


class PreviousClaim(_Stop):
    """Previous claim."""

    keys = "C"
    kinds = ("claim",)
    step = -1


class NextTime(_Stop):
    """Next time expression."""

    keys = "t"
    kinds = ("time",)


class PreviousTime(_Stop):
    """Previous time expression."""

    keys = "T"
    kinds = ("time",)
    step = -1


class NextEvent(_Stop):
    """Next event."""

    keys = "o"
    kinds = ("event",)


class PreviousEvent(_Stop):
    """Previous event."""

    keys = "O"
    kinds = ("event",)
    step = -1


class _OfSame(MovingCommand):
    """Base of the commands that go to another mark of the same annotation."""

    group = "Annotations"
    needs_record = True
    step: ClassVar[int] = 1

    def run(self, shell: Moving) -> None:
        """Go there, round at the ends."""
        marks = shell.session.index.of(shell.current or "")
        if len(marks) < 2:
            shell.tell(
                "Nothing else in the article belongs to this." if marks else "Nothing is annotated here."
            )
            return
        starts = [mark.start for mark in marks]
        go_to(shell, marks[0].id, round_of(starts, shell.article_view.cursor, self.step * self.times))


class NextOfSame(_OfSame):
    """Next mention of the same entity."""

    keys = "asterisk"


class PreviousOfSame(_OfSame):
    """Previous mention of the same entity."""

    keys = "number_sign"
    step = -1


class Labels(_Stop):
    """Put a letter on every annotation in sight; typing it goes there."""

    keys = "semicolon"

    def run(self, shell: Moving) -> None:
        """Show the letters, the first ones for the nearest, and go to the one that is typed."""
        shell.panes.to_text()
        view = shell.article_view
        first, end = view.in_sight
        stops = kept_stops(shell.session.index, None, shell.state.kept)
        places = {stop.start: stop.id for stop in stops if first <= stop.start < end}
        near = sorted(places, key=lambda place: abs(place - view.cursor))
        labels = tuple(zip(near, LABELS, strict=False))
        shell.change(labels=labels)
        if not labels:
            shell.tell("No annotation is in sight.")
            return
        targets = {letter: place for place, letter in labels}

        def go(letter: str) -> None:
            if letter in targets:
                go_to(shell, places[targets[letter]], targets[letter])

        shell.wait_for_key("type a letter to go there", go)


class Why(ArticleCommand):
    """Show what is known about the annotation here, who made it, how surely and why."""

    group = "Annotations"
    keys = "i"
    panel_footer = "why"
    footer = "why"

    def run(self, shell: Reading) -> None:
        """Show or hide the pane."""
        shell.panes.toggle_detail()


class WhyDown(ArticleCommand):
    """Scroll in the pane that tells why."""

    group = "Annotations"
    keys = "J"
    step: ClassVar[int] = 1

    def run(self, shell: Reading) -> None:
        """Scroll in the pane; show it where it is hidden."""
        if shell.panes.detail_open:
            shell.panes.scroll_detail(self.step * self.times)
        else:
            shell.panes.toggle_detail()


class WhyUp(WhyDown):
    """Scroll back in the pane that tells why."""

    keys = "K"
    step = -1


def _go_to_stop(shell: Moving, step: int, kinds: tuple[Kind, ...] | None) -> None:
    """Go that many annotations on (or back) among those of these kinds that the filter keeps."""
    state = shell.state
    stops = kept_stops(shell.session.index, kinds, state.kept)
    stop = following(stops, shell.article_view.cursor, state.preferred, step)
    if stop is not None:
        go_to(shell, stop.id, stop.start)
        return
    name = "annotation" if kinds is None else _KIND_NAMES[kinds[0]]
    among = " of what you follow" if state.pinned else " that the filter keeps"
    among = among if state.kept is not None else ""
    shell.tell(f"No {'further' if step > 0 else 'earlier'} {name}{among}.")
