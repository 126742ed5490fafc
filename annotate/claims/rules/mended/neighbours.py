"""A quotation that is a sentence of its own is not of whoever the next sentence is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import mends

_CLOSED = ('."', ".”", ".'", ".’")


@mends(rank=3)
def without_neighbours(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of a finished quotation to somebody who does something else after it.

    "I have nothing to hide." The tribunal adjourned: who adjourns says nothing by it.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not _is_neighbour(index, one):
            yield one


def _is_neighbour(index: DocIndex, one: Attribution) -> bool:
    if not one.source or not one.cue or not one.content:
        return False
    end = one.content[-1][1]
    if not index.text[:end].endswith(_CLOSED) or min(one.source[0][0], one.cue[0][0]) < end:
        return False
    if one.source[0][0] > one.cue[0][0]:
        # "... ." Said the mayor.
        return False
    lemmas = {index.words.lemma(token.lower_) for token in one.cue_words(index)}
    known = lemmas & index.words.verbs.keys() or any(word in index.words.nouns for word in lemmas)
    return not known
