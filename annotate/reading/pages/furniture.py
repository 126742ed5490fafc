"""What stands beside an article on its page: menus, comments, sign-up forms, boxes of related stories.

It is told by elements, roles and the words of class names; whatever holds most of the
page's sentences is none of it, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from annotate.reading.pages.blocks import Block
from annotate.support.yamlfile import packaged_yaml

_LISTS = packaged_yaml("annotate.reading.pages", "page_elements.yaml")
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
_FURNITURE_WORDS = frozenset(_LISTS["furniture_words"])
# What a designer may call a paragraph, too.
_DOUBTFUL_WORDS = frozenset(_LISTS["doubtful_words"])
_TAGS_OF_BOXES = frozenset(_LISTS["tags_of_boxes"])
_WORDS_OF_PROSE = 6
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
ENOUGH_OF_THE_PAGE = 0.5
LONG = 80


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
    return not _words_of(names).isdisjoint(_FURNITURE_WORDS) and not _is_called_in_passing(element, names)


def _words_of(names: str) -> set[str]:
    return {word.lower() for name in names.split() for word in (name, *_WORD.findall(name))}


def _is_called_in_passing(element: Any, names: str) -> bool:
    """Whether a class name such as "promo-text" only styles sentences of an article, without a link."""
    if not (_words_of(names) & _FURNITURE_WORDS) <= _DOUBTFUL_WORDS:
        return False
    if not any(each.tag in ("article", "main") for each in element.iterancestors()):
        return False
    inside = {each.tag for each in element.iter() if isinstance(each.tag, str)}
    words = " ".join("".join(element.itertext()).split())
    return (
        inside.isdisjoint(_TAGS_OF_BOXES) and words.count(" ") >= _WORDS_OF_PROSE and words[-1:] in '.!?”"’'
    )


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


class Furniture:
    """The elements that stand beside the article, told by name and confirmed by how little they hold."""

    def __init__(self, blocks: Sequence[Block], headline: Block | None) -> None:
        self._named: dict[Any, bool] = {}
        weights: dict[Any, float] = {}
        total = 0.0
        for block in blocks:
            weight = weight_of(block)
            total += weight
            for element in chain(block.element):
                if self._is_named(element):
                    weights[element] = weights.get(element, 0.0) + weight
        around = set(chain(headline.element)) if headline else set()
        self._real = {
            element
            for element in weights
            if (
                weights[element] < ENOUGH_OF_THE_PAGE * total
                and not (element in around and weights[element] > 0.25 * total)
            )
            or (is_comment(element) and element not in around)
        }

    def holds(self, block: Block) -> bool:
        """Whether a block is in such an element; a correction at the foot of an article is not."""
        inside = [element for element in chain(block.element) if element in self._real]
        if not inside:
            return False
        in_foot = all(element.tag == "footer" for element in inside)
        return not (in_foot and _CORRECTION.match(block.text))

    def _is_named(self, element: Any) -> bool:
        if element not in self._named:
            self._named[element] = is_furniture(element)
        return self._named[element]


def chain(element: Any) -> list[Any]:
    """An element and those around it, from the inside out."""
    return [] if element is None else [element, *element.iterancestors()]


def weight_of(block: Block) -> float:
    """How much a block counts as text of an article."""
    if block.kind in ("heading", "caption") or block.is_card:
        return 0.0
    length = len(block.text) - (block.linked if not block.is_sentence else block.linked / 2)
    return float(length) if block.is_sentence or length >= LONG else length / 4
