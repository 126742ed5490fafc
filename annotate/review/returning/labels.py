"""Labels that other tools use for what a record knows."""

from __future__ import annotations

from annotate.record import ENTITY_TYPES, EntityType

# Of CoNLL-2003, OntoNotes as others spell it, and what people write by hand.
_OTHERS: dict[str, EntityType] = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "PEOPLE": "PERSON",
    "ORGANISATION": "ORG",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "PLACE": "LOC",
    "COUNTRY": "GPE",
    "CITY": "GPE",
    "FACILITY": "FAC",
    "GROUP": "NORP",
    "NUMBER": "CARDINAL",
    "PERCENTAGE": "PERCENT",
    "OTHER": "MISC",
    "OTH": "MISC",
}


def entity_type(label: str) -> EntityType | None:
    """Return the type of entities that a label means; None for any other label."""
    plain = label.strip().upper().replace("-", "_").replace(" ", "_")
    return next((each for each in ENTITY_TYPES if each == plain), None) or _OTHERS.get(plain)
