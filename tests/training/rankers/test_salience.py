"""Salience: rows from gold summaries, the fit, the file, and its features."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests import pipelines
from training.rankers import salience
from training.rankers.coreference.corpus import gold_documents
from training.rankers.log_linear import unmatched
from training.rankers.salience import rows, write


def test_what_summaries_speak_of_is_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salience, "SALIENCE", tmp_path / "salience.yaml")
    central, aside = {"first": 0.0, "subject": 1.0, "bias": 1.0}, {"first": 1.0, "subject": 0.0, "bias": 1.0}
    write([(central, 0.8), (aside, 0.0)] * 100)
    learned = yaml.safe_load((tmp_path / "salience.yaml").read_text(encoding="utf-8"))["weights"]
    assert list(learned) == ["first", "subject", "bias"]
    assert learned["subject"] > 0 > learned["first"]


def test_rows_without_a_feature_that_others_have_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salience, "SALIENCE", tmp_path / "salience.yaml")
    with pytest.raises(KeyError):
        write([({"first": 0.0, "bias": 1.0}, 0.8), ({"bias": 1.0}, 0.0)])
    assert not (tmp_path / "salience.yaml").exists()


@pytest.mark.usefixtures("data")
def test_entities_get_the_share_of_summaries_that_speak_of_them() -> None:
    nlp = pipelines.pipeline()
    (document,) = gold_documents("train")
    found = list(rows([(document, nlp(document.text.text))]))
    # Maria, whom all five speak of; the mayor has no name and is no entity yet.
    assert [share for _, share in found] == [1.0]
    shipped = yaml.safe_load(salience.SALIENCE.read_text(encoding="utf-8"))["weights"]  # type: ignore[attr-defined] # what it learns
    assert unmatched(shipped, [row for row, _ in found]) == []
    assert unmatched({**shipped, "renamed": 1.0}, [row for row, _ in found]) == ["renamed"]
