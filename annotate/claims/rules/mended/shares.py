"""How many voted for something says nobody's words: "91 per cent of the members voted to strike"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles

_SHARES = frozenset({"cent", "percent", "%", "third", "thirds", "quarter", "quarters", "half", "majority"})
_VOTING = frozenset({"vote", "back", "elect", "approve", "reject", "choose", "ballot", "support"})


@settles(rank=11)
def without_results(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those that only give the result of a vote.

    What a share of people think, want or expect is theirs.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not _is_result(index, one):
            yield one


def _is_result(index: DocIndex, one: Attribution) -> bool:
    verb = cue_verb(one.cue_words(index), index.words)
    if verb is None or one.by != "rule" or index.words.lemma(verb.lower_) not in _VOTING:
        return False
    head = index.head_of(*one.source[0]) if one.source else None
    return head is not None and (head.lower_ in _SHARES or head.like_num)
