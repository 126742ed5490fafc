"""What looks like a claim and is none: names, labels and offices, and calls that nobody answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import mends, settles
from annotate.entities.known.lexicon import REFLEXIVE, noun
from annotate.language import syntax
from annotate.language.quotations import QuotedText
from annotate.support.patterns import lazily

LONGEST_LABEL = 5
_NAMING = frozenset(
    {"call", "dub", "name", "label", "title", "style", "brand", "entitle", "nickname", "refer"}
)
_NAMED = lazily(
    r"\b(?:known|nicknamed|codenamed|code-named|dubbed|christened|renamed|going by|go(?:es)? by|went by)\b",
    re.IGNORECASE,
)
# What stands right before a label: "who calls himself", "known to his friends as", "nicknamed".
_LABELLED = lazily(
    r"\b(?:(?:call|styl|nam|dub|titl)\w* (?:him|her|them|it|my|your)sel(?:f|ves)(?: as| simply)?"
    r"|known (?:[\w’']+ ){0,5}?as"
    r"|(?:known|go(?:es|ing)?|went|gone) (?:[\w’']+ ){0,4}?by(?: the (?:nick)?name(?: of)?)?"
    r"|(?:nick|code-?)named|nicknames? (?:is|was|of)|dubbed|christened|a\.?k\.?a\.?|alias"
    r"|(?:stage|pen|code) ?-?name(?: is| was|,)?|be(?:en|ing)? called|asked to be (?:called|named|known as))"
    r"(?: the)?[ ,:]*\s?$",
    re.IGNORECASE,
)
_REACH = 70
_APPOINTING = frozenset({"name", "appoint"})
_SMALL = frozenset({"a", "an", "and", "of", "the", "in", "on", "for", "to"})
_ANSWERING = frozenset({"respond", "reply", "answer", "return"})
# "Requests for comment", "to a phone call": what remained without an answer.
_REQUEST = lazily(
    r"(?:to )?(?:(?:an?|the|our|its|their|several|repeated|multiple|numerous"
    r"|phone|immediate|written|any|further) )*"
    r"(?:requests?|calls?|e-?mails?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|questions|texts?|quer(?:y|ies))\b"
)
# "Was angry about the delay": what somebody feels about a thing is told by no words of his.
_FEELING = frozenset(
    {"angry", "furious", "mad", "upset", "annoyed", "unhappy", "outraged", "incensed", "livid"}
)
# "Has kept silence regarding the attack": not a word is told.
_SILENCE = frozenset({"silence", "silent", "mum", "quiet", "tight-lipped", "wordless"})
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})
_SEEMING = frozenset({"seem", "appear"})
_AT = frozenset({"about", "at", "over", "with", "by"})


def is_label(index: DocIndex, quoted: QuotedText) -> bool:
    """Tell a name in quotation marks by the words before it: who calls himself “Null” says nothing by it.

    Args:
        index: The document.
        quoted: A quotation.
    """
    return _naming(index, quoted) is not None


def _naming(index: DocIndex, quoted: QuotedText) -> Offsets | None:
    """Return a label with the words that say that it is one."""
    words = index.text[slice(*quoted.inner)].split()
    if not 0 < len(words) <= LONGEST_LABEL:
        return None
    found = _LABELLED.search(index.text, max(quoted.start - _REACH, 0), quoted.start)
    return (found.start(), quoted.end) if found else None


def without_labels(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those that tell a label and nothing else, sources cut before one.

    Args:
        index: The document.
        found: Attributions.
    """
    labels = [
        place for quoted in index.quotations.outer if quoted.closed and (place := _naming(index, quoted))
    ]
    if not labels:
        yield from found
        return
    for one in found:
        naming = any(start < label[1] and label[0] < end for start, end in one.cue for label in labels)
        rest = [place for place in one.content if not any(_is_in(place, label) for label in labels)]
        if not naming and (rest or not one.content):
            yield replace(one, source=[_before(index, place, labels) for place in one.source])


def _is_in(place: Offsets, label: Offsets) -> bool:
    return label[0] <= place[0] and place[1] <= label[1] + 1


def _before(index: DocIndex, place: Offsets, labels: Iterable[Offsets]) -> Offsets:
    """Return a source without a label that it breaks off in."""
    start, end = place
    for first, last in labels:
        if start < first < end < last:
            words, comma, _ = index.text[start:first].rpartition(",")
            end = start + len(words if comma else index.text[start:first].rstrip())
    return start, end


@mends(rank=30)
def told(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions in which somebody says or thinks something.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in without_labels(index, found):
        if one.cue and (
            _names(index, one)
            or _appoints(index, one)
            or _is_silent(index, one)
            or _feels(index, one)
            or _seems(index, one)
            or _by_nobody(index, one)
        ):
            continue
        yield one


@settles(rank=33)
def told_by_somebody(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of nobody and of what only seems so, also inside what somebody says.

    Args:
        index: The document.
        found: Attributions.
    """
    return (one for one in found if not (_by_nobody(index, one) or (one.cue and _seems(index, one))))


def _names(index: DocIndex, one: Attribution) -> bool:
    """Tell what somebody or something is called from what somebody calls it."""
    cue = one.cue_words(index)
    verb = cue_verb(cue, index.words)
    lemma = index.words.lemma(verb.lower_) if verb is not None else ""
    by_name = _NAMED.search(cue.text) is not None
    if not by_name and lemma not in _NAMING:
        return False
    quoted = [q for place in one.content for q in index.quotations.within(*place)]
    if by_name and not quoted and not cue.text.lower().rstrip().endswith("known as"):
        return False
    following = index.doc[cue.end : cue.end + 1]
    said = [t for place in one.content for t in index.tokens(*place)]
    if any(t.lower_ in REFLEXIVE | {"myself", "ourselves"} for t in (*following, *said[:1], *cue)):
        return True
    if not quoted:
        return by_name
    labels = [_is_label(index.text[slice(*q.inner)]) for q in quoted]
    if any(labels):
        return True
    words = max(len(index.text[slice(*q.inner)].split()) for q in quoted)
    passive = verb is not None and verb.tag_ == "VBN" and not one.source
    return (by_name or passive) and words < LONGEST_LABEL


def _is_label(words: str) -> bool:
    """Tell a name by its capitals: "the Old Lady", "Rooster.", but not the headline's "A Disgrace"."""
    listed = words.strip(" .,").split()
    if listed[:1] and listed[0].lower() in {"a", "an"}:
        return False
    main = [word for word in listed if word.lower() not in _SMALL]
    return 0 < len(listed) <= LONGEST_LABEL and bool(main) and all(word[0].isupper() for word in main)


def _appoints(index: DocIndex, one: Attribution) -> bool:
    """Tell who is given an office ("named Roe as its head") from who is told to be "Ann Roe"."""
    cue = one.cue_words(index)
    if not any(index.words.lemma(token.lower_) in _APPOINTING for token in cue) or not one.content:
        return False
    if any(index.quotations.at(start) is not None for start, _ in one.content):
        return False
    words = index.tokens(one.content[0][0], one.content[-1][1])
    named = next((t for t in words if t.pos_ in {"PROPN", "PRON"}), None)
    if named is None or any(syntax.is_predicate(t) for t in words[:2]):
        return False
    rest = [t for t in words if t.i > named.i and t.pos_ == "NOUN"]
    marked = any(t.lower_ in {"as", "to", "its", "their", "his", "her", "new"} for t in words)
    return marked and any(_is_office(t) for t in rest)


def _is_office(token: object) -> bool:
    return noun(token.lemma_.lower())[0] == "person"  # type: ignore[attr-defined]


def _is_silent(index: DocIndex, one: Attribution) -> bool:
    """Tell "did not answer calls", "kept silence", "said nothing", and the "So" of "So said Roe"."""
    cue = one.cue_words(index)
    forms = [token.lower_ for token in cue]
    empty = (
        {"so", "thus", "nothing", "nothing more"} if "said" in forms or "says" in forms else {"so", "thus"}
    )
    if not one.content or {index.text[slice(*place)].lower() for place in one.content} <= empty:
        return True
    if not _SILENCE.isdisjoint(forms) and not _has_clause(index.tokens(*one.content[0]), index):
        return True
    negated = any(form in syntax.NOT_WORDS or form in {"no", "without", "unable"} for form in forms)
    answered = any(index.words.lemma(form) in _ANSWERING for form in forms)
    said = " ".join(index.text[start:end] for start, end in one.content).lower()
    return negated and answered and _REQUEST.match(said) is not None


def _feels(index: DocIndex, one: Attribution) -> bool:
    """Tell what somebody is angry about from what somebody says."""
    cue = one.cue_words(index)
    if len(cue) < 2 or cue[-1].lower_ not in _AT or not any(t.lower_ in _FEELING for t in cue):
        return False
    return bool(one.content) and not _has_clause(index.tokens(one.content[0][0], one.content[-1][1]), index)


def _seems(index: DocIndex, one: Attribution) -> bool:
    """Tell "the plan seems doable" and "they appear to agree", which nobody says, from "it seems to me"."""
    verb = cue_verb(one.cue_words(index), index.words)
    if verb is None or index.words.lemma(verb.lower_) not in _SEEMING:
        return False
    people = (child for child in verb.children if child.pos_ in {"NOUN", "PRON", "PROPN"})
    return not any(lead.lower_ == "to" for child in people for lead in syntax.leads(child))


def _by_nobody(index: DocIndex, one: Attribution) -> bool:
    """Tell what nobody has said or asked."""
    words = {index.text[start:end].lower() for start, end in one.source}
    return bool(words) and words <= _NOBODY


def _has_clause(words: Span, index: DocIndex) -> bool:
    quoted = index.quotations.at(words.start_char) is not None
    return quoted or any(syntax.is_predicate(t) and syntax.subjects(t) for t in words)
