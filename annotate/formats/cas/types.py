"""The types of a CAS: those that INCEpTION has built in where they fit, and layers of its kind for the rest.

Layers of one's own are called ``webanno.custom...`` there; a relation is an annotation with ``Governor`` and
``Dependent``, a chain has a first link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
ANNOTATION, BASE, STRING = "uima.tcas.Annotation", "uima.cas.AnnotationBase", "uima.cas.String"
SOFA = "uima.cas.Sofa"
VIEW = "_InitialView"
DOCUMENT = f"{_DKPRO}.metadata.type.DocumentMetaData"
ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
LINK = f"{_DKPRO}.coref.type.CoreferenceLink"
CHAIN = f"{_DKPRO}.coref.type.CoreferenceChain"
CLAIM = "webanno.custom.Claim"
CLAIM_LINK = "webanno.custom.ClaimLink"
TIME = "webanno.custom.Time"
EVENT = "webanno.custom.Event"
ORIGIN = "dateline"
# What was found about a claim: the verdict, what it rests on, where that stands.
CHECK = ("verdict", "evidence", "link")


@dataclass(frozen=True, slots=True)
class Type:
    """A type: what it is one of, and its features with what each holds."""

    parent: str
    features: Mapping[str, str]


def _strings(*names: str, **others: str) -> dict[str, str]:
    return {**dict.fromkeys(names, STRING), **others}


TYPES: Mapping[str, Type] = {
    DOCUMENT: Type(
        "uima.tcas.DocumentAnnotation",
        _strings("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
        | {"isLastSegment": "uima.cas.Boolean"},
    ),
    ENTITY: Type(ANNOTATION, _strings("value", "identifier", "name", "note", ORIGIN)),
    LINK: Type(ANNOTATION, _strings("referenceType", "referenceRelation", ORIGIN, next=LINK)),
    CHAIN: Type(BASE, {"first": LINK}),
    CLAIM: Type(ANNOTATION, _strings("part", "speechAct", "factuality", *CHECK, "note", ORIGIN)),
    CLAIM_LINK: Type(ANNOTATION, {"Governor": CLAIM, "Dependent": CLAIM}),
    TIME: Type(ANNOTATION, _strings("timexType", "timexValue", "note", ORIGIN)),
    EVENT: Type(ANNOTATION, _strings("event", "status", "factuality", "days", "note", ORIGIN)),
}


@dataclass(frozen=True, slots=True)
class Ref:
    """What leads to another feature structure."""

    id: int


@dataclass(slots=True)
class Structure:
    """One feature structure.

    Attributes:
        features: Their values: words, numbers (offsets in units of UTF-16), and what leads elsewhere.
    """

    id: int
    type: str
    features: dict[str, str | int | Ref] = field(default_factory=dict)

    def words(self, name: str) -> str:
        """Return a feature that holds words; nothing where it does not."""
        value = self.features.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """Return a feature that is a number."""
        value = self.features.get(name)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            return int(value[:12])
        return value if isinstance(value, int) else None

    def leads_to(self, name: str) -> int | None:
        """Return the id of what a feature leads to; in XMI that is a number like any other."""
        value = self.features.get(name)
        return value.id if isinstance(value, Ref) else self.number(name)
