"""An attribution while it is being put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from annotate.claims.spans.index import DocIndex, Offsets
from annotate.record import Maker


@dataclass(slots=True)
class Attribution:
    """A source, a cue and a content that belong together, as offsets in text order.

    Attributes:
        source: Who says it.
        cue: The words that report it.
        content: What is said.
        by: Who found it.
        confidence: How sure that is.
        because: What shows it, where a rule found or mended it.
        inferred: Whether the source's words name who speaks around the content, and not its source there.
        spoken: Whether the content is the speaker's own words without quotation marks, as in a transcript.
    """

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]
    by: Maker
    confidence: float
    because: list[str] = field(default_factory=list)
    inferred: bool = False
    spoken: bool = False

    @property
    def start(self) -> int:
        """Offset of the first part; the speaker of a quotation without a cue may be named far before it."""
        parts = (self.source, self.cue, self.content) if self.cue else (self.content,)
        return min(start for part in parts for start, _ in part)

    def cue_words(self, index: DocIndex) -> Span:
        """Return the words from the first to the last of the cue; none for a floating quotation."""
        return index.tokens(self.cue[0][0], self.cue[-1][1]) if self.cue else index.doc[0:0]


def verb_of(cue: Span) -> Token | None:
    """Return the last verb of the words of a cue."""
    return next((token for token in reversed(cue) if token.pos_ == "VERB"), None)


def cue_tokens(index: DocIndex, found: Iterable[Attribution]) -> set[int]:
    """Return the numbers of the words that stand in the cue of some attribution."""
    return {token.i for one in found for place in one.cue for token in index.tokens(*place)}
