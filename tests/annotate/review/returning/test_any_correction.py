"""Whatever somebody corrects in a file: the record stays a record, and merging again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.formats import FORMATS, Format
from annotate.formats.checking import check_data
from annotate.formats.forms import missing
from annotate.record import ENTITY_TYPES, EVENT_STATUSES, SPEECH_ACTS, TIME_TYPES, Annotations, Check
from annotate.record.walk import items_of
from annotate.review.edits import check, decide, relabel
from annotate.review.regrouping import merge
from annotate.review.returning.marks import MAIN, Field, Mark, Quote, Returned, with_origins
from annotate.review.returning.merging import merged_back
from annotate.support.plain import to_plain
from tests.tui.sample import TEXT, sample_record

FORMS = [form for form in FORMATS.usable() if form.back is not None and missing(form) is None]
VALUES: dict[Field, list[str]] = {
    "type": [*ENTITY_TYPES, *TIME_TYPES, "Bogus"],
    "name": ["Velden", "Jonas Bell", "a second crack", "nobody\nknows", ""],
    "value": ["2025-06-08", "P3Y", "XXXX", "2025-99-99", "no value", "", "2025-W23", "1999"],
    "speech_act": [*SPEECH_ACTS, "sing"],
    "factuality": ["CT+", "CT-", "PS+", "Uu", "perhaps"],
    "speaker": ["Jonas Bell", "Velden", "somebody", "unattributed"],
    "status": [*EVENT_STATUSES, "over"],
    "headline": ["a second crack", "not of the text", ""],
    "when": ["..", "2025-06-08", "2025-06-10/2025-06-01", "2024-01-01/..", "soon", "2030"],
    "note": ["", "ask her", "two\nlines"],
    "check": ["", "false", "true · so it is · https://a.example", " · x", "·"],
}
DEEDS = ["field", "part", "delete", "join", "add", "forget", "twice"]


def quote(by: Random) -> Quote:
    start = by.randrange(len(TEXT) - 2)
    end = min(len(TEXT), start + by.randint(1, 40))
    words = by.choice([TEXT[start:end], TEXT[start:end], "words of nobody at all", ""])
    return Quote(words, by.choice([(start, end), (start, end), None, (5, 2), (0, 10**9)]))


def corrected(by: Random, marks: list[Mark]) -> list[Mark]:
    """The marks with some of them changed, taken out, joined or added."""
    found = list(marks)
    for _ in range(by.randint(1, 5)):
        place = by.randrange(len(found))
        mark, deed = found[place], by.choice(DEEDS)
        if deed == "field" and not mark.fields:
            continue
        if deed == "field":
            name = by.choice(sorted(mark.fields))
            found[place] = replace(mark, fields={**mark.fields, name: by.choice(VALUES[name])})
        elif deed == "part":
            part = by.choice(sorted(mark.parts))
            words = tuple(quote(by) for _ in range(by.randint(0, 2 if mark.kind == "claim" else 1)))
            found[place] = replace(mark, parts={**mark.parts, part: words})
        elif deed == "delete":
            del found[place]
        elif deed == "join":
            other = by.choice([each for each in found if each.kind == mark.kind])
            found[place] = replace(mark, group=by.choice([other.group, "alone"]))
        elif deed == "add":
            parts = {part: (quote(by),) if part == MAIN[mark.kind] else () for part in mark.parts}
            group = by.choice(["", mark.group])
            found.append(replace(mark, parts=parts, origin=None, id="", group=group))
        elif deed == "forget":
            found[place] = replace(mark, origin=None, id="")
        else:
            found.append(mark)
    return found


def meanwhile(by: Random, record: Annotations) -> Annotations:
    """The record with what a reader corrected since the file was written."""
    for _ in range(by.choice([0, 0, 1, 2])):
        item = by.choice(list(items_of(record)))
        first, last = record.entities[0].id, record.entities[-1].id
        changed = [
            decide(record, item.id, "rejected"),
            relabel(record, first, by.choice(ENTITY_TYPES)),
            merge(record, last, into=first),
        ]
        record = by.choice(changed)
    return record


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@settings(max_examples=40)
@given(seed=st.integers(0, 10**9))
def test_the_record_stays_one_and_a_second_time_nothing_happens(form: Format, seed: int) -> None:
    assert form.back is not None
    by = Random(seed)
    before = check(sample_record(), "c1", Check("false", "so it stands", "https://a.example"))
    marks = corrected(by, with_origins(before, form.back.marks(before)))
    returned = Returned("a tool", tuple(marks), by.choice([TEXT, None]), surely=by.random() < 0.5)
    record = meanwhile(by, before)
    found = merged_back(record, TEXT, returned, form.back.marks)
    assert check_data(to_plain(found.record))[1] == []
    assert (found.record is record) or found.record != record
    again = merged_back(found.record, TEXT, returned, form.back.marks)
    assert again.record is found.record
    assert again.changes == ()
