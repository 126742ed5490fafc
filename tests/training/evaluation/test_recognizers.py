"""The cases of Recognizers-Text: what counts, what is left out, and what is right."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Interval, Time
from training.evaluation.recognizers import score_cases


def _case(text: str, words: str, kind: str, **value: str) -> dict[str, Any]:
    start = text.index(words)
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2025-06-10T00:00:00"},
        "Results": [
            {
                "Text": words,
                "Start": start,
                "End": start + len(words) - 1,
                "TypeName": f"datetimeV2.{kind}",
                "Resolution": {"values": [{"type": kind, **value}]},
            }
        ],
    }


class _Engine:
    """Finds Tuesday, always with the same value."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def annotate(self, article: Article) -> SimpleNamespace:
        self.texts.append(article.text)
        start = article.text.find("Tuesday")
        times: tuple[Time, ...] = ()
        if start >= 0:
            day = Interval("2025-06-17", "2025-06-17")
            times = (Time("t1", "DATE", "2025-06-17", start, start + 7, "Tuesday", day, "day", "rule", 1.0),)
        return SimpleNamespace(timeline=SimpleNamespace(times=times))


def _score(data: Path, cases: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    folder = data / "time" / "recognizers"
    folder.mkdir(parents=True)
    (folder / "DateTimeModel.json").write_text(json.dumps(cases), encoding="utf-8-sig")
    engine = _Engine()
    return list(score_cases(cast(Annotator, engine)).lines(show=True)), engine.texts


def test_right_values_count_and_wrong_ones_are_shown(data: Path) -> None:
    lines, texts = _score(
        data,
        [
            _case("we meet tuesday", "tuesday", "date", value="2025-06-17"),
            _case("we left tuesday", "tuesday", "date", value="2025-06-03"),
        ],
    )
    assert texts == ["we meet Tuesday", "we left Tuesday"]
    assert lines[0] == "Recognizers: 1 of 2 cases right, 0.500"
    assert "we left Tuesday" in lines[1]


def test_a_case_without_a_time_is_right_if_none_is_found(data: Path) -> None:
    lines, _ = _score(
        data, [{"Input": "nothing at all", "Results": []}, {"Input": "on Tuesday", "Results": []}]
    )
    assert lines[0] == "Recognizers: 1 of 2 cases right, 0.500"


@pytest.mark.parametrize(
    ("text", "words", "kind", "reason"),
    [
        ("in a few days", "a few days", "daterange", "vague numbers"),
        ("see you tmr", "tmr", "date", "shorthand"),
        ("it is 8 pst", "8 pst", "timezone", "time zones"),
        ("two days before monday", "two days before monday", "date", "lengths counted"),
    ],
)
def test_what_no_paper_prints_is_left_out(data: Path, text: str, words: str, kind: str, reason: str) -> None:
    lines, texts = _score(data, [_case(text, words, kind)])
    assert lines[0] == "Recognizers: 0 of 0 cases right, 0.000"
    assert reason in lines[1]
    assert texts == []
