"""Statements that are alike in what they are about, and say another thing of it."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from annotate.dossier.claims.said import Said, times_in
from annotate.dossier.events.forms import WORD, base_of, bases_in, of_one_family, particle_behind, place_of
from annotate.dossier.events.table import PHRASAL
from annotate.timeline.story.words import event_words
from annotate.timeline.values.lexicon import MONTHS, number_of

# What has so much in common may add to it on both sides; a word stands for one that is so near to it.
_FEW, _LIKE, _ROOT = 4, 0.4, 5


def of_other_things(one: Said, other: Said) -> bool:
    """Tell whether two claims that have little in common each say what the other has no word for.

    "The driver was to blame for the crash" is not "faulty points were to blame for the crash", and what is
    done in March is not done in June; "the bridge will reopen" may be "the bridge will open again".

    Args:
        one: The one.
        other: The other.
    """
    months = _months(one), _months(other)
    if all(months) and months[0].isdisjoint(months[1]):
        return True
    first, second = _turned(one), _turned(other)
    if any(first[verb].isdisjoint(second[verb]) for verb in first.keys() & second.keys()):
        return True
    mine, yours = _words(one), _words(other)
    left, right = _without(mine, yours), _without(yours, mine)
    return bool(left and right) and len(mine & yours) <= _FEW


def _words(said: Said) -> frozenset[str]:
    """Return the words of a claim but for those of its times."""
    text, words = said.article.text, set[str]()
    for span in said.claim.content:
        start = span.start
        for time in (*times_in(said), None):
            end = span.end if time is None else time.start
            if start < end <= span.end:
                words.update(bases_in(text[start:end]))
            start = start if time is None else max(start, time.end)
    return frozenset(words)


def _months(said: Said) -> frozenset[int]:
    """Return the months that a claim names."""
    names = (word.casefold().strip(",.") for time in times_in(said) for word in time.exact.split())
    return frozenset(MONTHS[name] for name in names if name in MONTHS)


def _turned(said: Said) -> dict[str, set[str]]:
    """Return the verbs of a claim that mean another thing with a particle, with theirs."""
    found: dict[str, set[str]] = {}
    for span in said.claim.content:
        for match in WORD.finditer(said.article.text, span.start, span.end):
            verb = base_of(match.group())
            if verb in PHRASAL and (particle := particle_behind(said.article.text, match.end())):
                found.setdefault(verb, set()).add(particle)
    return found


def _without(some: Set[str], others: Set[str]) -> list[str]:
    """Return the words that no other word stands for; figures are compared elsewhere."""
    return [
        word
        for word in sorted(some - others)
        if number_of(word) is None
        and not word[0].isdigit()
        and not any(_mean_one(*sorted((word, other))) for other in others - some)
    ]


@lru_cache(maxsize=1 << 14)
def _mean_one(one: str, other: str) -> bool:
    """Tell whether two words mean one, or nearly so."""
    if one[:_ROOT] == other[:_ROOT] or of_one_family(one, other):
        return True
    first, second = place_of(one), place_of(other)
    if min(first, second) < 0:
        return False
    vectors = event_words().vectors
    return float(vectors[first] @ vectors[second]) >= _LIKE
