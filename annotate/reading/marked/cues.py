"""Subtitles (WebVTT and SRT): what is said, in paragraphs, each with its time and its speaker.

A sentence goes over several cues, and a cue is a line or two wherever it was cut; so the text is put together
anew: what one speaker says without a pause is a paragraph, "[00:01:05] Roe: We will wait." The time is
hidden from the engine, which knows "Roe:" for a speaker's label.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t].*)?\Z")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_VOICES = re.compile(r"(?=<v(?:\.[^\s>]*)?[ \t]+[^>]+>|</v>)")
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|s|ruby|rt|lang|font|em|strong)\b[^<>]*>|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}]*\}", re.I
)
_TURN = re.compile(r"[ \t]*(?:>>+|&gt;&gt;+|[-–—](?=[ \t]*[\"“A-Z]))[ \t]*")
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]*[ \t]+){0,4}[A-Z][\w.'’-]*(?:[ \t]*[(,][^:\n]{1,40})?:(?=[ \t]|$)")
_WORD = re.compile(r"\w")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_PAUSE = 3.0
_LONGEST = 700


@dataclass(slots=True)
class Spoken:
    """What subtitles say.

    Attributes:
        text: The paragraphs, with blank lines between them.
        hidden: Where their times are in it.
        title: What the file calls itself.
        cues: How many cues there are.
    """

    text: str = ""
    hidden: list[tuple[int, int]] = field(default_factory=list)
    title: str | None = None
    cues: int = 0


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[str]


@dataclass(slots=True)
class _Paragraph:
    start: float
    speaker: str
    words: str


def read_cues(text: str) -> Spoken:
    """Read subtitles."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    spoken = Spoken(title=_title(plain))
    cues = list(_without_repeats(sorted(_cues(plain), key=lambda cue: cue.start)))
    spoken.cues = len(cues)
    pieces: list[str] = []
    position = 0
    for paragraph in _paragraphs(cues):
        time = f"[{_clock(paragraph.start)}]"
        words = f"{paragraph.speaker}: {paragraph.words}" if paragraph.speaker else paragraph.words
        piece = f"{time} {words}"
        spoken.hidden.append((position, position + len(time) + 1))
        pieces.append(piece)
        position += len(piece) + 2
    spoken.text = "\n\n".join(pieces) + "\n" if pieces else ""
    return spoken


def _title(text: str) -> str | None:
    """What stands behind the word that a WebVTT file begins with."""
    first = text.lstrip().partition("\n")[0]
    return first[6:].strip(" \t-–—:") or None if _is_webvtt(text) else None


def _is_webvtt(text: str) -> bool:
    return text.lstrip().startswith("WEBVTT")


def _cues(text: str) -> Iterator[_Cue]:
    # In WebVTT a blank line ends a cue; elsewhere only the next cue does, as players have it.
    ends_at_blank = _is_webvtt(text)
    cue: _Cue | None = None
    voice = before = ""
    for line in text.split("\n"):
        found = _TIMES.match(line)
        if found:
            if cue is not None:
                # The line right over a time is the number of its cue.
                if cue.lines and before and _bare(before).isdecimal():
                    cue.lines.pop()
                yield cue
            cue = _Cue(_seconds(found.groups()[:4]), _seconds(found.groups()[4:]), [])
            voice = ""
        elif cue is not None and line:
            voice = _add_by_voice(line, voice, cue.lines)
        elif cue is not None and ends_at_blank:
            yield cue
            cue = None
        before = line
    if cue is not None:
        yield cue


def _add_by_voice(line: str, voice: str, lines: list[str]) -> str:
    """Add a line of a cue in pieces of one voice, each behind the mark of its voice.

    Args:
        line: The line as it stands in the file.
        voice: The mark of the voice that the line before ended with.
        lines: What the cue has so far.

    Returns:
        The mark of the voice that this line ends with.
    """
    for piece in filter(None, _VOICES.split(line)):
        begun, ended = _VOICE.match(piece), piece.startswith("</v>")
        if begun:
            voice, piece = begun.group(), piece[begun.end() :]
        elif ended:
            voice, piece = "", piece.removeprefix("</v>")
        if ended and lines and not _WORD.search(_bare(piece)):
            lines[-1] += piece
        else:
            lines.append(voice + piece)
    return voice


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, parts_of_one = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + parts_of_one / 1000


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _without_repeats(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Cues without the lines that are still there from the one before, where lines roll up."""
    shown: list[str] = []
    for cue in cues:
        lines = [line for line in (" ".join(line.split()) for line in cue.lines) if _bare(line)]
        bare = [_bare(line) for line in lines]
        known = next((size for size in range(len(bare), 0, -1) if bare[:size] == shown[-size:]), 0)
        shown = bare or shown
        if lines[known:]:
            yield _Cue(cue.start, cue.end, lines[known:])


def _bare(line: str) -> str:
    return html.unescape(_TAG.sub("", _VOICE.sub("", line))).replace("\u200e", "").strip()


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[_Paragraph]:
    paragraph: _Paragraph | None = None
    end = 0.0
    for cue in cues:
        for number, line in enumerate(cue.lines):
            voices = _VOICE.findall(line)
            voice = html.unescape(voices[-1]).strip() if voices else ""
            turned = _TURN.match(_TAG.sub("", _VOICE.sub("", line)))
            words = _bare(line)
            words = words[len(html.unescape(turned.group()).rstrip()) :].lstrip() if turned else words
            pauses = number == 0 and cue.start - end > _PAUSE
            if (
                paragraph is None
                or turned
                or (voice or "") != paragraph.speaker
                or _LABEL.match(words)
                or ((pauses or len(paragraph.words) > _LONGEST) and _SENTENCE_END.search(paragraph.words))
            ):
                if paragraph is not None:
                    yield paragraph
                paragraph = _Paragraph(cue.start, voice, words)
            else:
                paragraph.words = f"{paragraph.words} {words}"
        end = max(end, cue.end)
    if paragraph is not None:
        yield paragraph
