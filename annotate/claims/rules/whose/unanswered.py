"""Who leaves a request to speak without an answer: "The firm did not respond to requests for comment"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotate.claims.spans.index import DocIndex, offsets_of
from annotate.claims.spans.parts import Attribution
from annotate.claims.spans.recovery import group, phrase
from annotate.claims.spans.rule import nests
from annotate.language import syntax

UNANSWERED = 0.6
_REQUEST = re.compile(
    r"to ((?:(?:an?|the|our|its|several|repeated|multiple|numerous|written|emailed|further) )*"
    r"(?:(?:requests?|calls?|emails?|messages?) (?:for|seeking) (?:an? |further )?(?:comments?|interviews?)"
    r"|questions(?: about [\w’' -]{1,60}?)?)(?= ?[.,;]|$))"
)
_FARTHEST = 120


@nests(rank=41)
def unanswered(index: DocIndex, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what somebody did not respond to, where that was a request to speak.

    Args:
        index: The document.
        known: The attributions that were found.
    """
    taken = {token.i for one in known for place in (*one.cue, *one.content) for token in index.tokens(*place)}
    for verb in index.words_in_order:
        if verb.lower_ not in {"respond", "responded", "reply", "replied"} or verb.i in taken:
            continue
        subject = next(iter(syntax.subjects(verb)), None)
        if subject is None or subject.i > verb.i or not syntax.negations(verb):
            continue
        end = verb.idx + len(verb)
        asked = _REQUEST.search(index.text, end, end + _FARTHEST)
        if asked is None or index.text[end : asked.start()].strip():
            continue
        words, first = phrase(subject), group(verb)[0]
        because = ["who does not answer a request to speak tells nothing else"]
        cue = first.idx, asked.start() + len("to")
        parts = [offsets_of(words)], [cue], [asked.span(1)]
        yield Attribution(*parts, "rule", UNANSWERED, because)
