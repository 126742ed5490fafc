"""A quotation inside a quotation ends with its own mark: "Toni shouted 'Out!' and he broke it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles


@settles(rank=25)
def within_their_marks(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a quotation inside another up to its own closing mark and with it.

    Args:
        index: The document.
        found: Attributions.
    """
    inner = {quoted.start: quoted for quoted in index.quotations.all if quoted.level > 0 and quoted.closed}
    for one in found:
        quoted = inner.get(one.content[0][0]) if len(one.content) == 1 else None
        behind = bool(one.cue) and one.cue[-1][1] <= one.content[0][0]
        if quoted is None or not behind or one.content[0][1] == quoted.end:
            yield one
        else:
            yield replace(one, content=[(quoted.start, quoted.end)])
