#!/usr/bin/env bash
# spaCy 3.8.18 (PyPI), with Python 3.11.
# Span.as_doc makes a document of a sentence, and is documented to copy the data. One would guess that the spans of Doc.spans which lie in
# it come along, as they do in Doc.copy and Doc.from_docs. Doc.ents does, Doc.spans does not, and no key of it is left to tell; nor do the
# categories. Corpus, which hands a file of documents to training, cuts with it: where max_length or gold_preproc is set, each sentence of
# a long document has its entities and no spans, and what learns spans from it (spancat, span_finder) is told that there are none.
# Seen: "document: ents 2, spans 2, cats 1", "Corpus: ents 2, spans 2, cats 1", "as_doc: ents 1, spans 0, cats 0", "Corpus, max_length: ents
# 1, spans 0, cats 0 | ents 1, spans 0, cats 0" and the same for "Corpus, gold_preproc".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18
cat >"$folder/look.py" <<'PY'
import sys

import spacy
from spacy.tokens import DocBin, Span
from spacy.training import Corpus

path = f"{sys.argv[1]}/news.spacy"
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
doc = nlp("Ann Roe resigned. Bob Li stayed in Turin.")
people = [(0, 2), (4, 6)]
doc.set_ents([Span(doc, *place, "PERSON") for place in people])
doc.spans["sc"] = [Span(doc, *place, "SOURCE") for place in people]
doc.cats = {"politics": 1.0}
DocBin(docs=[doc]).to_disk(path)


def told(*docs):
    return " | ".join(
        f"ents {len(each.ents)}, spans {len(each.spans.get('sc', []))}, cats {len(each.cats)}" for each in docs
    )


def read(**settings):
    return told(*(example.reference for example in Corpus(path, **settings)(nlp)))


found = {
    "document": told(doc),
    "Corpus": read(),
    "as_doc": told(list(doc.sents)[1].as_doc()),
    "Corpus, max_length": read(max_length=8),
    "Corpus, gold_preproc": read(gold_preproc=True),
}
for name, numbers in found.items():
    print(f"{name}: {numbers}")
whole, part = "ents 2, spans 2, cats 1", "ents 1, spans 0, cats 0"
sys.exit(list(found.values()) != [whole, whole, part, f"{part} | {part}", f"{part} | {part}"])
PY
"$folder/venv/bin/python" "$folder/look.py" "$folder"
