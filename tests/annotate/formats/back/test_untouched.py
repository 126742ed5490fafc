"""What was exported and comes back as it was changes nothing, in every form that is merged back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats import FORMATS, Format
from annotate.formats.forms import dumped, missing
from annotate.record import Annotations
from annotate.review.edits import decide, relabel
from annotate.review.returning.marks import Returned
from annotate.review.returning.merging import MergedBack, merged_back
from tests import samples
from tests.annotate.formats.strategies import records, texts
from tests.tui.sample import TEXT, sample_record

FORMS = [form for form in FORMATS.usable() if form.back is not None and missing(form) is None]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def exported(form: Format, record: Annotations, text: str) -> bytes:
    content = dumped(form, record, text)
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def read_back(form: Format, content: bytes) -> Returned:
    assert form.back is not None
    (returned,) = form.back.read(content, f"article{form.suffix}")
    return returned


def merged(form: Format, record: Annotations, text: str, content: bytes) -> MergedBack:
    assert form.back is not None
    return merged_back(record, text, read_back(form, content), form.back.marks)


def test_there_are_forms() -> None:
    assert {"brat", "cas_json", "cas_xmi", "label_studio", "web_annotation"} <= {form.name for form in FORMS}


@every_form
@pytest.mark.parametrize(
    ("record", "text"),
    [(sample_record(), TEXT), (samples.full_record(), samples.TEXT)],
    ids=["sample", "every field"],
)
def test_it_comes_back_as_it_was(form: Format, record: Annotations, text: str) -> None:
    found = merged(form, record, text, exported(form, record, text))
    assert found.record is record
    assert (found.changes, found.disputed, found.orphans, found.told) == ((), (), (), ())


@every_form
def test_a_speaker_who_is_not_named_there_comes_back_as_he_was(form: Format) -> None:
    record = sample_record()
    claims = tuple(
        replace(claim, source=claim.source and replace(claim.source, spans=(), title=claim.source.words))
        for claim in record.claims
    )
    record = replace(record, claims=claims)
    found = merged(form, record, TEXT, exported(form, record, TEXT))
    assert found.record is record
    assert (found.changes, found.disputed, found.orphans, found.told) == ((), (), (), ())


@every_form
@given(data=st.data())
def test_whatever_is_in_it_comes_back_as_it_was(form: Format, data: st.DataObject) -> None:
    text = data.draw(texts)
    record = data.draw(records(text))
    found = merged(form, record, text, exported(form, record, text))
    assert found.record is record
    assert (found.changes, found.disputed, found.orphans, found.told) == ((), (), (), ())


@every_form
@given(data=st.data())
def test_its_marks_are_those_of_the_record(form: Format, data: st.DataObject) -> None:
    text = data.draw(texts)
    record = data.draw(records(text))
    assert form.back is not None
    content = exported(form, record, text)
    wanted = [(mark.id, mark.state) for mark in form.back.marks(record)]
    found = [(mark.origin and mark.origin.id, mark.state) for mark in read_back(form, content).marks]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


@every_form
def test_every_mark_of_an_article_says_where_it_is_from(form: Format) -> None:
    assert form.back is not None
    record = sample_record()
    found = read_back(form, exported(form, record, TEXT)).marks
    wanted = {mark.id for mark in form.back.marks(record)}
    assert {mark.origin.id for mark in found if mark.origin} == wanted
    assert len(found) == len(wanted)


@every_form
def test_what_was_corrected_here_since_stays(form: Format) -> None:
    before = sample_record()
    content = exported(form, before, TEXT)
    record = decide(relabel(before, "e2", "PERSON"), "c1", "rejected")
    found = merged(form, record, TEXT, content)
    assert found.record is record
    assert (found.changes, found.disputed, found.orphans) == ((), (), ())


@every_form
def test_its_beginning_tells_the_form(form: Format) -> None:
    assert form.back is not None
    content = exported(form, sample_record(), TEXT)
    known = [each.name for each in FORMS if each.back and each.back.recognizes(content[:4096])]
    assert known == [form.name]
