"""Whether a text without a telling name is Markdown or mail, by the marks in it."""

from __future__ import annotations

import re

from annotate.reading.text.front_matter import front_matter

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_UNDERLINED = re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(
    r"!?\[[^\]\n]{1,300}\]\((?:https?:|/|\.|#|mailto:|<)[^)\n]{0,1000}\)|\[[^\]\n]{1,300}\]\[[^\]\n]{0,100}\]"
)
_STRONG = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?!\w)|(?<![\w_])__[^\s_][^_\n]{0,300}__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*[^\s*][^*\n]{0,200}[^\s*]\*(?![\w*])")
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)[^\n`]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ ]{0,3}(?:[-*+]|\d{1,3}\.)[ \t]+\S", re.MULTILINE)
_QUOTATION = re.compile(r"^>[ \t]\S", re.MULTILINE)
_SNIFFED = 20_000
_FEWEST_POINTS = 2


_FIELD = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*\r?\n(?:[ \t]+\S[^\r\n]*\r?\n)*")
_MAIL_FIELDS = frozenset(
    {
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"delivered-to",
    }
)
# What a person does not write by hand at the top of a text.
_MACHINE_FIELDS = frozenset(
    {
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"delivered-to",
        b"content-transfer-encoding",
    }
)
MAILBOX_LINE = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d")
_FEWEST_FIELDS = 3
_HEAD_BYTES = 64 * 1024


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a name is Markdown: by a mark that is certain, or by two kinds of others."""
    start = text[:_SNIFFED]
    if front_matter(start)[1] or len(_LINK.findall(start)) >= _FEWEST_POINTS:
        return True
    points = sum(
        (
            2
            * bool(_HEADING.match(start.lstrip("\ufeff\r\n")))
            * bool(re.match(r"\s*#{1,6} [^#\n]+\n\s*\n", start)),
            bool(_HEADING.search(start)),
            bool(_UNDERLINED.search(start)),
            bool(_LINK.search(start)),
            bool(_STRONG.search(start)),
            bool(_EMPHASIS.search(start)),
            len(_FENCE.findall(start)) >= _FEWEST_POINTS,
            len(_ITEM.findall(start)) >= _FEWEST_POINTS,
            bool(_QUOTATION.search(start)),
        )
    )
    return points >= _FEWEST_POINTS


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes are a message as mail programs save it, with fields that only they write."""
    if MAILBOX_LINE.match(data):
        return True
    names = set()
    position = 0
    while (found := _FIELD.match(data, position, _HEAD_BYTES)) is not None:
        names.add(found["name"].lower())
        position = found.end()
    return len(names & _MAIL_FIELDS) >= _FEWEST_FIELDS and not names.isdisjoint(_MACHINE_FIELDS)
