"""Where one is in a dossier, in places of articles: another dossier of them may give other ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.state.dossier.rows import Gathered, Row, Spot

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Here:
    """Where one is.

    Attributes:
        speaker: Whose statements are listed: entities, by article and id there; empty for nobody.
        described: The same where it is words for somebody.
        unfolded: The first places of rows whose places are listed.
        chosen: The place that is selected.
    """

    speaker: tuple[tuple[str, str], ...]
    unfolded: tuple[Place, ...]
    chosen: Place | None
    described: str | None = None

    @classmethod
    def of(cls, gathered: Gathered, speaker: str | None, unfolded: Sequence[Row], spot: Spot | None) -> Here:
        """Look where one is."""
        entity = gathered.entities.get(speaker or "")
        return cls(
            tuple((member.document, member.entity) for member in entity.members) if entity else (),
            tuple((row.spots[0].document, row.spots[0].start) for row in unfolded if row.spots),
            (spot.document, spot.start) if spot else None,
            speaker if speaker is not None and entity is None else None,
        )

    def speaker_in(self, gathered: Gathered) -> str | None:
        """Who in another dossier is the speaker; nobody where there is none any more."""
        if self.described is not None:
            return self.described if self.described in gathered.statements_of else None
        wanted = set(self.speaker)
        for entity in gathered.dossier.entities if wanted else ():
            if any((member.document, member.entity) in wanted for member in entity.members):
                return entity.id
        return None

    def rows_at(self, rows: Sequence[Row]) -> dict[Place, str]:
        """By place where one is the id of the first row that stands there, as far as there is one."""
        left = {*self.unfolded, *((self.chosen,) if self.chosen else ())}
        found: dict[Place, str] = {}
        for row in rows if left else ():
            here = left.intersection(row.places)
            found |= dict.fromkeys(here, row.id)
            left -= here
            if not left:
                break
        return found
