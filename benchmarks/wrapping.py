"""How much the engine finds in texts that were wrapped, divided or set with odd characters.

    python -m benchmarks.wrapping [--widths 50-90]

Prints for each change the share of the entities, claims and times of the eight articles of
``tests/annotate/reading/text/articles.yaml`` that are found as well as without it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial

from annotate import Annotator
from tests.annotate.reading.text import mistreated


def main() -> None:
    """Print a line for every change, and what was lost most often."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--widths", default="50-90", help="first and last width")
    first, last = map(int, parser.parse_args().widths.split("-"))
    changes = {
        f"wrapped at {width}": partial(mistreated.wrapped, width=width) for width in range(first, last + 1)
    }
    changes |= {
        f"divided at {width}": partial(mistreated.divided, width=width)
        for width in range(first, last + 1, 10)
    }
    for change in ("soft_hyphens", "zero_width_spaces", "odd_spaces", "ligatures", "wide_spaces"):
        changes[f"with {change}"] = getattr(mistreated, f"with_{change}")
    annotator, all_lost, worst = Annotator.from_settings(), Counter[object](), 1.0
    for name, change in changes.items():
        share, lost, whole = mistreated.share_found(annotator, change)
        print(f"{name:24} {share:.4f} of {whole}")
        all_lost += lost
        worst = min(worst, share)
    print(f"worst {worst:.4f}; lost most often:")
    for what, count in all_lost.most_common(25):
        print(f"{count:4} {what}")


if __name__ == "__main__":
    main()
