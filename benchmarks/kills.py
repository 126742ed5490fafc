"""A run that is killed again and again, and goes on: ``python -m benchmarks.kills``.

``dateline annotate --resume`` over short articles, with the shipped engine, is killed (SIGKILL, with all its
processes) at random moments: while it loads, while a record is written, between two records. Then it may go
on to its end. Told is what was lost, what came twice, and whether the file is that of a run that nobody
disturbed, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.words import ROOT, made_up

KILLS = 100
IN_LOADING = 0.2
"""The share of the kills that come while the engine is loaded."""
MOST_WRITTEN = 3
LOOK_SECONDS = 0.002
PATIENCE_SECONDS = 120.0


def corpus_of(articles: int) -> list[str]:
    """Return the lines of a corpus of short articles, no two of them alike."""
    texts = made_up(articles, paragraphs=1)
    return [
        json.dumps({"id": f"a{number:04}", "text": f"Report {number}\n\n{text}"})
        for number, text in enumerate(texts)
    ]


def written(target: Path) -> int:
    """Return how many bytes stand in the unfinished file."""
    path = target.with_name(f"{target.stem}.partial{target.suffix}")
    try:
        return path.stat().st_size
    except OSError:
        return 0


def killed(command: list[str], target: Path, chance: random.Random) -> bool:
    """Begin a run and kill it at a random moment; tell whether it was still at work."""
    before = written(target)
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE_SECONDS
    if chance.random() >= IN_LOADING:
        # A record has about so many bytes, and a kill may fall into the middle of one.
        wanted = before + chance.randint(1, MOST_WRITTEN * 20_000)
        while written(target) < wanted and process.poll() is None and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
            if written(target) > before and chance.random() < LOOK_SECONDS:
                break
        time.sleep(chance.uniform(0, 0.02))
    else:
        time.sleep(chance.uniform(0, 1.5))
    at_work = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return at_work


def main() -> int:
    """Parse the arguments, kill, and print what is there in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    lines = corpus_of(4 * arguments.kills)
    with tempfile.TemporaryDirectory() as made:
        corpus, target, whole = (Path(made) / name for name in ("corpus.jsonl", "all.jsonl", "whole.jsonl"))
        corpus.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        annotate = [sys.executable, "-m", "tui.cli", "annotate", str(corpus)]
        annotate += ["--workers", str(arguments.workers)]
        command = [*annotate, "-o", str(target), "--resume"]
        kills, whiles_at_work = 0, 0
        while kills < arguments.kills and not target.exists():
            whiles_at_work += killed(command, target, chance)
            kills += 1
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        subprocess.run([*annotate, "-o", str(whole)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        found = Counter(
            json.loads(line)["document"]["id"] for line in target.read_text(encoding="utf-8").splitlines()
        )
        lost = [one for one in (json.loads(line)["id"] for line in lines) if one not in found]
        double = [one for one, count in found.items() if count > 1]
        same = target.read_bytes() == whole.read_bytes()
    print(
        f"{whiles_at_work} kills at work of {kills}: {len(lost)} of {len(lines)} records lost, "
        f"{len(double)} double, the file is {'' if same else 'not '}that of an undisturbed run"
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
