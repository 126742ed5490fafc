"""Agreement with labels by hand: of claims, of places, of the kinds of MISC."""

from __future__ import annotations

from collections import Counter

import pytest

from annotate.record import Entity, Mention
from tests.annotate.claims.parses import parse
from training.data.corpora import Attribution, Text
from training.data.paths import LABELS
from training.evaluation.by_hand import claim_labels, type_labels
from training.evaluation.by_hand.claim_labels import SAMPLES, judge, read_labels
from training.evaluation.by_hand.type_labels import Verdict, misc_report, report
from training.evaluation.by_hand.type_labels import judge as judge_places

DOC = parse("{s Ann/NNP/2/nsubj } {q denied/VBD/0/root } {c the/DT/4/det report/NN/2/obj } .")
TEXT = Text("polnear", "p", DOC.text, attributions=[Attribution([(0, 3)], [(4, 10)], [(11, 21)])])
LABEL = {"cue": [4, 10], "content": 11, "act": "deny", "factuality": "CT-"}


def _judged(**changes: object) -> list[tuple[str, str, str]]:
    return [(v.layer, v.wanted, v.found) for v in judge(DOC, TEXT, [{**LABEL, **changes}])]


def test_act_and_factuality_are_those_of_the_claim_there() -> None:
    assert _judged() == [("speech act", "deny", "deny"), ("factuality", "CT-", "CT-")]


def test_another_answer_is_an_error() -> None:
    assert _judged(act="say")[0] == ("speech act", "say", "deny")


def test_a_label_where_no_claim_is_made_is_one_error() -> None:
    assert _judged(content=12) == [("speech act", "deny", "no claim")]


@pytest.mark.parametrize(("wanted", "found"), [("other", "other"), ([4, 10], "no entity")])
def test_a_source_that_is_no_entity(wanted: object, found: str) -> None:
    assert _judged(source=wanted)[2] == ("source", str(wanted), found)


def test_the_accuracy_and_what_was_taken_for_what(capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = [
        claim_labels.Verdict("speech act", "deny", "deny", ""),
        claim_labels.Verdict("speech act", "deny", "say", "no -> it"),
        claim_labels.Verdict("factuality", "CT+", "CT+", ""),
    ]
    claim_labels.report(verdicts, errors=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["speech", "act", "0.500", "of", "2"]
    assert lines[1].split() == ["1", "deny", "taken", "for", "say"]
    assert "no -> it" not in "\n".join(lines)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_has_its_labels(sample: claim_labels.Sample) -> None:
    assert (LABELS / sample.file).exists()
    assert all(
        {"cue", "content", "act", "factuality"} <= set(rows[0]) for rows in read_labels(sample).values()
    )


def _place(type: str, start: int, end: int) -> Entity:
    mention = Mention("m", start, end, "", "name", "model", 1.0)
    return Entity("e", type, "", (mention,))  # type: ignore[arg-type]


def test_a_place_is_judged_by_the_name_that_covers_most_of_it() -> None:
    entities = [_place("GPE", 0, 4), _place("FAC", 4, 17)]
    (verdict,) = judge_places("Port Ellis Bridge", entities, [(0, 17, "FAC")])
    assert verdict == Verdict("FAC", "FAC", "Port Ellis Bridge")
    (missed,) = judge_places("Port Ellis Bridge", [], [(0, 10, "GPE")])
    assert missed == Verdict("GPE", "", "Port Ellis")


def test_places_that_are_not_found_are_told_apart() -> None:
    found = [
        Verdict("GPE", "GPE", "a"),
        Verdict("LOC", "GPE", "b"),
        Verdict("FAC", "ORG", "c"),
        Verdict("FAC", "", "d"),
    ]
    lines = list(report(found, errors=True))
    assert lines[0] == "places told apart: 0.500 of 2"
    assert lines[1:4] == ["  GPE: 1.000 of 1", "  LOC: 0.000 of 1", "  FAC: 0.000 of 0"]
    assert lines[4] == "  not found as a place: {'ORG': 1, 'nothing': 1} of 4"
    assert [line.strip() for line in lines[5:]] == [
        "LOC taken for GPE: b",
        "FAC taken for ORG: c",
        "FAC taken for nothing: d",
    ]


def test_labels_of_places_are_places() -> None:
    labels = [label for rows in type_labels.read_labels().values() for label in rows]
    assert labels
    assert all(start < end and kind in type_labels.PLACES for start, end, kind in labels)


def test_kinds_of_misc() -> None:
    answers = Counter({("EVENT", "EVENT"): 3, ("LAW", "MISC"): 1})
    assert list(misc_report("tuning", answers)) == [
        "kinds of MISC, tuning: 0.750 of 4",
        "  LAW taken for MISC: 1",
    ]
