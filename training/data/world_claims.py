"""The claims and times of world news as training examples for the encoder.

Its readers and PolNeAR's annotators mark the same things with other edges. So that one
network can learn from both, the readers' spans get PolNeAR's edges: a content begins
with its "that", a cue has its auxiliaries ("has also said") and the preposition that
leads to the content, a source ends with the comma that closes its apposition, its relative
clause or its "'s", and what is told inside another content is left out, since PolNeAR
marks the outer claim alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from training.data import corpora
from training.data.corpora import Attribution, Offsets, Text, digest, worldnews, worldnews_times
from training.data.examples import MIXED_AS

MIXED = "worldnews"
"""What the share of these texts in the mix is called."""
FOLDS = 5
_AUXILIARY = re.compile(
    r"(?:\b(?:ha[sd]|have|is|are|was|were|been|will|would|could|may|might|should|do|does|did|not|never|also)\s+)+\Z",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*\b(that,?)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s+(?:of|about|for|on|in|to|with|against|over)(?=\s+\Z)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
_CLOSING = re.compile(r",(?=\s*\Z)")
_WHO = re.compile(r",\s+(?:who|which|whose|whom|where)\b[^.!?\n“”\"]{1,110},(?=\s*\Z)")
_REACH = 40


def fold_of(identifier: str) -> int:
    """Return the fifth that an article falls into."""
    return digest(identifier) % FOLDS


def mixed_texts(apart: int | None = None) -> list[Text]:
    """All texts that the shipped model is trained on, with the claims and times of world news.

    Args:
        apart: The fifth of those that readers labelled whose claims and times are kept apart.
    """
    return with_world_claims(corpora.training_texts(), apart)


def with_world_claims(texts: Iterable[Text], apart: int | None = None) -> list[Text]:
    """Give Worldwide's texts the claims and times that careful readers found in them.

    Args:
        texts: In any order; those that nobody read stay as they are.
        apart: The fifth whose labels are kept apart, to choose by.
    """
    rows = {row["id"]: row for row in worldnews("train") if fold_of(row["id"]) != apart}
    timed = {text.id: text.times for text in worldnews_times("train")}
    given = list(texts)
    for text in given:
        row = rows.get(text.id) if text.corpus == "worldwide" else None
        if row is not None:
            text.attributions = outer_attributions(row["text"], row["claims"])
            text.times = timed[text.id]
            text.meta[MIXED_AS] = MIXED
    return given


def outer_attributions(text: str, claims: Iterable[dict[str, Any]]) -> list[Attribution]:
    """Return claims with PolNeAR's edges, those inside the content of another left out."""
    read = [
        Attribution(*([(a, b) for a, b in claim[part]] for part in ("source", "cue", "content")))
        for claim in claims
    ]
    outer = [one for one in read if not any(_is_inside(one, other) for other in read if other is not one)]
    return [_with_edges(text, one) for one in outer if one.content]


def _is_inside(one: Attribution, other: Attribution) -> bool:
    """Tell whether a claim is told in the content of another: its cue, or its words if it has none."""
    places = one.cue or one.content[:1]
    size = sum(b - a for a, b in one.content)
    return bool(places) and any(
        start <= places[0][0]
        and places[0][1] <= end
        and (end - start > size or (start, end) != tuple(places[0]))
        for start, end in other.content
    )


def _with_edges(text: str, one: Attribution) -> Attribution:
    if not one.cue:
        return one
    taken = [*one.source, *one.content]
    cues = sorted(one.cue)
    start, end = cues[0]
    before = _AUXILIARY.search(text, max(0, start - _REACH), start)
    if before and _is_free(before.start(), start, taken):
        cues[0] = (before.start(), end)
    sources = sorted(one.source)
    if sources:
        end = _end_of_source(text, sources[-1], cues[0][0])
        if _is_free(sources[-1][1], end, one.content):
            sources[-1] = (sources[-1][0], end)
    contents = sorted(one.content)
    first = contents[0]
    gap = text[cues[-1][1] : first[0]] if cues[-1][1] <= first[0] <= cues[-1][1] + _REACH else ""
    leading = _PREPOSITION.match(gap)
    if leading:
        cues[-1] = (cues[-1][0], cues[-1][1] + leading.end())
    for match in _THAT.finditer(gap):
        if match.end() == len(gap):
            contents[0] = (first[0] - len(gap) + match.start(1), first[1])
    return Attribution(sources, cues, contents)


def _end_of_source(text: str, source: Offsets, cue: int) -> int:
    """Return where PolNeAR's annotators would end a source that stands before its cue."""
    start, end = source
    if not end < cue:
        return end
    possessive = _POSSESSIVE.match(text, end, cue)
    if possessive:
        return possessive.end()
    closed = _WHO.match(text, end, cue) or (
        _CLOSING.match(text, end, cue) if "," in text[start:end] else None
    )
    return closed.end() if closed else end


def _is_free(start: int, end: int, taken: Sequence[Offsets]) -> bool:
    return all(end <= a or b <= start for a, b in taken)
