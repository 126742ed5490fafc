"""What a noun takes up: "said it had been hidden, | a charge | the minister denied" denies that it had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles


@settles(rank=34)
def what_was_said_before(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of "a charge he denied" behind what somebody says what that one says.

    Args:
        index: The document.
        found: Attributions.
    """
    ends = {one.content[-1][1]: one for one in found if one.cue}
    for one in found:
        before = _before(index, one, ends)
        if before is None:
            yield one
            continue
        because = [*one.because, f"“{index.text[slice(*one.content[0])]}” takes up what was said before it"]
        yield replace(one, content=before, because=because)


def _before(index: DocIndex, one: Attribution, ends: dict[int, Attribution]) -> list[Offsets] | None:
    """Return what was said right before a comma and the noun for it."""
    if len(one.content) != 1 or not one.cue or one.cue[0][0] < one.content[0][1]:
        return None
    words = index.tokens(*one.content[0])
    if len(words) != 2 or words[0].lower_ not in {"a", "an"} or words[1].lower_ not in index.words.nouns:
        return None
    comma = index.doc[words.start - 1] if words.start > 1 else words[0]
    outer = ends.get(comma.idx) if comma.text == "," else None
    return None if outer is None or outer is one else list(outer.content)
