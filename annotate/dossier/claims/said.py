"""What articles report, claim by claim, with what tells whether another article reports the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from annotate.dossier.background import rarity
from annotate.dossier.claims.stances import Stance, stances
from annotate.dossier.growing import Ids
from annotate.dossier.model import Statement, StatementMember
from annotate.dossier.reading import PRONOUNS, Source, Telling, words_in
from annotate.record import Claim, Time
from annotate.record import Source as ClaimSource
from annotate.record.walk import review_of
from annotate.review.words import content_text

# So many words in a row, inside quotation marks, are no chance.
QUOTED = 6
_ARTICLES = frozenset({"the", "a", "an"})
_RAREST = 4
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTE = re.compile(r"[“\"«„](?P<words>[^”\"»“„]*)[”\"»]?")
Member = TypeVar("Member")
Run = tuple[str, ...]
_NONE: frozenset[Run] = frozenset()


@dataclass(eq=False, slots=True)
class Said:
    """One claim of one article.

    Attributes:
        source: The number of the article.
        place: Its own.
        speaker: Id of the joined entity that says it, where it is known.
        name: Words of the speaker's name in the article; none where it has no name.
        described: Words for a speaker that are no name: "police"; empty for a pronoun.
        words: What it says, in words that tell something.
        runs: Runs of words that stand in quotation marks.
        article: That has it.
        rarest: The words that tell most, the first of them first.
        alone: The statement that nothing else reports, without its number and its source.
    """

    source: int
    claim: Claim
    speaker: str | None
    name: frozenset[str]
    words: Telling
    runs: frozenset[Run]
    article: Source
    rarest: tuple[str, ...]
    alone: Statement
    described: str = ""
    because: str | None = None
    confidence: float = 1.0
    cue: frozenset[str] = field(default_factory=frozenset)
    place: int = 0
    _stances: tuple[Stance, ...] | None = None

    @property
    def stances(self) -> tuple[Stance, ...]:
        """What it says that may be so or not; looked for where somebody asks, for few are compared."""
        if self._stances is None:
            self._stances = stances(self.article, self.claim)
        return self._stances

    @property
    def member(self) -> StatementMember:
        """It as one of several members of a statement."""
        (member,) = self.alone.members
        if self.because is None:
            return member
        return replace(member, because=self.because, confidence=self.confidence)


class Known:
    """What articles report, kept from one dossier to the next; it belongs to one dossier at a time.

    Attributes:
        several: Claims that have one run of quoted words, by these.
        ids: For statements.
    """

    def __init__(self) -> None:
        self.several: dict[Run, list[Said]] = {}
        self.ids = Ids("K")
        self._first: dict[Run, Said] = {}
        self._said: dict[Source, tuple[Said, ...]] = {}

    def said_in(self, sources: Sequence[Source], home: Sequence[Mapping[str, str]]) -> list[Said]:
        """Return what all articles report, in their order; take in what is new, and forget what is gone.

        Args:
            sources: The articles.
            home: The joined entity of every entity, by its id, article by article.
        """
        here = set(sources)
        for source in [source for source in self._said if source not in here]:
            self._forget(self._said.pop(source))
        found: list[Said] = []
        for number, (source, ids) in enumerate(zip(sources, home, strict=True)):
            if source not in self._said:
                self._said[source] = tuple(_read(source))
                self._take(self._said[source])
            for place, one in enumerate(self._said[source], start=len(found)):
                one.source, one.place, one.because, one.confidence = number, place, None, 1.0
                by = one.claim.source
                one.speaker = ids.get(by.entity) if by is not None and by.entity else None
            found += self._said[source]
        return found

    def _take(self, said: Sequence[Said]) -> None:
        for one in said:
            for run in one.runs:
                first = self._first.setdefault(run, one)
                if first is not one:
                    self.several.setdefault(run, [first]).append(one)

    def _forget(self, said: Sequence[Said]) -> None:
        for one in said:
            for run in one.runs:
                those = self.several.get(run)
                if those is None:
                    del self._first[run]
                    continue
                those.remove(one)
                self._first[run] = those[0]
                if len(those) == 1:
                    del self.several[run]


def _read(source: Source) -> Iterator[Said]:
    names = {each.id: frozenset(each.name.casefold().split()) for each in source.entities if each.named}
    for claim in source.claims:
        text = content_text(claim)
        runs: set[tuple[str, ...]] = set()
        for quoted in _quotes(source.text, claim):
            row = [word.group().casefold() for word in _WORD.finditer(quoted)]
            runs.update(tuple(row[at : at + QUOTED]) for at in range(len(row) - QUOTED + 1))
        name = names.get(claim.source.entity or "", frozenset()) if claim.source else frozenset()
        words = Telling.of(Counter(words_in(text)))
        yield Said(
            0,
            claim,
            None,
            name,
            words,
            frozenset(runs) or _NONE,
            source,
            tuple(sorted(words.weights, key=lambda word: (-rarity(word), word))[:_RAREST]),
            Statement("", None, claim.speech_act, claim.factuality, (StatementMember(source.id, claim.id),)),
            _description(claim.source, bool(name)) if claim.source else "",
            cue=_once(frozenset(word.casefold() for span in claim.cue for word in span.exact.split())),
        )


def times_in(said: Said) -> Iterator[Time]:
    """Yield the times of what is said, in text order."""
    for time in said.article.record.timeline.times:
        inside = any(span.start <= time.start < span.end for span in said.claim.content)
        if inside and review_of(time) != "rejected":
            yield time


def _description(source: ClaimSource, named: bool) -> str:
    """Return the words for a speaker without a name, folded; nothing for a pronoun.

    What is written small is a description, also where it is taken for a name: "the water board".
    """
    if named and not source.words.islower():
        return ""
    words = source.words.casefold().split()
    words = words[1:] if words[:1] and words[0] in _ARTICLES else words
    return "" if len(words) == 1 and words[0] in PRONOUNS else " ".join(words)


def _quotes(text: str, claim: Claim) -> Iterator[str]:
    """Yield what a claim has between quotation marks; all of it where the whole is a quotation."""
    for span in claim.content:
        if claim.quotation == "direct":
            yield span.exact
        else:
            yield from (
                found["words"] for found in _QUOTE.finditer(text, max(0, span.start - 1), span.end + 1)
            )


@lru_cache(maxsize=1 << 14)
def _once(members: frozenset[Member]) -> frozenset[Member]:
    """Return a set that many have, one for all of them."""
    return members
