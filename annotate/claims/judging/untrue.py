"""Who calls it untrue: "the allegation is without foundation" denies what is alleged."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from annotate.claims.judging.clauses import main_piece, main_word
from annotate.claims.judging.degrees import words
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.language import syntax
from annotate.record import SpeechAct

# What may be said before it; who warns that a claim is false or asks whether it is does that.
_TELLING: frozenset[SpeechAct] = frozenset({"say", "claim", "report"})
_POINTING = frozenset({"this", "that", "it", "these", "those", "which", "they"})
# "It was wrong" may find fault; "the report was wrong" denies what it says.
_OF_WORDS = frozenset({"wrong", "nonsense", "rubbish", "untruth", "lies", "fanciful"})
_TRUE = frozenset({"true", "accurate", "correct"})
_GROUNDS = frozenset({"foundation", "basis", "substance", "merit"})
_CALLING = frozenset({"describe", "call", "label", "dub", "characterise", "characterize"})
_SAID: frozenset[SpeechAct | None] = frozenset({"claim", "accuse", "report"})
# Of these nouns what is said is told, and not a thing: "the evidence was wrong".
_ALSO_SAID = frozenset({"statement", "suggestion", "speculation", "charge"})
_THINGS = frozenset(
    {
        "poll",
        "survey",
        "numbers",
        "result",
        "results",
        "returns",
        "data",
        "chart",
        "record",
        "account",
        "case",
    }
    | {"document", "footage", "evidence", "census", "tracker", "attack", "protest", "anger", "outrage"}
)


def calls_untrue(index: DocIndex, found: Attribution, act: SpeechAct) -> Token | None:
    """Return the word by which a content calls what was said before untrue.

    Args:
        index: The document.
        found: An attribution.
        act: What its cue does.
    """
    if act not in _TELLING or not found.content or not found.cue:
        return None
    if len(found.content) == 1 and any(
        index.words.lemma(t.lower_) in _CALLING for t in found.cue_words(index)
    ):
        return _called(index, index.tokens(*found.content[0]))
    piece = main_piece(index, found.content)
    clause = main_word(index, piece)
    if clause is None or syntax.modals(clause) or not syntax.parsed(clause):
        return None
    subject = next(iter(syntax.subjects(clause)), None)
    if subject is None or not piece[0] <= subject.idx < piece[1]:
        return None
    pointing = subject.lower_ in _POINTING and subject.pos_ in {"PRON", "DET"}
    if not (pointing or _is_said(index, subject)) or _has_clause(clause, pointing):
        return None
    negated = bool(syntax.negations(clause))
    if clause.lower_ in _TRUE:
        return clause if negated else None
    if negated:
        return None
    if clause.lower_ in _GROUNDS:
        return clause if any(lead.lower_ == "without" for lead in syntax.leads(clause)) else None
    untrue = clause.lower_ in words().untrue or (
        clause.lower_ in _OF_WORDS and not _is_fault(clause, pointing)
    )
    return clause if untrue else None


def called_so(index: DocIndex, found: Attribution, verdict: Token) -> list[Offsets]:
    """Return the pieces of a content without the word by which it is called untrue: "called | it | a lie".

    Args:
        index: The document.
        found: An attribution.
        verdict: Its word that calls something untrue.
    """
    if len(found.content) != 1 or any(t.tag_ in syntax.FINITE for t in index.tokens(*found.content[0])):
        return found.content
    while syntax.is_nominal_modifier(verdict) and verdict.head.i < verdict.i:
        verdict = verdict.head
    first = syntax.noun_phrase(verdict).start
    before = index.doc[first - 1]
    while before.is_quote or before.pos_ == "ADV" or before.lower_ == "as":
        before = before.nbor(-1)
    place = trimmed(index, index.token_at(found.content[0][0]), before.i + 1)
    return found.content if place is None else [place]


def _called(index: DocIndex, content: Span) -> Token | None:
    """Return what something said is called: "described | the claim as nonsense"."""
    first = next(
        (t for t in content if not (t.is_quote or t.tag_ in {"DT", "PRP$", "POS", "JJ"})), content[0]
    )
    pointing = content[0].lower_ in _POINTING and content[0].head.i != content[0].i + 1
    if not (pointing or _is_said(index, first)) or any(t.tag_ in syntax.FINITE for t in content):
        return None
    last = next((t for t in reversed(list(content)) if t.text[0].isalpha()), content[-1])
    return last if last.i > first.i and last.lower_ in words().untrue | (_OF_WORDS - {"wrong"}) else None


def _is_said(index: DocIndex, noun: Token) -> bool:
    """Tell a noun for what somebody says: "the allegation", "reports that he left"."""
    word = noun.lower_
    if word in _THINGS or word.removesuffix("s") in _THINGS:
        return False
    return index.words.nouns.get(word) in _SAID or {word, word.removesuffix("s")} & _ALSO_SAID != set()


def _is_fault(clause: Token, pointing: bool) -> bool:
    return clause.lower_ == "wrong" and pointing


def _has_clause(clause: Token, pointing: bool) -> bool:
    """Tell "it is untrue that they left", whose own clause is what is denied, from "it is untrue"."""
    below: Sequence[Token] = [child for child in clause.children if child.i > clause.i]
    told = (syntax.is_complement_clause(child) or syntax.is_clausal_subject(child) for child in below)
    return pointing and any(told)
