"""Third-person pronouns: hard filters, then a score, and silence when unsure.

A pronoun goes to the entity that is likeliest by distance, role and frequency
among those that its number and gender allow; where the first is not clearly
ahead of the second, it stays unresolved. "They" always does: it seldom stands
for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.entities.given_names import gender_of_given_name
from annotate.entities.grouping import Group
from annotate.entities.mentions import Found
from annotate.language import syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
PRONOUNS = HE | SHE | IT
REACH = 4
MARGIN = 0.35
SUBJECT = 0.9


@dataclass(slots=True)
class _Candidate:
    group: Group
    sentence: int
    token: int
    subject: bool
    count: int


def resolve_pronouns(doc: Doc, groups: Sequence[Group]) -> None:
    """Add pronoun mentions to the groups, in place.

    Args:
        doc: Parsed; without a parse nothing is resolved.
        groups: Entities with their names.
    """
    if not doc.has_annotation("DEP") or not groups:
        return
    for group in groups:
        # A lone word may be a surname: Kelly, Grant, Nelson.
        if group.type == "PERSON" and group.gender is None and len(group.full) > 1:
            group.gender = gender_of_given_name(group.full[0])
    sentence_of = _sentences(doc)
    places = sorted(
        ((m.token, m.last, group) for group in groups for m in group.mentions), key=lambda place: place[0]
    )
    seen: list[_Candidate] = []
    counts: dict[int, int] = {}
    following = 0
    quoted = _quoted(doc)
    for token in doc:
        while following < len(places) and places[following][0] <= token.i:
            start, last, group = places[following]
            following += 1
            counts[id(group)] = counts.get(id(group), 0) + 1
            head = doc[start : last + 1].root
            subject = head.dep_ in syntax.SUBJECTS
            seen.append(_Candidate(group, sentence_of[start], last, subject, counts[id(group)]))
        word = token.lower_
        if word not in PRONOUNS or (token.pos_ != "PRON" and token.tag_ not in {"PRP", "PRP$"}):
            continue
        if word in IT and _pleonastic(token):
            continue
        found = _resolve(token, word, seen, sentence_of, quoted)
        if found is None:
            continue
        group, sure = found
        mention = Found(
            token.idx,
            token.idx + len(token),
            token.text,
            group.type,
            "pronoun",
            "rule",
            sure,
            token.i,
            token.i,
        )
        group.add(mention, f"nearest fitting name before “{token.text}”")
        if group.type == "PERSON" and word in HE | SHE:
            group.gender = "m" if word in HE else "f"
        subject = token.dep_ in syntax.SUBJECTS
        seen.append(_Candidate(group, sentence_of[token.i], token.i, subject, counts.get(id(group), 1)))


def _resolve(
    token: Token, word: str, seen: Sequence[_Candidate], sentence_of: Sequence[int], quoted: Sequence[bool]
) -> tuple[Group, float] | None:
    here = sentence_of[token.i]
    best: dict[int, tuple[float, Group]] = {}
    for candidate in reversed(seen):
        distance = here - candidate.sentence
        if distance > REACH:
            break
        if candidate.token >= token.i or not _agrees(word, candidate.group):
            continue
        if quoted[token.i] and not quoted[candidate.token] and _speaks(token, candidate):
            continue
        score = -0.8 * distance + (SUBJECT if candidate.subject else 0.0) + 0.15 * min(candidate.count, 6)
        score -= 0.01 * min(token.i - candidate.token, 40)
        if word in IT and candidate.group.type == "GPE":
            score -= 0.6
        known = best.get(id(candidate.group))
        if known is None or score > known[0]:
            best[id(candidate.group)] = (score, candidate.group)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked:
        return None
    ahead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.5
    if ahead < MARGIN or ranked[0][0] < -2.2:
        return None
    return ranked[0][1], round(min(0.9, 0.55 + 0.2 * ahead), 2)


def _agrees(word: str, group: Group) -> bool:
    if word in HE:
        return group.type == "PERSON" and group.gender != "f"
    if word in SHE:
        return group.type == "PERSON" and group.gender != "m"
    return group.type in {"ORG", "GPE", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART"}


def _speaks(token: Token, candidate: _Candidate) -> bool:
    """A third person inside a quotation is by default not the one who is quoted."""
    return candidate.subject and abs(candidate.token - token.i) < 30


def _pleonastic(token: Token) -> bool:
    """Tell the "it" of weather and of "it is clear that" from one that refers."""
    if token.dep_ == "expl":
        return True
    head = token.head
    if head.lemma_ in {"seem", "appear", "rain", "snow", "turn"}:
        return True
    has_clause = any(child.dep_ in {"ccomp", "csubj", "xcomp", "advcl", "acl"} for child in head.children)
    return syntax.is_copular(head) and head.pos_ == "ADJ" and has_clause


def _sentences(doc: Doc) -> list[int]:
    numbers: list[int] = []
    current = -1
    for token in doc:
        if token.is_sent_start or token.i == 0:
            current += 1
        numbers.append(current)
    return numbers


def _quoted(doc: Doc) -> list[bool]:
    """Tell which tokens stand in double quotation marks, a paragraph at a time."""
    inside, states = False, []
    for token in doc:
        if token.is_space and token.text.count("\n") > 1:
            inside = False
        for character in token.text:
            if character in "“„«":
                inside = True
            elif character in "”»":
                inside = False
            elif character == '"':
                inside = not inside
        states.append(inside)
    return states
