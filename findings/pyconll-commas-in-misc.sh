#!/usr/bin/env bash
# pyconll 3.3.1 and udapi 0.5.2 (PyPI), with Python 3.11.
# In CoNLL-U, commas part the values of a feature (FEATS), in alphabetical order; of the last column (MISC) it is only said that bars part
# its items. One would guess that what stands there comes back as it was, commas included. pyconll takes every value of MISC for a set of
# values parted by commas, and writes the set sorted and without repeats. A gloss has its words in another order and loses one that comes
# twice. Coreference (CorefUD, "Entity=") has commas within its brackets: where two mentions begin at one word, the inner one's end and
# type go into the outer one, and the file can no longer be read as what it was. udapi keeps all of it.
# Seen: 'pyconll: Gloss=a,house,the' and 'pyconll: Entity=(e2-organization-2-kind:nominal,type:NORP),type:ORG(e1-other-1-kind:name' for
# 'Gloss=the,house,a,house' and 'Entity=(e2-organization-2-kind:nominal,type:ORG(e1-other-1-kind:name,type:NORP)', which udapi writes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyconll==3.3.1 udapi==0.5.2
cat >"$folder/look.py" <<'PY'
import sys

import pyconll
from udapi.core.document import Document

GLOSS = "Gloss=the,house,a,house"
ENTITY = "Entity=(e2-organization-2-kind:nominal,type:ORG(e1-other-1-kind:name,type:NORP)"
HEAD = "# newdoc id = d\n# global.Entity = eid-etype-head-other\n# sent_id = s1\n# text = French police\n"


def misc(text):
    return next(line for line in text.splitlines() if line.startswith("1\t")).split("\t")[9]


def written(first, second):
    rows = (("French", "ADJ", "2", "amod", first), ("police", "NOUN", "0", "root", second))
    lines = [
        "\t".join([str(number), word, word.lower(), tag, "_", "_", head, deprel, "_", items])
        for number, (word, tag, head, deprel, items) in enumerate(rows, 1)
    ]
    text = HEAD + "\n".join(lines) + "\n\n"
    document = Document()
    document.from_conllu_string(text)
    return [misc(pyconll.load_from_string(text).conll()), misc(document.to_conllu_string())]


found = {GLOSS: written(GLOSS, "_"), ENTITY: written(ENTITY, "Entity=e2)")}
for again, kept in found.values():
    print(f"pyconll: {again}\nudapi: {kept}")
expected = {
    GLOSS: ["Gloss=a,house,the", GLOSS],
    ENTITY: ["Entity=(e2-organization-2-kind:nominal,type:NORP),type:ORG(e1-other-1-kind:name", ENTITY],
}
sys.exit(found != expected)
PY
"$folder/venv/bin/python" "$folder/look.py"
