#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# Words of a Doc can be merged or split afterwards (Doc.retokenize). Doc.ents keeps its words, as one would guess; the spans of
# Doc.spans, ids and labels included, keep their word numbers instead and lie over other words from then on, without a word of
# warning. (Also reported as issue 12024 of explosion/spaCy.)
# Seen: "ents: Bob Li (e2)" before and after; "spans: Bob Li (c1)" before, "spans: Li in (c1)" after "Ann Roe" became one word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys
import spacy
from spacy.tokens import Span


def seen(doc):
    return [f"{name}: {span.text} ({span.id_})" for name, group in (("ents", doc.ents), ("spans", doc.spans["c"])) for span in group]


doc = spacy.blank("en")("Ann Roe met Bob Li in Turin on Monday.")
doc.ents = [Span(doc, 3, 5, "PERSON", span_id="e2")]
doc.spans["c"] = [Span(doc, 3, 5, "WHO", span_id="c1")]
before = seen(doc)
with doc.retokenize() as words:
    words.merge(doc[0:2])
after = seen(doc)
print("before:", *before)
print("after:", *after)
sys.exit(before != ["ents: Bob Li (e2)", "spans: Bob Li (c1)"] or after != ["ents: Bob Li (e2)", "spans: Li in (c1)"])
PY
"$folder/venv/bin/python" "$folder/look.py"
