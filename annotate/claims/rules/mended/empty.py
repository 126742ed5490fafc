"""Contents with nothing in them: "in the video, which was posted on Monday", or only who tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax

# "It", "this" and "her" may be what was told, rejected or praised: "he announced this".
_NOTHING = frozenset(
    {"he", "she", "they", "him", "them", "who", "whom", "which", "that", "what", "when", "where", "to", "as"}
)


@settles(rank=20)
def telling_something(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those whose content is a pronoun or a particle alone, or their source.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if one.content == one.source:
            continue
        words = [
            token
            for place in one.content
            for token in index.tokens(*place)
            if not (token.is_punct or token.is_space)
        ]
        if any(token.lower_ not in _NOTHING or _points_back(token) for token in words):
            yield one


def _points_back(token: Token) -> bool:
    """Tell the "that" of "disputed that" from one that opens a clause: "the fence that fell"."""
    stands = syntax.is_object(token) or syntax.is_subject(token) or syntax.is_oblique(token)
    # Nothing is opened at the end of a sentence.
    last = token.i + 1 == token.sent.end or token.nbor().text in {".", "!", "?"}
    return token.lower_ == "that" and token.tag_ == "DT" and (stands or last)
