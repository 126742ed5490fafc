"""Of what somebody is accused: who alone stands before the cue, the matter behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import trimmed
from annotate.claims.spans.rule import settles
from annotate.claims.spans.speaking import is_body, is_speaker
from annotate.language import syntax

_MATTER_BEHIND = {
    "accuse": "of", "convict": "of", "suspect": "of", "acquit": "of", "clear": "of", "absolve": "of",
    "exonerate": "of", "charge": "with", "indict": "for",
}  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "which", "that"})
# "A court of appeal", "a panel of experts".
_OF_COURTS = frozenset(
    {"appeal", "appeals", "justice", "arbitration", "inquiry", "session", "sessions", "first", "last",
     "human", "experts", "judges", "peers", "seven", "nine", "twelve", "the", "a", "his", "her", "their"}
)  # fmt: skip
_FARTHEST = 14
_LONGEST = 30


@settles(rank=6)
def with_charges(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, an accusation with what it is about; one that names no matter tells nothing.

    Args:
        index: The document.
        found: Attributions.
    """
    for attribution in found:
        one = _stood_accused(index, attribution)
        verb = _accusing(index, one)
        if verb is None:
            yield _with_matter(index, one) or _without_pronoun(index, one)
            continue
        matter = _matter(index, verb)
        if matter is None:
            continue
        lead, place = matter
        content = [piece for piece in one.content if not _is_relative(index, piece)]
        cue = one.cue
        if lead.i == verb.i + 1:
            cue = [*one.cue[:-1], (one.cue[-1][0], lead.idx + len(lead))]
        source = _accuser(index, verb, lead) or [s for s in one.source if not touches_any(s, [place, *cue])]
        because = [*one.because, f"what somebody is {verb.lower_} {lead.lower_} stands behind it"]
        yield replace(one, source=source, cue=cue, content=[*content, place], because=because)


def _stood_accused(index: DocIndex, one: Attribution) -> Attribution:
    """Return an attribution with who "stands accused of theft" as one of whom it is told."""
    words = one.cue_words(index)
    if not one.source or len(words) < 2 or words[0].lemma_.lower() != "stand" or words[1].tag_ != "VBN":
        return one
    if _lemma(words[1]) not in _MATTER_BEHIND or one.source[0][0] > words[0].idx:
        return one
    return replace(one, source=[], content=[*one.source, *one.content])


def _accusing(index: DocIndex, one: Attribution) -> Token | None:
    """Return the verb of a cue that accuses, where the content names only who is accused, before it."""
    if not one.cue or not one.content:
        return None
    verb = next((t for t in reversed(one.cue_words(index)) if _lemma(t) in _MATTER_BEHIND), None)
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or any(end > verb.idx for _, end in one.content):
        return None
    relative = all(_is_relative(index, piece) for piece in one.content)
    return verb if verb.tag_ == "VBN" or relative else None


def _with_matter(index: DocIndex, one: Attribution) -> Attribution | None:
    """Return an accusation with whom and of what, where its content has only one of them, or neither.

    "Chad accused | Niger | on Monday of seizing a boat".
    """
    verb = next((t for t in reversed(one.cue_words(index)) if _lemma(t) in _MATTER_BEHIND), None)
    if verb is None or verb.pos_ != "VERB" or syntax.is_passive(verb) or not one.content:
        return None
    whom = next((t for t in syntax.objects(verb) if t.i > verb.i), None)
    matter = None if whom is None else _matter(index, verb)
    if whom is None or matter is None or touches_any(matter[1], one.content):
        return None
    lead, (_, end) = matter
    last = index.token_at(end - 1)
    behind = index.doc[last + 1 : last + 2]
    ended = not any(token.tag_ in syntax.FINITE for token in behind)
    if whom.i > lead.i or lead.nbor().tag_ != "VBG" or not ended:
        return None
    because = [*one.because, f"of what they are accused stands behind “{lead.lower_}”"]
    return replace(one, content=[(whom.left_edge.idx, end)], because=because)


def _without_pronoun(index: DocIndex, one: Attribution) -> Attribution:
    """Return an accusation without the "whom" that only stands for somebody, where the matter is told."""
    if len(one.content) < 2 or not any(_lemma(token) in _MATTER_BEHIND for token in one.cue_words(index)):
        return one
    content = [piece for piece in one.content if not _is_relative(index, piece)]
    return replace(one, content=content) if content else one


def _is_relative(index: DocIndex, piece: Offsets) -> bool:
    return index.text[slice(*piece)].lower() in _RELATIVE


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _stretch(verb: Token) -> Span:
    """Return the words behind a verb that may tell by whom and of what, up to a comma or another verb."""
    doc, end = verb.doc, verb.i + 1
    while end < min(len(doc), verb.i + 1 + _LONGEST) and doc[end].sent.start == verb.sent.start:
        token = doc[end]
        if (
            token.tag_ in syntax.FINITE
            or token.text in {",", ";", ":", ".", "–", "—", "(", ")"}
            or token.is_space
        ):
            break
        end += 1
    return doc[verb.i + 1 : end]


def _matter(index: DocIndex, verb: Token) -> tuple[Token, Offsets] | None:
    """Return the preposition before what somebody is accused of, and the words for that."""
    words = _stretch(verb)
    leads = [t for t in words[:_FARTHEST] if t.lower_ == _MATTER_BEHIND[_lemma(verb)]]
    if not leads:
        return None
    own = [t for t in leads if t.head.head.i == verb.i or t.head.i == verb.i]
    doing = [t for t in leads if t.i + 1 < words.end and t.nbor().tag_ == "VBG"]
    by = next((t for t in words if t.lower_ == "by"), None)
    between = by is not None and by.i < leads[0].i
    lead = (own or doing or (_behind_agent(leads) if between else leads))[0]
    end = by.i if by is not None and by.i > lead.i and _agent(by) is not None else words.end
    place = trimmed(index, lead.i + 1, end)
    return None if place is None else (lead, place)


def _behind_agent(leads: list[Token]) -> list[Token]:
    """Return the first of "by the court | of | theft and of fraud", but not that of "a court of appeal"."""
    own = [lead for lead in leads if not (lead.nbor().lower_ in _OF_COURTS or lead.nbor().pos_ == "PROPN")]
    return own or leads[-1:]


def _accuser(index: DocIndex, verb: Token, lead: Token) -> list[Offsets]:
    """Return who accuses somebody, by a phrase with "by"."""
    words = _stretch(verb)
    by = next((t for t in words if t.lower_ == "by" and _agent(t) is not None), None)
    if by is None:
        return []
    place = trimmed(index, by.i + 1, lead.i if by.i < lead.i else words.end)
    return [] if place is None else [place]


def _agent(by: Token) -> Token | None:
    """Return the one who does it behind a "by", and not a time, a place or a way."""
    head = by.head if syntax.is_preposition(by) else None
    if head is None or head.i <= by.i or head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    return head if is_speaker(head) or is_body(head) or head.ent_type_ else None
