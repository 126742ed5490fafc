"""Whom somebody asks or advises to do it belongs to what is asked: "asked | her staff not to speak"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.rule import settles
from annotate.language import syntax
from annotate.record import SpeechAct

# "Told them to leave", "promised them to leave": to whom it was said.
_ACTS: frozenset[SpeechAct] = frozenset({"demand", "propose", "want", "predict", "believe", "decide"})
_REASONED: frozenset[SpeechAct] = frozenset({"praise", "accuse"})
_OPENINGS = (("to",), ("not", "to"), ("as",))


@settles(rank=34)
def with_whom(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, an infinitive with the object of the cue that is to do it.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        start = _object_before(index, one)
        yield one if start is None else replace(one, content=[(start, one.content[0][1]), *one.content[1:]])


def _object_before(index: DocIndex, one: Attribution) -> int | None:
    """Return where the object begins that alone stands between a cue and an infinitive or an "as"."""
    if not one.cue or one.content[0][0] < one.cue[-1][1]:
        return None
    cue, content = index.tokens(*one.cue[-1]), index.tokens(*one.content[0])
    opening = tuple(token.lower_ for token in content[:2])
    verb = verb_of(cue)
    act = None if verb is None else index.words.act_of(verb.lower_)
    told = act in _ACTS and any(opening[: len(known)] == known for known in _OPENINGS)
    if verb is None or not (told or (act in _REASONED and opening[:1] == ("for",))):
        return None
    whom = next((child for child in syntax.objects(verb) if cue.end <= child.i < content.start), None)
    if whom is None or index.doc[whom.left_edge.i : cue.end] or whom.left_edge.i > cue.end:
        return None
    last = whom.right_edge.i if whom.right_edge.i < content.start else content.start - 1
    behind = index.doc[last + 1 : content.start]
    return whom.left_edge.idx if all(token.is_punct for token in behind) else None
