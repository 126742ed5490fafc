"""Whose word something is: a person's, a body's, or that of somebody who speaks for a body."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.parties import named_in, of_others
from annotate.dossier.events.conflicts.sides import side, who_says
from annotate.dossier.events.forms import bases_in
from annotate.dossier.model import Side
from annotate.dossier.reading import Source
from annotate.record import Claim, Entity

# There is one of them in a story; of which land it is, or of which town, stands behind.
_BODY = re.compile(
    r"(?:the|its|their|an?) (?P<called>(?:(?:lower|upper|district|regional|supreme|high|appeals|city|town) )?"
    r"(?:company|firm|owner|operator|airline|bank|manufacturer|hospital|university|club"
    r"|school|ministry|army|police|government|council|church|mine|utility|railway|contractor"
    r"|parliament|senate|assembly|cabinet|court|board|commission|committee|house|union))(?:\s+(?:of|in|for)\s.*)?"
)
_SPEAKS_FOR = (
    re.compile(
        r"\b(?:spokes(?:man|woman|person)|official|officer|office)\s+(?:for|of|at|from|with)\s+(?P<of>[^,;]+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<of>[^,;]{1,80}?)(?:['’]s?)?\s+(?:spokes(?:man|woman|person)|office)\b", re.IGNORECASE),
)
_TELLING, _OFFICE = 1.0, 2.0


class Voice(NamedTuple):
    """Who says something.

    Attributes:
        who: Words of the name.
        name: That as it is.
        called: What a body is called without a name: "company".
        which: Words that tell which of the kind it is, wherever the article has it: "drivers".
        office: Words for what somebody is, beside the name or without it: "the mayor of Selm".
        body: Words for the body for which somebody speaks.
        firm: Words of the name, where it is of a body.
        firms: Words of the names of bodies of which something is said.
    """

    who: frozenset[str]
    name: str
    called: str
    which: frozenset[str]
    office: frozenset[str]
    body: frozenset[str]
    firm: frozenset[str]
    firms: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether something tells whose it is."""
        return bool(self.who or self.called or self.body or self.office)


def voice_of(source: Source, claim: Claim) -> Voice:
    """Return who makes a claim; one that is not known where the article does not say so."""
    none = frozenset[str]()
    if claim.source is None:
        return Voice(none, "", "", none, none, none, none, none)
    entity = source.speaker(claim)
    name = entity.name if entity is not None and entity.named else ""
    who = frozenset(name.casefold().split())
    called = _BODY.fullmatch(" ".join(claim.source.words.casefold().split()))
    return Voice(
        who,
        name,
        called["called"] if called else "",
        _which(entity, called["called"]) if called and entity is not None else none,
        _telling(claim.source.title or claim.source.words) - who,
        _body(claim.source.words),
        who if entity is not None and entity.type == "ORG" else none,
        none.union(*(named_in(source, span.start, span.end, "ORG", saying=True) for span in claim.content)),
    )


def _which(entity: Entity, called: str) -> frozenset[str]:
    """Return words that tell which body of a kind one is: "the drivers' union"."""
    words = {
        word for mention in entity.mentions if mention.kind != "pronoun" for word in bases_in(mention.exact)
    }
    return _telling(" ".join(sorted(words))) - frozenset(bases_in(called))


def _body(words: str) -> frozenset[str]:
    """Return words for the body for which somebody speaks: "a spokesman for the port"."""
    return _telling(next((match["of"] for each in _SPEAKS_FOR if (match := each.search(words))), ""))


def _telling(words: str) -> frozenset[str]:
    return frozenset(word for word in bases_in(words) if rarity(word) > _TELLING)


def of_one_voice(one: Voice, other: Voice) -> bool:
    """Tell whether one person or one body says both, or somebody says it of a body that says it of itself.

    There is one company in a story.

    Args:
        one: The one voice.
        other: The other.
    """
    if one.called and one.called == other.called:
        return not (one.which and other.which) or bool(one.which & other.which)
    if one.body & other.body:
        return True
    if bool(one.who) != bool(other.who) and one.office == other.office:
        return sum(map(rarity, sorted(one.office))) >= _OFFICE
    if (one.firm & other.firms and not other.firm) or (other.firm & one.firms and not one.firm):
        return True
    return bool(one.who & other.who) and not of_others(one.who, other.who)


def called_by_both(one: Voice, other: Voice) -> str:
    """Return what both call the one who says it, else the name."""
    return f"the {one.called}" if one.called == other.called and one.called else one.name or other.name


def stand_side(source: Source, claim: Claim) -> Side:
    """Return the words of a claim from the one that says it to the end of what it is."""
    start = min(claim.cue[0].start, claim.content[0].start)
    part = side(source, start, max(claim.content[-1].end, claim.cue[-1].end))
    return Side(part.document, part.start, part.end, part.exact, claim.id, who_says(source, claim))
