"""Who stands where beside the words that tell something: who does it, to whom, and in which country."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from annotate.dossier.events.forms import is_past_form
from annotate.dossier.reading import PLACES, Source
from annotate.record import EventMention

_AT = re.compile(
    r"\b(?:in|at|near|off|outside|around|across)\s+(?:the\s+|[a-z]+ern\s+|[a-z]+\s+of\s+)*$", re.IGNORECASE
)
_OWNS = re.compile(r"['’]s?\s")
_WHOSE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_OWN = re.compile(r"['’]s? (?:\w+ )?")
_WHOM = re.compile(r" (?:of )?(?:[A-Z][\w-]*\.? ){0,2}[“\"]?")
# Where another part of the sentence begins.
_CLAUSE = re.compile(
    r"[,.;:!?\n“”\"—–]|\b(?:that|when|where|because|but|while|after|before|since|until|if)\b"
)
_AND_TO = re.compile(r"\b(?:and|or)\b|\bto $")
_NEAR_BEFORE, _NEAR_BEHIND = 45, 25
# No name of a person, with its title, stands further from what is done to that person.
_REACH = 300

Inside = Sequence[tuple[int, int, int]]
"""Mentions of entities in some sentences, in text order: first and last code point, place of the entity."""


class Who:
    """The entities of an article as they stand beside what it tells.

    Args:
        source: The article.
        names: Words of the name of each entity.
    """

    def __init__(self, source: Source, names: Sequence[frozenset[str]]) -> None:
        self._source = source
        self._names = names
        told = (mention.start for event in source.events for mention in event.mentions)
        cues = (span.start for claim in source.claims for span in claim.cue)
        self._told = sorted((*told, *cues))

    def sites(self, inside: Inside) -> Iterator[str]:
        """Yield the countries of places that something is said to be in."""
        for start, _, place in inside:
            entity = self._source.entities[place]
            known = entity.type in PLACES and entity.country
            if known and _AT.search(self._source.text[max(0, start - 40) : start]):
                yield known

    def whom(self, mentions: Sequence[EventMention], inside: Inside) -> Iterator[str]:
        """Yield the names of the person whom "killed X", "the arrest of X" or "X's death" is about."""
        text = self._source.text
        mentions = sorted(mentions, key=lambda mention: mention.start)
        starts = [mention.start for mention in mentions]
        for start, end, place in inside:
            entity = self._source.entities[place]
            if entity.type != "PERSON" or not entity.named:
                continue
            low, high = bisect_left(starts, start - _REACH), bisect_right(starts, end + _REACH)
            for mention in mentions[low:high]:
                after = start >= mention.end and _WHOM.fullmatch(text, mention.end, start)
                own = end <= mention.start and _OWN.fullmatch(text, end, mention.start)
                if after or own:
                    yield from self._names[place]

    def beside(self, mentions: Sequence[EventMention], inside: Inside) -> Iterator[int]:
        """Yield who stands right before the words, or right behind them, in the same part of the sentence."""
        text = self._source.text
        by_end = sorted(inside, key=lambda each: each[1])
        ends = [end for _, end, _ in by_end]
        for mention in mentions:
            before = bisect_right(ends, mention.start)
            behind = bisect_left(inside, (mention.end,))
            if before:
                # Of several that end there the one that starts first.
                start, end, place = by_end[bisect_left(ends, ends[before - 1])]
                near = mention.start - end <= _NEAR_BEFORE and not _CLAUSE.search(text, end, mention.start)
                owner = self._is_owner(end, place) or text[start:end].casefold() in _WHOSE
                owner = owner and is_past_form(mention.exact)
                if near and not owner and not self._is_of_another(end, mention):
                    yield place
            if behind < len(inside):
                start, end, place = inside[behind]
                near = start - mention.end <= _NEAR_BEHIND and not _CLAUSE.search(text, mention.end, start)
                if near and not self._is_owner(end, place):
                    yield place

    def _is_owner(self, end: int, place: int) -> bool:
        """Tell whether somebody is only named as whose something is: "Acme's shares fell"."""
        owns = bool(_OWNS.match(self._source.text, end))
        return owns and self._source.entities[place].type not in PLACES | {"NORP"}

    def _is_of_another(self, start: int, mention: EventMention) -> bool:
        """Tell whether who stands before some words has done something else: "Ruiz admitted a rise".

        "Ruiz spent Monday calling them", "Ruiz managed to call" and "Ruiz rose and spoke" tell of both.
        """
        place = bisect_left(self._told, start)
        if place == len(self._told) or self._told[place] >= mention.start or mention.exact.endswith("ing"):
            return False
        return not _AND_TO.search(self._source.text, start, mention.start)
