"""The record stands on its own: frozen, comparable, and free of everything but the standard library."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from annotate import record
from tests.samples import TEXT, full_record

CLASSES = [cls for cls in vars(record).values() if isinstance(cls, type) and dataclasses.is_dataclass(cls)]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_class_is_frozen_slotted_and_documented(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(cls)
    assert cls.__doc__
    assert not cls.__doc__.startswith(f"{cls.__name__}(")


@pytest.mark.parametrize("cls", CLASSES)
def test_what_an_item_says_of_itself_is_the_same_everywhere(cls: type) -> None:
    names = [field.name for field in dataclasses.fields(cls)]
    judgement = "review" if cls is record.Event else "status"
    if judgement in names:
        assert names[-2:] == [judgement, "note"]
    if "start" in names and cls is not record.Section:
        assert names[names.index("start") :][:3] == ["start", "end", "exact"]


def test_equal_records_are_equal_and_hash_alike() -> None:
    assert full_record() == full_record()
    assert hash(full_record()) == hash(full_record())
    assert pickle.loads(pickle.dumps(full_record())) == full_record()


def test_every_field_of_the_sample_is_used() -> None:
    """The sample is what other tests trust to hold every field with a value of its own."""
    seen: dict[type, set[str]] = {}

    def visit(value: object) -> None:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            for field in dataclasses.fields(value):
                item = getattr(value, field.name)
                if item not in (None, ()):
                    seen.setdefault(type(value), set()).add(field.name)
                visit(item)
        elif isinstance(value, tuple):
            for item in value:
                visit(item)

    visit(full_record())
    for cls in CLASSES:
        missing = {field.name for field in dataclasses.fields(cls)} - seen.get(cls, set())
        assert not missing, cls


def test_the_spans_of_the_sample_stand_in_its_text() -> None:
    for claim in full_record().claims:
        for span in (*claim.cue, *claim.content):
            assert TEXT[span.start : span.end] == span.exact


def test_it_imports_the_standard_library_only() -> None:
    code = (
        "import sys; before = set(sys.modules); sys.path.insert(0, sys.argv[1]); import annotate.record; "
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names) - {'annotate'}))"
    )
    root = str(Path(__file__).parents[3])
    done = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
