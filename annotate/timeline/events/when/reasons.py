"""What something was done for or over, which is no part of it: "resigned on Thursday over the sale"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.language import syntax
from annotate.language.document import once
from annotate.timeline.events.facts.words import is_any

if TYPE_CHECKING:
    from spacy.tokens import Token

_OVER = frozenset({"against", "amid", "because", "despite", "due", "over"})
_FOR = frozenset({"for"})
# Of these "for" says what they answer to: "was fined for the spill".
_ANSWERING = frozenset(
    {"apologise", "apologize", "arrest", "ban", "blame", "charge", "condemn", "criticise", "criticize",
     "discipline", "dismiss", "expel", "fine", "fire", "jail", "praise", "prosecute", "punish", "resign",
     "sack", "sentence", "sue", "suspend", "thank"}
)  # fmt: skip


@once
def is_reason(token: Token) -> bool:
    """Tell what the verb over it was done for, over or against.

    Args:
        token: The word that names an event.
    """
    if not syntax.parsed(token) or token.head.i >= token.i:
        return False
    leads = {lead.lower_ for lead in syntax.leads(token)}
    return not leads.isdisjoint(_OVER) or (bool(leads & _FOR) and is_any(token.head, _ANSWERING))
