"""Work out how matches of every rule of time begin: ``python -m training time-beginnings``.

A pattern that is not in the table is worked out when it is loaded, which takes longer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import annotate.timeline.rules
from annotate.timeline.values.beginnings import TABLE, checksum
from annotate.timeline.values.openings import openings_of
from annotate.timeline.values.rule import RULES


def table() -> dict[str, str]:
    """Return the beginnings of every rule's matches, by the checksum of its pattern."""
    return dict(sorted((checksum(rule.source), "|".join(openings_of(rule.source))) for rule in RULES))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to write it."""
    beside = Path(annotate.timeline.rules.__file__).parent / TABLE
    parser.add_argument("--output", type=Path, default=beside, help="beside the rules by default")


def main(arguments: argparse.Namespace) -> None:
    """Write the table."""
    known = table()
    written = json.dumps(known, ensure_ascii=False, indent=0)
    arguments.output.write_text(written + "\n", encoding="utf-8")
    print(f"{len(known)} patterns")
