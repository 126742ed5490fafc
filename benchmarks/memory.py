"""Memory over a long run of short texts: ``python -m benchmarks.memory``.

100,000 lines, each with names that were not there before, go through one engine, which is made as those of
``--workers`` are. Told is the memory in use after a tenth of them and at the end.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from annotate.archive.cluster import one_thread_engine
from annotate.article import Article
from annotate.settings import Settings

LINES = 100_000
SYLLABLES = ("ka", "lo", "mir", "ten", "ves", "or", "ju", "pa", "rin", "sol", "ek", "ta", "bru", "hal")


def lines(count: int) -> Iterator[str]:
    """Yield short texts with new names."""
    chance = random.Random(1)
    for number in range(count):
        first, last = ("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(2))
        yield f"{first} {last} said on 3 May that No. {number} in {first}ville would cost ${number} million."


def resident() -> float:
    """Return the megabytes that this process has in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def main() -> None:
    """Parse the arguments and print what is in use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=LINES)
    count = parser.parse_args().lines
    engine = one_thread_engine(Settings())
    early = 0.0
    for number, line in enumerate(lines(count), 1):
        engine.annotate(Article.from_text(line))
        if number % max(count // 10, 1) == 0:
            early = early or resident()
            print(f"{number} lines: {resident():.0f} MB", flush=True)
    print(f"ratio {resident() / early:.2f}")


if __name__ == "__main__":
    main()
