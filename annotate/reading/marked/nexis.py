"""Exports of Nexis and Nexis Uni: where each article begins, and what the lines around its words say.

The older form counts ("2 of 10 DOCUMENTS"), names paper and day in the middle of the page, and then the
headline; labels are in capitals. The newer one begins with the headline, paper and day, has labels such as
``Length:`` and ``Body``, and ends with "End of Document". Lines about the article stay in its text, as
boilerplate that the engine does not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotate.reading.text.dates import date_in
from annotate.reading.text.lines import LINE_BREAK
from annotate.record import Diagnostic, Published, Section

Range = tuple[int, int]

_LABEL = re.compile(
    r"(?P<label>SECTION|LENGTH|HEADLINE|BYLINE|BODY|LOAD-DATE|PUBLICATION-TYPE|LANGUAGE|DATELINE|GRAPHIC"
    r"|JOURNAL-CODE|SUBJECT|COPYRIGHT|TYPE|CORRECTION-DATE|CORRECTION|HIGHLIGHT|SERIES|ORGANIZATION|COMPANY"
    r"|TICKER|INDUSTRY|PERSON|CITY|STATE|COUNTRY|GEOGRAPHIC|DISTRIBUTION|DOCUMENT-TYPE|URL|NOTES|ENHANCEMENT|COLUMN|TITLE"
    r"|Section|Length|Byline|Body|Load-Date|Headline|Dateline|Graphic|Highlight|Classification|Language"
    r"|Publication-Type|Journal Code|Subject|Industry|Person|Company|Organization|Geographic|Correction-Date"
    r"|Correction|Series|Notes)(?::\s*(?P<value>.*)|\Z)"
)
_CERTAIN = frozenset({"SECTION", "LENGTH", "HEADLINE", "BYLINE", "LOAD-DATE", "BODY", "PUBLICATION-TYPE"})
_LENGTH = re.compile(r"\d[\d,]*\swords?\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+ of \d+ DOCUMENTS?", re.IGNORECASE)
_END = re.compile(r"End of Document", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:Copyright\b|©).*|All Rights Reserved\.?|\d+ of \d+ DOCUMENTS?|End of Document|Document \w{10,40}"
    r"|Link to (?:Image|(?:the )?PDF.*)|Correction Appended|Full text|PDF",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"Correction Appended", re.IGNORECASE)
# Behind the article's words.
_BEHIND = frozenset(
    {"GRAPHIC", "LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "JOURNAL-CODE", "JOURNAL CODE", "CLASSIFICATION"}
    | {
        "SUBJECT",
        "COPYRIGHT",
        "TYPE",
        "ORGANIZATION",
        "COMPANY",
        "TICKER",
        "INDUSTRY",
        "PERSON",
        "CITY",
        "STATE",
    }
    | {
        "COUNTRY",
        "GEOGRAPHIC",
        "DISTRIBUTION",
        "DOCUMENT-TYPE",
        "URL",
        "NOTES",
        "ENHANCEMENT",
        "CORRECTION-DATE",
    }
)
_EDITION = re.compile(
    r".*\b(?:edition|final|ireland|scotland|national|early|late|online)\b.*|.*;", re.IGNORECASE
)
_LONGEST_DATE = 60
_CENTRED, _FEW = 6, 4
_FEWEST_LABELS = 2
_HEAD = re.compile(rb"(?m)^[ \t]*(?:LENGTH|Length):(?:[ \t]|\xc2?\xa0)*\d[\d,]*(?: |\xc2?\xa0)words?\b")
_BY = re.compile(r"by\s+", re.IGNORECASE)


@dataclass(slots=True)
class Archived:
    """One article of an export.

    Attributes:
        start: Where it begins in the export.
        end: Where it ends there.
        title: Its headline.
        publisher: The paper.
        author: What its by-line says.
        published: The day of the paper.
        marked: Its sections that are known, from its own beginning on.
        hidden: Ranges that are no words of it, from its own beginning on.
        diagnostics: What a reader of the record should know.
    """

    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Published = field(default_factory=Published)
    marked: list[Section] = field(default_factory=list)
    hidden: list[Range] = field(default_factory=list)
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    label: str | None
    value: str


def looks_like_nexis(data: bytes) -> bool:
    """Whether bytes may be an export, by the line that counts words."""
    return _HEAD.search(data) is not None


def articles_in(text: str) -> list[Archived]:
    """The articles of an export, each with what its lines say; none where it is no export.

    Args:
        text: The whole export, which stays as it is.
    """
    lines = list(_lines(text))
    labels = {line.label for line in lines if line.label} & _CERTAIN
    lengths = [
        place for place, line in enumerate(lines) if line.label == "LENGTH" and _LENGTH.match(line.value)
    ]
    if len(labels) < _FEWEST_LABELS or not lengths:
        return []
    return [_article(text, lines[first:after]) for first, after in _divided(lines, lengths)]


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text that are not blank, without the white space around them."""
    position = 0
    for end, following in [*(found.span() for found in LINE_BREAK.finditer(text)), (len(text), len(text))]:
        whole = text[position:end]
        words = whole.strip()
        if words:
            indent = len(whole) - len(whole.lstrip())
            found = _LABEL.match(words)
            start = position + indent
            label = found["label"].upper() if found else None
            yield _Line(
                start, start + len(words), words, indent, label, (found["value"] or "") if found else ""
            )
        position = following


def _divided(lines: Sequence[_Line], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """From which line to which the articles go."""
    numbers = [place for place, line in enumerate(lines) if _NUMBER.fullmatch(line.words)]
    ends = [place for place, line in enumerate(lines) if _END.fullmatch(line.words)]
    if numbers:
        return list(zip(numbers, [*numbers[1:], len(lines)], strict=True))
    if ends:
        begins = [0, *(end + 1 for end in ends)]
        stops = [*(end + 1 for end in ends), len(lines)]
        found = [
            (begin, stop)
            for begin, stop in zip(begins, stops, strict=True)
            if any(begin <= length < stop for length in lengths)
        ]
        return [(_beginning(lines, begin, stop), stop) for begin, stop in found]
    begins = [_beginning(lines, 0, lengths[0])]
    begins += [max(_before(lines, length), before + 1) for before, length in pairwise(lengths)]
    return list(zip(begins, [*begins[1:], len(lines)], strict=True))


def _beginning(lines: Sequence[_Line], first: int, stop: int) -> int:
    """Where the first article begins after a page about the search: with the headline over paper and day."""
    label = next((place for place in range(first, stop) if lines[place].label in _CERTAIN), stop)
    dated = [place for place in range(first, min(label, len(lines))) if _is_dated(lines[place])]
    return max(first, dated[-1] - 2) if dated and dated[-1] - first > 2 else first


def _before(lines: Sequence[_Line], length: int) -> int:
    """Where an article begins that nothing divides from the one before it."""
    first = length
    for place in range(length - 1, -1, -1):
        line = lines[place]
        if line.label in _BEHIND or line.label == "BODY":
            break
        is_sentence = len(line.words) > _LONGEST_DATE or line.words.endswith((".", "”", '"'))
        if line.label is None and is_sentence and not _AROUND.fullmatch(line.words):
            break
        first = place
    return first


def _is_dated(line: _Line) -> bool:
    return (
        line.label is None
        and len(line.words) < _LONGEST_DATE
        and not _AROUND.fullmatch(line.words)
        and date_in(line.words) is not None
    )


def _is_edition(words: str) -> bool:
    return _EDITION.fullmatch(words) is not None and words.count(" ") < _FEW


def _article(text: str, lines: Sequence[_Line]) -> Archived:
    found = Archived(lines[0].start, lines[-1].end)
    reading = _Reading(text, found)
    label = next((place for place, line in enumerate(lines) if line.label in _CERTAIN), len(lines))
    reading.head(lines[:label])
    reading.rest(lines[label:])
    found.marked.sort(key=lambda section: section.start)
    found.hidden.sort()
    if any(_CORRECTED.fullmatch(line.words) for line in lines):
        note = "The paper has corrected this article; the correction stands in its text."
        found.diagnostics = (*found.diagnostics, Diagnostic("corrected", note))
    return found


class _Reading:
    """Reads the lines of one article."""

    def __init__(self, text: str, found: Archived) -> None:
        self._text = text
        self._found = found

    def head(self, lines: Sequence[_Line]) -> None:
        """Read the lines before the first label: paper, day, and the headline before or after them."""
        for line in lines:
            if line.label or _AROUND.fullmatch(line.words):
                self._leave_out(line.start, line.end)
        plain = [line for line in lines if not line.label and not _AROUND.fullmatch(line.words)]
        dated = next((place for place, line in enumerate(plain) if _is_dated(line)), None)
        if dated is None:
            self._title(plain)
            return
        before, after = plain[:dated], plain[dated + 1 :]
        day = date_in(plain[dated].words)
        self._found.published = Published(value=day, source="metadata")
        self._mark("dateline", plain[dated].start, plain[dated].end)
        if before:
            self._found.publisher = " ".join(before[-1].words.split())
            self._leave_out(before[-1].start, before[-1].end)
        if len(before) > 1:
            self._title(before[:-1])
            titled: list[_Line] = []
        else:
            titled = [line for line in after if line.indent < _CENTRED]
            while len(titled) > 1 and _is_edition(titled[0].words):
                titled = titled[1:]
            self._title(titled)
        for line in after:
            if line not in titled:
                self._leave_out(line.start, line.end)

    def rest(self, lines: Sequence[_Line]) -> None:
        """Read the labels, the words of the article between them, and what stands behind it."""
        open_label, last = "", 0
        for line in lines:
            if line.label:
                open_label = line.label
                self._value(line)
            elif _AROUND.fullmatch(line.words):
                self._leave_out(line.start, line.end)
                open_label = "" if open_label not in _BEHIND else open_label
            elif open_label in _BEHIND:
                self._leave_out(line.start, line.end)
            elif open_label in ("HEADLINE", "BYLINE", "SECTION") and self._follows(last, line.start):
                self._more(open_label, line)
            else:
                open_label = ""
            last = line.end

    def _follows(self, last: int, start: int) -> bool:
        """Whether a line stands right under the one before it."""
        between = self._text[last:start]
        return len(LINE_BREAK.findall(between)) == 1 and between.isspace()

    def _value(self, line: _Line) -> None:
        found = self._found
        if line.label == "HEADLINE" and line.value:
            found.title = " ".join(line.value.split())
            found.marked = [section for section in found.marked if section.kind != "title"]
        elif line.label == "BYLINE" and line.value and not found.author:
            found.author = _BY.sub("", " ".join(line.value.split()), count=1)
        elif line.label == "LOAD-DATE" and found.published.value is None and date_in(line.value):
            because = ("the day on which the archive took it in",)
            found.published = Published(value=date_in(line.value), source="metadata", because=because)
        if line.label in ("BODY", "CORRECTION") and line.value:
            # The article itself begins on this line.
            self._leave_out(line.start, line.end - len(line.value.strip()))
        else:
            self._leave_out(line.start, line.end)

    def _more(self, label: str, line: _Line) -> None:
        """Take one more line of a value that goes over several."""
        words = " ".join(line.words.split())
        if label == "HEADLINE":
            self._found.title = f"{self._found.title} {words}" if self._found.title else words
        elif label == "BYLINE" and self._found.author:
            self._found.author = f"{self._found.author} {words}"
        self._leave_out(line.start, line.end)

    def _title(self, lines: Sequence[_Line]) -> None:
        for place, (before, line) in enumerate(pairwise(lines), 1):
            if not self._follows(before.end, line.start):
                lines = lines[:place]
                break
        if lines:
            self._found.title = " ".join(" ".join(line.words for line in lines).split())
            self._mark("title", lines[0].start, lines[-1].end)

    def _mark(self, kind: str, start: int, end: int) -> None:
        place = self._found.start
        section = Section("title" if kind == "title" else "dateline", start - place, end - place)
        self._found.marked.append(section)

    def _leave_out(self, start: int, end: int) -> None:
        words = self._text[start:end].rstrip()
        if words:
            place = self._found.start
            self._found.marked.append(Section("boilerplate", start - place, start - place + len(words)))
            self._found.hidden.append((start - place, start - place + len(words)))
