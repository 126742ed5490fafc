"""The lexicon of certainty: which words leave a claim certain, probable, possible or open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from annotate.support.yamlfile import packaged_yaml

Degree = Literal["certain", "probable", "possible", "doubtful", "open"]
_ORDER: tuple[Degree, ...] = ("certain", "probable", "possible", "open")


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of certainty, each table from a word form to its degree."""

    adverbs: dict[str, Degree]
    modals: dict[str, Degree]
    raising: dict[str, Degree]
    participles: frozenset[str]
    bound: frozenset[str]
    negating: frozenset[str]
    untrue: frozenset[str]
    failing: frozenset[str]
    resisting: frozenset[str]
    duties: frozenset[str]
    musing: frozenset[str]
    wishing: frozenset[str]
    pleading: frozenset[str]
    turning: frozenset[str]
    turning_nouns: frozenset[str]
    turning_particles: Mapping[str, frozenset[str]]
    omitting: frozenset[str]
    minding: frozenset[str]
    withheld: frozenset[str]
    planning: frozenset[str]
    assuring: frozenset[str]
    worded: frozenset[str]
    hearsay: frozenset[str]
    reported: frozenset[str]
    taking: frozenset[str]
    pondering: frozenset[str]
    conditions: frozenset[str]
    looking: frozenset[str]
    unsaid: frozenset[str]
    cues: dict[str, Degree]
    cue_words: dict[str, Degree]

    def turns_with(self, verb: str, forms: Iterable[str]) -> bool:
        """Tell a verb that turns the sign with one of the words beside it: "voted it down"."""
        return not self.turning_particles.get(verb, frozenset()).isdisjoint(forms)


@cache
def words() -> Words:
    """Read the lexicon that ships with the package."""
    data = packaged_yaml("annotate.claims.judging", "certainty.yaml")

    def table(name: str) -> dict[str, Degree]:
        return {form: cast(Degree, degree) for degree, forms in data[name].items() for form in forms}

    def listed(name: str) -> frozenset[str]:
        return frozenset(data[name])

    return Words(
        adverbs=table("adverbs"),
        modals=table("modals"),
        raising=table("raising"),
        participles=listed("participles"),
        bound=listed("bound"),
        negating=listed("negating"),
        untrue=listed("untrue"),
        failing=listed("failing"),
        resisting=listed("resisting"),
        duties=listed("duties"),
        musing=listed("musing"),
        wishing=listed("wishing"),
        pleading=listed("pleading"),
        turning=listed("turning"),
        turning_nouns=listed("turning_nouns"),
        turning_particles={verb: frozenset(found) for verb, found in data["turning_particles"].items()},
        omitting=listed("omitting"),
        minding=listed("minding"),
        withheld=listed("withheld"),
        planning=listed("planning"),
        assuring=listed("assuring"),
        worded=listed("worded"),
        hearsay=listed("hearsay"),
        reported=listed("reported"),
        taking=listed("taking"),
        pondering=listed("pondering"),
        conditions=listed("conditions"),
        looking=listed("looking"),
        unsaid=listed("unsaid"),
        cues=data["cues"],
        cue_words=data["cue_words"],
    )


def rank(degree: Degree) -> int:
    """Return how little a degree commits to; the higher of two counts."""
    return _ORDER.index(degree) if degree in _ORDER else 1
