"""Subtitles: WebVTT and SRT."""

from __future__ import annotations

import re

from annotate.reading.sources import Found, Reader, Source

_FIRST_BYTES = 4096
# A day of talking has about two.
_LARGEST = 16 * 1024 * 1024
_WEBVTT = re.compile(rb"(?:\xef\xbb\xbf)?\s*WEBVTT(?:[ \t\r\n]|\Z)")
_SRT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\d+[ \t]*\r?\n)?[ \t]*(?:\d{1,3}:)?\d{1,2}:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d"
)


def _recognizes(source: Source) -> bool:
    start = source.data[:_FIRST_BYTES]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return _WEBVTT.match(start) is not None or _SRT.match(start) is not None


def _read(source: Source) -> Found:
    from annotate.errors import ArticleError
    from annotate.reading.marked.cues import read_cues

    if len(source.data) > _LARGEST:
        raise ArticleError(f"is a file of subtitles larger than {_LARGEST // 2**20} MB")
    spoken = read_cues(source.text())
    if not spoken.text:
        raise ArticleError("is a file of subtitles without words")
    return Found(spoken.text, spoken.title, hidden=tuple(spoken.hidden))


READER = Reader("subtitles", _recognizes, _read, (".vtt", ".srt"), rank=6)
