"""Claims inside claims: "The mayor says [an inquiry shows that nobody paid]" has two sources.

The language model was trained on news where only the outer claim is marked, so
the inner one is found by syntax, and only where it is plain: a finite verb of
saying or showing with a third person for its subject and a clause of its own, or
one of wishing, planning or believing, which may be the speaker's own ("we want").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.claims.spans.recovery import group, phrase, without_edges
from annotate.claims.spans.rule import nests
from annotate.claims.spans.sources import is_of_mind
from annotate.language import syntax
from annotate.record import SpeechAct

NESTED = 0.6
LEAST_WORDS = 3
_ACTS: frozenset[SpeechAct] = frozenset(
    {"say", "report", "announce", "claim", "deny", "confirm", "admit", "warn", "predict", "promise"}
)
# These are told of oneself as well: "we want to leave", "I hope that it rains".
_MINDS: frozenset[SpeechAct] = frozenset({"want", "demand", "believe", "decide", "propose", "praise"})
_FIRST_PERSON = frozenset({"i", "we"})
_THIRD_PERSON = frozenset({"he", "she", "they"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# "What he says he raised": what is said is not whole in the clause.
_RAISING = frozenset({"seem", "appear", "need", "try", "attempt", "struggle", "see", "find", "know", "think"})
_SUPPOSING = frozenset({"if", "unless", "whether", "when"})


@nests(rank=10)
def nested_attributions(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions inside the contents of known ones.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    cues = cue_tokens(index, known)
    seen: set[int] = set()
    for one in known:
        for start, end in one.content:
            span = index.tokens(start, end)
            for verb in span:
                if verb.i in seen or verb.i in cues or not _tells(index, verb):
                    continue
                seen.add(verb.i)
                inner = _inner(index, verb, span.start, span.end)
                if inner is not None:
                    yield inner


def _tells(index: DocIndex, verb: Token) -> bool:
    """Tell a finite verb of saying that is neither supposed nor only possible."""
    if (
        verb.pos_ != "VERB"
        or syntax.is_relative_clause(verb)
        or index.words.act_of(verb.lower_) not in _ACTS | _MINDS
    ):
        return False
    if syntax.modals(verb) or syntax.negations(verb) or _is_supposed(verb):
        return False
    return verb.tag_ in _FINITE or any(t.tag_ in _FINITE for t in syntax.auxiliaries(verb))


def _is_supposed(verb: Token) -> bool:
    marked = syntax.mark(verb)
    adverbs = (child.lower_ for child in verb.children if syntax.is_adverb(child) and child.i < verb.i)
    return (marked is not None and marked.lower_ in _SUPPOSING) or any(word in _SUPPOSING for word in adverbs)


def _inner(index: DocIndex, verb: Token, low: int, high: int) -> Attribution | None:
    """Return a verb's subject, the verb and its clause, all of them inside a stretch."""
    subject = next((child for child in verb.children if syntax.is_subject(child)), None)
    of_mind = index.words.act_of(verb.lower_) in _MINDS
    raising = not of_mind or index.words.lemma(verb.lower_) in _RAISING
    told = syntax.is_clausal_complement if raising else syntax.is_complement_clause
    clause = next((child for child in verb.children if told(child) and child.i > verb.i), None)
    if subject is None or clause is None:
        return None
    if not (_may_speak(subject) or (of_mind and subject.lower_ in _FIRST_PERSON)):
        return None
    subject_words = phrase(subject)
    cue = group(verb)
    content = without_edges(index, clause)
    if content is None or not low <= subject_words.start <= subject_words.end <= cue[0].i:
        return None
    whom = next(
        (t for t in syntax.objects(verb) if verb.i < t.i < clause.i and syntax.is_open_complement(clause)),
        None,
    )
    if whom is not None:
        content = whom.left_edge.idx, content[1]
    words = index.tokens(*content)
    if words[0].lower_ == "that" and len(words) > 1:
        content = words[1].idx, content[1]
    if words.start <= verb.i or words.end > high or len(words) < LEAST_WORDS:
        return None
    said = cue[0].idx, verb.idx + len(verb)
    because = ["a claim inside a claim, found from the sentence's structure"]
    return Attribution(_speakers(verb, subject_words), [said], [content], "rule", NESTED, because)


def _speakers(verb: Token, subject: Span) -> list[Offsets]:
    """Return who says it: of a passive the agent, if any, since its subject is only told or thought of."""
    if not syntax.is_passive(verb) or is_of_mind(verb):
        return [offsets_of(subject)]
    agent = syntax.agent(verb)
    words = None if agent is None else phrase(agent)
    return [] if words is None else [offsets_of(words)]


def _may_speak(subject: Token) -> bool:
    if subject.pos_ == "PRON":
        return subject.lower_ in _THIRD_PERSON
    return subject.pos_ in {"NOUN", "PROPN"}
