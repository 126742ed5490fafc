"""The table of time expressions: groups, the written cases, and gold beside what is found."""

from __future__ import annotations

import yaml

from tests import pipelines
from training.data.corpora import Text, TimeMention
from training.evaluation.inventory import BOUNDED, CASES, RULES_OF_GROUPS, Row, count_cases, count_text


def _rows() -> dict[int, Row]:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return {group["group"]: Row(group["name"]) for group in groups}


def test_every_group_of_rules_has_its_cases() -> None:
    assert set(RULES_OF_GROUPS) <= set(_rows())


def test_all_written_cases_come_out_right() -> None:
    rows = _rows()
    count_cases(rows)
    assert all(row.good_for == row.all_for and row.good_against == row.all_against for row in rows.values())
    assert sum(row.all_for for row in rows.values()) > 100


def test_what_is_found_is_counted_by_its_group_beside_gold() -> None:
    rows = _rows()
    text = Text("timebank", "t", "They stayed until Monday. Prices rose in 1997.", published="1998-03-05")
    text.times = [TimeMention(18, 24, "DATE", "1998-03-02"), TimeMention(41, 45, "DATE", "1996")]
    count_text(rows, pipelines.pipeline(), text)
    assert (rows[4].found, rows[4].gold) == (1, 1)
    assert rows[BOUNDED].found == 1
    # The year stands where gold has one, of another value.
    assert (rows[1].found, rows[1].gold, rows[1].valued) == (1, 1, 0)
