"""From attributions to the record's claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.judging.certainty import certainty
from annotate.claims.judging.speech_acts import speech_act
from annotate.claims.judging.untrue import called_so, calls_untrue
from annotate.claims.judging.worthiness import shipped_model
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.interviews import voices
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.sources import Sources
from annotate.record import Claim, Entity, Quotation, Span, Time

DIRECT = 0.9


def assembled(
    index: DocIndex, found: Iterable[Attribution], entities: Sequence[Entity], times: Sequence[Time]
) -> list[Claim]:
    """Make the record's claims, in text order, each with its source, act, certainty and place.

    Args:
        index: The document.
        found: Its attributions, in any order; those without a content tell nothing and are left out.
        entities: The article's entities.
        times: The article's time expressions, in text order.
    """
    ordered = sorted((a for a in found if a.content), key=lambda a: (a.start, a.content, a.cue))
    outer = _outer(ordered)
    turns = [one for one in ordered if one.spoken]
    sources = Sources(index, entities, voices(index, turns, entities))
    starts = [time.start for time in times]
    claims: dict[int, Claim] = {}
    for number in _outside_in(outer):
        around = outer[number]
        source = claims[around].source if around is not None else None
        speaker = source.entity if source else None
        claim = _claim(index, ordered[number], f"c{number + 1}", sources, speaker)
        inside = [t for piece in ordered[number].content for t in _times_in(times, starts, piece)]
        within = None if around is None else f"c{around + 1}"
        claims[number] = replace(claim, within=within, times=tuple(dict.fromkeys(inside)))
    return [claims[number] for number in sorted(claims)]


def quotation_of(index: DocIndex, one: Attribution) -> Quotation:
    """Tell by its quotation marks whether a content is quoted whole, in part or not at all.

    What somebody tells in a quotation of another's words ("“They say it rained,” she
    said") is not quoted itself.
    """
    quoted = total = 0
    told_in = index.quotations.at(one.cue[0][0]) if one.cue else None
    for start, end in one.content:
        total += _letters(index.text[start:end])
        for mark in index.quotations.within(start, end):
            if mark != told_in:
                quoted += _letters(index.text[max(start, mark.start) : min(end, mark.end)])
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * total else "mixed"


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _claim(index: DocIndex, one: Attribution, name: str, sources: Sources, speaker: str | None) -> Claim:
    act = speech_act(index, one)
    sure = certainty(index, one, act)
    if act == "deny" and (sure.polarity, sure.factuality) == ("positive", "PS+"):
        act = "say"  # "She did not rule out a second term": what is not denied is left possible.
    elif (untrue := calls_untrue(index, one, act)) is not None:
        act, one = "deny", replace(one, content=called_so(index, one, untrue))

    def spans(places: Iterable[Offsets]) -> tuple[Span, ...]:
        return tuple(Span(start, end, index.text[start:end]) for start, end in places)

    return Claim(
        id=name,
        quotation="direct" if one.spoken else quotation_of(index, one),
        source=sources.inferred(one.source) if one.inferred else sources.resolve(one.source, speaker),
        cue=spans(one.cue),
        content=spans(one.content),
        speech_act=act,
        polarity=sure.polarity,
        factuality=sure.factuality,
        by=one.by,
        confidence=round(one.confidence, 3),
        check_worthiness=shipped_model().judge_best(_by_sentence(index, one.content)),
        hedges=sure.hedges,
        because="; ".join(one.because) or None,
    )


def _by_sentence(index: DocIndex, content: Iterable[Offsets]) -> list[list[Token]]:
    """Return a content's words by sentence, the pieces of an interrupted sentence together."""
    sentences: dict[int, list[Token]] = {}
    for piece in content:
        for token in index.tokens(*piece):
            sentences.setdefault(index.sentence_of[token.i], []).append(token)
    return list(sentences.values())


def _outer(ordered: Sequence[Attribution]) -> list[int | None]:
    """Return for every attribution the number of the smallest one whose content holds it."""
    pieces = sorted(
        ((start, end, number) for number, a in enumerate(ordered) for start, end in a.content),
        key=lambda piece: (piece[0], -piece[1]),
    )
    cores = sorted(((_core(a), number) for number, a in enumerate(ordered)), key=lambda c: c[0])
    outer: list[int | None] = [None] * len(ordered)
    open_pieces: list[tuple[int, int, int]] = []
    following = 0
    for (start, end), number in cores:
        while following < len(pieces) and pieces[following][0] <= start:
            open_pieces.append(pieces[following])
            following += 1
        open_pieces = [piece for piece in open_pieces if piece[1] > start]
        holding = [p for p in open_pieces if p[2] != number and end <= p[1] and _larger(p, (start, end))]
        if holding:
            outer[number] = min(holding, key=lambda p: p[1] - p[0])[2]
    return outer


def _core(one: Attribution) -> Offsets:
    """Return the stretch from a claim's cue to its content: what has to stand inside the other's content."""
    places = [*one.cue, *one.content]
    return min(start for start, _ in places), max(end for _, end in places)


def _larger(piece: tuple[int, int, int], core: Offsets) -> bool:
    return piece[1] - piece[0] > core[1] - core[0]


def _outside_in(outer: Sequence[int | None]) -> list[int]:
    """Return the numbers so that every claim comes after the one around it."""
    done: set[int] = set()
    order: list[int] = []
    for number in range(len(outer)):
        path = []
        at: int | None = number
        while at is not None and at not in done and at not in path:
            path.append(at)
            at = outer[at]
        for waiting in reversed(path):
            done.add(waiting)
            order.append(waiting)
    return order


def _times_in(times: Sequence[Time], starts: Sequence[int], piece: Offsets) -> Iterable[str]:
    first, last = bisect_left(starts, piece[0]), bisect_left(starts, piece[1])
    return (times[number].id for number in range(first, last))
