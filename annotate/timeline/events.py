"""Which events an article tells, how far they are facts, and who takes part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.language import groups, syntax
from annotate.record import Claim, Entity, Factuality, Maker, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POSSIBLE = frozenset({"may", "might", "could", "can"})
PROBABLE = frozenset({"should", "would", "must"})
CONDITIONS = frozenset({"if", "unless", "whether"})
LIKELY, DOUBTFUL, DENIED = 1.0, 0.0, -1.0
SUMMARY = 90
LEFT_OUT = frozenset({"REPORTING"})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event mention on its way to the record.

    Attributes:
        token: The word that names the event.
        kind: TimeML class.
        dct: Relation to the publication date that the model gives, or nothing.
    """

    token: Token
    start: int
    end: int
    kind: str
    by: Maker
    confidence: float
    dct: str | None
    factuality: Factuality
    participants: tuple[str, ...]
    claim: str | None


class Cover:
    """Stretches of text that do not overlap, to be asked whether one of them holds a place."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether one stretch holds all of the place."""
        place = bisect_right(self._stretches, (start, 1 << 62)) - 1
        return place >= 0 and end <= self._stretches[place][1]


def find_events(
    doc: Doc,
    sections: Sequence[Section],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    *,
    reporting: bool = False,
) -> list[Happening]:
    """Return the events of a document in text order, reporting verbs and boilerplate left out.

    Args:
        doc: With the span group ``EVENTS``.
        sections: Of the article.
        entities: Whose mentions take part.
        claims: In whose contents events stand.
        reporting: Whether verbs that only report are events too.
    """
    if groups.EVENTS not in doc.spans:
        return []
    group = doc.spans[groups.EVENTS]
    mentions = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions if e.salience > 0)
    contents = sorted((s.start, s.end, c) for c in claims for s in c.content)
    cues = Cover((s.start, s.end) for c in claims for s in c.cue)
    boilerplate = Cover((s.start, s.end) for s in sections if s.kind == "boilerplate")
    found: list[Happening] = []
    details = zip(
        group, group.attrs["confidence"], group.attrs["dct"], group.attrs["factuality"], strict=True
    )
    for span, sure, dct, score in details:
        token = span.root
        start, end = span.start_char, span.end_char
        if boilerplate.holds(start, end):
            continue
        if not reporting and (span.label_ in LEFT_OUT or cues.holds(start, end)):
            continue
        claim = _around(start, end, contents)
        found.append(
            Happening(
                token,
                start,
                end,
                span.label_,
                "model",
                float(sure),
                dct,
                factuality_of(token, float(score)),
                _participants(token, mentions),
                claim.id if claim else None,
            )
        )
    return found


def factuality_of(token: Token, score: float) -> Factuality:
    """Return FactBank's value of an event from its clause, else from the model's score.

    Args:
        token: The word that names the event.
        score: From -3 (did not happen) to +3 (happened).
    """
    verb = syntax.governing_verb(token) if syntax.parsed(token) else None
    if verb is None or verb.i != token.i:
        return "CT+" if score > LIKELY else "PS+" if score > DOUBTFUL else "Uu"
    negated = bool(syntax.negations(verb))
    modals = {modal.lower_ for modal in syntax.modals(verb)}
    marker = syntax.mark(verb)
    if marker is not None and marker.lower_ in CONDITIONS:
        return "Uu"
    if modals & POSSIBLE:
        return "PS-" if negated else "PS+"
    if modals & PROBABLE or syntax.tense(verb) == "future":
        return "PR-" if negated else "PR+"
    if negated:
        return "CT-"
    if syntax.tense(verb) in {"past", "present"}:
        return "CT-" if score < DENIED else "CT+"
    return "CT+" if score > LIKELY else "PS+" if score > DOUBTFUL else "Uu"


def summary_of(token: Token, text: str) -> str:
    """Return the event's clause in the text's own words, shortened at a word.

    Args:
        token: The word that names the event.
        text: The document's exact text.
    """
    if not syntax.parsed(token):
        return token.text
    parts = [token, *syntax.subjects(token), *syntax.objects(token), *syntax.negations(token)]
    agent = syntax.agent(token)
    if agent is not None:
        parts.append(agent)
    start = min(min(part.left_edge.i for part in parts[1:]) if parts[1:] else token.i, token.i)
    end = max(max(part.right_edge.i for part in parts[1:]) if parts[1:] else token.i, token.i)
    if token.pos_ in {"NOUN", "PROPN"}:
        phrase = syntax.noun_phrase(token)
        start, end = phrase.start, phrase.end - 1
    doc = token.doc
    words = " ".join(text[doc[start].idx : doc[end].idx + len(doc[end])].split())
    if len(words) <= SUMMARY:
        return words
    place = " ".join(text[token.idx : doc[end].idx + len(doc[end])].split())
    shown = words if len(words) < len(place) else place
    return shown if len(shown) <= SUMMARY else shown[:SUMMARY].rsplit(" ", 1)[0] + " …"


def _participants(token: Token, mentions: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return the entities among the event's subjects, objects and agent, in text order."""
    if not syntax.parsed(token):
        return ()
    parts = [*syntax.subjects(token), *syntax.objects(token)]
    agent = syntax.agent(token)
    if agent is not None:
        parts.append(agent)
    if token.pos_ in {"NOUN", "PROPN"}:
        parts += [child for child in token.children if child.pos_ in {"PROPN", "ADJ"}]
    found: list[tuple[int, str]] = []
    for part in parts:
        phrase = syntax.noun_phrase(part)
        low = bisect_left(mentions, (phrase.start_char,))
        high = bisect_right(mentions, (phrase.end_char,))
        found += [(start, entity) for start, end, entity in mentions[low:high] if end <= phrase.end_char]
    return tuple(dict.fromkeys(entity for _, entity in sorted(found)))


def _around(start: int, end: int, contents: Sequence[tuple[int, int, Claim]]) -> Claim | None:
    """Return the innermost claim whose content holds a place; claims are few, so a scan near it will do."""
    place = bisect_right(contents, start, key=lambda content: content[0])
    for first, last, claim in reversed(contents[max(0, place - 6) : place]):
        if first <= start and end <= last:
            return claim
    return None
