"""A CAS from anybody: packed, cut off, with definitions of its own, or with something else in it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import RecordError
from annotate.formats.cas.types import LINK
from annotate.formats.cas.units import Units
from annotate.formats.cas.xmi import dump_type_system
from annotate.formats.loading import returned_of
from annotate.formats.writers.tools.cas_json import dump_cas_json, read_cas_json
from annotate.formats.writers.tools.cas_xmi import dump_cas_xmi, read_cas_xmi
from tests.tui.sample import TEXT, sample_record

HEAD = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0">'


def test_an_export_of_inception_is_a_package(tmp_path: Path) -> None:
    path = tmp_path / "admin.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bridge.xmi", dump_cas_xmi(sample_record(), TEXT))
        package.writestr("TypeSystem.xml", dump_type_system())
    form, (found,) = returned_of(path)
    assert form.name == "cas_xmi"
    assert found.text == TEXT
    assert len(found.marks) == len(read_cas_xmi(dump_cas_xmi(sample_record(), TEXT).encode(), "a")[0].marks)


def test_nothing_from_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"inside"'):
        xml = f'<!DOCTYPE x [<!ENTITY e {entity}>]>{HEAD}<cas:Sofa xmi:id="1" sofaString="x"/>&e;</xmi:XMI>'
        with pytest.raises(RecordError, match="definitions of its own"):
            read_cas_xmi(xml.encode(), "a.xmi")


def test_a_bomb_of_entities_is_refused() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    attribute = '<cas:Sofa xmi:id="1" sofaString="&a11;"/>'
    xml = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>{HEAD}{attribute}</xmi:XMI>'
    with pytest.raises(RecordError):
        read_cas_xmi(xml.encode(), "a.xmi")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "cannot be read"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"<html/>", "is XML, but not a CAS"),
        (f"{HEAD}</xmi:XMI>".encode(), "without a text"),
        (f'{HEAD}<cas:Sofa xmi:id="x" sofaString="a"/></xmi:XMI>'.encode(), "without a text"),
        (dump_cas_xmi(sample_record(), TEXT).encode()[:5000], "cannot be read"),
    ],
)
def test_what_is_no_cas_costs_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        read_cas_xmi(content, "a.xmi")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{}", "no CAS"),
        (b"[]", "no CAS"),
        (b'{"%FEATURE_STRUCTURES": 3}', "no CAS"),
        (b'{"%FEATURE_STRUCTURES": [3, {"%ID": "a"}, {"%ID": 1, "%TYPE": 4}]}', "without a text"),
        (dump_cas_json(sample_record(), TEXT).encode()[:5000], "is not JSON"),
        (b"\xff", "UTF-8"),
    ],
)
def test_what_is_no_cas_in_json_costs_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        read_cas_json(content, "a.cas.json")


def test_links_that_lead_in_a_circle_or_nowhere_come_to_an_end() -> None:
    data = json.loads(dump_cas_json(sample_record(), TEXT))
    links = [each for each in data["%FEATURE_STRUCTURES"] if each["%TYPE"] == LINK]
    for to in (links[0]["%ID"], 999_999, -1, "x", None):
        links[-1]["@next"] = links[0]["@next"] = to
        (found,) = read_cas_json(json.dumps(data).encode(), "a.cas.json")
        assert len(found.marks) > 20


def test_structures_by_their_ids_are_read() -> None:
    data = json.loads(dump_cas_json(sample_record(), TEXT))
    listed = data["%FEATURE_STRUCTURES"]
    data["%FEATURE_STRUCTURES"] = {str(each.pop("%ID")): each for each in listed}
    (found,) = read_cas_json(json.dumps(data).encode(), "a.cas.json")
    (wanted,) = read_cas_json(dump_cas_json(sample_record(), TEXT).encode(), "a.cas.json")
    assert [mark.state for mark in found.marks] == [mark.state for mark in wanted.marks]


@given(st.text(st.sampled_from("ab\n🥖👩‍👩‍👧é\uffff"), max_size=40))
def test_offsets_are_those_of_utf_16_and_come_back(text: str) -> None:
    units = Units(text)
    for place in range(len(text) + 1):
        there = len(text[:place].encode("utf-16-le")) // 2
        assert units.units(place) == there
        assert units.points(there) == place
        if place < len(text) and text[place] > "\uffff":
            # Nobody can begin in the middle of a character; who says so means the character.
            assert units.points(there + 1) == place
