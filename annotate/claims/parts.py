"""An attribution while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotate.claims.index import Offsets
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
