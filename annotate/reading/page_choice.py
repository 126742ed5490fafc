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
from annotate.yamlfile import packaged_yaml

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
_LISTS = packaged_yaml("annotate.reading", "page_elements.yaml")
_FURNITURE_WORDS = frozenset(_LISTS["furniture_words"])
_FURNITURE_PAIRS = re.compile(
    r"most[-_ ]?(?:read|popular|viewed|shared|commented)|read[-_ ]?(?:more|next|also)"
    r"|more[-_ ]?(?:stories|news|from|on|in)|see[-_ ]?also|up[-_ ]?next|also[-_ ]?(?:like|read)|you[-_ ]?may"
    r"|author[-_ ]?(?:bio|box|info|card)|about[-_ ]?(?:the[-_ ]?)?author|post[-_ ]?(?:tags|nav|navigation)"
    r"|entry[-_ ]?(?:tags|utility)|skip[-_ ]?(?:link|to)|site[-_ ]?(?:header|footer|nav)"
    r"|email[-_ ]?(?:form|signup)|latest[-_ ]?(?:news|stories|posts)",
    re.IGNORECASE,
)
_COMMENT_WORDS = frozenset(
    {"comments", "commentlist", "disqus", "respond", "replies", "fb-comments", "livefyre"}
)
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
    r"(?:related|recommended|more (?:on|from|in|stories|news)|most (?:read|popular|viewed)"
    r"|read (?:more|next|also)|also (?:read|on)|see also|you (?:may|might) (?:also )?like|trending|popular"
    r"|latest|top stories|up next|what to read next|editor.?s.? picks|(?:all |reader.?s? |user )?comments?"
    r"|leave a (?:comment|reply)|share this|\d+ (?:comments|responses)|sign up|newsletter|subscribe"
    r"|about the author|follow us|tags?|topics|join the (?:conversation|discussion))\b",
    re.IGNORECASE,
)
_LINK_LABEL = re.compile(
    r"(?:read|see|watch|listen|also|more|related|in pictures|video|live|opinion|analysis|explainer|photos?"
    r"|gallery)"
    r"\b[^.]{0,25}:",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+ |all |reader.?s? |user )?(?:comments?|responses|discussion)\b"
    r"|(?:leave|post|add|write) a (?:comment|reply)"
    r"|join the (?:conversation|discussion)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b|\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_MOST_WORDS_OF_A_LABEL = 3
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
            if (
                weights[element] < _ENOUGH_OF_THE_PAGE * total
                and not (element in around and weights[element] > 0.25 * total)
            )
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
    allowed = {id(block) for block in content}
    inside = {id(block) for block in content if root in _chain(block.element)}
    if not inside:
        return []
    first = next(number for number, block in enumerate(blocks) if id(block) in inside)
    top = next((number for number, block in enumerate(blocks) if block is headline), None)
    trusted = _Trust(content, root, inside, votes)
    candidates = []
    for number, block in enumerate(blocks):
        if block is headline or id(block) not in allowed:
            continue
        if id(block) in inside:
            # What stands over the headline is the name of the section, the paper, the way to the page.
            wanted = top is None or number > top or block.is_sentence
        else:
            between = top is not None and top < number < first
            voted = block.is_sentence and _key(block.text) in votes
            wanted = voted or (between and (_is_prose(block) or _is_head(block.text)))
        if wanted:
            candidates.append(block)
    return _in_flow(_under_own_headings(candidates), trusted)


class _Trust:
    """Whether a block of the root belongs to the article, by what else is known of it."""

    def __init__(self, content: Sequence[Block], root: Any, inside: set[int], votes: set[str]) -> None:
        prose = [block for block in content if id(block) in inside and _is_prose(block) and _is_text(block)]
        self._votes = votes
        self._voted = [block for block in prose if _key(block.text) in votes]
        enough = sum(map(_weight, self._voted)) >= _ENOUGH_OF_THE_PAGE * sum(map(_weight, prose))
        # An element that is called the article holds nothing else; one that was found by its weight may.
        self._needs_votes = enough and not _is_called_article(root)
        self._last_voted = self._voted[-1] if self._voted else None
        self._shapes = {_shape(block) for block in self._voted}
        self._passed = False

    def is_voted(self, block: Block) -> bool:
        """Whether the second opinion has it, too."""
        return _key(block.text) in self._votes

    def holds(self, block: Block) -> bool:
        """Whether a paragraph counts; to be asked in the order of the page."""
        if not self._needs_votes or self.is_voted(block):
            self._passed = self._passed or block is self._last_voted
            return True
        return not self._passed or (_shape(block) in self._shapes and self._beside(block))

    def _beside(self, block: Block) -> bool:
        last = self._last_voted
        return last is not None and bool(set(_chain(block.element)[1:3]) & set(_chain(last.element)[1:3]))


def _is_called_article(root: Any) -> bool:
    return root.tag in ("article", "main") or (root.get("role") or "") in ("article", "main")


def _under_own_headings(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what stands under a heading such as "Related stories" in its box, and all comments behind."""
    total = sum(map(_weight, blocks))
    so_far = 0.0
    holders: set[Any] = set()
    box: Any = None
    kept: list[Block] = []
    for block in blocks:
        if box is not None and box in _chain(block.element):
            continue
        box = None
        if _is_label(block) and _NEXT.match(block.text) and not block.is_sentence:
            if _COMMENTS.match(block.text) and so_far >= _ENOUGH_OF_THE_PAGE * total:
                break
            parent = block.element.getparent() if block.element is not None else None
            box = parent if parent is not None and parent not in holders else None
            continue
        if _is_prose(block):
            holders.update(_chain(block.element))
            so_far += _weight(block)
        kept.append(block)
    return kept


def _in_flow(blocks: Sequence[Block], trusted: _Trust) -> list[Block]:
    """Keep the paragraphs, and of the short blocks those that stand among them."""
    prose = [block for block in blocks if _is_prose(block) and _is_text(block) and trusted.holds(block)]
    if not prose:
        return [block for block in blocks if _is_text(block)]
    ids = {id(block) for block in prose}
    holders = {element for block in prose for element in _chain(block.element)[:2]}
    shapes = {_shape(block) for block in prose}
    last = max(number for number, block in enumerate(blocks) if id(block) in ids)
    seen: set[str] = set()
    kept = []
    paragraphs = 0
    for number, block in enumerate(blocks):
        if id(block) in ids:
            paragraphs += 1
            key = block.text if len(block.text) >= _LONG else ""
            # Pages repeat a lead for another width of screen.
            if key and key in seen:
                continue
            seen.add(key)
            kept.append(block)
            continue
        if _is_prose(block):
            continue
        is_in_head = paragraphs <= 1 and _is_head(block.text)
        if is_in_head or (_is_text(block) and _is_among(block, holders, shapes, trusted, number > last)):
            kept.append(block)
    return kept


def _is_among(block: Block, holders: set[Any], shapes: set[object], trusted: _Trust, is_behind: bool) -> bool:
    """Whether a short block stands among the paragraphs rather than in a box beside them."""
    element = block.element
    parent = element.getparent() if element is not None else None
    if block.kind in ("caption", "row"):
        return not is_behind or trusted.is_voted(block)
    if trusted.is_voted(block) and (not is_behind or parent in holders):
        return True
    if element not in holders and parent not in holders and _shape(block) not in shapes:
        up = parent.getparent() if parent is not None else None
        return block.kind == "heading" and not is_behind and up in holders
    if is_behind:
        return parent in holders and element.tag == "p"
    words = block.text.count(" ") + 1
    is_flowing = (
        block.kind in ("heading", "item")
        or element.tag in ("p", "blockquote", "td")
        or _shape(block) in shapes
    )
    return is_flowing or words > _MOST_WORDS_OF_A_LABEL or _CLOCK.match(block.text) is not None


def _shape(block: Block) -> object:
    """What an element and the one around it are called."""
    return tuple((each.tag, each.get("class")) for each in _chain(block.element)[:2])


def _is_prose(block: Block) -> bool:
    """Whether a block has a sentence or is long enough to be one."""
    if block.kind == "heading":
        return block.is_sentence and len(block.text) >= _LONG
    return block.kind != "row" and (block.is_sentence or len(block.text) >= _LONG)


def _is_label(block: Block) -> bool:
    """Whether a block may be a heading, whatever its element."""
    return block.kind == "heading" or len(block.text) <= _LONG / 2


def _is_head(words: str) -> bool:
    return is_head_line(words) or (len(words) <= 2 * _LONG and is_date_line(words))


def _is_text(block: Block) -> bool:
    """Whether a block by itself is text rather than a link to something else or a label."""
    if block.kind == "row":
        return True
    if is_boilerplate(block.text) or block.is_card:
        return False
    if block.kind == "caption" and block.text.count(" ") < 2:
        return False
    if block.kind == "heading":
        return not _NEXT.match(block.text) or block.is_sentence or len(block.text) > _LONG
    if block.share_linked < _MOSTLY_LINK:
        return not (block.linked and _LINK_LABEL.match(block.text))
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
