"""Who shows something of their own says nothing: "he is showing his fear"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_human
from annotate.language import syntax

_SHOWING = frozenset({"show", "display", "exhibit", "betray", "demonstrate"})
_SOME = frozenset({"no", "little", "any", "some", "great", "much"})
_FEW = 5
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


def _is_bare(content: Span) -> bool:
    """Tell "no remorse" from "no evidence that they paid", which tells something."""
    return len(content) <= _FEW and not any(token.tag_ in syntax.FINITE for token in content)


def _shows_own(index: DocIndex, one: Attribution) -> bool:
    verbs = [token for token in one.cue_words(index) if token.pos_ == "VERB"]
    if not verbs or index.words.lemma(verbs[-1].lower_) not in _SHOWING or len(one.content) != 1:
        return False
    content = index.tokens(*one.content[0])
    if content.start < verbs[-1].i:
        return False
    if content[0].lower_ not in _OWN:
        who = index.head_of(*one.source[0]) if one.source else None
        return content[0].lower_ in _SOME and who is not None and is_human(who) and _is_bare(content)
    return not any(token.tag_ in syntax.FINITE for token in content)
