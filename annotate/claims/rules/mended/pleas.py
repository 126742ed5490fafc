"""Who pleads guilty or not: what is pleaded begins with that word, and "guilty" alone tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.speech_acts import PLEADING, PLEAS
from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles

_ENTERING = frozenset({"enter", "enters", "entered", "entering"})
_GUILTY = frozenset({"guilty", "not", "to", "of"})
_NEAR = 5


@settles(rank=27)
def with_pleas(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, pleas whole, and of "not guilty to theft" none that says "guilty to theft".

    Args:
        index: The document.
        found: Attributions.
    """
    whole = [(one, *_parts(index, one)) for one in found]
    pleaded = [place for _, place, _ in whole if place is not None]
    for one, place, cue in whole:
        if place is not None and cue is not None:
            last = max([place[1], *(end for _, end in one.content)])
            yield replace(one, cue=[cue], content=[(place[0], last)])
        elif not _is_only_guilty(index, one) or not touches_any(one.cue[0], pleaded):
            yield one


def _parts(index: DocIndex, one: Attribution) -> tuple[Offsets | None, Offsets | None]:
    """Return where "guilty to theft" or "not guilty" stands behind a cue that pleads, and all of the cue."""
    words = one.cue_words(index)
    forms = {token.lower_ for token in words}
    if not words or any(start < words[0].idx for start, _ in one.content):
        return None, None
    behind = index.doc[words[0].i + 1 : words[-1].i + 1 + _NEAR]
    guilty = next((token for token in behind if token.lower_ == "guilty"), None)
    if guilty is None:
        return None, None
    start = guilty.nbor(-1) if guilty.nbor(-1).lower_ == "not" else guilty
    entered = not _ENTERING.isdisjoint(forms)
    pleads = any(token.lower_ in PLEAS for token in behind if token.i < start.i) and entered
    if not pleads and PLEADING.isdisjoint(forms):
        return None, None
    before = start.nbor(-1)
    last = _charge_end(guilty)
    return (start.idx, last.idx + len(last)), (words[0].idx, before.idx + len(before))


def _charge_end(guilty: Token) -> Token:
    """Return the last word of what is pleaded guilty or not guilty to."""
    if guilty.i + 1 >= len(guilty.doc) or guilty.nbor().lower_ not in {"to", "of"}:
        return guilty
    charge = guilty.nbor().head
    return charge.right_edge if charge.i > guilty.i + 1 else guilty


def _is_only_guilty(index: DocIndex, one: Attribution) -> bool:
    words = [token.lower_ for token in one.cue_words(index)]
    return "guilty" in words and _GUILTY.issuperset(words)
