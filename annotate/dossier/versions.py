"""Two versions of one article: what the newer one tells otherwise.

Sentences that stand in both are passed over, and so is what differs by commas or small words alone. A
sentence of one version goes with that of the other that says most of the same; what has changed
between the two is told by its figures, its days, its hedges, and by the claims that stand in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from annotate.dossier.model import Change, ChangeKind, Origin, Part, Versions
from annotate.dossier.origins import body_of, sentence_spans
from annotate.dossier.reading import Source, words_in
from annotate.record import Claim, Time
from annotate.record.walk import review_of

_WORD = re.compile(r"[\w'’-]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SPELT_NUMBERS = frozenset(
    {
        "dozen", "dozens", "eight", "eleven", "fifty", "five", "forty", "four", "hundred", "hundreds",
        "million", "millions", "nine", "seven", "six", "ten", "thirty", "thousand", "thousands",
        "three", "twelve", "twenty", "two",
    }
)  # fmt: skip
_HEDGES = frozenset(
    {
        "alleged", "allegedly", "apparently", "appeared", "appears", "believed", "can", "could",
        "likely", "may", "might", "perhaps", "possibly", "potential", "potentially", "probably",
        "purportedly", "reportedly", "seemed", "seemingly", "seems", "suggested", "suggests",
        "supposedly", "suspected", "thought", "unconfirmed",
    }
)  # fmt: skip
_RETRACTIONS = re.compile(
    r"\b(?:correction|an earlier version|retract(?:s|ed)?|withdr[ae]wn?"
    r"|this article (?:has been|was) (?:corrected|amended)"
    r"|(?:incorrectly|wrongly|mistakenly) (?:said|stated|reported))\b",
    re.IGNORECASE,
)
# A sentence goes with another one from here on; the same name or address tells of one article.
_PAIRED, _TITLE = 0.5, 0.6
_NAMED = frozenset({"named"})


Known = dict[tuple[Source, Source], Versions | None]
"""What a newer version tells otherwise; none where two copies are no versions of one article."""


def version_pairs(
    sources: Sequence[Source], origins: Sequence[Origin], known: Known | None = None
) -> Iterator[Versions]:
    """Yield the pairs of versions among the articles, each with the next newer one.

    Args:
        sources: The articles, the first to be published first.
        origins: Which of them are copies of one text.
        known: What was found before; it takes in what is new, and forgets what is gone.
    """
    kept = {} if known is None else known
    before = dict(kept)
    kept.clear()
    places = {source.id: place for place, source in enumerate(sources)}
    for origin in origins:
        order = [sources[place] for place in sorted(places[id] for id in origin.documents)]
        newer: set[str] = set()
        for older, later in combinations(order, 2):
            if older.id in newer:
                continue
            pair = older, later
            found = kept[pair] = before[pair] if pair in before else _versions(*pair)
            if found is not None:
                newer.add(older.id)
                yield found


def _versions(older: Source, later: Source) -> Versions | None:
    if not _of_one_article(older, later):
        return None
    return Versions((older.id, later.id), tuple(changes(older, later)))


def _of_one_article(older: Source, newer: Source) -> bool:
    """Tell whether two copies are versions of one article, and not one text in two papers."""
    one, other = older.record.document, newer.record.document
    if one.url and other.url:
        return one.url == other.url
    first, second = words_in(one.title or ""), words_in(other.title or "")
    return bool(first and second) and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _TITLE


@dataclass(frozen=True)
class _Sentence:
    """A sentence with what the record has in it."""

    part: Part
    words: tuple[str, ...]
    telling: tuple[str, ...]
    times: tuple[Time, ...]
    claims: tuple[Claim, ...] = field(default_factory=tuple)

    @property
    def numbers(self) -> list[str]:
        """Its figures, but for those that are times."""
        text = self.part.exact
        dated = [(time.start - self.part.start, time.end - self.part.start) for time in self.times]
        found = [
            number.group().replace(",", "")
            for number in _NUMBER.finditer(text)
            if not any(start <= number.start() < end for start, end in dated)
        ]
        return sorted([*found, *(word for word in self.words if word in _SPELT_NUMBERS)])

    @property
    def hedges(self) -> set[str]:
        """Its words that make something less than sure."""
        own = {
            hedge.exact.casefold()
            for claim in self.claims
            for hedge in claim.hedges
            if hedge.kind != "negation"
        }
        return own | (_HEDGES & set(self.words))


def changes(older: Source, newer: Source) -> Iterator[Change]:
    """Yield what a newer version tells otherwise, in the order of the newer text, what is gone last."""
    before, after = _sentences(older), _sentences(newer)
    same = {sentence.words for sentence in before} & {sentence.words for sentence in after}
    old = [sentence for sentence in before if sentence.words not in same]
    new = [sentence for sentence in after if sentence.words not in same]
    pairs = _paired(old, new)
    for place, sentence in enumerate(new):
        if place in pairs:
            yield from _between(old[pairs[place]], sentence)
        elif _RETRACTIONS.search(sentence.part.exact):
            yield Change("retracted", "a correction", None, sentence.part)
        else:
            yield Change("added", "a sentence that was not there", None, sentence.part)
    gone = set(range(len(old))) - set(pairs.values())
    for place in sorted(gone):
        yield Change("dropped", "a sentence that is gone", old[place].part, None)


def _sentences(source: Source) -> list[_Sentence]:
    times = [time for time in source.record.timeline.times if review_of(time) != "rejected"]
    time_places = sorted((time.start, place) for place, time in enumerate(times))
    claim_places = sorted(
        (span.start, place) for place, claim in enumerate(source.claims) for span in claim.content
    )
    found = []
    for start, end in body_of(source):
        for first, last in sentence_spans(source.text, start, end):
            text = source.text[first:last]
            found.append(
                _Sentence(
                    Part(source.id, first, last, text),
                    tuple(word.group().casefold() for word in _WORD.finditer(text)),
                    tuple(words_in(text)),
                    tuple(times[place] for place in _within(time_places, first, last)),
                    tuple(source.claims[place] for place in _within(claim_places, first, last)),
                )
            )
    return [sentence for sentence in found if sentence.words]


def _within(places: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the numbers of what starts between two places, each once and in order."""
    return sorted(
        {number for _, number in places[bisect_left(places, (start,)) : bisect_left(places, (end,))]}
    )


def _paired(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> dict[int, int]:
    """Return for sentences of the new version those of the old one that say most of the same."""

    @cache
    def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
        """Return how alike two sentences are; a long text may have one many times."""
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    telling = [set(sentence.telling) for sentence in new]
    likeness: list[tuple[float, int, int]] = []
    for a, one in enumerate(old):
        told = set(one.telling)
        for b, other in enumerate(new):
            if not told.isdisjoint(telling[b]) and (value := alike(one.words, other.words)) >= _PAIRED:
                likeness.append((-value, a, b))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(likeness):
        if b not in pairs and a not in taken:
            pairs[b] = a
            taken.add(a)
    return pairs


def _between(old: _Sentence, new: _Sentence) -> Iterator[Change]:
    """Yield what has changed between two forms of one sentence; nothing where only small words have."""
    told = False

    def change(kind: ChangeKind, because: str) -> Change:
        nonlocal told
        told = True
        return Change(kind, because, old.part, new.part)

    if old.numbers != new.numbers:
        yield change("number", f"{_listed(old.numbers)} before, now {_listed(new.numbers)}")
    then, now = (Counter(time.value for time in sentence.times) for sentence in (old, new))
    if not (then <= now or now <= then):
        before, after = ([time.exact for time in sentence.times] for sentence in (old, new))
        yield change("time", f"{_listed(before)} before, now {_listed(after)}")
    gone, come = _hedges_missing(old, new), _hedges_missing(new, old)
    if bool(gone) != bool(come):
        kind: ChangeKind = "hardened" if gone else "softened"
        yield change(kind, f"{'without' if gone else 'with'} {_listed(sorted(gone or come))}")
    for one, other in zip(old.claims, new.claims, strict=False):
        for found, because in _of_claim(one, other):
            yield change(found, because)
    if not told and set(old.telling) != set(new.telling):
        more = set(new.telling) - set(old.telling)
        if set(old.telling) <= set(new.telling) or len(new.telling) > len(old.telling):
            yield change("elaborated", f"now with {_listed(sorted(more))}")
        else:
            yield change("dropped", f"now without {_listed(sorted(set(old.telling) - set(new.telling)))}")


def _hedges_missing(one: _Sentence, other: _Sentence) -> set[str]:
    """Return what makes a sentence less than sure and does not stand in another form of it."""
    return {hedge for hedge in one.hedges - other.hedges if not set(hedge.split()) <= set(other.words)}


def _of_claim(old: Claim, new: Claim) -> Iterator[tuple[ChangeKind, str]]:
    if old.polarity != new.polarity:
        yield "contradicted", f"{old.polarity} before, now {new.polarity}"
    if old.speech_act != new.speech_act:
        yield "speech_act", f"“{_cue(old)}” before, now “{_cue(new)}”"
    before, after = (claim.source is not None and claim.source.kind in _NAMED for claim in (old, new))
    if before != after and (old.source or new.source):
        yield ("source_named" if after else "source_hidden"), f"“{_who(old)}” before, now “{_who(new)}”"


def _cue(claim: Claim) -> str:
    return " ".join(span.exact for span in claim.cue) or claim.speech_act


def _who(claim: Claim) -> str:
    return (claim.source.words if claim.source else "") or "nobody"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words) or "none"
