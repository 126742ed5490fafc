"""Bodies of whose names the model takes a part for a place or a person: "Reform UK", "Lloyd's of London".

A party may have its country in its name, an insurers' market its city, and a charity whom or what it is
for. The other way round, a family's name is none of the firm that is called so, too, and a plain noun that
begins a caption is no name at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.known.lexicon import class_of_noun, noun
from annotate.entities.known.places import country_of, is_city
from annotate.entities.mentions.finding import Found
from annotate.support.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
MARKET, PARTY, FRIENDS, FAMILY, NUMBER = (
    "known as a body",
    "named as parties are",
    "said to be a body",
    "said to be a family",
    "a number is part of its name",
)
_MARKET = lazily(r"\bLloyd[’']s of London\b")
_WORD = r"[A-Z][\w’'-]*[a-z]"
# "Selm First" is a party, and "a Selm First policy" none.
_FIRST = lazily(
    rf"(?<![\w’'-])(?P<country>{_WORD}(?: {_WORD}){{0,2}}) First\b"
    r"(?![ -](?:[A-Z]|agenda|approach|doctrine|plan|policy|policies|principle|rule|slogan|strategy)|[”\"’'-])"
)
_AIMING = lazily(
    r"\b(?:Advance|Forward|Reform|Rejoin|Restore|Together) (?P<country>(?:UK|USA)\b"
    r"|[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z])?)"
)
# America First is what Americans call for.
_SLOGANS = frozenset({"America", "US", "United States"})
_FRIENDS = lazily(
    r"\b(?:Carers|Citizens|Defenders|Friends|Guardians|Lawyers|Mothers|Neighbours|Neighbors|Parents|Voices)"
    rf" (?:Against|Of|For|against|of|for) (?:the )?{_WORD}(?: {_WORD}){{0,3}}"
)
_BODY_BEHIND = lazily(r"(?: \([A-Z]\w+\))?, (?:an?|the|which)\b(?P<what>[^,.;:!?\n]{1,50})")
_BODY_BEFORE = lazily(r"\b(?P<what>[a-z]+),? $")
_BODIES = frozenset({"association", "team", "company"})
# "Rescue 1122 officials" are of a service that is called by the number one dials.
_DIALLED = lazily(
    r"(?<![\w’'-])(?P<name>(?P<word>[A-Z][a-z]+) (?!19|20)\d{3,4}) "
    r"(?:officials?|spokes\w+|workers?|staff|volunteers?|teams?|ambulances?|crews?|rescuers?)\b"
)
_NO_SERVICES = frozenset(
    {
        "About",
        "Almost",
        "Another",
        "Around",
        "At",
        "Flight",
        "From",
        "In",
        "Nearly",
        "On",
        "Over",
        "Some",
        "The",
    }
)
_TWICE = 2
_OF_FAMILY = re.compile(r" (?:family|clan|dynasty|siblings)\b(?! [A-Z])")
_LED = lazily(r"\b[Tt]he $")
_PLAIN = frozenset({"facility", "place"})
# A house may be one of parliament, which is named with an article.
_BUILT = frozenset({"house", "flat"})


def with_bodies(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names with such bodies whole, without plain nouns that begin a caption.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    found = [mention for mention in mentions if not _is_plain(doc, text, mention)]
    for start, end, because in _bodies(text):
        found = _with(doc, text, found, start, end, because)
    for mention in found:
        family = mention.type in {"ORG", "GPE", "MISC"} and _OF_FAMILY.match(text, mention.end)
        alone = " " not in mention.exact and not mention.exact.isupper()
        led = _LED.search(text, max(mention.start - 4, 0), mention.start)
        if family and alone and led and not (country_of(mention.exact) or is_city(mention.exact)):
            mention.type, mention.because = "PERSON", FAMILY
    return found


def _bodies(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the names of such bodies stand, and why each is one."""
    yield from ((*match.span(), MARKET) for match in _MARKET.finditer(text))
    for match in _FIRST.finditer(text):
        words = match["country"].split()
        # "On Monday New Zealand First" and "But Selm First" have words before the country.
        names = (" ".join(words[place:]) for place in range(len(words)))
        named = (name for name in names if country_of(name) and not name.startswith("The "))
        name = next((name for name in named if name not in _SLOGANS), None)
        if name is not None:
            yield match.end("country") - len(name), match.end(), PARTY
    for match in _AIMING.finditer(text):
        if country_of(match["country"]):
            yield *match.span(), PARTY
    yield from sorted(_services(text))
    for match in _FRIENDS.finditer(text):
        if _is_said(text, match):
            yield *match.span(), FRIENDS


def _services(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where services stand that are called by a number, more than once: "Rescue 1122"."""
    for name in {match["name"] for match in _DIALLED.finditer(text) if match["word"] not in _NO_SERVICES}:
        places = list(re.finditer(rf"(?<![\w’'-]){name}(?![\w-])", text))
        if len(places) >= _TWICE:
            yield from ((*place.span(), NUMBER) for place in places)


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Tell whether friends of something are said to be a body: ", a local charity"."""
    behind = _BODY_BEHIND.match(text, match.end())
    before = _BODY_BEFORE.search(text, max(match.start() - 20, 0), match.start())
    told = [*(behind["what"].split() if behind else ()), *((before["what"],) if before else ())]
    return any(class_of_noun(word) in _BODIES and noun(word)[0] == "organisation" for word in told)


def _with(doc: Doc, text: str, mentions: list[Found], start: int, end: int, because: str) -> list[Found]:
    """Put a body in the place of what names a part of it, where no longer name has it."""
    span = doc.char_span(start, end)
    inside = [m for m in mentions if m.start < end and start < m.end]
    if span is None or any(m.start < start or m.end > end for m in inside):
        return mentions
    if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
        if inside[0].type != "ORG":
            inside[0].type, inside[0].because = "ORG", because
        return mentions
    whole = Found(
        start, end, text[start:end], "ORG", "name", "rule", CONFIDENCE, span.start, span.end - 1, because
    )
    return sorted([*(m for m in mentions if m not in inside), whole], key=lambda m: m.start)


def _is_plain(doc: Doc, text: str, mention: Found) -> bool:
    """Tell a plain noun that begins a sentence or a caption from a name: "Houses under water"."""
    word = mention.exact
    if mention.type not in {"ORG", "MISC"} or not word.isalpha() or not word.istitle() or word[-1] != "s":
        return False
    begins = doc[mention.token].is_sent_start or text[: mention.start].rstrip(' “"')[-1:] in {":", "\n", ""}
    lemma = word[:-1].lower()
    plain = noun(lemma)[0] in _PLAIN or lemma in _BUILT
    return begins and plain and not re.search(rf"\w,? {word}\b", text)
