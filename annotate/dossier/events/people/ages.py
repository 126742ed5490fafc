"""How old somebody is, by the words beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.dossier.reading import Source
from annotate.timeline.values.lexicon import number_of

# Of children in words, too: "Ida Moen, nine, was found", "a girl of nine, Ida Moen".
_AGE_BEHIND = re.compile(
    r"\s*(?:,\s+(?:aged?\s+)?|\(\s?)(?P<age>[1-9]\d|[a-z]{3,9})(?=\s?[,.)]|\s+and\b)(?![,.]\d)"
)
_AGE_OF = re.compile(r"\b(?:girl|boy|child|man|woman|daughter|son)\s+of\s+(?P<age>[1-9]\d?|[a-z]{3,9}),\s+$")
_AGE_IS = re.compile(
    r"(?:\s+|,\s+who\s+)(?:is|was|turned|aged)\s+(?P<age>[1-9]\d)(?=[.,;]|\s+(?:years? old|and|when)\b)"
    r"(?![.,]\d)"
)
# "Ana Ruiz became mayor on Monday at the age of 29".
_AT_AGE = re.compile(
    r"(?:\s+(?!(?:and|but|when|who|whose|after|in|sa(?:id|ys)|told|that)\b)[\w'’-]+){1,9}?\s+at\s+(?:the\s+age\s+of\s+)?"
    r"(?P<age>[1-9]\d)(?=[.,;]|\s+(?:and|when|on|after)\b)(?![.,]\d)"
)
_AGE_IN_BETWEEN = re.compile(r",\s+(?:an?|the)\s+(?P<age>[1-9]\d)-year-old\b(?!['’])")
_AGE_ITSELF = re.compile(r"\b(?P<age>[1-9]\d)-year-old\b")
_AGE_BEFORE = re.compile(r"\b(?P<age>[1-9]\d)-year-old\b(?:\s+[\w-]+){0,3}\s+$")
_NEAR = 60


def ages(source: Source) -> Iterator[tuple[int, int, int, str]]:
    """Yield ages that stand right beside people, each with its bounds and the id of the entity."""
    text = source.text
    for entity in source.entities:
        if entity.type != "PERSON" or not entity.named:
            continue
        for mention in entity.mentions:
            behind = None
            if mention.kind == "name":
                behind = _AGE_BEHIND.match(text, mention.end) or _AT_AGE.match(text, mention.end)
            behind = behind or _AGE_IS.match(text, mention.end) or _AGE_IN_BETWEEN.match(text, mention.end)
            if mention.kind == "nominal" and not behind:
                behind = _AGE_ITSELF.search(text, mention.start, mention.end)
            low = max(0, mention.start - _NEAR)
            before = _AGE_BEFORE.search(text, low, mention.start) or _AGE_OF.search(text, low, mention.start)
            for found in (behind, before if mention.kind == "name" else None):
                age = int(number_of(found["age"]) or 0) if found else 0
                if found and age:
                    yield (*found.span("age"), age, entity.id)
