"""Entities: pronouns, grouping, chains and the rank of salience."""

from __future__ import annotations

import pytest

from annotate.record import Entity, Mention, MentionKind
from training.data.corpora import Text
from training.evaluation.entities import Evaluation, spearman
from training.rankers.coreference.corpus import GoldDocument, GoldMention


@pytest.mark.parametrize(
    ("ours", "gold", "expected"),
    [
        ([0.1, 0.5, 0.9], [1, 2, 3], 1.0),
        ([0.9, 0.5, 0.1], [1, 2, 3], -1.0),
        # Ranks 1.5, 1.5, 3 and 1, 2, 3.
        ([0.2, 0.2, 0.9], [1, 2, 3], 0.8660254),
    ],
)
def test_rank_correlation(ours: list[float], gold: list[float], expected: float) -> None:
    assert spearman(ours, gold) == pytest.approx(expected)


@pytest.mark.parametrize(("ours", "gold"), [([1, 1], [1, 2]), ([1, 2], [3, 3]), ([1], [2]), ([], [])])
def test_there_is_none_where_a_side_is_all_the_same(ours: list[float], gold: list[float]) -> None:
    assert spearman(ours, gold) is None


# Places: Ann 0-3, Bea 4-7, she 8-11, Ann 12-15, her 16-19.
TEXT = "Ann Bea she Ann her"


def _gold(start: int, cluster: int, pronoun: str = "") -> GoldMention:
    end = start + 3
    return GoldMention(start, end, (start, end), cluster, "person", pronoun, not pronoun, False)


DOCUMENT = GoldDocument(
    Text("gum", "g", TEXT, genre="news"),
    [_gold(0, 1), _gold(4, 2), _gold(8, 1, "she"), _gold(12, 1), _gold(16, 2, "she")],
    {1: 5, 2: 1},
)


def _entity(id: str, salience: float, *mentions: tuple[int, MentionKind]) -> Entity:
    made = tuple(
        Mention(f"{id}.m{n}", start, start + 3, TEXT[start : start + 3], kind, "model", 1.0)
        for n, (start, kind) in enumerate(mentions)
    )
    return Entity(id, "PERSON", made[0].exact, made, salience=salience)


def _evaluated(*entities: Entity) -> Evaluation:
    heads = {m.id: (m.start, m.end) for e in entities for m in e.mentions}
    evaluation = Evaluation()
    evaluation.add(DOCUMENT, entities, heads)
    return evaluation


RIGHT = (
    _entity("e1", 0.9, (0, "name"), (8, "pronoun"), (12, "name")),
    _entity("e2", 0.1, (4, "name"), (16, "pronoun")),
)


def test_all_right() -> None:
    evaluation = _evaluated(*RIGHT)
    assert (evaluation.right["she"], evaluation.answered["she"], evaluation.gold["she"]) == (2, 2, 2)
    assert evaluation.names.f1 == 1
    assert evaluation.coreference.mean == pytest.approx(1)
    assert evaluation.correlations == [pytest.approx(1)]


def test_a_pronoun_of_another_is_wrong_and_one_unanswered_is_gold_alone() -> None:
    evaluation = _evaluated(
        _entity("e1", 0.9, (0, "name"), (12, "name")), _entity("e2", 0.1, (4, "name"), (8, "pronoun"))
    )
    assert (evaluation.right["she"], evaluation.answered["she"], evaluation.gold["she"]) == (0, 1, 2)
    assert "accuracy 0.000 of 1, answered 0.500 of 2" in "\n".join(evaluation.lines())


def test_names_are_scored_by_pairs() -> None:
    evaluation = _evaluated(_entity("e1", 0.5, (0, "name"), (4, "name"), (12, "name")))
    # Three pairs are told to be one, one of them is; gold has one.
    assert (evaluation.names.right, evaluation.names.found, evaluation.names.gold) == (1, 3, 1)


def test_salience_in_the_wrong_order_correlates_the_other_way() -> None:
    evaluation = _evaluated(_entity("e1", 0.1, (0, "name"), (12, "name")), _entity("e2", 0.9, (4, "name")))
    assert evaluation.correlations == [pytest.approx(-1)]
