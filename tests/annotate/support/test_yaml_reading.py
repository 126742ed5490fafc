"""YAML as plain data: the same values as PyYAML's, no key twice, and an error with its line for the rest."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import RecordError
from annotate.support.yamlfile import line_numbers, load_yaml

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]))
    | st.sampled_from(["=", "<<", "~", "1:20", "0o7", "2025-06-10", "yes", "", " ", "*x", "&x", "#", "!!int"])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


@given(values, st.booleans())
def test_the_same_values_as_pyyaml(value: Any, flow: bool) -> None:
    text = yaml.safe_dump_all([value, {"a": 1}], default_flow_style=flow, allow_unicode=True)
    assert load_yaml(text) == list(yaml.safe_load_all(text))


@pytest.mark.parametrize(
    "text",
    ["a: 2025-06-10\nb: 2025-06-10 10:00:00", "- 1\n- 0x1F\n- 1_000\n- 1:30\n- .inf\n- ~\n-\n- yes\n- No\n",
     "!!map {a: !!seq [!!str 1, !!int '2', !!float 3]}", "a: |\n  x\n\n  y\nb: >-\n  x\n  y\n",
     "--- 1\n--- 2\n...\n", "", "# nothing", "? a\n: b\n", "a: !!binary aGk=", "a: ! 1", "'1': 2\n1: 3\n"],
)  # fmt: skip
def test_forms_that_people_write(text: str) -> None:
    assert load_yaml(text) == list(yaml.safe_load_all(text))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 'the key "a" stands twice, in lines 1 and 3'),
        ("x:\n  - {status: accepted,\n     status: rejected}\n", 3, "in lines 2 and 3"),
        ("x: {a: 1, 'a': 2}", 1, 'the key "a" stands twice'),
        ("---\na: 1\n---\nb: 1\nb: 1\n", 5, "in lines 4 and 5"),
        ("a: 1\nb: !!bool maybe\n", 2, '"maybe" is not what its form or tag says'),
        ("- !!int x", 1, "tag says"),
        ("- !!timestamp soon", 1, "tag says"),
        ("- !!float ''", 1, "tag says"),
        ("- 2025-13-45\n", 1, "is not what its form"),
        ("a: !!binary é", 1, "is not what its form"),
        ("- !!set {a, b}", 1, "tag:yaml.org,2002:set is not allowed"),
        ("- !!omap [a: 1]", 1, "omap is not allowed"),
        ("- !!map x", 1, "tag says"),
        ("- !!python/object/apply:os.system [ls]", 1, "is not allowed"),
        ("- !!python/name:os.system ''", 1, "tag says"),
        ("- !own x", 1, "tag says"),
        ("a: &x 1\nb: *x\n", 2, "aliases"),
        ("<<: {a: 1}\nb: 2\n", 1, "tag says"),
        ("{[a]: 1}", 1, "a key should be"),
        ("a: [\n", 2, "is not YAML"),
        ("a: \x1b\n", 1, "U+001B"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, line: int, words: str) -> None:
    with pytest.raises(RecordError) as error:
        load_yaml(text)
    assert words in str(error.value)
    assert error.value.problems[0].line == line


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="is not YAML"):
        load_yaml(text)


def test_lines_of_keys_and_items() -> None:
    lines = line_numbers("a:\n  - x: 1\n    y: [1,\n     2]\n--- \nb: 1\n")
    assert lines[("a", 0, "y")] == 3
    assert lines[("a", 0, "y", 1)] == 4
    assert line_numbers("a: 1\n---\n\nb: 1\n", 1)[("b",)] == 4
