"""Whose a quotation is when a verb and its subject stand right behind it: “Liar!” shouted a heckler.

That order leaves no doubt, nor does a name after a dash, and wins over what was
found otherwise: the speaker before such a quotation did not speak it, and who
speaks it is nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Span, Token

from annotate.claims.rules.forms.patterns import SIGNED, signature
from annotate.claims.rules.naming import is_label
from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touch
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.rule import mends
from annotate.claims.spans.speaking import WORDS_OF, is_human
from annotate.language import syntax
from annotate.language.quotations import QuotedText, is_speech

RETORT = 0.8
NEAR = 60
STRETCH = 512
"""Characters of a stretch of the text, by which attributions are looked up."""
_PARTICLES = frozenset({"out", "back", "in", "again", "up", "on", "loudly", "quietly", "angrily", "softly"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "NN", "NNS", "NNP", "NNPS"})
_ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "urge", "notify", "brief"})
_NO_MANNER = frozenset({"was", "were", "had", "did", "became", "got", "killed", "brought", "took"})
_LONGEST_SUBJECT = 8
_OBLIQUE = frozenset({"me", "him", "them", "us"})


class Reason(NamedTuple):
    """Why a quotation is somebody's, and how sure that is."""

    because: str
    confidence: float


class _Known:
    """Attributions in their order, which change one by one, and which of them are near a place.

    Args:
        found: Those to begin with.
    """

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._all: list[Attribution | None] = []
        self._near: dict[int, list[int]] = {}
        for one in found:
            self.add(one)

    def add(self, one: Attribution) -> None:
        """Add one behind the others."""
        for start, end in (*one.cue, *one.content):
            for stretch in range(start // STRETCH, end // STRETCH + 1):
                self._near.setdefault(stretch, []).append(len(self._all))
        self._all.append(one)

    def put(self, number: int, one: Attribution | None) -> None:
        """Put an attribution with fewer words, or none, in the place of one."""
        self._all[number] = one

    def near(self, start: int, end: int) -> dict[int, Attribution]:
        """Return those with a cue or a content near a place, in their order, by their numbers."""
        stretches = range(start // STRETCH, end // STRETCH + 1)
        numbers = sorted({number for stretch in stretches for number in self._near.get(stretch, ())})
        return {number: one for number in numbers if (one := self._all[number]) is not None}

    def has_cue(self, start: int, end: int) -> bool:
        """Tell whether a cue touches a place."""
        return any(touch((start, end), c) for one in self.near(start, end).values() for c in one.cue)

    def all(self) -> list[Attribution]:
        """Return what is left of all, in their order."""
        return [one for one in self._all if one is not None]


@mends(rank=40)
def with_retorts(index: DocIndex, found: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions with every quotation that its speaker follows given to that one.

    Args:
        index: The document.
        found: Attributions.
    """
    known = _Known(found)
    for first in index.quotations.outer:
        if first.continues or is_label(index, first):
            continue
        last = index.quotations.whole(first)[-1]
        quoted = replace(last, start=first.start)
        signed = signature(index, quoted.end) if quoted.closed else None
        if signed is not None:
            because = "a quotation signed with a name"
            _give(index, known, quoted, *signed, Reason(because, SIGNED))
            continue
        inverted = _inverted(index, quoted)
        inverted = inverted or _came(index, quoted) or _asked(index, quoted)
        if inverted is None and not known.has_cue(quoted.start, quoted.end):
            inverted = _followed(index, known, quoted)
        if inverted is not None:
            verb, speaker = inverted
            because = f"“{verb.text}” and its subject stand right behind the quotation"
            cue, named = offsets_of(verb), offsets_of(speaker)
            _give(index, known, quoted, cue, named, Reason(because, RETORT))
    return list(_once(index, known.all()))


def _once(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions with a quotation that two have left to the one whose cue stands right behind it."""
    behind: dict[Offsets, Attribution] = {}
    for one in known:
        for place in one.content:
            if one.cue and _is_quotation(index, place) and 0 <= one.cue[0][0] - place[1] < NEAR:
                between = index.tokens(place[1], one.cue[0][0])
                if not any(token.is_sent_start or token.is_quote for token in between[1:]):
                    behind[place] = one
    for one in known:
        content = [place for place in one.content if behind.get(place, one) is one]
        if content == one.content:
            yield one
        elif content:
            yield replace(one, content=content)


def _is_quotation(index: DocIndex, place: Offsets) -> bool:
    quoted = index.quotations.at(place[0])
    return quoted is not None and (quoted.start, quoted.end) == place


def _behind(index: DocIndex, quoted: QuotedText, marks: str = ",!?…—-") -> int | None:
    """Return the word right behind a quotation that ends with one of these marks, if a sentence goes on."""
    after = index.token_at(quoted.end - 1) + 1
    ended = index.text[slice(*quoted.inner)][-1:] in tuple(marks)
    return after if quoted.closed and ended and after + 1 < len(index.doc) else None


def _came(index: DocIndex, quoted: QuotedText) -> tuple[Span, Span] | None:
    """Return "came the reply" and whom it came from: “You drink it!” came the reply from the crowd.

    Where nobody is named, as in “What for?” was the reply, the speaker is empty.
    """
    doc, after = index.doc, _behind(index, quoted)
    if after is None or doc[after].lower_ not in {
        "came",
        "comes",
        "went",
        "goes",
        "ran",
        "runs",
        "was",
        "is",
    }:
        return None
    reply = next((t for t in doc[after + 1 : after + 6] if t.pos_ in {"NOUN", "PROPN"}), None)
    if reply is None or reply.lower_ not in WORDS_OF | {"shout", "chant", "chorus", "whisper", "rejoinder"}:
        return None
    if doc[after].lower_ in {"was", "is"} and reply.lower_ not in {"reply", "answer", "response"}:
        return None
    lead = next((t for t in doc[reply.i + 1 : reply.i + 3] if t.lower_ in {"from", "of", "by"}), None)
    head = None if lead is None else _head(doc[lead.i + 1 : lead.i + 9])
    if lead is None or head is None:
        return doc[after : reply.i + 1], doc[reply.i + 1 : reply.i + 1]
    return doc[after : reply.i + 1], doc[lead.i + 1 : max(phrase(head).end, head.i + 1)]


def _asked(index: DocIndex, quoted: QuotedText) -> tuple[Span, Span] | None:
    """Return "wanted to know" and who did: “Who broke it?” Inspector Grey wanted to know."""
    doc, after = index.doc, _behind(index, quoted, "?")
    if after is None:
        return None
    for verb in doc[after + 1 : after + _LONGEST_SUBJECT]:
        if verb.is_punct or verb.is_space:
            return None
        if verb.lemma_.lower() == "want" and [t.lower_ for t in doc[verb.i + 1 : verb.i + 3]] == [
            "to",
            "know",
        ]:
            return doc[verb.i : verb.i + 3], doc[after : verb.i]
    return None


def _is_saying(index: DocIndex, verb: Token, first: int) -> bool:
    """Tell a verb of saying, and any verb that has nothing behind it but a person: "piped up a small boy"."""
    lemma = index.words.lemma(verb.lower_)
    if verb.tag_ in _FINITE and index.words.verbs.get(lemma) in SAYING:
        return verb.tag_ == "VBP" or lemma != verb.lower_
    doc = index.doc
    if verb.tag_ != "VBD" or not verb.text.islower() or verb.lower_ in _NO_MANNER or first >= len(doc):
        return False
    head = _head(doc[first:])
    if head is None or not is_human(head):
        return False
    end = max(phrase(head).end, head.i + 1)
    return (
        end >= len(doc) or doc[end].text[0] in ".,;:" or doc[end].lower_ in {"from", "as", "who", "at", "in"}
    )


def _inverted(index: DocIndex, quoted: QuotedText) -> tuple[Span, Span] | None:
    """Return the verb and the speaker right behind a quotation."""
    doc, after = index.doc, _behind(index, quoted)
    if after is None or not is_speech(index.text, quoted):
        return None
    verb = doc[after]
    first = after + 1
    while first < len(doc) and (doc[first].lower_ in _PARTICLES or doc[first].tag_ == "RB"):
        first += 1
    if not _is_saying(index, verb, first):
        return None
    if first >= len(doc) or doc[first].pos_ not in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return None
    if doc[first].lower_ in _OBLIQUE or doc[first].is_sent_start:
        return None
    subjects = syntax.subjects(verb)
    # "The singer, known as “the Owl,” told fans": whom, and not who.
    if index.words.lemma(verb.lower_) in _ADDRESSING or any(s.idx < quoted.start for s in subjects):
        return None
    head = next((s for s in subjects if s.i >= first), None) or _head(doc[first:])
    if head is None:
        return None
    speaker = phrase(head)
    low = min(speaker.start, first) if speaker.start > after else first
    return doc[after : after + 1], doc[low : max(speaker.end, head.i + 1)]


def _followed(index: DocIndex, known: _Known, quoted: QuotedText) -> tuple[Span, Span] | None:
    """Return the verb and the speaker of the clause behind a quotation that somebody before it was given."""
    doc = index.doc
    after = index.token_at(quoted.end - 1) + 1
    if not quoted.closed or index.text[slice(*quoted.inner)][-1:] not in tuple(",!?"):
        return None
    for verb in doc[after : after + 10]:
        if (verb.is_sent_start and verb.i > after) or verb.is_punct or verb.is_space:
            return None
        if verb.pos_ == "VERB":
            break
    else:
        return None
    subject = next((c for c in verb.children if syntax.is_subject(c) and after <= c.i < verb.i), None)
    act = index.words.act_of(verb.lower_)
    if act not in SAYING or subject is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or syntax.objects(verb):
        return None
    if known.has_cue(verb.idx, verb.idx + 1):
        return None
    begins = index.text[max(quoted.start - 3, 0) : quoted.start].rstrip()[-1:] in tuple('.!?”"’')
    near = known.near(quoted.start, quoted.end).values()
    holders = [one for one in near if any(s <= quoted.start and quoted.end <= e for s, e in one.content)]
    if not begins or not any(one.cue and one.cue[0][0] < quoted.start for one in holders):
        return None
    return doc[verb.i : verb.i + 1], phrase(subject)


def _head(rest: Span) -> Token | None:
    """Return the last noun of the run that a stretch begins with."""
    head: Token | None = None
    for token in rest[:8]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = token
        elif token.pos_ not in {"DET", "ADJ", "NUM", "PART"}:
            break
    return head


def _give(
    index: DocIndex,
    known: _Known,
    quoted: QuotedText,
    cue: Offsets,
    named: Offsets,
    reason: Reason,
) -> None:
    """Give a quotation to its speaker; neither of them stays in any other attribution."""
    own: Attribution | None = None
    places = ((quoted.start, quoted.end), cue, named)
    near = known.near(min(start for start, _ in places), max(end for _, end in places))
    for number, one in near.items():
        mine = any(touch(cue, place) for place in one.cue)
        holds = any(start <= quoted.start and quoted.end <= end for start, end in one.content)
        if (
            holds
            and mine
            and own is None
            and any(touch(named, place) and place[0] >= named[0] for place in one.source)
        ):
            own = one
            continue
        content = [rest for place in one.content for rest in _without(index, place, quoted, named)]
        if mine or (one.content and not content):
            known.put(number, None)
        elif content != one.content:
            known.put(number, replace(one, content=content))
    if own is None:
        parts = [(part.start, part.end) for part in index.quotations.within(quoted.start, quoted.end)]
        sources = [named] if named[0] < named[1] else []
        known.add(Attribution(sources, [cue], parts, "rule", reason.confidence, [reason.because]))


def _without(index: DocIndex, place: Offsets, quoted: QuotedText, speaker: Offsets) -> list[Offsets]:
    """Return what remains of a place without a quotation and the words that name its speaker."""
    start, end = place
    if not (start < speaker[1] and quoted.start < end):
        return [place]
    if start < quoted.start:
        inside = index.quotations.at(start)
        around = inside is not None and inside.start <= quoted.start and quoted.end <= inside.end
        stop = start + len(index.text[start : quoted.start].rstrip())
        return [place] if around or end > speaker[1] else [(start, stop)]
    return [] if end <= speaker[1] else [place]
