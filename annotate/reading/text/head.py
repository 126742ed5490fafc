"""The head of an article: title, by-line, date line, and the dateline that opens the first paragraph."""

from __future__ import annotations

import re

from annotate.reading.text.dates import stated_day
from annotate.support.patterns import lazily

_LONGEST_TITLE = 220
_MOST_TITLE_WORDS = 35
_LONGEST_HEAD_LINE = 160
_TITLE_NEVER_ENDS = lazily(r"[.:;,…][\"'”’»)\]]*$")

_LONG_WORD = lazily(r"[^\W\d_]{4,}")
_FEWEST_LONG_WORDS = 4

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:,? \d{4})?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}{_YEAR})"
_DATE = rf"(?:{_DAY}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,? )"
_CLOCK = r"(?:,?(?: [–—|-])? (?:at )?\d{1,2}[:.]\d{2}.{0,30})"

# "KYIV, Ukraine, June 8 (AP) — ", "LONDON/PARIS (Reuters) - ", "WASHINGTON — "; a place that is not
# in capitals needs the agency: "Nairobi, 8 June (Agency) - "
_CITY = rf"[{_CAPITAL}][{_CAPITAL}.'’\-]+(?: [{_CAPITAL}][{_CAPITAL}.'’\-]*){{0,4}}"
_REGION = rf"(?:, [{_CAPITAL}][\w.'’\- ]{{1,25}}?)"
_AGENCY = r"(?: ?(?:\([\w.&/ \-]{2,40}\)|/[\w.& \-]{2,40}/))"
_PLACES = rf"{_CITY}(?:(?:/|, | and ){_CITY}){{0,2}}"
_PLACE = rf"[{_CAPITAL}][\w.'’\-]+(?: [{_CAPITAL}][\w.'’\-]+){{0,3}}"
_DASH = r"(?: ?[—–] ?| ?-- ?| - | _ )"
_DATELINE = lazily(
    rf"(?:{_PLACES}{_REGION}{{0,2}}(?:(?:, |{_DASH}){_DAY})?{_AGENCY}?"
    rf"|{_PLACE}{_REGION}{{0,2}}(?:, {_DAY})?{_AGENCY}){_DASH}"
    r"|(?!(?:On|In|At|By|Since|From|Until|After|Before|Last|This|The|For|It)\b)"
    rf"{_PLACE}{_REGION}{{0,2}}, {_DAY}{_DASH}"
    rf"(?=[“\"‘']?[{_CAPITAL}])"
    rf"|{_PLACE}{_REGION}{{0,2}}, {_DAY}(?:{_AGENCY}|:) (?=[“\"‘']?[{_CAPITAL}])"
    rf"|{_PLACES}{_REGION}{{0,2}}, {_DAY}{_AGENCY}?: "
)
# "Cape Town - Police said", "San José – A court": a place with nothing else, before a whole sentence. What
# papers set there instead of a place is none.
_BARE_DATELINE = lazily(
    r"(?!(?:Analysis|Background|Breaking|Comment|Commentary|Correction|Editorial|Exclusive|Explainer|Factbox|Feature"
    r"|Gallery|Interview|Letter|Letters|Live|News|Obituary|Opinion|Photo|Photos|Podcast|Poll|Profile|Q&A|Quiz|Recap"
    r"|Review|Sponsored|Sport|Update|Updated|Video|Watch)\b)"
    rf"(?P<place>{_PLACE}){_REGION}?(?: [–—-] |[—–-] )(?=[“\"‘']?[{_CAPITAL}]\S* (?:\S+ ){{6}})(?!(?P=place))"
)
# "Published June 8, 2025 at 10:30 a.m.", "Sunday, 8 June 2025"
_DATE_LINE = lazily(
    r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|filed|date)\b[^.!?]{0,20}?"
    rf"{_WEEKDAY}?{_DATE}.{{0,60}}|{_WEEKDAY}?{_DATE}{_CLOCK}?)",
    re.IGNORECASE,
)
# "By Jane Roe", "BY JANE ROE AND JOHN DOE", "By Jane Roe, Staff Writer | June 8, 2025"
_PARTICLE = "(?:van|von|der|den|de|del|di|da|la|le|al|bin|ben|ibn|ter|dos)"
_NAME = rf"[{_CAPITAL}][\w.'’\-]*(?: (?:{_PARTICLE} ){{0,2}}[{_CAPITAL}][\w.'’\-]*){{0,4}}"
_BY_LINE = lazily(
    r"(?:(?i:exclusive|analysis|comment|interview|report|words):? (?=[bB])|(?=B))[bB][yY] "
    rf"{_NAME}(?:(?:,? and|,? AND|,? with| &|,) {_NAME}){{0,6}}(?:, [a-z][a-z ]{{2,50}})?"
    rf"(?:,? (?:in|at|from) {_NAME}(?:(?:,? and|,) {_NAME}){{0,3}})?"
    r"(?: ?[|•·—–/-] ?.{0,80})?"
)
# "Jane Roe, science reporter", "Jane Roe | Correspondent in Oslo"
_SIGNED = lazily(
    rf"{_NAME}(?:(?:,? and| &|,) {_NAME}){{0,3}}(?:,| [|—–-]) ?(?!an? )(?:[\w&'’-]+ ){{0,4}}"
    r"(?i:reporters?|correspondents?|editor|writers?|columnist|journalists?)"
    rf"(?:,? (?:in|at|for) (?:the )?{_NAME})?"
)

# "Jane Roe, Selm Chronicle", "Jane Roe | Reuters"
_PAPER = (
    r"(?:Argus|Chronicle|Courier|Echo|Examiner|Gazette|Guardian|Herald|Independent|Journal|Mail|Mercury|Mirror"
    r"|News|Observer|Post|Record|Star|Standard|Telegraph|Times|Tribune)"
)
_OF_PAPER = lazily(
    rf"{_NAME}(?:,| [|—–-]) (?:[Tt]he )?"
    rf"(?:(?:[{_CAPITAL}][\w&'’-]+ ){{0,3}}{_PAPER}|AFP|AP|dpa|Reuters|Press Association)"
)
# The same on two lines: "Jane Roe", "Science correspondent".
_UNDER = lazily(
    rf"{_NAME} (?:[A-Z][\w&'’-]+ ){{0,3}}(?:reporters?|correspondents?|editor|writer|columnist|journalist)"
)

_ALONE = lazily(rf"[{_CAPITAL}][\w.'’\-]*(?: [{_CAPITAL}][\w.'’\-]*){{1,2}}")


# "Ana Ruiz 0:05": who speaks, and when, over what is said.
_SPEAKS = lazily(rf"{_NAME} \(?\d{{1,2}}:\d{{2}}(?::\d{{2}})?\)?")


def is_head_line(words: str) -> bool:
    """Whether a line is a by-line or the line that says when the article was published."""
    if len(words) > _LONGEST_HEAD_LINE:
        return False
    return (
        any(form.fullmatch(words) for form in (_BY_LINE, _SIGNED, _OF_PAPER, _UNDER, _DATE_LINE))
        or stated_day(words) is not None
    )


def is_name(words: str) -> bool:
    """Whether a line is a name and nothing else, as of who wrote what stands under it."""
    return len(words) <= _LONGEST_HEAD_LINE and _ALONE.fullmatch(words) is not None


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline at the beginning of a paragraph ends, white space included, if there is one.

    Args:
        text: The exact text.
        start: First code point of the paragraph.
        end: One past its last.
    """
    found = _DATELINE.match(text, start, end) or _BARE_DATELINE.match(text, start, end)
    return found.end() if found and found.end() < end else None


def is_title(words: str) -> bool:
    """Whether a line before the first paragraph reads like a title rather than a paragraph."""
    return not (
        len(words) > _LONGEST_TITLE
        or words.count(" ") >= _MOST_TITLE_WORDS
        or any(character in words for character in "\r\n")
        or (_TITLE_NEVER_ENDS.search(words) and not _is_title_case(words))
        or is_head_line(words)
        or _SPEAKS.fullmatch(words)
        or _DATELINE.match(words)
    )


def _is_title_case(words: str) -> bool:
    """Whether nearly every long word has a capital, as in headlines that were given a full stop."""
    long = _LONG_WORD.findall(words)
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= _FEWEST_LONG_WORDS and capitals >= 0.8 * len(long)
