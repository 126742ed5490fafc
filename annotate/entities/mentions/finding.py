"""Name mentions from the model's entities, with exact and tidy offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.entities.known.firms import WITH_S
from annotate.entities.known.places import place_type
from annotate.entities.mentions.misc import misc_type
from annotate.language import groups
from annotate.language.labels import name_type
from annotate.record import EntityType, Maker, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

POSSESSIVES = ("’s", "'s", "‘s")
EDGES = " \t\r\n\"“”‘’'«»()[]{},;:.…-–—\u200b\ufeff"
DOTTED = 2
# Why a name is a place's, whatever else is called so.
PLACED = "a word for places stands before it"
# Why it is a firm's, though a ship of the article bears it, too.
NOT_HERS = "what firms have or do stands beside it, and a ship is called so, too"
# What a name does not begin with, where the model takes it in.
SMALL = frozenset({"of", "in", "from", "to", "by", "with", "for", "and", "at", "on", "as"})
# And no person's in a headline, whose words all have capitals: "Court Jails Minister Over Graft".
HEADLINES = frozenset(
    {
        "Over", "Amid", "After", "Against", "Into", "Under", "Despite", "Without", "During", "Before",
        "Since", "Until", "Through", "Across", "Behind", "Near", "Outside", "Inside", "Toward", "Towards",
        "Via",
    }
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """A mention on its way to an entity.

    Attributes:
        token: First token, for questions about syntax.
        last: Last token.
    """

    start: int
    end: int
    exact: str
    type: EntityType
    kind: MentionKind
    by: Maker
    confidence: float
    token: int
    last: int
    because: str | None = None


def name_mentions(doc: Doc, text: str) -> list[Found]:
    """Return the named entities of a document in text order, possessives and quotes left out.

    Times and amounts that a pipeline of the user's own marks as entities are none of them.

    Args:
        doc: With ``doc.ents``.
        text: The document's exact text, which ``doc.text`` would build anew.
    """
    sure = _confidences(doc)
    found: list[Found] = []
    for ent in doc.ents:
        kind = name_type(ent.label_)
        if kind is None:
            continue
        first = ent.start
        while first < ent.end - 1 and ent.doc[first].lower_ in SMALL and ent.doc[first].is_lower:
            first += 1
        if kind == "PERSON" and doc[first].text in HEADLINES:
            if ent.end - first <= 2:
                continue  # What is left is a common noun.
            first += 1
        # "Dillon Brandt Inc. Brandt fell": a name ends with its sentence.
        last = next((i for i in range(first + 1, ent.end) if doc[i].is_sent_start), ent.end) - 1
        start, end = tidy(text, doc[first].idx, doc[last].idx + len(doc[last]))
        if (
            kind == "ORG"
            and text[start:end].lower().removeprefix("the ") in WITH_S
            and text.startswith(POSSESSIVES, end)
        ):
            end += len(POSSESSIVES[0])
            last = max(last, next(i for i in range(first, len(doc)) if doc[i].idx + len(doc[i]) >= end))
        if start == end or not any(character.isalnum() for character in text[start:end]):
            continue
        found.append(
            Found(
                start,
                end,
                text[start:end],
                _type_of(ent, kind, text[start:end]),
                "name",
                "model",
                sure.get((ent.start, ent.end), 0.5),
                first,
                last,
            )
        )
    return found


def _confidences(doc: Doc) -> dict[tuple[int, int], float]:
    """Return the model's confidence by token span; a pipeline without one has none."""
    if groups.ENTITIES not in doc.spans:
        return {}
    group = doc.spans[groups.ENTITIES]
    pairs = zip(group, group.attrs.get("confidence", []), strict=False)
    return {(span.start, span.end): float(value) for span, value in pairs}


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the edges of a span off spaces, quotation marks and the possessive ending."""
    while start < end and text[start] in EDGES:
        start += 1
    changed = True
    while changed and start < end:
        changed = False
        for ending in POSSESSIVES:
            if text[start:end].endswith(ending):
                end, changed = end - len(ending), True
        while start < end and text[end - 1] in EDGES and not _abbreviation(text[start:end]):
            end, changed = end - 1, True
    # "The JD(S)": what is opened inside is closed.
    closed = text[end : end + 1] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end)
    return start, end + closed


def _abbreviation(name: str) -> bool:
    """Tell whether the full stop at the end of a name belongs to it: U.S., Jr., Inc."""
    if not name.endswith("."):
        return False
    last = name.split()[-1]
    return last.count(".") >= DOTTED or last.lower() in {"jr.", "sr.", "inc.", "co.", "corp.", "ltd.", "st."}


def misc_type_of(span: Span) -> EntityType:
    """Return what OntoNotes would call a mention that the model calls MISC."""
    doc = span.doc
    before = [token.text for token in doc[max(span.start - _BESIDE, 0) : span.start]]
    after = [token.text for token in doc[span.end : span.end + _BESIDE]]
    return misc_type(span.text, before, after)


def _type_of(ent: Span, kind: EntityType, name: str) -> EntityType:
    if kind == "LOC":
        return place_type(name)
    if kind == "FAC":
        return "LOC" if place_type(name) == "LOC" else "FAC"
    return misc_type_of(ent) if kind == "MISC" else kind


_BESIDE = 4
