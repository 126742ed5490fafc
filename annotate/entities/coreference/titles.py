"""What stands beside a person's name and says who that is: "police chief Ann Hale", "Ann Hale, an actor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.coreference.evidence import TITLE, Link
from annotate.entities.coreference.sites import Site
from annotate.entities.grouping.agreement import POLITE
from annotate.entities.grouping.names import Group
from annotate.entities.known.lexicon import OF_FIRMS, class_of_noun, noun, seems_plural
from annotate.entities.known.names import TITLES
from annotate.entities.mentions.finding import Found
from annotate.language.syntax import POSSESSORS
from annotate.record import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONFIDENCE = 0.85
# Why what stands before a name describes its bearer.
TITLED = "title before"
_LONGEST, _SHORTER = 9, 6
# What goes on after a description of somebody; what else does may be the name of the next one.
_ENDS = frozenset({",", ".", "of", "for", "at", "in", "with", "from", "who", "and", "on", "to", ")", ";"})
_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OF = frozenset({"of", "for", "at", "in"})
# What may stand in what an office is of: "the director of trade and of roads at the Selm Bank".
_INSIDE = frozenset({"of", "for", "at", "in", "and", "&", "the", "-", "’s", "'s", "'", "’", "(", ")"})
_FARTHEST = 14
# Alone before a name these say what somebody is; "King" and "Professor" are what one is called.
_OFFICES = frozenset(
    {
        "ambassador", "chancellor", "general", "governor", "judge", "mayor", "minister", "premier",
        "president", "secretary", "senator",
    }
)  # fmt: skip
# What bodies are that are named right behind it.
_KINDS = frozenset({"bank", "company", "media", "team"})
# "Youth and Sports Minister Ann Hale" is no youth.
_OF_MINISTERS = frozenset({"child", "consumer", "family", "worker", "youth"})
_BEFORE = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my"})


def add_titles(doc: Doc, text: str, groups: Sequence[Group]) -> None:
    """Add what stands before or behind the names of people as descriptions of them, in place.

    A polite form or a title of birth is part of the name and no description: "Mr", "King"; an office or a
    rank says who somebody is: "President", "General".

    Args:
        doc: Parsed, over exactly ``text``.
        text: The article's text.
        groups: Entities with their names.
    """
    if not doc.has_annotation("TAG"):
        return
    people = [group for group in groups if group.type == "PERSON"]
    described = {
        place for g in people for m in g.mentions if m.kind == "nominal" for place in (m.token, m.last)
    }
    names = {
        place: m.token
        for g in groups
        for m in g.mentions
        if m.kind == "name"
        for place in range(m.token, m.last + 1)
    }
    for group in people:
        for name in [m for m in group.mentions if m.kind == "name"]:
            before = _before(doc, name.token, name.last, names)
            shown = " ".join(name.exact.split())
            if before is not None and not described & {*before}:
                group.mentions.append(_found(doc, text, *before, f"{TITLED} “{shown}”"))
            joined = _joined_before(doc, before, names) if before is not None else None
            if joined is not None and not described & {*joined}:
                group.mentions.append(_found(doc, text, *joined, f"{TITLED} “{shown}”"))
            after = _after(doc, name.last, names)
            if after is not None and not described & set(after):
                group.mentions.append(_found(doc, text, *after, f"apposition: “{shown}”"))
    nouns = {
        place
        for g in groups
        for m in g.mentions
        if m.kind == "nominal"
        for place in range(m.token, m.last + 1)
    }
    for group in groups:
        for name in [m for m in group.mentions if m.kind == "name"] if group.type == "ORG" else []:
            if _is_kind_of_body(doc, name.token - 1) and not {name.token - 1} & (names.keys() | nouns):
                first = _first(doc, name.token - 1, names)
                shown = " ".join(name.exact.split())
                group.mentions.append(_found(doc, text, first, name.token - 1, f"{TITLED} “{shown}”", "ORG"))


def titles_of(doc: Doc, sites: Sequence[Site], known: Sequence[Link]) -> Iterator[Link]:
    """Yield who holds an office that the words beside a name say: "Minister of Roads and Rail Ann Hale".

    Args:
        doc: Parsed.
        sites: In text order.
        known: What sentences say of who is who; who is told there to be somebody is left alone.
    """
    names = {
        word: site.first for site in sites if site.kind == "name" for word in range(site.first, site.last + 1)
    }
    told = {place for link in known for place in (link.first, link.second)}
    nouns = {
        site.head: place
        for place, site in enumerate(sites)
        if site.kind == "nominal"
        and site.sort == "person"
        and not site.plural
        and place not in told
        # "Bo Roe, the founder's nephew".
        and doc[site.head].dep_ not in POSSESSORS
    }
    for place, site in enumerate(sites):
        if site.found is None or site.found.type != "PERSON":
            continue
        for words, because in (
            (_before(doc, site.first, site.last, names), TITLE),
            (_after(doc, site.last, names), "apposition"),
        ):
            heads = [head for head in range(words[0], words[1] + 1) if head in nouns] if words else []
            if len(heads) == 1:
                yield Link(place, nouns[heads[0]], because)


def _is_kind_of_body(doc: Doc, place: int) -> bool:
    """Tell whether a noun says what the body behind it is: "brewer", "newspaper"."""
    if place < 0 or doc[place].tag_ != "NN" or _begins_sentence(doc[place + 1]):
        return False
    return class_of_noun(doc[place].lower_) in _KINDS or doc[place].lower_ in OF_FIRMS


def _found(doc: Doc, text: str, first: int, last: int, because: str, kind: EntityType = "PERSON") -> Found:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Found(start, end, text[start:end], kind, "nominal", "rule", CONFIDENCE, first, last, because)


def _after(doc: Doc, last: int, names: dict[int, int]) -> tuple[int, int] | None:
    """Return the description behind a name and a comma: "Ann Hale, deputy chief of the board"."""
    place = last + 1
    if place + 1 >= len(doc) or doc[place].text != ",":
        return None
    first = place = place + 1
    if doc[place].lower_ in _BEFORE - {"our", "my"}:
        place += 1
    while place < min(len(doc) - 1, first + _SHORTER):
        word = doc[place]
        if word.pos_ not in _PARTS and word.text != "-" and word.lower_ not in _POSSESSIVES:
            return None
        following = doc[place + 1]
        if _is_role(word) and place not in names and following.lower_ in _ENDS:
            return first, place
        place += 1
    return None


def _before(doc: Doc, name: int, end: int, names: dict[int, int]) -> tuple[int, int] | None:
    """Return the title before a name: "chief executive (CEO) Ann Hale", "head of the bank, Dr Ann Hale"."""
    if _begins_sentence(doc[name]):
        return None
    last = name - 1
    while last >= 0 and doc[last].lower_.strip(".") in POLITE and not _is_first_lady(doc[last]):
        last -= 1
    if last >= 0 and doc[last].text == "," and (last < name - 1 or _between_commas(doc, end)):
        last -= 1
    if last > 2 and doc[last].text == ")" and doc[last - 2].text == "(":
        last -= 3
    if last < 0:
        return None
    if _is_role(doc[last]) and last not in names:
        first = _first(doc, last, names)
        beside = _OFFICES if last == name - 1 else frozenset()
        alone = first == last and doc[first].lower_.strip(".") in TITLES - beside
        return None if alone or (last != name - 1 and doc[last + 1].text not in {"(", ","}) else (first, last)
    office = _office(doc, last, names)
    return None if office is None else (_first(doc, office, names), last)


def _joined_before(doc: Doc, title: tuple[int, int], names: dict[int, int]) -> tuple[int, int] | None:
    """Return the title that stands before "and" and another one of the same: "Founder and chief Ann Hale".

    "The mayor and police chief Ann Hale" may be two.
    """
    last = title[0] - 2
    if last < 0 or doc[last + 1].lower_ != "and" or not _is_role(doc[last]) or last in names:
        return None
    first = _first(doc, last, names)
    several = doc[first].lower_ in _BEFORE or doc[first].text.islower() or doc[last].lower_ in _OF_MINISTERS
    return None if several else (first, last)


def _between_commas(doc: Doc, end: int) -> bool:
    """Tell whether a verb comes behind a name and a comma, as in "the head of the bank, Ann Hale, said"."""
    behind = doc[end + 1 : end + 3]
    return len(behind) > 1 and behind[0].text == "," and behind[1].pos_ in {"VERB", "AUX"}


def _office(doc: Doc, last: int, names: dict[int, int]) -> int | None:
    """Return the head of "mayor of Selm", "director for trade at the Selm Bank", which ends at a place."""
    if last not in names and doc[last].pos_ not in _PARTS:
        return None
    for place in range(last - 1, max(last - _FARTHEST, -1), -1):
        word = doc[place]
        if _is_role(word) and place not in names and doc[place + 1].lower_ in _OF:
            return place
        inside = place in names or word.pos_ in _PARTS or word.lower_ in _INSIDE
        if not inside or word.is_sent_start:
            return None
    return None


def _first(doc: Doc, role: int, names: dict[int, int]) -> int:
    """Return the first word of a title whose head is a role."""
    first = role
    while first and role - first < _LONGEST - 1 and not _begins_sentence(doc[first]):
        before = doc[first - 1]
        if before.i in names:
            first = names[before.i]
        elif before.lower_ in _POSSESSIVES and before.i - 1 in names:
            first = names[before.i - 1]
        elif before.lower_ == "alias" or _is_year(before):
            break
        elif (before.pos_ in _PARTS and not before.is_punct) or _is_under_secretary(before):
            first = before.i
        elif before.lower_ in _BEFORE:
            return before.i
        elif _joins(doc, before):
            first = before.i - 1
        else:
            break
    return first


def _is_year(token: Token) -> bool:
    """Tell "in 2019 Judge Ann Hale" from "the 2019 champion"."""
    return token.text.isdigit() and len(token) == len("2019") and token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _begins_sentence(word: Token) -> bool:
    """Tell whether a sentence ends with an abbreviation before a word: "to Selm Inc. Mayor Ann Hale"."""
    return bool(word.is_sent_start) and word.i > 0 and word.nbor(-1).text.endswith(".")


def _joins(doc: Doc, hyphen: Token) -> bool:
    """Return whether a sign joins two parts of one word: "vice-president", not "(AP) - Mayor"."""
    if hyphen.text != "-" or hyphen.whitespace_ or not hyphen.i:
        return False
    return doc[hyphen.i - 1].pos_ in _PARTS and not doc[hyphen.i - 1].whitespace_


def _is_under_secretary(under: Token) -> bool:
    """Tell "the under secretary" from "served under Secretary of State Ann Hale"."""
    if under.lower_ != "under" or not under.i or under.nbor(1).lower_ != "secretary":
        return False
    alike = under.text.istitle() == under.nbor(1).text.istitle()
    return alike and under.nbor(-1).pos_ not in {"VERB", "AUX"}


def _is_first_lady(token: Token) -> bool:
    return token.lower_ == "lady" and token.i > 0 and token.nbor(-1).lower_ == "first"


def _is_role(token: Token) -> bool:
    # "At 5 PM" is no prime minister.
    if _is_first_lady(token) or (token.text == "PM" and not (token.i and token.nbor(-1).like_num)):
        return True
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_.strip(".") in POLITE:
        return False
    if token.tag_ in {"NNS", "NNPS"} or seems_plural(token.lower_):
        return False
    return noun(token.lower_)[0] == "person"
