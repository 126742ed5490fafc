"""The language model beside a published spaCy pipeline: ``python -m benchmarks.component NAME [FILE ...]``.

NAME is an installed pipeline (``en_core_web_md``). Both read the same texts, in processes of one thread each
that take turns; the figures are medians of the processor time of their own, loading left out. Without FILE
(JSON Lines with ``text``, or plain text) they read sample articles that are made up on the spot. Beside
tags, trees, lemmas and names, Dateline's component finds attributions, times and events.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.words import ROOT, made_up, texts_of

SCRIPT = """
import json, sys, time
from annotate.language import build_pipeline
texts = json.load(open(sys.argv[1]))
if sys.argv[2] == "dateline":
    nlp = build_pipeline(threads=1)
else:
    import spacy
    nlp = spacy.load(sys.argv[2])
nlp(texts[0])
start = time.process_time()
for _ in nlp.pipe(texts):
    pass
print(time.process_time() - start)
"""


def seconds(name: str, texts: Path) -> float:
    """Return the processor seconds that a pipeline takes for all texts."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
    own = {**os.environ, **threads, "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, "-c", SCRIPT, str(texts), name]
    run = subprocess.run(command, env=own, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return float(run.stdout)


def main() -> None:
    """Parse the arguments and print both speeds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="an installed spaCy pipeline")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = [text for path in arguments.files for text in texts_of(path)] or made_up()
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        pairs = [(seconds(arguments.name, file), seconds("dateline", file)) for _ in range(arguments.rounds)]
    other, own = (words / statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratios = [pair[0] / pair[1] for pair in pairs]
    print(
        f"{words} words, a processor second: {other:.0f} {arguments.name}, {own:.0f} dateline,"
        f" ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
