"""Ships, which are called after people, towns and seas: the ferry Aurora Queen, HMS Lancaster.

What stands beside a name shows that a ship bears it: what kind of ship she is, or
the letters that only ships have before their names. The same name elsewhere in
the article is hers, too, unless a person or a town there has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.known.calendar_words import CALENDAR
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import COMPANY, SHIP_LETTERS, SOME_SHIPS_LETTERS, TITLES
from annotate.entities.mentions.finding import NOT_HERS, Found, tidy
from annotate.entities.mentions.neighbours import PEAK, names_firm
from annotate.language import syntax
from annotate.record import EntityType
from annotate.support.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
KIND, KIND_BEHIND = "a kind of ship stands before it", "a kind of ship stands behind it"
SAID, LETTERS, HERS = "said to be a ship", "letters of ships", "a ship’s name in the article"
ABOARD = "somebody or something is aboard"
_KINDS = (
    r"(?:(?:cargo|container|cruise|supply|research|patrol|passenger|fishing|hospital|rescue|merchant|landing"
    r"|motor|sailing|survey|war|fire|tug|life|tall|gun|steam|speed|house|factory|expedition|migrant|refugee"
    r"|aid|pilot|torpedo|river|tour|dive|whale-watching|whaling|drill|drilling|livestock|flag)[- ]?"
    r"(?:ship|boat|vessel)s?"
    r"|(?:bulk|aircraft|ore|gas|LNG|LPG|car|vehicle|livestock|troop) carriers?"
    r"|(?:ferr(?:y|ies)|ship|boat|vessel|trawler|tanker|yacht|catamaran|trimaran|frigate|destroyer|cruiser"
    r"|corvette|submarine|freighter|dredger|schooner|steamer|icebreaker|minesweeper|battleship|dreadnought"
    r"|barge|submersible|cutter|ocean liner|cruise liner|flagship|paddle steamer|sloop|brigantine|galleon"
    r"|dhow|tugboat|tug)s?)"
)
_PART = r"(?:St\.|[A-Z][\w’'-]*|\d{1,4}(?![\w.,-]*\d|-))"
_SMALL = r"(?:(?:of|de|del|della|di|da|do|dos|das|du|la|le|el|al|the) ){0,2}"
_NAME = rf"(?P<name>(?:St\.|[A-Z][\w’'-]*)(?: {_SMALL}{_PART}){{0,4}})"
_AFTER_KIND = lazily(
    rf"\b(?P<kind>{_KINDS})(?:,? (?:named|called|christened))?(?P<comma>, the| the)? [“\"‘']?{_NAME}"
)
_SECOND = lazily(rf"(?: and|,)(?: the)? [“\"‘']?{_NAME}")
# "The Aurora Queen, an old ferry", "the Aurora Queen was a ferry", "the Aurora Queen ferry".
_GOES_ON = (
    r"(?=[,.;:)]|$| (?:with|that|which|from|of|carrying|bound|owned|operated|built|on|in|at|off|for|and|when"
    r"|was|had|sailing|used|to|is|has|sank|left|imploded|capsized)\b)"
)
_SAID = lazily(
    rf"\b[Tt]he [“\"‘']?{_NAME}[”\"’']?(?:,| is| was) (?:an?|the|one of the) (?:[a-z][\w-]* ){{0,4}}{_KINDS}"
    rf"{_GOES_ON}"
)
_BEFORE_KIND = lazily(rf"\b[Tt]he [“\"‘']?{_NAME}[”\"’']? {_KINDS}{_GOES_ON}")
_ABOARD = lazily(rf"\b(?:[Aa]board|[Oo]n board) the [“\"‘']?{_NAME}")
_UNSURE: frozenset[EntityType] = frozenset({"PERSON", "MISC", "PRODUCT"})
_STRONG = "|".join(SHIP_LETTERS)
_AFTER_LETTERS = lazily(rf"(?<![\w/])(?:{_STRONG}) [“\"‘']?{_NAME}")
_WEAK = lazily(rf"(?<![\w/])(?:{'|'.join(SOME_SHIPS_LETTERS)}) [“\"‘']?{_NAME}")
_BEGINS_WITH_LETTERS = lazily(rf"(?:{_STRONG}) ")
_MEANT = lazily(r"\b(?:[Tt]he|[Aa]board) [“\"‘']?$")
_CLOSES = lazily(r"[”\"’']?(?:[,.;)]|$)")
_ROYAL = frozenset({"king", "queen", "prince", "princess", "lady", "lord", "duke", "duchess", "sir", "miss"})
_NO_NAMES = frozenset(
    {
        "captain",
        "capt",
        "crew",
        "officer",
        "skipper",
        "master",
        "operator",
        "owner",
        "company",
        "i",
        "a",
        "the",
    }
)
_FIRMS = COMPANY | {"line", "lines", "ferries", "cruises", "shipping", "shipyard", "shipyards"}


def with_vessels(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names with its ships as such.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    found = _Places(mentions)
    bare: set[str] = set()
    for start, name, end, because in sorted(set(_ships(doc, text, mentions, found))):
        inside = found.at(start, end)
        if any(m.start < start or m.end > end for m in inside):
            continue
        found.put(inside, _mentions(doc, text, start, end, because))
        bare.add(text[name:end])
    if not bare:
        return found.all
    people = {word for m in mentions if m.type == "PERSON" for word in m.exact.split() if word != m.exact}
    names = "|".join(re.escape(name) for name in sorted(bare, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w\-‑.’'])(?:{names})(?![\w\-‑])", text):
        inside = found.at(*match.span())
        if any(m.type == "PRODUCT" and m.because for m in inside):
            continue
        if len(inside) == 1 and names_firm(text, inside[0]):
            inside[0].type, inside[0].because = "ORG", NOT_HERS
        elif _is_hers(text, match, inside, people):
            found.put(inside, _mentions(doc, text, *match.span(), HERS))
    return found.all


class _Places:
    """Names in text order, by where they stand.

    Attributes:
        all: The names.
    """

    def __init__(self, mentions: Sequence[Found]) -> None:
        self.all = sorted(mentions, key=_start)
        self._longest = max((m.end - m.start for m in mentions), default=0)

    def at(self, start: int, end: int) -> list[Found]:
        """Return those that overlap a stretch."""
        first = bisect_left(self.all, start - self._longest, key=_start)
        last = bisect_left(self.all, end, key=_start)
        return [m for m in self.all[first:last] if start < m.end]

    def put(self, old: Sequence[Found], new: Iterable[Found]) -> None:
        """Put names in the place of others."""
        for mention in old:
            place = bisect_left(self.all, mention.start, key=_start)
            while self.all[place] is not mention:
                place += 1
            del self.all[place]
        for mention in new:
            insort(self.all, mention, key=_start)
            self._longest = max(self._longest, mention.end - mention.start)


def _start(mention: Found) -> int:
    return mention.start


def _mentions(doc: Doc, text: str, start: int, end: int, because: str) -> Iterator[Found]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        exact, last = text[start:end], span.end - 1
        yield Found(start, end, exact, "PRODUCT", "name", "rule", CONFIDENCE, span.start, last, because)


def _ships(
    doc: Doc, text: str, mentions: Sequence[Found], places: _Places
) -> Iterator[tuple[int, int, int, str]]:
    """Yield where a ship is named, where her own name begins, and where both end."""
    kinds = list(_AFTER_KIND.finditer(text))
    letters = list(_AFTER_LETTERS.finditer(text))
    if kinds or letters or re.search(rf"\b{_KINDS}\b", text):
        people = {m.start for m in mentions if m.type in {"PERSON", "ORG"} or m.because == PEAK}
        weak = (m for m in _WEAK.finditer(text) if not {m.start(), m.start("name")} & people)
        # "MY HUSBAND" is shouted.
        letters += [m for m in weak if not m["name"].isupper()]
    for match in letters:
        start, end = tidy(text, *match.span("name"))
        if start < end and _may_be_hers(text[start:end]):
            yield match.start(), start, end, LETTERS
    for match in _SAID.finditer(text):
        start, end = tidy(text, *match.span("name"))
        if start < end and _may_be_hers(text[start:end]):
            yield start, start, end, SAID
    for match in _BEFORE_KIND.finditer(text):
        start, end = tidy(text, *match.span("name"))
        seen = {m.type for m in places.at(start, end)}
        # "The Staten Island ferry" has another name.
        sure = " " in text[start:end] or (seen and "PERSON" not in seen)
        if sure and seen <= _UNSURE and _may_be_hers(text[start:end]):
            yield start, start, end, KIND_BEHIND
    for match in _ABOARD.finditer(text) if re.search(rf"\b{_KINDS}\b", text) else ():
        start, end = tidy(text, *match.span("name"))
        seen = {m.type for m in places.at(start, end)}
        if " " in text[start:end] and seen <= _UNSURE | {"CARDINAL"} and _is_no_place(text[start:end]):
            yield start, start, end, ABOARD
    for match in kinds:
        start, end = tidy(text, *match.span("name"))
        if not _names_a_ship(doc, text, match, start, end, places.at(start, start + 1)):
            continue
        yield start, start, end, KIND
        if match["kind"].endswith("s"):
            while (second := _SECOND.match(text, end)) is not None:
                start, end = tidy(text, *second.span("name"))
                if not _may_be_hers(text[start:end]):
                    break
                yield start, start, end, KIND


def _names_a_ship(
    doc: Doc, text: str, match: re.Match[str], start: int, end: int, there: Sequence[Found]
) -> bool:
    name = text[start:end]
    if not _may_be_hers(name) or any(m.start == start and m.type == "NORP" for m in there):
        return False
    if _BEGINS_WITH_LETTERS.match(text, start):
        return False
    if match["comma"] == " the" or (match["comma"] and not _CLOSES.match(text, match.end())):
        return False
    if any(m.start == start and m.type == "ORG" and m.end > end for m in there):
        return False
    return not _has_her(doc, start, end)


def _has_her(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is who does something with a ship: "the boat Maria bought"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return False
    root = span.root
    if root.dep_ == "compound" and root.head.i >= span.end:
        return True
    return root.dep_ in syntax.SUBJECTS and root.head.dep_ in {"acl:relcl", "relcl", "acl"}


def _may_be_hers(name: str) -> bool:
    words = [word.lower().strip(".") for word in name.split()]
    if not words or words[0] in _NO_NAMES or name.split()[0] in CALENDAR or len(name) == 1:
        return False
    if words[0] in TITLES - _ROYAL or (len(words) == 1 and words[0] in _ROYAL):
        return False
    return words[-1] not in _FIRMS and noun(words[-1])[0] != "organisation"


def _is_no_place(name: str) -> bool:
    """Tell a ship that one is aboard from a space station."""
    return _may_be_hers(name) and noun(name.split()[-1].lower())[0] == "thing"


def _is_hers(text: str, match: re.Match[str], inside: Sequence[Found], people: Collection[str]) -> bool:
    """Tell whether the name of a ship that stands alone means her: not if a person or a town has it."""
    if any(m.start < match.start() or m.end > match.end() for m in inside):
        return False
    if " " in match[0] or _MEANT.search(text, max(match.start() - 12, 0), match.start()):
        return True
    return match[0] not in people and bool(inside) and all(m.type != "GPE" for m in inside)
