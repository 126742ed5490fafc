"""Quotations that stand alone: whose they are tells the text around them.

A quotation that is a sentence or a paragraph of its own has no verb of saying.
It belongs to whoever the sentence after it names as its speaker ("That was the
view of Ann Lee"), to whoever an introduction before it names ("And from Ann Lee:"),
or to the speaker of the sentence before it: who said or felt something there, or
did something, if that is somebody who can speak. In a dialogue, the answer to a
question is the other one's.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.speaking import (
    FELT,
    NAMED,
    Speaker,
    acting,
    is_body,
    is_human,
    is_silent,
    names_in,
    those_words,
)
from annotate.language import syntax
from annotate.language.labels import name_type
from annotate.language.quotations import QuotedText, is_speech

SPOKE = 0.6
FURTHEST = 2
LONGEST_INTRODUCTION = 30
FURTHEST_BACK = 400
_ENDS = ".!?…"
_CLOSING = "\"”’'»)]"
_SIGNS = re.compile(r"(?:\[[\w\s]{1,12}\]|[*†‡¹²³⁰-⁹])+$")
_SINGULAR = frozenset({"i", "me", "my", "mine", "myself", "i'm", "i’m"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})


def stands_alone(index: DocIndex, quoted: QuotedText) -> bool:
    """Tell a quotation that is a sentence, several, or a paragraph of its own.

    Args:
        index: The document.
        quoted: A quotation that continues no other.
    """
    text = index.text
    last = index.quotations.whole(quoted)[-1]
    before = _before(text, quoted.start)
    after = _after(text, last.end)
    begins = not before or before[-1] in _ENDS + _CLOSING + ":"
    inner = text[slice(*last.inner)].rstrip()
    if not begins or not inner:
        return False
    if not after.strip().strip(".,;"):
        return True
    return inner[-1] in _ENDS + _CLOSING and not after.lstrip()[0].islower() and after[0] not in ",;:"


def _before(text: str, at: int) -> str:
    """Return what stands before a place in its line, references and spaces at its end left out."""
    start = max(text.rfind("\n", max(at - 300, 0), at), text.rfind("\r", max(at - 300, 0), at)) + 1
    return _SIGNS.sub("", text[start or max(at - 300, 0) : at].rstrip()).rstrip()


def _after(text: str, at: int) -> str:
    """Return what stands right behind a place in its line."""
    return text[at : at + 40].replace("\r", "\n").partition("\n")[0]


class Floating:
    """Gives quotations that stand alone to their speakers; asked in text order.

    Args:
        index: The document.
        known: The attributions that were found otherwise.
    """

    def __init__(self, index: DocIndex, known: Sequence[Attribution]) -> None:
        self._index = index
        self._ends: list[tuple[int, int]] = []
        self._known: list[Attribution] = []
        self._of_sentence: dict[int, list[Attribution]] = {}
        for one in known:
            self.add(one)

    def add(self, one: Attribution) -> None:
        """Take note of an attribution, whose speaker may go on."""
        if not one.source:
            return
        self._known.append(one)
        for place in one.content:
            insort(self._ends, (place[1], len(self._known) - 1))
        here = {
            self._index.sentence_of[self._index.token_at(start)] for start, _ in one.cue or one.content[:1]
        }
        for sentence in here:
            self._of_sentence.setdefault(sentence, []).append(one)

    def attribution(self, parts: list[Offsets]) -> Attribution | None:
        """Return the attribution of a quotation that stands alone, or None where nothing tells whose it is.

        Args:
            parts: The quotation, one place a paragraph.
        """
        for speaker, named in self._speakers(parts):
            if not self._may_say(speaker, parts):
                return None
            because = [speaker.because]
            one = Attribution(speaker.source, [], parts, "rule", speaker.confidence, because, not named)
            self.add(one)
            return one
        return None

    def _speakers(self, parts: list[Offsets]) -> Iterator[tuple[Speaker, bool]]:
        """Yield who may speak a quotation, the surest first, and whether the text says that it is theirs."""
        for found in (self._named_after(parts), self._introduced(parts)):
            if found is not None:
                yield found, True
        went_on = self._went_on(parts)
        if went_on is not None:
            yield went_on, False
        for found in self._spoke_before(parts):
            yield found, False

    def _may_say(self, speaker: Speaker, parts: list[Offsets]) -> bool:
        """Tell whether the quotation's own words allow a speaker: no body says "I", nobody names himself."""
        said = [token for part in parts for token in self._index.tokens(*part)]
        tokens = self._index.tokens(*speaker.source[0])
        head = self._index.head_of(*speaker.source[0])
        if head is None or head.lower_ in _SINGULAR:
            return False
        own = {token.lower_ for token in _named(tokens, head) if token.pos_ == "PROPN" and len(token) > 2}
        if any(token.pos_ == "PROPN" and token.lower_ in own for token in said):
            return False
        first = any(token.lower_ in _SINGULAR for token in said)
        return not (first and (name_type(head.ent_type_) in _BODIES if head.ent_type_ else is_body(head)))

    def _named_after(self, parts: list[Offsets]) -> Speaker | None:
        """Return whom the sentence after the quotation names as its speaker."""
        index = self._index
        first = index.token_at(parts[-1][1] - 1) + 1
        while first < len(index.doc) and index.doc[first].is_space:
            first += 1
        if first >= len(index.doc) or index.doc[first].is_quote:
            return None
        start, end = index.sentence_bounds[index.sentence_of[first]]
        sentence = index.doc[max(start, first) : end]
        return those_words(sentence)

    def _introduced(self, parts: list[Offsets]) -> Speaker | None:
        """Return whom the line before the quotation introduces: "And from Ann Lee:"."""
        index = self._index
        last = index.token_at(parts[0][0]) - 1
        while last >= 0 and index.doc[last].is_space:
            last -= 1
        if last < 1:
            return None
        first = last
        while first > 0 and last - first < LONGEST_INTRODUCTION and not _breaks(index.doc[first - 1]):
            first -= 1
        line = index.doc[first : last + 1]
        colon = line[-1].text == ":"
        lead = next((t for t in line[:3] if t.lower_ in {"from", "by"} and t.i + 1 < line.end), None)
        told = next((t.i for t in line if lead is not None and t.tag_ in {"WP", "WP$", "WDT"}), line.end)
        # "From Ann Lee, whose fields lie below": what is told of her is no sentence of its own.
        finite = any(token.tag_ in syntax.FINITE for token in index.doc[first:told])
        if finite or not (colon or lead is not None):
            return None
        names = [name for name in names_in(line) if lead is None or name.start > lead.i]
        if lead is None and len(names) != 1:
            return None
        if not names:
            return None
        place = names[0].start_char, names[0].end_char
        return Speaker([place], NAMED, "a quotation after a line that introduces its speaker")

    def _went_on(self, parts: list[Offsets]) -> Speaker | None:
        """Return who spoke the quotation right before, or whom that one answers."""
        previous = self._just_before(parts[0][0])
        if previous is None:
            return None
        end = max(
            place[1]
            for place in (*previous.content, *previous.cue, *previous.source)
            if place[0] < parts[0][0]
        )
        between = self._index.text[end : parts[0][0]]
        other = self._other(previous, between, parts)
        if other is not None:
            because = "a quotation that answers the other speaker's"
            return Speaker(list(other.source), SPOKE * other.confidence, because)
        because = "a quotation that goes on after one of the same speaker"
        return Speaker(list(previous.source), SPOKE * previous.confidence, because)

    def _just_before(self, at: int) -> Attribution | None:
        """Return the attribution of a quotation with nothing but its own speaker between it and a place."""
        number = bisect_right(self._ends, (at, len(self._known))) - 1
        if number < 0:
            return None
        end, which = self._ends[number]
        one = self._known[which]
        if self._index.quotations.at(end - 1) is None:
            return None
        last = max(place[1] for place in (*one.content, *one.cue, *one.source) if place[0] < at)
        rest = self._index.tokens(last, at)
        sentence = self._index.sentence_of[self._index.token_at(last - 1)]
        told = [t for t in rest if not (t.is_space or t.is_punct or self._index.sentence_of[t.i] == sentence)]
        return None if told or at - last > FURTHEST_BACK else one

    def _other(self, previous: Attribution, between: str, parts: list[Offsets]) -> Attribution | None:
        """Return the other of two speakers who take turns by paragraphs, where a question shows it."""
        if "\n" not in between.replace("\r", "\n"):
            return None
        text = self._index.text
        asked = _ending(text, previous.content[-1][1]).rstrip(_CLOSING + ",").endswith("?")
        asks = text[parts[-1][1] - 3 : parts[-1][1]].rstrip(_CLOSING).endswith("?")
        if not asked and not asks:
            return None
        before = self._just_before(previous.content[0][0])
        if before is None or self._same(before, previous):
            return None
        answered = _ending(text, before.content[-1][1]).rstrip(_CLOSING + ",").endswith("?")
        return before if asked or (asks and answered) else None

    def _same(self, one: Attribution, other: Attribution) -> bool:
        words = [
            {t.lower_ for p in a.source for t in self._index.tokens(*p) if t.pos_ == "PROPN"}
            for a in (one, other)
        ]
        texts = [[self._index.text[a:b].lower() for a, b in each.source] for each in (one, other)]
        return texts[0] == texts[1] or bool(words[0] & words[1])

    def _spoke_before(self, parts: list[Offsets]) -> Iterator[Speaker]:
        """Yield the speakers of the sentences before the quotation, the nearest first."""
        index = self._index
        last = index.token_at(parts[0][0]) - 1
        while last >= 0 and (index.doc[last].is_space or index.doc[last].is_punct):
            last -= 1
        if last < 0:
            return
        paragraph = index.paragraph_of[last]
        same = paragraph == index.paragraph_of[index.token_at(parts[0][0])]
        sentence = index.sentence_of[last]
        body: Speaker | None = None
        acted = sentence
        for number in range(sentence, max(sentence - FURTHEST, -1), -1):
            start, end = index.sentence_bounds[number]
            if index.paragraph_of[end - 1 if number < sentence else last] != paragraph:
                break
            found = self._of(number)
            writer = found is not None and index.text[slice(*found.source[0])].lower() in _SINGULAR
            if (found is None or writer) and number == acted:
                words = index.doc[start : min(end, last + 1)]
                found = acting(words)
                # Whoever died in it did not speak: the one before may have.
                acted -= is_silent(words)
            if found is None:
                continue
            head = index.head_of(*found.source[0])
            if head is not None and is_human(head):
                yield found
                return
            body = body or found
        if same:
            quoted = self._quoted_in(paragraph, parts[0][0])
            if quoted is not None:
                yield quoted
        if body is not None:
            yield body

    def _of(self, sentence: int) -> Speaker | None:
        """Return who says or thinks something in a sentence: the source of its outermost attribution."""
        found = self._of_sentence.get(sentence, [])
        outer = [one for one in found if not any(_holds(other, one) for other in found if other is not one)]
        if not outer:
            return None
        one = outer[-1]
        words = " ".join(self._index.text[start:end] for start, end in one.source)
        because = f"a quotation that stands alone after what “{words}” says"
        return Speaker(list(one.source), SPOKE * one.confidence, because)

    def _quoted_in(self, paragraph: int, at: int) -> Speaker | None:
        """Return the last one who was quoted in a paragraph before a place."""
        number = bisect_right(self._ends, (at, len(self._known))) - 1
        while number >= 0:
            end, which = self._ends[number]
            if self._index.paragraph_of[self._index.token_at(end - 1)] != paragraph:
                return None
            if self._index.quotations.at(end - 1) is not None:
                one = self._known[which]
                because = "a quotation that stands alone in the paragraph of the same speaker"
                return Speaker(list(one.source), FELT * one.confidence, because)
            number -= 1
        return None


def _named(source: Span, head: Token) -> Sequence[Token]:
    """Return the name of who speaks, not that of what he speaks for: "Selm Rovers coach | Jon Abel"."""
    people = (name for name in source.ents if name_type(name.label_) == "PERSON")
    own = next(people, None) or next((name for name in source.ents if name.start <= head.i < name.end), None)
    return list(own) if own is not None else []


def _breaks(token: Token) -> bool:
    return token.text in {".", "!", "?"} or (token.is_space and "\n" in token.text)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    places = [*inner.cue, *inner.content]
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    return any(a <= start and end <= b for a, b in outer.content)


def speech_alone(index: DocIndex, quoted: QuotedText) -> bool:
    """Tell a quotation of somebody's words that stands alone.

    Args:
        index: The document.
        quoted: A quotation.
    """
    return not quoted.continues and is_speech(index.text, quoted) and stands_alone(index, quoted)


def _ending(text: str, end: int) -> str:
    """Return the last characters before a place."""
    return text[max(end - 3, 0) : end]
