"""What is done to somebody or something by a verb that can also say something: "dismissed her deputy"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from annotate.claims.judging.speech_acts import cue_verb
from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_human
from annotate.language import syntax

# Called home, or back to the works.
_CALLED_BACK = frozenset(
    {"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "d'affaires", "reservist", "troop"}
    | {"troops", "delegation", "squad", "player", "striker", "midfielder", "defender", "goalkeeper", "bowler"}
    | {"car", "van", "truck", "vehicle", "model", "product", "toy", "drug", "batch", "airbag", "unit"}
)
# A relative clause further back may tell what it was.
_NEAR = 4
_MARKED = frozenset(
    {"proof", "page", "paper", "essay", "homework", "exam", "manuscript", "galley", "test", "dictation"}
)


@settles(rank=8)
def without_deeds(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions but those in which somebody is dismissed, called back or has papers to mark.

    "Dismissed him as a fool" and "recalled that he left" say something. What somebody is known for, or
    was "referring to", is told by no words of his.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        if not _is_deed(index, one):
            yield one


def _is_deed(index: DocIndex, one: Attribution) -> bool:
    if not one.cue or not one.content or index.quotations.at(one.content[-1][0]) is not None:
        return False
    cue, words = one.cue_words(index), index.tokens(*one.content[-1])
    verb = cue_verb(cue, index.words)
    if [token.lower_ for token in cue[-2:]] in (["referring", "to"], ["known", "for"]):
        return not any(token.tag_ in syntax.FINITE for token in words[:_NEAR])
    head = index.head_of(*one.content[0]) if len(one.content) == 1 else None
    if verb is None or head is None or head.pos_ not in {"NOUN", "PROPN", "PRON"} or _says_what(words, head):
        return False
    match index.words.lemma(verb.lower_):
        case "dismiss":
            behind = index.doc[cue.end].lower_ if cue.end < len(index.doc) else ""
            return is_human(head) and behind != "as"
        case "recall":
            return _is_called_back(head)
        case "correct":
            return head.lemma_.lower() in _MARKED
    return False


def _says_what(words: Span, head: Token) -> bool:
    """Tell whether words hold what somebody is held to be, or a clause of their own beside their noun."""
    clauses = (t for t in words if t.tag_ in syntax.FINITE)
    own = any(not any(map(syntax.is_relative_clause, (t, t.head))) for t in clauses)
    return own or any(token.lower_ == "as" and token.i > head.i for token in words)


def _is_called_back(head: Token) -> bool:
    return not _CALLED_BACK.isdisjoint({head.lemma_.lower(), head.lower_})
