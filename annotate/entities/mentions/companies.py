"""Companies that are called after people: Clark Weller Capital Group Ltd., Clark Weller for short.

A legal ending makes a name a company's. What stands before the ending is the
company's short form, unless the text shows that a person bears it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.entities.known.firms import DUOS, FIELD, HOUSES, OFFICE, SHOWN
from annotate.entities.known.given_names import gender_of_given_name
from annotate.entities.known.lexicon import OF_FIRMS, noun
from annotate.entities.known.names import TITLES, words_of
from annotate.entities.known.places import country_of, is_city
from annotate.entities.mentions.finding import Found
from annotate.entities.mentions.neighbours import is_called_firm
from annotate.language import syntax
from annotate.support.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Only companies end like this.
_SHORT_LEGAL = r"Inc|Ltd|Corp|Pty|Pte|Pvt|Bhd|Co|L\.L\.C|S\.p\.A|N\.V|B\.V|S\.A"
_LEGAL = (
    rf"(?:(?:{_SHORT_LEGAL}|(?:&|and) Co)\b\.?(?: KG\b)?(?!\w)"
    r"|(?:Incorporated|Limited|LLP|LLC|PLC|Plc|plc|GmbH|KGaA|Oyj|SpA|NV|BV|SA|AG|AB|ASA|KG"
    r"|(?:&|and) (?:Sons?|Daughters?|Brothers|Company|Associates|Partners))\b)"
)
# "(Pty) Ltd", "(Nigeria) Plc": where or how it is registered stands in brackets.
_IN_BRACKETS = r"\([A-Z][\w.]{1,12}\)\.? (?:(?:Ltd|Inc)\b\.?|(?:Limited|PLC|Plc|plc)\b)"
_ENDING = lazily(rf",? (?:{_LEGAL}|{_IN_BRACKETS})")
_AFTER_PERSON = (
    r"(?: [A-Z][a-z]+)? (?:Group|Holdings?|Industries|Partners|Corporation|Company|Associates|Ventures)\b"
    r"(?! [A-Z])"
)
_OF_PERSON = lazily(_AFTER_PERSON)
_ENDS = lazily(rf"\S,? (?:{_LEGAL}|{_IN_BRACKETS})$")
_PART = r"(?:[A-Z][\w’'-]*|[A-Z]\.)"
_UNSEEN = lazily(
    rf"(?<![\w&])(?:{_PART} (?:& |of )?){{0,4}}{_PART},? "
    rf"(?:{_IN_BRACKETS}|(?:Inc|Ltd|Corp|Pty|Pvt|Bhd)\b\.?|(?:LLP|LLC|PLC|Plc|GmbH)\b)"
    rf"|(?<![\w&])(?:{_PART} ){{1,4}}{_PART},? Co\."
)
# Companies mostly end like this, and seldom people's foundations, schools or towns.
_LOOSE = frozenset(
    {
        "group", "holding", "holdings", "bank", "capital", "partners", "company", "corporation", "industries",
        "brothers", "bros", "motors", "motor", "stores", "airlines", "insurance", "ventures", "investments",
        "associates", "securities", "properties", "steel", "energy", "pharmaceuticals", "foods", "limited",
    }
)  # fmt: skip
_SMALL = r"(?:[Vv]an de[rn]|[Vv]an|[Vv]on|[Dd]e la|[Dd]el?|[Dd]a|[Dd]i|[Dd]u|[Aa]l|[Tt]er|[Tt]en)"
_NAME = rf"(?:{_SMALL} )?{_PART}(?:[ -](?:{_SMALL} )?{_PART}){{0,3}}"
_FIRM = lazily(
    rf"\b(?:[Ff]irm|[Cc]onsultancy|[Ss]olicitors|[Aa]uditors?|[Aa]ccountants|[Aa]rchitects|[Bb]rokers|[Aa]gency"
    rf"|[Pp]ublishers?|[Ll]awyers|[Pp]artner|[Aa]ttorneys)(?: (?:at|of|from|with|in|for))?,? "
    rf"(?P<name>{_NAME}(?:, {_NAME})* (?:&|and) {_NAME})"
)
# What a company does, where its name has a legal ending as well.
_TRADES = _LOOSE | {
    "construction", "builders", "contractors", "developers", "transport", "logistics", "shipping", "freight",
    "mining", "engineering", "textiles", "trading", "farms", "electronics", "technologies", "software",
    "enterprises", "cement", "plastics", "media", "services", "consulting", "travel", "tours", "garments",
}  # fmt: skip
_AND_OTHERS = lazily(r"^[A-Z][\w’'-]+ & [A-Z]")
_PAIR = lazily(
    r"(?<![\w&-])(?P<one>[A-Z][\w’'-]*[a-z]) (?P<and>&|and) (?P<other>[A-Z][\w-]*[a-z])"
    r"(?![\w-]| (?:& |[A-Z]))"
)
_LIST = lazily(r"[A-Z][\w’'-]*,? $")
_NO_LIST = lazily(
    r"(?:['’]s|\b(?:In|At|For|But|And|When|While|As|Both|Neither|With|From|By|The"
    r"|(?i:on|in|at|since|by|of) [A-Z][\w’'-]*,)) $"
)
_AGE = lazily(r",? (?:who\b|\d{2},|aged \d)| as (?:its |the |a )?(?P<role>[a-z]+)\b")
_KIN = lazily(r"\b(?:founded by|named (?:after|for)|sons? of|daughters? of|brothers?|widow of)[ ,]+$", re.I)
# What another firm is to one: "Selm Foods was sold to Roe & Dunn, its rival".
_ITS = lazily(
    r", its (?:[a-z-]+ ){0,2}(?:auditor|competitor|owner|parent|partner|rival|subsidiary|supplier)\b"
)
_PERSONAL = frozenset({"die", "bear", "marry", "retire", "graduate", "weep", "smile", "laugh", "study"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
CONFIDENCE = 0.75


def with_companies(doc: Doc, text: str, mentions: Sequence[Found]) -> list[Found]:
    """Return an article's names with its companies whole, and their short forms as such.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        mentions: What the model found, in text order.
    """
    found = _without_inner([_with_ending(doc, text, mention) for mention in mentions])
    found = _without_inner([*found, *_missed(doc, text, found)])
    found = _without_inner([*found, *_partners(doc, text, found)])
    found = _without_inner([*found, *_unseen_shorts(doc, text, found)])
    found = _with_pairs(doc, text, found)
    _shorten(doc, text, found)
    return found


def _with_ending(doc: Doc, text: str, mention: Found) -> Found:
    """Take in the legal ending after a name, and make a company of it."""
    ending = _ENDING.match(text, mention.end)
    if ending is None and mention.type == "PERSON":
        ending = _OF_PERSON.match(text, mention.end)
        mention.type = "ORG" if ending is not None else mention.type
    capitals = mention.exact.isupper() and ending is not None and ending[0].isupper()
    if ending is not None and not capitals and mention.type != "NORP":
        span = doc.char_span(mention.start, ending.end(), alignment_mode="expand")
        if span is not None and span.end - 1 > mention.last:
            mention.end, mention.last = ending.end(), span.end - 1
            mention.exact = text[mention.start : mention.end]
    if mention.type != "ORG" and mention.type != "NORP" and _ENDS.search(mention.exact):
        mention.type, mention.because = "ORG", "a company's legal ending"
    return mention


def _missed(doc: Doc, text: str, mentions: Sequence[Found]) -> Iterator[Found]:
    """Yield companies that the model has not seen, or only in parts."""
    whole = {(m.start, m.end) for m in mentions}
    for match in _UNSEEN.finditer(text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or match[0].isupper():
            continue
        first = next((word for word in span if not _leads(word)), span[-1])
        seen = any(m.end == match.end() and m.type == "ORG" and m.because is None for m in mentions)
        if not seen and _is_free(mentions, first.idx, match.end()):
            yield from _company(doc, text, first.idx, match.end(), "a company's legal ending")
    people = {re.escape(m.exact) for m in mentions if m.type == "PERSON" and " " in m.exact}
    for match in re.finditer(rf"\b(?:{'|'.join(sorted(people))}){_AFTER_PERSON}", text) if people else ():
        if _is_free(mentions, *match.span()):
            yield from _company(doc, text, *match.span(), "called as companies are")
    for match in _FIRM.finditer(text):
        around = any(m.start <= match.start("name") and match.end("name") <= m.end for m in mentions)
        if match.span("name") not in whole and not around and ("&" in match["name"] or "," in match["name"]):
            yield from _company(doc, text, *match.span("name"), "called a firm")


def _leads(word: Token) -> bool:
    """Tell whether a word with a capital only stands before a name: "In", "The", "Yesterday"."""
    return word.pos_ not in {"PROPN", ""} and word.tag_ != "NN" and word.i + 1 < len(word.doc)


def _is_free(mentions: Sequence[Found], start: int, end: int) -> bool:
    """Tell whether a stretch crosses no name and is longer than those in it."""
    return all(
        start <= m.start and m.end <= end and m.end - m.start < end - start
        for m in mentions
        if m.start < end and start < m.end
    )


def _partners(doc: Doc, text: str, mentions: Sequence[Found]) -> Iterator[Found]:
    """Yield firms that the model takes for two: "Price, Oake & Partners"."""
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        kinds = {first.type, second.type} <= {"PERSON", "ORG"}
        if between == ", " and kinds and " " not in first.exact and _AND_OTHERS.search(second.exact):
            yield from _company(doc, text, first.start, second.end, "named like a firm")


def _with_pairs(doc: Doc, text: str, mentions: list[Found]) -> list[Found]:
    """Make one company of two names with an "&" between them, or with "and" where it is known as one."""
    places: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in _PAIR.finditer(text):
        span = doc.char_span(*match.span())
        if span is None or not {span[0].pos_, span[-1].pos_} <= {"PROPN", ""}:
            continue
        if not _in_list(text, match.start()):
            places.setdefault((match["one"], match["other"]), []).append(match)
    for names, matches in places.items():
        known = " ".join(names) in HOUSES
        if not known and not _is_house(doc, names, matches, mentions):
            continue
        because = "known as a company" if known else "named like a firm"
        for match in matches:
            mentions = _joined(doc, text, match, mentions, because)
    return mentions


def _in_list(text: str, start: int) -> bool:
    """Tell whether a name goes on a list of names, or has words before it."""
    before = text[max(0, start - 40) : start]
    words = before.split()
    # "Builder Roe & Dunn was fined."
    what = bool(words) and words[-1].lower() in OF_FIRMS
    return _LIST.search(before) is not None and _NO_LIST.search(before) is None and not what


def _is_house(
    doc: Doc, names: tuple[str, str], matches: list[re.Match[str]], mentions: Sequence[Found]
) -> bool:
    """Tell whether two names with an "&" between them are a company's: no duo's, couple's, or land's."""
    text = doc.text
    marked = [match for match in matches if match["and"] == "&"]
    if not marked or " ".join(names) in DUOS or all(country_of(n) or is_city(n) for n in names):
        return False
    if any(is_called_firm(text, *match.span()) or _ITS.match(text, match.end()) for match in marked):
        return True
    exact = {m.type for m in mentions if any(m.start == p.start() and m.end == p.end() for p in marked)}
    if exact - {"PERSON", "FAC"}:
        return exact == {"ORG"}
    if any(gender_of_given_name(name.lower()) for name in names):
        return False
    if any(FIELD.search(p[0]) or OFFICE.search(text[max(0, p.start() - 20) : p.start()]) for p in marked):
        return False
    if any(SHOWN.search(_sentence_of(doc, match)) or not _in_prose(text, match) for match in marked):
        return False
    apart = {
        words_of(m.exact)[-1]
        for m in mentions
        if m.type == "PERSON" and not any(p.start() <= m.start < p.end() for p in matches)
    }
    return apart.isdisjoint(name.lower() for name in names)


def _sentence_of(doc: Doc, match: re.Match[str]) -> str:
    """Return the sentence around a name, over the ends of lines and past abbreviations."""
    span = doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        return match[0]
    return doc[span[0].sent.start : span[-1].sent.end].text


def _in_prose(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name stands in a paragraph of sentences: headlines have "&" for "and"."""
    end = text.find("\n", match.end())
    return text[match.end() : end if end >= 0 else len(text)].rstrip(' \t\r"”’').endswith((".", "!", "?"))


def _joined(doc: Doc, text: str, match: re.Match[str], mentions: list[Found], because: str) -> list[Found]:
    """Put a company in the place of what names its parts, where no longer name has it."""
    start, end = match.span()
    kept: list[Found] = []
    for mention in mentions:
        if mention.end <= start or end <= mention.start:
            kept.append(mention)
        elif start <= mention.start and mention.end <= end:
            if (mention.start, mention.end, mention.type) == (start, end, "ORG"):
                return mentions
        else:
            # "Britain's Castle & Rowe": the country is no part of the name.
            owner = re.fullmatch(r"(?P<name>[^'’]+)['’]s ", text[mention.start : start])
            span = doc.char_span(mention.start, mention.start + len(owner["name"])) if owner else None
            if mention.end > end or owner is None or span is None or not country_of(owner["name"]):
                return mentions
            kept.append(
                replace(
                    mention,
                    end=span.end_char,
                    exact=owner["name"],
                    type="GPE",
                    last=span.end - 1,
                    because=None,
                )
            )
    return sorted([*kept, *_company(doc, text, start, end, because)], key=lambda m: (m.start, -m.end))


def _unseen_shorts(doc: Doc, text: str, mentions: Sequence[Found]) -> Iterator[Found]:
    """Yield the short forms of companies, of two words or more, that the model has not seen."""
    shorts = {
        _first_words(m.exact, len(short))
        for m in mentions
        if m.type == "ORG"
        for short in _short_forms(m.exact)
    }
    made = {m.exact for m in mentions if m.type == "ORG" and m.by == "rule"}
    names = sorted((name for name in shorts | made if " " in name), key=lambda name: (-len(name), name))
    if not names:
        return
    for match in re.finditer(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, names))})(?![\w-]| [A-Z])", text):
        if _is_free(mentions, *match.span()):
            yield from _company(doc, text, *match.span(), "named elsewhere in the article")


def _first_words(name: str, count: int) -> str:
    return " ".join(name.split()[:count]).rstrip(",")


def _company(doc: Doc, text: str, start: int, end: int, because: str) -> Iterator[Found]:
    span = doc.char_span(start, end)
    if span is not None:
        exact, last = text[start:end], span.end - 1
        yield Found(start, end, exact, "ORG", "name", "rule", CONFIDENCE, span.start, last, because)


def _without_inner(mentions: Sequence[Found]) -> list[Found]:
    """Leave out what a longer name has taken in."""
    kept: list[Found] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.by == "rule" and kept[-1].start == mention.start and mention.end > kept[-1].end:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _shorten(doc: Doc, text: str, mentions: Sequence[Found]) -> None:
    """Make companies of the people who have a company's name, where nothing shows them to be people."""
    shorts: dict[tuple[str, ...], str] = {}
    for mention in mentions:
        if mention.type == "ORG":
            for short in _short_forms(mention.exact):
                shorts.setdefault(short, mention.exact)
    lasts = {short[-1]: short for short in shorts if len(short) == 2}
    alike: dict[int, tuple[str, ...]] = {}
    for number, mention in enumerate(mentions):
        words = words_of(mention.exact)
        if mention.type == "PERSON" and (words in shorts or (len(words) == 1 and words[0] in lasts)):
            alike[number] = words if words in shorts else lasts[words[0]]
    if not alike:
        return
    people = {
        words_of(m.exact)[-1]
        for number, m in enumerate(mentions)
        if m.type == "PERSON" and (number not in alike or _is_person(doc, text, m, mentions))
    }
    for number, short in alike.items():
        if people.isdisjoint({short[0], short[-1]}):
            mentions[number].type = "ORG"
            mentions[number].because = f"short for “{' '.join(shorts[short].split())}”"


def _short_forms(name: str) -> Iterator[tuple[str, ...]]:
    """Yield what a company may be called for short: its first words, two or more, without the ending."""
    words = words_of(name)
    ending = _ENDS.search(name)
    legal = len(words_of(ending[0][1:])) if ending else 0
    if not legal and words[-1] not in _LOOSE:
        return
    most = len(words) - max(legal, 1)
    for count in range(most, 1, -1):
        yield words[:count]
        # "Clark Weller Capital Group": what is left out is what a company is.
        if words[count - 1] not in (_TRADES if legal else _LOOSE):
            if count > 2 and len(words) - legal > 3:
                continue
            break
    if most == 1 or (most > 1 and legal and set(words[1:most]) <= _LOOSE):
        # "Nakamura" for "Nakamura Industries Ltd.".
        yield words[:1]


def _is_person(doc: Doc, text: str, mention: Found, mentions: Sequence[Found]) -> bool:
    """Tell whether the words around a name show that a person bears it."""
    aged = _AGE.match(text, mention.end)
    if aged and (not aged["role"] or noun(aged["role"])[0] == "person"):
        return True
    if _KIN.search(text[max(0, mention.start - 30) : mention.start]):
        return True
    if words_of(mention.exact)[0] in TITLES:
        return True
    span = doc[mention.token : mention.last + 1]
    before = doc[span.start - 1] if span.start else None
    if before is not None:
        place = before.i - 1 if before.text == "," and before.i else before.i
        word = doc[place]
        role = noun(word.lemma_.lower())[0] == "person" and word.tag_ in {"NN", "NNP"}
        if word.lower_.strip(".") in TITLES or (role and word.lower_ not in _FIRMS):
            return True
    return _acts_as_person(span, mention, mentions)


_FIRMS = frozenset({"retailer", "brewer", "maker", "builder", "publisher", "owner", "carmaker", "developer"})


def _acts_as_person(span: Span, mention: Found, mentions: Sequence[Found]) -> bool:
    if not span.doc.has_annotation("DEP"):
        return False
    head = span.root.head
    if syntax.is_subject(span.root) and head.lemma_.lower() in _PERSONAL:
        return True
    sentence = span.sent
    others = [
        m
        for m in mentions
        if m.type == "PERSON" and sentence.start <= m.token < sentence.end and m is not mention
    ]
    return not others and any(word.lower_ in _PRONOUNS for word in span.doc[span.end : sentence.end])
