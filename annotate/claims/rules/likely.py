"""Claims that a regression over candidates finds likely, above all claims inside claims.

The encoder has learned on news where only the outer claim is marked; what readers take for a claim
inside one is learned apart. Outside of known claims, where the encoder has looked as well, only what is
likelier than not is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.claims.rules.naming import told
from annotate.claims.spans.candidates.likelihood import (
    GATE,
    Model,
    Scene,
    Stretch,
    Word,
    chance,
    shipped_model,
)
from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import group
from annotate.claims.spans.rule import nests
from annotate.language import syntax

LEAST, LEAST_OUTSIDE = 0.25, 0.55
"""Least probability of a claim inside a known one, and of one outside of all."""
GATE_OUTSIDE = -3.0
"""Words outside whose own log odds are below are not looked at further."""
SAME = 0.8
NEAR = 512
"""Characters of a stretch of the text, by which contents are looked up."""
_LEADING = frozenset({"ADP", "PART", "SCONJ"})


class _Likely(NamedTuple):
    """The best stretch of a word."""

    sure: float
    word: Word
    stretch: Stretch


@nests(rank=20)
def likely_attributions(
    index: DocIndex, known: Sequence[Attribution], model: Model | None = None
) -> Iterator[Attribution]:
    """Yield attributions by words that are likely to be cues, most of them inside the contents of known ones.

    Args:
        index: The document.
        known: The attributions that were found.
        model: Judges; the one that ships with the package by default.
    """
    chosen: list[_Likely] = []
    places: dict[int, list[_Likely]] = {}
    for one in sorted(_likely(index, known, model or shipped_model()), key=lambda one: -one.sure):
        content = one.stretch.option.content
        # Contents that are alike share characters, and so one of these stretches of the text.
        near = {at // NEAR for start, end in content for at in (*range(start, end, NEAR), end)}
        if not any(
            _alike(content, other.stretch.option.content) for n in near for other in places.get(n, ())
        ):
            chosen.append(one)
            for number in near:
                places.setdefault(number, []).append(one)
    for one in sorted(chosen, key=lambda one: one.word.token.i):
        content = one.stretch.option.content
        because = [f"“{one.word.token.text}” is likely to tell it, by the sentence's structure"]
        cue = _cue(index, one)
        found = Attribution(one.stretch.source, [cue], content, "rule", one.sure, because)
        yield from [found] if one.word.nested else told(index, [found])


def _likely(index: DocIndex, known: Sequence[Attribution], model: Model) -> Iterator[_Likely]:
    scene = Scene(index, known, model)
    words = list(scene.words())
    likely = [
        (word, own, list(scene.stretches(word)))
        for word, own in zip(words, model.of_words(words), strict=True)
        if own >= (GATE if word.nested else GATE_OUTSIDE)
    ]
    more = iter(model.of_stretches([stretch for _, _, stretches in likely for stretch in stretches]))
    for word, own, stretches in likely:
        odds = [(own + next(more), stretch) for stretch in stretches]
        if not odds:
            continue
        best, stretch = max(odds, key=lambda pair: pair[0])
        sure = chance(best)
        wanted = scene.is_inside(word, stretch) and sure >= LEAST if word.nested else sure >= LEAST_OUTSIDE
        if wanted:
            yield _Likely(sure, word, stretch)


def _alike(one: Sequence[Offsets], other: Sequence[Offsets]) -> bool:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    total = sum(b - a for a, b in (*one, *other)) - shared
    return shared >= SAME * total


def _cue(index: DocIndex, one: _Likely) -> Offsets:
    """Return a word with its auxiliaries, and with the preposition or the particle before what it tells."""
    token = one.word.token
    denied = token.pos_ == "ADJ" and any(syntax.negations(token))
    first, last = group(token)[0] if token.pos_ == "VERB" or denied else token, token
    if token.pos_ == "NOUN" and token.i > 0 and token.nbor(-1).lower_ == "no":
        # "Had no plans to leave" tells of none.
        first = token.nbor(-1)
    after = token.i + 1
    told = {index.token_at(start) for start, _ in one.stretch.option.content}
    if after + 1 in told and index.doc[after].pos_ in _LEADING and index.doc[after].lower_ != "that":
        last = index.doc[after]
    place = first.idx, last.idx + len(last)
    taken = (*one.stretch.source, *one.stretch.option.content)
    return (token.idx, token.idx + len(token)) if touches_any(place, taken) else place
