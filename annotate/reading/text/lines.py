"""Which line breaks of a text are only where a line was full, and which ones mean something.

Wire copy, mail and text browsers wrap a paragraph at a width; in lists, headings, verse and
transcripts a line ends because something ends. Two things tell them apart. A line is broken for its
width where the next word would not have fitted, and that width is the same all over a text. And a line
that stops within a sentence ("three" / "years ago", "Judge Emma" / "Rusk jailed") is not finished.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.reading.text.characters import legible
from annotate.support.patterns import lazily

LINE_BREAK = lazily(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
SOFT_HYPHEN = "\u00ad"

QUOTE_MARKS = lazily(r"(?:>[ \t]?)+")
_TAB = 8
_NARROWEST, _WIDEST = 30, 140
_SLACK = 0.85
_FEWEST_WORDS = 4

_TERMINAL = lazily(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = lazily(r"(?:[-*+•‣▪◦·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]|\#{1,6})\s")
_LABEL = lazily(r"(?:[A-Z][A-Z.'’-]+|[A-Z]\.)(?: [A-Z][A-Z.'’-]*){0,4}(?:, [^.:]{2,60})?:\s")
_COLUMNS = lazily(r"\S(?:\t| {3,})\S|\|.*\||^\|")
_WORD = lazily(r"\S+")
_ALNUM = lazily(r"\w")

_BEFORE = r"(?:^|[\s(“\"‘])"
# No line of its own ends with one of these; with one of those it may, before a new sentence.
_UNFINISHED = lazily(
    rf"{_BEFORE}(?:an?|the|its|his|their|our|my|your|of|and|or|from|than|as|which|who|whose|said|told|called)$"
    r"|\w[-\u00ad]$"
)
_OPEN_END = lazily(
    rf"{_BEFORE}(?:this|that|these|those|her|in|on|at|by|for|with|to|into|about|over|under|after|before|between"
    r"|against|during|until|but|nor|if|when|while|because|although|whom|where|is|are|was|were|be|been|has"
    r"|have|had|will|would|could|should|may|might|must|can|not|says|named|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    r"|million|billion|several|some|nearly|around|near|off|along|across|inside|outside|within|without|through"
    r"|towards?|since|despite|amid|among|behind|beyond|via|every|each|another|any|both|such)$"
)
_GOES_ON = lazily(r"[\d,—–-]$")
_ABBREVIATION_END = lazily(
    rf"{_BEFORE}(?:Mrs?|Ms|Drs?|Prof|Rev|Sen|Rep|Gov|Gen|Col|Capt|Lt|Maj|Sgt|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Nos?|vs|approx|[A-Z])\.$"
)
_TITLE = (
    r"(?:Judge|Justice|President|Minister|Senator|Governor|Mayor|Chancellor|Secretary|Commissioner|Councillor"
    r"|Congressman|Congresswoman|Ambassador|Professor|Doctor|King|Queen|Prince|Princess|Pope|Bishop|General"
    r"|Colonel|Captain|Major|Sergeant|Inspector|Lord|Lady|Sir|Dame|Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt)"
)
_TITLED_END = lazily(rf"\b{_TITLE}\.? (?:[A-Z][\w'’-]*)$|\b{_TITLE}$")
_CAPITAL_END = lazily(r"[a-z,] [A-Z][\w'’-]+$")
_DATELINE = lazily(r"[A-Z][A-Z .'’-]{2,30}(?:, [^—–]{2,40})?(?: \([\w .]+\))? ?(?:[—–]|--? )")
_NEW_START = lazily(
    r"[“\"‘'(]*(?:The|An?|He|She|It|They|We|I|You|This|That|These|Those|There|Here|In|On|At|By|For|From|With|As"
    r"|After|Before|When|While|If|But|And|So|Yet|N?or|However|Meanwhile|Both|Some|Many|Most|All|Not?|One|Two"
    r"|Three|Its|His|Her|Their|Our|My|Your|What|Who|Why|How|Where|Police|Officials|Residents|Workers)\b"
)
# "Rudd, told", "Rusk’s", "Torres."; "Rusk jailed".
_NAME_GOES_ON = lazily(r"[A-Z][\w-]*(?:, [a-z]|['’]s?\b|[.]$)")
_NAME_AND_VERB = lazily(
    r"[A-Z][\w-]* (?:\w+ed|said|says|told|has|had|is|was|will|would|did|does|won|lost|met|left|made|took|went"
    r"|came|saw|held|led|became|began)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text.

    Attributes:
        start: First code point after white space.
        end: One past its last that is no white space; a blank line is an empty range.
        words: What stands between them, without the marks of quoted mail.
        indent: Columns before it.
        depth: How many such marks it has.
    """

    start: int
    end: int
    words: str
    indent: int
    depth: int

    @property
    def columns(self) -> int:
        """How wide it is."""
        return self.indent + len(self.words)


def lines_of(text: str, start: int, stop: int) -> Iterator[Line]:
    """Yield the lines between two places without the white space around them."""
    position = start
    for found in LINE_BREAK.finditer(text, start, stop):
        yield _line(text, position, found.start())
        position = found.end()
    yield _line(text, position, stop)


def blocks_of(text: str, start: int, stop: int) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank ones; a line of nothing but marks stands alone."""
    block: list[Line] = []
    for line in lines_of(text, start, stop):
        if line.words:
            block.append(line)
            continue
        if block:
            yield block
            block = []
        if line.start < line.end:
            yield [line]
    if block:
        yield block


def paragraphs_of(text: str, start: int, stop: int) -> Iterator[list[Line]]:
    """Yield the lines of every paragraph: several where a paragraph is wrapped."""
    blocks = list(blocks_of(text, start, stop))
    width = _width_of(blocks)
    for block in blocks:
        yield from _divided(block, width)


def _line(text: str, start: int, stop: int) -> Line:
    whole = text[start:stop]
    left = start + len(whole) - len(whole.lstrip())
    end = max(left, start + len(whole.rstrip()))
    marks = QUOTE_MARKS.match(text, left, end)
    words = _shown(text[marks.end() if marks else left : end].lstrip())
    indent = len(text[start:left].expandtabs(_TAB))
    return Line(left, end, words, indent, marks.group().count(">") if marks else 0)


def _shown(words: str) -> str:
    """Words without what cannot be seen, but for a soft hyphen at their end, which can."""
    return legible(words[:-1]) + SOFT_HYPHEN if words.endswith(SOFT_HYPHEN) else legible(words)


def _divided(block: list[Line], width: range | None) -> Iterator[list[Line]]:
    if len(block) == 1:
        yield block
        return
    fits_text = width is not None and max(line.columns for line in block) < width.stop
    own = width if fits_text else _width_of([block], least=1)
    items = sum(_ITEM.match(line.words) is not None for line in block)
    paragraph = [block[0]]
    for before, line in pairwise(block):
        # After the first of a list of things in lower case the others are no more joined than it was.
        listed = len(paragraph) == 1 and before is not block[0] and before.words[0].islower()
        if (_is_full(before, line, own) if listed else _is_joined(before, line, own, items)) or (
            len(paragraph) > 1 and _ends_wrapped(paragraph[0], before, line)
        ):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _width_of(blocks: Sequence[list[Line]], least: int = 2) -> range | None:
    """Return at which widths lines may have been broken, told from lines that stop within a sentence.

    Args:
        blocks: Runs of lines.
        least: How many such lines there have to be.
    """
    breaks = [
        (before.columns, _needed(before, line))
        for block in blocks
        for before, line in pairwise(block)
        if not _TERMINAL.search(before.words)
        and (line.words[0].islower() or _UNFINISHED.search(before.words))
    ]
    breaks = [(have, need) for have, need in breaks if _NARROWEST <= have <= _WIDEST]
    if len(breaks) < least:
        return None
    best: list[tuple[int, int]] = []
    for width in sorted({have for have, _ in breaks}):
        fitting = [(have, need) for have, need in breaks if have <= width < need]
        if len(fitting) > len(best):
            best = fitting
    if len(best) * 2 <= len(breaks):
        return None
    return range(max(have for have, _ in best), min(need for _, need in best))


def _ends_wrapped(first: Line, before: Line, line: Line) -> bool:
    """Whether a word or two end a paragraph of several lines: "to Lebanon next" / "month."."""
    lower = line.words[0].islower() and not first.words[0].islower()
    same = first.depth == before.depth == line.depth and first.indent >= line.indent == before.indent
    return lower and same and not _TERMINAL.search(before.words)


def _needed(before: Line, line: Line) -> int:
    """Columns that the line before would need to have the next word on it, too."""
    first = _WORD.match(line.words)
    return before.columns + 1 + (len(first.group()) if first else 0)


def _is_full(before: Line, line: Line, width: range | None) -> bool:
    """Whether the next word would not have stood on the line before."""
    return width is not None and before.columns < width.stop and _needed(before, line) > width.start


def _is_joined(before: Line, line: Line, width: range | None, items: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if before.depth != line.depth or not (_ALNUM.search(before.words) and _ALNUM.search(line.words)):
        return False
    if _COLUMNS.search(before.words) or _COLUMNS.search(line.words) or _LABEL.match(line.words):
        return False
    full = _is_full(before, line, width)
    ended = _TERMINAL.search(before.words) is not None and not _ABBREVIATION_END.search(before.words)
    if _ITEM.match(line.words) and (ended or items > 1 or not full):
        return False
    if line.indent > before.indent and not _ITEM.match(before.words):
        return not ended and _is_unfinished(before.words, line.words)
    if full:
        return True
    if ended:
        return False
    if width is not None and _SLACK * width.start < _needed(before, line) and before.columns < width.stop:
        return True
    return _is_unfinished(before.words, line.words)


def _is_unfinished(before: str, after: str) -> bool:
    """Whether a line stops within a sentence, by its words and those of the next one."""
    words = before.count(" ") + 1
    if before.startswith("#"):
        return False
    if after[0].islower() and (words >= _FEWEST_WORDS or _GOES_ON.search(before) or _OPEN_END.search(before)):
        return True
    if any(sign.search(before) for sign in (_UNFINISHED, _ABBREVIATION_END, _TITLED_END)):
        return True
    if after[0].islower() or _NEW_START.match(after):
        return False
    if _DATELINE.match(before):
        return True
    if words < _FEWEST_WORDS - 1:
        return False
    if _OPEN_END.search(before):
        return True
    return bool(_CAPITAL_END.search(before) and (_NAME_GOES_ON.match(after) or _NAME_AND_VERB.match(after)))
