"""What is kept of words has a bound: an archive has new names without end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.entities.known import lexicon, names, places


@pytest.mark.parametrize(
    "kept",
    [
        lexicon.class_of_noun,
        lexicon.noun,
        lexicon.seems_plural,
        names.words_of,
        places.country_of,
        places.place_type,
    ],
)
def test_what_is_kept_of_names_has_a_bound(kept: Callable[[str], Any]) -> None:
    info: Any = getattr(kept, "cache_info")()  # noqa: B009 - the checker knows no caches
    assert info.maxsize is not None
    for number in range(info.maxsize + 50):
        kept(f"velden{number}")
    assert getattr(kept, "cache_info")().currsize <= info.maxsize  # noqa: B009
