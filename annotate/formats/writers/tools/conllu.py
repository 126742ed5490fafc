"""The article as CoNLL-U with entities, events and times in brackets, as CorefUD 1.2 has them.

Words, sentences and trees are read by the language model; ``TokenRange`` leads from each word to the
exact text. A mention of which a part is in a word has the whole word, and of two with the same words the
first kind counts: entity, event, time. Claims are no mentions: they go over ends of sentences. What was
found about one that was checked stands in comments of the sentence where it begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from annotate.formats.treebank import Word, words_of
from annotate.formats.writers import Format
from annotate.reading.encodings.decoding import text_sha256
from annotate.record import Annotations, Entity, Event, Time
from annotate.record.walk import Item, items_of, review_of, spans
from annotate.review.wording import checked
from annotate.review.words import one_line

_COLUMNS = "eid-etype-head-other"
_KINDS = (Entity, Event, Time)
_PARTS = frozenset({"mention", "event", "time"})
# CorefUD's types; the record's own is among the other attributes.
_TYPES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "PRODUCT": "object",
    "WORK_OF_ART": "abstract",
    "LAW": "abstract",
    "LANGUAGE": "abstract",
    "MONEY": "number",
    "PERCENT": "number",
    "QUANTITY": "number",
    "ORDINAL": "number",
    "CARDINAL": "number",
}


class _Mention(NamedTuple):
    """Words that mean something: the first, the last, and what the opening bracket says."""

    first: int
    last: int
    id: str
    type: str
    other: str


def dump_conllu(record: Annotations, text: str) -> str:
    """One article, its sentences parted by empty lines; nothing where it has no words.

    Args:
        record: What is known about it.
        text: Its exact text.
    """
    words = words_of(record, text)
    if not words:
        return ""
    # In a corpus no two articles may share the name of a sentence or of an entity.
    name = text_sha256(f"{record.document.id}\n{record.document.text.sha256}")[:8]
    mentions = _mentions(record, words, name)
    words = _with_sentences_joined(words, mentions)
    entities = _brackets(words, mentions)
    starts = [place for place, word in enumerate(words) if word.begins]
    found = _checks(record, words, starts, name)
    lines: list[str] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(words)], strict=True), start=1):
        lines += _about(record) if number == 1 else ()
        lines += ["# newpar"] if words[start].begins == "paragraph" else []
        lines += [f"# sent_id = {name}-{number}", f"# text = {_joined(words[start:end])}"]
        lines += found[start]
        lines += [_line(place, start, words, entities.get(place)) for place in range(start, end)]
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _about(record: Annotations) -> Iterator[str]:
    document = record.document
    yield f"# global.Entity = {_COLUMNS}"
    yield f"# newdoc id = {_comment(document.id)}"
    known = {
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "sourceURL": document.url,
        "dateCreated": document.published.value,
    }
    yield from (f"# meta::{key} = {_comment(value)}" for key, value in known.items() if value)


def _checks(
    record: Annotations, words: Sequence[Word], starts: Sequence[int], name: str
) -> dict[int, list[str]]:
    """Return what was found about claims, by the first word of the sentence where each begins."""
    ends = [word.end for word in words]
    found: dict[int, list[str]] = defaultdict(list)
    for claim in record.claims:
        if claim.check is None or claim.status == "rejected":
            continue
        place = min(bisect_right(ends, claim.content[0].start), len(words) - 1)
        ranges = ",".join(f"{span.start}:{span.end}" for span in claim.content)
        found[starts[max(0, bisect_right(starts, place) - 1)]] += [
            f"# claim::{claim.id}.{name} = {ranges}",
            f"# verdict::{claim.id}.{name} = {_comment(' · '.join(checked(claim.check)))}",
        ]
    return found


def _comment(value: str) -> str:
    return one_line(value).encode("utf-8", "replace").decode()


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.form + " " * word.spaced for word in words).rstrip(" ")


def _line(place: int, start: int, words: Sequence[Word], entity: str | None) -> str:
    word = words[place]
    head = 0 if word.head == place else word.head - start + 1
    about = [f"Entity={entity}"] if entity else []
    about += [] if word.spaced else ["SpaceAfter=No"]
    about.append(f"TokenRange={word.start}:{word.end}")
    columns = (
        str(place - start + 1), word.form, word.lemma or "_", word.pos or "_", word.tag or "_", "_",
        str(head), word.relation, "_", "|".join(about),
    )  # fmt: skip
    return "\t".join(columns)


def _mentions(record: Annotations, words: Sequence[Word], name: str) -> list[_Mention]:
    """Return the mentions, none twice, and of one thing none that crosses another one."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    taken: set[tuple[int, int]] = set()
    kept: dict[str, list[_Mention]] = defaultdict(list)
    for kind in _KINDS:
        for item in items_of(record):
            if not isinstance(item, kind) or review_of(item) == "rejected":
                continue
            for place in spans(item):
                if place.part not in _PARTS or getattr(place.span, "status", None) == "rejected":
                    continue
                first, last = bisect_right(ends, place.span.start), bisect_left(starts, place.span.end) - 1
                other = _other(item, getattr(place.span, "kind", None))
                mention = _Mention(first, last, f"{item.id}.{name}", _type(item), other)
                if first > last or (first, last) in taken or _crosses(mention, kept[item.id]):
                    continue
                taken.add((first, last))
                kept[item.id].append(mention)
    return [mention for mentions in kept.values() for mention in mentions]


def _crosses(mention: _Mention, others: Sequence[_Mention]) -> bool:
    """Whether a mention shares a part of another one; brackets of one name cannot say that."""
    return any(
        other.first < mention.first <= other.last < mention.last
        or mention.first < other.first <= mention.last < other.last
        for other in others
    )


def _type(item: Item) -> str:
    if isinstance(item, Entity):
        return _TYPES.get(item.type, "other")
    return "time" if isinstance(item, Time) else "event"


def _other(item: Item, kind: str | None) -> str:
    known: dict[str, str | None] = {"kind": kind}
    if isinstance(item, Entity):
        known |= {"type": item.type}
    elif isinstance(item, Time):
        known |= {"type": item.type, "value": item.value}
    elif isinstance(item, Event):
        known |= {"status": item.status}
    return ",".join(f"{key}:{_escaped(value)}" for key, value in known.items() if value)


def _escaped(value: str) -> str:
    """A value without what has a meaning in brackets; a hyphen parts the attributes."""
    return quote(value.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def _with_sentences_joined(words: Sequence[Word], mentions: Sequence[_Mention]) -> list[Word]:
    """Return the words with no sentence beginning inside a mention, which would have no end there."""
    inside = {place for mention in mentions for place in range(mention.first + 1, mention.last + 1)}
    found: list[Word] = []
    root = -1
    for place, word in enumerate(words):
        begins = None if place in inside else word.begins
        root = -1 if begins else root
        if word.head != place:
            found.append(replace(word, begins=begins))
        elif root < 0:
            root = place
            found.append(replace(word, begins=begins))
        else:
            found.append(replace(word, begins=begins, head=root, relation="parataxis"))
    return found


def _brackets(words: Sequence[Word], mentions: Sequence[_Mention]) -> dict[int, str]:
    """Return what stands at each word: ends, of shorter ones first, then beginnings, of longer ones first.

    A mention of one word stands behind all beginnings, or before all ends where nothing begins.
    """
    opening: dict[int, list[_Mention]] = defaultdict(list)
    closing: dict[int, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        opening[mention.first].append(mention)
        closing[mention.last].append(mention)
    # The depth of every word in its tree: a mention's head is the one that is nearest to the root.
    depths = _depths(words)
    found: dict[int, str] = {}
    for place in sorted({*opening, *closing}):
        single = [one for one in opening[place] if one.first == one.last]
        begun = sorted((one for one in opening[place] if one.last > place), key=lambda one: -one.last)
        ended = sorted((one for one in closing[place] if one.first < place), key=lambda one: -one.first)
        whole = "".join(f"({_attributes(one, depths)})" for one in single)
        ends = "".join(f"{one.id})" for one in ended)
        begins = "".join(f"({_attributes(one, depths)}" for one in begun)
        found[place] = f"{ends}{begins}{whole}" if begins or not ends else f"{whole}{ends}"
    return found


def _attributes(mention: _Mention, depths: Sequence[int]) -> str:
    inside = range(mention.first, mention.last + 1)
    head = min(inside, key=lambda place: depths[place]) - mention.first + 1
    return f"{mention.id}-{mention.type}-{head}-{mention.other}"


def _depths(words: Sequence[Word]) -> list[int]:
    """Return how far each word is from the root of its sentence."""
    depths = [-1] * len(words)
    for place in range(len(words)):
        way = [place]
        while depths[way[-1]] < 0 and words[way[-1]].head != way[-1]:
            way.append(words[way[-1]].head)
        known = max(depths[way[-1]], 0)
        for steps, each in enumerate(reversed(way)):
            depths[each] = known + steps
    return depths


FORMAT = Format(suffix=".conllu", dump_with_text=dump_conllu)
