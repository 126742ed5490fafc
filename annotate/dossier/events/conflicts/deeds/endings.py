"""Ways in which one thing ends, of which only one can be so of one person or thing at one time."""

from __future__ import annotations

import re
from typing import NamedTuple

# "Had been", and "wrongly" or "previously", tell of what was before.
_WERE = r"(?:was|were|has been|have been)\s+(?:(?:finally|formally|unanimously|also)\s+)?"
_ARE = r"(?:was|were|is|are|remains?|remained|stayed|stood)\s+(?:(?:all|both|still|now|wide|firmly)\s+)?"
_SELF = r"(?:himself|herself|themselves)"
_DISMISSAL = r"(?:dismissal|sacking|firing|ousting|ouster)"
_WAYS = {
    "verdict": (
        rf"{_WERE}(?:convicted|found guilty)",
        rf"{_WERE}(?:acquitted|found not guilty|cleared(?! (?:to|for)\b))",
    ),
    "plea": (
        r"(?:pleaded|pled|pleads|has pleaded) guilty",
        r"(?:pleaded|pled|pleads|has pleaded) not guilty",
    ),
    "test": (r"tested positive", r"tested negative"),
    "life": (r"died|was killed|has died", r"(?<!is )(?<!was )survived(?! by)|is alive"),
    "vote": (
        r"(?:voted|spoke|came out) (?:for|in favou?r of)",
        r"(?:voted|spoke|came out) against",
    ),
    # Left by will, or removed.
    "office": (
        r"(?:has |have )?(?:resigned|stepped down|stood down)(?! to\b)|['’]s? (?:\w+ )?resignation",
        rf"{_WERE}(?:dismissed|sacked|fired|ousted|deposed|relieved of"
        r"|removed from (?:office|(?:his|her|the) post))(?! for \d)"
        rf"|['’]s? (?:\w+ )?{_DISMISSAL}",
    ),
    # Came by will, or was taken.
    "taken": (
        rf"surrendered|gave {_SELF} up|turned {_SELF} in|handed {_SELF} (?:in|over)",
        rf"{_WERE}(?:captured|seized|caught|tracked down)",
    ),
    "killing": (
        rf"{_WERE}(?:shot(?: dead)?|gunned down)(?! and\b)",
        rf"{_WERE}(?:stabbed|knifed)(?! and (?!killed)\b)",
        rf"{_WERE}poisoned(?! and (?!killed)\b)",
        rf"{_WERE}strangled(?! and (?!killed)\b)",
        rf"{_WERE}(?:beaten|bludgeoned|clubbed) to death",
    ),
    "hand": (
        rf"(?:shot|hanged|killed|poisoned) {_SELF}|took (?:his|her|their) own li(?:fe|ves)|committed suicide",
        rf"{_WERE}(?:murdered|assassinated|killed by|shot (?:dead )?by)",
    ),
    "holding": (
        rf"{_WERE}(?:postponed|put off)",
        rf"{_WERE}(?:cancell?ed|called off|scrapped)",
        r"(?:took place|went ahead)(?! (?:without|despite)\b)",
    ),
    "order": (r"was the last (?:\w+ )?to leave", r"was (?:(?:among|one of) )?the first (?:\w+ )?to leave"),
    "state": (
        rf"{_ARE}(?:locked|bolted|chained|padlocked|shut|closed|blocked)(?! to\b)",
        rf"{_ARE}(?:open|unlocked)(?! to\b)",
    ),
    "talks": (
        r"talks?(?: with [^,.;:]{1,40}?)? (?:(?:have|had|has) )?(?:broken? (?:down|off)|collapsed|failed)",
        r"talks?(?: with [^,.;:]{1,40}?)? (?:were|are|was|is) (?:still )?"
        r"(?:going on|continuing|ongoing|under ?way)",
    ),
}
# The same of somebody who stands behind the words: "the premier sacked Jon Falk".
_WHOM = {
    "office": (
        r"resignation of",
        rf"(?:dismiss|sack|oust|depos|fir)(?:ed|es|s)(?! at\b)|{_DISMISSAL} of",
    ),
    "taken": ("", r"captured|seized|caught"),
    "killing": (r"shot(?: dead)?|gunned down", r"stabbed|knifed", r"poisoned", r"strangled"),
}
OF_THINGS, OF_EVERYBODY = frozenset({"state", "holding"}), frozenset({"talks"})
"""What is told of things, by the words for them; and what is told of all that a story has of such."""
CHANGING = frozenset({"test", "state", "talks", "holding"})
"""What may be otherwise on another day."""
ABOUT = frozenset({"verdict", "plea", "test", "vote", "life", "state"})
"""What may be of one thing and not of another one: convicted of fraud, and acquitted of murder."""


class Way(NamedTuple):
    """Words for one way in which something ends.

    Attributes:
        kind: Of what it is a way.
        number: Which of the ways.
        whom: Whether the one of whom it is told stands behind the words.
        words: The pattern.
    """

    kind: str
    number: int
    whom: bool
    words: re.Pattern[str]


def _ways() -> tuple[Way, ...]:
    return tuple(
        Way(kind, number, whom, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        for whom, table in ((False, _WAYS), (True, _WHOM))
        for kind, ways in table.items()
        for number, words in enumerate(ways)
        if words
    )


WAYS = _ways()
