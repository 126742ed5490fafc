"""Documents written by hand, so that the cases test the rules and not the model.

A line is a sentence, an empty line ends a paragraph. A word is
``form/TAG/head/dep``, the head as the word's number in its line from 1 (0 is
the root), or a bare ``form`` where the case needs no parse. ``{s``, ``{q`` and
``{c`` open a source, a cue and a content as the model leaves them, ``}`` closes
the last opened; a number after the letter ("{s1", "{q1") links the parts of one
attribution. Marks stand against their words as they do in print.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, SpanGroup

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.language import groups
from tests import pipelines

VOCAB = pipelines.plain().vocab
# fmt: off
POS = {
    "V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "I": "ADP", "D": "DET", "M": "AUX", "T": "PART",
    "P": "PRON", "W": "PRON", "C": "CCONJ",
}
# fmt: on
KEYS = {"s": groups.SOURCES, "q": groups.CUES, "c": groups.CONTENTS}
CLOSES = frozenset({",", ".", "?", "!", ":", ";", "”", "’", "»", ")", "%", "'s", "’s", "n't", "n’t"})
OPENS = frozenset({"“", "‘", "«", "(", "$"})
_OPEN = re.compile(r"\{([sqc])(\d*)$")


class _Reader:
    """Collects words and spans line by line."""

    def __init__(self) -> None:
        self.words: list[tuple[str, str, int, str, bool]] = []
        self.waiting: list[tuple[str, str, int]] = []
        self.spans: dict[str, list[tuple[int, int, str]]] = {kind: [] for kind in KEYS}

    def line(self, line: str) -> None:
        first = len(self.words)
        for item in line.split():
            opened = _OPEN.match(item)
            if opened:
                self.waiting.append((opened[1], opened[2], len(self.words)))
            elif item == "}":
                kind, name, start = self.waiting.pop()
                self.spans[kind].append((start, len(self.words), name))
            else:
                self._word(item, first)
        self._attach_bare_words(first)

    def _word(self, item: str, first: int) -> None:
        parts = item.rsplit("/", 3)
        form, tag, head, dep = parts if len(parts) == 4 else (item, "X", "0", "ROOT")
        here = len(self.words)
        above = first + int(head) - 1 if int(head) else here
        self.words.append((form, tag, above, dep if int(head) else "ROOT", here == first))

    def _attach_bare_words(self, first: int) -> None:
        """Hang words without a parse on the root of their line: every root is a sentence of its own."""
        line = self.words[first:]
        roots = [n for n, word in enumerate(line, first) if word[3] == "ROOT" and word[1] != "X"]
        root = roots[0] if roots else first
        for number, (form, tag, _, dep, start) in enumerate(line, first):
            if tag == "X" and dep == "ROOT" and number != root:
                self.words[number] = (form, tag, root, "dep" if form[0].isalnum() else "punct", start)

    def paragraph(self) -> None:
        self.words.append(("\n\n", "_SP", len(self.words) - 1, "dep", False))


def parse(marked: str) -> Doc:
    """Return a ``Doc`` with parse and span groups, as the pipeline leaves it."""
    reader = _Reader()
    for line in marked.strip().split("\n"):
        if line.strip():
            reader.line(line)
        else:
            reader.paragraph()
    forms = [word[0] for word in reader.words]
    doc = Doc(
        VOCAB,
        words=forms,
        spaces=_spaces(forms),
        tags=[word[1] for word in reader.words],
        pos=[_pos(form, tag, dep) for form, tag, _, dep, _ in reader.words],
        heads=[word[2] for word in reader.words],
        deps=[word[3] for word in reader.words],
        lemmas=[form.lower() for form in forms],
        sent_starts=[word[4] for word in reader.words],
    )
    _add_groups(doc, reader.spans)
    return doc


def _spaces(forms: list[str]) -> list[bool]:
    spaces = []
    opened = False
    for number, form in enumerate(forms):
        following = forms[number + 1] if number + 1 < len(forms) else "\n"
        if form == '"':
            opened = not opened
        glued = following in CLOSES or (following == '"' and opened)
        spaces.append(
            not (glued or form in OPENS or (form == '"' and opened) or following.isspace() or form.isspace())
        )
    return spaces


def _pos(form: str, tag: str, dep: str) -> str:
    if dep in {"aux", "aux:pass", "cop"}:
        return "AUX"
    if tag.startswith("NNP"):
        return "PROPN"
    if tag == "CD":
        return "NUM"
    if tag == "_SP":
        return "SPACE"
    return POS.get(tag[0], "X") if form[0].isalnum() else "PUNCT"


def _add_groups(doc: Doc, spans: dict[str, list[tuple[int, int, str]]]) -> None:
    for found in spans.values():
        found.sort()
    sources, cues = ([name for *_, name in spans[kind]] for kind in "sq")
    links = {
        "q": ("source", [sources.index(n) if n and n in sources else -1 for n in cues]),
        "c": ("cue", [cues.index(n) if n and n in cues else -1 for *_, n in spans["c"]]),
    }
    for kind, key in KEYS.items():
        attrs: dict[str, object] = {"confidence": [0.9] * len(spans[kind])}
        if kind in links:
            attrs[links[kind][0]] = links[kind][1]
        made = [Span(doc, start, end) for start, end, _ in spans[kind]]
        doc.spans[key] = SpanGroup(doc, name=key, spans=made, attrs=attrs)


def attribution(doc: Doc) -> tuple[DocIndex, Attribution]:
    """Return the one attribution that the marked spans make up."""
    parts = {kind: [(s.start_char, s.end_char) for s in doc.spans[key]] for kind, key in KEYS.items()}
    return DocIndex(doc), Attribution(parts["s"], parts["q"], parts["c"], "model", 0.9)


def said(doc: Doc, found: list[Attribution]) -> list[str]:
    """Return attributions as "source | cue | content", pieces of a part joined by " + "."""

    def words(places: list[tuple[int, int]]) -> str:
        return " + ".join(doc.text[start:end].replace("\n\n", " ¶ ") for start, end in places)

    return [" | ".join((words(a.source), words(a.cue), words(a.content))) for a in found]
