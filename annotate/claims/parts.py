"""An attribution while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from annotate.claims.index import DocIndex, Offsets
from annotate.record import Maker


@dataclass(slots=True)
class Attribution:
    """A source, a cue and a content that belong together, as offsets in text order."""

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]
    by: Maker
    confidence: float
    because: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of the first part."""
        return min(start for part in (self.source, self.cue, self.content) for start, _ in part)

    def cue_words(self, index: DocIndex) -> Span:
        """Return the words from the first to the last of the cue; none for a floating quotation."""
        return index.tokens(self.cue[0][0], self.cue[-1][1]) if self.cue else index.doc[0:0]
