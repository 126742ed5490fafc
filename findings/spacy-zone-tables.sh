#!/usr/bin/env bash
# spaCy 3.8.18 with preshed 3.0.15 (PyPI), Python 3.11, Linux.
# Language.memory_zone says that all resources allocated inside it are freed at its end. The strings and lexemes are, but the
# hash tables that held them are not: a slot of a word that is forgotten stays taken for every other word, and a table in which
# all slots are taken doubles and never shrinks. So a process that reads ever new words in zones still grows, by some 20
# bytes for each, in steps of megabytes; and len(vocab) goes on counting words that the vocabulary no longer has.
# One would guess that memory stays where it was after the first zones, and that len counts what is there.
# Seen: "words there: 764", "len(vocab): 1200764", "grown by 30 MB" between the first 100,000 words and the last.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18 preshed==3.0.15
cat >"$folder/look.py" <<'PY'
import sys
from pathlib import Path

import spacy


def megabytes():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


nlp = spacy.blank("en")
own = len(nlp.vocab)


def read(first, last):
    for start in range(first, last, 100):
        with nlp.memory_zone():
            for number in range(start, start + 100):
                nlp.vocab[f"w{number}"]


read(0, 100_000)
before = megabytes()
read(100_000, 1_200_000)
grown = megabytes() - before
there = sum(1 for _ in nlp.vocab)
print(f"words there: {there}")
print(f"len(vocab): {len(nlp.vocab)}")
print(f"grown by {grown:.0f} MB")
sys.exit(not (there == own and len(nlp.vocab) == own + 1_200_000 and grown > 10))
PY
"$folder/venv/bin/python" "$folder/look.py"
