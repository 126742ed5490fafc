"""The numbers that weigh "outside" against spans are those of the best F1, the nearest to none."""

from __future__ import annotations

import pytest

from training.data.corpora import Attribution, Text, TimeMention
from training.data.scoring import Score, Spans
from training.encoder.calibrate import best_step, gold_of

TEXT = Text("corpus", "t", "x" * 50)


@pytest.mark.parametrize(
    ("layer", "text", "gold"),
    [
        ("entities", Text("w", "w", "", entities=[(0, 3, "PERSON")]), {(0, 3, "PERSON")}),
        ("entities", TEXT, None),
        ("times", Text("t", "t", "", times=[TimeMention(0, 4, "DATE", "1998")]), {(0, 4, "DATE")}),
        (
            "contents",
            Text("p", "p", "", attributions=[Attribution([(0, 3)], [(4, 8)], [(9, 12), (20, 24)])]),
            {(9, 12, "CONTENT"), (20, 24, "CONTENT")},
        ),
        ("times", Text("p", "p", "", attributions=[]), None),
        ("cues", TEXT, None),
    ],
)
def test_gold_is_what_the_corpus_annotates(layer: str, text: Text, gold: Spans | None) -> None:
    assert gold_of(layer, text) == gold


@pytest.mark.parametrize(
    ("right", "best"),
    [
        ({-0.4: 80, 0.0: 60, 0.4: 70}, -0.4),
        # A difference within the noise is none.
        ({-0.4: 80.05, 0.0: 80, 0.4: 60}, 0.0),
        ({-0.2: 80, 0.4: 80}, -0.2),
    ],
)
def test_the_best_step(right: dict[float, float], best: float, capsys: pytest.CaptureFixture[str]) -> None:
    scores = {step: Score(right=count, found=100, gold=100) for step, count in right.items()}
    assert best_step("cues", scores) == best
    assert capsys.readouterr().out.startswith("cues ")
