"""A CAS as DKPro's own library reads it, corrects it and saves it; and what of that comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.cas.types import CHAIN, CLAIM, CLAIM_LINK, ENTITY, EVENT, LINK, TIME
from annotate.formats.cas.xmi import dump_type_system
from annotate.formats.checking import check_record
from annotate.formats.writers import Format
from annotate.formats.writers.tools.cas_json import FORMAT as JSON
from annotate.formats.writers.tools.cas_json import dump_cas_json
from annotate.formats.writers.tools.cas_xmi import FORMAT as XMI
from annotate.formats.writers.tools.cas_xmi import dump_cas_xmi
from annotate.record import Annotations, Check, Claim, Event
from annotate.record.walk import by_id
from annotate.review.returning.merging import MergedBack, merged_back
from tests import samples
from tests.annotate.formats.strategies import records, texts
from tests.tui.sample import TEXT, sample_record

cassis = pytest.importorskip("cassis")


def loaded(form: Format, record: Annotations, text: str = TEXT) -> Any:
    """What cassis reads of a record in a form."""
    if form is JSON:
        return cassis.load_cas_from_json(dump_cas_json(record, text))
    types = cassis.load_typesystem(io.BytesIO(dump_type_system().encode()))
    return cassis.load_cas_from_xmi(io.BytesIO(dump_cas_xmi(record, text).encode()), typesystem=types)


def saved(form: Format, cas: Any) -> bytes:
    content: str = cas.to_json() if form is JSON else cas.to_xmi()
    return content.encode()


def merged(form: Format, cas: Any, record: Annotations | None = None, text: str = TEXT) -> MergedBack:
    """What comes back of what cassis saved; a second time nothing does."""
    record = record or sample_record()
    assert form.back is not None
    (returned,) = form.back.read(saved(form, cas), f"a{form.suffix}")
    found = merged_back(record, text, returned, form.back.marks)
    assert check_record(found.record) == []
    assert merged_back(found.record, text, returned, form.back.marks).record is found.record
    return found


both = pytest.mark.parametrize("form", [XMI, JSON], ids=["xmi", "json"])


def of(cas: Any, type_: str, words: str) -> list[Any]:
    return [each for each in cas.select(type_) if each.get_covered_text() == words]


@both
def test_cassis_finds_the_words_of_everything(form: Format) -> None:
    record = sample_record()
    cas = loaded(form, record)
    assert cas.sofa_string == TEXT
    found = sorted((each.value, each.get_covered_text(), each.begin) for each in cas.select(ENTITY))
    wanted = [(e.type, m.exact, m.start) for e in record.entities for m in e.mentions]
    assert found == sorted(wanted)
    claims = [each.get_covered_text() for each in cas.select(CLAIM) if each.part == "content"]
    assert sorted(claims) == sorted(span.exact for claim in record.claims for span in claim.content)
    parts = {
        (link.Governor.begin, link.Dependent.part, link.Dependent.get_covered_text())
        for link in cas.select(CLAIM_LINK)
    }
    assert {("cue", "said")} <= {part[1:] for part in parts}
    assert len(cas.select(TIME)) == len(record.timeline.times)
    assert {each.event for each in cas.select(EVENT)} == {event.id for event in record.timeline.events}


@both
def test_mentions_of_one_entity_are_a_chain(form: Format) -> None:
    record = sample_record()
    chains = []
    for chain in loaded(form, record).select(CHAIN):
        link, words = chain.first, []
        while link is not None:
            words.append((link.begin, link.get_covered_text()))
            link = link.next
        chains.append(words)
    wanted = [[(m.start, m.exact) for m in e.mentions] for e in record.entities if len(e.mentions) > 1]
    assert sorted(chains) == sorted(wanted)


@both
@given(data=st.data())
def test_cassis_reads_any_record_and_what_it_saves_changes_nothing(form: Format, data: st.DataObject) -> None:
    text = data.draw(texts)
    record = data.draw(records(text))
    cas = loaded(form, record, text)
    assert len(cas.sofa_string) == len(text)
    places = sorted((each.begin, each.end) for each in cas.select(ENTITY))
    assert places == sorted((m.start, m.end) for e in record.entities for m in e.mentions)
    found = merged(form, cas, record, text)
    assert found.record is record
    assert (found.changes, found.disputed, found.orphans, found.told) == ((), (), (), ())


@both
def test_every_field_comes_back(form: Format) -> None:
    record = samples.full_record()
    found = merged(form, loaded(form, record, samples.TEXT), record, samples.TEXT)
    assert found.record is record
    assert found.told == ()


@both
def test_cassis_finds_what_was_found_about_a_claim(form: Format) -> None:
    cas = loaded(form, samples.full_record(), samples.TEXT)
    checked = [each for each in cas.select(CLAIM) if each.verdict]
    assert [(each.part, each.verdict, each.evidence, each.link) for each in checked] == [
        ("content", "misleading", "the port says ten days", "https://port.example/notice")
    ]
    names = {feature.name for feature in cas.typesystem.get_type(CLAIM).all_features}
    assert {"verdict", "evidence", "link"} <= names


@both
def test_verdicts_that_are_given_changed_and_taken_back(form: Format) -> None:
    record = samples.full_record()
    cas = loaded(form, record, samples.TEXT)
    first, second = (each for each in cas.select(CLAIM) if each.dateline)
    first.verdict, first.evidence = "false", None
    second.verdict, second.link = "half true", "https://a.example/x"
    found = merged(form, cas, record, samples.TEXT)
    assert [claim.check for claim in found.record.claims] == [
        Check("false", None, "https://port.example/notice"),
        Check("half true", None, "https://a.example/x"),
    ]
    assert found.told == ()
    first.verdict = first.link = None
    found = merged(form, cas, record, samples.TEXT)
    assert [claim.check and claim.check.verdict for claim in found.record.claims] == [None, "half true"]


@both
def test_a_type_and_a_value_of_a_time_and_a_second_time_at_its_place(form: Format) -> None:
    cas = loaded(form, sample_record())
    (year,) = of(cas, TIME, "2021")
    year.timexType, year.timexValue = "DURATION", "2020"
    again = cas.typesystem.get_type(TIME)(begin=year.begin, end=year.end)
    again.timexType, again.timexValue = "SET", "2019"
    cas.add(again)
    times = merged(form, cas).record.timeline.times
    assert sorted((each.type, each.value) for each in times if each.exact == "2021") == [
        ("DURATION", "2020"),
        ("SET", "2019"),
    ]


def named(record: Annotations) -> dict[str, Any]:
    return {entity.name: entity for entity in record.entities}


@both
def test_another_type_and_name(form: Format) -> None:
    cas = loaded(form, sample_record())
    (wire,) = of(cas, ENTITY, "Coastal Wire")
    wire.value, wire.name = "PRODUCT", "Coastal"
    found = merged(form, cas)
    assert named(found.record)["Coastal"].type == "PRODUCT"
    assert named(found.record)["Coastal"].mentions[0].because == "corrected in CAS"


@both
def test_one_added_one_moved_and_one_removed(form: Format) -> None:
    cas = loaded(form, sample_record())
    cas.remove(of(cas, ENTITY, "Coastal Wire")[0])
    start = TEXT.index("bakery")
    cas.add(cas.typesystem.get_type(ENTITY)(begin=start, end=start + 6, value="FAC"))
    (moved,) = of(cas, ENTITY, "Nordmark Engineering")
    moved.end = moved.begin + len("Nordmark")
    found = merged(form, cas).record
    assert named(found)["Coastal Wire"].status == "rejected"
    assert named(found)["bakery"].mentions[0].start == start
    assert named(found)["Nordmark Engineering"].mentions[0].exact == "Nordmark"


@both
def test_what_stands_behind_an_emoji_is_at_its_place(form: Format) -> None:
    cas = loaded(form, sample_record())
    start = TEXT.index("newsletter")
    assert start > TEXT.index("🥖")
    cas.add(cas.typesystem.get_type(ENTITY)(begin=start, end=start + 10, value="PRODUCT"))
    assert named(merged(form, cas).record)["newsletter"].mentions[0].start == start


@both
def test_an_entity_is_joined_to_a_chain(form: Format) -> None:
    record = sample_record()
    cas = loaded(form, record)
    (wire,) = of(cas, ENTITY, "Coastal Wire")
    link = cas.typesystem.get_type(LINK)(begin=wire.begin, end=wire.end)
    wire.value = "GPE"
    chain = next(each for each in cas.select(CHAIN) if each.first.get_covered_text() == "Velden")
    last = chain.first
    while last.next is not None:
        last = last.next
    last.next = link
    cas.add(link)
    found = merged(form, cas).record
    assert len(named(found)["Velden"].mentions) == 4
    assert len(found.entities) == len(record.entities) - 1


def no_chains(cas: Any) -> None:
    for type_ in (CHAIN, LINK):
        for each in cas.select(type_):
            cas.remove(each)


def no_origins(cas: Any) -> None:
    for type_ in (ENTITY, CLAIM, TIME, EVENT):
        for each in cas.select(type_):
            each.dateline = None


@both
@pytest.mark.parametrize("lose", [no_chains, no_origins])
def test_a_tool_that_loses_what_it_does_not_know_changes_nothing(
    form: Format, lose: Callable[[Any], None]
) -> None:
    cas = loaded(form, sample_record())
    lose(cas)
    found = merged(form, cas)
    assert found.record.entities == sample_record().entities
    assert found.changes == ()


@both
def test_claims_events_and_times(form: Format) -> None:
    record = sample_record()
    cas = loaded(form, record)
    first = record.claims[0]
    head = next(
        each for each in cas.select(CLAIM) if each.begin == first.content[0].start and each.part == "content"
    )
    head.speechAct, head.factuality, head.note = "deny", "PS-", "ask"
    for link in cas.select(CLAIM_LINK):
        if link.Governor is head and link.Dependent.part == "cue":
            cas.remove(link)
            cas.remove(link.Dependent)
    claim_type, link_type = cas.typesystem.get_type(CLAIM), cas.typesystem.get_type(CLAIM_LINK)
    start, who = TEXT.index("The detour"), TEXT.index("Residents")
    told = claim_type(begin=start, end=start + 40, part="content", speechAct="warn")
    source = claim_type(begin=who, end=who + 9, part="source")
    cas.add_all([told, source, link_type(begin=who, end=who + 9, Governor=told, Dependent=source)])
    time = record.timeline.times[0]
    of(cas, TIME, time.exact)[0].timexValue = "2025-06-11"
    event = record.timeline.events[0]
    happened = next(each for each in cas.select(EVENT) if each.event == event.id)
    happened.status, happened.days, happened.factuality = "denied", "2025-06-10/2025-06-12", "CT-"
    found = merged(form, cas).record
    now = by_id(found)
    claim, then = now[first.id], now[event.id]
    assert isinstance(claim, Claim)
    assert isinstance(then, Event)
    assert (claim.speech_act, claim.factuality, claim.note, claim.cue) == ("deny", "PS-", "ask", ())
    (new,) = (each for each in found.claims if each.content[0].start == start)
    assert new.source is not None
    assert (new.source.spans[0].exact, new.speech_act) == ("Residents", "warn")
    assert found.timeline.times[0].value == "2025-06-11"
    assert (then.status, then.time.earliest, then.time.latest) == ("denied", "2025-06-10", "2025-06-12")


@both
def test_what_has_no_known_label_is_told(form: Format) -> None:
    cas = loaded(form, sample_record())
    entity = cas.typesystem.get_type(ENTITY)
    cas.add_all([entity(begin=0, end=7, value="Thing"), entity(begin=0, end=7)])
    assert len(merged(form, cas).told) == 2
