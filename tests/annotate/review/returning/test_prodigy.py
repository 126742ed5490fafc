"""What annotators accepted in Prodigy, merged into the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli.headless import main
from annotate.errors import RecordError
from annotate.formats import load_records
from annotate.formats.checking import check_record
from annotate.formats.writers.tools.prodigy import FORMAT, dump_prodigy
from annotate.formats.writers.yaml import dump_yaml
from annotate.record import Annotations
from annotate.review.returning.merging import MergedBack, merged_back
from tests.tui.sample import TEXT, sample_record

Spans = list[dict[str, Any]]


def task(change: Callable[[Spans], Any], **more: Any) -> dict[str, Any]:
    """A task as ``prodigy db-out`` writes it: with words, hashes and the answer."""
    found: dict[str, Any] = json.loads(dump_prodigy(sample_record(), TEXT))
    change(found["spans"])
    tokens = [{"text": "The", "start": 0, "end": 3, "id": 0, "ws": True}]
    hashes = {"_input_hash": 1, "_task_hash": 2, "_is_binary": False, "_view_id": "spans_manual"}
    return {**found, **hashes, "tokens": tokens, "answer": "accept", "_timestamp": 1, **more}


def merged(found: dict[str, Any], record: Annotations | None = None) -> MergedBack:
    assert FORMAT.back is not None
    record = record or sample_record()
    (returned,) = FORMAT.back.read((json.dumps(found) + "\n").encode(), "a.jsonl")
    first = merged_back(record, TEXT, returned, FORMAT.back.marks)
    again = merged_back(first.record, TEXT, returned, FORMAT.back.marks)
    assert again.record is first.record
    assert check_record(first.record) == []
    return first


def of_words(spans: Spans, words: str) -> Spans:
    return [span for span in spans if TEXT[span["start"] : span["end"]] == words]


def drawn(words: str, label: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "label": label, "token_start": 3, "token_end": 4}


def types(record: Annotations) -> dict[str, str]:
    return {entity.name: entity.type for entity in record.entities if entity.status != "rejected"}


def test_what_was_accepted_as_it_was_changes_nothing() -> None:
    found = merged(task(list))
    assert (found.changes, found.told, found.disputed, found.orphans) == ((), (), (), ())


def test_another_label() -> None:
    def change(spans: Spans) -> None:
        for span in of_words(spans, "Ana Ruiz"):
            span["label"] = "ORG"

    found = merged(task(change, _annotator_id="ana"))
    assert found.changes
    corrected = [
        mention
        for entity in found.record.entities
        for mention in entity.mentions
        if mention.exact == "Ana Ruiz" and entity.type == "ORG"
    ]
    assert corrected
    assert {mention.because for mention in corrected} == {"corrected in Prodigy by ana"}


def test_a_span_that_was_drawn_anew_by_hand() -> None:
    words = "harbour"
    before = {mention.exact for entity in sample_record().entities for mention in entity.mentions}
    assert words not in before
    found = merged(task(lambda spans: spans.append(drawn(words, "FACILITY"))))
    assert any("was added" in each for each in found.changes)
    (entity,) = [one for one in found.record.entities if any(m.exact == words for m in one.mentions)]
    assert entity.mentions[0].by == "reader"


def test_a_span_that_was_deleted() -> None:
    gone = [span for span in of_words(task(list)["spans"], "Jonas Bell") if span["label"] == "PERSON"]
    assert gone

    def change(spans: Spans) -> None:
        for span in of_words(spans, "Jonas Bell"):
            spans.remove(span)

    found = merged(task(change))
    assert any("Jonas Bell” was deleted" in each for each in found.changes)


def test_without_what_dateline_wrote_it_is_known_by_its_words() -> None:
    def change(spans: Spans) -> None:
        for span in spans:
            span.pop("dateline")
            span.pop("id")
        for span in of_words(spans, "Ana Ruiz"):
            span["label"] = "ORG"

    found = merged(task(change))
    assert found.changes
    assert not any("deleted" in each or "added" in each for each in found.changes)
    assert any("nothing is taken for deleted" in each for each in found.told)


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_what_was_not_accepted_changes_nothing(answer: str) -> None:
    found = merged(task(lambda spans: spans.clear(), answer=answer))
    assert found.changes == ()
    assert any("left out" in each for each in found.told)


def test_words_that_are_not_in_the_text_are_listed() -> None:
    other = f"It was {TEXT[5:]} Nobody had asked Zacharias Quill before."
    found = task(list)
    start = other.index("Zacharias Quill")
    found |= {"text": other, "spans": [{"start": start, "end": start + 15, "label": "PERSON"}]}
    done = merged(found)
    assert any("Zacharias Quill" in each for each in done.orphans)
    assert done.record.unplaced


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(spans: Spans) -> None:
        for span in of_words(spans, "Ana Ruiz"):
            span["label"] = "ORG"

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    record = tmp_path / "a.yaml"
    record.write_text(dump_yaml(sample_record()), encoding="utf-8")
    (tmp_path / "out.jsonl").write_text(json.dumps(task(change)) + "\n", encoding="utf-8")
    assert main(["merge", str(record), str(tmp_path / "out.jsonl"), "--by", "Ana"]) == 0
    assert "corrected" in capsys.readouterr().out
    (found,) = load_records(record.read_text(encoding="utf-8"), source=str(record))
    assert "ORG" in {entity.type for entity in found.entities if "Ana Ruiz" in entity.name}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"text": "It', "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"html": "x"}\n', "no task of Prodigy"),
        (b"\n\n", "no task of Prodigy"),
        (b'{"text": "\xff"}', "is not UTF-8"),
    ],
)
def test_other_files_are_told(content: bytes, words: str) -> None:
    assert FORMAT.back is not None
    with pytest.raises(RecordError, match=words):
        FORMAT.back.read(content, "a.jsonl")


SPAN = st.fixed_dictionaries(
    {},
    optional={
        "start": st.integers(-5, 3000) | st.none(),
        "end": st.integers(-5, 3000) | st.text(max_size=2),
        "label": st.sampled_from(["PERSON", "CLAIM", "EVENT", "DATE", "SOURCE", "x", ""]) | st.none(),
        "dateline": st.text(max_size=30) | st.just("c1 00000000 00000000-0000-00000000"),
    },
)


@given(st.lists(SPAN | st.none(), max_size=6))
def test_whatever_stands_there_is_merged_or_told(spans: Spans) -> None:
    merged(task(lambda own: own.__setitem__(slice(None), spans)))


def test_a_task_of_another_text_says_so() -> None:
    assert not merged(task(lambda _: None)).of_other_text
    assert merged({"text": "Ships left the port.", "spans": [], "answer": "accept"}).of_other_text
