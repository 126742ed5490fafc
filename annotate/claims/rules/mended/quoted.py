"""Quotations that are told whole: with the paragraphs before the last, and no further than their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, offsets_of, touch
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import phrase
from annotate.claims.spans.rule import mends, settles
from annotate.language import syntax
from annotate.language.quotations import DOUBLE, QuotedText, is_speech

_ENDS = frozenset(",.!?…")


@mends(rank=9)
def to_be_said(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what somebody is expected to say as this one's.

    “Taxes will fall,” | she | is expected to say. | He | is expected to announce that | a road will be built.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        saying = next((place for place in one.content if _is_infinitive_of_saying(index, one, place)), None)
        yield one if saying is None else _said(index, one, saying)


def _said(index: DocIndex, one: Attribution, saying: Offsets) -> Attribution:
    rest = [place for place in one.content if place != saying]
    quoted = [place for place in rest if _is_said(index, one, place)]
    verb = index.tokens(*saying)[1]
    told = _clause(verb, saying[1])
    source = [place for place in rest if place not in quoted] or _subject(index, one)
    if quoted:
        return replace(one, source=source, cue=[(one.cue[0][0], saying[1])], content=quoted)
    if told is None or not source:
        return one
    return replace(one, source=source, cue=[(one.cue[0][0], verb.idx + len(verb))], content=[told])


def _clause(verb: Token, end: int) -> Offsets | None:
    """Return the clause with "that" of a verb."""
    for child in verb.children:
        mark = syntax.mark(child) if syntax.is_complement_clause(child) else None
        if mark is not None and mark.lower_ == "that" and mark.nbor().idx < end:
            return mark.nbor().idx, end
    return None


def _is_said(index: DocIndex, one: Attribution, place: Offsets) -> bool:
    """Tell a quotation beside its cue that ends as speech does."""
    quoted = index.quotations.at(place[0])
    if quoted is None or _is_in(one, quoted):
        return False
    return is_speech(index.text, quoted) and index.text[quoted.inner[1] - 1] in _ENDS


def _is_infinitive_of_saying(index: DocIndex, one: Attribution, place: Offsets) -> bool:
    """Tell "to say", or "to tell MPs", right behind a cue."""
    words = index.tokens(*place)
    cue = one.cue_words(index)
    behind = bool(one.cue) and words.start == cue.end and len(words) > 1 and words[0].lower_ == "to"
    return behind and index.words.verbs.get(words[1].lower_) in SAYING


def _subject(index: DocIndex, one: Attribution) -> list[Offsets]:
    subjects = [child for word in one.cue_words(index) for child in word.children if syntax.is_subject(child)]
    return [offsets_of(phrase(subject)) for subject in subjects[:1]]


@mends(rank=11)
def whole_quotations(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions with the whole of what they quote: all its sentences, and all its paragraphs.

    A quotation over several paragraphs opens anew in each and is closed in the last one, beside which its
    cue may stand: “The road was closed. // “It opens in May,” she said.

    Args:
        index: The document.
        found: Attributions.
    """
    of: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        for place in one.content:
            for told in index.quotations.within(*place):
                if not _is_in(one, told):
                    of.setdefault(told.start, []).append(number)
    for number, one in enumerate(found):
        content = list(one.content)
        for place in one.content:
            quoted = index.quotations.at(place[0])
            if quoted is None or _is_in(one, quoted) or of[quoted.start] != [number]:
                continue
            content.remove(place)
            content.append(_whole(index, quoted, place))
            for before in _before(index, quoted):
                if before.start in of or not _may_begin(index, before, one):
                    break
                content.append((before.start, before.end))
        content = sorted(content)
        yield one if content == one.content else replace(one, content=content)


def _is_in(one: Attribution, quoted: QuotedText) -> bool:
    """Tell what is told inside a quotation from what tells the quotation."""
    return not one.cue or touch(one.cue[0], (quoted.start, quoted.end))


def _whole(index: DocIndex, quoted: QuotedText, place: Offsets) -> Offsets:
    """Return a place that takes in all of its quotation, if that is speech."""
    if not is_speech(index.text, quoted):
        return place
    start, end = min(place[0], quoted.start), max(place[1], quoted.end)
    # Where another mark than its own closes it, it seems to go on to the end of its paragraph.
    ended = quoted.closed or not DOUBLE.intersection(index.text[place[1] - 1 : end])
    return start, end if ended else place[1]


def _before(index: DocIndex, quoted: QuotedText) -> Iterator[QuotedText]:
    """Yield the paragraphs that a quotation goes on from, the nearest first."""
    while quoted.continues:
        earlier = index.quotations.before(quoted.start)
        if earlier is None:
            return
        quoted = earlier
        yield quoted


def _may_begin(index: DocIndex, quoted: QuotedText, one: Attribution) -> bool:
    """Tell a quotation before which nobody is named in its paragraph but the speaker of the last one."""
    first = index.token_at(quoted.start)
    own = index.token_at(one.cue[0][0])
    return first == 0 or index.paragraph_of[first] in {
        index.paragraph_of[first - 1] + 1,
        index.paragraph_of[own],
    }


@settles(rank=26)
def inside_the_quotation(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, what is told in a quotation no further than that goes.

    “I love to see it grow,” he said. // “It is ours.”: what he loves ends with "grow".

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        quoted = index.quotations.at(one.cue[0][0]) if one.cue else None
        if quoted is None or not quoted.closed:
            yield one
            continue
        content = [_cut(index, place, quoted) for place in one.content]
        yield one if content == one.content else replace(one, content=content)


def _cut(index: DocIndex, place: Offsets, quoted: QuotedText) -> Offsets:
    start, end = place
    first, last = quoted.inner
    if not first <= start < last or end <= quoted.end:
        return place
    words = index.text[start:last].rstrip().rstrip(",.")
    return start, start + len(words)
