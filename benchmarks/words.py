"""Words a processor second of this checkout beside another: ``python -m benchmarks.words FOLDER [FILE ...]``.

FOLDER is another checkout (``git worktree add ../before COMMIT``). Both annotate the same texts, in processes
of one thread each that take turns; the figures are medians of the processor time of their own (user and
system), loading left out, so that whatever else the machine does slows both alike. Without FILE (JSON Lines
with ``text``, or plain text) they read sample articles that are made up on the spot.
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

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = """
import json, sys, time
from annotate import Annotator, Article
articles = [Article.from_text(text, published="2025-06-10") for text in json.load(open(sys.argv[1]))]
annotator = Annotator.from_settings()
annotator.annotate(articles[0])
start = time.process_time()
for _ in annotator.pipe(articles):
    pass
print(time.process_time() - start)
"""
PARTS = (
    "{name}, the mayor of {place}, said on {day} that the bridge would open in {month}.",
    "“We have waited {n} years for this,” {last} told reporters. “Nobody will wait any longer.”",
    "The council voted against the plan two weeks ago, according to the {place} Tribune.",
    "Critics of {last} say the figures published last year cannot be right.",
    "In {month} 2019 the old crossing was closed after an inspector found cracks in {n} of its pillars.",
    "Officials from the Ministry of Transport declined to comment, and a spokesman denied there was a delay.",
    "Work began on 8 {month} and is expected to cost $4.{n} million, up from $3 million in 2021.",
)
NAMES = ("Ann Roe", "Tomas Lund", "Maria Ortega", "Ina Berg", "Peter Hale", "Rosa Lindqvist")
PLACES = ("Velsk", "Port Ellis", "Norwich", "Tampere", "Graz")
DAYS = ("Monday", "Tuesday", "Thursday", "Saturday")
MONTHS = ("March", "May", "August", "October", "December")


def made_up(articles: int = 40, paragraphs: int = 9) -> list[str]:
    """Return articles of about the length of those in newspapers."""
    texts: list[str] = []
    for number in range(articles):
        said: list[str] = []
        for place in range(paragraphs):
            name = NAMES[(number + place // 3) % len(NAMES)]
            words = {
                "name": name,
                "last": name.split()[-1],
                "place": PLACES[(number + place) % len(PLACES)],
                "day": DAYS[(number * 3 + place) % len(DAYS)],
                "month": MONTHS[(number + 2 * place) % len(MONTHS)],
                "n": 2 + (number + place) % 7,
            }
            first = (number + place) % len(PARTS)
            said.append(" ".join(part.format(**words) for part in (PARTS[first:] + PARTS)[:5]))
        texts.append("\n\n".join(said))
    return texts


def texts_of(path: Path) -> list[str]:
    """Return the texts of a file: one a line in JSON Lines, else the whole."""
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return [content]
    return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]


def seconds(folder: Path, texts: Path) -> float:
    """Return the processor seconds that a checkout takes for all texts."""
    own = {**os.environ, "PYTHONPATH": str(folder), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", SCRIPT, str(texts)]
    run = subprocess.run(command, cwd=folder, env=own, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return float(run.stdout)


def main() -> None:
    """Parse the arguments and print both speeds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="another checkout")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = [text for path in arguments.files for text in texts_of(path)] or made_up()
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        pairs = [
            (seconds(arguments.folder.resolve(), file), seconds(ROOT, file)) for _ in range(arguments.rounds)
        ]
    before, now = (words / statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratios = [pair[0] / pair[1] for pair in pairs]
    print(
        f"{words} words, a processor second: {before:.0f} before, {now:.0f} now,"
        f" ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
