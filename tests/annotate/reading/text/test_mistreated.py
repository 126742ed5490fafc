"""Texts that were wrapped, divided or set with odd characters are understood as well as before."""

from __future__ import annotations

from functools import partial

import pytest

from annotate import Annotator
from tests import pipelines
from tests.annotate.reading.text import mistreated

LEAST = 0.97


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    "change",
    [
        partial(mistreated.wrapped, width=50),
        partial(mistreated.wrapped, width=63),
        partial(mistreated.wrapped, width=72, hyphens=False),
        partial(mistreated.wrapped, width=90),
        partial(mistreated.divided, width=55),
        partial(mistreated.divided, width=78, mark="\u00ad"),
        mistreated.with_soft_hyphens,
        mistreated.with_zero_width_spaces,
        mistreated.with_odd_spaces,
        mistreated.with_ligatures,
        mistreated.with_wide_spaces,
    ],
    ids=lambda change: getattr(change, "__name__", repr(getattr(change, "keywords", ""))),
)
def test_as_much_is_found(annotator: Annotator, change: partial[str]) -> None:
    share, lost, whole = mistreated.share_found(annotator, change)
    assert whole > 250
    assert share >= LEAST, lost


@pytest.mark.parametrize(
    "text", ["\u200b", "\u00ad\u00ad", "\ufeff \u00a0.", ">", "> \n>", "ﬁ", "-\n-\u00ad\n-"]
)
def test_next_to_nothing_is_no_trouble(annotator: Annotator, text: str) -> None:
    mistreated.found_in(annotator, text)
