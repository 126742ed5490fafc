"""What a court hears is evidence of somebody who is not named: the court does not say or believe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase, trimmed
from annotate.claims.spans.rule import settles
from annotate.language import syntax

_HEARING = frozenset(
    {"court", "jury", "juror", "jurors", "inquest", "tribunal", "inquiry", "hearing", "trial", "magistrate"}
    | {
        "magistrates",
        "judge",
        "judges",
        "coroner",
        "committee",
        "commission",
        "panel",
        "meeting",
        "parliament",
    }
)
_EVIDENCE = frozenset({"evidence", "testimony"})


@settles(rank=9)
def heard_there(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what a court heard with nobody as its source, or with the one it was heard from.

    Which case a court heard tells nothing.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        verb = _verb(index, one)
        if verb is None:
            yield one
        elif verb.tag_ == "VBN" and syntax.is_passive(verb):
            yield _told_there(index, one, verb)
        elif (mended := _heard(index, one, verb)) is not None:
            yield mended


def _verb(index: DocIndex, one: Attribution) -> Token | None:
    """Return the "heard" or "was told" of a cue whose subject is a court."""
    for token in one.cue_words(index):
        if token.lower_ not in {"heard", "hears", "hear", "told"} or token.pos_ != "VERB":
            continue
        subject = next(iter(syntax.subjects(token)), None)
        if subject is None or subject.lower_ not in _HEARING:
            continue
        if token.lower_ != "told" or syntax.is_passive(token):
            return token
    return None


def _told_there(index: DocIndex, one: Attribution, verb: Token) -> Attribution:
    """Return what a court "was told" without the court among what was told."""
    courts = {subject.i for subject in syntax.subjects(verb)}
    content = [place for place in one.content if not _is_court(index, place, courts)]
    agent = syntax.agent(verb)
    source = [] if agent is None else [offsets_of(phrase(agent))]
    if not content or any(touches_any(place, (*one.cue, *content)) for place in source):
        source = []
    return replace(one, source=source, content=content)


def _is_court(index: DocIndex, place: Offsets, courts: set[int]) -> bool:
    head = index.head_of(*place)
    return head is not None and head.i in courts and index.tokens(*place).end <= head.right_edge.i + 1


def _heard(index: DocIndex, one: Attribution, verb: Token) -> Attribution | None:
    """Return what a court heard, or nothing where that is only a case or whom it heard."""
    if not one.content:
        return None
    start, end = one.content[0]
    words = index.tokens(start, end)
    because = [*one.because, "a court hears what others say"]
    if start < verb.idx:
        # "He had run away, the court heard", but not "the case that the court heard".
        told = any(token.tag_ in syntax.FINITE for token in words) and not syntax.is_relative_clause(verb)
        return replace(one, source=[], because=because) if told else None
    cue = one.cue
    if words[0].lower_ in _EVIDENCE and len(words) > 2 and words[1].lower_ in {"that", "of", "about"}:
        last = words[0] if words[1].lower_ == "that" else words[1]
        place = trimmed(index, last.i + 1, words.end)
        if place is None:
            return None
        cue = [(one.cue[0][0], last.idx + len(last))]
        start, end = place
    elif not _has_clause(words, verb) and index.quotations.at(start) is None:
        return None
    speaker = _heard_from(index, verb, start)
    if speaker is not None and cue == one.cue:
        cue = [(one.cue[0][0], index.doc[verb.i + 1].idx + len(index.doc[verb.i + 1]))]
    source = [] if speaker is None else [speaker]
    return replace(one, source=source, cue=cue, content=[(start, end), *one.content[1:]], because=because)


def _has_clause(words: Span, verb: Token) -> bool:
    """Tell a clause that depends on the verb, "heard that he left", from "heard the case that he brought"."""
    if words[0].lower_ in {"that", "how", "why", "what", "when", "where", "whether"}:
        return True
    clauses = (token for token in words if syntax.is_predicate(token) and syntax.subjects(token))
    return any(clause.head.i == verb.i for clause in clauses)


def _heard_from(index: DocIndex, verb: Token, end: int) -> Offsets | None:
    """Return whom it was heard from: "heard from Dr Lee that ..."."""
    if verb.i + 2 >= len(index.doc) or index.doc[verb.i + 1].lower_ != "from":
        return None
    place = trimmed(index, verb.i + 2, index.token_at(end))
    return place if place is not None and place[1] <= end else None
