"""Gold coreference: GUM's, with its graded salience, and that of world news.

A gold mention knows its cluster, its smallest stretch ("minspan", the head or
the whole of a name) and how it is linked. What Dateline does not claim to find
is marked ``neutral``: appositions, predicates, cataphora, links to clauses
(discourse deixis), verbs as events, and times. Neutral mentions take no part in
any score, and neither do mentions of ours that are aligned with them.

World news has the most salient entities of each article with all of their
mentions, and no others: what is not in it may still be one with something.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from training.data import corpora
from training.data.corpora import Part, Text, TreeToken
from training.data.paths import corpora_folder

_MARK = re.compile(r"\((\d+)-([^()]*)\)|\((\d+)-([^()]*)|(\d+)\)")
_SALIENT = re.compile(r"(\d+) \((\d)\*?\)")
# What ends the part of a noun phrase that its head is the last word of.
_AFTER_HEAD = re.compile(
    r",| (?:of|in|on|at|from|for|to|with|by|about|between|under|over|near|who|which|that|whose|where|known"
    r"|called|killed|based|held|made) "
)
_SHORTEST = 3
WORLD_NEWS = "world news"
NEUTRAL_LINKS = frozenset({"appos", "pred", "cata", "disc"})
# fmt: off
PERSONAL = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "you": "you", "your": "you", "yours": "you", "yourself": "you", "yourselves": "you",
}
# fmt: on
THIRD_PERSON = frozenset({"he", "she", "it", "they"})


@dataclass(slots=True)
class GoldMention:
    """A gold mention.

    Attributes:
        start: First code point.
        end: One past the last.
        core: The offsets of its head, or of the words of its name.
        cluster: Number of its entity in the document.
        type: GUM's entity type.
        pronoun: Nominative of a personal pronoun ("he" for "his"), else empty.
        named: Whether its head is a proper noun.
        neutral: Whether it is left out of all scores.
    """

    start: int
    end: int
    core: tuple[int, int]
    cluster: int
    type: str
    pronoun: str
    named: bool
    neutral: bool


@dataclass(slots=True)
class GoldDocument:
    """A text with its gold mentions in text order, and the salience (1 to 5) of its clusters.

    Attributes:
        partial: Whether only the most salient entities are in it.
    """

    text: Text
    mentions: list[GoldMention]
    salience: dict[int, int]
    partial: bool = False

    @property
    def genre(self) -> str:
        """Return the document's genre."""
        return self.text.genre or ""


def gold_documents(part: Part) -> Iterator[GoldDocument]:
    """Read GUM with its coreference."""
    with gzip.open(corpora_folder() / f"treebank/gum.{part}.conllu.gz", "rt", encoding="utf-8") as stream:
        blocks = iter(stream.read().strip().split("\n\n"))
    for text in corpora.treebank("gum", part):
        mentions: list[GoldMention] = []
        open_marks: list[tuple[str, str, int]] = []
        for sentence in text.sentences or ():
            marks = [_entity_field(line) for line in next(blocks).split("\n") if _is_token(line)]
            for place, field in enumerate(marks):
                for match in _MARK.finditer(field):
                    if match[1]:
                        mentions.append(_mention(text, sentence, place, place, match[1], match[2]))
                    elif match[3]:
                        open_marks.append((match[3], match[4], place))
                    else:
                        opened = next(i for i in reversed(open_marks) if i[0] == match[5])
                        open_marks.remove(opened)
                        mentions.append(_mention(text, sentence, opened[2], place, opened[0], opened[1]))
        mentions.sort(key=lambda m: (m.start, -m.end))
        salient = _SALIENT.findall(text.meta.get("meta::salientEntities", ""))
        yield GoldDocument(text, mentions, {int(cluster): int(grade) for cluster, grade in salient})


def _is_token(line: str) -> bool:
    return not line.startswith("#") and "-" not in line.split("\t", 1)[0]


def _entity_field(line: str) -> str:
    misc = line.rsplit("\t", 1)[1]
    return next((f.removeprefix("Entity=") for f in misc.split("|") if f.startswith("Entity=")), "")


def _mention(
    text: Text, sentence: Sequence[TreeToken], first: int, last: int, cluster: str, fields: str
) -> GoldMention:
    # One training document has no salience, the field before the centering.
    parts = re.match(r"(\w+)-([\w:]+)-(?:[a-z_]+-)?cf\d+\*?-([\d,]+)-(\w+)", fields)
    if parts is None:
        raise ValueError(f"{text.id}: no entity in {fields!r}")
    etype, _, minspan, link = parts.groups()
    words = [first + int(number) - 1 for number in minspan.split(",")]
    words = [word for word in words if word <= last] or [first]
    head = next((word for word in words if sentence[word].head not in words), words[0])
    token = sentence[head]
    form = text.text[token.start : token.end].lower()
    return GoldMention(
        sentence[first].start,
        sentence[last].end,
        (sentence[words[0]].start, sentence[words[-1]].end),
        int(cluster),
        etype,
        PERSONAL.get(form, "") if token.xpos in {"PRP", "PRP$"} else "",
        token.upos == "PROPN",
        link in NEUTRAL_LINKS or etype == "time" or token.upos in {"VERB", "AUX"},
    )


def gold_world_news(part: Part) -> Iterator[GoldDocument]:
    """Read world news with who is who."""
    for row in corpora.worldnews(part):
        text = Text("worldnews", row["id"], row["text"], row["published"], WORLD_NEWS)
        mentions = [
            _world_news_mention(row["text"], mention, number, entity["type"])
            for number, entity in enumerate(row["entities"])
            for mention in entity["mentions"]
        ]
        mentions.sort(key=lambda m: (m.start, -m.end))
        yield GoldDocument(text, mentions, {}, partial=True)


def _world_news_mention(text: str, mention: dict[str, Any], cluster: int, kind: str) -> GoldMention:
    start, end = mention["span"]
    exact = text[start:end]
    core = (start, end) if mention["kind"] == "name" else _core(exact, start)
    pronoun = PERSONAL.get(exact.lower(), "") if mention["kind"] == "pronoun" else ""
    return GoldMention(start, end, core, cluster, kind, pronoun, mention["kind"] == "name", neutral=False)


def _core(exact: str, start: int) -> tuple[int, int]:
    """Return where the head of a noun phrase stands: the last word before a preposition or a comma."""
    end = next((m.start() for m in _AFTER_HEAD.finditer(exact) if m.start() > _SHORTEST), len(exact))
    last = list(re.finditer(r"\S+", exact[:end]))[-1]
    return start + last.start(), start + last.end()
