"""The sentence before who says it is told whole: "| It does not show that fish hear |, Roe stressed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax


@settles(rank=19)
def whole_before_the_cue(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the complement of a verb before the cue together with that verb.

    Args:
        index: The document.
        found: Attributions.
    """
    cues = cue_tokens(index, found)
    for one in found:
        place = _sentence(index, one, cues)
        yield one if place is None else replace(one, content=[place])


def _sentence(index: DocIndex, one: Attribution, cues: set[int]) -> Offsets | None:
    """Return the clause whose verb has the content for its complement, and the cue beside it."""
    if len(one.content) != 1 or not one.cue or one.content[0][1] > one.cue[0][0]:
        return None
    content = index.tokens(*one.content[0])
    beside = next((token for token in one.cue_words(index) if syntax.is_parataxis(token)), None)
    head = index.head_of(*one.content[0])
    if beside is None or head is None or head.head.i != beside.head.i or any(t.is_quote for t in content):
        return None
    verb = beside.head
    start, _ = index.sentence_bounds[index.sentence_of[verb.i]]
    before = index.doc[start : content.start]
    if not start <= verb.i < content.start or verb.i in cues or any(t.is_quote for t in before):
        return None
    return trimmed(index, start, content.end)
