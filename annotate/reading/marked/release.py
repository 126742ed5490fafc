"""Press releases: what stands around their text, when it may be published, and whom to call.

A release is known by a line of its own near its top ("FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL ...", "PRESS
RELEASE"). That line says when; lines with names and numbers of a press office, and everything after
the mark of the end ("###", "ENDS"), are no part of what it tells. All of it stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotate.reading.text.dates import date_in, is_date_line
from annotate.reading.text.lines import LINE_BREAK
from annotate.record import Diagnostic, Published, Section
from annotate.support.patterns import lazily

Range = tuple[int, int]

_EMBARGO = r"(?:(?:under|strictly|strict|not for publication)\W+)*embargo(?:ed)?\b"
_RELEASE = r"for\s+(?:immediate\s+|general\s+)?release"
_NAMED = r"(?:press|news|media)\s+(?:release|notice|statement)"
_FOR_USE = r"for\s+(?:immediate\s+|general\s+)?(?:release|publication|use|broadcast)"
_WHEN = (
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:\b|uary|ruary|ch|il|ust|ember|ober)|noon|midnight|today|tomorrow)"
)
# What follows these words tells such a line from a headline: "Embargo on oil takes effect", "Press release
# reveals a plan".
_SIGN = lazily(
    r"[\W_]*(?:"
    rf"(?:{_RELEASE}|{_NAMED})(?:\W*\Z|\W*[^\w\s“\"‘'’]|\s+(?:no|nr|{_FOR_USE})\b"
    rf"|\s+(?:(?:not|on|at|after|before|until|till|by|dated?)\s+)*{_WHEN})"
    rf"|immediate\s+release(?:\W*\Z|\s*[-:–—,]\s*{_WHEN})"
    r"|(?-i:(?:FOR\s+(?:IMMEDIATE|GENERAL)\s+RELEASE|(?:PRESS|NEWS|MEDIA)\s+(?:RELEASE|NOTICE|STATEMENT))\s)"
    r"|(?-i:(?:Press|News|Media)\s+(?:Release|Notice|Statement)\s+(?:from|by|issued))\b"
    rf"|{_EMBARGO}(?:\W*\Z|\W+(?:(?:until|till|before|not|copy|{_FOR_USE}|{_NAMED})\b"
    rf"|(?:(?:to|at|by|on|date|time)\W+)*{_WHEN}))"
    r"|not\s+for\s+(?:publication|release|broadcast)\b.{0,20}\b(?:before|until)\b"
    r").{0,90}",
    re.IGNORECASE,
)
_UNDER_EMBARGO = lazily(rf"[\W_]*(?:{_EMBARGO}|not\s+for\s+(?:publication|release|broadcast))", re.IGNORECASE)
_NEAR_THE_TOP, _HEAD_LINES = 8, 30
_LONGEST_SIGN, _LONGEST_LINE = 120, 100
_HEAD_CHARACTERS, _MOST_CHARACTERS = 6_000, 400_000

_END = lazily(
    r"(?:#\s?#\s?#|#{4,}|-\s?30\s?-|[-–—*(\[#/\s]{0,6}\bends?\b[-–—*)\]#/\s.]{0,6})\Z", re.IGNORECASE
)
_MAIL = lazily(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = lazily(
    r"(?:\b(?:tel|phone|telephone|mobile|mob|cell|office|call|fax)\b\W{0,3})(?=[\d+(])[\d\s().+/-]{6,25}\d"
    r"|(?<![\d-])(?:\+\d[\d\s().-]{6,20}\d|\(?0\d{2,4}\)?[\s-]\d[\d\s-]{5,12}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?![\d-])",
    re.IGNORECASE,
)
_SITE = lazily(r"(?:web(?:site)?\W{1,3})?(?:https?://|www\.)\S+\Z", re.IGNORECASE)
# What follows tells such a line from a headline: "Contact lenses recalled", "Inquiry into ferry opens",
# "More details of the fire emerge", "Press office closes".
_OF_PRESS = r"(?:(?:media|press|news|editorial|general|public|interview|all|other)\s+){1,3}"
_ASK = r"(?:please|contact|call|visit|see|e-?mail|phone|ring|go\s+to|write\s+to)\b"
_ALONE = r"\s*(?:\Z|[:;|/(–—]|\s-)"
_CONTACT = lazily(
    r"[\W_]*(?:"
    r"for\s+(?:more|further|additional)\s+(?:information|details)\b"
    rf"|(?:more|further|additional)\s+(?:information|details)(?:{_ALONE}|,?\s+{_ASK})"
    rf"|for\s+(?:{_OF_PRESS})?(?:requests|contacts?|(?:en|in)quiries)\b"
    rf"|{_OF_PRESS}(?:requests?|office|relations|contacts?|(?:en|in)quir(?:y|ies))"
    rf"(?:{_ALONE}|,|\s+(?:only|at|via|{_ASK})|\s+(?:should|can|may)\s+be\b)"
    r"|(?:media|press|news|interview)\s+(?:requests|enquiries|inquiries)\s+to\b"
    r"|(?:media|press)\s+contacts?(?-i:(?:\s+[A-Z][\w.'’-]*){2,3})\Z"
    rf"|(?:contacts?|enquiries|inquiries)(?:{_ALONE}|\s+(?:us|details|persons?|names?|information)\b)"
    r")",
    re.IGNORECASE,
)
# Sentences that tell people what to do when they know something are what a release is about.
_APPEAL = lazily(
    r"\b(?:anyone|anybody|everyone|residents|witness(?:es)?|passengers|customers|victims|if\s+you|police\b(?!\s+press)"
    r"|hot-?line|help-?line)\b",
    re.IGNORECASE,
)
_LABEL = lazily(
    r"[\W_]*(?:tel|phone|telephone|mobile|cell|fax|e-?mail|web|website|twitter|notes?\s+to\s+editors)\b\s*:",
    re.I,
)
_DIGIT = lazily(r"\d")
_SENTENCE_END = lazily(r"[.!?][\"”’)]*\Z")
_SHORT = 60
# A sentence has so many words; fewer are "Tel. 020 7946 0000."
_SENTENCE_WORDS = 6
_MOST_WORDS, _MOST_OF_A_BLOCK, _LONGEST_CONTACT = 14, 8, 300


@dataclass(slots=True)
class Release:
    """What stands around the text of a press release.

    Attributes:
        published: When it may be published, as its own line says.
        marked: Lines that are no prose, in order.
        hidden: Those of them that the engine does not read.
        diagnostics: The embargo, in its own words.
    """

    published: Published = field(default_factory=Published)
    marked: list[Section] = field(default_factory=list)
    hidden: list[Range] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def is_sign(words: str) -> bool:
    """Whether a line says that a text is a press release, or from when it may be published."""
    plain = words.strip()
    return len(plain) <= _LONGEST_SIGN and not plain.endswith(".") and _SIGN.fullmatch(plain) is not None


def read_release(text: str) -> Release | None:
    """Read what stands around a press release; none where a text is something else."""
    top = [line for block in _blocks(text[:_HEAD_CHARACTERS]) for line in block][:_HEAD_LINES]
    signs = [
        line
        for place, line in enumerate(top)
        if is_sign(text[slice(*line)]) and (place < _NEAR_THE_TOP or _is_shouted(text[slice(*line)]))
    ]
    if not signs:
        return None
    release = Release()
    for line in signs:
        release.marked.append(Section("dateline", *line))
        _take_date(" ".join(text[slice(*line)].split()), release)
    ended = False
    blocks = list(_blocks(text[:_MOST_CHARACTERS]))
    for number, block in enumerate(blocks):
        ended = ended or (number > 0 and _END.match(text[slice(*block[0])].strip()) is not None)
        lines = block if ended else list(_contacts(text, [line for line in block if line not in signs]))
        for line in lines:
            if line not in signs:
                release.marked.append(Section("boilerplate", *line))
                release.hidden.append(line)
    _head(text, top, signs, release)
    release.marked.sort(key=lambda section: section.start)
    return release


def _head(text: str, top: Sequence[Range], signs: Sequence[Range], release: Release) -> None:
    """Take the day of a line of its own, and the letterhead over the first line that says what it is."""
    marked = {(section.start, section.end) for section in release.marked}
    for line in top:
        words = " ".join(text[slice(*line)].split())
        if line in marked:
            continue
        if is_date_line(words) and _DIGIT.search(words) and release.published.value is None:
            release.published = Published(value=date_in(words), source="dateline", because=(f"“{words}”",))
        elif _is_prose(words):
            break
    letterhead = [line for line in top if line < signs[0] and line not in marked]
    below = next((line for line in top if line > signs[0] and not _is_passed(text, line, marked)), None)
    if below is not None and not _is_prose(text[slice(*below)]):
        for line in letterhead:
            words = text[slice(*line)]
            if not _is_prose(words) and not is_date_line(words):
                release.marked.append(Section("boilerplate", *line))
                release.hidden.append(line)


def _is_passed(text: str, line: Range, marked: set[Range]) -> bool:
    return line in marked or is_date_line(text[slice(*line)])


def _is_prose(words: str) -> bool:
    """Whether a line is a sentence or goes on like one, and is no headline."""
    return bool(_SENTENCE_END.search(words)) or len(words) > _LONGEST_LINE + 50


def _take_date(words: str, release: Release) -> None:
    if _UNDER_EMBARGO.match(words):
        release.diagnostics.append(
            Diagnostic("embargo", f"The text is, or was, under an embargo: “{words}”.")
        )
    day = date_in(words)
    if day is not None and (release.published.value is None or _UNDER_EMBARGO.match(words)):
        release.published = Published(value=day, source="dateline", because=(f"“{words}”",))


def _blocks(text: str) -> Iterator[list[Range]]:
    """Yield the runs of lines between blank ones, each without the white space around it."""
    block: list[Range] = []
    position = 0
    for end, after in [
        *((found.start(), found.end()) for found in LINE_BREAK.finditer(text)),
        (len(text), 0),
    ]:
        words = text[position:end]
        if words.strip():
            start = position + len(words) - len(words.lstrip())
            block.append((start, position + len(words.rstrip())))
        elif block:
            yield block
            block = []
        position = after
    if block:
        yield block


def _contacts(text: str, lines: Sequence[Range]) -> Iterator[Range]:
    """Yield the lines of a block that say whom to ask, and how."""
    words = [text[slice(*line)] for line in lines]
    reached = [_reaches(each) and not _tells(each) for each in words]
    if len(lines) == 1:
        if _is_contact(words[0], reached[0]):
            yield lines[0]
        return
    short = all(len(each) <= _LONGEST_LINE for each in words)
    asked = bool(words) and _asks(words[0]) and (any(reached) or words[0].endswith(":"))
    reachable = sum(reached)
    if short and ((asked and len(lines) <= _MOST_OF_A_BLOCK) or reachable * 2 >= len(lines)):
        yield from (line for line, each in zip(lines, words, strict=True) if not is_date_line(each))
        return
    # A block of several things: those lines only.
    begun = False
    for line, each, reaches in zip(lines, words, reached, strict=True):
        number = len(each.split())
        begun = (len(each) <= _SHORT and each.strip("*_ ")[:1].isupper() and _asks(each)) or (
            begun and not is_date_line(each) and number <= _MOST_OF_A_BLOCK
        )
        named = begun and len(each) <= _LONGEST_LINE and not _SENTENCE_END.search(each)
        if named or (reaches and number <= _MOST_WORDS):
            yield line


def _is_contact(words: str, reaches: bool) -> bool:
    if len(words) > _LONGEST_CONTACT:
        return False
    if _asks(words):
        return reaches or (len(words.split()) <= _MOST_WORDS and not _SENTENCE_END.search(words))
    return reaches and len(words.split()) <= _MOST_WORDS


def _asks(words: str) -> bool:
    """Whether a line names whom a paper may ask."""
    return _CONTACT.match(words) is not None and not _APPEAL.search(words)


def _tells(words: str) -> bool:
    """Whether a line is a sentence of what the release tells, though it has a number to call."""
    is_sentence = bool(_SENTENCE_END.search(words)) and len(words.split()) >= _SENTENCE_WORDS
    return (is_sentence and not _CONTACT.match(words)) or bool(_APPEAL.search(words))


def _reaches(words: str) -> bool:
    """Whether a line has a number to call, or an address to write to."""
    return any(pattern.search(words) for pattern in (_MAIL, _PHONE)) or bool(
        _LABEL.match(words) or _SITE.match(words.strip())
    )


def _is_shouted(words: str) -> bool:
    letters = "".join(filter(str.isalpha, words))[:12]
    return letters.isupper()
