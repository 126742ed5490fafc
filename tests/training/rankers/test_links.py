"""Links of claims, times and order of events: examples from gold, and weights that choose by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.claims.spans import linking
from annotate.record import Interval, Time
from annotate.timeline.events.when.dated import Dated
from tests import pipelines
from tests.annotate.claims.parses import parse
from training.data.corpora import Attribution, Offsets, Text, TimeMention
from training.data.readings import Reading, read
from training.rankers import claim_links
from training.rankers.events import order as event_order
from training.rankers.events import times as event_times
from training.rankers.log_linear import NONE, Example, learn, unmatched

DOC = parse("""
{s Ann/NNP/2/nsubj } {q said/VBD/0/root } {c it/PRP/4/nsubj rains/VBZ/2/ccomp } .
{s Bea/NNP/2/nsubj } {q denied/VBD/0/root } {c the/DT/4/det report/NN/2/obj } .
""")


def _at(words: str) -> Offsets:
    start = DOC.text.index(words)
    return start, start + len(words)


GOLD = Text("polnear", "p", DOC.text)
GOLD.attributions = [
    Attribution([_at("Ann")], [_at("said")], [_at("it rains")]),
    Attribution([_at("Bea")], [_at("denied")], [_at("the report")]),
]


def _chosen(example: Example, weights: dict[str, float]) -> int:
    number, _ = linking.choose(list(example[0]), weights, bias=0.0)
    return 0 if number is None else number + 1


def test_every_span_of_the_model_that_is_gold_is_a_choice() -> None:
    data = claim_links.examples(DOC, GOLD)
    # Two cues and two sources stand near everything; the right ones are the first and the second.
    assert [(len(options), right) for options, right in data["contents"]] == [(2, 1), (2, 2)]
    assert [(len(options), right) for options, right in data["sources"]] == [(2, 1), (2, 2)]


def test_a_partner_that_the_model_missed_is_none() -> None:
    text = replace(GOLD, attributions=[replace(a, source=[(0, 1)]) for a in GOLD.attributions or []])
    assert [right for _, right in claim_links.examples(DOC, text)["sources"]] == [0, 0]


def test_what_is_learned_links_as_gold_does() -> None:
    for name in ("contents", "sources"):
        data = claim_links.examples(DOC, GOLD)[name] * 5
        weights = learn(data)
        assert [_chosen(example, weights) for example in data] == [right for _, right in data]


def test_the_file_has_the_weights_of_all_three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_links, "CLAIM_LINKS", tmp_path / "claim_links.yaml")
    learned = {name: learn([([{"near": 1.0}], 1)]) for name in ("contents", "sources", "pieces")}
    claim_links.write(learned)
    written = (tmp_path / "claim_links.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(written) == learned
    assert written.startswith("# Weights")


@pytest.mark.parametrize("name", ["contents", "sources"])
def test_every_shipped_weight_of_a_link_has_its_feature(name: str) -> None:
    shipped: dict[str, Any] = yaml.safe_load(claim_links.CLAIM_LINKS.read_text(encoding="utf-8"))  # type: ignore[attr-defined] # what it learns
    quoted = parse("{c “ Go/VB/0/root , ” } {s Ann/NNP/2/nsubj } {q said/VBD/0/root } .")
    turned = Text("polnear", "q", quoted.text)
    spans = [[(s.start_char, s.end_char) for s in quoted.spans[key]] for key in quoted.spans]
    content = next(s for s in spans if quoted.text[s[0][0]] == "“")
    others = [s for s in spans if s != content and s]
    source = next(s for s in others if quoted.text[slice(*s[0])] == "Ann")
    cue = next(s for s in others if quoted.text[slice(*s[0])] == "said")
    turned.attributions = [Attribution(source, cue, content)]
    rows = [
        row
        for doc, text in ((DOC, GOLD), (quoted, turned))
        for options, _ in claim_links.examples(doc, text)[name]
        for row in options
    ]
    assert unmatched(shipped[name], rows) == []
    assert unmatched({**shipped[name], "renamed": 1.0}, rows) == ["renamed"]


EVENTS = "The minister resigned on Monday after police searched his house. The cabinet met on Tuesday."


@pytest.fixture(scope="module")
def reading() -> Reading:
    text = Text("timebank", "t", EVENTS, published="2025-06-12")

    def at(words: str) -> Offsets:
        return EVENTS.index(words), EVENTS.index(words) + len(words)

    text.times = [TimeMention(*at("Monday"), "DATE", ""), TimeMention(*at("Tuesday"), "DATE", "")]
    text.time_links = [
        (at("resigned"), at("Monday"), "IS_INCLUDED"),
        (at("met"), at("Tuesday"), "IS_INCLUDED"),
    ]
    text.event_links = [(at("resigned"), at("searched"), "AFTER")]
    return read(pipelines.annotator(), text)


def _with_gold_events(reading: Reading) -> Reading:
    from training.data.corpora import EventMention

    events = [
        EventMention(EVENTS.index(word), EVENTS.index(word) + len(word), "OCCURRENCE", None)
        for word in ("resigned", "searched", "met")
    ]
    return replace(reading, text=replace(reading.text, events=events))


def test_an_event_chooses_among_the_expressions_in_reach(reading: Reading) -> None:
    data = event_times.examples(_with_gold_events(reading))
    assert data[0][1] == 1
    assert data[1][1] == 0
    assert data[2][1] == len(data[2][0])
    weights = learn(data * 5)
    assert NONE in weights
    assert [_chosen(example, weights) for example in data] == [right for _, right in data]


def _dated(earliest: str | None, latest: str | None) -> Dated:
    time = Time("t1", "DATE", "x", 0, 1, "x", Interval(earliest, latest), "day", "rule", 1.0)
    return Dated(time, DOC[0], 0, 0, 0)


@pytest.mark.parametrize(
    ("options", "interval", "right"),
    [
        ([("2022-05-01", "2022-05-31"), ("2021-01-01", "2021-12-31")], ("2021-01-01", "2021-12-31"), 2),
        # A clock time of the day says the day; an end that is open asks for the other one only.
        ([("2022-05-01T10:00", "2022-05-01T10:00")], ("2022-05-01", "2022-05-01"), 1),
        ([("2022-05-01", "2022-05-31")], ("2022-05-01", None), 1),
        ([("2022-05-01", "2022-05-31")], (None, "2022-05-31"), 1),
        # Known days that the event does not have; days that nobody knows may be the event's.
        ([("2022-05-01", "2022-05-31")], (None, None), 0),
        ([("2022-05-01", "2022-05-31"), (None, None)], (None, None), None),
        # Other days; days that hold the event's.
        ([("2020-05-01", "2020-05-31")], ("2021-01-01", "2021-12-31"), 0),
        ([("2021-01-01", "2021-12-31")], ("2021-03-07", "2021-03-07"), None),
    ],
)
def test_an_interval_tells_which_expression_an_event_has(
    options: list[tuple[str | None, str | None]], interval: tuple[str | None, str | None], right: int | None
) -> None:
    assert event_times.chosen([_dated(*ends) for ends in options], [True] * len(options), interval) == right


def test_of_two_expressions_that_say_it_that_of_the_sentence_is_taken() -> None:
    day = "2022-05-01"
    options = [_dated(day, day), _dated(day, day)]
    assert event_times.chosen(options, [True, False], (day, day)) == 1
    assert event_times.chosen(options, [False, True], (day, day)) == 2


def test_main_events_of_an_article_are_choices(reading: Reading) -> None:
    at = EVENTS.index("resigned")
    row = {
        "id": "a",
        "text": EVENTS,
        "published": "2025-06-12",
        "events": [
            {"spans": [[at, at + 8]], "when": {"earliest": "2025-06-09", "latest": "2025-06-09"}},
        ],
    }
    ((options, right),) = event_times.article_examples(pipelines.annotator(), [row])
    assert (len(options), right) == (1, 1)


def test_without_gold_events_there_is_nothing_to_learn(reading: Reading) -> None:
    assert event_times.examples(reading) == []


def test_a_pair_is_turned_where_gold_has_the_second_first(reading: Reading) -> None:
    ((options, right),) = event_order.examples(reading)
    assert right == 1
    assert "second after “after”" in options[0]
    assert _chosen((options, right), learn([(options, right)] * 5)) == 1


def test_the_files_are_read_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((event_times, "EVENT_TIMES"), (event_order, "EVENT_ORDER")):
        monkeypatch.setattr(module, name, tmp_path / "weights.yaml")
        module.write({"second after “after”": 1.5})
        read = yaml.safe_load((tmp_path / "weights.yaml").read_text(encoding="utf-8"))
        assert read == {"second after “after”": 1.5}
