"""Articles out of web pages.

The page's blocks are taken in its own order and as a browser shows them; which of
them are the article is told by their elements, their class names and
their sentences, with trafilatura (Barbaresi 2021, ACL demo) as a second opinion.
Title and publication date come from what the page says about the article itself (schema.org
JSON-LD, Open Graph and other meta elements, ``time`` elements, the line under
the headline). The text then *is* the exact text: the title, then one block after
another, with blank lines between them.

Scripts, styles and embedded objects are never run or followed, and no entity
or file that a page refers to is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from annotate.errors import ArticleError
from annotate.reading.encodings.mojibake import without_c1_controls
from annotate.reading.pages.announced import Announced, FrontPageError, announced_feeds
from annotate.reading.pages.blocks import Block, page_blocks
from annotate.reading.pages.choice import article_blocks
from annotate.reading.pages.facts import PageFacts
from annotate.record import Diagnostic

# A reference to a control character stands for nothing, and XML's trees do not take it.
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[1245-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[0-9a-f]|7f));?(?![0-9a-f])", re.I
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LARGE, _LARGEST = 2 * 1024 * 1024, 32 * 1024 * 1024
_EMBEDDED = re.compile(r"data:[\w.+/-]{0,60}(?:;[\w=-]{1,30}){0,3},[\w+/=%-]{200,}")
_DECLARED_WITHIN = 20_000
_DECLARATIONS = re.compile(r"(<!DOCTYPE[^>\[]{0,500})\[.{0,20000}?\]\s*>", re.IGNORECASE | re.DOTALL)
_SAME_LETTERS = 40
_FEWEST_IN_COMMON = 0.9
_CUT = Diagnostic(
    "page_cut",
    "The page has more than 2,000 elements in one another; what follows on the innermost was not read.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is left of a web page.

    Attributes:
        text: The article, title first.
        title: Its title.
        published: ISO 8601 date of publication, if the page says it.
        url: The page's own (canonical) address.
        diagnostics: What a reader of the record should know about the reading.
        feeds: The feeds that it announces.
        site: What it calls the paper or site that it is of.
    """

    text: str
    title: str | None
    published: str | None
    url: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    feeds: tuple[Announced, ...] = ()
    site: str | None = None


def read_page(markup: str, *, url: str | None = None) -> Page:
    """Extract the article of a page.

    Args:
        markup: The whole page.
        url: Where it was fetched from.

    Raises:
        ArticleError: When there is no article in it.
    """
    tree, is_whole = _parsed(markup)
    found = page_blocks(tree)
    facts = PageFacts(tree, found.blocks, url)
    voted = _second_opinion(markup, url)
    choice = article_blocks(tree, found.blocks, facts.headline, voted)
    lines = [block.text for block in choice.blocks]
    if facts.title and facts.title.casefold() not in (line.casefold() for line in lines[:1]):
        lines.insert(0, facts.title)
    feeds = announced_feeds(tree, url or facts.address)
    if not choice.blocks:
        raise FrontPageError(feeds) if feeds else ArticleError("holds no article text")
    return Page(
        text="\n\n".join(lines) + "\n",
        title=facts.title,
        published=facts.published(found.blocks, choice.root),
        url=facts.address,
        diagnostics=(*_notes(choice.blocks, voted, found.struck), *(() if is_whole else (_CUT,))),
        feeds=feeds,
        site=facts.site,
    )


def without_declarations(markup: str) -> str:
    """A page without what its head declares for XML: entities of its own, which are never read."""
    return _DECLARATIONS.sub(r"\1>", markup, count=1) if "<!ENTITY" in markup[:_DECLARED_WITHIN] else markup


def page_tree(markup: str) -> Any:
    """The elements of a page.

    Raises:
        ArticleError: When there are none.
    """
    return _parsed(markup)[0]


def _parsed(markup: str) -> tuple[Any, bool]:
    """The elements of a page, and whether they are all of it."""
    # Wanted for web pages only, and takes a while to import.
    import lxml.etree
    import lxml.html

    if len(markup) > _LARGE:
        # Pictures and fonts that the page has in itself are most of such a page.
        markup = _EMBEDDED.sub("data:,", markup)
        if len(markup) > _LARGEST:
            raise ArticleError(f"is a page with more than {_LARGEST // 2**20} MB of text and marks")
    markup = without_declarations(without_c1_controls(markup))
    plain = _CONTROLS.sub(" ", _CONTROL_REFERENCE.sub(" ", markup))
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ArticleError("holds no article text") from error
    return tree, all("Excessive depth" not in entry.message for entry in parser.error_log)


def _second_opinion(markup: str, url: str | None) -> list[str]:
    """The paragraphs that trafilatura takes for the article; none where a page is too odd for it."""
    import trafilatura

    try:
        body = trafilatura.bare_extraction(
            page_tree(markup), url=url, with_metadata=False, include_comments=False
        )
    except Exception:
        # It is only an opinion: no page that breaks it is lost for that.
        return []
    text = body.text if body else ""
    return [line for line in map(str.strip, (text or "").splitlines()) if line]


def _notes(blocks: Sequence[Block], voted: Sequence[str], struck: int) -> list[Diagnostic]:
    notes = []
    sentences = [_letters(block.text) for block in blocks if block.is_sentence and block.kind != "caption"]
    lines = [_letters(line) for line in voted]
    places = [place for words in sentences if (place := _place(lines, words)) is not None]
    moved = any(later < earlier for earlier, later in pairwise(places))
    if sentences and (moved or len(places) < _FEWEST_IN_COMMON * len(sentences)):
        what = "moved some of them" if moved else f"found {len(places):,} of them"
        notes.append(
            Diagnostic(
                "page_blocks",
                f"{len(sentences):,} paragraphs were taken from the page as they stand in it; "
                f"the extractor of main text {what}.",
            )
        )
    if struck:
        notes.append(
            Diagnostic(
                "struck_text", f"{struck:,} characters that the page shows struck through were left out."
            )
        )
    return notes


def _place(lines: Sequence[str], words: str) -> int | None:
    return next((number for number, line in enumerate(lines) if line.startswith(words[:_SAME_LETTERS])), None)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
