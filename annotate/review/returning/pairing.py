"""Which mark of a file is which of the record, and what somebody did to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Entity, Event, Span
from annotate.record.walk import Part, items_of, review_of
from annotate.review.carrying.judged import is_judged, is_touched
from annotate.review.returning.marks import Field, Mark, Origin, Quote, Returned, base_of, made_of, main_of
from annotate.review.returning.quoting import Places

Verdict = Literal["same", "theirs", "mine", "both", "new", "lost"]
Spans = Mapping[Part, tuple[Span, ...]]
_NEARLY_ALL = 0.9


@dataclass(slots=True)
class Pair:
    """A mark of a file beside that of the record.

    Attributes:
        mark: Of the file.
        spans: Where its words stand in the record's text, part by part.
        mine: Of the record; none where it has no such thing.
        before: Where the words of that one stand.
        verdict: Whether both are the same, or who changed it since: they in the file, this record, both;
            or that it is new, or has no place.
        at: Id of the mention, claim or time in the record as it is now.
        piece_of: Id of a claim of the record of which it is but a piece; the file does not say of what.
    """

    mark: Mark
    spans: Spans
    mine: Mark | None = None
    before: Spans = field(default_factory=dict)
    verdict: Verdict = "new"
    at: str = ""
    piece_of: str = ""

    @property
    def main(self) -> tuple[Span, ...]:
        """Where what it is known by stands."""
        return main_of(self.mark.kind, self.spans)


@dataclass(frozen=True, slots=True)
class Paired:
    """A file beside a record.

    Attributes:
        pairs: A pair for each mark of the file.
        missing: Marks of the record that the file would have if nobody had deleted them.
        kept: The same of which the record is not as it was, so that it stays.
        says: Whether the file says what it was made from.
        older: Whether the record was made anew since.
    """

    pairs: list[Pair]
    missing: list[Mark] = field(default_factory=list)
    kept: list[Mark] = field(default_factory=list)
    says: bool = False
    older: bool = False


def paired(
    record: Annotations,
    text: str,
    returned: Returned,
    marks: Callable[[Annotations], list[Mark]],
) -> Paired:
    """Put a file beside the record.

    Args:
        record: As it is now.
        text: Its article's.
        returned: What the file holds.
        marks: Makes the marks of a record as the form of the file has them.
    """
    mine = marks(record)
    origins = [mark.origin for mark in returned.marks if mark.origin is not None]
    made = made_of(record)
    as_made = [origin for origin in origins if origin.base.startswith(made)]
    same = bool(as_made) or is_same_text(returned, record, text)
    places = Places(text, old=returned.text, same=same)
    pairs = [Pair(mark, _placed(mark, places)) for mark in returned.marks]
    _match(pairs, {mark.id: _of_mine(mark, text) for mark in mine}, mine, made)
    judged = _judged(record)
    for pair in pairs:
        if pair.mine is not None:
            pair.before, pair.at = _of_mine(pair.mine, text), pair.mine.id
        pair.verdict = _verdict(pair, judged)
    found = {pair.mine.id if pair.mine else pair.piece_of for pair in pairs}
    rest = [mark for mark in mine if mark.id not in found]
    if not returned.surely and not (as_made and returned.whole):
        return Paired(pairs, older=bool(origins) and not as_made)
    if as_made and as_made[0].base == base_of(record, mine):
        return Paired(pairs, rest, says=True)
    missing = [mark for mark in rest if mark.id not in judged]
    return Paired(pairs, missing, [mark for mark in rest if mark.id in judged], says=True)


def of_article(several: Sequence[Returned], record: Annotations) -> list[Returned]:
    """Return what of a file is of a record's article: as it says, or where it can be of no other.

    Args:
        several: What a file holds, article by article.
        record: Of the article.
    """
    own = [returned for returned in several if is_about(returned, record)]
    return own or (list(several) if len({returned.text for returned in several}) == 1 else [])


def is_about(returned: Returned, record: Annotations) -> bool:
    """Whether a file says that it is of the very text of a record."""
    sha256 = record.document.text.sha256
    if returned.text is not None and text_sha256(returned.text) == sha256:
        return True
    bases = {mark.origin.base.partition("-")[0] for mark in returned.marks if mark.origin}
    return returned.sha256 == sha256 or sha256.startswith(tuple(bases))


def is_same_text(returned: Returned, record: Annotations, text: str) -> bool:
    """Whether a file is of the record's text; its copy may have other line ends in the same places."""
    if returned.text is not None:
        return _of_lines(returned.text) == _of_lines(text)
    if returned.sha256 is not None:
        return returned.sha256 == record.document.text.sha256
    # It says nothing of its text, but nearly all words stand where it says.
    placed = [(quote.exact, quote.place) for mark in returned.marks for quote in _quotes(mark) if quote.place]
    fitting = sum(bool(exact) and text[slice(*place)].split() == exact.split() for exact, place in placed)
    return fitting > _NEARLY_ALL * len(placed)


def _quotes(mark: Mark) -> Iterator[Quote]:
    for quotes in mark.parts.values():
        yield from quotes


def _of_lines(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _placed(mark: Mark, places: Places) -> Spans:
    """Return where the parts of a mark stand; a part of which one stretch has no place is not there."""
    found: dict[Part, tuple[Span, ...]] = {}
    for part, quotes in mark.parts.items():
        spans = [span for quote in quotes if (span := places.span(quote)) is not None]
        if len(spans) == len(quotes):
            found[part] = joined(spans, places.text)
    return found


def joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return stretches of a text without white space at their ends, and as one where only such is between."""
    found: list[Span] = []
    for span in map(_stripped, spans):
        last = found[-1] if found else None
        if last is not None and last.end <= span.start and not text[last.end : span.start].strip():
            found[-1] = Span(last.start, span.end, text[last.start : span.end])
        else:
            found.append(span)
    return tuple(found)


def _stripped(span: Span) -> Span:
    """Return a stretch without white space at its ends; one that is nothing else as it is."""
    words = span.exact.strip()
    if not words or words == span.exact:
        return span
    start = span.start + span.exact.index(words)
    return Span(start, start + len(words), words)


def _of_mine(mark: Mark, text: str) -> Spans:
    """Return where the parts of a mark of the record stand, in the same way."""
    return {
        part: joined([Span(*quote.place, quote.exact) for quote in quotes if quote.place], text)
        for part, quotes in mark.parts.items()
    }


def _match(pairs: Sequence[Pair], places: Mapping[str, Spans], mine: Sequence[Mark], made: str) -> None:
    """Find the mark of the record for those of the file, by what is surest first.

    An id alone is sure least: it may have gone over to another mention since.
    """
    left = {mark.id: mark for mark in mine}

    def by_id(fits: Callable[[Pair, Origin, Mark], bool]) -> None:
        for pair in pairs:
            origin = pair.mark.origin
            own = left.get(origin.id) if origin is not None and pair.mine is None else None
            if origin is None or own is None or own.kind != pair.mark.kind or not fits(pair, origin, own):
                continue
            pair.mine = left.pop(own.id)

    by_id(lambda _, origin, own: own.state == origin.state)
    by_id(
        lambda pair, origin, own: (
            origin.base.startswith(made) and _overlap(pair.main, main_of(own.kind, places[own.id]))
        )
    )
    _match_by_place(pairs, places, left)
    by_id(lambda _, origin, __: origin.base.startswith(made))
    for pair in pairs:
        if pair.mine is None and pair.mark.kind == "claim" and pair.mark.origin is None and pair.main:
            pieces = set(pair.main)
            claims = (mark.id for mark in mine if mark.kind == "claim")
            whole = (id for id in claims if pieces.issubset(main_of("claim", places[id])))
            pair.piece_of = next(whole, "")


def _match_by_place(pairs: Sequence[Pair], places: Mapping[str, Spans], left: dict[str, Mark]) -> None:
    by_place: dict[object, list[Mark]] = defaultdict(list)
    for mark in left.values():
        by_place[mark.kind, main_of(mark.kind, places[mark.id])].append(mark)
    for pair in pairs:
        there = by_place[pair.mark.kind, pair.main] if pair.mine is None and pair.main else []
        if there:
            pair.mine = max(there, key=lambda mark: _alike(mark, pair.mark))
            there.remove(pair.mine)
            del left[pair.mine.id]


def _overlap(first: Sequence[Span], second: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in first for other in second)


def _alike(first: Mark, second: Mark) -> int:
    return sum(first.fields.get(name) == value for name, value in second.fields.items())


def _verdict(pair: Pair, judged: frozenset[str]) -> Verdict:
    mark, mine, origin = pair.mark, pair.mine, pair.mark.origin
    unchanged = origin is not None and mark.state == origin.state
    if mine is None:
        if unchanged or pair.piece_of:
            # Somebody took it out of the record since; in the file nobody did anything to it.
            return "mine"
        return "new" if pair.main and len(pair.spans) == len(mark.parts) else "lost"
    if not differences(pair):
        return "same"
    if unchanged:
        return "mine"
    if len(pair.spans) < len(mark.parts) or not pair.main:
        return "lost"
    if origin is not None and mine.state == origin.state:
        return "theirs"
    return "both" if mine.id in judged else "theirs"


def differences(pair: Pair) -> list[Part | Field]:
    """Return the parts and fields in which a mark of the file is another than that of the record."""
    mark = pair.mark
    found: list[Part | Field] = []
    found += [
        part for part in mark.parts if part in pair.before and pair.spans.get(part) != pair.before[part]
    ]
    return [*found, *changed_fields(pair)]


def changed_fields(pair: Pair) -> dict[Field, str]:
    """Return what the file says otherwise than the record."""
    assert pair.mine is not None
    mine, mark = pair.mine.fields, pair.mark
    found = {name: value for name, value in mark.fields.items() if mine.get(name, value) != value}
    if mark.origin is None:
        # Who speaks follows from the name of an entity, which may be another one by now.
        found.pop("speaker", None)
    return found


def _judged(record: Annotations) -> frozenset[str]:
    """Return the ids of mentions, claims and times that a reader made, changed or judged."""
    found: set[str] = set()
    for item in items_of(record):
        if not isinstance(item, Entity | Event):
            found |= {item.id} if is_touched(item) else set()
            continue
        whole = item.note is not None or review_of(item) not in (None, "proposed")
        found |= {each.id for each in item.mentions if whole or is_judged(each)}
    return frozenset(found)
