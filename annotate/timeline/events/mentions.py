"""Event mentions: those of the encoder, or by rule in a ``Doc`` that it has not been over.

The rules take full verbs that head a clause and a lexicon of nouns, as the
simplest systems of TempEval-3 did; they know no class but REPORTING.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotate.language import groups, syntax
from annotate.record import Maker
from annotate.support.yamlfile import packaged_yaml
from annotate.timeline.events.facts.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BY_RULE = 0.5
TAKEN_AS_FACT = 2.0
LIGHT = frozenset({"be", "have", "do", "seem", "appear", "let", "mean", "include", "contain", "involve"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An event mention as it is found.

    Attributes:
        token: The word that names the event.
        kind: TimeML class.
        dct: Relation to the publication date, where the encoder gives it.
        score: From -3 (did not happen) to +3 (happened).
        possible: Whether it only may be an event.
    """

    token: Token
    start: int
    end: int
    kind: str
    by: Maker
    confidence: float
    dct: str | None
    score: float
    possible: bool


def event_mentions(doc: Doc) -> Iterator[Mentioned]:
    """Yield the event mentions of a document in text order.

    Args:
        doc: With the span group ``EVENTS``, else with a parse; with neither it has no events.
    """
    if groups.EVENTS not in doc.spans:
        yield from _by_rule(doc)
        return
    group = doc.spans[groups.EVENTS]
    lists = (group.attrs[name] for name in ("confidence", "dct", "factuality"))
    for span, sure, dct, score in zip(group, *lists, strict=True):
        if not any(character.isalnum() for character in span.text):
            continue
        place = span.start_char, span.end_char
        yield Mentioned(span.root, *place, span.label_, "model", float(sure), dct, float(score), False)


@cache
def _nominals() -> frozenset[str]:
    return frozenset(packaged_yaml("annotate.timeline.events", "nominals.yaml"))


def _by_rule(doc: Doc) -> Iterator[Mentioned]:
    if not doc.has_annotation("DEP"):
        return
    for token in doc:
        if _is_event_verb(token):
            kind = "REPORTING" if token.lower_ in words_of("reporting") else "OCCURRENCE"
        elif token.pos_ == "NOUN" and not _nominals().isdisjoint(_singulars(token.lower_)):
            kind = "OCCURRENCE"
        else:
            continue
        place = token.idx, token.idx + len(token)
        yield Mentioned(token, *place, kind, "rule", BY_RULE, None, TAKEN_AS_FACT, False)


def _is_event_verb(token: Token) -> bool:
    if token.pos_ != "VERB" or token.lemma_.lower() in LIGHT:
        return False
    # A participle before a noun ("the burning house") tells no event of its own.
    return not syntax.is_name_part(token)


def _singulars(word: str) -> tuple[str, ...]:
    return word, word.removesuffix("s"), word.removesuffix("es")
