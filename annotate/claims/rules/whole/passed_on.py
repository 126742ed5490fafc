"""Who said what others pass on: "“It fell,” she said, according to the Mail", "was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_QUOTING = frozenset({"cite", "quote", "report"})


@settles(rank=38)
def with_who_said_it(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, beside a quotation that is so "according to" somebody that of who said it.

    Args:
        index: The document.
        found: Attributions.
    """
    cues = cue_tokens(index, found)
    for one in found:
        said = _said(index, one, cues)
        if said is None:
            yield one
            continue
        yield replace(one, content=said.content)
        yield said


def _said(index: DocIndex, one: Attribution, cues: set[int]) -> Attribution | None:
    """Return what is told by the verb that stands between a quotation and "according to"."""
    if len(one.cue) != 1 or not one.source or index.tokens(*one.cue[0])[0].lower_ != "according":
        return None
    content = [_quoted(index, place, one.cue[0][0]) for place in one.content]
    quoted = [place for place in content if place is not None]
    if len(quoted) != len(content):
        return None
    last, at = index.tokens(*quoted[-1]), index.tokens(*one.cue[0]).start
    if index.sentence_of[last[-1].i] != index.sentence_of[at]:
        return None
    for verb in index.doc[last.end : at]:
        subject = _speaker(index, verb)
        if subject is None or verb.i in cues or not last.end <= subject.left_edge.i <= subject.i < at:
            continue
        source, first = offsets_of(phrase(subject)), group(verb)[0]
        cue = first.idx, verb.idx + len(verb)
        if not touches_any(source, [cue, *one.cue, *quoted]):
            because = [f"“{verb.text}” stands between the quotation and “according to”"]
            return Attribution([source], [cue], quoted, "rule", one.confidence, because)
    return None


def _quoted(index: DocIndex, place: Offsets, before: int) -> Offsets | None:
    """Return the part of a place that is one quotation, which ends before an offset."""
    mark = index.quotations.at(place[0])
    if mark is None or not mark.closed or mark.start != place[0] or mark.end > min(place[1], before):
        return None
    return mark.start, mark.end


def _speaker(index: DocIndex, verb: Token) -> Token | None:
    """Return the subject of a finite verb of saying."""
    act = index.words.act_of(verb.lower_)
    if verb.tag_ not in syntax.FINITE or act not in SAYING:
        return None
    return next((child for child in verb.children if syntax.is_subject(child)), None)


@settles(rank=38)
def with_who_is_quoted(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what somebody is quoted as saying as theirs, and as told by who quotes them.

    Args:
        index: The document.
        found: Attributions.
    """
    mended: dict[int, list[Attribution]] = {}
    for saying in index.doc:
        verb = _quoting(saying)
        if verb is None:
            continue
        cues = [{token.i for place in one.cue for token in index.tokens(*place)} for one in found]
        own = [n for n, words in enumerate(cues) if {verb.i, saying.i} & words]
        said = _as_saying([found[n] for n in own], verb, saying)
        if said:
            mended.update({number: [] for number in own})
            mended[own[0]] = said
    for number, one in enumerate(found):
        yield from mended.get(number, [one])


def _quoting(saying: Token) -> Token | None:
    """Return the verb by which somebody is quoted "as saying" something."""
    if saying.lower_ != "saying" or saying.i < 2 or saying.nbor(-1).lower_ != "as":
        return None
    before = reversed(saying.doc[saying.sent.start : saying.i])
    verb = next((token for token in before if token.pos_ == "VERB"), None)
    return verb if verb is not None and verb.lemma_.lower() in _QUOTING else None


def _as_saying(own: Sequence[Attribution], verb: Token, saying: Token) -> list[Attribution]:
    """Return what somebody is quoted as saying, first as theirs and then as of who quotes them."""
    passive = syntax.is_passive(verb)
    people = syntax.subjects(verb) if passive else syntax.objects(verb)
    person = next((noun for noun in people if noun.i < saying.i), None)
    told = next((told for one in own if (told := _told(one, verb, saying))), None)
    if person is None or told is None:
        return []
    quotes = (group(verb)[0].idx, verb.idx + len(verb))
    says = (saying.nbor(-1).idx, saying.idx + len(saying))
    close = passive and verb.i == saying.i - 2
    cue = [(quotes[0], says[1])] if close else [quotes, says] if passive else [says]
    because = [*own[0].because, "who is quoted as saying it says it"]
    source = offsets_of(phrase(person))
    if touches_any(source, [*told, *cue]):
        return []
    said = [Attribution([source], cue, told, "rule", own[0].confidence, because)]
    tellers = _who_quotes(own, verb, passive)
    if close or not tellers or any(touches_any(place, [*told, quotes]) for place in tellers):
        return said
    return [*said, replace(own[0], source=tellers, cue=[quotes], content=told)]


def _who_quotes(own: Sequence[Attribution], verb: Token, passive: bool) -> list[Offsets]:
    """Return the source of what somebody is quoted as saying: "quoted by the Mail", "the Mail quoted"."""
    noun = syntax.agent(verb) if passive else next(iter(syntax.subjects(verb)), None)
    if noun is not None:
        return [offsets_of(phrase(noun))]
    return next((one.source for one in own if one.source and not passive), [])


def _told(one: Attribution, verb: Token, saying: Token) -> list[Offsets]:
    """Return what is told before the sentence's own words and behind "as saying"."""
    behind = saying.idx + len(saying) + 1
    subject = min((noun.left_edge.idx for noun in syntax.subjects(verb)), default=verb.idx)
    places = []
    for start, end in one.content:
        if end <= subject:
            places.append((start, end))
        elif end > behind:
            places.append((max(start, behind), end))
    return places
