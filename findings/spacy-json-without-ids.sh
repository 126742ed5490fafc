#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# Entities and the spans of Doc.spans have two ids: their own (Span.id_) and that of a knowledge base (kb_id_). Doc.to_bytes and
# DocBin keep all four. One would guess the same of Doc.to_json and Doc.from_json. They keep one: the knowledge base's id of spans
# in Doc.spans; that of an entity and both own ids are not written, and are empty after.
# Seen: "bytes: ents e1 Q1, spans c1 Q5", "DocBin: ents e1 Q1, spans c1 Q5" and "JSON: ents - -, spans - Q5".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys
import spacy
from spacy.tokens import Doc, DocBin, Span

vocab = spacy.blank("en").vocab
doc = Doc(vocab, words=["Ann", "met", "Bob"])
doc.ents = [Span(doc, 0, 1, "PERSON", kb_id="Q1", span_id="e1")]
doc.spans["c"] = [Span(doc, 2, 3, "WHO", kb_id="Q5", span_id="c1")]
copies = {
    "bytes": Doc(vocab).from_bytes(doc.to_bytes()),
    "DocBin": next(DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(vocab)),
    "JSON": Doc(vocab).from_json(doc.to_json()),
}


def ids(span):
    return f"{span.id_ or '-'} {span.kb_id_ or '-'}"


found = {name: f"ents {ids(copy.ents[0])}, spans {ids(copy.spans['c'][0])}" for name, copy in copies.items()}
for name, kept in found.items():
    print(f"{name}: {kept}")
whole = "ents e1 Q1, spans c1 Q5"
sys.exit(found != {"bytes": whole, "DocBin": whole, "JSON": "ents - -, spans - Q5"})
PY
"$folder/venv/bin/python" "$folder/look.py"
