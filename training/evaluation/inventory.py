"""A table by group of the inventory of time expressions: ``python -m training time-inventory``.

For each of the fourteen groups it counts the written cases for and against that come
out right (they stand in ``tests/annotate/timeline/rules/inventory.yaml``), and the expressions that
the engine finds in TimeBank's development part: how many are gold, and how many of
those have the gold value. An expression with a modifier counts in group 10, too, and
one after a boundary word in group 11.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import spacy
import yaml
from spacy.language import Language

from annotate.language import build_pipeline
from annotate.timeline.expressions.finding import find_expressions
from annotate.timeline.expressions.found import Found
from training.data import corpora
from training.data.corpora import Text
from training.data.paths import PROJECT

CASES = PROJECT / "tests" / "annotate" / "timeline" / "rules" / "inventory.yaml"
PUBLISHED = date(2025, 6, 10)
MODIFIED, BOUNDED = 10, 11
RULES_OF_GROUPS = {
    1: "iso iso_week numeric year_first month_day month_the_day day_month second_day first_day month_year "
    "year_month bare_year year_of_range year_ending_range spelt_year week_of bare_day",
    2: "clock part_of_day part_of_named_day part_with_clock the_part early_part in_the_morning",
    3: "deictic sure_reference reference",
    4: "weekday weekday_of_week week_from weekday_and_day",
    5: "bare_month short_month month_of_which_year nth_of_month nth_week nth_month day_of_which_month "
    "part_of_year part_as_adjective short_quarter part_of_which_year year_before period_of_year latest "
    "quarter_by_end the_quarter fiscal which_fiscal season_year which_season bare_season",
    6: "which_unit after_next the_weekend part_of_unit the_unit offset_from_now vague_ago vague_side",
    7: "duration age_of_a_thing vague_duration vague_long whole one_long",
    8: "parts_of_days every each_of on_weekdays times_a frequency",
    9: "decade spelt_decade century era turn",
    12: "holiday holiday_week",
    13: "anaphoric the_day_before within_unit offset_from_last",
}
GROUP_OF = {rule: group for group, rules in RULES_OF_GROUPS.items() for rule in rules.split()}
_MARKED = re.compile(r"\[([^]|]*)\|([^]|]*)(?:\|([^]]*))?\]")
_BOUNDARY = re.compile(
    r"\b(?:since|until|till|by|from|to|between|and|as\s+of|ahead\s+of|during|before|after|through)\s+$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Row:
    """What is counted of a group."""

    name: str
    good_for: int = 0
    all_for: int = 0
    good_against: int = 0
    all_against: int = 0
    found: int = 0
    gold: int = 0
    valued: int = 0

    def __str__(self) -> str:
        """Return the row of the table."""
        written = f"{self.good_for:4} of {self.all_for:3} {self.good_against:5} of {self.all_against:3}"
        return f"{self.name:32}{written}{self.found:8}{self.gold:8}{self.valued:8}"


def groups_of(item: Found, text: str) -> Iterator[int]:
    """Yield the groups that an expression is of."""
    if item.rule is not None and item.rule.name in GROUP_OF:
        yield GROUP_OF[item.rule.name]
    if item.value.mod:
        yield MODIFIED
    if _BOUNDARY.search(text[max(0, item.start - 12) : item.start]):
        yield BOUNDED


def count_cases(rows: dict[int, Row]) -> None:
    """Count the written cases, read by the rules alone."""
    blank = spacy.blank("en")
    groups: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    for group in groups:
        row = rows[group["group"]]
        for kind in ("for", "against"):
            for case in group[kind]:
                text = _MARKED.sub(r"\1", case)
                found = find_expressions(blank.make_doc(text), text, PUBLISHED).expressions
                got = [(text[item.start : item.end], item.value.value) for item in found]
                good = got == [(words, value) for words, value, _ in _MARKED.findall(case)]
                row.good_for += good and kind == "for"
                row.all_for += kind == "for"
                row.good_against += good and kind == "against"
                row.all_against += kind == "against"


def count_text(rows: dict[int, Row], nlp: Language, text: Text) -> None:
    """Count the expressions of a text that stand in its gold, and those with the gold value."""
    published = date.fromisoformat((text.published or "")[:10])
    for item in find_expressions(nlp(text.text), text.text, published).expressions:
        gold = [t for t in text.times or () if t.start < item.end and item.start < t.end]
        for group in groups_of(item, text.text):
            rows[group].found += 1
            rows[group].gold += bool(gold)
            rows[group].valued += any(item.value.value == other.value for other in gold)


def main(_: argparse.Namespace) -> None:
    """Count and print the table."""
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    rows = {group["group"]: Row(f"{group['group']:2} {group['name']}") for group in groups}
    count_cases(rows)
    nlp = build_pipeline()
    for text in corpora.timebank("dev"):
        count_text(rows, nlp, text)
    print(f"{'group':32}{'cases for':>11}{'against':>13}{'found':>8}{'gold':>8}{'value':>8}")
    print("\n".join(str(row) for row in rows.values()))
