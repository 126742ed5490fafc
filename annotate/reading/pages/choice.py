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

from annotate.reading.pages.blocks import Block
from annotate.reading.pages.furniture import ENOUGH_OF_THE_PAGE, LONG, Furniture, chain, weight_of
from annotate.reading.text.dates import is_date_line
from annotate.reading.text.head import is_head_line
from annotate.reading.text.sections import is_boilerplate

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
_ENOUGH_OF_A_CONTAINER = 0.85
_FEWEST_WORDS_OF_A_LINK = 8
# Headlines ask, too.
_FEWEST_WORDS_OF_A_QUESTION = 12
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
    furniture = Furniture(blocks, headline)
    content = [block for block in blocks if not furniture.holds(block)]
    if sum(weight_of(block) for block in content) < _SHORT_ARTICLE:
        content = list(blocks)
    root = _root(tree, content, headline)
    votes = {_key(words) for words in voted}
    chosen = _around(blocks, content, root, headline, votes)
    return Choice(_without_link_boxes(chosen), root)


def _root(tree: Any, blocks: Sequence[Block], headline: Block | None) -> Any:
    """The element that holds the article."""
    sums: dict[Any, float] = {}
    for block in blocks:
        weight = weight_of(block)
        if weight:
            for element in chain(block.element):
                sums[element] = sums.get(element, 0.0) + weight
    total = sums.get(tree, 0.0) or max(sums.values(), default=0.0)
    around = set(chain(headline.element)) if headline else set()
    # The outermost stands first in the page.
    for element in sorted(sums, key=lambda each: len(chain(each))):
        if element.tag != "article" and (element.get("role") or "") != "article":
            continue
        share = sums[element] / total
        if share >= ENOUGH_OF_THE_PAGE or (element in around and share >= ENOUGH_OF_THE_PAGE / 2):
            return element
    for element in sums:
        is_main = element.tag == "main" or element.get("role") == "main"
        if is_main and sums[element] >= ENOUGH_OF_THE_PAGE * total:
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
    inside = {id(block) for block in content if root in chain(block.element)}
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
        enough = sum(map(weight_of, self._voted)) >= ENOUGH_OF_THE_PAGE * sum(map(weight_of, prose))
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
        return last is not None and bool(set(chain(block.element)[1:3]) & set(chain(last.element)[1:3]))


def _is_called_article(root: Any) -> bool:
    return root.tag in ("article", "main") or (root.get("role") or "") in ("article", "main")


def _under_own_headings(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what stands under a heading such as "Related stories" in its box, and all comments behind."""
    total = sum(map(weight_of, blocks))
    so_far = 0.0
    holders: set[Any] = set()
    box: Any = None
    kept: list[Block] = []
    for block in blocks:
        if box is not None and box in chain(block.element):
            continue
        box = None
        if _is_label(block) and _NEXT.match(block.text) and not block.is_sentence:
            if _COMMENTS.match(block.text) and so_far >= ENOUGH_OF_THE_PAGE * total:
                break
            parent = block.element.getparent() if block.element is not None else None
            box = parent if parent is not None and parent not in holders else None
            continue
        if _is_prose(block):
            holders.update(chain(block.element))
            so_far += weight_of(block)
        kept.append(block)
    return kept


def _in_flow(blocks: Sequence[Block], trusted: _Trust) -> list[Block]:
    """Keep the paragraphs, and of the short blocks those that stand among them."""
    prose = [block for block in blocks if _is_prose(block) and _is_text(block) and trusted.holds(block)]
    if not prose:
        return [block for block in blocks if _is_text(block)]
    ids = {id(block) for block in prose}
    holders = {element for block in prose for element in chain(block.element)[:2]}
    shapes = {_shape(block) for block in prose}
    last = max(number for number, block in enumerate(blocks) if id(block) in ids)
    seen: set[str] = set()
    kept = []
    paragraphs = 0
    for number, block in enumerate(blocks):
        if id(block) in ids:
            paragraphs += 1
            key = block.text if len(block.text) >= LONG else ""
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
    return tuple((each.tag, each.get("class")) for each in chain(block.element)[:2])


def _is_prose(block: Block) -> bool:
    """Whether a block has a sentence or is long enough to be one."""
    if block.kind == "heading":
        return block.is_sentence and len(block.text) >= LONG
    return block.kind != "row" and (block.is_sentence or len(block.text) >= LONG)


def _is_label(block: Block) -> bool:
    """Whether a block may be a heading, whatever its element."""
    return block.kind == "heading" or len(block.text) <= LONG / 2


def _is_head(words: str) -> bool:
    return is_head_line(words) or (len(words) <= 2 * LONG and is_date_line(words))


def _is_text(block: Block) -> bool:
    """Whether a block by itself is text rather than a link to something else or a label."""
    if block.kind == "row":
        return True
    if is_boilerplate(block.text) or block.is_card:
        return False
    if block.kind == "caption" and block.text.count(" ") < 2:
        return False
    if block.kind == "heading":
        return not _NEXT.match(block.text) or block.is_sentence or len(block.text) > LONG
    if block.share_linked < _MOSTLY_LINK:
        return not (block.linked and _LINK_LABEL.match(block.text))
    words = block.text.count(" ") + 1
    return (
        block.is_sentence
        and words >= (_FEWEST_WORDS_OF_A_QUESTION if block.text.endswith("?") else _FEWEST_WORDS_OF_A_LINK)
        and not block.text.endswith(("...", "…"))
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
