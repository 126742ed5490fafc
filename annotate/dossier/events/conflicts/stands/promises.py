"""What somebody refuses to do by one article of a story, and promises, decides or backs by another one.

It is one thing where the verb is one ("to repair the lifts", "to mend the lifts") or what it is about has
one name ("a ban", "the ban"), and they have more in common that tells enough. Who changes his mind from one
day to the next does not contradict what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import telling
from annotate.dossier.events.conflicts.counting.facts import money, singular
from annotate.dossier.events.conflicts.sides import either
from annotate.dossier.events.conflicts.stands.matching import matched
from annotate.dossier.events.conflicts.stands.voice import (
    Voice,
    called_by_both,
    of_one_voice,
    stand_side,
    voice_of,
)
from annotate.dossier.events.forms import WORD, base_of, bases_in, common_words, firsts, head_of
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source
from annotate.record import Claim
from annotate.support.yamlfile import packaged_yaml

_WILLING = frozenset({"promise", "decide"})
_OPEN = re.compile(r"\b(?:not|never|no|if|whether|unless|until|could|might|only)\b|n['’]t\b", re.IGNORECASE)
_TO_DO = re.compile(r"\s*to\s+(?:\w+ly\s+)?(?P<verb>[a-z]{2,})\b", re.IGNORECASE)
# "Rejected calls for an inquiry", "approved plans for a hotel": the inquiry, the hotel.
_CALLS = re.compile(
    r"(?:(?:all|any|an?|the|its|his|her|their|new|fresh|growing)\s+)*"
    r"(?:calls?|demands?|requests?|appeals?|pleas?|plans?|proposals?|schemes?|bids?|motions?|ideas?)"
    r"\s+(?:(?:for|of)\s+|(?=to\s))",
    re.IGNORECASE,
)
# "The plan by 48 votes to 39", "the lifts before the winter": what is behind tells nothing of what it is.
_REST = re.compile(r"[,;:]|\s(?:by|before|after|until|because|while|when|if|so)\s")
# "The union backs the merger, its chairman said".
_SAID = re.compile(
    r"(?:that\s+)?(?P<who>(?:[\w'’-]+\s+){1,6}?)"
    r"(?P<not>(?:(?:do(?:es)?|did|will|would)\s+not|(?:do(?:es)?|did|wo|would)n['’]t)\s+)?"
    r"(?:(?:will|would|had|has|have)\s+)?"
    r"(?:(?P<yes>back(?:s|ed)?|support(?:s|ed)?|favou?r(?:s|ed)?|accept(?:s|ed)?|approv(?:e|es|ed))"
    r"|(?P<no>oppos(?:e|es|ed)|reject(?:s|ed)?|refus(?:e|es|ed)|(?:is|was|are|were)\s+against))\s+",
    re.IGNORECASE,
)
_ITS = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_SAYING = frozenset({"say", "announce", "explain", "claim", "report"})
_LEAST, _WORDS = 3.0, 2


class _Stand(NamedTuple):
    """What somebody is willing to do, or refuses.

    Attributes:
        claim: The claim.
        favours: Whether it will be done.
        voice: Who says it.
        whose: Words for whose stand it is, where that is not who says it.
        verb: What would be done, where a verb tells it.
        what: The noun for what it is about.
        about: All words that tell what it is, but for the name of who says it.
    """

    claim: Claim
    favours: bool
    voice: Voice
    whose: frozenset[str]
    verb: str
    what: str
    about: frozenset[str]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packaged_yaml("annotate.dossier.events.conflicts.stands", "promises.yaml")[name])


@cache
def _rows() -> dict[str, str]:
    table = packaged_yaml("annotate.dossier.events.conflicts.stands", "promises.yaml")
    return firsts(table["one"])


def promises(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what somebody refuses by one article, and is willing to do by another one.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    days = one.published_day, other.published_day
    for first, second in matched(one.once(_stands), other.once(_stands), _of_one, _shared):
        pair = [stand_side(source, each.claim) for source, each in ((one, first), (other, second))]
        start = pair[0].start
        update = all(days) and days[0] != days[1]
        if update and days[1] < days[0]:
            pair.reverse()
        because = f"{called_by_both(first.voice, second.voice)}: {either(pair, update)}"
        yield start, Conflict("polarity", tuple(pair), because, update)


def _stands(source: Source) -> Sequence[_Stand]:
    """Return what people and bodies are willing to do and refuse, in text order."""
    found: list[_Stand] = []
    for claim in source.claims:
        voice = voice_of(source, claim)
        content = " ".join(" ".join(span.exact for span in claim.content).split())
        said = _SAID.match(content) if claim.speech_act in _SAYING else None
        willing = _is_willing(claim) if said is None else _is_for(said)
        content = content[said.end() if said else 0 :]
        calls = _CALLS.match(content)
        content = content[calls.end() if calls else 0 :]
        if willing is None or not content or not voice.known or not claim.cue or _OPEN.search(content):
            continue
        to_do = _TO_DO.match(content)
        rest = content[to_do.end() if to_do else 0 :]
        what = _word_for(singular(base_of(head_of(_REST.split(rest, maxsplit=1)[0]))))
        verb = _word_for(base_of(to_do["verb"])) if to_do else ""
        own = voice.who | voice.body
        # "The union backs it, its chairwoman said": hers, too.
        speaks_for = claim.source is not None and _ITS.match(claim.source.words)
        whose = frozenset(bases_in(said["who"] if said and not speaks_for else "")) - own - common_words()
        about = frozenset(_word_for(word) for word in telling(bases_in(content)) if word not in own)
        found.append(_Stand(claim, willing, voice, whose, verb, what, about))
    return found


def _is_for(said: re.Match[str]) -> bool | None:
    """Tell whether somebody is for or against something; who is not against it may not be for it."""
    if _OPEN.search(said["who"]):
        return None
    if said["not"] is None:
        return said["yes"] is not None
    return None if said["yes"] is None else False


def _is_willing(claim: Claim) -> bool | None:
    """Tell whether a claim is that something will be done, or that it is refused; none for all others."""
    if not claim.cue or not claim.content or not claim.factuality:
        return None
    cue = {base_of(word) for span in claim.cue for word in WORD.findall(span.exact)}
    if claim.speech_act == "deny":
        # Who does not oppose something need not be for it.
        if not cue.isdisjoint({"not", "never"}):
            return None
        refused = not cue.isdisjoint(_words("refusing"))
        return False if refused and not claim.content[0].exact.casefold().startswith("that ") else None
    if claim.factuality.endswith("+") and claim.factuality[:2] in {"CT", "PR"}:
        if claim.speech_act in _WILLING and cue.isdisjoint(_words("turning")):
            return True
        return True if not cue.isdisjoint(_words("backing")) else None
    return None


def _word_for(word: str) -> str:
    """Return the word that stands for one: all that is paid is money."""
    return "money" if word in money() else _rows().get(word, word)


def _shared(one: _Stand, other: _Stand) -> float:
    return sum(map(rarity, sorted(one.about & other.about)))


def _of_one(one: _Stand, other: _Stand) -> bool:
    """Tell whether two are of one voice, and of one thing."""
    if not of_one_voice(one.voice, other.voice) or one.whose != other.whose:
        return False
    if one.verb and other.verb and one.verb != other.verb:
        return False
    if not (one.what and one.what == other.what) and not (one.verb and one.verb == other.verb):
        return False
    return len(one.about & other.about) >= _WORDS and _shared(one, other) >= _LEAST
