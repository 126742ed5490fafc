"""What is counted as none: nobody was killed, no arrests were made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotate.dossier.events.times.sentences import sentence_cuts
from annotate.dossier.reading import Source

_WAS = r"(?:\s+(?:was|were|is|has\s+been|have\s+been|had\s+been))"
_WAYS = {
    "dead": r"killed|dead",
    "injured": r"injured|hurt|wounded|harmed",
    "arrested": r"arrested|detained",
    "kidnapped": r"kidnapped|abducted",
}
_DONE = "|".join(f"(?P<{of}>{words})" for of, words in _WAYS.items())
# "No arrests were made", "no one had died"; of "no deaths since May" others are told.
_NOBODY = re.compile(
    r"\b(?:no\s?-?one|nobody|none\s+of\s+them)"
    rf"(?:{_WAS}\s+(?:(?:even|seriously|yet|ever)\s+)?(?:{_DONE})"
    r"|\s+(?:(?:has|have|had)\s+)?(?P<died>died|dies))\b"
    rf"|\bno\s+(?:(?P<arrests>arrests?)|(?P<deaths>deaths?|fatalit(?:y|ies))|(?P<injuries>injur(?:y|ies)))"
    rf"(?:{_WAS}\s+(?:(?:made|reported|recorded|registered)\b)?|(?=\s*[.;]))",
    re.IGNORECASE,
)
_SAME = {"died": "dead", "deaths": "dead", "arrests": "arrested", "injuries": "injured"}
# What is hoped, asked or told of a part, and what somebody says is wrong.
_OPEN = re.compile(
    r"\b(?:if|whether|unless|until|before|could|should|would|hop(?:e|es|ed|ing)|pray(?:ed|ing)?|so\s+that|ensure"
    r"|den(?:y|ies|ied)|false|untrue|not\s+true|although|though|while|luckily|miracle)\b[^.;]*$",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"[^.;:]*\b(?:else|since|before|until|in\s+the\s+(?:first|second|third|other|earlier|previous)|there|in\s+\d{4}"
    r"|this\s+(?:year|season)|by\s+(?:the\s+)?(?:police|soldiers|troops)|in\s+connection)\b",
    re.IGNORECASE,
)


class Nobody(NamedTuple):
    """Where an article says that there are none.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        of: The class of those who might be counted.
    """

    start: int
    end: int
    of: str


def nobody_in(source: Source) -> Mapping[int, Sequence[Nobody]]:
    """Return what an article counts as none, by where the sentences begin."""
    found: defaultdict[int, list[Nobody]] = defaultdict(list)
    cuts = source.once(sentence_cuts)
    for match in _NOBODY.finditer(source.text):
        number = bisect_right(cuts, match.start()) - 1
        low, high = cuts[number : number + 2]
        if _OPEN.search(source.text, low, match.start()) or _LIMITED.match(source.text, match.end(), high):
            continue
        name = str(match.lastgroup)
        found[low].append(Nobody(match.start(), match.end(), _SAME.get(name, name)))
    return dict(found)
