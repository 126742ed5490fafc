"""What others correct in brat, merged into the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.formats.checking import check_record
from annotate.formats.writers.brat import FORMAT, brat_text, dump_brat
from annotate.record import Annotations, Claim, Entity, Event
from annotate.record.walk import by_id
from annotate.review.edits import relabel
from annotate.review.returning.merging import MergedBack, merged_back
from annotate.support.files import read_limited
from tests.tui.sample import TEXT, sample_record


def merged(record: Annotations, lines: list[str], name: str = "none.ann") -> MergedBack:
    assert FORMAT.back is not None
    (returned,) = FORMAT.back.read("\n".join(lines).encode(), name)
    found = merged_back(record, TEXT, returned, FORMAT.back.marks)
    assert check_record(found.record) == []
    again = merged_back(found.record, TEXT, returned, FORMAT.back.marks)
    assert again.record is found.record
    return found


@pytest.fixture
def record() -> Annotations:
    return sample_record()


@pytest.fixture
def lines(record: Annotations) -> list[str]:
    return dump_brat(record).splitlines()


def names(lines: list[str], words: str, label: str = r"\S+") -> list[str]:
    """The names of the annotations with some words."""
    form = re.compile(rf"(T\d+)\t{label} [\d ;]+\t{re.escape(words)}")
    return [found[1] for line in lines if (found := form.fullmatch(line))]


def edit(lines: list[str], name: str, change: Callable[[str], str]) -> list[str]:
    return [change(line) if line.startswith(f"{name}\t") else line for line in lines]


def retyped(lines: list[str], name: str, label: str) -> list[str]:
    return edit(lines, name, lambda line: re.sub(r"\t\S+ ", f"\t{label} ", line, count=1))


def deleted(lines: list[str], name: str) -> list[str]:
    """The lines as brat leaves them: without whatever is said of it."""
    kept = []
    for line in lines:
        words = re.split(r"[\t :]", line)
        if line.startswith("*") and name in words:
            rest = [word for word in words if word != name]
            if len(rest) > 3:
                kept.append("\t".join(rest[:2][:1]) + "\t" + " ".join(rest[1:]))
        elif name not in words:
            kept.append(line)
    return kept


def marked(label: str, words: str, name: str = "T900") -> str:
    start = TEXT.index(words)
    return f"{name}\t{label} {start} {start + len(words)}\t{words}"


def noted(lines: list[str], name: str, words: str) -> list[str]:
    return [re.sub(rf"(AnnotatorNotes {name}\t).*", rf"\g<1>{words}", line) for line in lines]


def entity(found: MergedBack, id: str) -> Entity:
    item = by_id(found.record)[id]
    assert isinstance(item, Entity)
    return item


def test_all_of_one_entity_retyped(record: Annotations, lines: list[str]) -> None:
    for name in (*names(lines, "Velden"), *names(lines, "VELDEN")):
        lines = retyped(lines, name, "LOC")
    found = merged(record, lines)
    assert (entity(found, "e1").type, len(entity(found, "e1").mentions)) == ("LOC", 3)
    assert {mention.because for mention in entity(found, "e1").mentions} == {"corrected in brat"}


def test_one_of_them_retyped_is_another_entity(record: Annotations, lines: list[str]) -> None:
    found = merged(record, retyped(lines, names(lines, "VELDEN")[0], "ORG"))
    assert [mention.exact for mention in entity(found, "e1").mentions] == ["Velden", "Velden"]
    assert [(each.type, each.name) for each in found.record.entities[-1:]] == [("ORG", "VELDEN")]


def test_a_span_is_moved(record: Annotations, lines: list[str]) -> None:
    (name,) = names(lines, "Coastal Wire")
    found = merged(record, edit(lines, name, lambda _: marked("ORG", "Coastal", name)))
    assert entity(found, "e2").mentions[0].exact == "Coastal"


def test_one_is_deleted(record: Annotations, lines: list[str]) -> None:
    found = merged(record, deleted(lines, names(lines, "Coastal Wire")[0]))
    assert entity(found, "e2").status == "rejected"
    assert found.changes == ("the entity “Coastal Wire” was deleted",)


def test_a_mention_is_deleted(record: Annotations, lines: list[str]) -> None:
    found = merged(record, deleted(lines, names(lines, "VELDEN")[0]))
    assert [each.status for each in entity(found, "e1").mentions] == [None, "rejected", None]


def test_a_new_one_is_added_and_a_known_name_is_joined(record: Annotations, lines: list[str]) -> None:
    added = [*lines, marked("FAC", "bakery"), marked("GPE", "Velden will", "T901").replace(" will", "")]
    found = merged(record, added)
    assert found.record.entities[-1].name == "bakery"
    assert any("bakery" in words and "added" in words for words in found.changes)


def test_new_mentions_joined_to_another_are_of_its_entity(record: Annotations, lines: list[str]) -> None:
    (name,) = names(lines, "Coastal Wire")
    found = merged(record, [*lines, marked("ORG", "reporters"), f"*\tEquiv {name} T900"])
    assert [each.exact for each in entity(found, "e2").mentions] == ["Coastal Wire", "reporters"]


def test_two_new_ones_that_are_one(record: Annotations, lines: list[str]) -> None:
    new = [marked("FAC", "bakery"), marked("FAC", "crossing", "T901"), "*\tEquiv T900 T901"]
    found = merged(record, [*lines, *new]).record.entities[-1]
    assert sorted(each.exact for each in found.mentions) == ["bakery", "crossing"]


def test_two_entities_are_joined(record: Annotations, lines: list[str]) -> None:
    first, second = names(lines, "Velden")[0], names(lines, "Coastal Wire")[0]
    joined = retyped([*lines, f"*\tEquiv {first} {second}"], second, "GPE")
    found = merged(record, joined)
    assert len(found.record.entities) == len(record.entities) - 1
    assert len(entity(found, "e1").mentions) == 4
    assert "Coastal Wire" in entity(found, "e1").aliases


def test_one_entity_is_parted(record: Annotations, lines: list[str]) -> None:
    line = next(line for line in lines if line.startswith("*") and names(lines, "Velden")[0] in line)
    found = merged(record, [each for each in lines if each != line])
    assert len(found.record.entities) == len(record.entities) + 2
    assert len(entity(found, "e1").mentions) == 1


def test_names_values_and_headlines_are_notes(record: Annotations, lines: list[str]) -> None:
    time = record.timeline.times[0]
    event = record.timeline.events[0]
    first = names(lines, "Velden")[0]
    lines = noted(noted(lines, first, "harbour bridge at Velden"), names(lines, time.exact)[0], "2025-06-11")
    lines = noted(lines, names(lines, event.mentions[0].exact, "Event")[0], "what is this?")
    found = merged(record, lines)
    assert entity(found, "e1").name == "harbour bridge at Velden"
    assert found.record.timeline.times[0].value == "2025-06-11"
    now = by_id(found.record)[event.id]
    assert isinstance(now, Event)
    assert (now.note, now.headline) == ("what is this?", event.headline)


def test_attributes_of_a_claim_and_of_an_event(record: Annotations, lines: list[str]) -> None:
    claim = record.claims[0]
    content = names(lines, " ".join(claim.content[0].exact.split()), "Content")[0]
    event = record.timeline.events[0]
    told = names(lines, event.mentions[0].exact, "Event")[0]
    changed = []
    for line in lines:
        line = re.sub(rf"SpeechAct {content} \w+", f"SpeechAct {content} deny", line)
        line = re.sub(rf"Factuality {content} \w+", f"Factuality {content} possibly_not", line)
        line = re.sub(rf"Status {told} \w+", f"Status {told} denied", line)
        changed.append(re.sub(rf"Factuality {told} \w+", f"Factuality {told} certainly_not", line))
    found = by_id(merged(record, changed).record)
    now, then = found[claim.id], found[event.id]
    assert isinstance(now, Claim)
    assert isinstance(then, Event)
    assert (now.speech_act, now.factuality) == ("deny", "PS-")
    assert (then.status, then.mentions[0].factuality) == ("denied", "CT-")


def test_a_claim_gets_another_source_and_loses_its_cue(record: Annotations, lines: list[str]) -> None:
    claim = record.claims[0]
    content = names(lines, " ".join(claim.content[0].exact.split()), "Content")[0]
    bell = names(lines, "Jonas Bell", "PERSON")[0]
    changed = [line for line in lines if f"Cue Arg1:{content}" not in line]
    changed = [re.sub(rf"(Source Arg1:{content} Arg2:)\w+", rf"\g<1>{bell}", line) for line in changed]
    now = by_id(merged(record, changed).record)[claim.id]
    assert isinstance(now, Claim)
    assert now.cue == ()
    assert now.source is not None
    assert now.source.spans[0].exact == "Jonas Bell"
    assert by_id(record)[now.source.entity or ""].id in {
        e.id for e in record.entities if e.name == "Jonas Bell"
    }


def test_a_new_claim(record: Annotations, lines: list[str]) -> None:
    new = [
        marked("Content", "The detour through Halden takes 40 minutes"),
        marked("Source", "Residents", "T901"),
        marked("Cue", "fear", "T902"),
        "R900\tSource Arg1:T900 Arg2:T901",
        "R901\tCue Arg1:T900 Arg2:T902",
        "A900\tSpeechAct T900 warn",
        "#900\tAnnotatorNotes T900\task them",
    ]
    found = merged(record, [*lines, *new]).record
    (claim,) = (each for each in found.claims if each.content[0].exact.startswith("The detour"))
    assert claim.source is not None
    assert (claim.source.spans[0].exact, claim.cue[0].exact) == ("Residents", "fear")
    assert (claim.speech_act, claim.note, claim.by) == ("warn", "ask them", "reader")


def test_a_claim_is_deleted(record: Annotations, lines: list[str]) -> None:
    claim = record.claims[0]
    content = names(lines, " ".join(claim.content[0].exact.split()), "Content")[0]
    now = by_id(merged(record, deleted(lines, content)).record)[claim.id]
    assert isinstance(now, Claim)
    assert now.status == "rejected"


def test_what_both_corrected_stays(lines: list[str]) -> None:
    record = relabel(sample_record(), "e2", "PRODUCT")
    found = merged(record, retyped(lines, names(lines, "Coastal Wire")[0], "PERSON"))
    assert found.record is record
    assert len(found.disputed) == 1


def test_what_brat_holds_more_is_told(record: Annotations, lines: list[str]) -> None:
    more = ["E1\tEvent:T1", "T900\tBogus 0 7\tHarbour", "R9\tLikes Arg1:T1 Arg2:T2", "A99\tNegation T1", "x"]
    found = merged(record, [*lines, *more])
    assert found.record is record
    assert len(found.told) == 5


def test_without_our_notes_places_tell_what_is_what(record: Annotations, lines: list[str]) -> None:
    plain = [line for line in lines if "\tDateline " not in line]
    assert merged(record, plain).record is record
    found = merged(record, deleted(retyped(plain, names(plain, "Coastal Wire")[0], "PRODUCT"), "T1"))
    assert entity(found, "e2").type == "PRODUCT"
    assert len(found.changes) == 1
    assert "nothing is taken for deleted" in found.told[-1]


def test_of_an_older_text_that_stands_beside_it(tmp_path: Path) -> None:
    older = TEXT.replace("VELDEN, June 12 (Coastal Wire) — ", "")
    start = older.index("bakery")
    (tmp_path / "a.txt").write_text(brat_text(older), encoding="utf-8", newline="")
    line = f"T1\tFAC {start} {start + 6}\tbakery"
    found = merged(sample_record(), [line], str(tmp_path / "a.ann"))
    now = found.record.entities[-1]
    assert (now.type, TEXT[now.mentions[0].start : now.mentions[0].end]) == ("FAC", "bakery")


def test_a_text_beside_it_that_is_too_large_is_left_aside(
    record: Annotations, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.formats.back.brat.read_limited", partial(read_limited, largest=10))
    (tmp_path / "a.txt").write_text("Some other and larger text.", encoding="utf-8")
    found = merged(
        record, retyped(lines, names(lines, "Coastal Wire")[0], "PRODUCT"), str(tmp_path / "a.ann")
    )
    assert len(found.changes) == 1


@given(
    st.lists(
        st.sampled_from(["T", "R", "A", "#", "*"]).flatmap(
            lambda kind: st.text(max_size=20).map(lambda words: f"{kind}1\t{words}")
        ),
        max_size=6,
    )
)
def test_any_lines_cost_nothing_of_the_others(strange: list[str]) -> None:
    record = sample_record()
    lines = dump_brat(record).splitlines()
    assert merged(record, [*strange, *lines]).record.claims == record.claims
