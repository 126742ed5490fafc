"""What is told without a verb of telling: hearsay, what a law says, and what is so "according to" somebody.

"He allegedly took the money" and "the alleged theft" are claims that the article does not vouch for;
who makes them is not said. "Under the Forest Act, loggers pay a fee" tells what the act says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.rule import mends, nests, settles
from annotate.language import syntax

SURE, SAME = 0.6, 0.8
_WORDS = re.compile(r"\b(?:alleged(?:ly)?|reportedly|under|according|as(?= per\b))\b", re.IGNORECASE)
_ADVERBS = frozenset({"allegedly", "reportedly"})
_LAWS = frozenset(
    {"law", "laws", "act", "constitution", "charter", "regulation", "regulations", "rules", "code",
     "ordinance", "decree", "statute", "treaty", "legislation", "bylaws", "directive", "guidelines"}
)  # fmt: skip
# "According to" a clerk, and at the head of a sentence "as per" a report; "paid as per the rules" tells how.
_MEASURES = frozenset(
    {"need", "size", "weight", "age", "income", "height", "length", "colour", "color", "taste", "ability"}
    | {"merit", "rank", "season", "circumstance", "wish", "preference", "importance", "severity", "number"}
)
_BEHIND = {"according": "to", "as": "per"}
_BECAUSE = {"under": "what a law or a rule says", "according": "“according to”", "as": "“as per”"}


@nests(rank=30)
def hearsay(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what is alleged, reported or laid down, wherever it stands.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues, beside = cue_tokens(index, known), {word.i for word in _beside_verbs(index, known)}
    for match in _WORDS.finditer(index.text):
        token = index.doc[index.token_at(match.start())]
        if token.i in cues and token.i not in beside:
            continue
        source, content = _told_by(index, token)
        if content:
            to = index.doc[token.i + 1] if token.lower_ in _BEHIND else token
            cue = (token.idx, to.idx + len(to))
            because = _BECAUSE.get(token.lower_, "the article passes it on as hearsay")
            yield Attribution(source, [cue], content, "rule", SURE, [because])


@settles(rank=36)
def without_measures(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those of "according to" need or size, by which something is only measured.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        first = one.cue_words(index)[0].lower_ if one.cue else ""
        head = index.head_of(*one.source[0]) if one.source and first in _BEHIND else None
        if head is None or head.lemma_.lower() not in _MEASURES:
            yield one


@settles(rank=37)
def without_hearsay(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a cue from its verb on where hearsay before it is a claim of its own.

    "The mayor | allegedly | asked them to leave": somebody alleges it, and the mayor | asked | it.

    Args:
        index: The document.
        found: Attributions.
    """
    apart = {one.cue[0] for one in found if len(one.cue) == 1}
    for one in found:
        word = next(iter(_beside_verbs(index, [one])), None)
        own = None if word is None else (word.idx, word.idx + len(word))
        if word is None or own not in apart:
            yield one
        else:
            yield replace(one, cue=[(index.doc[word.i + 1].idx, one.cue[0][1]), *one.cue[1:]])


def _beside_verbs(index: DocIndex, known: Iterable[Attribution]) -> Iterator[Token]:
    """Yield "allegedly" and "reportedly" where they stand in a cue before its verb."""
    for one in known:
        words = index.tokens(*one.cue[0]) if one.cue else index.doc[0:0]
        for word in words[:-1]:
            if word.lower_ in _ADVERBS and any(t.pos_ == "VERB" for t in words[word.i - words.start + 1 :]):
                yield word


def _told_by(index: DocIndex, token: Token) -> tuple[list[Offsets], list[Offsets]]:
    """Return the source and the content of one of the words, no content where it tells nothing."""
    form = token.lower_
    if form in _ADVERBS and syntax.is_adverb(token):
        return [], _told_beside(index, token)
    if form == "alleged" and syntax.is_attribute(token):
        return _alleging(token), _thing(index, token)
    if form == "under" and syntax.is_preposition(token) and _begins(index, token):
        return _law(index, token)
    if form == "according" or (form == "as" and _begins(index, token)):
        return according(index, token)
    return [], []


@mends(rank=60)
def around(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield all attributions, those that "according to" interrupts with both of their pieces.

    Args:
        index: The document.
        found: The attributions that were found.
    """
    for one in found:
        token = index.doc[index.token_at(one.cue[0][0])] if one.cue else None
        if token is not None and len(one.content) == 1 and token.lower_ == "according":
            _, pieces = according(index, token)
            place = one.content[0]
            if len(pieces) == 2 and any(_shared(place, piece) >= SAME for piece in pieces):
                yield replace(one, content=pieces, because=[*one.because, "both sides of “according to”"])
                continue
        yield one


def _shared(one: Offsets, other: Offsets) -> float:
    """Return how much of two places is one and the same."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def according(index: DocIndex, token: Token) -> tuple[list[Offsets], list[Offsets]]:
    """Return the source of "according to" and the clause that it stands in, around it.

    Args:
        index: The document.
        token: The word "according", or the "as" of "as per".
    """
    noun = token.head
    behind = _BEHIND.get(token.lower_)
    if token.i + 1 >= len(index.doc) or index.doc[token.i + 1].lower_ != behind or noun.i <= token.i + 1:
        return [], []
    verb, last = noun.head, noun.right_edge.i
    if verb.i == noun.i or token.i <= verb.i <= last:
        return [], []
    before = index.doc[token.i - 1] if token.i else token
    if not (verb.i > last or before.is_punct or _begins(index, token)):
        # "Given out according to the rules" tells a way.
        return [], []
    begin, end = token.i, _end_of(verb)
    if _begins(index, token):
        end = index.sentence_bounds[index.sentence_of[token.i]][1] - 1
    elif token.i > verb.left_edge.i:
        begin = _begin_of(verb, token)
    pieces = [trimmed(index, begin, token.i), trimmed(index, last + 1, end + 1)]
    source = trimmed(index, token.i + 2, last + 1)
    content = [piece for piece in pieces if piece is not None]
    return ([source], content) if source is not None and content else ([], [])


def _told_beside(index: DocIndex, adverb: Token) -> list[Offsets]:
    """Return the clause that an adverb belongs to, without the adverb."""
    verb = adverb.head
    if verb.i == adverb.i:
        return []
    first = _begin_of(verb, adverb)
    pieces = [trimmed(index, first, adverb.i), trimmed(index, adverb.i + 1, _end_of(verb) + 1)]
    if pieces[1] is None:
        return []
    return [piece for piece in pieces if piece is not None]


def _begin_of(verb: Token, adverb: Token) -> int:
    """Return the first word of a clause: with what it is said of, without the word that joins it."""
    before = [
        child
        for child in verb.children
        if child.i < min(verb.i, adverb.i)
        and not (child.is_punct or syntax.is_conjunction(child) or child == syntax.mark(verb))
    ]
    if verb.tag_ == "VBN" and syntax.is_participle_clause(verb) and verb.head.i < adverb.i:
        # "Acts | allegedly | committed in May": the thing that it was done to.
        return verb.head.left_edge.i
    if not before:
        return min(adverb.i, verb.i)
    first = before[0].left_edge.i
    relative = before[0].tag_ in {"WDT", "WP"} and not syntax.is_passive(verb)
    return adverb.i if relative else first


def _end_of(verb: Token) -> int:
    """Return the last word of a clause, what is joined to it with a subject of its own left out."""
    for child in verb.children:
        joined = syntax.is_conjunct(child) or syntax.is_parataxis(child)
        if child.i > verb.i and joined and any(map(syntax.is_subject, child.children)):
            return int(child.left_edge.i) - 1
    return int(verb.right_edge.i)


def _thing(index: DocIndex, alleged: Token) -> list[Offsets]:
    """Return what is alleged to be, with whose it is: "his | alleged | part in it"."""
    noun = alleged.head
    if noun.i <= alleged.i:
        return []
    last = noun.right_edge.i
    for child in noun.children:
        if child.i > noun.i and (syntax.is_relative_clause(child) or syntax.is_apposition(child)):
            last = min(last, child.left_edge.i - 1)
    owner = next((c for c in noun.children if syntax.is_possessor(c) and c.i < alleged.i), None)
    pieces = [trimmed(index, owner.left_edge.i, owner.right_edge.i + 1)] if owner is not None else []
    pieces.append(trimmed(index, alleged.i + 1, last + 1))
    return [piece for piece in pieces if piece is not None]


def _alleging(alleged: Token) -> list[Offsets]:
    """Return who "refused to concede and alleged fraud": joined to a verb, it is a verb as well."""
    noun = alleged.head
    if not syntax.is_conjunct(noun) or noun.head.pos_ != "VERB" or noun.left_edge.i < alleged.i - 1:
        return []
    subject = next(iter(syntax.subjects(noun.head)), None)
    return [] if subject is None or alleged.nbor(-1).tag_ != "CC" else [offsets_of(phrase(subject))]


def _begins(index: DocIndex, token: Token) -> bool:
    start, _ = index.sentence_bounds[index.sentence_of[token.i]]
    return all(index.doc[i].is_punct or index.doc[i].is_space for i in range(start, token.i))


def _law(index: DocIndex, under: Token) -> tuple[list[Offsets], list[Offsets]]:
    """Return a law and what stands under it: "Under | the Forest Act | , | loggers pay a fee"."""
    noun = under.head
    if noun.lower_ not in _LAWS or noun.i <= under.i or not syntax.is_oblique(noun):
        return [], []
    span = phrase(noun)
    verb = noun.head
    subject = next(iter(syntax.subjects(verb)), None)
    if verb.i < span.end or subject is None or (subject.pos_ == "PRON" and not _binds(verb)):
        # "Under the rules he is stuck with it" tells what it means for somebody, and not the rules.
        return [], []
    content = trimmed(index, span.end, _end_of(verb) + 1)
    if content is None:
        return [], []
    return [offsets_of(span)], [content]


def _binds(verb: Token) -> bool:
    """Tell what somebody must, may or is obliged to do."""
    obliged = {"have", "need", "require", "oblige", "allow", "permit", "entitle", "forbid"}
    words = {verb.lemma_.lower(), *(child.lemma_.lower() for child in syntax.auxiliaries(verb))}
    return bool(syntax.modals(verb)) or not words.isdisjoint(obliged)
