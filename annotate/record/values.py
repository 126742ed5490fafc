"""The words that a record's fields may have, in the order in which they are offered."""

from __future__ import annotations

from typing import Literal, get_args

# fmt: off
EntityType = Literal[
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
    "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "MISC",
]
# fmt: on
MentionKind = Literal["name", "nominal", "pronoun"]
Maker = Literal["model", "rule", "reader"]
Status = Literal["proposed", "accepted", "rejected", "edited"]
SectionKind = Literal["title", "dateline", "paragraph", "boilerplate"]
PublishedSource = Literal["given", "metadata", "dateline", "inferred", "unknown"]
Quotation = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["named", "described", "document", "unnamed", "none"]
# fmt: off
SpeechAct = Literal[
    "say", "report", "announce", "claim", "deny", "confirm", "admit", "warn", "predict", "promise",
    "demand", "propose", "accuse", "praise", "explain", "question", "estimate", "decide", "believe",
    "want",
]
# fmt: on
Polarity = Literal["positive", "negative"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# fmt: off
TimexMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS",
    "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
]
Granularity = Literal[
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season", "quarter",
    "half", "year", "decade", "century", "millennium", "unknown",
]
# fmt: on
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
EventRelation = Literal["IS_INCLUDED", "BEFORE", "AFTER", "INCLUDES", "BEGINS", "ENDS", "UNKNOWN"]
ClaimRelationKind = Literal["repeats", "contradicts"]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
SPEECH_ACTS: tuple[SpeechAct, ...] = get_args(SpeechAct)
TIME_TYPES: tuple[TimexType, ...] = get_args(TimexType)
EVENT_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
