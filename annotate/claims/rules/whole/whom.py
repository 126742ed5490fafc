"""To whom it is said: "asked | her staff not to speak" asks it of them, "informed them of | it" tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution, verb_of
from annotate.claims.spans.recovery import trimmed, without_edges
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax
from annotate.record import SpeechAct

# "Told them to leave", "promised them to leave": to whom it was said.
_ACTS: frozenset[SpeechAct] = frozenset({"demand", "propose", "want", "predict", "believe", "decide"})
_REASONED: frozenset[SpeechAct] = frozenset({"praise", "accuse"})
_INFORMING = frozenset({"inform", "notify", "brief", "apprise"})
_OF = frozenset({"of", "about", "on"})
_OPENINGS = (("to",), ("not", "to"), ("as",))


@settles(rank=34)
def with_whom(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, an infinitive with the object of the cue that is to do it.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        yield _with_whom(index, one) or one


@settles(rank=35)
def of_what(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, of who informs or notifies somebody of a thing no more than that, or nothing.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        whom = _informed(index, one)
        if whom is None:
            yield one
        elif (place := _of(index, whom)) is not None:
            yield replace(one, content=[place])


def _informed(index: DocIndex, one: Attribution) -> Token | None:
    """Return whom a cue informs where its content begins with them and is no clause."""
    verb = verb_of(index.tokens(*one.cue[-1])) if one.cue and len(one.content) == 1 else None
    if verb is None or index.words.lemma(verb.lower_) not in _INFORMING or syntax.is_passive(verb):
        return None
    words = index.tokens(*one.content[0])
    whom = index.head_of(*one.content[0])
    told = any(token.tag_ in syntax.FINITE for token in words)
    beside = whom is not None and whom.head.i == verb.i and whom.pos_ in {"NOUN", "PROPN", "PRON"}
    return whom if beside and not told and words.start == verb.i + 1 else None


def _of(index: DocIndex, whom: Token) -> Offsets | None:
    """Return of what somebody is informed, the last of several: "the head of the bank of | the plan"."""
    below = (*syntax.obliques(whom.head), *whom.children)
    leads = [
        (lead, noun)
        for noun in below
        for lead in syntax.leads(noun)
        if lead.lower_ in _OF and lead.i > whom.i
    ]
    lead, noun = max(leads, key=lambda pair: pair[0].i, default=(None, None))
    return None if lead is None or noun is None else trimmed(index, lead.i + 1, noun.right_edge.i + 1)


def _with_whom(index: DocIndex, one: Attribution) -> Attribution | None:
    """Return an attribution with whom it asks to do it, and with what that one is to do."""
    verb = verb_of(index.tokens(*one.cue[-1])) if one.cue else None
    if verb is None or one.content[0][0] < one.cue[-1][1]:
        return None
    words = index.tokens(*one.content[0])
    whom = _whom(index, verb, words)
    if whom is None:
        return None
    lead = next((word for word in syntax.leads(whom) if word.i == verb.i + 1), None)
    first = whom.left_edge if lead is None else lead.nbor()
    cue = [*one.cue[:-1], (one.cue[-1][0], max(one.cue[-1][1], (lead or verb).idx + len(lead or verb)))]
    content = _content(index, one, verb, words, index.doc[first.i : whom.right_edge.i + 1])
    if content is None or first.i != index.token_at(cue[-1][1] - 1) + 1:
        return None
    return replace(one, cue=cue, content=content)


def _whom(index: DocIndex, verb: Token, words: Span) -> Token | None:
    """Return the noun that is asked, believed or praised by a verb, before what it is to do."""
    opening = tuple(token.lower_ for token in words[:2])
    told = any(opening[: len(known)] == known for known in _OPENINGS)
    act = index.words.act_of(verb.lower_)
    if (told and act in _ACTS) or (act in _REASONED and opening[:1] == ("for",)):
        whom = next((c for c in syntax.objects(verb) if verb.i < c.i < words.start), None)
        if whom is not None:
            return whom
    # "Called on them to leave", of which the content may be only who is to do it.
    for noun in syntax.obliques(verb):
        lead = next((word.lower_ for word in syntax.leads(noun) if word.i == verb.i + 1), "")
        asked = index.words.phrases.get((index.words.lemma(verb.lower_), lead)) == "demand"
        if asked and (words.start <= noun.i < words.end or (told and noun.i < words.start)):
            return noun
    return None


def _content(index: DocIndex, one: Attribution, verb: Token, words: Span, whom: Span) -> list[Offsets] | None:
    """Return whom it is asked of and what is asked, without what stands between about the asking."""
    if whom.start >= words.start:
        alone = len(one.content) == 1 and whom.start == words.start and whom.end >= words.end
        asked = next((child for child in verb.children if _is_deed(child) and child.i > words.end), None)
        place = without_edges(index, asked) if alone and asked is not None else None
        gap = () if asked is None else index.doc[words.end : asked.left_edge.i]
        beside = place is not None and all(token.is_punct or _is_about(verb, token) for token in gap)
        return [one.content[0], place] if place is not None and beside else None
    last = min(whom.end, words.start)
    gap = index.doc[last : words.start]
    # What no person is to do belongs to the thing: "sought | leave from the court | to sell it".
    of_thing = whom.root in syntax.objects(verb) and not (is_speaker(whom.root) or whom.root.pos_ == "PRON")
    if of_thing or all(token.is_punct or _is_asked_first(verb, token) for token in gap):
        return [(whom.start_char, one.content[0][1]), *one.content[1:]]
    deed = next((token for token in words if _is_deed(token)), words[0])
    if deed.head.i == verb.i and all(token.is_punct or _is_about(verb, token) for token in gap):
        return [offsets_of(index.doc[whom.start : last]), *one.content]
    return None


def _is_deed(word: Token) -> bool:
    """Tell an infinitive with "to"."""
    return word.tag_ == "VB" and any(child.lower_ == "to" and child.i < word.i for child in word.children)


def _is_asked_first(verb: Token, word: Token) -> bool:
    """Tell a word of an infinitive: "asked them | to wait |, to think again"."""
    deeds = (child for child in verb.children if syntax.is_open_complement(child) and _is_deed(child))
    return any(deed.left_edge.i <= word.i <= deed.right_edge.i for deed in deeds)


def _is_about(verb: Token, word: Token) -> bool:
    """Tell a word of when or how it is asked: "asked them | on Monday | to wait"."""
    while word.head.i not in (verb.i, word.i):
        word = word.head
    return syntax.is_oblique(word) or syntax.is_adverb(word)
