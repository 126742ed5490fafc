"""Readers for the corpora that the model is trained and measured on.

The corpora are not part of the project: they are read from the folder in the
environment variable ``DATELINE_DATA`` or, without it, ``../shared/data``.
All offsets are half-open Unicode code points into each text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from training.data.paths import LABELS, corpora_folder

WORLDNEWS = "worldnews.jsonl"
Part = Literal["train", "dev"]
Offsets = tuple[int, int]
Link = tuple[Offsets, Offsets, str]
"""One gold TLINK: the places of an event and of what it is related to, and TimeML's relation."""


@dataclass(slots=True)
class Attribution:
    """One gold attribution (PolNeAR): spans of source, cue and content."""

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]


@dataclass(slots=True)
class TreeToken:
    """One gold token of a treebank; ``head`` is an index in its sentence, -1 for the root."""

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int
    deprel: str
    factuality: float | None = None


@dataclass(slots=True)
class TimeMention:
    """One gold TIMEX3."""

    start: int
    end: int
    type: str
    value: str


@dataclass(slots=True)
class EventMention:
    """One gold TimeML event; ``dct`` is its relation to the publication date."""

    start: int
    end: int
    kind: str
    dct: str | None


@dataclass(slots=True)
class Text:
    """A text with whatever gold layers its corpus has (``None``: not annotated)."""

    corpus: str
    id: str
    text: str
    published: str | None = None
    genre: str | None = None
    entities: list[tuple[int, int, str]] | None = None
    attributions: list[Attribution] | None = None
    sentences: list[list[TreeToken]] | None = None
    times: list[TimeMention] | None = None
    events: list[EventMention] | None = None
    time_links: list[Link] | None = None
    event_links: list[Link] | None = None
    meta: dict[str, str] = field(default_factory=dict)


def digest(identifier: str) -> int:
    """Return a stable number for splitting a corpus by its ids."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16)


def half_of(text: Text) -> int:
    """Return the half, 0 or 1, that a training text falls into."""
    return digest(f"{text.corpus} {text.id}") % 2


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(corpora_folder() / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def worldwide(part: Part) -> Iterator[Text]:
    """Read Worldwide Newswire: named entities of the first label column."""
    for row in _lines(f"entities/worldwide.{part}"):
        spans = [(e["start"], e["end"], e["label"]) for e in row["entities"] if not e.get("layer")]
        yield Text("worldwide", row["id"], row["text"], entities=spans)


_LAYERS = ("source", "cue", "content")


def polnear(part: Part) -> Iterator[Text]:
    """Read PolNeAR: attributions of the first annotator."""
    for row in _lines(f"attribution/polnear.{part}"):
        attributions = [
            Attribution(*([tuple(s) for s in a[layer]] for layer in _LAYERS)) for a in row["attributions"]
        ]
        yield Text(
            "polnear", row["id"], row["text"], published=row.get("published"), attributions=attributions
        )


def polnear_annotators(part: Part) -> Iterator[list[list[Attribution]]]:
    """Read what every annotator marked in the PolNeAR articles that several annotated."""
    for row in _lines(f"attribution/polnear.{part}"):
        others = [other["attributions"] for other in row.get("other_annotators") or ()]
        if others:
            yield [
                [Attribution(*([tuple(s) for s in a[layer]] for layer in _LAYERS)) for a in marked]
                for marked in (row["attributions"], *others)
            ]


_DCT_RELATION = {"BEFORE": "BEFORE", "IBEFORE": "BEFORE", "AFTER": "AFTER", "IAFTER": "AFTER"}
_INVERSE = {"BEFORE": "AFTER", "AFTER": "BEFORE", "IBEFORE": "AFTER", "IAFTER": "BEFORE"}


def _dct_relations(row: dict[str, Any]) -> dict[str, str]:
    """Return the relation to the publication date by event instance."""
    relations: dict[str, str] = {}
    time_zero = row["dct"]["tid"]
    for link in row["tlinks"]:
        kind = link["relType"]
        if link.get("relatedToTime") == time_zero and "eventInstanceID" in link:
            relations[link["eventInstanceID"]] = _DCT_RELATION.get(kind, "OVERLAP")
        elif link.get("timeID") == time_zero and "relatedToEventInstance" in link:
            relations[link["relatedToEventInstance"]] = _INVERSE.get(kind, "OVERLAP")
    return relations


# fmt: off
_CONVERSE = {
    "BEFORE": "AFTER", "AFTER": "BEFORE", "IBEFORE": "IAFTER", "IAFTER": "IBEFORE", "BEGINS": "BEGUN_BY",
    "BEGUN_BY": "BEGINS", "ENDS": "ENDED_BY", "ENDED_BY": "ENDS", "INCLUDES": "IS_INCLUDED",
    "IS_INCLUDED": "INCLUDES",
}
# fmt: on


def _links(row: dict[str, Any]) -> tuple[list[Link], list[Link]]:
    """Return the links of events to expressions in the text, and those of events to events."""
    places: dict[str, Offsets] = {
        item[key]: (item["start"], item["end"])
        for name, key in (("times", "tid"), ("events", "eiid"))
        for item in row[name]
        if item.get("start") is not None and key in item
    }
    to_times: list[Link] = []
    to_events: list[Link] = []
    for link in row["tlinks"]:
        kind = link["relType"]
        first, second = link.get("eventInstanceID"), link.get("relatedToTime")
        if first is None:
            first, second = link.get("relatedToEventInstance"), link.get("timeID")
            kind = _CONVERSE.get(kind, kind)
        if first in places and second in places:
            to_times.append((places[first], places[second], kind))
        other = link.get("relatedToEventInstance")
        if link.get("eventInstanceID") in places and other in places:
            to_events.append((places[link["eventInstanceID"]], places[other], link["relType"]))
    return to_times, to_events


def timebank(part: Part) -> Iterator[Text]:
    """Read TimeBank and AQUAINT; TimeBank documents with digest % 5 == 0 are the development part."""
    for row in _lines("time/timebank"):
        development = row["set"] == "TimeBank" and digest(row["id"]) % 5 == 0
        if development != (part == "dev"):
            continue
        relations = _dct_relations(row)
        times = [
            TimeMention(t["start"], t["end"], t["type"], t["value"])
            for t in row["times"]
            if t.get("start") is not None
        ]
        events = [
            EventMention(e["start"], e["end"], e["class"], relations.get(e.get("eiid", "")))
            for e in row["events"]
            if e.get("start") is not None
        ]
        to_times, to_events = _links(row)
        yield Text(
            "timebank",
            row["id"],
            row["text"],
            row["published"],
            times=times,
            events=events,
            time_links=to_times,
            event_links=to_events,
            meta={"set": row["set"]},
        )


def gum_dates(part: Part) -> Iterator[Text]:
    """Read GUM's dated expressions: those with a value, a span of days as ``first/last``.

    Durations, sets and vague references are not annotated there.

    Args:
        part: Of the corpus.
    """
    for row in _lines("time/gum_dates"):
        if row["part"] == part:
            times = [
                TimeMention(t["start"], t["end"], t["type"] or "DATE", _gum_value(t["value"]))
                for t in row["times"]
            ]
            yield Text("gum", row["id"], row["text"], row["created"], row["genre"], times=times)


def _gum_value(value: str | dict[str, str] | None) -> str:
    """Return a value as TimeML has it: ``--06`` has no year, ``500`` is a year, ``-334`` one BC."""
    if isinstance(value, dict):
        return "/".join(_gum_value(value.get(end, "").strip()) for end in ("from", "to"))
    value = value or ""
    if before := re.fullmatch(r"-(\d{1,4})", value):
        return f"BC{int(before[1]):04d}"
    value = f"XXXX{value[1:]}" if value.startswith("--") else value
    return value.zfill(4) if re.fullmatch(r"\d{3}", value) else value


def worldnews_times(part: Part) -> Iterator[Text]:
    """Read the times of the world's English press.

    Args:
        part: Of the corpus.
    """
    for row in worldnews(part):
        times = [TimeMention(t["span"][0], t["span"][1], t["type"], t["value"]) for t in row["times"]]
        yield Text("worldnews", row["id"], row["text"], row["published"], times=times)


def _factuality() -> dict[tuple[str, int], float]:
    return {(row["sent_id"], row["token"]): row["score"] for row in _lines("factuality/uds")}


def treebank(name: Literal["ewt", "gum"], part: Part) -> Iterator[Text]:
    """Read a treebank as running text: sentences joined by a space, paragraphs by an empty line."""
    scores = _factuality() if (name, part) == ("ewt", "train") else {}
    with gzip.open(corpora_folder() / f"treebank/{name}.{part}.conllu.gz", "rt", encoding="utf-8") as stream:
        blocks = stream.read().strip().split("\n\n")
    current: Text | None = None
    for block in blocks:
        comments = dict(_comment(line) for line in block.split("\n") if line.startswith("#"))
        if "newdoc id" in comments or current is None:
            if current is not None:
                yield current
            current = Text(name, comments.get("newdoc id", name), "", sentences=[], meta=comments)
            current.genre = comments.get("meta::genre")
            current.published = comments.get("meta::dateCreated")
        _add_sentence(current, block, comments, scores)
    if current is not None:
        yield current


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def _add_sentence(
    text: Text, block: str, comments: dict[str, str], scores: dict[tuple[str, int], float]
) -> None:
    if text.text:
        text.text += "\n\n" if any(key.startswith("newpar") for key in comments) else " "
    rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
    tokens: list[TreeToken] = []
    merged_until, merged_form, merged_space = 0, "", True
    for row in rows:
        if "-" in row[0]:
            merged_until = int(row[0].split("-")[1])
            merged_form, merged_space = row[1], "SpaceAfter=No" not in row[9]
            continue
        number, last = int(row[0]), row is rows[-1]
        start = len(text.text)
        text.text += row[1]
        head = int(row[6]) - 1
        sentence = comments.get("sent_id", "")
        tokens.append(
            TreeToken(
                start,
                len(text.text),
                row[3],
                row[4],
                row[2],
                head,
                row[7],
                scores.get((sentence, number)),
            )
        )
        inside = number < merged_until and merged_form
        spaced = merged_space if number == merged_until else "SpaceAfter=No" not in row[9]
        if not inside and spaced and not last:
            text.text += " "
    assert text.sentences is not None
    text.sentences.append(tokens)


def training_texts() -> list[Text]:
    """All texts that the shipped model is trained on."""
    return [
        *worldwide("train"),
        *polnear("train"),
        *treebank("ewt", "train"),
        *treebank("gum", "train"),
        *timebank("train"),
    ]


def ecb(part: Part) -> Iterator[dict[str, Any]]:
    """Yield the articles of ECB+'s topics of two stories, with the mentions that are one across articles.

    Args:
        part: Which topics.
    """
    yield from _lines(f"stories/ecb.{part}")


def worldnews(part: Part, *, own: bool = True) -> Iterator[dict[str, Any]]:
    """Yield articles of the world's English press with what careful readers noted down.

    Those of the training part have the labels of this project added (offsets in ``training/labels``),
    whose texts are Worldwide Newswire's. Names of entities and labels of events, which would be words
    of the texts, are missing there; all else has the form that the corpora's description gives.

    Args:
        part: Of the corpus.
        own: Whether the labels of this project are added.

    Raises:
        ValueError: A text is not the one that was labelled.
    """
    yield from _lines(f"worldnews/worldnews.{part}")
    if own and part == "train":
        yield from _own_worldnews()


def _own_worldnews() -> Iterator[dict[str, Any]]:
    lines = (LABELS / WORLDNEWS).read_text(encoding="utf-8").splitlines()
    labelled = {row["id"]: row for row in map(json.loads, lines)}
    for article in _lines("entities/worldwide.train"):
        row = labelled.get(article["id"])
        if row is None:
            continue
        if len(article["text"]) != row["length"]:
            raise ValueError(f"{row['id']}: the text is not the one that was labelled")
        entities = [
            {"type": e["type"], "mentions": [{"span": [a, b], "kind": kind} for a, b, kind in e["mentions"]]}
            for e in row["entities"]
        ]
        times = [{"mod": None, **time} for time in row["times"]]
        yield {**row, "text": article["text"], "entities": entities, "times": times}
