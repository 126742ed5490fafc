"""Who said a quotation that somebody else passes on: "“It fell,” the mayor said, according to the Mail"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase
from annotate.claims.spans.rule import settles
from annotate.language import syntax


@settles(rank=38)
def with_who_said_it(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, beside a quotation that is so "according to" somebody that of who said it.

    Args:
        index: The document.
        found: Attributions.
    """
    cues = cue_tokens(index, found)
    for one in found:
        said = _said(index, one, cues)
        if said is None:
            yield one
            continue
        yield replace(one, content=said.content)
        yield said


def _said(index: DocIndex, one: Attribution, cues: set[int]) -> Attribution | None:
    """Return what is told by the verb that stands between a quotation and "according to"."""
    if len(one.cue) != 1 or not one.source or index.tokens(*one.cue[0])[0].lower_ != "according":
        return None
    content = [_quoted(index, place, one.cue[0][0]) for place in one.content]
    quoted = [place for place in content if place is not None]
    if len(quoted) != len(content):
        return None
    last, at = index.tokens(*quoted[-1]), index.tokens(*one.cue[0]).start
    if index.sentence_of[last[-1].i] != index.sentence_of[at]:
        return None
    for verb in index.doc[last.end : at]:
        subject = _speaker(index, verb)
        if subject is None or verb.i in cues or not last.end <= subject.left_edge.i <= subject.i < at:
            continue
        source, first = offsets_of(phrase(subject)), group(verb)[0]
        cue = first.idx, verb.idx + len(verb)
        if not touches_any(source, [cue, *one.cue, *quoted]):
            because = [f"“{verb.text}” stands between the quotation and “according to”"]
            return Attribution([source], [cue], quoted, "rule", one.confidence, because)
    return None


def _quoted(index: DocIndex, place: Offsets, before: int) -> Offsets | None:
    """Return the part of a place that is one quotation, which ends before an offset."""
    mark = index.quotations.at(place[0])
    if mark is None or not mark.closed or mark.start != place[0] or mark.end > min(place[1], before):
        return None
    return mark.start, mark.end


def _speaker(index: DocIndex, verb: Token) -> Token | None:
    """Return the subject of a finite verb of saying."""
    act = index.words.act_of(verb.lower_)
    if verb.tag_ not in syntax.FINITE or act not in SAYING:
        return None
    return next((child for child in verb.children if syntax.is_subject(child)), None)
