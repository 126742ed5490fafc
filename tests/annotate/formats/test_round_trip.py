"""A record that is written and read again is the same record, in every form."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.errors import OutputError
from annotate.formats import FORMATS, load_records
from annotate.formats.checking import check_data, check_text
from annotate.formats.plain_record import from_data, to_data
from annotate.formats.writers.yaml import dump_yaml, scalar
from annotate.record import Annotations
from tests.annotate.formats.strategies import AWKWARD, records, texts

texts_with_records = texts.flatmap(lambda text: st.tuples(st.just(text), records(text)))
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(texts_with_records)
@quick
def test_any_text_with_any_spans_round_trips(case: tuple[str, Annotations]) -> None:
    text, record = case
    for name in ("yaml", "json", "jsonl"):
        form = FORMATS[name]
        dumped = form.dump(record)
        assert dumped == form.dump(record)
        assert load_records(dumped, source=f"x{form.suffix}") == [record]
        # What is on the disk is UTF-8, whatever the text.
        assert dumped.encode("utf-8").decode("utf-8") == dumped
    for entity in record.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.exact


@given(texts_with_records)
@quick
def test_whatever_is_written_is_valid(case: tuple[str, Annotations]) -> None:
    text, record = case
    loaded, problems = check_data(to_data(record))
    assert problems == []
    assert loaded is not None
    assert check_text(loaded, text) == []


@given(st.one_of(AWKWARD, st.text(max_size=30)))
@settings(max_examples=400, deadline=None)
def test_every_scalar_loads_to_itself_in_both_loaders(text: str) -> None:
    written = scalar(text)
    assert "\n" not in written
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert yaml.load(f"key: {written}\n", Loader=loader) == {"key": text}
        assert yaml.load(f"{{key: {written}, last: [{written}, 1]}}", Loader=loader) == {
            "key": text,
            "last": [text, 1],
        }


@given(
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**12), 10**12)
    | st.booleans()
    | st.none()
)
def test_every_number_loads_to_itself(value: Any) -> None:
    loaded = yaml.safe_load(scalar(value))
    assert loaded == value
    assert type(loaded) is type(value)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dmitry Medvedev", "Dmitry Medvedev"),
        ("Ukraine’s", "Ukraine’s"),
        ("CT+", "CT+"),
        ("e1.m1", "e1.m1"),
        ("No", '"No"'),
        ("2025-06-08", '"2025-06-08"'),
        ("1:30", '"1:30"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("Kyiv: the city", '"Kyiv: the city"'),
        ('He said "no"', "'He said \"no\"'"),
        ('He said "it\'s"', '"He said \\"it\'s\\""'),
        ("one\ntwo", '"one\\ntwo"'),
        ("a\x85b", '"a\\Nb"'),
        ("a\u200bb", '"a\\u200Bb"'),
        ("a\u00a0b", '"a\\xA0b"'),
        ("👍", '"👍"'),
    ],
)
def test_scalars_are_as_plain_as_they_can_be(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_json_line_is_one_line_for_every_reader(full_record: Annotations) -> None:
    line = FORMATS["jsonl"].dump(full_record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["schema"] == "dateline.annotations"


def test_half_a_surrogate_pair_survives_json(full_record: Annotations) -> None:
    data = to_data(full_record)
    data["document"]["title"] = "a\ud800b"
    record = from_data(data)
    line = FORMATS["jsonl"].dump(record)
    line.encode("utf-8")
    assert load_records(line, source="x.jsonl") == [record]
    with pytest.raises(OutputError, match=r"U\+D800"):
        dump_yaml(record)


def test_several_documents_load_in_order(full_record: Annotations) -> None:
    text = "---\n".join([dump_yaml(full_record)] * 3)
    assert load_records(text, source="x.yaml") == [full_record] * 3
