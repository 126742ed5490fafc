"""``dateline annotate`` with one process and with several: ``python benchmarks/workers.py CORPUS.jsonl``.

The runs take turns, and the figures are medians, so that whatever else the machine
does slows both. Told are words a second as a ratio, and the most memory that a
process takes. That the records are the same is checked. With ``--before FOLDER`` another checkout takes turns
with them, as it annotates by default, and its words a second are compared as well.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOK_SECONDS = 0.2
_KILOBYTE = 1024


def annotated(corpus: Path, target: Path, workers: int, folder: Path = ROOT) -> tuple[float, int]:
    """Annotate a corpus, and return the seconds and the most bytes that one process took.

    Args:
        corpus: An article a line.
        target: Where the records go.
        workers: How many processes; 0 leaves it to the checkout.
        folder: The checkout.
    """
    command = [sys.executable, "-m", "tui.cli", "annotate", str(corpus), "-o", str(target)]
    command += ["--workers", str(workers)] if workers else []
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)})
    most = 0

    def look() -> None:
        nonlocal most
        while process.poll() is None:
            most = max([most, *map(_memory, _family(process.pid))])
            time.sleep(LOOK_SECONDS)

    looking = threading.Thread(target=look)
    looking.start()
    process.wait()
    looking.join()
    return time.perf_counter() - started, most


def _family(process: int) -> list[int]:
    """A process and those that it started; itself alone where the system does not tell."""
    try:
        tasks = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return [process]
    return [process, *map(int, tasks)]


def _memory(process: int) -> int:
    """Bytes that a process has in memory; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0]) * _KILOBYTE if found else 0


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="an article a line")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--before", type=Path, help="another checkout")
    arguments = parser.parse_args()
    corpus = arguments.corpus.resolve()
    lines = arguments.corpus.read_text(encoding="utf-8").splitlines()
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    found: dict[int, list[tuple[float, int]]] = {1: [], arguments.workers: []}
    before: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for round_ in range(arguments.rounds):
            made = []
            for workers, measured in found.items():
                target = Path(folder) / f"{round_}-{workers}.jsonl"
                measured.append(annotated(corpus, target, workers))
                made.append(target.read_bytes())
            if len(set(made)) != 1:
                sys.exit("the records differ")
            if arguments.before:
                target = Path(folder) / f"{round_}-before.jsonl"
                before.append(annotated(corpus, target, 0, arguments.before.resolve())[0])
    seconds = {n: statistics.median(s for s, _ in measured) for n, measured in found.items()}
    for workers, measured in found.items():
        most = max(memory for _, memory in measured) / 1e6
        print(
            f"{workers} processes: {words / seconds[workers]:,.0f} words a second, at most {most:.0f} MB each"
        )
    print(f"ratio: {seconds[1] / seconds[arguments.workers]:.2f}, with the same records")
    if before:
        middle = statistics.median(before)
        ratio = middle / seconds[arguments.workers]
        print(f"the other checkout: {words / middle:,.0f} words a second, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
