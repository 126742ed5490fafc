"""``python -m training.data.beginnings``: work out and write down how matches of rules of time begin."""

from __future__ import annotations

import json
from pathlib import Path

import annotate.timeline.rules
from annotate.timeline.values.beginnings import TABLE, checksum
from annotate.timeline.values.openings import openings_of
from annotate.timeline.values.rule import RULES


def table() -> dict[str, str]:
    """Return the beginnings of every rule's matches, by the checksum of its pattern."""
    return dict(sorted((checksum(rule.source), "|".join(openings_of(rule.source))) for rule in RULES))


if __name__ == "__main__":
    written = json.dumps(table(), ensure_ascii=False, indent=0)
    (Path(annotate.timeline.rules.__file__).parent / TABLE).write_text(written + "\n", encoding="utf-8")
