"""``annotate --workers`` beside the step for datatrove: ``python -m benchmarks.cluster [CORPUS.jsonl]``.

Both annotate the same articles with as many processes of one thread, in runs that take turns, so that
whatever else the machine does slows both; from their start to the last record, loading included. Told is the
median of the pairs' ratios, also of processor time, which a busy machine changes least. That the records are
the same is checked. Without a file the articles are made up.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.words import made_up

FILES_A_WORKER = 2
SCRIPT = """
import sys
from annotate.archive.cluster import Annotate, ReadLines, report
from datatrove.executor import LocalPipelineExecutor

if __name__ == "__main__":
    source, out, logs, tasks, workers = sys.argv[1:]
    steps = [ReadLines(source), Annotate(out)]
    # Processes of a server of forks would not count as ours, and their processor time would be missing.
    how = {"tasks": int(tasks), "workers": int(workers), "logging_dir": logs, "start_method": "spawn"}
    LocalPipelineExecutor(steps, **how).run()
    sys.exit(0 if report(out, int(tasks)).is_whole else 1)
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command, and return its seconds, and those of the processor for all of its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def records(files: list[Path]) -> list[str]:
    """Return all records, in order of id, without the name of the file that they were read from."""
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    for record in lines:
        record["document"].pop("source", None)
    return sorted(json.dumps(record, sort_keys=True) for record in lines)


def main() -> None:
    """Parse the arguments and print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="an article a line")
    parser.add_argument("--articles", type=int, default=200, help="that are made up without a file")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.corpus:
        lines = arguments.corpus.read_text(encoding="utf-8").splitlines()
    else:
        texts = made_up(arguments.articles)
        lines = [json.dumps({"id": f"a{number:05}", "text": text}) for number, text in enumerate(texts)]
    tasks = arguments.workers * FILES_A_WORKER
    pairs = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "all.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "parts").mkdir()
        for task in range(tasks):
            part = "\n".join(lines[task::tasks]) + "\n"
            (folder / "parts" / f"{task:05}.jsonl").write_text(part, encoding="utf-8")
        (folder / "run.py").write_text(SCRIPT, encoding="utf-8")
        for number in range(arguments.rounds):
            one, out = folder / f"{number}.jsonl", folder / f"out{number}"
            places = [str(folder / "parts"), str(out), str(folder / f"logs{number}")]
            own = ["-m", "tui.cli", "annotate", str(folder / "all.jsonl"), "-o", str(one)]
            workers = timed([sys.executable, *own, "--workers", str(arguments.workers)])
            step = timed(
                [sys.executable, str(folder / "run.py"), *places, str(tasks), str(arguments.workers)]
            )
            if records([one]) != records(sorted(out.glob("*.jsonl"))):
                sys.exit("the records differ")
            pairs.append((workers, step))
            print(
                f"--workers {workers[0]:.1f} s ({workers[1]:.1f} of the processor), "
                f"datatrove {step[0]:.1f} s ({step[1]:.1f}), load {os.getloadavg()[0]:.1f}"
            )
    wall, processor = (statistics.median(step[n] / workers[n] for workers, step in pairs) for n in (0, 1))
    print(f"ratio {wall:.2f}, of processor time {processor:.2f}, with the same records")


if __name__ == "__main__":
    main()
