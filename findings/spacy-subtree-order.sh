#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# Where two arcs of a tree cross ("A hearing is set on the plan today": "on the plan" belongs to "hearing"), Token.subtree
# gives the words in the order of the tree's walk, not in that of the text, while Token.left_edge and right_edge are the
# outermost words: the words of the subtree joined say something else than the text, and the stretch between the edges
# holds words that are not in the subtree. One would guess that a subtree is in text order, as it is in every tree
# without a crossing, and that its edges hold nothing else.
# Seen: "subtree of set: A hearing on the plan is set today" and "edges of hearing: A hearing is set on the plan".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys
import spacy
from spacy.tokens import Doc

words = "A hearing is set on the plan today".split()
heads = [1, 3, 3, 3, 1, 6, 4, 3]
labels = ["det", "nsubjpass", "auxpass", "ROOT", "prep", "det", "pobj", "npadvmod"]
doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=labels)
hearing, root = doc[1], doc[3]
walked = " ".join(token.text for token in root.subtree)
between = doc[hearing.left_edge.i : hearing.right_edge.i + 1].text
inside = " ".join(token.text for token in hearing.subtree)
print(f"subtree of set: {walked}")
print(f"subtree of hearing: {inside}")
print(f"edges of hearing: {between}")
sys.exit((walked, between) != ("A hearing on the plan is set today", "A hearing is set on the plan"))
PY
"$folder/venv/bin/python" "$folder/look.py"
