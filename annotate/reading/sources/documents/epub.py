"""E-books of articles (EPUB): the chapters of one are one text."""

from __future__ import annotations

from annotate.reading.sources import Found, Reader, Source, from_metadata


def _recognizes(source: Source) -> bool:
    if not source.data.startswith(b"PK"):
        return False
    from annotate.reading.documents.package import media_type, part_names

    if media_type(source.data).startswith(b"application/epub+zip"):
        return True
    names = part_names(source.data)
    return b"META-INF/container.xml" in names and b".opf" in names


def _read(source: Source) -> Found:
    # What reads documents takes longer to load than a text to read.
    from annotate.errors import ArticleError
    from annotate.reading.documents.book import CALLED, read_book
    from annotate.reading.documents.composed import composed

    book = read_book(source.data)
    text, marked = composed([part for chapter in book.chapters for part in chapter])
    if not text:
        raise ArticleError(f"is {CALLED} without text")
    return Found(
        text,
        book.title,
        from_metadata(book.published),
        marked=marked,
        author=book.author,
        publisher=book.publisher,
    )


def _several(source: Source) -> list[Found]:
    """Every chapter that has a headline, where more than one has: an issue of articles."""
    from annotate.reading.documents.book import read_book
    from annotate.reading.documents.composed import composed

    book = read_book(source.data)
    found: list[Found] = []
    for number, chapter in enumerate(book.chapters, 1):
        if not chapter[0].heading:
            return [_read(source)]
        text, marked = composed(chapter)
        found.append(
            Found(
                text,
                " ".join(chapter[0].text.split()),
                from_metadata(book.published),
                marked=marked,
                author=book.author,
                publisher=book.publisher or book.title,
                id=str(number),
            )
        )
    return found if len(found) > 1 else [_read(source)]


READER = Reader("an e-book", _recognizes, _read, (".epub",), rank=5, several=_several)
