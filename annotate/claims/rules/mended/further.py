"""What goes on beside what is told is not told: "denied that strike | and said", "| , but it rained"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax
from annotate.record import SpeechAct

_LONGEST = 2
"""Adverbs between "and" and the verb."""
# In the article's words these are what the speaker does by the rest: "is committed to it, stressing that".
_TELLING = frozenset(
    {"stressing", "emphasizing", "emphasising", "underlining", "underscoring", "reiterating", "reaffirming"}
    | {"vowing", "urging", "hoping", "expressing", "warning", "denying"}
)
_ACTS: frozenset[SpeechAct | None] = frozenset(
    {"say", "report", "announce", "claim", "confirm", "deny", "explain", "admit", "warn"}
)
_SETTING_BESIDE = frozenset({"while", "as", "although", "though", "whereas"})


@settles(rank=16)
def without_further_deeds(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a content without a finite verb up to what is beside it: a further verb, a clause.

    A finite verb can follow "and" only beside a finite verb: where what is told has none, that is the cue.
    So is it where somebody "said that it would close | and denied": the tense of what is told is another.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        cue = one.cue_words(index)
        # Of what stands before the cue too, more may be told: "Growth, she said, is strong and has lasted".
        alone = len(one.content) == 1 and one.content[0][0] >= cue.end_char
        if not alone or not any(token.tag_ in syntax.FINITE for token in cue):
            yield one
            continue
        quoted = [index.quotations.at(place) for place in (one.cue[-1][0], one.content[0][0])]
        content = list(one.content)
        if quoted[0] == quoted[1]:
            past = any(token.tag_ == "VBD" for token in cue)
            content = [_in_its_tense(index, _own(index, place), past=past) for place in content]
        yield one if content == one.content else replace(one, content=content)


def _own(index: DocIndex, place: Offsets) -> Offsets:
    """Return a place up to "and" with a finite verb without a subject there, or up to a clause beside it."""
    words = index.tokens(*place)
    inner = False
    for token in words[1:]:
        if token.tag_ in syntax.FINITE:
            verb = token.head if syntax.is_auxiliary(token) or syntax.is_copula(token) else token
            inner = syntax.is_relative_clause(verb)
            if not inner:
                return place
        if token.tag_ == "CC" and not inner and _goes_on(words, token.i - words.start + 1):
            return trimmed(index, words.start, token.i) or place
        if token.text == "," and _is_beside(words, token.i - words.start + 1):
            return trimmed(index, words.start, token.i) or place
    return place


@settles(rank=17)
def up_to_telling(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, in the article's words, up to a participle by which the speaker goes on to tell.

    "Said it was safe, stressing that | ...", "“It is safe,” she said, urging | ...". What that tells
    is the speaker's where it has no source.

    Args:
        index: The document.
        found: Attributions.
    """
    content: dict[int, list[Offsets]] = {}
    sources: dict[int, list[Offsets]] = {}
    for number, one in enumerate(found):
        behind = one.cue[-1][1] if one.cue else 0
        kept: list[Offsets] = []
        for place in one.content:
            telling = _telling(index, place, opening=place[0] >= behind)
            if telling is not None:
                sources[telling.i] = one.source
            own = place if telling is None else _before(index, place, telling)
            kept += [] if own is None else [own]
        content[number] = kept or one.content
    for number, one in enumerate(found):
        told = one if content[number] == one.content else replace(one, content=content[number])
        cue = None if told.source or not told.cue else told.cue_words(index)[0].i
        yield replace(told, source=list(sources[cue])) if cue in sources else told


def _telling(index: DocIndex, place: Offsets, *, opening: bool) -> Token | None:
    """Return a participle behind a comma that goes on to tell, unless somebody told of tells that as well."""
    words = index.tokens(*place)
    first = words[1] if words[0].lower_ == "while" and len(words) > 1 else words[0]
    if opening and _tells(first) and index.doc[words.start - 1].text == ",":
        return first
    head = index.head_of(*place)
    if head is not None and index.words.act_of(head.lower_) in _ACTS and syntax.subjects(head):
        return None
    for token in words[2:]:
        before = token.nbor(-2) if token.nbor(-1).is_quote else token.nbor(-1)
        if _tells(token) and before.text == "," and index.quotations.at(token.idx) is None:
            return token
    return None


def _before(index: DocIndex, place: Offsets, token: Token) -> Offsets | None:
    first = index.token_at(place[0])
    return trimmed(index, first, token.i if token.nbor(-1).is_quote else token.i - 1)


def _tells(token: Token) -> bool:
    hoping = token.lower_ == "hoping" and token.nbor().lower_ == "to"
    return token.lower_ in _TELLING and token.tag_ == "VBG" and not hoping


def _in_its_tense(index: DocIndex, place: Offsets, *, past: bool) -> Offsets:
    """Return a clause in the present up to "and" with a verb of saying in the past, which is the cue's."""
    head = index.head_of(*place)
    if not past or head is None or not syntax.subjects(head):
        return place
    words = index.tokens(*place)
    finite = next((token for token in (*syntax.auxiliaries(head), head) if token.tag_ in syntax.FINITE), None)
    copula = next((child for child in head.children if syntax.is_copula(child)), finite)
    told = finite or copula
    # "Has risen and proved": the second may be perfect as well.
    if told is None or told.tag_ not in {"VBZ", "VBP", "MD"} or told.lemma_.lower() == "have":
        return place
    for token in words[2:]:
        at = token.i - words.start + 1
        if token.tag_ == "CC" and token.i > head.i and at < len(words) and _goes_on(words, at):
            verb = next(later for later in words[at:] if later.tag_ in syntax.FINITE)
            if verb.tag_ == "VBD" and index.words.act_of(verb.lower_) in SAYING:
                return trimmed(index, words.start, token.i) or place
    return place


def _goes_on(words: Span, first: int) -> bool:
    """Tell whether a finite verb without a subject of its own stands there, perhaps behind adverbs."""
    rest = words[first : first + _LONGEST + 1]
    verb = next((token for token in rest if token.pos_ != "ADV"), None)
    if verb is None or verb.tag_ not in syntax.FINITE:
        return False
    main = verb.head if syntax.is_auxiliary(verb) or syntax.is_copula(verb) else verb
    return not any(syntax.is_subject(child) and child.i >= words.start for child in main.children)


def _is_beside(words: Span, first: int) -> bool:
    """Tell whether a clause with its own subject stands there behind "but" or "while"."""
    opening = words[first] if first < len(words) else None
    if opening is None or not (opening.tag_ == "CC" or opening.lower_ in _SETTING_BESIDE):
        return False
    verb = opening.head
    finite = [verb, *syntax.auxiliaries(verb)]
    whole = opening.i < verb.i < words.end and any(token.tag_ in syntax.FINITE for token in finite)
    if verb.head.i >= words.start and verb.head.tag_ in syntax.FINITE:
        return False
    subjects = (child for child in verb.children if syntax.is_subject(child) and child.i > opening.i)
    return whole and any(subject.tag_ not in {"WP", "WDT"} for subject in subjects)
