"""Of what somebody is accused: "| Roe | is charged with | fraud |", "| a man | accused of | theft |"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.rule import adds
from annotate.language import syntax

ACCUSED = 0.6
_LEADS = {"accuse": "of", "charge": "with", "blame": "for", "suspect": "of", "indict": "for"}
# Without "is" before it, "charged with" may be a task, and "blamed for" a cause.
_BESIDE_NOUNS = frozenset({"accuse", "suspect"})


@adds(rank=11)
def accused(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what everybody "is accused of" or "charged with", by a passive verb that is no cue yet.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    for verb in (word for word in index.words_in_order if word.tag_ == "VBN"):
        lemma = index.words.lemma(verb.lower_)
        lead = _LEADS.get(lemma)
        if lead is None or verb.i in cues or syntax.negations(verb):
            continue
        what = next((child for child in verb.children if child.i > verb.i and _is_led(child, lead)), None)
        who = _who(verb, lemma)
        if what is None or who is None:
            continue
        start = next(word for word in syntax.leads(what) if word.lower_ == lead)
        agent = syntax.agent(verb)
        last = agent.left_edge.i if agent is not None and agent.i > start.i else _last(verb, what) + 1
        first = min(word.i for word in (verb, *syntax.auxiliaries(verb)))
        matter = trimmed(index, start.i + 1, last)
        words = syntax.noun_phrase(who) if who.i == verb.head.i else phrase(who)
        named = None if _is_relative(who) else trimmed(index, words.start, min(words.end, first))
        told = [place for place in (named, matter) if place is not None]
        end = start if start.i == verb.i + 1 else verb
        cue = index.doc[first].idx, end.idx + len(end)
        source = [offsets_of(phrase(agent))] if agent is not None else []
        whole = index.quotations.at(cue[0]) == index.quotations.at(cue[1])
        if matter is not None and whole and not touches_any(cue, [*told, *source]):
            because = [f"“{verb.text} {lead}”"]
            yield Attribution(source, [cue], told, "rule", ACCUSED, because)


def _who(verb: Token, lemma: str) -> Token | None:
    """Return who is accused: the subject of the verb, or the noun that it stands behind."""
    if syntax.is_participle_clause(verb) and not syntax.auxiliaries(verb):
        beside = lemma in _BESIDE_NOUNS and verb.head.i < verb.i and verb.head.pos_ in {"NOUN", "PROPN"}
        return verb.head if beside else None
    finite = any(word.tag_ in syntax.FINITE for word in syntax.auxiliaries(verb))
    subject = next(iter(syntax.subjects(verb)), None)
    so = finite and not syntax.modals(verb) and syntax.is_passive(verb)
    return subject if so and subject is not None and subject.i < verb.i else None


def _last(verb: Token, what: Token) -> int:
    """Return the last word of a matter: "theft | of a car | in May"."""
    last = what.right_edge.i
    for child in verb.children:
        joined = child.left_edge.i == last + 1 and not child.left_edge.is_punct
        if joined and syntax.is_oblique(child) and not syntax.is_adverbial_noun(child):
            last = child.right_edge.i
    return last


def _is_relative(word: Token) -> bool:
    return word.tag_ in {"WP", "WDT", "IN"}


def _is_led(child: Token, lead: str) -> bool:
    return any(word.lower_ == lead for word in syntax.leads(child))
