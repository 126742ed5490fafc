"""A note and a verdict in one text, for tools that have a single field for an annotator's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotate.review.returning.marks import Field

_SIGN = "verdict: "
_BETWEEN = " / "
_FOUND = re.compile(r"(?:\A|(?<= / ))verdict:", re.IGNORECASE)


def in_one(fields: Mapping[Field, str]) -> str:
    """Return the note and the verdict of a claim as one text: ``ask her / verdict: false · the report``."""
    check = fields.get("check")
    return _BETWEEN.join(filter(None, (fields.get("note"), f"{_SIGN}{check}" if check else "")))


def parted(words: str) -> dict[Field, str]:
    """Return the note and the verdict that stand in one text; without ``verdict:`` all of it is a note."""
    found = _FOUND.search(words)
    if found is None:
        return {"note": words, "check": ""}
    note = words[: found.start()].removesuffix(_BETWEEN)
    return {"note": note, "check": words[found.end() :].strip()}
