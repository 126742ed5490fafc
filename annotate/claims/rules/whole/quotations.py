"""A quotation right behind what its speaker says is told with it: "She said it was over. “I am glad.”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.claims.spans.index import DocIndex, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.language import syntax
from annotate.record import SpeechAct

_ACTS: frozenset[SpeechAct] = frozenset(
    {"say", "report", "announce", "claim", "confirm", "admit", "explain", "warn"}
)


@settles(rank=23)
def with_the_quotation_behind(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, one in the article's words with the quotation of its speaker in the same paragraph.

    In a paragraph of its own a quotation is a claim of its own.

    Args:
        index: The document.
        found: Attributions.
    """
    alone = {one.content[0][0]: one for one in found if not one.cue and one.inferred and one.source}
    ends = {_end(one): one for one in found if one.source and _tells(index, one)}
    joined: dict[int, Attribution] = {}
    for start, quotation in alone.items():
        before = ends.get(len(index.text[:start].rstrip(" .")))
        if before is None or _paragraph(index, before.content[0][0]) != _paragraph(index, start):
            continue
        if any(touches_any(place, before.source) for place in quotation.source):
            joined[id(before)] = quotation
    parts = {id(quotation) for quotation in joined.values()}
    for one in found:
        if id(one) in joined:
            yield replace(one, content=[*one.content, *joined[id(one)].content])
        elif id(one) not in parts:
            yield one


def _end(one: Attribution) -> int:
    """Return where an attribution ends."""
    return max(end for _, end in (*one.source, *one.cue, *one.content))


def _tells(index: DocIndex, one: Attribution) -> bool:
    """Tell a cue that takes no stand against a clause in the article's words."""
    acts = {index.words.act_of(token.lower_) for token in one.cue_words(index)}
    if acts.isdisjoint(_ACTS):
        return False
    quoted = index.quotations.at(one.content[0][0])
    finite = any(token.tag_ in syntax.FINITE for place in one.content for token in index.tokens(*place))
    return finite and (quoted is None or quoted.start != one.content[0][0])


def _paragraph(index: DocIndex, offset: int) -> int:
    return index.paragraph_of[index.token_at(offset)]
