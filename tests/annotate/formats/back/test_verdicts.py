"""What was found about claims, in every form that is merged back: kept, changed and taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.formats import FORMATS, Format
from annotate.formats.forms import dumped, missing
from annotate.record import Annotations, Check
from annotate.record.walk import items_of
from annotate.review.edits import check, note, set_factuality
from annotate.review.returning.merging import MergedBack, merged_back
from annotate.review.returning.verdicts import in_one, parted
from tests.annotate.formats.strategies import texts
from tests.samples import TEXT, full_record

FORMS = [form for form in FORMATS.usable() if form.back is not None and missing(form) is None]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
CHECK = Check("misleading", "the port says ten days", "https://port.example/notice")
WORDS = "misleading · the port says ten days · https://port.example/notice"


def exported(form: Format, record: Annotations) -> str:
    content = dumped(form, record, TEXT)
    return content if isinstance(content, str) else content.decode("utf-8", "surrogatepass")


def merged(form: Format, record: Annotations, content: str) -> MergedBack:
    assert form.back is not None
    (returned,) = form.back.read(content.encode("utf-8", "surrogatepass"), f"none{form.suffix}")
    found = merged_back(record, TEXT, returned, form.back.marks)
    again = merged_back(found.record, TEXT, returned, form.back.marks)
    assert (again.record is found.record, again.changes) == (True, ())
    return found


def checks(record: Annotations) -> dict[str, Check | None]:
    return {claim.id: claim.check for claim in record.claims}


some = st.one_of(
    texts, st.sampled_from(["", "verdict: x", "a / verdict: b", " / ", "·", "https://a.example"])
)


@every_form
@example(verdict="false", evidence=None, url="·", words="")
@given(verdict=texts.filter(str.strip), evidence=st.none() | some, url=st.none() | some, words=some)
def test_whatever_was_found_comes_back_as_it_was(
    form: Format, verdict: str, evidence: str | None, url: str | None, words: str
) -> None:
    record = note(check(full_record(), "c2", Check(verdict, evidence, url)), "c2", words)
    found = merged(form, record, exported(form, record))
    assert found.record is record
    assert (found.changes, found.disputed, found.told) == ((), (), ())


@every_form
def test_another_verdict_is_a_check_of_the_reader(form: Format) -> None:
    record = full_record()
    content = exported(form, record)
    assert content.count("misleading") >= 1
    found = merged(form, record, content.replace("misleading", "half true"))
    assert checks(found.record) == {"c1": replace(CHECK, verdict="half true"), "c2": None}
    assert found.changes[0].endswith("was changed (verdict)")
    (claim,) = (each for each in found.record.claims if each.id == "c1")
    assert claim.note == "call her"
    assert (claim.because or "").startswith("corrected in ")


@every_form
def test_what_was_checked_here_since_stays(form: Format) -> None:
    content = exported(form, full_record())
    record = check(full_record(), "c1", Check("true", "seen on Monday"))
    assert merged(form, record, content).record is record
    both = merged(form, record, content.replace("misleading", "false"))
    assert both.record is record
    assert len(both.disputed) == 1


def shorn(form: Format, content: str) -> str:
    """A file as it was written before verdicts stood in it."""
    patterns = {
        "brat": r" / verdict: [^\n]*",
        "label_studio": r" / verdict: [^\"]*",
        "prodigy": r', "verdict": "[^"]*"',
        "web_annotation": r'\{\s*"type": "TextualBody",\s*"purpose": "assessing",[^}]*\},',
        "cas_xmi": r' (?:verdict|evidence|link)="[^"]*"',
        "cas_json": r'\n *"(?:verdict|evidence|link)": "[^"]*",',
    }
    found, number = re.subn(patterns[form.name], "", content)
    assert number
    return found


@every_form
def test_it_is_taken_back_where_the_file_can_say_so(form: Format) -> None:
    # A span of Prodigy that is drawn anew has none, and older layers of a CAS lose all.
    silent = form.name in ("prodigy", "cas_xmi", "cas_json")
    record = full_record()
    found = merged(form, record, shorn(form, exported(form, record))).record
    assert checks(found)["c1"] == (CHECK if silent else None)
    assert [each.note for each in found.claims] == [each.note for each in record.claims]


@pytest.mark.parametrize("name", ["cas_xmi", "cas_json"])
def test_of_several_verdicts_in_a_cas_one_is_taken_back(name: str) -> None:
    (form,) = (form for form in FORMS if form.name == name)
    record = check(full_record(), "c2", Check("true"))
    content = exported(form, record)
    gone = re.sub(r' verdict="true"|\n *"verdict": "true",', "", content)
    assert gone != content
    assert checks(merged(form, record, gone).record) == {"c1": CHECK, "c2": None}


@every_form
def test_a_file_from_before_takes_nothing_back(form: Format) -> None:
    """Its origins are those of a record without a verdict; the claim was corrected there."""
    unchecked = check(full_record(), "c1", None)
    content = exported(form, unchecked)
    record = check(full_record(), "c2", Check("unproven"))
    assert merged(form, record, content).record is record
    assert checks(merged(form, set_factuality(record, "c1", "PS-"), content).record) == checks(record)


def noted(add: Callable[[str], str]) -> Annotations:
    """What comes back of brat when the note of the second claim, who has none, is another one."""
    (form,) = (form for form in FORMS if form.name == "brat")
    record = full_record()
    content = exported(form, record)
    (name,) = re.findall(r"^(T\d+)\tContent \d+ \d+\tof delays$", content, re.MULTILINE)
    return merged(form, record, content + add(name)).record


@pytest.mark.parametrize(
    ("words", "found", "left"),
    [
        ("verdict: false", Check("false"), None),
        ("Verdict:false · so · https://a.example", Check("false", "so", "https://a.example"), None),
        ("ask him / verdict: half true", Check("half true"), "ask him"),
        ("the verdict: nobody knows", None, "the verdict: nobody knows"),
        ("ask him", None, "ask him"),
    ],
)
def test_what_somebody_writes_in_brat(words: str, found: Check | None, left: str | None) -> None:
    record = noted(lambda name: f"#90\tAnnotatorNotes {name}\t{words}\n")
    (claim,) = (each for each in record.claims if each.id == "c2")
    assert (claim.check, claim.note) == (found, left)


def test_label_studio_shows_it_with_the_note() -> None:
    (form,) = (form for form in FORMS if form.name == "label_studio")
    (task,) = json.loads(exported(form, full_record()))
    shown = [each["meta"]["text"] for each in task["predictions"][0]["result"] if "meta" in each]
    assert [f"call her / verdict: {WORDS}"] in shown


def test_prodigy_shows_it_with_the_task_and_has_it_once_a_claim() -> None:
    (form,) = (form for form in FORMS if form.name == "prodigy")
    task = json.loads(exported(form, full_record()))
    assert task["meta"]["c1 verdict"] == WORDS
    assert len([span for span in task["spans"] if span["id"] == "c1"]) == 2
    assert [span["id"] for span in task["spans"] if "verdict" in span] == ["c1"]


def test_a_span_drawn_anew_in_prodigy_keeps_what_was_found() -> None:
    (form,) = (form for form in FORMS if form.name == "prodigy")
    task = json.loads(exported(form, full_record()))
    for span in task["spans"]:
        if span["label"] == "CLAIM":
            span.pop("verdict", None)
    found = merged(form, full_record(), json.dumps(task))
    assert found.record == full_record()


@every_form
def test_it_is_not_there_where_nobody_checked(form: Format) -> None:
    record = full_record()
    for item in items_of(record):
        if item.id.startswith("c"):
            record = check(record, item.id, None)
    lines = exported(form, record).splitlines()
    held = [line for line in lines if "verdict" in line.lower() and "%NAME" not in line]
    # The types of a CAS stand in its JSON.
    assert [line for line in held if '"verdict": {' not in line] == []


@given(some, some)
def test_one_text_is_parted_as_it_was_joined(first: str, second: str) -> None:
    once = parted(in_one({"note": first, "check": second}))
    assert parted(in_one(once)) == once
    if "verdict" not in first.lower():
        assert once == {"note": first, "check": second.strip()}
