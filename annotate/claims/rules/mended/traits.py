"""Who shows something of their own says nothing: "he is showing his fear"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_SHOWING = frozenset({"show", "display", "exhibit", "betray", "demonstrate"})
_OWN = frozenset({"his", "her", "their", "its", "my", "our", "your"})


@settles(rank=7)
def without_traits(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those that only tell what somebody shows of themselves.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not _shows_own(index, one):
            yield one


def _shows_own(index: DocIndex, one: Attribution) -> bool:
    verbs = [token for token in one.cue_words(index) if token.pos_ == "VERB"]
    if not verbs or index.words.lemma(verbs[-1].lower_) not in _SHOWING or len(one.content) != 1:
        return False
    content = index.tokens(*one.content[0])
    if content[0].lower_ not in _OWN or content.start < verbs[-1].i:
        return False
    return not any(token.tag_ in syntax.FINITE for token in content)
