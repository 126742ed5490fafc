"""RTF: the words that are shown, the notes after them, and what the file says of itself.

RTF is a tree of groups with control words, of which a reader may skip what it does not know. Bytes beyond
ASCII are in the code page of the file, or numbers with something else for old readers after them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from annotate.errors import ArticleError
from annotate.reading.documents.composed import Part, Written

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "pict",
        "object",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "xmlnstbl",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "filetbl",
        "revtbl",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atrfstart",
        "atrfend",
        "mmathPr",
        "wgrffmtfilter",
        "nonshppict",
        "operator",
        "company",
        "doccomm",
        "keywords",
        "subject",
        "category",
        "manager",
        "comment",
        "pntext",
        "pntxta",
        "pntxtb",
        "listtext",
        "passwordhash",
    ]
)
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "page": " ",
    "column": " ", "zwj": "", "zwnj": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
# They begin groups that others may skip.
_KNOWN = frozenset({"shpinst", "shptxt", "ud", "footnote"})
_SIGNS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
_INFO = {"title": "title", "author": "author", "creatim": "made"}
_CELL = "\x1f"
_DEEPEST = 2000
_LONGEST = 64 * 1024 * 1024


@dataclass(slots=True)
class _Group:
    """What holds inside one group."""

    goes_to: str = "text"
    skipped: bool = False
    hidden: bool = False
    after: int = 1
    may_skip: bool = False


def read_rich_text(data: bytes) -> Written:
    """Read an RTF file.

    Raises:
        ArticleError: When it is nested too deeply or cut off in its head.
    """
    reader = _Reader()
    reader.read(data[:_LONGEST])
    return reader.written()


class _Reader:
    """One pass over the tokens of a file."""

    def __init__(self) -> None:
        self._groups = [_Group()]
        self._codec = "cp1252"
        self._skip = 0
        self._pieces: dict[str, list[str]] = {"text": [], "note": [], "title": [], "author": []}
        self._bytes = bytearray()
        self._made: dict[str, int] = {}
        self._in_table = False

    def read(self, data: bytes) -> None:
        for token in _TOKEN.finditer(data):
            word, number, coded, sign, brace, plain = token.groups()
            if coded:
                if self._skip:
                    self._skip -= 1
                else:
                    self._bytes.append(int(coded, 16))
                continue
            if plain:
                kept = plain[self._skip :]
                self._skip = max(0, self._skip - len(plain))
                if kept:
                    self._bytes += kept
                continue
            self._flush()
            if brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
            elif word:
                self._word(word.decode("ascii"), int(number) if number else None)
            elif sign == b"*":
                self._groups[-1].may_skip = True
            elif sign in (b"\\", b"{", b"}"):
                self._add(sign.decode("ascii"))
            elif sign:
                self._add(_SIGNS.get(sign, ""))
        self._flush()

    def written(self) -> Written:
        text, notes = ("".join(self._pieces[name]) for name in ("text", "note"))
        made = self._made
        day = f"{made['yr']:04}-{made.get('mo', 1):02}-{made.get('dy', 1):02}" if "yr" in made else None
        return Written(
            [_part(_paired(part)) for part in (*text.split("\f"), *notes.split("\f")) if part.strip()],
            _paired(" ".join("".join(self._pieces["title"]).split())) or None,
            _paired(" ".join("".join(self._pieces["author"]).split())) or None,
            day,
        )

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise ArticleError("is an RTF file with more groups inside one another than a text has")
        above = self._groups[-1]
        self._groups.append(_Group(above.goes_to, above.skipped, above.hidden, above.after))

    def _close(self) -> None:
        if len(self._groups) > 1:
            closed = self._groups.pop()
            if closed.goes_to == "note" != self._groups[-1].goes_to:
                self._pieces["note"].append("\f")
        self._skip = 0

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word in _SKIPPED or (group.may_skip and word not in _KNOWN):
            group.skipped = True
        elif word == "info":
            group.goes_to = "none"
        elif group.goes_to in ("none", "creatim") and (word in _INFO or word in ("yr", "mo", "dy")):
            if word in ("yr", "mo", "dy"):
                if group.goes_to == "creatim" and number is not None:
                    self._made[word] = number
            else:
                group.goes_to = word
        elif word in ("footnote", "endnote"):
            group.goes_to = "note"
        elif word == "ansicpg" and number:
            self._codec = _codec(number)
        elif word == "mac":
            self._codec = "mac-roman"
        elif word == "uc" and number is not None:
            group.after = max(0, min(number, 16))
        elif word == "u" and number is not None:
            self._add(chr(number + 0x10000 if number < 0 else min(number, 0xFFFF)))
            self._skip = group.after
        elif word in ("intbl", "pard"):
            self._in_table = word == "intbl"
        elif word == "par":
            self._add(" " if self._in_table else "\f")
        elif word in ("sect", "row"):
            self._add("\f")
        elif word == "cell":
            self._add(_CELL)
        elif word in ("v", "deleted", "strike"):
            group.hidden = number != 0
        elif word == "plain":
            group.hidden = False
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        if word not in ("u", "uc"):
            group.may_skip = False

    def _flush(self) -> None:
        if self._bytes:
            self._add(self._bytes.decode(self._codec, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        group = self._groups[-1]
        if not group.skipped and not (group.hidden and text != "\f") and group.goes_to in self._pieces:
            self._pieces[group.goes_to].append(text)


def _part(text: str) -> Part:
    """A paragraph, or a row of a table."""
    if _CELL not in text:
        return Part(text)
    cells = [" ".join(cell.split()) for cell in text.split(_CELL)]
    return Part(f"| {' | '.join(cells[:-1] if not cells[-1] else cells)} |", row=True)


def _codec(number: int) -> str:
    for name in (f"cp{number}", "cp1252"):
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "cp1252"


def _paired(text: str) -> str:
    """Characters beyond the first plane, which RTF has as two halves; half a one is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
