"""Title, publication date and address of a web page: the article's own, not those of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from annotate.reading.pages.blocks import Block, shown_words
from annotate.reading.pages.data import LinkedObject, linked_objects, meta_values, plain_address
from annotate.reading.pages.furniture import is_comment, is_furniture
from annotate.reading.text.dates import date_in, is_date_line
from annotate.reading.text.head import is_head_line

# Most specific first: when the article was published, not when it was changed.
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dc.date.published",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "publish-date",
    "publish_date",
    "published-date",
    "publishdate",
    "published",
    "publication_date",
    "publication-date",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "rnews:datepublished",
    "pubdate",
    "displaydate",
    "date",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_ADDRESS = re.compile(r"https?://\S{1,2000}\Z", re.IGNORECASE)
_DIVIDER = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
_DATE_CLASS = re.compile(
    r"date|publish|posted|timestamp|byline|dateline|(?:\A|[\s_-])time|(?:\A|[\s_-])meta(?:\Z|[\s_-])", re.I
)
_HEAD_BLOCKS = 12
_LONGEST_DATE_LINE = 160
_BYLINE = re.compile(r"\s*by\s", re.IGNORECASE)
_LONG_WORD = re.compile(r"\w{4,}")
_INSETS = frozenset({"figure", "figcaption", "blockquote", "table"})
_HEADING_TAGS = ("h1", "h2", "h3")


class PageFacts:
    """What is known of a page apart from its text.

    Attributes:
        address: The page's own (canonical) address.
        headline: The block that is the article's headline, if it stands in the page.
        title: Its title.
        site: What it calls the paper or site that it is of.
    """

    def __init__(self, tree: Any, blocks: Sequence[Block], url: str | None) -> None:
        self._tree = tree
        self._objects = linked_objects(tree)
        self.address = _address(tree)
        self.site = next((" ".join(name.split()) for name in meta_values(tree, ("og:site_name",))), None)
        self._places = {plain_address(place) for place in (self.address, url) if place}
        self._named = _names(tree)
        self._beside: dict[Any, tuple[set[Any], set[Any]] | None] = {}
        self._own = self._own_object(blocks)
        self.headline = self._find_headline(blocks)
        self.title = self.headline.text if self.headline else self._stated_title()

    def published(self, blocks: Sequence[Block], root: Any) -> str | None:
        """ISO 8601 date of publication, if the page says it anywhere.

        Args:
            blocks: Everything that the page shows.
            root: The element that holds the article.
        """
        for candidate in self._dates(blocks, root):
            date = date_in(candidate)
            if date:
                return date
        return None

    def _dates(self, blocks: Sequence[Block], root: Any) -> Iterator[object]:
        if self._own is not None:
            yield self._own.values.get("datePublished")
        yield from meta_values(self._tree, _DATE_META)
        for other in self._objects:
            is_page = other.may_date and not other.is_article and not other.is_apart
            if is_page and not self._is_of_another(other):
                yield other.values.get("datePublished")
        if self._own is not None:
            yield self._own.values.get("dateCreated")
        times = [element for element in self._tree.iter() if _gives_date(element)]
        marked = [element for element in times if _is_marked(element)]
        yield from map(_date_of, (each for each in marked if self._is_own(each, root)))
        head = self._head(blocks, root)
        near = {id(block.element) for block in head}
        lone = [
            each
            for each in times
            if each not in marked
            and self._is_own(each, root)
            and _stands_alone(each)
            and not self._is_of_link(each)
        ]
        yield from map(_date_of, (each for each in lone if any(id(up) in near for up in _up(each, 3))))
        for block in head:
            if any(self._is_of_link(each) for each in block.element.iter("time")):
                continue
            named = any(
                _DATE_CLASS.search(f"{up.get('class') or ''} {up.get('id') or ''}")
                for up in _up(block.element, 2)
            )
            called = named and len(block.text) <= _LONGEST_DATE_LINE / 2 and not block.is_sentence
            if called or is_head_line(block.text) or (is_date_line(block.text) and not block.is_sentence):
                yield block.text
        within = {date_in(_date_of(each)) for each in lone} - {None}
        if within:
            # The entries of a live page; the first of them was written first.
            yield min(filter(None, within))

    def _head(self, blocks: Sequence[Block], root: Any) -> list[Block]:
        """The short blocks around the headline, up to the first paragraph."""
        top = next((number for number, block in enumerate(blocks) if block is self.headline), None)
        if top is None:
            return _until_text(block for block in blocks if root is not None and root in _up(block.element))
        before = [block for block in blocks[max(0, top - 4) : top] if not _is_beside(block.element)]
        after = (block for block in blocks[top + 1 :] if not _is_beside(block.element, root))
        return [*_until_text(after), *before]

    def _is_own(self, element: Any, root: Any) -> bool:
        """Whether an element is the article's rather than a comment's, a box's or another article's."""
        up = _up(element)
        if any(is_comment(each) or each.tag in _INSETS for each in up) or _is_beside(element, root):
            return False
        headline = set(_up(self.headline.element)) if self.headline else set()
        nearest = next((each for each in up if each.tag == "article"), None)
        if (
            nearest is not None
            and nearest is not root
            and nearest not in headline
            and root not in _up(nearest)
        ):
            return False
        if root is not None and root in up:
            return True
        # Beside the headline, where this stands before the article itself.
        return any(each in headline and each.tag not in ("html", "body") for each in up)

    def _is_of_link(self, element: Any) -> bool:
        """Whether a time stands beside the link to another page whose day it is."""
        around = _up(element)
        for each in around[1:4]:
            if each not in self._beside:
                self._beside[each] = self._links_in(each)
            beside = self._beside[each]
            if beside is None:
                return False
            # What the time itself stands in is left out.
            if any(len(links) > sum(up in links for up in around) for links in beside):
                return True
        return False

    def _links_in(self, part: Any) -> tuple[set[Any], set[Any]] | None:
        """The links to other pages in a part: in headings, and of an entry; none beside an article."""
        if part.tag in ("body", "main") or next(part.iter("h1"), None) is not None:
            return None
        links = {link for link in part.iter("a") if self._leads_away(link)}
        headed = {
            link for link in links if any(up.tag in _HEADING_TAGS for up in (*_up(link, 2), *link.iter()))
        }
        words = shown_words(part) if part.tag == "li" and links else None
        of_entry = words is not None and not (_BYLINE.match(words) or is_head_line(words))
        return headed, links if of_entry else set()

    def _leads_away(self, link: Any) -> bool:
        place = (link.get("href") or "#").strip()
        return not place.startswith("#") and plain_address(place.partition("#")[0]) not in self._places

    def _own_object(self, blocks: Sequence[Block]) -> LinkedObject | None:
        """The object about the article of this page, if one is."""
        shown = {_folded(block.text) for block in blocks if block.heading in (1, 2)}
        ranked = []
        for number, each in enumerate(self._objects):
            if not each.is_article and (each.types or not each.headline):
                continue
            at_home = bool(each.addresses & self._places)
            named = bool(each.headline) and self._is_title(each.headline or "", shown)
            score = 4 * at_home + 3 * named - 3 * each.is_apart + 2 * each.is_article
            ranked.append((score, -number, at_home or named, each))
        if not ranked:
            return None
        score, _, proven, best = max(ranked, key=lambda entry: entry[:2])
        rivals = [entry for entry in ranked if entry[0] == score]
        if proven or (len(rivals) == 1 and not best.is_apart and not self._is_of_another(best)):
            return best
        return None

    def _is_title(self, words: str, shown: set[str]) -> bool:
        folded = _folded(words)
        return folded in shown or any(_is_same(folded, _folded(name)) for name in self._named)

    def _is_of_another(self, each: LinkedObject) -> bool:
        """Whether an object says that it is about another page or article than this one."""
        if each.addresses & self._places:
            return False
        if each.addresses and self._places and not each.headline:
            return not any(place.startswith(address) for address in each.addresses for place in self._places)
        if not each.headline:
            return False
        words = set(_LONG_WORD.findall(_folded(each.headline)))
        headings = [name for name in (*self._named, *map(shown_words, self._tree.iter("h1"))) if name]
        named = {word for name in headings for word in _LONG_WORD.findall(_folded(name))}
        return bool(words and named) and words.isdisjoint(named)

    def _find_headline(self, blocks: Sequence[Block]) -> Block | None:
        """The heading that the page's own data call its title, else its first top heading."""
        site = {_folded(name) for name in meta_values(self._tree, ("og:site_name", "application-name"))}
        levels = [block.heading for block in blocks if block.heading]
        ranked = []
        for number, block in enumerate(blocks):
            if not block.heading or block.heading > len(_HEADING_TAGS):
                continue
            folded = _folded(block.text)
            score = 2.0 * (block.heading == 1) - 0.5 * (block.heading == 3)
            if 1 not in levels and block.heading == levels[0] and levels.count(levels[0]) == 1:
                score += 1.5 + 0.5 * (block.heading == 3)
            if self._own is not None and self._own.headline:
                score += 3 * _is_same(folded, _folded(self._own.headline))
            score += 3 * any(_is_same(folded, _folded(name)) for name in self._named)
            score -= 6 * (folded in site)
            score -= 3 * _is_beside(block.element) + 1.5 * block.is_card + 1.0 * (block.share_linked > 0.8)
            ranked.append((score, -number, block))
        best = max(ranked, key=lambda entry: entry[:2], default=None)
        return best[2] if best is not None and best[0] >= 1.5 else None

    def _stated_title(self) -> str | None:
        if self._own is not None and self._own.headline:
            return self._own.headline
        for name in self._named:
            return name
        return next((words for words in map(shown_words, self._tree.iter("h1")) if words), None)


def _names(tree: Any) -> list[str]:
    """What the page calls itself, without the name of the site before or behind it."""
    site = {_folded(name) for name in meta_values(tree, ("og:site_name", "application-name"))}
    found = [" ".join(value.split()) for value in meta_values(tree, _TITLE_META)]
    head = next(tree.iter("title"), None)
    if head is not None and (head.text or "").strip():
        found.append(" ".join(head.text.split()))
    names: list[str] = []
    for name in found:
        parts = [part for part in _DIVIDER.split(name) if part and _folded(part) not in site]
        headings = [shown_words(each) for tag in _HEADING_TAGS for each in tree.iter(tag)]
        folded = {_folded(words) for words in headings}
        if _folded(name) in folded or len(parts) < 2:
            names.append(name if len(parts) != 1 else parts[0])
        else:
            shown = [part for part in parts if _folded(part) in folded]
            joined = " ".join(name.rsplit(parts[-1], 1)[0].rstrip(" |–—·•»:-").split())
            names.append(shown[0] if shown else max(joined, parts[0], key=len))
    return [name for name in dict.fromkeys(names) if name and _folded(name) not in site]


def _is_same(one: str, other: str) -> bool:
    """Whether two folded titles are one, or one is the other with a few words before or behind it."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= 15
        and len(short) >= 0.5 * len(long)
        and (long.startswith(short) or long.endswith(short))
    )


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _up(element: Any, most: int | None = None) -> list[Any]:
    if element is None:
        return []
    chain = [element, *element.iterancestors()]
    return chain if most is None else chain[:most]


def _is_beside(element: Any, root: Any = None) -> bool:
    """Whether an element stands in a box, a menu or the like inside ``root``."""
    for each in _up(element):
        if each is root:
            return False
        if is_furniture(each) and not _holds_much(each):
            return True
    return False


def _holds_much(element: Any) -> bool:
    """Whether a whole article may stand in an element, as in the one form around a whole page."""
    return sum(1 for _ in element.iter("p")) > 5 and next(element.iter("h1"), None) is not None


def _until_text(blocks: Iterable[Block]) -> list[Block]:
    """The blocks before the second real paragraph; the first may be the lead that stands over the date."""
    found: list[Block] = []
    paragraphs = 0
    for block in islice(blocks, _HEAD_BLOCKS):
        if block.kind == "caption":
            continue
        if block.is_sentence and len(block.text) > _LONGEST_DATE_LINE / 2 and not is_date_line(block.text):
            paragraphs += 1
            if paragraphs > 1:
                break
            continue
        found.append(block)
    return found


def _gives_date(element: Any) -> bool:
    if element.tag == "time":
        return bool(_date_of(element))
    return isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or "").split()


def _is_marked(element: Any) -> bool:
    marks = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    return element.get("pubdate") is not None or "datepublished" in marks


def _date_of(element: Any) -> str:
    return (
        element.get("datetime")
        or element.get("content")
        or element.get("title")
        or element.get("date-time")
        or "".join(element.itertext())
    )


def _stands_alone(element: Any) -> bool:
    """Whether a time stands by itself, in a line of the date or a by-line, rather than in a sentence."""
    holder = next(
        (
            each
            for each in _up(element)[1:]
            if each.tag not in ("a", "b", "em", "i", "span", "strong", "small")
        ),
        None,
    )
    words = " ".join("".join(holder.itertext()).split()) if holder is not None else ""
    own = " ".join("".join(element.itertext()).split())
    if holder is not None and holder.tag in ("p", "li", "td", "blockquote", "figcaption"):
        return is_head_line(words) or (
            len(words) - len(own) <= 40 and not re.search(r"[a-z] [a-z]+ [a-z]+.*\.\Z", words)
        )
    before = (element.tail or "").strip()
    return not re.match(r"[,;]|[a-z]", before)


def _address(tree: Any) -> str | None:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*links, *meta_values(tree, ("og:url",))):
        if _ADDRESS.match(candidate.strip()):
            return candidate.strip()
    return None
