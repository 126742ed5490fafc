"""What a record is about, and what made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from annotate.record.values import PublishedSource, SectionKind


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article; boilerplate is marked, never deleted."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The spaCy pipeline that made the annotations."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Generator:
    """What made the record: the same generator and text give the same file.

    Attributes:
        learned_sha256: Digest of every learned weight and lexicon; records of older versions have none.
    """

    version: str
    pipeline: Pipeline
    settings_sha256: str
    learned_sha256: str | None = None
    name: str = "dateline"


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date and how it is known.

    Attributes:
        value: ISO 8601 date (``2025-06-10``) or null.
        source: Where the value is from; ``inferred`` is never a known date.
        earliest: First possible ISO date, where only a window is known.
        latest: Last possible ISO date, where only a window is known.
        because: The grounds in words, for a date that is not given.
    """

    value: str | None = None
    source: PublishedSource = "unknown"
    earliest: str | None = None
    latest: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextInfo:
    """Identity of the exact text that the offsets point into.

    Attributes:
        sha256: Hexadecimal SHA-256 of the text in UTF-8 (lone surrogates are
            encoded with ``surrogatepass``).
        length: Number of Unicode code points.
    """

    sha256: str
    length: int
    offset_unit: Literal["unicode_code_point"] = "unicode_code_point"


@dataclass(frozen=True, slots=True)
class Document:
    """What the record is about.

    Attributes:
        author: Who wrote it, as the source says.
        publisher: The paper, site or agency that published it, as the source says.
    """

    id: str
    text: TextInfo
    source: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    published: Published = field(default_factory=Published)
    sections: tuple[Section, ...] = ()
    author: str | None = None
    publisher: str | None = None
