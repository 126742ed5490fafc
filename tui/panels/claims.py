"""The panel of claims: source, speech act, certainty and content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.cells import cell_len

from annotate.record import Annotations, Claim
from annotate.review.wording import (
    FACTUALITY_NAMES,
    LIKELY,
    UNATTRIBUTED,
    is_speaker_guessed,
    source_name,
    who_says,
)
from annotate.review.words import content_text, one_line
from tui.panels.base import STATUS_SIGNS, Entry, Line, Listing, grouped, heading
from tui.text.fitting import spread, wrapped
from tui.text.marks import MarkIndex
from tui.wording.describe import SHORT_FACTUALITY_NAMES, said_how_surely, shown_factuality

CONTENT_LINES = 2
MOST_LINES = 40
_ROOM_FOR_WORDS = 34
# What a claim of nobody is called where there is little room.
_NO_SOURCE = "no source"


class Claims(Listing):
    """Claims in the order of the text: source, speech act, content."""

    place = 2
    keys = "f3,alt+2"
    things = "claims"
    about = (
        "Who says what: the source, how it is said (with ? where that is a guess), how sure it is made to "
        "sound where that is not simply certain, and what is claimed; │ beside the words means a quotation. "
        "Enter goes to the place, i tells why it is there, s corrects who says it, % says whether it is so, "
        "\\ goes to the next that is not checked, a comma changes the order: by source, by how it is said, "
        "by certainty, by how much it is worth checking (0 to 1, by its words alone: i tells which "
        "of them speak for it, with a plus, and against it)."
    )
    waiting = "Who says what will stand here."
    nothing = "Nobody is reported to say anything in this article."
    orders = (
        "in the order of the text",
        "by source",
        "by speech act",
        "by certainty",
        "by how much they are worth checking",
    )
    grows = True

    def __init__(self) -> None:
        """Nothing to list yet."""
        super().__init__()
        # A long article has thousands of claims: their entries, and the lines of those that are not
        # selected, by width and id.
        self._entries: dict[str, Entry] = {}
        self._folded: dict[int, dict[str, list[str]]] = {}

    def look_at(self, annotations: Annotations, index: MarkIndex, kept: frozenset[str] | None) -> None:
        """Take what is listed from another record, or through another filter."""
        if index is not self.index:
            self._folded = {}
            self._entries = {claim.id: Entry(claim.id) for claim in annotations.claims}
        super().look_at(annotations, index, kept)

    def told(self, annotations: Annotations) -> str:
        """How many are checked, once one is."""
        number = sum(claim.check is not None for claim in annotations.claims)
        return f"{number} checked" if number else ""

    def arranged(self, annotations: Annotations) -> list[Entry]:
        """In the order of the text or by worth, or grouped by source, speech act or certainty."""
        claims = annotations.claims
        if self.order == 0:
            return [self._entries[claim.id] for claim in claims]
        if self.order == len(self.orders) - 1:
            return [self._entries[claim.id] for claim in sorted(claims, key=_worth, reverse=True)]
        names: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            names[self._group(claim)].append(claim)
        return grouped(dict(sorted(names.items(), key=lambda group: -len(group[1]))))

    def _group(self, claim: Claim) -> str:
        if self.order == 1:
            return source_name(claim, self.index.items)
        return claim.speech_act if self.order == 2 else FACTUALITY_NAMES[claim.factuality]

    def heights_of(self, entries: Sequence[Entry], width: int) -> list[int]:
        """Lines that entries take at a width while none of them is selected."""
        known = self._folded.setdefault(width, {})
        return [
            2 + len(known[entry.id]) if entry.id in known else self.height_of(entry, width, selected=False)
            for entry in entries
        ]

    def height_of(self, entry: Entry, width: int, *, selected: bool) -> int:
        """A line for the source, some for the content, and an empty one."""
        if entry.id is None:
            return 1
        return 2 + len(self._content(entry.id, width, selected=selected))

    def _content(self, id: str, width: int, *, selected: bool) -> list[str]:
        """Two lines of what is claimed; all of it while the claim is selected."""
        known = None if selected else self._folded.setdefault(width, {}).get(id)
        if known is not None:
            return known
        claim = self.index.items[id]
        assert isinstance(claim, Claim)
        lines = wrapped(content_text(claim), width - 2, MOST_LINES if selected else CONTENT_LINES)
        if not selected:
            self._folded[width][id] = lines
        return lines

    def draw(self, entry: Entry, width: int, *, selected: bool) -> list[Line]:
        """Source and speech act, then what is claimed."""
        if entry.id is None:
            return heading(entry.label, width)
        claim = self.index.items[entry.id]
        assert isinstance(claim, Claim)
        sureness = shown_factuality(claim)
        names = FACTUALITY_NAMES if width >= _ROOM_FOR_WORDS else SHORT_FACTUALITY_NAMES
        # "Not so" alone would be our own word on it.
        words = said_how_surely(claim) if sureness == "CT-" else names[sureness]
        plain = sureness == "CT+" or (sureness, claim.speech_act) == ("CT-", "deny")
        sure = "" if plain else f", {words}"
        found = f" = {one_line(claim.check.verdict)}" if claim.check else ""
        source = f"{STATUS_SIGNS[claim.status]}{who_says(claim, self.index.items)}"
        worth = f"{_worth(claim):.2f} " if self.order == len(self.orders) - 1 else ""
        unsure = claim.confidence < LIKELY and claim.status in (None, "proposed")
        doubt = "?" if unsure and not is_speaker_guessed(claim) else ""
        how = f"{worth}{claim.speech_act}{doubt}{sure}{found}"
        if claim.source is None and cell_len(source) + cell_len(how) > width - 2:
            source = source.replace(UNATTRIBUTED, _NO_SOURCE)
        name, act = spread(source, how, width - 1)
        quoted = claim.quotation != "indirect"
        lines: list[Line] = [((name, "strong" if claim.source else "muted"), (act, "claim"))]
        for text in self._content(entry.id, width, selected=selected):
            lines.append(((f"{'│' if quoted else ' '} ", "claim"), (text, "")))
        return lines


def _worth(claim: Claim) -> float:
    return claim.check_worthiness.score if claim.check_worthiness else 0.0
