"""Contents that the model let run on: into a quotation of its own, or another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.claims.floating import speech_alone
from annotate.claims.index import DocIndex, Offsets
from annotate.claims.parts import Attribution
from annotate.claims.transcripts import without_label
from annotate.language.quotations import QuotedText

NEAR = 120
_REFERENCE = re.compile(r"(?<=\w)[.!?](?:\[\w{1,4}\]|[¹²³⁰-⁹†‡]|\*{1,3})+\s+(?=[A-Z“\"])")


def cut_at_quotations(index: DocIndex, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions without the quotations that stand alone after what they report.

    What is told in the article's words ends with its sentence: a quotation that stands
    alone after that is a claim of its own, with its own reason for its speaker. So is
    one in a paragraph of its own that asks back or answers.

    Args:
        index: The document.
        found: Attributions.
    """
    for one in found:
        places = [_sentence_of_cue(index, one, without_label(index.text, place)) for place in one.content]
        content = [piece for place in places for piece in _own(index, one, place)]
        if content == one.content:
            yield one
        elif content:
            yield replace(one, content=content)


def _sentence_of_cue(index: DocIndex, one: Attribution, place: Offsets) -> Offsets:
    """Return a piece in the article's words up to a reference that ends its sentence: "in 40 days.[1] It"."""
    start, end = place
    for mark in _REFERENCE.finditer(index.text, start, end):
        if index.quotations.at(mark.start()) is not None:
            continue
        if not one.cue or one.cue[0][0] < start:
            return start, mark.start()
        start = mark.end()
    return start, end


def _own(index: DocIndex, one: Attribution, place: Offsets) -> Iterator[Offsets]:
    """Yield what remains of a piece of a content; nothing where it is a claim of its own."""
    start, end = place
    first = min(one.content)[0]
    cue = one.cue[0][0] if one.cue else first
    quoted_first = any(q.start < cue for q in index.quotations.within(first, max(cue, first + 1)))
    for quoted in index.quotations.within(start, end):
        if quoted.start < start or quoted.start == first or not speech_alone(index, quoted):
            continue
        if quoted_first and not _answers(index, one, quoted):
            continue
        if not quoted_first and quoted.start <= cue:
            continue
        if not quoted_first and index.text[max(quoted.start - 9, 0) : quoted.start].rstrip()[-1:] == ":":
            continue
        end = min(end, start + len(index.text[start : quoted.start].rstrip(" \t\r\n:")))
        break
    if end > start and any(map(str.isalnum, index.text[start:end])):
        if not index.quotations.at(start):
            end = start + len(index.text[start:end].rstrip(".")) if end < place[1] else end
        yield start, end


def _answers(index: DocIndex, one: Attribution, quoted: QuotedText) -> bool:
    """Tell a quotation in a later paragraph that follows a question, or asks again after one was answered."""
    before = [place for place in one.content if place[0] < quoted.start]
    cues = [end for _, end in one.cue if end <= quoted.start]
    last = max([min(end, quoted.start) for _, end in before] + cues, default=0)
    if not before or _paragraph(index, quoted.start) == _paragraph(index, last - 1):
        return False
    if _asks(index.text, min(before[-1][1], quoted.start)):
        return True
    earlier = index.quotations.before(one.content[0][0])
    near = earlier is not None and one.content[0][0] - earlier.end < NEAR
    return near and earlier is not None and _asks(index.text, earlier.end) and _asks(index.text, quoted.end)


def _asks(text: str, end: int) -> bool:
    return text[max(end - 6, 0) : end].rstrip(" \r\n,”\"’'").endswith("?")


def _paragraph(index: DocIndex, offset: int) -> int:
    return index.paragraph_of[index.token_at(offset)]
