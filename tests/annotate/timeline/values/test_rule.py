"""Rules say of themselves what others ask of them; nobody else knows one by its name."""

from __future__ import annotations

import ast
from pathlib import Path

import annotate
from annotate.timeline.expressions import finding as expressions  # noqa: F401 - registers the rules
from annotate.timeline.values.rule import RULES

FOLDER = Path(annotate.__file__).parent / "timeline"
# Words that are names of rules and something else, too: keys of lexica, kinds and units.
COMMON = {rule.name for rule in RULES if "_" not in rule.name}


def test_no_rule_is_known_by_its_name_elsewhere() -> None:
    names = {rule.name for rule in RULES}
    assert len(names) > 50
    known = {}
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in names - COMMON:
                known[node.value] = path.name
    assert known == {}


def test_what_reads_a_match_is_never_asked_for_its_name() -> None:
    asking = [
        path.name for path in sorted(FOLDER.rglob("*.py")) if "rule.name" in path.read_text(encoding="utf-8")
    ]
    assert asking == []


def test_only_a_weak_rule_needs_anything() -> None:
    assert all(rule.weak for rule in RULES if rule.needs or rule.alone)
    assert {rule.needs for rule in RULES} == {None, "introduction", "season", "weekend"}
    assert {rule.alone for rule in RULES} == {None, "always", "as a length", "bare"}
