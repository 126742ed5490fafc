"""Times in their sentences, with the shipped model: where the tense, the place or the words around decide.

The cases stand in ``dated.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Time
from annotate.timeline.expressions.hints import Hint, outside_names
from tests import pipelines

GROUPS = yaml.safe_load((Path(__file__).parent / "dated.yaml").read_text(encoding="utf-8"))
_MARKED = re.compile(r"\[([^]|]*)\|([^]|]*)(?:\|([^]|]*))?(?:\|([^]]*))?\]")


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{group['name'][:24]}: {case[:70]}")
        for group in GROUPS
        for case in group["cases"]
    ]


def _times(text: str, head: str) -> tuple[Time, ...]:
    published, _, url = head.partition(" ")
    article = Article.from_text(text, published=None if published == "-" else published, url=url or None)
    return _annotator().annotate(article).timeline.times


@pytest.mark.parametrize("case", _cases())
def test_times_of_a_sentence(case: str) -> None:
    head, _, marked = case.replace("⏎", "\n").partition(" | ")
    found = _times(_MARKED.sub(r"\1", marked), head)
    wanted = _MARKED.findall(marked)
    assert [(time.exact, time.value) for time in found] == [(words, value) for words, value, *_ in wanted]
    for time, (_, _, mod, days) in zip(found, wanted, strict=True):
        assert not mod or (time.mod or "None") == mod
        assert not days or f"{time.interval.earliest}..{time.interval.latest}" == days
        assert time.because


@pytest.mark.parametrize(
    ("hint", "left"),
    [
        ("7 years", ["7 years"]),
        ("Theresa May in May", ["in May"]),
        ("the Sunday Post on Sunday", ["on Sunday"]),
        ("Sunday Post", []),
    ],
)
def test_names_take_their_own_words_and_no_others(hint: str, left: list[str]) -> None:
    text = "It took her 7 years to meet Theresa May in May, near the Sunday Post on Sunday."
    names = [(text.index(name), text.index(name) + len(name)) for name in ("Theresa May", "the Sunday Post")]
    start = text.index(hint)
    found = Hint(start, start + len(hint), "DATE", 0.9)
    assert [text[each.start : each.end] for each in outside_names(found, text, names)] == left
    assert list(outside_names(found, text, [])) == [found]
