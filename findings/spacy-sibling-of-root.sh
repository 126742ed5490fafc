#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# In a pattern of DependencyMatcher, "A $++ B" is to find a B to the right of A that has the same parent as A ($-- to the left, $+ and
# $- beside it), so "A $++ B" and "B $-- A" should find the same pairs. A root has no parent. It counts as its own, though, and so its
# own dependents are found as its siblings: of a verb and its object the pattern of siblings matches. Asked from the dependent it does
# not: what is found depends on which of the two words the pattern names first.
# Seen: "$++ from the left: saw bridge, saw yesterday, bridge yesterday" and "$-- from the right: bridge yesterday".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys

import spacy
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc

vocab = spacy.blank("en").vocab
doc = Doc(vocab, words=["saw", "bridge", "yesterday"], heads=[0, 0, 0], deps=["ROOT", "dobj", "npadvmod"])


def pairs(operator):
    matcher = DependencyMatcher(vocab)
    second = {"LEFT_ID": "a", "REL_OP": operator, "RIGHT_ID": "b", "RIGHT_ATTRS": {}}
    matcher.add("siblings", [[{"RIGHT_ID": "a", "RIGHT_ATTRS": {}}, second]])
    found = sorted({tuple(sorted(tokens)) for _, tokens in matcher(doc)})
    return ", ".join(" ".join(doc[token].text for token in pair) for pair in found)


right, left = pairs("$++"), pairs("$--")
print(f"$++ from the left: {right}")
print(f"$-- from the right: {left}")
sys.exit((right, left) != ("saw bridge, saw yesterday, bridge yesterday", "bridge yesterday"))
PY
"$folder/venv/bin/python" "$folder/look.py"
