"""What a reader knows of names in general, applied to the names that the model finds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.language.encoder.decode import LabelledSpan
from annotate.language.rankers.short_forms import agree

# A site's name ("Amazon.com") may be that of a company; a whole address is no name.
_ADDRESS = re.compile(r"://|^www\.|\w@[\w-]+\.\w", re.IGNORECASE)

# "Anglo-Egyptian Treaty" is one name and "SARS-CoV-2" another; "Sino-British" is two, as is "Russia-Ukraine".
_ONE_NAME = frozenset([("MISC", "MISC"), ("PRODUCT", "PRODUCT"), ("NORP", "MISC"), ("NORP", "ORGANIZATION")])


def tidied(spans: Sequence[LabelledSpan], words: Sequence[str], spaced: Sequence[bool]) -> list[LabelledSpan]:
    """Return the names as a reader would have them.

    Addresses of sites and mail are no names, "The Hague" and names with a hyphen are
    whole, short forms have the label of their long forms.

    Args:
        spans: The names, in text order.
        words: The text of every word.
        spaced: Whether white space follows it.
    """
    names: list[LabelledSpan] = []
    for span in spans:
        if any(_ADDRESS.search(word) for word in words[span.start : span.end]):
            continue
        if names and _hyphenated(names[-1], span, words, spaced):
            first = names.pop()
            span = span._replace(start=first.start, confidence=min(first.confidence, span.confidence))
        names.append(_with_article(span, words))
    return agree(names, words)


def _hyphenated(
    first: LabelledSpan, second: LabelledSpan, words: Sequence[str], spaced: Sequence[bool]
) -> bool:
    return (
        first.end + 1 == second.start
        and words[first.end] == "-"
        and not spaced[first.end - 1]
        and not spaced[first.end]
        and (first.label, second.label) in _ONE_NAME
    )


def _with_article(span: LabelledSpan, words: Sequence[str]) -> LabelledSpan:
    """Take in the article of the one city that is never without it."""
    if span.start and words[span.start - 1 : span.end] == ["The", "Hague"]:
        return span._replace(start=span.start - 1)
    return span
