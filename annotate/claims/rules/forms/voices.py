"""Whose a quotation is whose line names somebody, and says nothing of them: what people in the street say.

"Ana Ruiz, baker – “…”", a name over quotations, "“…” (Ana Ruiz, baker)", and "“…,” Ana Ruiz, a baker
in Selm." Somebody else's quotation stays with who speaks it by its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from annotate.claims.spans.index import DocIndex, Offsets, touches_any
from annotate.claims.spans.lexicon import SAYING
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.rule import adds, bounds
from annotate.language import syntax
from annotate.language.labels import name_type
from annotate.language.quotations import QuotedText, is_speech

NAMED = 0.75
_LONGEST = 16
"""Words of a line that names who speaks."""
_BULLET = re.compile(r"[ \t]*(?:[-–—•*·][ \t]*)?")
_DASH = re.compile(r"[ \t]*(?P<mark>[-–—:])[ \t]*$")
_BEHIND = re.compile(r"[ \t]*\((?P<who>[^()\n]{3,120})\)")
_ROLE = re.compile(r"[ \t]*(?:,|\(|$)")
_ENDS = (".", "!", "?", ":", ";", "…")
_SENTENCE = (".", "?", "!", "…")
_OVER_IT = "the line over it names who speaks"


@adds(rank=3)
def voices(index: DocIndex, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield quotations that are nobody's so far, of whom their line or the line over it names.

    Args:
        index: The document.
        found: What is known.
    """
    known = [place for one in found for place in (*one.content, *one.cue)]
    for quoted in index.quotations.outer:
        place = quoted.start, quoted.end
        if not is_speech(index.text, quoted) or touches_any(place, known):
            continue
        made = _before(index, quoted) or _behind(index, quoted) or _over(index, quoted)
        if made is not None:
            yield made


@bounds(rank=19)
def by_their_lines(
    index: DocIndex,
    found: Iterable[Attribution],
    apart: Sequence[Attribution],  # noqa: ARG001
) -> Iterator[Attribution]:
    """Yield attributions without what other lines tell that name who speaks.

    "What islanders said:" over "Ana Ruiz, nurse – “…”" is no cue for what she said. On a line of a list under
    a name they end with their line, and what has no source there is that one's: "Forecast: 90 percent" under
    "Ana Ruiz, Nordbank".

    Args:
        index: The document.
        found: Attributions.
        apart: What stands apart.
    """
    lines = [
        (_line(index.text, quoted.start), (quoted.start, quoted.end))
        for quoted in index.quotations.outer
        if is_speech(index.text, quoted) and _before(index, quoted) is not None
    ]
    for one in found:
        if not one.cue:
            yield one
            continue
        others = [place for line, place in lines if not touches_any(line, one.cue)]
        content = [place for place in one.content if not touches_any(place, others)]
        start, end = _line(index.text, one.cue[0][0])
        name = _caption_over(index, start) if _is_listed(index.text, start, end) else None
        if name is not None:
            content = [(max(first, start), min(last, end)) for first, last in content]
            content = [place for place in content if place[0] < place[1]]
        if not content and one.content:
            continue
        if name is None or one.source or not content:
            yield replace(one, content=content)
        else:
            because = [*one.because, _OVER_IT]
            yield replace(one, source=[name], content=content, because=because, inferred=True)


def _before(index: DocIndex, quoted: QuotedText) -> Attribution | None:
    """Return a quotation that a name and a dash stand before: "Ana Ruiz, baker – “…”"."""
    start, end = _line(index.text, quoted.start)
    dash = _DASH.search(index.text, start, quoted.start)
    name = None if dash is None else _name_in(index, _behind_bullet(index.text, start, end), dash.start())
    if dash is None or name is None:
        return None
    return _made([dash.span("mark")], name, (quoted.start, quoted.end), "its line names who speaks")


def _behind(index: DocIndex, quoted: QuotedText) -> Attribution | None:
    """Return a quotation that a name without a verb stands behind, in brackets or to the sentence's end."""
    text = index.text
    found = _BEHIND.match(text, quoted.end)
    if found is not None:
        name = _name_in(index, *found.span("who"))
        return None if name is None else _made([], name, (quoted.start, quoted.end), "it is signed")
    after = index.token_at(quoted.end - 1) + 1
    if not quoted.closed or text[quoted.end - 2 : quoted.end - 1] != "," or after >= len(index.doc):
        return None
    stop = next(
        (t.i for t in index.doc[after : after + 2 * _LONGEST] if t.is_space or t.text in _SENTENCE), None
    )
    if stop is None:
        return None
    rest = index.doc[after:stop]
    if not len(rest) or any(token.tag_ in syntax.FINITE for token in rest):
        return None
    name = _name_in(index, rest.start_char, rest.end_char)
    return None if name is None else _made([], name, (quoted.start, quoted.end), "it is signed")


def _over(index: DocIndex, quoted: QuotedText) -> Attribution | None:
    """Return the line of a quotation in a list under a name; one alone begins its line."""
    start, end = _line(index.text, quoted.start)
    first = _behind_bullet(index.text, start, end)
    if first == start != quoted.start:
        return None
    name = _caption_over(index, start)
    if name is None:
        return None
    last = first + len(index.text[first:end].rstrip())
    return _made([], name, (first, last), _OVER_IT)


def _made(cue: list[Offsets], name: Offsets, content: Offsets, because: str) -> Attribution:
    return Attribution([name], cue, [content], "rule", NAMED, [because])


def _line(text: str, place: int) -> Offsets:
    """Return the bounds of the line that a place stands in."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _behind_bullet(text: str, start: int, end: int) -> int:
    """Return where the words of a line begin, behind the mark of a list."""
    mark = _BULLET.match(text, start, end)
    return mark.end() if mark else start


def _is_listed(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins with the mark of a list."""
    return bool(text[start : _behind_bullet(text, start, end)].strip())


def _caption_over(index: DocIndex, start: int) -> Offsets | None:
    """Return the name in the line over the lines of a list, or over one line."""
    text = index.text
    while start > 0:
        above, end = _line(text, start - 1)
        line = text[above:end]
        if not line.strip():
            return None
        name = _name_in(index, above, above + len(line.rstrip()))
        if name is not None:
            return name
        if not _is_listed(text, above, end):
            return None
        start = above
    return None


def _name_in(index: DocIndex, start: int, end: int) -> Offsets | None:
    """Return the name that words are, alone or with who that is: "Ana Ruiz, 43, baker", "Jan Dahl (SPD)"."""
    text = index.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if start >= end or text[start:end].rstrip().endswith(_ENDS) or not text[start].isupper():
        return None
    words = index.tokens(start, end)
    if len(words) > _LONGEST or any(_says(index, token) for token in words):
        return None
    last = words.start
    while last < words.end and name_type(index.doc[last].ent_type_ or "CARDINAL") == "PERSON":
        last += 1
    if last == words.start:
        return None
    stop = index.doc[last - 1].idx + len(index.doc[last - 1])
    return (start, stop) if _ROLE.match(text, stop, end) else None


def _says(index: DocIndex, word: Token) -> bool:
    """Tell whether a word is a verb of saying: "Ana Ruiz, the baker, said"."""
    return word.tag_ in syntax.FINITE and index.words.act_of(word.lower_) in SAYING
