"""Loading beside spaCy's small CNN, each in a fresh interpreter: ``python benchmarks/loading.py``.

The CNN is that of ``training.evaluation.speed``, without the lemmatiser's tables and the
word lists that spaCy's published small pipeline reads besides. Rounds
alternate, and the figures are medians, so that whatever else the machine does
slows both. The encoder's session is opened at the first text, so the time to
the first annotated sentence is told, too.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SENTENCE = "Maria Ortega, the mayor of Port Ellis, said on Tuesday that the ferry would stop."
SMALL, DATELINE = "spaCy small CNN", "Dateline"
LOADS = {
    SMALL: "spacy.load({folder!r})",
    DATELINE: "build_pipeline(threads=1)",
}
SCRIPT = """
import time
import spacy, numpy
imported = time.perf_counter()
{preparation}
nlp = {load}
loaded = time.perf_counter()
nlp({sentence!r})
print(loaded - imported, time.perf_counter() - imported)
"""
STAGES = ("loaded", "first sentence")


def seconds(name: str, folder: str) -> list[float]:
    """Return the seconds from spaCy's import until loaded, and until a sentence is annotated."""
    preparation = "from annotate.language import build_pipeline" if name == DATELINE else ""
    load = LOADS[name].format(folder=folder)
    script = SCRIPT.format(preparation=preparation, load=load, sentence=SENTENCE)
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return [float(part) for part in run.stdout.split()]


def main() -> None:
    """Parse the arguments and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from training.evaluation.speed import small_cnn

    times: dict[str, list[list[float]]] = {name: [] for name in LOADS}
    with tempfile.TemporaryDirectory() as folder:
        small_cnn().to_disk(folder)
        for _ in range(arguments.rounds + 1):
            for name, values in times.items():
                values.append(seconds(name, folder))
    for place, stage in enumerate(STAGES):
        # The first round reads the files from the disk.
        medians = {name: statistics.median(v[place] for v in values[1:]) for name, values in times.items()}
        ratios = [d[place] / s[place] for d, s in zip(times[DATELINE][1:], times[SMALL][1:], strict=True)]
        print(
            f"{stage:15} {SMALL} {medians[SMALL]:.2f} s, {DATELINE} {medians[DATELINE]:.2f} s,"
            f" ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
