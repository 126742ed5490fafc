"""Passages that tell a dated story, with the shipped model: what is not written out counts from the story.

The passages stand in ``passages.yaml``.
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
from tests import pipelines

GROUPS = yaml.safe_load((Path(__file__).parent / "passages.yaml").read_text(encoding="utf-8"))
_MARKED = re.compile(r"\[([^]|]*)\|([^]|]*)(?:\|([^]|]*))?\]")


@cache
def _annotator() -> Annotator:
    return pipelines.annotator()


def _passages() -> list[Any]:
    return [pytest.param(case, id=case[:60]) for group in GROUPS for case in group["cases"]]


@pytest.mark.parametrize("published", [None, "2012-05-20"], ids=["undated", "dated"])
@pytest.mark.parametrize("passage", _passages())
def test_a_passage_is_read_from_its_own_course(passage: str, published: str | None) -> None:
    text = _MARKED.sub(r"\1", passage.strip())
    article = Article.from_text(text, published=published)
    found = _annotator().annotate(article).timeline.times
    wanted = [(words, value, mod or None) for words, value, mod in _MARKED.findall(passage)]
    assert [(time.exact, time.value, time.mod) for time in found] == wanted
