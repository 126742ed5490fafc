#!/usr/bin/env bash
# webvtt-py 0.6.0 (PyPI), with Python 3.11.
# WebVTT names who speaks with a mark, "<v Ann>", and one cue may have several speakers, as subtitles do where two people talk at once.
# webvtt-py has caption.voice for the speaker and caption.text for the words. One would guess that the words are those of the speaker, or
# that a cue with two has none. voice is whoever is marked first, and text has all words of the cue with no mark left: what another says,
# and what stands behind the end of the mark ("</v>") and is nobody's, is put into the first one's mouth, and a denial follows its own
# claim as one person's words. Only raw_text tells the difference.
# Seen: "two lines: Ann: It is shut. It is not.", "one line: Ann: It is shut. It is not.", "after the end: Ann: It is shut. It is not." and
# "in two cues: Ann: It is shut. / Bob: It is not.".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet webvtt-py==0.6.0
cat >"$folder/look.py" <<'PY'
import io
import sys

import webvtt

CUES = {
    "two lines": ["<v Ann>It is shut.</v>\n<v Bob>It is not.</v>"],
    "one line": ["<v Ann>It is shut.</v> <v Bob>It is not.</v>"],
    "after the end": ["<v Ann>It is shut.</v> It is not."],
    "in two cues": ["<v Ann>It is shut.", "<v Bob>It is not."],
}


def read(cues):
    times = [f"00:0{second}.000 --> 00:0{second}.900\n{cue}\n" for second, cue in enumerate(cues)]
    captions = webvtt.from_buffer(io.StringIO("WEBVTT\n\n" + "\n".join(times)))
    return " / ".join(f"{caption.voice}: {' '.join(caption.text.split())}" for caption in captions)


found = {name: read(cues) for name, cues in CUES.items()}
for name, said in found.items():
    print(f"{name}: {said}")
mixed = "Ann: It is shut. It is not."
sys.exit(list(found.values()) != [mixed, mixed, mixed, "Ann: It is shut. / Bob: It is not."])
PY
"$folder/venv/bin/python" "$folder/look.py"
