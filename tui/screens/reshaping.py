"""Corrections that make, join, part and stretch annotations, and say whose words they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from annotate.errors import DatelineError
from annotate.record import ENTITY_TYPES, SPEECH_ACTS, TIME_TYPES, Claim, Entity, Span
from annotate.record.walk import Part
from annotate.review import edits as corrections
from annotate.review import regrouping
from annotate.review.words import content_text, one_line
from tui.screens.correcting import Correcting
from tui.wording.describe import both_ends
from tui.wording.labels import label_fault, label_of, label_word, label_words

_SHOWN = 24
ANY = (*ENTITY_TYPES, *TIME_TYPES, *SPEECH_ACTS)


class Reshaping(Correcting):
    """What the commands do that change more than one thing of an annotation."""

    def ask_merge(self) -> None:
        """Ask which entity this one is the same as."""
        item = self._item_or_tell()
        if item is None:
            return
        if not isinstance(item, Entity):
            self.tell("Only entities can be merged.")
            return
        names = self._entity_names(but=item.id)
        self._ask(
            f"{self._short(item)} is the same as",
            "",
            list(names),
            lambda typed: self._with_entity(typed, names, lambda other: self._merge_or_ask(item, other)),
            hint="name of the other entity",
            check=lambda typed: self._entity_fault(typed, names),
        )

    def _merge_or_ask(self, item: Entity, other: str) -> None:
        """Merge two entities; ask before where they are of different types."""
        into = self.session.item(other)
        if not isinstance(into, Entity) or into.type == item.type:
            self._merge(other)
            return
        self.wait_for_key(
            f"y merges {label_word(item.type)} {self._short(item)} with {label_word(into.type)} "
            f"{self._short(into)}, any other key does not",
            lambda key: self._merge(other) if key in "yY" else self.tell("Nothing is merged."),
        )

    def _merge(self, other: str) -> None:
        """Make the current entity one with another, which then is the current one."""
        into, panel = self.session.item(other), self.panel_in_focus
        assert isinstance(into, Entity)
        mine = self.current
        self.correct(
            f"merged into {self._short(into)}", lambda record, id, _: regrouping.merge(record, id, other)
        )
        if self.session.item(mine) is None:
            self.preferred = other
            if panel is not None:
                panel.select(other)
            self.refresh_view()

    def split(self) -> None:
        """Make the mention under the cursor an entity of its own."""
        self.correct("split off", lambda record, id, mention: regrouping.split(record, id, mention or ""))

    def ask_source(self) -> None:
        """Ask who makes the claim."""
        item = self._item_or_tell()
        if item is None:
            return
        if not isinstance(item, Claim):
            self.tell("Only a claim has a source.")
            return
        names = self._entity_names()
        content = one_line(content_text(item))
        self._ask(
            f"source of “{content[:_SHOWN]}{'…' if len(content) > _SHOWN else ''}”",
            "",
            list(names),
            lambda typed: self._set_source(typed.strip(), names, item),
            hint="name or words in the article; empty for nobody",
        )

    def _set_source(self, typed: str, names: dict[str, str], claim: Claim) -> None:
        words = self._words_near(typed, claim) if typed else None

        def set_source(other: str | None, spans: tuple[Span, ...] = ()) -> None:
            entity = self.session.item(other)
            named = one_line(entity.name if isinstance(entity, Entity) else typed)
            self.correct(
                f"is now attributed to {named or 'nobody'}",
                lambda record, id, _: corrections.set_source(record, id, other, spans),
            )

        if not typed:
            set_source(None)
        elif words and not any(typed.casefold() in name.casefold() for name in names):
            set_source(None, (words,))
        else:
            self._with_entity(typed, names, set_source)

    def _words_near(self, typed: str, claim: Claim) -> Span | None:
        """The typed words where they stand nearest to a claim."""
        text = self.session.article.text
        marks = self.session.index.of(claim.id)
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

    def select(self) -> None:
        """Begin a selection at the cursor, or end it."""
        self.to_article()
        self.selection_start = None if self.selection_start is not None else self.article_view.cursor
        self.refresh_view()
        if self.selection_start is not None:
            self.tell(
                "Move to the last word (L by words), then + annotates it, = corrects the extent, y copies."
            )

    def set_extent(self) -> None:
        """Let the annotation that was current when the selection began cover the selection."""
        selected = self.selected_range()
        if selected is None:
            self.tell("Select the new extent first: v, then move.")
            return
        start, end = selected
        marks = [mark for mark in self.session.index.crossing(start, end) if mark.kind != "event"]
        wanted = [mark for mark in marks if mark.id == self.preferred] or sorted(
            marks, key=lambda mark: abs(mark.start - start) + abs(mark.end - end)
        )
        if not wanted:
            self.tell("The selection touches no annotation.")
            return
        mark, part = wanted[0], wanted[0].part
        self._drop_selection()
        self._change_extent(mark.id, mark.mention, part, start, end)

    def _change_extent(self, id: str, mention: str | None, part: Part, start: int, end: int) -> None:
        assert self.session.annotations is not None
        item = self.session.item(id)
        assert item is not None
        text = self.session.article.text
        try:
            record = corrections.set_extent(
                self.session.annotations, id, text, start, end, mention=mention, part=part
            )
        except corrections.CorrectionError as error:
            self.tell(f"Not done: {error}.")
            return
        self._take(f"{self._short(item)} has another extent", record)

    def ask_add(self) -> None:
        """Ask as what the selection, or else the word here, shall be annotated."""
        selected = self.selected_range() or self.article_view.word_at(self.article_view.cursor)
        if self.session.annotations is None or selected[0] >= selected[1]:
            self.tell("Select what shall be annotated first: v, then move.")
            return
        exact = one_line(self.session.article.text[slice(*selected)])
        self._ask(
            f"add “{both_ends(exact, _SHOWN)}” as",
            "",
            label_words(ANY),
            self._add,
            hint="person, organisation … date … say, deny …",
            check=lambda typed: label_fault(typed, ANY),
            kind="label",
        )

    def _add(self, label: str) -> None:
        """Annotate the selection, or the word here; repeating adds the next one alike."""
        start, end = self.selected_range() or self.article_view.word_at(self.article_view.cursor)
        if self.session.annotations is None or start >= end:
            self.tell("Select what shall be annotated first: v, then move.")
            return
        text = self.session.article.text
        try:
            chosen = label_of(label, ANY)
            record, id = regrouping.add(self.session.annotations, text, start, end, chosen)
        except DatelineError as error:
            self.tell(f"Not done: {error}.")
            return
        self._again = lambda: self._add(chosen)
        self._drop_selection()
        self.preferred = id
        self._take(f"“{one_line(text[start:end])}” added as {label_word(chosen)}", record)
        self.article_view.go_to(start)
        self.refresh_view()
        if isinstance(self.session.item(id), Claim):
            self.ask_source()

    def _drop_selection(self) -> None:
        self.selection_start = None

    def _entity_names(self, but: str = "") -> dict[str, str]:
        """Names of the entities, each with its id."""
        record = self.session.annotations
        entities = record.entities if record else ()
        times = Counter(one_line(entity.name) for entity in entities)
        return {
            one_line(entity.name)
            + (f" ({label_word(entity.type)})" if times[one_line(entity.name)] > 1 else ""): entity.id
            for entity in entities
            if entity.id != but
        }

    def _with_entity(self, typed: str, names: dict[str, str], done: Callable[[str], None]) -> None:
        fault = self._entity_fault(typed, names)
        if fault:
            self.tell(fault)
        else:
            done(names[_meant(typed, names)[0]])

    @staticmethod
    def _entity_fault(typed: str, names: dict[str, str]) -> str:
        """Why no entity, or more than one, is meant; empty where one is."""
        found = _meant(typed, names)
        if len(found) == 1:
            return ""
        return f"Which one? {', '.join(found)}" if found else f"No entity has “{typed.strip()}” in its name."


def _meant(typed: str, names: dict[str, str]) -> list[str]:
    """The names that are typed, or else have the typed in them."""
    wanted = typed.strip().casefold()
    return [name for name in names if name.casefold() == wanted] or [
        name for name in names if wanted and wanted in name.casefold()
    ]
