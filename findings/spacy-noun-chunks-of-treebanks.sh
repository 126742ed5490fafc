#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# An English pipeline can be trained on a treebank of Universal Dependencies, which `spacy convert` reads. One would guess that
# Doc.noun_chunks then finds base noun phrases, or raises an error, as it does without a parse. English has rules for the labels of
# spaCy's own models only, and the two schemes share some, "nsubj" among them: subjects are found, objects and what follows a
# preposition are not, and nothing says so. Spanish has rules for the labels of treebanks, and finds all three in the same tree.
# Seen: "own labels: Ann | the old bridge | the river", "treebank's labels: Ann" and "the same, Spanish: Ann | the old bridge | the river".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys

import spacy
from spacy.tokens import Doc

WORDS = "Ann saw the old bridge near the river".split()
KINDS = ["PROPN", "VERB", "DET", "ADJ", "NOUN", "ADP", "DET", "NOUN"]
OWN = ([1, 1, 4, 4, 1, 1, 7, 5], ["nsubj", "ROOT", "det", "amod", "dobj", "prep", "det", "pobj"])
TREEBANK = ([1, 1, 4, 4, 1, 7, 7, 1], ["nsubj", "ROOT", "det", "amod", "obj", "case", "det", "obl"])


def chunks(language, tree):
    heads, labels = tree
    doc = Doc(spacy.blank(language).vocab, words=WORDS, pos=KINDS, heads=heads, deps=labels)
    return " | ".join(chunk.text for chunk in doc.noun_chunks)


found = chunks("en", OWN), chunks("en", TREEBANK), chunks("es", TREEBANK)
for name, phrases in zip(("own labels", "treebank's labels", "the same, Spanish"), found):
    print(f"{name}: {phrases}")
whole = "Ann | the old bridge | the river"
sys.exit(found != (whole, "Ann", whole))
PY
"$folder/venv/bin/python" "$folder/look.py"
