"""The layers that the encoder predicts, and the order of their outputs.

Training writes this layout and inference reads it, so it lives here alone. A
span layer is a BIO tag sequence: label 0 is outside, then ``B-`` and ``I-`` of
each kind in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ENTITY_KINDS = (
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "NORP",
    "DATE",
    "MISC",
    "MONEY",
    "FACILITY",
    "PRODUCT",
)
TIME_KINDS = ("DATE", "TIME", "DURATION", "SET")
EVENT_KINDS = ("OCCURRENCE", "STATE", "I_ACTION", "I_STATE", "REPORTING", "ASPECTUAL", "PERCEPTION")
DCT_RELATIONS = ("BEFORE", "OVERLAP", "AFTER")

SPAN_LAYERS: dict[str, tuple[str, ...]] = {
    "entities": ENTITY_KINDS,
    "sources": ("SOURCE",),
    "cues": ("CUE",),
    "contents": ("CONTENT",),
    "times": TIME_KINDS,
}
SPAN_WIDTHS = {name: 2 * len(kinds) + 1 for name, kinds in SPAN_LAYERS.items()}
MAX_STATES = max(SPAN_WIDTHS.values())

ARC_WIDTH = 224
LABEL_WIDTH = 80
LINK_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Inventory:
    """Label sets that come from the treebanks."""

    tags: tuple[str, ...]
    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    deprels: tuple[str, ...]


def output_layout(inventory: Inventory) -> dict[str, slice]:
    """Return where each head's numbers stand in the network's output row of a word.

    The first part is read from the mix of layers for spans, the second from
    the mix for syntax; both parts are one matrix product each.
    """
    widths: dict[str, int] = dict(SPAN_WIDTHS)
    widths["events"] = len(EVENT_KINDS) + 1
    widths["dct"] = len(DCT_RELATIONS)
    widths["factuality"] = 1
    for name in ("cue_source", "source", "content_cue", "cue"):
        widths[f"link_{name}"] = LINK_WIDTH
    widths["tags"] = len(inventory.tags)
    widths["upos"] = len(inventory.upos)
    widths["lemmas"] = len(inventory.lemmas)
    widths["sentence"] = 1
    for name in ("arc_dependent", "arc_head"):
        widths[name] = ARC_WIDTH
    for name in ("label_dependent", "label_head"):
        widths[name] = LABEL_WIDTH
    layout: dict[str, slice] = {}
    position = 0
    for name, width in widths.items():
        layout[name] = slice(position, position + width)
        position += width
    return layout


def first_syntax_output(layout: dict[str, slice]) -> int:
    """Return where the part that reads the syntax mix begins."""
    return int(layout["tags"].start)


def output_width(layout: dict[str, slice]) -> int:
    """Return the number of outputs per word."""
    return max(int(part.stop) for part in layout.values())


def lemma_script(form: str, lemma: str) -> str:
    """Return how to make a lemma from a form: cut so many characters, append these.

    ``=`` in front keeps the letter case of the form, which proper names need.
    Source: the suffix scripts of Straka 2018 (UDPipe 2.0), simplified.
    """
    keep = lemma != lemma.lower()
    base = form if keep else form.lower()
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{'=' if keep else ''}{len(base) - common}|{lemma[common:]}"


@lru_cache(maxsize=1 << 13)
def apply_lemma_script(form: str, script: str) -> str:
    """Return the lemma that a script makes of a form; the form itself if it does not fit."""
    cut, _, ending = script.lstrip("=").partition("|")
    base = form if script.startswith("=") else form.lower()
    if int(cut) > len(base):
        return base
    return (base[: len(base) - int(cut)] + ending) or base
