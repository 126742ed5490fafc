"""Entities that the text says are one: "Sela Maro, better known as Momo", "Ko Jimmy, born Kyaw Min"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.entities.grouping.names import Group
from annotate.entities.grouping.variants import join_groups
from annotate.entities.known.lexicon import noun
from annotate.entities.mentions.finding import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
BORN = "the text says that this is who was born so"
# No words for "known as" are longer.
_LONGEST = 70
_OPEN = r"[“\"‘']?"
_HOW = r"(?:(?:\w+ly|better|best|also|more|most|now|then|later|long|otherwise|once|still) ){0,3}"
_CALLED = (
    rf"(?:{_HOW}(?:known|referred to)(?: \w+ly| simply| also| to(?: [\w’']+){{1,3}}?)?"
    r" (?:as|by the (?:\w+ )?name(?: of)?|under the (?:\w+ )?name(?: of)?)"
    r"|(?:also|now|formerly|originally|previously|once|later|then) (?P<called>called|named)"
    r"|(?P<dubbed>nicknamed|dubbed|styled)"
    r"|(?:a\.?k\.?a\.?|alias|n[ée]e|born)"
    r"|(?:whose |his |her )?(?:real|birth|legal|full|stage|pen|given|original|maiden) name (?:is|was|being))"
)
_GOES_BY = (
    r"who (?:also )?(?:goes|went|performs|performed|writes|wrote|sings|sang|records|recorded|raps|acts|acted"
    r"|blogs|streams|tours|toured) (?:simply )?(?:by|as|under)(?: the (?:\w+ )?name(?: of)?)?"
)
_KNOWN_AS = re.compile(
    rf"[”\"’']?(?P<apart>,?(?: ?—| [–-])? ?\(?(?:(?:who|which) (?:is|was) )?)(?:{_CALLED}|{_GOES_BY})"
    rf"(?P<what>(?: the)?(?: [a-z-]+){{0,2}})(?P<title> [A-Z][a-z]+\.?)? {_OPEN}"
)
_FORMERLY = re.compile(r"(?:, | \()(?:formerly|originally) (?:the )?")
_BECAME = re.compile(
    r", who (?:later |then |eventually |went on to )?(?:became|become)(?: [A-Z][a-z]+){0,2} "
)
# "Born Ann Roe in Selm, she": the name that somebody had before.
_BORN = re.compile(r"(?:(?:^|[.!?][”\"]?\s|\n)\s*Born(?: as)?|\b(?:He|She) was born) $")
_BORN_WHERE = re.compile(r" (?:in|on|at|to|near|into)\b")
_BORN_THERE = re.compile(r"(?:^|[.!?][”\"]?\s|\n)\s*Born (?:in|on|at|near) [^.!?;\n]{2,60}, $")
_BORN_REACH, _FULL = 24, 2
# What may come after somebody's other name: "who became Hale’s wife" and "Hale family lawyer" are others.
_GOES_ON = re.compile(
    r"[”\"’']?(?:[,.;:)]|$| [–—(]"
    r"| (?:and|but|in|was|is|had|has|after|when|at|on|as|by|from|sang|died|won|said)\b)"
)
# "Who toured as Hale’s guest" is not Hale.
_OF_THEIRS = re.compile(r"['’]s\b")
_PART = r"[A-Z0-9][\w’'&-]*(?:\.(?=\w))?[\w]*"
_LABEL = rf"{_PART}(?: (?:(?:of|the|de|la|and|in) ){{0,2}}{_PART}){{0,4}}"
_IS = re.compile(r" (?:is|was)(?: the| an?)?(?P<what>(?: [a-z-]+){0,3}) ")
_UNSEEN = re.compile(
    rf",? ?\(?(?:who (?:is|was) )?(?:{_HOW}known(?: \w+ly)? as|nicknamed|a\.?k\.?a\.?|alias)(?: the)? "
    rf"(?P<label>{_LABEL})(?=[,.;:)]| [–—]|$)"
)
_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]*(?: (?:(?:of|the|de|la|and|for) ){0,2}[A-Z][\w’'-]*){1,6})$"
)
_SAID = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "MISC", "WORK_OF_ART", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# How far back the name may begin that what it is known as shows to be one.
_FARTHEST = 90


def join_aliases(doc: Doc, text: str, groups: list[Group]) -> None:
    """Join entities where the text says that one is known as the other, in place.

    A name that only such a sentence shows to be one is added to what bears it.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    _add_unseen(doc, text, groups)
    homes = {id(group): group for group in groups}
    for (mention, group), (other, called) in pairwise(_names(groups)):
        if not 0 < other.start - mention.end <= _LONGEST:
            continue
        one, two = _home(homes, group), _home(homes, called)
        if one is two or mention.type not in _SAID or not _is_said_to_be(doc, text, mention, other, one, two):
            continue
        for found in two.mentions:
            found.type = one.type
        join_groups(one, two, f"the text says that “{_flat(mention)}” is known as “{_flat(other)}”")
        homes[id(two)] = one
    for mention, born in _names(groups):
        two = _home(homes, born)
        known = _known_later(text, mention, two, [g for g in groups if homes[id(g)] is g])
        if known is not None:
            join_groups(known, two, BORN)
            homes[id(two)] = known
    groups[:] = [group for group in groups if homes[id(group)] is group]


def _known_later(text: str, mention: Found, born: Group, groups: Sequence[Group]) -> Group | None:
    """Return who has just been named with the given name of somebody's birth: "Born Ann Roe in Selm, she"."""
    if mention.type != "PERSON" or len(born.full) < _FULL:
        return None
    if not _is_of_birth(text, mention):
        return None
    alike = [
        group
        for group in groups
        if group.type == "PERSON"
        and group is not born
        and len(group.full) >= _FULL
        and group.full[0] == born.full[0]
        and {group.gender, born.gender} != {"m", "f"}
        and group.mentions[0].start < mention.start
    ]
    return alike[0] if len(alike) == 1 else None


def _is_of_birth(text: str, mention: Found) -> bool:
    """Tell whether a name is one of birth: "Born Ann Roe in Selm", "Born in Selm in 1932, Ann Roe was"."""
    if _BORN_WHERE.match(text, mention.end):
        return _BORN.search(text[max(mention.start - _BORN_REACH, 0) : mention.start]) is not None
    before = text[max(mention.start - _FARTHEST, 0) : mention.start]
    return _BORN_THERE.search(before) is not None and text.startswith(" was ", mention.end)


def _names(groups: Sequence[Group]) -> list[tuple[Found, Group]]:
    names = ((m, g) for g in groups for m in g.mentions if m.kind == "name")
    return sorted(names, key=lambda pair: pair[0].start)


def _is_said_to_be(doc: Doc, text: str, mention: Found, other: Found, one: Group, two: Group) -> bool:
    between = text[mention.end : other.start]
    people = one.type == two.type == "PERSON"
    if people and _BECAME.fullmatch(between):
        return _GOES_ON.match(text, other.end) is not None
    if one.type == two.type and not people and _FORMERLY.fullmatch(between):
        return True
    if people and _is_told_in_full(text, other, between, one, two):
        return True
    match = _KNOWN_AS.fullmatch(between)
    kinds = {one.type, two.type}
    if match is None or (len(kinds) > 1 and not kinds & {"MISC", "PERSON"} and not kinds <= _PLACES):
        return False
    if _calls(doc, match, mention.end) or _OF_THEIRS.match(text, other.end):
        return False
    # "Known as the lawyer of Hale", "known as the man in Selm": what stands between is no name's.
    what = match["what"].removeprefix(" the").split()
    return (not what and match["title"] is None) or (
        people and (not what or noun(what[-1])[0] == "person") and _GOES_ON.match(text, other.end) is not None
    )


def _is_told_in_full(text: str, other: Found, between: str, one: Group, two: Group) -> bool:
    """Tell whether a sentence gives the whole name of somebody: "Danny is engineer Daniel Voss, 24"."""
    match = _IS.fullmatch(between)
    lone = len(one.full) == 1 and len(two.full) >= _FULL and other.start == two.mentions[0].start
    if match is None or not lone or _OF_THEIRS.match(text, other.end):
        return False
    what = (match["what"] or "").split()
    return (not what or noun(what[-1])[0] == "person") and _GOES_ON.match(text, other.end) is not None


def _calls(doc: Doc, match: re.Match[str], start: int) -> bool:
    """Tell whether somebody calls or names another: "Hale later called Lund", "Hale dubbed Lund a fool"."""
    kind = "called" if match["called"] else "dubbed"
    if not match[kind]:
        return False
    if not match["apart"].strip():
        return True
    verb = doc.char_span(start + match.start(kind), start + match.end(kind), alignment_mode="expand")
    return verb is not None and verb[0].tag_ == "VBD"


def _add_unseen(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add what is no name yet to what is said to be known as it, or by it."""
    taken = {place for g in groups for m in g.mentions for place in range(m.start, m.end)}
    for mention, group in _names(groups):
        if mention.type not in _SAID - {"NORP"}:
            continue
        match = _UNSEEN.match(text, mention.end)
        if match is not None and taken.isdisjoint(range(*match.span("label"))):
            _add(doc, text, group, *match.span("label"), _flat(mention))
    for mention, group in _names(groups):
        if mention.type not in {"ORG", "PERSON"}:
            continue
        for place in _cues_before(text, mention):
            name = _BEFORE.search(text, max(place - _FARTHEST, 0), place)
            if name is not None and taken.isdisjoint(range(*name.span("name"))):
                start = name.end() - len(name["name"].removeprefix("The ").removeprefix("A "))
                if " " in text[start : name.end()]:
                    _add(doc, text, group, start, name.end(), _flat(mention))


def _cues_before(text: str, mention: Found) -> Iterator[int]:
    """Yield where what is said to be known by a name may end."""
    start = max(mention.start - _LONGEST, 0)
    for comma in re.finditer(r",? \(|, ", text[start : mention.start]):
        match = _KNOWN_AS.fullmatch(text, start + comma.start(), mention.start)
        if match is not None and match["what"] in {"", " the"} and match["title"] is None:
            yield start + comma.start()


def _add(doc: Doc, text: str, group: Group, start: int, end: int, shown: str) -> None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        exact, last = text[start:end], span.end - 1
        found = Found(start, end, exact, group.type, "name", "rule", CONFIDENCE, span.start, last)
        group.add(found, f"the text says that “{shown}” is known so")
        group.mentions.sort(key=lambda one: one.start)


def _home(homes: dict[int, Group], group: Group) -> Group:
    while homes[id(group)] is not group:
        group = homes[id(group)]
    return group


def _flat(mention: Found) -> str:
    return " ".join(mention.exact.split())
