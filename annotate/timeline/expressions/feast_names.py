"""Feasts and months of other calendars that the model takes for people: "Diwali last year"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.entities.known.calendar_words import CALENDAR


def part_that_no_name_meets(
    called: str, match: re.Match[str], place: tuple[int, int], names: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return what of an expression must be no name: nothing of a feast that is taken for one.

    Only of feasts and months whose words are no other name's, unlike "Easter".

    Args:
        called: The group of the match with the name of a feast or a month; empty where it has none.
        match: A rule's.
        place: Of the expression.
        names: Where names stand whose words are no times.
    """
    if not called or match.span(called) not in names or match[called].split()[0] in CALENDAR:
        return place
    return place[1], place[1]
