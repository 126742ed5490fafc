"""Claims in relative clauses: "a doctor who critics say lied about his past".

The clause depends on a noun of the sentence around it, and its verb of saying has
a subject of its own: that is the source, and what it says is the clause behind the
verb, up to the end of the relative clause, said of that noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touch
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import group, phrase, trimmed, without_edges
from annotate.claims.spans.rule import mends
from annotate.claims.spans.speaking import is_speaker
from annotate.language import syntax
from annotate.record import SpeechAct

RELATIVE = 0.65
LEAST_WORDS = 2
_PRONOUNS = frozenset({"who", "which", "that", "whom"})
_HELD: frozenset[SpeechAct] = SAYING | {"believe", "estimate"}
# "A charge that Roe dismissed as sour grapes", "a fire that Roe blames on rebels".
_JUDGING = {
    "dismiss": "as", "describe": "as", "denounce": "as", "condemn": "as", "decry": "as", "deride": "as",
    "reject": "as", "regard": "as", "praise": "as", "hail": "as", "blame": "on", "attribute": "to",
}  # fmt: skip


@mends(rank=50)
def with_relatives(index: DocIndex, found: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions with those of relative clauses put right, and those that were missed.

    Args:
        index: The document.
        found: Attributions.
    """
    known = list(found)
    for verb in index.words_in_order:
        if syntax.is_relative_clause(verb) and verb.pos_ == "VERB":
            known = _with(index, known, verb)
    return known


def _with(index: DocIndex, known: Sequence[Attribution], verb: Token) -> list[Attribution]:
    made = _attribution(index, verb)
    if made is None:
        judged = _judged(index, verb)
        missed = judged is not None and not any(touch(judged.cue[0], c) for one in known for c in one.cue)
        return [*known, judged] if judged is not None and missed else list(known)
    cue, content = made.cue[0], made.content[0]
    own = next((one for one in known if any(touch(cue, place) for place in one.cue)), None)
    if own is None:
        return [*_apart(index, known, made), made]
    of_it = any(touch(place, made.source[0]) for place in own.source)
    better = replace(
        own,
        source=own.source if of_it else made.source,
        content=[content],
        because=own.because if of_it and own.content == [content] else made.because,
    )
    return [better if one is own else one for one in known]


def _apart(index: DocIndex, known: Iterable[Attribution], made: Attribution) -> Iterator[Attribution]:
    """Yield attributions but those whose cue the relative clause shows to be what somebody says."""
    for one in known:
        inside = one.cue and all(made.content[0][0] <= a and b <= made.content[0][1] for a, b in one.cue)
        words = one.cue_words(index)
        if inside and not any(index.words.lemma(t.lower_) in index.words.verbs for t in words):
            continue
        yield one


def _attribution(index: DocIndex, verb: Token) -> Attribution | None:
    """Return what the verb of a relative clause and its subject say, or None."""
    if index.words.act_of(verb.lower_) not in _HELD or syntax.negations(verb):
        return None
    clause = _clause(verb)
    subject = next(
        (c for c in verb.children if syntax.is_subject(c) and c.i < verb.i and not _is_wh(c)), None
    )
    if clause is None or subject is None or subject.lower_ == "there":
        return None
    if subject.lower_ == "it" and (syntax.is_expletive(subject) or syntax.is_passive(verb)):
        return None
    pronoun = next((t for t in verb.doc[verb.left_edge.i : subject.i] if _is_wh(t)), None)
    bare = pronoun is None and _gap(clause)
    if pronoun is None and not bare:
        return None
    place = without_edges(index, clause)
    if place is None:
        return None
    words = index.tokens(*place)
    first = max(words.start, verb.i + 1)
    marked = syntax.mark(clause)
    if marked is not None and marked.lower_ == "that":
        first = max(first, marked.i + 1)
    while first < words.end and words.doc[first].is_punct and not words.doc[first].is_quote:
        first += 1
    if words.end - first < LEAST_WORDS:
        return None
    said: Offsets = words.doc[first].idx, place[1]
    source = phrase(subject)
    cue = group(verb)
    because = [f"“{verb.text}” in a clause about “{verb.head.text}”"]
    parts = [offsets_of(source)], [(cue[0].idx, verb.idx + len(verb))], [said]
    return Attribution(*parts, "rule", RELATIVE, because)


def _judged(index: DocIndex, verb: Token) -> Attribution | None:
    """Return what the subject of a relative clause takes something for: "a charge that Roe dismissed as"."""
    lead = _JUDGING.get(index.words.lemma(verb.lower_))
    subject = next(
        (c for c in verb.children if syntax.is_subject(c) and c.i < verb.i and not _is_wh(c)), None
    )
    if lead is None or subject is None or verb.i + 2 >= len(verb.doc) or syntax.negations(verb):
        return None
    if verb.nbor().lower_ != lead or not is_speaker(subject):
        return None
    pronoun = next((t for t in verb.doc[verb.left_edge.i : subject.i] if _is_wh(t)), None)
    place = trimmed(index, verb.i + (1 if lead == "as" else 2), verb.right_edge.i + 1)
    if pronoun is None or place is None:
        return None
    source, first, last = phrase(subject), group(verb)[0], verb if lead == "as" else verb.nbor()
    cue = first.idx, last.idx + len(last)
    content = [(pronoun.idx, pronoun.idx + len(pronoun)), place]
    because = [f"“{verb.text}” in a clause about “{verb.head.text}”"]
    parts = [offsets_of(source)], [cue], content
    return Attribution(*parts, "rule", RELATIVE, because)


def _clause(verb: Token) -> Token | None:
    """Return the predicate of what a verb says, also where the parse hangs it elsewhere."""
    told = next((c for c in verb.children if syntax.is_clausal_complement(c) and c.i > verb.i), None)
    if told is not None or verb.i + 2 >= len(verb.doc):
        return told
    following = verb.doc[verb.i + 1]
    if following.tag_ not in syntax.FINITE or following.is_sent_start:
        return None
    return following if not syntax.is_auxiliary(following) else following.head


def _is_wh(token: Token) -> bool:
    return token.lower_ in _PRONOUNS and token.tag_ in {"WP", "WDT", "IN"}


def _gap(clause: Token) -> bool:
    """Tell a clause without a subject: "the man police say fired the shot"."""
    return not any(syntax.is_subject(child) for child in clause.children)
