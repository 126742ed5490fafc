"""Names in quotation marks: Luis “Chapo” Ortega is one name, and a man known as “the Fox” has one.

What stands in the middle of a name is part of it. What somebody calls himself,
is known as or goes by is a name of his, and no speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.entities.grouping.names import Group
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import noun
from annotate.entities.known.names import TITLES
from annotate.entities.mentions.finding import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
_BESIDE = 4
_SENTENCE = 30
_SOMEBODY = frozenset({"who", "himself", "herself", "he", "she", "him", "her", "whom", "whose"})
BYNAME = "a name that the text says is gone by"
_PART = r"[A-Z0-9][\w&-]*(?:[’'.][\w&-]+)*"
_LABEL = (
    rf"(?:(?:[Tt]he|[Ee]l|[Ll]a|[Ll]e|[Dd]er) )?{_PART}(?: (?:(?:of|the|de|la|and|in) ){{0,2}}{_PART}){{0,3}}"
)
_QUOTED = "|".join(
    rf"{opening}(?P<{name}>{_LABEL})[,.;]?{closing}"
    for name, opening, closing in (
        ("curly", "“", "”"),
        ("straight", '"', '"'),
        ("single", "‘", r"’(?!\w)"),
        ("plain", "'", r"'(?!\w)"),
    )
)
_WHOLE = re.compile(
    rf"(?<![\w’'.-])(?P<first>[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?)?) (?:{_QUOTED}) "
    r"(?P<last>(?:(?:van|von|der|den|de|la|del|da|di|du|al|el) ){0,2}[A-Z][\w’-]+"
    r"(?:[ -](?![JS]r\b)[A-Z][\w’-]+)?(?:,? [JS]r\b\.?)?)"
)
_CUE = re.compile(
    r"\b(?i:(?P<self>(?:call|style|name|dub|describ)\w* (?:him|her|them|it)sel(?:f|ves)"
    r"(?: as| just| simply)?)"
    r"|known (?:\w+ ){0,4}?(?:as|(?:by|under) the (?:\w+ ){0,2}?(?:name|moniker|alias|handle))"
    r"|go(?:es|ing)? by|went by|gone by"
    r"|(?:under|by) the (?:moniker|alias|pseudonym|nickname|sobriquet|pen name|stage name|nom de guerre)"
    r"|(?:nick)?named|nicknames? (?:is|was|of)|dubbed|christened|a\.?k\.?a\.?|alias|referred to as"
    r"|code-?named|stage name|pen name|called)"
    rf"(?: (?:him|her|them|it))?(?: the (?:nick)?name(?: of)?| under the name)?[ ,:]*\s(?:{_QUOTED})",
)
_GROUPS = ("curly", "straight", "single", "plain")


def _label(match: re.Match[str]) -> tuple[int, int]:
    return next(match.span(name) for name in _GROUPS if match[name] is not None)


def with_whole_names(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names, those with a nickname in the middle whole.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: In text order.
    """
    found = list(mentions)
    for match in _WHOLE.finditer(text):
        start, end = match.span()
        inside = [m for m in found if m.start < end and start < m.end]
        first = match["first"].split()
        known = gender_of_given_name(first[0].lower()) is not None
        person = any(m.type == "PERSON" for m in inside) or known
        if not person or first[0].lower() in TITLES or any(m.end > end for m in inside):
            continue
        begins = min([start, *(m.start for m in inside if m.start < start)])
        span = doc.char_span(begins, end, alignment_mode="expand")
        if span is None or span[0].pos_ not in {"PROPN", ""}:
            continue
        whole = Found(
            begins, end, text[begins:end], "PERSON", "name", "rule", CONFIDENCE, span.start, span.end - 1
        )
        whole.because = "a name with a nickname in it"
        found = sorted([*(m for m in found if m not in inside), whole], key=lambda m: m.start)
    return found


def add_bynames(doc: Doc, text: str, groups: list[Group]) -> None:
    """Give people the names that they are said to go by, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        groups: The article's entities with all their mentions.
    """
    for match in _CUE.finditer(text):
        start, end = _label(match)
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or (
            match[0].startswith(("called", "named")) and not _is_person_before(groups, match, text)
        ):
            continue
        bearer = _bearer(doc, groups, match)
        held = [(g, m) for g in groups for m in g.mentions if m.start < end and start < m.end]
        if any(
            m.end > end or m.start < start or (g is not bearer and _has_other_names(g, text[start:end]))
            for g, m in held
        ):
            continue
        if bearer is None:
            if not _is_of_person(doc, match):
                continue
            bearer = Group("PERSON")
            groups.append(bearer)
        places = list(_places(text, start, end))
        for group in {id(g): g for g, _ in held}.values():
            free = [m for m in group.mentions if not any(a < m.end and m.start < b for a, b in places)]
            group.mentions[:] = free if group is bearer else []
            if group is not bearer:
                for mention in free:
                    mention.type = bearer.type
                bearer.mentions += free
        for place in places:
            _add(doc, text, groups, bearer, place)
    groups[:] = [group for group in groups if group.mentions]


def _is_of_person(doc: Doc, match: re.Match[str]) -> bool:
    """Tell whether a name is a person's from the words before it: not "communities known as"."""
    token = doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
    if token is None:
        return False
    start = token[0].sent.start if doc.has_annotation("SENT_START") else max(token.start - _SENTENCE, 0)
    words = doc[start : token.end + _BESIDE]
    return any(
        word.lower_ in _SOMEBODY or noun(word.lemma_.lower() or word.lower_)[0] == "person"
        for word in words
        if word.idx < match.end()
    )


def _add(doc: Doc, text: str, groups: Sequence[Group], bearer: Group, place: tuple[int, int]) -> None:
    span = doc.char_span(*place, alignment_mode="expand")
    if span is None or any(m.start < place[1] and place[0] < m.end for g in groups for m in g.mentions):
        return
    exact, last = text[slice(*place)], span.end - 1
    bearer.mentions.append(
        Found(*place, exact, bearer.type, "name", "rule", CONFIDENCE, span.start, last, BYNAME)
    )


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the label, and where else its words stand, the article in small letters."""
    yield start, end
    label = re.sub("^(?:The|the) ", "", text[start:end])
    if len(label) > 2:
        for match in re.finditer(rf"(?<![\w’'-])(?:[Tt]he )?{re.escape(label)}(?![\w-]| [A-Z])", text):
            if match.end() <= start or match.start() >= end:
                yield match.span()


def _has_other_names(group: Group, label: str) -> bool:
    return any(m.kind == "name" and m.exact not in label for m in group.mentions)


def _is_person_before(groups: Sequence[Group], match: re.Match[str], text: str) -> bool:
    """Tell "a boy called “Red”" from "he called the plan “Red”": the person stands right before."""
    place = match.start()
    near = [
        m for g in groups if g.type == "PERSON" for m in g.mentions if m.end <= place and m.kind != "pronoun"
    ]
    gap = text[max((m.end for m in near), default=0) : place]
    return bool(near) and re.fullmatch(r",? (?:who (?:is|was|are|were) )?", gap) is not None


def _bearer(doc: Doc, groups: Sequence[Group], match: re.Match[str]) -> Group | None:
    """Return whose name it is: the last person before it in the sentence, or the one right after it."""
    sentence = doc[: len(doc)]
    token = doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
    if token is not None and doc.has_annotation("SENT_START"):
        sentence = token[0].sent
    first, last = sentence.start_char, sentence.end_char
    people = [(m, g) for g in groups if g.type == "PERSON" for m in g.mentions if first <= m.start < last]
    beside = [
        g for g in groups for m in g.mentions if g.type == "PERSON" and 0 <= m.start - match.end() < _BESIDE
    ]
    before = [(m.end, g) for m, g in people if m.end <= match.start() + len(match["self"] or "")]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return beside[0] if beside else None
