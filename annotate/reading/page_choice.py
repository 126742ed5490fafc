"""Which blocks of a web page are its article.

Menus, comments, sign-up forms, share bars, related stories and the like are told by
their elements, by the words of their class names, and by being links and
labels rather than sentences. Whatever holds most of the page's sentences is
none of them, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.reading.dates import is_date_line
from annotate.reading.head import is_head_line
from annotate.reading.page_blocks import Block
from annotate.reading.sections import is_boilerplate

_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "menu", "form", "address", "search"})
_FURNITURE_ROLES = frozenset(
    {
        "navigation",
        "complementary",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "banner",
        "dialog",
        "alertdialog",
    }
)
_FURNITURE_WORDS = frozenset(
    """nav navbar navigation menu submenu breadcrumb breadcrumbs sidebar related relatedposts relatedlinks
    recommended recommendation recommendations trending popular mostread mostpopular mostviewed newsletter signup
    subscribe subscription paywall promo promos promotion advert adverts advertisement advertising ad ads adslot
    sponsor sponsored taboola outbrain share sharing sharebar sharedaddy social socials follow footer cookie
    cookies consent gdpr modal popup overlay toolbar pagination pager taglist tags keywords bio authorbio
    readmore morestories seealso jp-relatedposts addtoany byline-bio upnext ticker""".split()
)
_FURNITURE_PAIRS = re.compile(
    r"most[-_ ]?(?:read|popular|viewed|shared|commented)|read[-_ ]?(?:more|next|also)|more[-_ ]?(?:stories|news|from|on|in)"
    r"|see[-_ ]?also|up[-_ ]?next|also[-_ ]?(?:like|read)|you[-_ ]?may|author[-_ ]?(?:bio|box|info|card)"
    r"|about[-_ ]?(?:the[-_ ]?)?author|post[-_ ]?(?:tags|nav|navigation)|entry[-_ ]?(?:tags|utility)|skip[-_ ]?(?:link|to)"
    r"|site[-_ ]?(?:header|footer|nav)|email[-_ ]?(?:form|signup)|latest[-_ ]?(?:news|stories|posts)",
    re.IGNORECASE,
)
_COMMENT_WORDS = frozenset("comments commentlist disqus respond replies fb-comments livefyre".split())
_COMMENT_PAIRS = re.compile(
    r"comment[-_ ]?(?:list|body|content|text|form|section|thread|item|author|area)", re.IGNORECASE
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# Their class names say what kind of article the page holds, and what else stands on it.
_NEVER_FURNITURE = frozenset({"html", "body", "main", "article"})

_CORRECTION = re.compile(
    r"(?:correction|clarification|update|editor.?s.? note)s?\b.{0,20}[:—–-]"
    r"|(?:an earlier|a previous) version|this (?:article|story|report|page|piece) (?:was|has been) "
    r"(?:amended|corrected|updated|changed|edited)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:related|recommended|more (?:on|from|in|stories|news)|most (?:read|popular|viewed)|read (?:more|next|also)"
    r"|also (?:read|on)|see also|you (?:may|might) (?:also )?like|trending|popular|latest|top stories|up next"
    r"|what to read next|editor.?s.? picks|comments?|leave a (?:comment|reply)|share this|\d+ (?:comments|responses)"
    r"|sign up|newsletter|subscribe|about the author|follow us|tags?|topics|join the (?:conversation|discussion))\b",
    re.IGNORECASE,
)
_LINK_LABEL = re.compile(
    r"(?:read|see|watch|listen|also|more|related|in pictures|video|live|opinion|analysis|explainer|photos?|gallery)"
    r"\b[^.]{0,25}:",
    re.IGNORECASE,
)
_MOSTLY_LINK = 0.65
_ENOUGH_OF_THE_PAGE = 0.5
_ENOUGH_OF_A_CONTAINER = 0.85
_LONG = 80
_FEWEST_WORDS_OF_A_LINK = 8
_SHORT_ARTICLE = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The article's blocks, in the order of the page.

    Attributes:
        blocks: Headline left out.
        root: The element that holds them.
    """

    blocks: list[Block]
    root: Any


def article_blocks(
    tree: Any, blocks: Sequence[Block], headline: Block | None, voted: Iterable[str]
) -> Choice:
    """Choose the blocks that are the article.

    Args:
        tree: The page.
        blocks: Everything that it shows.
        headline: The block that is the article's headline, if it stands in the page.
        voted: Paragraphs that another extractor took for the article.
    """
    furniture = _Furniture(blocks, headline)
    content = [block for block in blocks if not furniture.holds(block)]
    if sum(_weight(block) for block in content) < _SHORT_ARTICLE:
        content = list(blocks)
    root = _root(tree, content, headline)
    votes = {_key(words) for words in voted}
    chosen = _around(blocks, content, root, headline, votes)
    return Choice(_without_link_boxes(chosen), root)


def is_furniture(element: Any) -> bool:
    """Whether an element's name, role or class says that it stands beside an article."""
    if element.tag in _NEVER_FURNITURE or not isinstance(element.tag, str):
        return False
    if element.tag in _FURNITURE_TAGS or (element.get("role") or "").strip().lower() in _FURNITURE_ROLES:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not names.strip():
        return False
    if _FURNITURE_PAIRS.search(names) or is_comment(element):
        return True
    words = {word.lower() for name in names.split() for word in (name, *_WORD.findall(name))}
    return not words.isdisjoint(_FURNITURE_WORDS)


def is_comment(element: Any) -> bool:
    """Whether an element holds what readers wrote."""
    if element.tag in _NEVER_FURNITURE and element.tag != "article":
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    return bool(
        _COMMENT_PAIRS.search(names)
        or not _COMMENT_WORDS.isdisjoint(names.lower().split())
        or (element.get("itemtype") or "").endswith(("/Comment", "/UserComments"))
        or (element.tag == "article" and "comment" in names.lower().split())
        or (element.tag == "li" and "comment" in names.lower().split())
    )


class _Furniture:
    """The elements that stand beside the article, told by name and confirmed by how little they hold."""

    def __init__(self, blocks: Sequence[Block], headline: Block | None) -> None:
        self._named: dict[Any, bool] = {}
        weights: dict[Any, float] = {}
        total = 0.0
        for block in blocks:
            weight = _weight(block)
            total += weight
            for element in _chain(block.element):
                if self._is_named(element):
                    weights[element] = weights.get(element, 0.0) + weight
        around = set(_chain(headline.element)) if headline else set()
        self._real = {
            element
            for element in weights
            if weights[element] < _ENOUGH_OF_THE_PAGE * total
            and not (element in around and weights[element] > 0.25 * total)
            or (is_comment(element) and element not in around)
        }

    def holds(self, block: Block) -> bool:
        """Whether a block is in such an element; a correction at the foot of an article is not."""
        inside = [element for element in _chain(block.element) if element in self._real]
        if not inside:
            return False
        in_foot = all(element.tag == "footer" for element in inside)
        return not (in_foot and _CORRECTION.match(block.text))

    def _is_named(self, element: Any) -> bool:
        if element not in self._named:
            self._named[element] = is_furniture(element)
        return self._named[element]


def _chain(element: Any) -> list[Any]:
    return [] if element is None else [element, *element.iterancestors()]


def _weight(block: Block) -> float:
    """How much a block counts as text of an article."""
    if block.kind in ("heading", "caption") or block.is_card:
        return 0.0
    length = len(block.text) - (block.linked if not block.is_sentence else block.linked / 2)
    return float(length) if block.is_sentence or length >= _LONG else length / 4


def _root(tree: Any, blocks: Sequence[Block], headline: Block | None) -> Any:
    """The element that holds the article."""
    sums: dict[Any, float] = {}
    for block in blocks:
        weight = _weight(block)
        if weight:
            for element in _chain(block.element):
                sums[element] = sums.get(element, 0.0) + weight
    total = sums.get(tree, 0.0) or max(sums.values(), default=0.0)
    around = set(_chain(headline.element)) if headline else set()
    # The outermost stands first in the page.
    for element in sorted(sums, key=lambda each: len(_chain(each))):
        if element.tag != "article" and (element.get("role") or "") != "article":
            continue
        share = sums[element] / total
        if share >= _ENOUGH_OF_THE_PAGE or (element in around and share >= _ENOUGH_OF_THE_PAGE / 2):
            return element
    for element in sums:
        is_main = element.tag == "main" or element.get("role") == "main"
        if is_main and sums[element] >= _ENOUGH_OF_THE_PAGE * total:
            return element
    root = tree
    while True:
        children = [
            child for child in root if sums.get(child, 0.0) >= _ENOUGH_OF_A_CONTAINER * sums.get(root, 0.0)
        ]
        if len(children) != 1 or children[0].tag in ("p", "ul", "ol", "blockquote", "span"):
            return root
        root = children[0]


def _around(
    blocks: Sequence[Block], content: Sequence[Block], root: Any, headline: Block | None, votes: set[str]
) -> list[Block]:
    """The blocks of the root that are no furniture, and what belongs to them before and behind it."""
    inside = {id(block) for block in content if root is None or root in _chain(block.element)}
    allowed = {id(block) for block in content}
    places = [number for number, block in enumerate(blocks) if id(block) in inside]
    if not places:
        return []
    first = places[0]
    top = next((number for number, block in enumerate(blocks) if block is headline), None)
    chosen = []
    for number, block in enumerate(blocks):
        if block is headline or id(block) not in allowed:
            continue
        voted = _key(block.text) in votes and block.is_sentence
        between = top is not None and top < number < first
        if id(block) in inside:
            # What stands over the headline is the name of the section, the paper, the way to the page.
            wanted = top is None or number > top or block.is_sentence
        else:
            wanted = voted or (
                between and (block.is_sentence or len(block.text) >= _LONG or _is_head(block.text))
            )
        if wanted and _is_text(block):
            chosen.append(block)
    return chosen


def _is_head(words: str) -> bool:
    return is_head_line(words) or (len(words) <= 2 * _LONG and is_date_line(words))


def _is_text(block: Block) -> bool:
    """Whether a block by itself is text rather than a link to something else or a label."""
    if block.kind == "row":
        return True
    if is_boilerplate(block.text) or block.is_card:
        return False
    if block.kind == "heading":
        return not _NEXT.match(block.text) or block.is_sentence or len(block.text) > _LONG
    if block.share_linked < _MOSTLY_LINK or _is_head(block.text):
        return True
    words = block.text.count(" ") + 1
    return (
        block.is_sentence
        and words >= _FEWEST_WORDS_OF_A_LINK
        and not block.text.endswith(("...", "…", "?"))
        and not _LINK_LABEL.match(block.text)
    )


def _without_link_boxes(blocks: list[Block]) -> list[Block]:
    """Leave out headings under which nothing stands any more, but for the last one's own sentence."""
    kept: list[Block] = []
    for block in reversed(blocks):
        follows = kept[-1] if kept else None
        if block.kind == "heading" and not block.is_sentence:
            ends = follows is None or (follows.heading and follows.heading < block.heading)
            if ends:
                continue
        kept.append(block)
    return kept[::-1]


def _key(words: str) -> str:
    return "".join(character for character in words[:200] if character.isalnum()).lower()[:60]
