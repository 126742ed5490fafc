"""What a reader knows of names in general, applied to the names that the model finds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.language.decode import LabelledSpan
from annotate.language.short_forms import agree

# A site's name ("Amazon.com") may be that of a company; a whole address is no name.
_ADDRESS = re.compile(r"://|^www\.|\w@[\w-]+\.\w", re.IGNORECASE)


def tidied(spans: Sequence[LabelledSpan], words: Sequence[str]) -> list[LabelledSpan]:
    """Return names without addresses of sites and mail, "The Hague" whole, short forms as their long forms.

    Args:
        spans: The names, in text order.
        words: The text of every word.
    """
    names = [
        span for span in spans if not any(_ADDRESS.search(word) for word in words[span.start : span.end])
    ]
    return agree([_with_article(span, words) for span in names], words)


def _with_article(span: LabelledSpan, words: Sequence[str]) -> LabelledSpan:
    """Take in the article of the one city that is never without it."""
    if span.start and words[span.start - 1 : span.end] == ["The", "Hague"]:
        return span._replace(start=span.start - 1)
    return span
