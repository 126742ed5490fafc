"""What the entity labels of other pipelines mean here.

Sources: the label schemes of spaCy's trained pipelines (OntoNotes for English,
WikiNER and national corpora for other languages) and of CoNLL 2003.
"""

from __future__ import annotations

from typing import get_args

from annotate.record import EntityType

ALIASES: dict[str, EntityType] = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "PRS": "PERSON",
    "PERSNAME": "PERSON",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "ORGNAME": "ORG",
    "GPE_LOC": "GPE",
    "GPE_ORG": "GPE",
    "LOCATION": "LOC",
    "PLACE": "LOC",
    "PLACENAME": "LOC",
    "GEOGNAME": "LOC",
    "FACILITY": "FAC",
    "NATIONALITY": "NORP",
    "PROD": "PRODUCT",
    "EVT": "EVENT",
    "EVN": "EVENT",
    "WRK": "WORK_OF_ART",
    "WORK": "WORK_OF_ART",
    "LANG": "LANGUAGE",
}
# Times and amounts are found, and given values, by the layers made for them.
NO_NAMES = frozenset(
    {"DATE", "TIME", "TME", "MONEY", "PERCENT", "QUANTITY", "MSR", "ORDINAL", "CARDINAL", "NUMERIC", "NUM"}
)
_TYPES = frozenset(get_args(EntityType))


def name_type(label: str) -> EntityType | None:
    """Return the type of a name with this label, MISC for a label that is not known.

    None for labels of times and amounts: they are no names.
    """
    upper = label.upper()
    if upper in NO_NAMES:
        return None
    known = ALIASES.get(upper, upper)
    return known if known in _TYPES else "MISC"  # type: ignore[return-value]
