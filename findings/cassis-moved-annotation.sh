#!/usr/bin/env bash
# dkpro-cassis 0.12.0 (PyPI), with Python 3.11.
# An annotation of a Cas has its begin and end as attributes, and who corrects a span sets them. One would guess that the Cas knows the
# annotation by its new place from then on, as the Java framework does, which takes it out of its index and puts it back. It goes on to be
# ordered by the old place: select_covered does not have it for the sentence where it now is, select gives it out of order, and remove says
# that it is not there. Written and read again, or taken out before it is moved and then added, it is right.
# Seen, for "Turin" (35-40) that becomes "resigned" (8-16): "set: sentences [Ann] [Bob], in order Ann Bob resigned, remove ValueError",
# "read again: sentences [Ann resigned] [Bob], in order Ann resigned Bob, remove done" and the same for "removed, set, added".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dkpro-cassis==0.12.0
cat >"$folder/look.py" <<'PY'
import sys

from cassis import Cas, TypeSystem, load_cas_from_xmi

types = TypeSystem()
Sentence = types.create_type("news.Sentence", "uima.tcas.Annotation")
Name = types.create_type("news.Name", "uima.tcas.Annotation")


def corrected(how):
    cas = Cas(types)
    cas.sofa_string = "Ann Roe resigned. Bob Li stayed in Turin."
    cas.add_all([Sentence(begin=0, end=17), Sentence(begin=18, end=41)])
    names = [Name(begin=0, end=3), Name(begin=18, end=21), Name(begin=35, end=40)]
    cas.add_all(names)
    if how == "removed, set, added":
        cas.remove(names[2])
    names[2].begin, names[2].end = 8, 16
    if how == "removed, set, added":
        cas.add(names[2])
    return load_cas_from_xmi(cas.to_xmi(), types) if how == "read again" else cas


def words(annotations):
    return " ".join(annotation.get_covered_text() for annotation in annotations)


def seen(cas):
    found = [f"[{words(cas.select_covered('news.Name', each))}]" for each in cas.select("news.Sentence")]
    order = words(cas.select("news.Name"))
    moved = next(name for name in cas.select("news.Name") if name.begin == 8)
    try:
        cas.remove(moved)
        removed = "done"
    except ValueError:
        removed = "ValueError"
    return f"sentences {' '.join(found)}, in order {order}, remove {removed}"


found = {how: seen(corrected(how)) for how in ("set", "read again", "removed, set, added")}
for how, what in found.items():
    print(f"{how}: {what}")
right = "sentences [Ann resigned] [Bob], in order Ann resigned Bob, remove done"
sys.exit(list(found.values()) != ["sentences [Ann] [Bob], in order Ann Bob resigned, remove ValueError", right, right])
PY
"$folder/venv/bin/python" "$folder/look.py"
