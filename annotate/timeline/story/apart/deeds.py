"""Which verbs tell of two deeds: at another hour, once and again and again, done and not done.

Of several deeds a noun that stands behind them takes up the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import syntax
from annotate.record import EventTime
from annotate.support.patterns import lazily
from annotate.timeline.events.facts.lines import shares_subject
from annotate.timeline.story.pairs import VAGUE, Flags, bounds, shared
from annotate.timeline.story.sites import ARTICLES, Site
from annotate.timeline.values import lexicon as lex
from annotate.timeline.values.resolution import PUBLISHED

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_SO = frozenset({"CT-", "PR-"})
_PHRASAL = frozenset(
    {"break", "bring", "call", "carry", "come", "get", "give", "go", "hold", "keep", "let", "look", "make",
     "pick", "pull", "put", "run", "send", "set", "stand", "strike", "take", "throw", "turn"}
)  # fmt: skip
_FIXED = frozenset(
    {"action", "advantage", "care", "charge", "control", "effect", "fire", "note", "office", "part", "place",
     "power", "shape", "steps"}
)  # fmt: skip
_TAKING_UP = frozenset({ARTICLES.index("the"), ARTICLES.index("this")})
_EACH = frozenset({"every", "each"})
_OFTEN = frozenset({"often", "usually"})
_UNIT = lazily(
    rf"(?:{lex.UNIT}|{lex.WEEKDAY}|{lex.SEASON}|season|weekend|morning|afternoon|evening|night|time)",
    re.IGNORECASE,
)


def other_deeds(sites: Sequence[Site], times: Sequence[EventTime], related: Flags) -> Flags:
    """Tell which verbs are no one deed, by their hours, by how often they say it was, or by its being done.

    Args:
        sites: The mentions.
        times: When every mention is.
        related: Whether two words are one or of one family, as all else ``[sites, sites]``.
    """
    verb = np.array([not site.noun for site in sites], dtype=bool)
    both = verb[:, None] & verb[None]
    apart = _other_hours(times, related) | _once_of_many(sites, times)
    apart |= _of_other_phrases(sites) | related & _done_and_to_come(sites)
    apart |= related & _undone(sites) | ~related & _held(sites)
    return np.asarray(both & apart, dtype=bool)


def _other_hours(times: Sequence[EventTime], related: Flags) -> Flags:
    """Tell what has another time of day each: "took off at noon", "crashed at 1:20 p.m.".

    Words of one family have where both say when they were, not by when.
    """
    hour = np.array([time.latest or "" if time.granularity == "minute" else "" for time in times])
    at = np.array([time.relation == "IS_INCLUDED" for time in times], dtype=bool)
    known = hour != ""
    other = known[:, None] & known[None] & (hour[:, None] != hour[None])
    return np.asarray(other & (at[:, None] & at[None] | ~related), dtype=bool)


def _once_of_many(sites: Sequence[Site], times: Sequence[EventTime]) -> Flags:
    """Tell what was done again and again, and what was once: "came back every spring", "in June"."""
    often = np.array([not site.noun and _is_repeated(site.event.token) for site in sites], dtype=bool)
    dated = np.array([time.ref not in {None, PUBLISHED} for time in times], dtype=bool)
    apart = often[:, None] & (dated & ~often)[None]
    return np.asarray(apart | apart.T, dtype=bool)


def _is_repeated(verb: Token) -> bool:
    """Tell whether a verb, or the one that it goes on from, has "every day" or the like as its time."""
    if not syntax.parsed(verb):
        return False
    first = verb.head if shares_subject(verb) else verb
    for word in (*verb.children, *first.children):
        if word.lower_ in _OFTEN and word.pos_ == "ADV":
            return True
        each = any(child.lower_ in _EACH and child.i < word.i for child in word.children)
        if each and _UNIT.fullmatch(word.lower_):
            return True
    return False


def _of_other_phrases(sites: Sequence[Site]) -> Flags:
    """Tell what is told in one verb that means another thing in another phrase: "took place", "took over"."""
    base = [site.base if not site.noun and site.base in _PHRASAL else "" for site in sites]
    phrases = [_phrase_of(site.event.token) if word else "" for site, word in zip(sites, base, strict=True)]
    words, told = np.array(base), np.array(phrases)
    same = (words[:, None] == words[None]) & (words != "")[:, None]
    return np.asarray(same & (told[:, None] != told[None]), dtype=bool)


def _phrase_of(verb: Token) -> str:
    if not syntax.parsed(verb):
        return ""
    parts = [child.lower_ for child in verb.children if syntax.is_particle(child)]
    return " ".join((*parts, *(one.lower_ for one in syntax.objects(verb) if one.lower_ in _FIXED)))


def _done_and_to_come(sites: Sequence[Site]) -> Flags:
    """Tell what was done, and what "will" be done: "has built 300 ships", "will be built in May"."""
    will = np.array([_will_be(site) for site in sites], dtype=bool)
    fact = np.array([s.event.factuality == "CT+" and s.event.dct == "BEFORE" for s in sites], dtype=bool)
    past = fact & np.array([_is_past(site.event.token) for site in sites], dtype=bool)
    apart = will[:, None] & past[None]
    return np.asarray(apart | apart.T, dtype=bool)


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and syntax.tense(verb) == "past"


def _will_be(site: Site) -> bool:
    words = {word.lower_ for word in syntax.auxiliaries(site.event.token)}
    return not site.noun and not words.isdisjoint(syntax.FUTURE)


def _held(sites: Sequence[Site]) -> Flags:
    """Tell what one holds to be so, and what others do to something: "found that he lied", "found horns"."""
    who = [site.agents for site in sites]
    given = np.array([bool(one) for one in who], dtype=bool)
    others = given[:, None] & given[None] & (shared(who) == 0)
    held = np.array([not site.patients and _has_clause(site.event.token) for site in sites], dtype=bool)
    done = np.array([bool(site.patients) for site in sites], dtype=bool)
    apart = others & held[:, None] & done[None]
    return np.asarray(apart | apart.T, dtype=bool)


def _has_clause(verb: Token) -> bool:
    return any(syntax.is_clausal_complement(child) and child.i > verb.i for child in verb.children)


def _undone(sites: Sequence[Site]) -> Flags:
    """Tell what was not to be done, and what was: "never to buy", "barred from buying", "had bought"."""
    done = np.array(
        [site.event.factuality == "CT+" and site.event.dct == "BEFORE" for site in sites], dtype=bool
    )
    undone = np.array(
        [site.event.factuality in _NOT_SO and site.event.token.tag_ in {"VB", "VBG"} for site in sites],
        dtype=bool,
    )
    apart = undone[:, None] & done[None]
    return np.asarray(apart | apart.T, dtype=bool)


def earlier_ones(sites: Sequence[Site], times: Sequence[EventTime], related: Flags) -> Flags:
    """Tell which deeds a noun does not take up that stands right behind a later one of the kind.

    "That of 1980 was settled in 1981, and that of 1989 in 1991. The settlement" is that of 1991.

    Args:
        sites: The mentions.
        times: When every mention is.
        related: Whether two words are one or of one family, as the result ``[sites, sites]``.
    """
    apart = np.zeros((len(sites), len(sites)), dtype=bool)
    dated = np.array([time.ref not in {None, PUBLISHED} for time in times], dtype=bool)
    deeds = dated & np.array([not site.noun for site in sites], dtype=bool)
    low, high = bounds(times, VAGUE - {"year"})
    for number, site in enumerate(sites):
        if not site.noun or site.plural or site.modifiers or dated[number] or site.article not in _TAKING_UP:
            continue
        kin: list[int] = np.flatnonzero(deeds & (related[number] | related[:, number])).tolist()
        before = [n for n in kin if sites[n].sentence < site.sentence]
        last = max(before, key=lambda n: sites[n].event.token.i, default=None)
        if last is not None and site.sentence - sites[last].sentence == 1:
            earlier = [n for n in before if high[n] < low[last] or high[last] < low[n]]
            apart[number, earlier] = apart[earlier, number] = True
    return apart
