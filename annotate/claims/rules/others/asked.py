"""Who plainly tells something by a verb that is no cue yet.

Who asks for it, warns of it or rules it out ("appealed for | tents", "did not rule out | a sale"), and who
tells it beside something else ("met Roe, stressing | the need for talks").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, subjects_of, trimmed
from annotate.claims.spans.rule import adds
from annotate.claims.spans.speaking import is_human, is_speaker
from annotate.language import syntax

ASKED = 0.6
# "Fought for", "cried for" and "pushed to" may be deeds.
_ASKING = frozenset({"appeal", "ask", "beg", "call", "petition", "plead", "press"})
# Their object is what they tell; "adding salt" is a deed, and "blaming it on rain" tells more.
_TELLING = frozenset(
    {"stress", "underscore", "underline", "emphasize", "emphasise", "highlight", "reiterate", "reaffirm"}
)
_WARNED_OF = frozenset({"about", "of"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_FIRST_PERSON = frozenset({"i", "we"})


@adds(rank=20)
def plainly_asked(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what somebody asks for or warns of, rules out or asks somebody to do, by a finite verb.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    for verb in index.words_in_order:
        if verb.pos_ != "VERB" or verb.i in cues:
            continue
        subject = next((child for child in verb.children if syntax.is_subject(child)), None)
        if subject is None or not _tells(verb, subject):
            continue
        asked = _asked(index, verb)
        if asked is not None:
            lead, content = asked
            last = verb if lead is None else lead
            cue = group(verb)[0].idx, last.idx + len(last)
            because = [f"“{index.text[slice(*cue)]}” with what it asks for or warns of"]
            yield Attribution([offsets_of(phrase(subject))], [cue], [content], "rule", ASKED, because)


@adds(rank=21)
def told_beside(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what the subject of a clause tells by a participle beside it, which is no cue yet.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    for verb in index.words_in_order:
        if verb.tag_ != "VBG" or verb.i in cues or index.words.lemma(verb.lower_) not in _TELLING:
            continue
        own = next((child for child in verb.children if syntax.is_subject(child)), None)
        beside = own is not None or (verb.i > 0 and verb.nbor(-1).text == ",")
        subject = next(iter(subjects_of(verb)), None)
        told = next((child for child in verb.children if child.i > verb.i and _is_told(child)), None)
        if not beside or subject is None or told is None or not syntax.is_adverbial_clause(verb):
            continue
        place = trimmed(index, told.left_edge.i, told.right_edge.i + 1)
        if place is not None and is_speaker(subject):
            because = [f"“{verb.text}” tells it beside “{verb.head.text}”"]
            cue = verb.idx, verb.idx + len(verb)
            yield Attribution([offsets_of(phrase(subject))], [cue], [place], "rule", ASKED, because)


def _is_told(child: Token) -> bool:
    return syntax.is_clausal_complement(child) or syntax.is_direct_object(child)


def _is_ruled_out(child: Token) -> bool:
    """Tell a thing, not somebody, a clause and a deed, "selling it", which a tree may take for one beside."""
    thing = _is_told(child) and not is_human(child)
    return thing or (child.tag_ == "VBG" and syntax.is_clause(child))


def _tells(verb: Token, subject: Token) -> bool:
    """Tell a finite active verb of somebody who can speak, which is not supposed."""
    finite = any(word.tag_ in syntax.FINITE for word in (verb, *syntax.auxiliaries(verb)))
    marked = syntax.mark(verb)
    supposed = marked is not None and marked.lower_ in _SUPPOSING
    speaks = is_speaker(subject) or subject.lower_ in _FIRST_PERSON
    return finite and speaks and not supposed and subject.i < verb.i and not syntax.is_passive(verb)


def _asked(index: DocIndex, verb: Token) -> tuple[Token | None, Offsets] | None:
    """Return the preposition or particle of a verb, if any, and what it asks for, warns of, or rules out."""
    deeds = [child for child in verb.children if child.i > verb.i and _is_deed(child)]
    lemma = index.words.lemma(verb.lower_)
    out = verb.nbor() if verb.i + 2 < len(index.doc) else verb
    if lemma == "rule" and out.lower_ == "out" and out.head.i == verb.i:
        told = next((child for child in verb.children if child.i > out.i and _is_ruled_out(child)), None)
        place = None if told is None else trimmed(index, told.left_edge.i, told.right_edge.i + 1)
        return None if place is None else (out, place)
    for noun in syntax.obliques(verb):
        lead = next((word for word in syntax.leads(noun) if word.i == verb.i + 1), None)
        if lead is None:
            continue
        asked = lemma in _ASKING and index.words.phrases.get((lemma, lead.lower_)) == "demand"
        if (asked and lead.lower_ == "for") or (lemma == "warn" and lead.lower_ in _WARNED_OF):
            place = trimmed(index, lead.i + 1, noun.right_edge.i + 1)
        else:
            place = _all(index, deeds) if asked else None
        return None if place is None else (lead, place)
    whom = next((noun for noun in syntax.objects(verb) if verb.i < noun.i), None)
    demands = index.words.verbs.get(lemma) == "demand"
    if demands and whom is None:
        return _of_whoever(index, verb)
    open_ones = [deed for deed in deeds if syntax.is_open_complement(deed)]
    place = _all(index, open_ones) if demands else None
    return None if place is None else (None, place)


def _of_whoever(index: DocIndex, verb: Token) -> tuple[None, Offsets] | None:
    """Return what is asked of whoever does something: "begged | whoever had it to return it"."""
    who = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    does = who.head
    below = (*does.children, *verb.children)
    deed = next((child for child in below if child.i > does.i and child.tag_ == "VB"), None)
    if who.lower_ != "whoever" or deed is None or not any(c.lower_ == "to" for c in deed.children):
        return None
    place = trimmed(index, who.i, deed.right_edge.i + 1)
    return None if place is None else (None, place)


def _all(index: DocIndex, deeds: Sequence[Token]) -> Offsets | None:
    """Return all that is asked: "to wait, to think again"."""
    return trimmed(index, deeds[0].left_edge.i, deeds[-1].right_edge.i + 1) if deeds else None


def _is_deed(word: Token) -> bool:
    """Tell an infinitive with "to", with nothing of it before its verb."""
    to = any(child.lower_ == "to" and child.i < word.i for child in word.children)
    return to and word.tag_ == "VB" and word.left_edge.i > word.head.i
