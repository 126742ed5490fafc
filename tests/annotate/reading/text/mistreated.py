"""What becomes of a text on its way, and how much the engine still finds in it."""

from __future__ import annotations

import functools
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

from annotate import Annotator, Article
from annotate.record import Annotations

ARTICLES: list[str] = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text(encoding="utf-8"))
PUBLISHED = "2025-06-10"
Found = Counter[tuple[object, ...]]

_PLAIN = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "\u00ad": None, "\u200b": None, "\u00a0": " "})


def wrapped(text: str, width: int, *, hyphens: bool = True) -> str:
    """Wrap every paragraph."""
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=hyphens, break_long_words=False)
        for line in text.split("\n")
    )


def divided(text: str, width: int, mark: str = "-") -> str:
    """Wrap every paragraph as printers do: words are divided at the ends of lines."""
    chance = random.Random(width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            room = width - len(line) - 2
            if len(line) + 1 + len(word) <= width or not line:
                line = f"{line} {word}".strip()
                continue
            place = min(room, len(word) - 3)
            if word.isalpha() and len(word) > 6 and place >= 3 and chance.random() < 0.7:
                lines.append(f"{line} {word[:place]}{mark}")
                line = word[place:]
            else:
                lines.append(line)
                line = word
        lines.append(line)
    return "\n".join(lines)


def with_soft_hyphens(text: str) -> str:
    """Put soft hyphens into long words."""
    chance = random.Random(1)
    return re.sub(r"(?<=\w\w)(?=\w\w\w)", lambda _: "\u00ad" if chance.random() < 0.15 else "", text)


def with_zero_width_spaces(text: str) -> str:
    """Put zero-width spaces at ends of words and into them."""
    chance = random.Random(2)
    return re.sub(r"(?<=\w)(?=\w| )", lambda _: "\u200b" if chance.random() < 0.1 else "", text)


def with_odd_spaces(text: str) -> str:
    """Make half of the spaces no-break ones."""
    chance = random.Random(3)
    return re.sub(" ", lambda _: "\u00a0" if chance.random() < 0.5 else " ", text)


def with_ligatures(text: str) -> str:
    """Set the text with ligatures."""
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ")


def with_wide_spaces(text: str) -> str:
    """Put two spaces where there was one, here and there."""
    chance = random.Random(4)
    return re.sub(r"(?<=\S) ", lambda _: "  " if chance.random() < 0.3 else " ", text)


@functools.cache
def found_in(annotator: Annotator, text: str) -> tuple[Found, Found, Found]:
    """Entities, claims and times, by what they say."""
    record = annotator.annotate(Article.from_text(text, published=PUBLISHED))
    check_places(record, text)
    entities = Counter((e.type, _said(m.exact)) for e in record.entities for m in e.mentions)
    claims: Found = Counter(
        (
            tuple(_said(s.exact) for s in claim.source.spans) if claim.source else None,
            tuple(_said(s.exact) for s in claim.cue),
            tuple(_said(s.exact) for s in claim.content),
        )
        for claim in record.claims
    )
    times = Counter((_said(t.exact), t.value) for t in record.timeline.times)
    return Counter(entities), claims, Counter(times)


def share_found(annotator: Annotator, change: Callable[[str], str]) -> tuple[float, Counter[object], int]:
    """Return which share is still found in changed texts, and what is not."""
    same, lost, whole = 0, Counter[object](), 0
    for text in ARTICLES:
        for before, after in zip(found_in(annotator, text), found_in(annotator, change(text)), strict=True):
            same += (before & after).total()
            lost += before - after
            whole += before.total()
    return same / whole, lost, whole


def check_places(record: Annotations, text: str) -> None:
    """Every span of a record is exact and lies in a section's range of the text."""
    spans = [(m.start, m.end, m.exact) for e in record.entities for m in e.mentions]
    for claim in record.claims:
        parts = [*claim.cue, *claim.content, *(claim.source.spans if claim.source else ())]
        spans += [(s.start, s.end, s.exact) for s in parts]
        spans += [(h.start, h.end, h.exact) for h in claim.hedges]
    for event in record.timeline.events:
        spans.append((event.headline.start, event.headline.end, event.headline.exact))
        spans += [(m.start, m.end, m.exact) for m in event.mentions]
    spans += [(t.start, t.end, t.exact) for t in record.timeline.times]
    assert all(text[start:end] == exact != "" for start, end, exact in spans)


def _said(exact: str) -> str:
    """Words without what was done to them; hyphens do not count, since lines may end with them."""
    return re.sub(r"[\s-]+", "", exact.translate(_PLAIN))
