#!/usr/bin/env bash
# conllu 6.0.0 and udapi 0.5.2 (PyPI), with Python 3.11.
# The last column of CoNLL-U (MISC) holds pairs of a name and a value, and an address is a common value. conllu's README says that
# TokenList.serialize gives the CoNLL-U text back, and one would guess that a value goes on to the next bar. It is cut at the second
# sign of equality, in what is read and in what is written again: the address of a page loses the number of the page, and a name of
# an entity that has such a sign loses its end and the bracket that closes it. Comments keep theirs. udapi keeps all.
# Seen: 'read: https://paper.example/?id', 'conllu writes: Source=https://paper.example/?id|Entity=(e1-place-1-page:x', 'comment kept'
# and 'udapi writes: Source=https://paper.example/?id=7&p=2|Entity=(e1-place-1-page:x=7)'.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet conllu==6.0.0 udapi==0.5.2
cat >"$folder/look.py" <<'PY'
import sys

import conllu
from udapi.core.document import Document

COMMENT = "# link = https://paper.example/?id=7&p=2"
MISC = "Source=https://paper.example/?id=7&p=2|Entity=(e1-place-1-page:x=7)"
LINE = "\t".join(["1", "Turin", "Turin", "PROPN", "NNP", "_", "0", "root", "_", MISC])
TEXT = f"# sent_id = s1\n# text = Turin\n{COMMENT}\n{LINE}\n\n"

sentence = conllu.parse(TEXT)[0]
lines = sentence.serialize().splitlines()
document = Document()
document.from_conllu_string(TEXT)


def misc(written):
    return next(line for line in written if line.startswith("1\t")).split("\t")[9]


read, again, other = sentence[0]["misc"]["Source"], misc(lines), misc(document.to_conllu_string().splitlines())
print(f"read: {read}")
print(f"conllu writes: {again}")
print("comment kept" if COMMENT in lines else "comment lost")
print(f"udapi writes: {other}")
cut = "https://paper.example/?id"
sys.exit(not (read == cut and again == f"Source={cut}|Entity=(e1-place-1-page:x" and COMMENT in lines and other == MISC))
PY
"$folder/venv/bin/python" "$folder/look.py"
