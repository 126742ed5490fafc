"""Who says no to it refuses it: "said no | to the offer"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax


@settles(rank=34)
def without_no(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, the "no to" of what somebody says no to with the cue.

    "He said no to both" refuses both, "he said no to that was given" tells what was given.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        start = _refused(index, one)
        if start is None:
            yield one
            continue
        cue = [*one.cue[:-1], (one.cue[-1][0], index.doc[start - 1].idx + len(index.doc[start - 1]))]
        yield replace(one, cue=cue, content=[(index.doc[start].idx, one.content[-1][1])])


def _refused(index: DocIndex, one: Attribution) -> int | None:
    """Return the number of the first word of what somebody says no to."""
    if not one.cue or len(one.content) != 1 or one.content[0][0] < one.cue[-1][1]:
        return None
    verb, content = index.tokens(*one.cue[-1])[-1], index.tokens(*one.content[0])
    if index.words.lemma(verb.lower_) != "say" or content.start != verb.i + 1 or len(content) < 3:
        return None
    if [token.lower_ for token in content[:2]] != ["no", "to"]:
        return None
    told = any(token.tag_ in syntax.FINITE and token.head.i <= verb.i for token in content[2:])
    return None if told else content.start + 2
