"""Measure dossiers: ``python -m training evaluate-dossier``.

The articles of ECB+'s development topics, each of two stories that are easily confused, go from raw
text through the engine and become one dossier a topic. The measures are

* people and bodies: of two entities of two articles that the dossier joins, how many are of one gold chain
  (precision), and how many pairs of one gold chain it joins (recall), among those that have a name. An entity
  is of the chain of most of its names; gold often parts one name into several chains, and calls by one
  chain what is named otherwise ("the host"), so wrong pairs of which both have the same whole name, and
  missing ones of which the names have no word in common, are told beside;
* happenings: the CoNLL score over the event mentions of checked sentences; a gold mention that the
  dossier does not have stands alone.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.dossier import Dossier, Source, build
from annotate.record import Entity
from annotate.settings import Settings
from training.data import corpora
from training.data.coreference_scorer import Conll
from training.rankers.events.stories import chains_of

BODIES = ("HUMAN_PART_PER", "HUMAN_PART_ORG")
"""How the kinds of mentions begin that are people and bodies."""
# Two spans mean one where they share so much of what both cover.
_OVERLAP = 0.5
_SHOWN = 40
Pair = tuple[str, str, str]


@dataclass(slots=True)
class Joining:
    """Pairs of named entities of two articles, counted.

    Attributes:
        right: Of one chain, and joined.
        wrong: Joined, and of two chains: topic and both names.
        missing: Of one chain, and not joined.
    """

    right: int = 0
    wrong: list[Pair] = field(default_factory=list)
    missing: list[Pair] = field(default_factory=list)

    @property
    def same_name(self) -> int:
        """How many wrong pairs have one whole name."""
        return sum(_folded(one) == _folded(other) for _, one, other in self.wrong)

    @property
    def no_word(self) -> int:
        """How many missing pairs have no word in common."""
        return sum(not set(_folded(one)) & set(_folded(other)) for _, one, other in self.missing)

    def __str__(self) -> str:
        """Return precision and recall, as they are counted and without what no name tells."""
        found, all_ = self.right + len(self.wrong), self.right + len(self.missing)
        wrong, missing = len(self.wrong) - self.same_name, len(self.missing) - self.no_word
        return (
            f"people and bodies: precision {_share(self.right, found)}, recall {_share(self.right, all_)}\n"
            f"  without {self.same_name} wrong pairs of one whole name, of {len(self.wrong)}: "
            f"precision {_share(self.right, self.right + wrong)}\n"
            f"  without {self.no_word} missing pairs with no word in common, of {len(self.missing)}: "
            f"recall {_share(self.right, self.right + missing)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 0:.3f}"


def _folded(name: str) -> list[str]:
    return name.casefold().replace(".", "").split()


def topics(
    annotator: Annotator, part: corpora.Part
) -> Iterator[tuple[str, list[dict[str, Any]], list[Source]]]:
    """Yield the topics with their rows and their articles as the engine reads them."""
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in corpora.ecb(part):
        rows[str(row["topic"])].append(row)
    for name, articles in rows.items():
        records = annotator.pipe(Article.from_text(row["text"], id=str(row["id"])) for row in articles)
        yield (
            name,
            articles,
            [
                Source(str(row["id"]), record, row["text"])
                for row, record in zip(articles, records, strict=True)
            ],
        )


def score_people(
    joining: Joining, topic: str, rows: Sequence[dict[str, Any]], sources: Sequence[Source], dossier: Dossier
) -> None:
    """Count the pairs of named people and bodies of a topic.

    Args:
        joining: Where they are counted.
        topic: Its name.
        rows: Its articles as readers have labelled them.
        sources: The same as the engine reads them.
        dossier: What they have become.
    """
    home = {(m.document, m.entity): entity.id for entity in dossier.entities for m in entity.members}
    named: list[tuple[str, Entity, str, str]] = []
    for row, source in zip(rows, sources, strict=True):
        checked = set(row["annotated"])
        gold = [
            (m["start"], m["end"], m["chain"])
            for m in row["mentions"]
            if m["kind"].startswith(BODIES) and m["sentence"] in checked
        ]
        for entity in source.entities:
            chain = _chain_of(entity, gold)
            if entity.named and chain is not None and (source.id, entity.id) in home:
                named.append((source.id, entity, chain, home[source.id, entity.id]))
    for (article, one, chain, joined), (other_article, other, gold_chain, also) in combinations(named, 2):
        pair = topic, one.name, other.name
        if article == other_article:
            continue
        if chain == gold_chain and joined == also:
            joining.right += 1
        elif joined == also:
            joining.wrong.append(pair)
        elif chain == gold_chain:
            joining.missing.append(pair)


def _chain_of(entity: Entity, gold: Sequence[tuple[int, int, str]]) -> str | None:
    votes: Counter[str] = Counter()
    for mention in entity.mentions:
        if mention.kind != "name":
            continue
        for start, end, chain in gold:
            both = min(end, mention.end) - max(start, mention.start)
            either = max(end, mention.end) - min(start, mention.start)
            # A reader may have labelled the last name alone.
            last = end == mention.end and start > mention.start
            if both > 0 and (last or both >= _OVERLAP * either):
                votes[chain] += 1
    return votes.most_common(1)[0][0] if votes else None


def score_events(score: Conll, rows: Sequence[dict[str, Any]], dossier: Dossier) -> None:
    """Score the happenings of a topic.

    Args:
        score: Where they are counted.
        rows: Its articles as readers have labelled them.
        dossier: What they have become.
    """
    told: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in dossier.timeline.events:
        for mention in event.mentions:
            told[mention.document].append((mention.start, mention.end, event.id))
    gold: defaultdict[str, set[Hashable]] = defaultdict(set)
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for row in rows:
        id = str(row["id"])
        for start, end, chain in chains_of(row):
            name = (id, start, end, chain)
            gold[chain].add(name)
            home = next((event for s, e, event in told[id] if s < end and start < e), None)
            found[name if home is None else home].add(name)
    score.add(gold.values(), found.values())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--show", action="store_true", help="print the pairs that are wrong and missing")


def main(arguments: argparse.Namespace) -> None:
    """Print the figures."""
    annotator = Annotator.from_settings(Settings())
    joining, events = Joining(), Conll(least=1)
    for topic, rows, sources in topics(annotator, arguments.part):
        dossier = build(sources)
        score_people(joining, topic, rows, sources, dossier)
        score_events(events, rows, dossier)
    print(joining)
    print(f"happenings: {events}")
    if arguments.show:
        for kind, pairs in (("wrong", joining.wrong), ("missing", joining.missing)):
            for (topic, one, other), count in Counter(pairs).most_common(_SHOWN):
                print(f"{kind} {count:4} in topic {topic}: {one} | {other}")
