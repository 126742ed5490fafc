"""What a statement says that may be so or not: valid or expired, would negotiate or would not.

Two statements of one speaker in which it is once so and once not need not have other words in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import (
    BE,
    LIGHT,
    around,
    is_passive,
    subject_of,
    telling,
)
from annotate.dossier.events.conflicts.parties import named_in
from annotate.dossier.events.forms import base_of, bases_in
from annotate.dossier.reading import Source
from annotate.record import Claim
from annotate.support.yamlfile import packaged_yaml


class Stance(NamedTuple):
    """One thing that a statement says is so, or not so.

    Attributes:
        key: Of what it is: the number of a pair of states, or a verb.
        so: Whether it is so; of two states, whether it is the second.
        about: Words for what it is told of, or to what it is done; none for a pronoun.
        who: Words for who would do it; none for the speaker, and for a pronoun.
        people: Words of the names of those of whom it is told.
        course: Whether it becomes so as time goes on.
        words: The words that say so.
        some: Whether it is told of some, of whom others may be meant in the other statement.
    """

    key: str
    so: bool
    about: frozenset[str]
    who: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    course: bool = False
    words: str = ""
    some: bool = False


class _Word(NamedTuple):
    """A word of the table: of which pair it is, and on which side.

    Attributes:
        key: Of the pair.
        then: Whether it is the second of the two.
        behind: Whether a form of "be" stands before it.
        course: Whether the first becomes the second as time goes on.
    """

    key: str
    then: bool
    behind: bool
    course: bool


# What stands before a state: "had still not been", "remained".
_BEFORE = re.compile(
    rf"(?:\b(?:(?P<be>{BE}|remain(?:s|ed)?|stay(?:s|ed)?)|has|have|had)(?:n['’]t)?\s+"
    r"|\b(?:not|never|no longer|still|now|also|already|currently|[a-z]+ly)\s+)+$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
# What is only possible, asked, or told of somebody aside.
_OPEN = re.compile(
    r"\b(?:(?:if|whether|unless|can|could|may|might|would|should|will|must|until|before|after|when|once|who|which"
    r"|whose|den(?:y|ies|ied)|almost|nearly)\s+(?:\w+\s+){0,2}"
    # "To still be open", but "the road to Selm has been open".
    r"|to\s+(?:(?:\w+ly|still|not|never|also)\s+)?)$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|some|many|most|others?|another|several|all|both"
    r"|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|no|none|nobody)\b",
    re.IGNORECASE,
)
_READY = r"(?:ready|willing|prepared)"
_WILL = re.compile(
    r"\b(?:(?P<no>(?:will|would)\s+(?:not|never)|wo(?:uld)?n['’]t|(?:refus|declin)(?:es|ed)\s+to"
    rf"|(?:not\s+|un){_READY}\s+to|no\s+(?:plans?|intention)\s+(?:to|of)|rul(?:es|ed)\s+out(?=\s+\w+ing\b))"
    rf"|will|would|(?:is|are|was|were|be)\s+(?:(?:now|still|also|fully)\s+)?{_READY}\s+to"
    r"|(?:agree|promise|offer|vow|pledge)(?:e?d|s)\s+to)\s+(?:(?:\w+ly|also|ever|even|then|now)\s+)*(?P<verb>[a-z]{3,})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:if|whether|unless|could|may|might|den(?:y|ies|ied)|asked|urged|until)\b", re.IGNORECASE
)
_RULED = re.compile(r"\brul(?:es?|ed|ing)\s+out\b", re.IGNORECASE)
_RULED_NOT = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_CANCELLED = re.compile(
    r"\b(?:cancel(?:s|led|ed)|call(?:s|ed)\s+off|scrap(?:s|ped)|shelv(?:es|ed))"
    r"\s+(?:an?|the|his|her|its|their)\s+(?:planned\s+)?(?P<verb>[a-z]{3,})",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"(?:\b(?:not|never|no longer|to|will|would|could|should)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_NONE = re.compile(
    r"\bno\s+(?P<what>(?:[a-z-]+\s+){0,2}?[a-z-]{3,})\s+(?:has|have|had)?\s*(?:been|was|were)\s+(?P<verb>[a-z]{3,})",
    re.IGNORECASE,
)
_COIN = (
    r"(?:dollars|euros|pounds|pesos|rupees|naira|shillings|yen|yuan|rand|francs|kron(?:er|or)|dirhams|riyals)"
)
_AMOUNT = (
    rf"(?:(?:at least|more than|about|around|some|up to|nearly|over)\s+)?"
    rf"(?:[A-Z]{{1,3}}\d|[A-Z]{{0,3}}[$€£₦₱¥₹]\s?\d|(?:[\w.,-]+\s+){{1,2}}{_COIN}\b)"
)
_SUM_BEHIND = re.compile(rf"\s+(?:(?:a|the)\s+)?{_AMOUNT}")
_ASKED_FOR = re.compile(rf"\b(?P<verb>[a-z]{{3,}}ed|paid|sought)(?={_SUM_BEHIND.pattern})")
_SUM = "#"
"""Stands for any sum of money."""
_NEAR, _THING, _VERB = 30, 2.0, 2.5


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = packaged_yaml("annotate.dossier.claims", "opposites.yaml")
    return table


@cache
def _words(name: str) -> tuple[re.Pattern[str], Sequence[_Word]]:
    """Return a pattern of the words of a table, a group each, and what each of them is."""
    words: list[tuple[str, _Word]] = []
    for number, row in enumerate(_table()[name]):
        for side in ("first", "then"):
            for item in row[side]:
                bare = item.removeprefix("be ")
                word = _Word(f"{name} {number}", side == "then", bare != item, row.get("course", False))
                words.append((bare, word))
    # Of two that begin alike the longer is meant.
    words.sort(key=lambda each: -len(each[0]))
    pattern = re.compile(rf"\b(?:{'|'.join(f'({bare})' for bare, _ in words)})\b", re.IGNORECASE)
    return pattern, [word for _, word in words]


def stances(source: Source, claim: Claim) -> tuple[Stance, ...]:
    """Return what a claim says that may be so or not.

    Args:
        source: The article.
        claim: One of its claims.
    """
    found: dict[Stance, None] = {}
    for span in claim.content:
        before = [cue.start for cue in claim.cue if 0 <= span.start - cue.end <= _NEAR]
        low, high = min((*before, span.start)), span.end
        for each in chain(
            _in_states(source, span.start, high),
            _willing(source, claim, low, high),
            _called_off(source.text, span.start, high),
            _for_or_against(source.text, span.start, high),
            _ruled_out(source.text, low, high),
            _asked_for(source.text, span.start, high),
        ):
            found[each] = None
    return tuple(found)


def _in_states(source: Source, low: int, high: int) -> Iterator[Stance]:
    text = source.text
    pattern, words = _words("states")
    for match in pattern.finditer(text, low, high):
        key, then, behind, course = words[(match.lastindex or 1) - 1]
        before = _BEFORE.search(text, low, match.start())
        if behind and not (before and before["be"]):
            continue
        start = before.start() if before else match.start()
        subject = subject_of(text, low, start)
        if _OPEN.search(text, low, start):
            continue
        some = _SEVERAL.search(text, *subject) is not None
        people = named_in(source, *subject, "PERSON", saying=True)
        so = then != bool(before and _NOT.search(before.group()))
        about = telling(bases_in(text[slice(*subject)]))
        yield Stance(key, so, about, frozenset(), people, course, _line(text[start : match.end()]), some)


def _for_or_against(text: str, low: int, high: int) -> Iterator[Stance]:
    pattern, words = _words("verbs")
    for match in pattern.finditer(text, low, high):
        key, then, _, _ = words[(match.lastindex or 1) - 1]
        ahead = text[max(low, match.start() - _NEAR) : match.start()]
        if not (_NO_DEED.search(ahead) or _ASKED.search(ahead) or is_passive(text, low, match.start())):
            near = around(text, (low, high), match.start(), match.span())
            yield Stance(key, then, telling(near.whom), frozenset(near.who), words=_line(match.group()))


def _called_off(text: str, low: int, high: int) -> Iterator[Stance]:
    for match in _CANCELLED.finditer(text, low, high):
        if not (_ASKED.search(text, low, match.start()) or _RULED_NOT.search(text, low, match.start())):
            near = around(text, (low, high), match.start(), match.span("verb"))
            key = f"would {base_of(match['verb'])}"
            yield Stance(key, False, telling(near.whom), frozenset(near.who), words=_line(match.group()))


def _is_speaker(source: Source, claim: Claim, low: int, high: int) -> bool:
    """Tell whether who makes a claim is meant in a part of it: "the premier would not sign, he said"."""
    own = source.speaker(claim)
    return own is not None and any(low <= each.start < high for each in own.mentions)


def _willing(source: Source, claim: Claim, low: int, high: int) -> Iterator[Stance]:
    text = source.text
    for match in _WILL.finditer(text, low, high):
        if _ASKED.search(text, low, match.start()):
            continue
        verb = base_of(match["verb"])
        near = around(text, (low, high), match.start(), match.span("verb"))
        about = telling([*near.whom, *near.more]) | _sum(text, match.end("verb"), near.whom)
        itself = _is_speaker(source, claim, *subject_of(text, low, match.start()))
        who = frozenset[str]() if itself else frozenset(near.who)
        yield Stance(f"would {verb}", match["no"] is None, about, who, words=_line(match.group()))


def _ruled_out(text: str, low: int, high: int) -> Iterator[Stance]:
    for match in _RULED.finditer(text, low, high):
        near = around(text, (low, high), match.start(), match.span())
        about = near.whom
        if is_passive(text, low, match.start()):
            ahead = re.compile(r"\b(?:is|are|was|were|can|could|has|have|had)\b.*$").search(
                text, low, match.start()
            )
            about = bases_in(text[low : ahead.start() if ahead else match.start()])
        so = _RULED_NOT.search(text, low, match.start()) is None
        if about and not _ASKED.search(text, low, max(low, match.start() - _NEAR)):
            yield Stance("rule out", so, telling(about), words="ruled out" if so else "not ruled out")


def _asked_for(text: str, low: int, high: int) -> Iterator[Stance]:
    """Yield sums that were asked for or paid, and that none was."""
    for match in _NONE.finditer(text, low, high):
        what = bases_in(match["what"])
        if about := _sum(text, high, what):
            yield Stance(f"have {base_of(match['verb'])}", False, about, words=_line(match.group()))
    for match in _ASKED_FOR.finditer(text, low, high):
        if not _NOT.search(text, max(low, match.start() - _NEAR), match.start()):
            yield Stance(
                f"have {base_of(match['verb'])}", True, frozenset({_SUM}), words=_line(match.group())
            )


def _line(words: str) -> str:
    return " ".join(words.split())


def _sum(text: str, end: int, words: Sequence[str]) -> frozenset[str]:
    """Return the sign for a sum of money, where one stands behind a verb or is among its words."""
    is_sum = _SUM_BEHIND.match(text, end) is not None or not set(_table()["sums"]).isdisjoint(words)
    return frozenset({_SUM}) if is_sum else frozenset()


def opposed(one: Stance, other: Stance) -> bool:
    """Tell whether two statements of one speaker cannot both be so."""
    if one.key != other.key or one.so == other.so or one.some or other.some:
        return False
    shared = one.about & other.about
    if one.key.startswith("states "):
        if one.people or other.people:
            short, long = sorted((one.people, other.people), key=len)
            return bool(short) and short <= long
        short, long = sorted((one.about, other.about), key=len)
        return short <= long and _told_by(shared) >= _THING
    if one.key == "rule out" or one.key.startswith("have "):
        return bool(shared)
    if one.who != other.who and not one.who & other.who:
        return False
    verb = one.key.removeprefix("would ")
    if verb in LIGHT or verb == one.key or (one.about and other.about):
        return bool(shared)
    return rarity(verb) >= _VERB


def becomes(early: Stance, late: Stance) -> bool:
    """Tell whether what an earlier article says may have become what a later one says: alive, then dead."""
    return early.course and late.so and not early.so


def _told_by(words: frozenset[str]) -> float:
    return sum(map(rarity, sorted(words)))
