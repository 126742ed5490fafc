"""The ranker of antecedents learns whom pronouns mean in a toy corpus, and what its odds are worth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests import pipelines

torch = pytest.importorskip("torch")

from annotate.entities.coreference.anaphors import prepare  # noqa: E402
from annotate.entities.coreference.features import ANAPHORS  # noqa: E402
from annotate.entities.coreference.ranker import rankers_from  # noqa: E402
from annotate.entities.finding import named_groups  # noqa: E402
from training.data.paths import COREFERENCE  # noqa: E402
from training.rankers.coreference import learning as coreference  # noqa: E402
from training.rankers.coreference.learning import (  # noqa: E402
    NEUTRAL,
    NOBODY,
    UNKNOWN,
    Answer,
    Example,
    answers,
    calibrate,
    report,
    weights_of,
)

SENTENCES = (
    "Maria Ortega met Tom Adeyemi. She smiled.",
    "Tom Adeyemi met Maria Ortega. He smiled.",
    "Lena Fischer called John Baker. She was tired.",
    "John Baker called Lena Fischer. He was tired.",
    "President Lena Fischer met John Baker. She was tired. The president left the room.",
)
MEANT = {"She": {"Maria Ortega", "Lena Fischer"}, "He": {"Tom Adeyemi", "John Baker"}}


@pytest.fixture(scope="module")
def documents() -> list[Example]:
    nlp = pipelines.pipeline()
    made = []
    for number, text in enumerate(SENTENCES):
        doc = nlp(text)
        prepared = prepare(doc, named_groups(doc, text))
        pronoun = next(word for word in MEANT if word in text.split())
        clusters = np.full(len(prepared.sites), NOBODY, dtype=np.int64)
        for place, site in enumerate(prepared.sites):
            words = doc[site.first : site.last + 1].text
            clusters[place] = int(words == pronoun or words in MEANT[pronoun])
        made.append(Example(f"d{number}", "news", prepared, clusters))
    return made


def test_pronouns_mean_whom_they_meant_in_training(
    documents: list[Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coreference, "EPOCHS", 25)
    weights = weights_of(documents * 4, 1)
    given = [a for a in answers(documents, rankers_from(weights)) if a.anaphor in {"he", "she"}]
    assert len(given) == len(SENTENCES)
    assert all(answer.right for answer in given)


def test_nothing_to_learn_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="no nominal has a candidate"):
        coreference.train([], "nominal", 1)


def test_sites_that_take_no_part_are_learned_nowhere(documents: list[Example]) -> None:
    example = documents[0]
    silent = Example("d", "news", example.prepared, np.full_like(example.clusters, NEUTRAL))
    assert coreference._columns(silent, "pronoun") is None
    columns = coreference._columns(example, "pronoun")
    assert columns is not None
    assert columns["right"].sum() >= 1


def _answers(odds: float, right: int, wrong: int) -> list[Answer]:
    return [
        Answer(name, "news", odds, good) for name in ANAPHORS for good in (True,) * right + (False,) * wrong
    ]


def test_odds_are_worth_what_they_were_right() -> None:
    given = [*_answers(0.9, 30, 10), *_answers(0.5, 10, 30)]
    for slope, shift in calibrate(given).values():
        for odds, share in ((0.9, 0.75), (0.5, 0.25)):
            score = slope * np.log(odds / (1 - odds)) + shift
            assert 1 / (1 + np.exp(-score)) == pytest.approx(share, abs=0.01)


def test_the_report_says_how_many_are_right_from_each_odds() -> None:
    given = [*_answers(0.9, 3, 1), *_answers(0.1, 0, 4)]
    lines = list(report(given, dict.fromkeys(ANAPHORS, (1.0, 0.0))))
    assert len(lines) == len(ANAPHORS)
    assert "0.0: 0.375 of 8" in lines[0]
    assert "0.5: 0.750 of 4" in lines[0]


def test_where_the_gold_does_not_tell_of_either_nothing_is_learned(documents: list[Example]) -> None:
    example = documents[0]
    silent = Example("d", "news", example.prepared, np.full_like(example.clusters, UNKNOWN))
    assert coreference._columns(silent, "pronoun") is None
    told = example.clusters.copy()
    told[told <= 0] = UNKNOWN
    columns = coreference._columns(Example("d", "news", example.prepared, told), "pronoun")
    assert columns is not None
    assert columns["right"].sum() >= 1


def test_what_is_of_pronouns_may_stay_as_it_ships(
    documents: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = COREFERENCE
    own = tmp_path / shipped.name
    own.write_bytes(shipped.read_bytes())
    monkeypatch.setattr(coreference, "COREFERENCE", own)
    monkeypatch.setattr(coreference, "EPOCHS", 1)
    coreference.write([*documents, documents[-1]] * 5, nouns_only=True)
    with np.load(shipped) as before, np.load(own) as after:
        same = {name for name in before if np.array_equal(before[name], after[name])}
    assert {name for name in same if name.startswith("pronoun/")} == {
        name for name in before.files if name.startswith("pronoun/")
    }
    assert not any(name.startswith("nominal/pair") for name in same)
