"""Live blogs: every entry with the line that says when, in the page's own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.reading.sources import Found, Reader, Source, from_metadata

if TYPE_CHECKING:
    from annotate.record import Diagnostic

_SIGNS = (b"LiveBlogPosting", b"liveBlogUpdate")


def _recognizes(source: Source) -> bool:
    from annotate.reading.kinds import looks_like_html

    if not any(sign in source.data for sign in _SIGNS) or source.markup is False:
        return False
    return (source.markup or looks_like_html(source.data)) and _has_entries(source)


def _has_entries(source: Source) -> bool:
    from annotate.errors import ArticleError
    from annotate.reading.pages.live import live_entries
    from annotate.reading.pages.page import page_tree

    try:
        return bool(live_entries(page_tree(_markup(source)))[0])
    except ArticleError:
        # Whoever reads it as a page will tell.
        return False


def _markup(source: Source) -> str:
    from annotate.reading.encodings.decoding import declared_charset

    return source.text(None if source.charset else declared_charset(source.data))


def _read(source: Source) -> Found:
    from annotate.errors import ArticleError
    from annotate.reading.pages.announced import announced_feeds
    from annotate.reading.pages.blocks import page_blocks
    from annotate.reading.pages.facts import PageFacts
    from annotate.reading.pages.live import live_entries
    from annotate.reading.pages.page import page_tree
    from annotate.record import Section

    tree = page_tree(_markup(source))
    entries, total = live_entries(tree)
    if not entries:
        raise ArticleError("is no live blog: it has no entries with words")
    blocks = page_blocks(tree).blocks
    facts = PageFacts(tree, blocks, source.url)
    pieces = [facts.title] if facts.title else []
    times = set()
    for entry in entries:
        if entry.line:
            times.add(len(pieces))
        pieces += [piece for piece in (entry.line, entry.headline, *entry.paragraphs) if piece]
    marked: list[Section] = []
    position = 0
    for number, piece in enumerate(pieces):
        is_title = number == 0 and bool(facts.title)
        if is_title or number in times:
            marked.append(Section("title" if is_title else "dateline", position, position + len(piece)))
        position += len(piece) + 2
    return Found(
        "\n\n".join(pieces) + "\n",
        facts.title,
        from_metadata(facts.published(blocks, tree)),
        facts.address,
        marked=tuple(marked),
        diagnostics=_left_out(total),
        feeds=announced_feeds(tree, source.url or facts.address),
    )


def _left_out(total: int) -> tuple[Diagnostic, ...]:
    from annotate.reading.pages.live import MOST_ENTRIES
    from annotate.record import Diagnostic

    if total <= MOST_ENTRIES:
        return ()
    words = f"The page has {total:,} entries; the first {MOST_ENTRIES:,} are read."
    return (Diagnostic("entries_left_out", words),)


READER = Reader("a live blog", _recognizes, _read, rank=6)
