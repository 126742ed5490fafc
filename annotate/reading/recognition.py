"""Which reader reads a source: the first that recognizes it, in the order of their ranks.

What is of a known kind that is no article is refused once the readers with a rank
below those of Dateline have been asked. A reader of another package that breaks is
left out, so that the article is read as far as the others can.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from annotate.errors import ArticleError
from annotate.reading.encodings.decoding import check_length
from annotate.reading.kinds import refuse_other_kinds
from annotate.reading.marked.labelled import merged
from annotate.reading.marked.release import is_sign, read_release
from annotate.reading.sources import REFUSING, Found, Reader, Source
from annotate.support import extensions
from annotate.support.extensions import ExtensionError, Extensions, tell

READERS: Extensions[Reader] = Extensions(extensions.READERS, Reader)


def read_source(source: Source, kind: str | None = None) -> Found:
    """Read an article.

    Args:
        source: What it is read from.
        kind: What it is, where the user says so; else it is recognized.

    Returns:
        What was found, with all diagnostics.

    Raises:
        ArticleError: When it is no article, cannot be decoded, or there is no such kind.
    """
    found = _read_as(kind, source) if kind else _read_recognized(source)
    return _with_inside(found, source)


def _with_inside(found: Found, source: Source) -> Found:
    """What a reader found, with the text of what is still to be read inside it."""
    if found.inside is None:
        return replace(found, diagnostics=(*source.notes, *found.diagnostics))
    inner = read_source(found.inside)
    return replace(
        inner,
        title=found.title or inner.title,
        published=found.published or inner.published,
        url=found.url or inner.url,
        author=found.author or inner.author,
        publisher=found.publisher or inner.publisher,
        id=found.id or inner.id,
        was_read=found.was_read or inner.was_read,
        diagnostics=(*found.diagnostics, *inner.diagnostics),
    )


def as_release(found: Found) -> Found:
    """What was found, with what stands around the text where it is that of a press release."""
    release = read_release(found.text)
    if release is None:
        return found
    ours = tuple(release.marked)
    others = (
        each
        for each in found.marked
        if not any(each.start < one.end and one.start < each.end for one in ours)
    )
    known = found.published
    return replace(
        found,
        # The first line of a document is often this one.
        title=None if found.title and is_sign(found.title) else found.title,
        published=known if known and known.value else release.published,
        marked=tuple(sorted((*others, *ours), key=lambda each: each.start)),
        hidden=tuple(merged([*found.hidden, *release.hidden])),
        diagnostics=(*found.diagnostics, *release.diagnostics),
    )


def read_several(source: Source, kind: str | None = None) -> list[Found | ArticleError]:
    """Read all articles of a source; most hold one.

    Args:
        source: What they are read from.
        kind: What it is, where the user says so; else it is recognized.

    Returns:
        Each article in its place, or why that one cannot be read.

    Raises:
        ArticleError: As for :func:`read_source`, where nothing can be read.
    """
    reader = READERS[kind] if kind and kind in READERS else None if kind else recognized(source)
    if reader is None or reader.several is None:
        return [read_source(source, kind)]
    try:
        found = list(reader.several(source))
    except ArticleError:
        raise
    except Exception as error:
        if READERS.is_ours(reader.name):
            raise
        raise ArticleError(f"{READERS.words_for(reader.name)} failed: {error!r}") from error
    if not found:
        raise ArticleError("holds no article")
    return [_part(each, source) for each in found]


def _part(found: Found | ArticleError, source: Source) -> Found | ArticleError:
    if isinstance(found, ArticleError):
        return found
    try:
        return _with_inside(found, source)
    except ArticleError as error:
        return error


def may_hold_several(source: Source, kind: str | None = None) -> bool:
    """Whether a source is of a kind of which one file may hold several articles."""
    readers = [READERS[kind]] if kind and kind in READERS else [] if kind else list(READERS.usable())
    able = [reader for reader in readers if reader.several is not None]
    try:
        return any(kind is not None or _recognizes(reader, source) for reader in able)
    except ArticleError:
        return False


def recognized(source: Source, without: Collection[str] = ()) -> Reader:
    """The reader of a source.

    Args:
        source: What is to be read.
        without: Names of readers that are not asked.

    Raises:
        ArticleError: When it is no article, or nothing can read it.
    """
    refuses = source.within is None
    for reader in _ordered(without):
        if refuses and reader.rank >= REFUSING:
            refuse_other_kinds(source.data, _usual(_ordered(without)))
            refuses = False
        if _recognizes(reader, source):
            return reader
    raise ArticleError("is of no kind that can be read")


def article_suffixes() -> frozenset[str]:
    """What the names of articles end in, those that other packages read included."""
    return frozenset(suffix for reader in READERS.usable() for suffix in reader.suffixes)


def _ordered(without: Collection[str] = ()) -> list[Reader]:
    return sorted(
        (reader for reader in READERS.usable() if reader.name not in without), key=lambda one: one.rank
    )


def _usual(readers: list[Reader]) -> list[str]:
    """What to call the kinds that an article usually is, and those that other packages read."""
    ours = [each for each in readers if READERS.is_ours(each.name) and each.rank >= REFUSING]
    others = [each for each in readers if not READERS.is_ours(each.name)]
    return [each.called for each in (*reversed(ours), *others)]


def _recognizes(reader: Reader, source: Source) -> bool:
    try:
        return reader.recognizes(source)
    except ArticleError:
        raise
    except Exception as error:
        if READERS.is_ours(reader.name):
            raise
        tell(f"{READERS.words_for(reader.name)} failed to recognize: {error!r}")
        return False


def _read_as(kind: str, source: Source) -> Found:
    if kind not in READERS:
        raise ArticleError(f"{kind} is no kind of source; there are {', '.join(READERS)}")
    try:
        reader = READERS[kind]
    except ExtensionError as error:
        raise ArticleError(str(error)) from error
    try:
        return _read(reader, source)
    except _BrokenError as broken:
        raise ArticleError(str(broken)) from broken.__cause__


def _read_recognized(source: Source) -> Found:
    broken: dict[str, str] = {}
    while True:
        reader = recognized(source, broken)
        try:
            found = _read(reader, source)
        except _BrokenError as error:
            broken[reader.name] = str(error)
            tell(str(error))
            continue
        return _noted(found, broken.values())


class _BrokenError(Exception):
    """A reader of another package broke down."""


def _read(reader: Reader, source: Source) -> Found:
    try:
        if reader.exact:
            # Before the work of finding its parts.
            check_length(source.text())
        found = reader.read(source)
        if not isinstance(found, Found):
            raise TypeError(f"it gives {type(found).__name__}, not Found")
    except ArticleError:
        raise
    except Exception as error:
        if READERS.is_ours(reader.name):
            raise
        raise _BrokenError(f"{READERS.words_for(reader.name)} failed: {error!r}") from error
    return found


def _noted(found: Found, troubles: Collection[str]) -> Found:
    if not troubles:
        return found
    from annotate.record import Diagnostic

    notes = (Diagnostic("reader_failed", f"{words}; it was read without.") for words in troubles)
    return replace(found, diagnostics=(*notes, *found.diagnostics))
