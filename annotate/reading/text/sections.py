"""The parts of an article: title, dateline, paragraphs and boilerplate.

Everything is found on the exact text and nothing is removed from it, so the
sections are only ranges. They never overlap, stand in text order and leave out
the white space between them. By-lines and lines that give the date of
publication count as ``dateline``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from annotate.reading.text.characters import legible
from annotate.reading.text.head import dateline_end, is_head_line, is_name, is_title
from annotate.reading.text.lines import paragraphs_of
from annotate.record import Section, SectionKind
from annotate.support.yamlfile import packaged_yaml

_SPACE = re.compile(r"\s+")
_LONGEST_FURNITURE = 500
# So many paragraphs may stand above a by-line.
_HEAD = 4
# Who made it, behind the last sentence: "(Reporting by Ann Roe; editing by Bo Lund)".
_CREDIT = re.compile(
    r"(?<=[.!?”\"’)])[ \xa0]+(?=[(\[]?(?:(?:additional|further) )?(?:with )?"
    r"(?:reporting|writing|editing|edited|written|translated|compiled)\b)",
    re.IGNORECASE,
)


def find_sections(
    text: str, *, title: str | None = None, marked: tuple[Section, ...] = ()
) -> tuple[Section, ...]:
    """Divide an article into its parts.

    Args:
        text: The exact text.
        title: The title where it is known; its line becomes the title section if it stands in the text.
        marked: Sections already known (from Markdown's marks), left as they are;
            the text between them is divided.

    Returns:
        Sections in text order. There is at most one title, found among the first
        lines that are not boilerplate.
    """
    sections = list(marked)
    position = 0
    for known in marked:
        sections += _divided(text, position, known.start)
        position = known.end
    sections += _divided(text, position, len(text))
    sections.sort(key=lambda section: section.start)
    return tuple(_with_head(text, sections, title))


def title_in(text: str, sections: tuple[Section, ...]) -> str | None:
    """The words of the title section, white space folded, or None."""
    for section in sections:
        if section.kind == "title":
            return _folded(text[section.start : section.end])
    return None


def is_boilerplate(line: str) -> bool:
    """Whether a whole line or paragraph is furniture of the page rather than the article."""
    if len(line) > _LONGEST_FURNITURE:
        return False
    return not any(map(str.isalnum, line)) or _furniture().fullmatch(_folded(line)) is not None


@functools.cache
def _furniture() -> re.Pattern[str]:
    patterns = packaged_yaml("annotate.reading.text", "boilerplate.yaml")["lines"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _divided(text: str, start: int, stop: int) -> Iterator[Section]:
    """Paragraphs between two places."""
    for lines in paragraphs_of(text, start, stop):
        first, last = lines[0].start, lines[-1].end
        if is_boilerplate(text[first:last]):
            yield Section("boilerplate", first, last)
            continue
        credit = next(
            (m for m in _CREDIT.finditer(text, first, last) if is_boilerplate(text[m.end() : last])), None
        )
        yield Section("paragraph", first, credit.start() if credit else last)
        if credit:
            yield Section("boilerplate", credit.end(), last)


def _with_head(text: str, sections: list[Section], title: str | None) -> Iterator[Section]:
    """Tell title, by-line and dateline apart from the paragraphs that follow them."""
    expects_title = all(section.kind != "title" for section in sections)
    paragraphs = sum(section.kind == "paragraph" for section in sections)
    heads = _head_lines(text, sections)
    in_head = True
    for number, section in enumerate(sections):
        if not in_head and number in heads:
            # Between what leads in and the article.
            in_head, expects_title = True, False
        if section.kind != "paragraph" or not in_head:
            yield section
            continue
        words = _folded(text[section.start : section.end])
        if expects_title and (_is_known(words, title) if title else paragraphs > 1 and is_title(words)):
            yield _as(section, "title")
            expects_title = False
        elif number in heads or is_head_line(words):
            yield _as(section, "dateline")
        else:
            yield from _opening(text, section)
            in_head = False
        paragraphs -= 1


def _head_lines(text: str, sections: list[Section]) -> set[int]:
    """Return which of the first sections are by-lines and dates, with a name beside one: "Ann Hale"."""
    last = max((n for n, section in enumerate(sections) if section.kind == "paragraph"), default=0)
    lines = [_folded(text[s.start : s.end]) if s.kind == "paragraph" else "" for s in sections[: _HEAD + 1]]
    heads = {number for number, line in enumerate(lines[:last]) if is_head_line(line)}
    beside = {near for number in heads for near in (number - 1, number + 1) if 0 <= near < len(lines[:last])}
    return heads | {number for number in beside if is_name(lines[number])}


def _is_known(words: str, title: str | None) -> bool:
    return title is not None and _folded(words).casefold() == _folded(title).casefold()


def _opening(text: str, section: Section) -> Iterator[Section]:
    """The first paragraph, with its dateline as a section of its own."""
    end = dateline_end(text, section.start, section.end)
    if end is None:
        yield section
        return
    yield Section("dateline", section.start, section.start + len(text[section.start : end].rstrip()))
    yield Section("paragraph", end, section.end)


def _as(section: Section, kind: SectionKind) -> Section:
    return Section(kind, section.start, section.end)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", legible(text)).strip()
