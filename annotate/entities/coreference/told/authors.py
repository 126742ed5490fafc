"""Who writes an article in the first person: "I" outside all quotations is who stands in the by-line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.entities.coreference.words import Words, is_within
from annotate.entities.grouping.names import Group
from annotate.entities.mentions.finding import Found
from annotate.language import groups as spans
from annotate.record import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.8
AUTHOR = "who writes the article"
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
# "The writer is a professor at Selm."
_WRITER = re.compile(r"^(?P<who>The (?:writer|author|columnist)) (?:is|was|has|teaches|lives|works)\b", re.M)
_LABEL = re.compile(r"^[A-Z][\w.’' -]{0,30}: ", re.M)
_TWICE, _FULL = 2, 2


def author_of(groups: Sequence[Group], by_lines: Sequence[tuple[int, int]]) -> Group | None:
    """Return the only one whom by-lines name, none where there are two or nobody.

    Args:
        groups: Entities with their names.
        by_lines: Where by-lines stand, as offsets.
    """
    people = [group for group in groups if group.type == "PERSON" and len(group.full) >= _FULL]
    found = [group for group in people if any(is_within(m.start, by_lines) for m in group.mentions)]
    return found[0] if len(found) == 1 else None


def settle_writer(doc: Doc, text: str, author: Group) -> None:
    """Add "the writer" of the last lines to who writes the article, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        author: As ``author_of`` returns it.
    """
    for match in _WRITER.finditer(text):
        span = doc.char_span(*match.span("who"))
        if span is not None:
            author.mentions.append(
                _found(span.start, span.end - 1, *match.span("who"), match["who"], "nominal")
            )


def add_author(doc: Doc, text: str, words: Words, author: Group) -> None:
    """Add every "I" that stands in nobody else's words to who writes the article, in place.

    Args:
        doc: Over exactly ``text``.
        text: The article's text.
        words: The document.
        author: As ``author_of`` returns it.
    """
    contents = doc.spans.get(spans.CONTENTS, ())
    told = {place for span in contents for place in range(span.start, span.end)}
    own = [
        place
        for place, word in enumerate(words.lower)
        if word in _FIRST_PERSON and not words.quotes[place] and place not in told
    ]
    if len(own) < _TWICE or _LABEL.search(text):
        return
    for place in own:
        start, end = doc[place].idx, doc[place].idx + len(doc[place])
        author.mentions.append(_found(place, place, start, end, text[start:end], "pronoun"))


def _found(first: int, last: int, start: int, end: int, exact: str, kind: MentionKind) -> Found:
    return Found(start, end, exact, "PERSON", kind, "rule", CONFIDENCE, first, last, AUTHOR)
