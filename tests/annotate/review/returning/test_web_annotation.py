"""What others correct in Web Annotation, merged into the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.formats.checking import check_record
from annotate.formats.writers.tools.web_annotation import FORMAT, dump_web_annotations
from annotate.record import Annotations, Check, Claim, Entity, Event, Time
from annotate.record.walk import by_id
from annotate.review.edits import check as checked
from annotate.review.edits import decide, relabel, set_extent
from annotate.review.returning.applying import check_in
from annotate.review.returning.merging import MergedBack, merged_back
from annotate.review.wording import checked_line
from tests.tui.sample import TEXT, sample_record

Item = dict[str, Any]
Items = list[Item]


def sent(record: Annotations, text: str = TEXT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_web_annotations(record, text))
    return found


def back(record: Annotations, data: Any, text: str = TEXT) -> MergedBack:
    assert FORMAT.back is not None
    (returned,) = FORMAT.back.read(json.dumps(data).encode(), "a.jsonld")
    found = merged_back(record, text, returned, FORMAT.back.marks)
    assert check_record(found.record) == []
    again = merged_back(found.record, text, returned, FORMAT.back.marks)
    assert again.record is found.record
    assert again.changes == ()
    return found


def items_of(data: dict[str, Any], id: str) -> Items:
    return [item for item in data["first"]["items"] if item["id"].partition("#")[2].startswith(f"{id}-")]


def say(item: Item, purpose: str, value: str) -> None:
    for body in item["body"]:
        if body["purpose"] == purpose:
            body["value"] = value
            return
    item["body"].append({"type": "TextualBody", "purpose": purpose, "value": value})


def move(item: Item, words: str, text: str = TEXT) -> None:
    start = text.index(words)
    item["target"]["selector"] = selectors(text, start, start + len(words))


def selectors(text: str, start: int, end: int) -> Items:
    exact, prefix, suffix = text[start:end], text[max(0, start - 32) : start], text[end : end + 32]
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]


def new(words: str, *tags: str, text: str = TEXT, **more: Any) -> Item:
    start = text.index(words)
    body = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    target = {"source": "https://example.org", "selector": selectors(text, start, start + len(words))}
    return {"id": "urn:uuid:1", "type": "Annotation", "body": body, "target": target, **more}


def entity(record: Annotations, id: str) -> Entity:
    item = by_id(record)[id]
    assert isinstance(item, Entity)
    return item


def claim(record: Annotations, id: str) -> Claim:
    item = by_id(record)[id]
    assert isinstance(item, Claim)
    return item


def event(record: Annotations, id: str) -> Event:
    item = by_id(record)[id]
    assert isinstance(item, Event)
    return item


def the_time(record: Annotations, id: str) -> Time:
    item = by_id(record)[id]
    assert isinstance(item, Time)
    return item


def test_an_entity_given_another_type_everywhere_has_it() -> None:
    record, data = sample_record(), sent(sample_record())
    for item in items_of(data, "e1"):
        say(item, "tagging", "ORG")
    found = back(record, data)
    now = entity(found.record, "e1")
    assert (now.type, now.status, len(now.mentions)) == ("ORG", "edited", 3)
    assert {mention.because for mention in now.mentions} == {"corrected in Web Annotation"}
    assert found.changes == ("the entity “Velden” was changed (type)",)
    assert found.record.claims == record.claims


def test_one_mention_given_another_type_is_an_entity_of_its_own() -> None:
    record, data = sample_record(), sent(sample_record())
    say(items_of(data, "e1")[0], "tagging", "ORG")
    found = back(record, data).record
    assert len(found.entities) == len(record.entities) + 1
    assert (entity(found, "e1").type, len(entity(found, "e1").mentions)) == ("GPE", 2)
    assert (found.entities[-1].type, found.entities[-1].mentions[0].start) == (
        "ORG",
        record.entities[0].mentions[0].start,
    )


def test_a_mention_given_another_entity_s_name_is_of_that() -> None:
    record, data = sample_record(), sent(sample_record())
    first, other = items_of(data, "e1"), entity(record, "e2")
    say(first[2], "tagging", other.type)
    say(first[2], "identifying", other.name)
    found = back(record, data).record
    assert len(entity(found, "e1").mentions) == 2
    assert len(entity(found, "e2").mentions) == len(other.mentions) + 1


def test_a_name_of_the_text_is_the_new_name_and_other_words_are_a_note() -> None:
    record, data = sample_record(), sent(sample_record())
    for item in items_of(data, "e1"):
        say(item, "identifying", "bridge at Velden")
    for item in items_of(data, "e2"):
        say(item, "identifying", "Check: which wire?")
    found = back(record, data).record
    assert entity(found, "e1").name == "bridge at Velden"
    assert entity(found, "e1").aliases[0] == "Velden"
    assert (entity(found, "e2").name, entity(found, "e2").note) == ("Coastal Wire", "Check: which wire?")


def test_who_corrected_it_is_told() -> None:
    record, data = sample_record(), sent(sample_record())
    (item,) = items_of(data, "e2")
    say(item, "tagging", "PRODUCT")
    item["creator"] = {"type": "Person", "name": "Jonas Bell"}
    found = back(record, data).record
    assert entity(found, "e2").mentions[0].because == "corrected in Web Annotation by Jonas Bell"


def test_a_mention_moved_and_one_deleted() -> None:
    record, data = sample_record(), sent(sample_record())
    first = items_of(data, "e1")
    move(first[0], "bridge at Velden")
    data["first"]["items"].remove(first[1])
    found = back(record, data)
    mentions = entity(found.record, "e1").mentions
    assert [mention.status for mention in mentions] == ["edited", "rejected", None]
    assert mentions[0].exact == "bridge at Velden"
    assert len(found.changes) == 2


def test_an_entity_with_no_mention_left_is_rejected() -> None:
    record, data = sample_record(), sent(sample_record())
    data["first"]["items"] = [item for item in data["first"]["items"] if item not in items_of(data, "e1")]
    assert entity(back(record, data).record, "e1").status == "rejected"


def test_a_part_of_the_annotations_deletes_nothing() -> None:
    record, data = sample_record(), sent(sample_record())
    some = items_of(data, "e2")
    say(some[0], "tagging", "PRODUCT")
    found = back(record, some)
    assert entity(found.record, "e2").type == "PRODUCT"
    assert len(found.changes) == 1
    assert any("deleted" in words for words in found.told)


@pytest.mark.parametrize("tag", ["PERSON", "person", "PER"])
def test_a_new_entity(tag: str) -> None:
    record, data = sample_record(), sent(sample_record())
    data["first"]["items"].append(new("bakery", tag, creator="Ana"))
    found = back(record, data)
    added = found.record.entities[-1]
    assert (added.type, added.name, added.mentions[0].by) == ("PERSON", "bakery", "reader")
    assert added.mentions[0].because == "corrected in Web Annotation by Ana"
    assert found.changes == ("the entity “bakery” was added (PERSON)",)


def test_a_new_mention_of_a_known_name_joins_it() -> None:
    record, data = sample_record(), sent(sample_record())
    item = new("Nordmark", "ORG")
    say(item, "identifying", entity(record, "e2").name)
    data["first"]["items"].append(item)
    found = back(record, data).record
    assert [each.exact for each in entity(found, "e2").mentions] == ["Coastal Wire", "Nordmark"]


def test_a_new_claim_event_and_time() -> None:
    record, data = sample_record(), sent(sample_record())
    told = new("The detour through Halden takes 40 minutes", "claim:warn")
    say(told, "describing", "Marit Olsen, PR+")
    when = new("long summer", "DATE")
    say(when, "describing", "2025-SU")
    happened = new("timber struck", "event:happened")
    say(happened, "describing", "2023-11-01/2023-11-30")
    data["first"]["items"] += [told, when, happened]
    found = back(record, data).record
    (claim_,) = (each for each in found.claims if each.content[0].exact.startswith("The detour"))
    assert (claim_.speech_act, claim_.factuality, claim_.by) == ("warn", "PR+", "reader")
    assert claim_.source is not None
    assert entity(found, claim_.source.entity or "").name == "Marit Olsen"
    (time,) = (each for each in found.timeline.times if each.exact == "long summer")
    assert (time.value, time.by) == ("2025-SU", "reader")
    (own,) = (each for each in found.timeline.events if each.headline.exact == "timber struck")
    assert (own.time.earliest, own.time.latest) == ("2023-11-01", "2023-11-30")


def change_a_claim(items: Items) -> None:
    for item in items:
        say(item, "tagging", "claim:deny")
        say(item, "describing", "Jonas Bell, PS+")


def test_a_claim_with_another_act_source_and_certainty() -> None:
    record, data = sample_record(), sent(sample_record())
    change_a_claim([item for item in items_of(data, "c1") if item["motivation"] != "linking"])
    found = claim(back(record, data).record, "c1")
    assert (found.speech_act, found.factuality, found.status) == ("deny", "PS+", "edited")
    assert found.source is not None
    assert entity(record, found.source.entity or "").name == "Jonas Bell"
    assert found.because == "corrected in Web Annotation"


def test_cue_and_source_are_moved_and_taken_away() -> None:
    record, data = sample_record(), sent(sample_record())
    items = data["first"]["items"]
    cues = {item["id"].partition("#")[2]: item for item in items if item["motivation"] == "linking"}
    move(cues["c1-cue-1"], "Mayor Ana Ruiz said")
    items.remove(cues["c1-source-1"])
    found = claim(back(record, data).record, "c1")
    assert [span.exact for span in found.cue] == ["Mayor Ana Ruiz said"]
    assert found.source is None


def test_an_event_and_a_time_are_changed() -> None:
    record, data = sample_record(), sent(sample_record())
    for item in items_of(data, "ev1"):
        say(item, "tagging", "event:denied")
        say(item, "describing", "2025-06-12")
    (item,) = items_of(data, "t1")
    say(item, "describing", "2025-06-11")
    say(item, "commenting", "the day before")
    found = back(record, data).record
    assert event(found, "ev1").status == "denied"
    assert event(found, "ev1").time.latest == "2025-06-12"
    assert (the_time(found, "t1").value, the_time(found, "t1").note) == ("2025-06-11", "the day before")


def test_a_value_that_is_none_is_told_and_costs_nothing_else() -> None:
    record, data = sample_record(), sent(sample_record())
    (item,) = items_of(data, "t1")
    say(item, "describing", "2025-99-99")
    say(item, "tagging", "TIME")
    found = back(record, data)
    assert the_time(found.record, "t1").value == the_time(record, "t1").value
    assert the_time(found.record, "t1").type == "TIME"
    assert any("2025-99-99" in words for words in found.told)


def retype(data: dict[str, Any]) -> None:
    (item,) = items_of(data, "e2")
    say(item, "tagging", "PRODUCT")


def shorten(data: dict[str, Any]) -> None:
    (item,) = items_of(data, "e2")
    move(item, "Coastal")


def delete(data: dict[str, Any]) -> None:
    (item,) = items_of(data, "e2")
    data["first"]["items"].remove(item)


@pytest.mark.parametrize("theirs", [retype, shorten, delete])
@pytest.mark.parametrize(
    "mine",
    [
        lambda record: relabel(record, "e2", "PERSON"),
        lambda record: set_extent(record, "e2", TEXT, 70, 74, mention="e2.m1", part="mention"),
    ],
)
def test_what_both_corrected_is_told_and_stays_as_here(
    theirs: Callable[[dict[str, Any]], None], mine: Callable[[Annotations], Annotations]
) -> None:
    data = sent(sample_record())
    theirs(data)
    record = mine(sample_record())
    found = back(record, data)
    assert found.record is record
    assert len(found.disputed) == 1
    assert found.disputed[0].endswith("stays")


def test_what_both_corrected_alike_is_no_dispute() -> None:
    data = sent(sample_record())
    retype(data)
    record = relabel(sample_record(), "e2", "PRODUCT")
    found = back(record, data)
    assert (found.record is record, found.disputed) == (True, ())


def test_corrections_of_two_people_go_together() -> None:
    first, second = sent(sample_record()), sent(sample_record())
    retype(first)
    (item,) = items_of(second, "t1")
    say(item, "describing", "2025-06-11")
    found = back(back(sample_record(), first).record, second)
    assert entity(found.record, "e2").type == "PRODUCT"
    assert the_time(found.record, "t1").value == "2025-06-11"
    assert found.disputed == ()


def test_what_one_added_is_not_deleted_by_what_another_sends() -> None:
    first, second = sent(sample_record()), sent(sample_record())
    first["first"]["items"].append(new("bakery", "FAC"))
    retype(second)
    found = back(back(sample_record(), first).record, second)
    assert found.record.entities[-1].status == "edited"
    assert found.disputed == ()
    assert found.told == ("1 that a reader made here is not in the file: it stays",)
    delete(second)
    assert back(found.record, second).disputed == (
        "the entity “Coastal Wire” is not in the file, and was corrected here: it stays",
    )


def edited(text: str) -> tuple[Annotations, str]:
    """The record of an edited article: nothing in it but what it is about."""
    record = sample_record()
    document = Article.from_text(text, id="bridge").document()
    return replace(Annotations(record.generator, document)), text


def test_in_an_edited_article_words_are_found_by_what_is_around_them() -> None:
    record, text = edited("An update was made to this story at noon.\n\n" + TEXT.replace("second", "third"))
    item = new("Halden takes", "PRODUCT")
    found = back(record, [item], text)
    (added,) = found.record.entities
    assert (added.mentions[0].start, added.name) == (text.index("Halden takes"), "Halden takes")


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("Nobody will drive over a bridge", "Nobody will  drive\nover a bridge"),
        ("“Nobody will drive over a bridge", '"Nobody will drive over a bridge'),
        ("ice and timber struck the piers", "ice and lumber struck the piers"),
    ],
)
def test_words_changed_a_little_are_found_where_one_place_is_like_them(words: str, instead: str) -> None:
    record, text = edited("Updated.\n\n" + TEXT.replace(words, instead))
    found = back(record, [new(words, "claim:say")], text)
    assert [each.content[0].exact for each in found.record.claims] == [instead]


def test_words_that_are_gone_or_in_doubt_are_kept_whole() -> None:
    gone = TEXT.replace("a bakery on the eastern bank", "no shop any more")
    record, text = edited(gone + "Halden and Halden again.\n")
    lost = new("a bakery on the eastern bank", "FAC", creator="Ana")
    doubtful = new("Halden", "GPE")
    doubtful["target"]["selector"] = [{"type": "TextQuoteSelector", "exact": "Halden"}]
    found = back(record, [lost, doubtful], text)
    assert found.record.entities == ()
    assert len(found.orphans) == 2
    kept = [each.entity for each in found.record.unplaced]
    assert [each.name for each in kept if each] == ["a bakery on the eastern bank", "Halden"]
    assert [each.code for each in found.record.diagnostics] == ["orphan", "orphan"]


def test_the_deleted_and_those_that_were_rejected_here_are_one() -> None:
    data = sent(sample_record())
    delete(data)
    found = back(decide(sample_record(), "e2", "rejected"), data)
    assert (found.changes, found.disputed) == ((), ())


def test_what_has_no_known_tag_is_told() -> None:
    data = sent(sample_record())
    data["first"]["items"].append(new("bakery", "nice"))
    found = back(sample_record(), data)
    assert found.changes == ()
    assert found.told == ("“bakery” has no tag that a record knows, and was left out",)


VERDICT = "false · The engineers' report says otherwise · https://quay.example/report"


def test_verdicts_come_back() -> None:
    def check(data: dict[str, Any], words: str | None) -> None:
        for each in items_of(data, "c1"):
            if "content" in each["id"] or each["id"].endswith("#c1-1"):
                each["body"] = [body for body in each["body"] if body["purpose"] != "assessing"]
                body = {"type": "TextualBody", "purpose": "assessing", "value": words}
                each["body"] += [body] if words else []

    record = sample_record()
    data = sent(record)
    check(data, VERDICT)
    found = back(record, data)
    claim = next(each for each in found.record.claims if each.id == "c1")
    assert claim.check == Check(
        "false", "The engineers' report says otherwise", "https://quay.example/report"
    )
    assert any("verdict" in each for each in found.changes)
    # As it was written with that verdict it changes nothing, and another one is taken.
    data = sent(found.record)
    assert back(found.record, data).record is found.record
    check(data, "misleading")
    other = back(found.record, data)
    assert next(each for each in other.record.claims if each.id == "c1").check == Check("misleading")
    check(data, None)
    gone = back(found.record, data)
    assert next(each for each in gone.record.claims if each.id == "c1").check is None
    # What was checked here since stays.
    mine = checked(record, "c1", Check("true"))
    check(data, "unproven")
    assert back(mine, data).disputed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("false", Check("false")),
        ("half true · https://a.example/b", Check("half true", None, "https://a.example/b")),
        ("false · so it is", Check("false", "so it is")),
        ("false · a · b · https://a.example", Check("false", "a · b", "https://a.example")),
        ("", None),
        (" · x", None),
        ("false ·", Check("false")),
        ("false · la col·lecció", Check("false", "la col·lecció")),
        ("half true ·· see below · a report", Check("half true · see below", "a report")),
    ],
)
def test_verdicts_in_words(words: str, found: Check | None) -> None:
    assert check_in(words) == found


WORDS = st.lists(st.sampled_from(["false", "·", "··", "a", "x·y"]), min_size=1, max_size=6).map(" ".join)


@given(WORDS, st.none() | WORDS, st.none() | st.just("https://a.example/b"))
def test_a_verdict_in_one_line_is_read_back_whole(
    verdict: str, evidence: str | None, url: str | None
) -> None:
    check = Check(verdict, evidence, url)
    assert check_in(checked_line(check)) == check
