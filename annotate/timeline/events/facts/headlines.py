"""What a headline tells in the present although it has happened: "Mayor quits as cousin is cleared"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Token

KINDS = frozenset({"OCCURRENCE", "I_ACTION", "REPORTING"})
# What these tell goes on, in a headline too, or is still to come.
_GOING_ON = frozenset(
    {"aim", "await", "back", "battle", "believe", "brace", "build", "carry", "claim", "come",
     "consider", "continue", "defy", "demand", "expect", "eye", "face", "fear", "feel", "fight",
     "follow", "get", "go", "grow", "have", "help", "hold", "hope", "hunt", "intend", "keep", "know",
     "lead", "linger", "live", "look", "loom", "love", "make", "mean", "meet", "mourn", "mull", "need",
     "offer", "oppose", "owe", "plan", "play", "prepare", "push", "rage", "remain", "require", "risk",
     "run", "search", "see", "seek", "set", "show", "sit", "stand", "stay", "strive", "struggle",
     "suffer", "support", "suppose", "think", "threaten", "tip", "try", "urge", "use", "wait", "want",
     "work"}
)  # fmt: skip
# "Coffee slows loss of memory, study finds" tells what is always so, "Why cats purr" asks it.
_ALWAYS = re.compile(
    r"\?|\b(?:study|studies|research|researchers|scientists?|experts?|survey|polls?|how|why|what|who|when|where|analysis"
    r"|opinion|review|guide|explained|says?)\b",
    re.IGNORECASE,
)


def has_happened(verb: Token, kind: str, dct: str | None, title: str) -> bool:
    """Tell whether a headline tells in the present what has happened.

    Args:
        verb: An event of the title.
        kind: Its class.
        dct: On which side of the publication it is told to be.
        title: The title.
    """
    if kind not in KINDS or dct == "AFTER" or not syntax.parsed(verb) or _ALWAYS.search(title):
        return False
    if (
        verb.pos_ != "VERB"
        or syntax.tense(verb) != "present"
        or syntax.modals(verb)
        or syntax.negations(verb)
    ):
        return False
    if verb.tag_ in {"VB", "VBG"} or any(
        child.lower_ == "to" and child.i < verb.i for child in verb.children
    ):
        return False
    return not is_any(verb, _GOING_ON)
