"""Measure entities: ``python -m training evaluate-entities``.

Everything goes from GUM's raw text through the engine as users get it, in the
genres that are nearest to what they read. The measures are

* third-person pronouns: how many of the gold ones are given an entity, and how
  many of those are given the right one, the entity most of whose names, or noun
  phrases where it has no name, belong to the pronoun's gold cluster;
* names: pairwise F1 of which belong together, among the names that both have;
* coreference: the CoNLL score of names, noun phrases and pronouns of all
  persons, beside that of names that are one where they are the same words;
* salience: the rank correlation (Spearman) with the number of GUM's summaries
  that speak of the entity, the mean over the documents.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

import numpy as np
from spacy.tokens import Doc

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.coreference.titles import TITLED
from annotate.record import Entity, Mention
from annotate.settings import Settings
from training.data.coreference_scorer import Conll
from training.data.scoring import Score
from training.rankers.coreference.alignment import align, majority
from training.rankers.coreference.corpus import THIRD_PERSON, GoldDocument, GoldMention, gold_documents

GENRES = ("news", "interview", "bio", "speech")
FAMILIES = ("he", "she", "it", "they")
Place = tuple[int, int]


class Evaluation:
    """The scores over a part of GUM, filled document by document."""

    def __init__(self, show: bool = False) -> None:
        self.names = Score()
        self.correlations: list[float] = []
        self.coreference = Conll()
        self.same_words = Conll()
        self.gold: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self._show = show

    def add(self, document: GoldDocument, entities: Sequence[Entity], heads: dict[str, Place]) -> None:
        """Measure one document.

        Args:
            document: The gold.
            entities: What was found in it.
            heads: Where the head of each found mention stands, by the mention's id.
        """
        # In GUM a title is part of the name, and takes no mention of its own from it.
        pairs = [(e, m) for e in entities for m in e.mentions if not (m.because or "").startswith(TITLED)]
        aligned = align([(m.start, m.end, heads[m.id]) for _, m in pairs], document.mentions)
        known = [
            (entity, mention, aligned[number])
            for number, (entity, mention) in enumerate(pairs)
            if number in aligned and not aligned[number].neutral
        ]
        named = [(e.id, gold.cluster) for e, mention, gold in known if mention.kind == "name" and gold.named]
        described = [(e.id, gold.cluster) for e, mention, gold in known if mention.kind == "nominal"]
        clusters = majority(described) | majority(named)
        self._group(named)
        self._pronouns(document, known, clusters)
        self._chains(document, pairs, aligned)
        clusters = majority(named)
        ranked = [
            (e.salience, document.salience.get(clusters[e.id], 0)) for e in entities if e.id in clusters
        ]
        correlation = spearman([ours for ours, _ in ranked], [gold for _, gold in ranked])
        if correlation is not None:
            self.correlations.append(correlation)

    def _group(self, named: Sequence[tuple[str, int]]) -> None:
        for (ours, gold), (our_other, gold_other) in combinations(named, 2):
            self.names.found += ours == our_other
            self.names.gold += gold == gold_other
            self.names.right += ours == our_other and gold == gold_other

    def _pronouns(
        self,
        document: GoldDocument,
        known: Sequence[tuple[Entity, Mention, GoldMention]],
        clusters: dict[str, int],
    ) -> None:
        self.gold.update(m.pronoun for m in document.mentions if m.pronoun in THIRD_PERSON and not m.neutral)
        for entity, mention, gold in known:
            if mention.kind != "pronoun" or gold.pronoun not in THIRD_PERSON:
                continue
            right = clusters.get(entity.id) == gold.cluster
            self.answered[gold.pronoun] += 1
            self.right[gold.pronoun] += right
            if self._show and not right:
                text = document.text.text
                around = " ".join(text[max(0, mention.start - 150) : mention.end + 40].split())
                print(f"{mention.exact} <- {entity.name} ({mention.because}) | {around}")

    def _chains(
        self,
        document: GoldDocument,
        pairs: Sequence[tuple[Entity, Mention]],
        aligned: dict[int, GoldMention],
    ) -> None:
        gold: defaultdict[int, list[Hashable]] = defaultdict(list)
        for wanted in document.mentions:
            if not wanted.neutral:
                gold[wanted.cluster].append((wanted.start, wanted.end))
        ours: defaultdict[str, list[Hashable]] = defaultdict(list)
        words: defaultdict[str, list[Hashable]] = defaultdict(list)
        for number, (entity, mention) in enumerate(pairs):
            other = aligned.get(number)
            if other is not None and other.neutral:
                continue
            place: Hashable = (other.start, other.end) if other else (mention.start, mention.end, "ours")
            ours[entity.id].append(place)
            if mention.kind == "name":
                words[mention.exact].append(place)
        self.coreference.add(gold.values(), ours.values())
        self.same_words.add(gold.values(), words.values())

    def lines(self) -> list[str]:
        """Return the report."""
        rows = [self._row(family, [family]) for family in FAMILIES]
        return [
            f"{'names, pairwise':20}{self.names}",
            f"{'coreference':20}{self.coreference}",
            f"{'  same words':20}{self.same_words}",
            f"{'salience':20}rho {np.mean(self.correlations):.3f} over {len(self.correlations)} documents",
            self._row("third person", FAMILIES),
            *rows,
        ]

    def _row(self, name: str, families: Sequence[str]) -> str:
        gold, answered, right = (
            sum(counts[f] for f in families) for counts in (self.gold, self.answered, self.right)
        )
        accuracy, rate = right / max(answered, 1), answered / max(gold, 1)
        return f"{name:20}accuracy {accuracy:.3f} of {answered}, answered {rate:.3f} of {gold}"


def _head(doc: Doc, mention: Mention) -> Place:
    """Return where the head of a mention stands."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return mention.start, mention.end
    return span.root.idx, span.root.idx + len(span.root)


def spearman(ours: Sequence[float], gold: Sequence[float]) -> float | None:
    """Return the rank correlation, none where either side is all the same."""
    if len(set(ours)) < 2 or len(set(gold)) < 2:
        return None
    return float(np.corrcoef(_ranks(ours), _ranks(gold))[0, 1])


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of every value, equal ones sharing their mean rank."""
    return [sum(v < value for v in values) + (values.count(value) - 1) / 2 for value in values]


def measure(
    annotator: Annotator, documents: Iterable[tuple[GoldDocument, Doc]], evaluations: Sequence[Evaluation]
) -> None:
    """Annotate every document and add the scores of its entities to all evaluations."""
    for document, doc in documents:
        entities = annotator.annotate_doc(Article.from_text(document.text.text), doc).entities
        heads = {m.id: _head(doc, m) for e in entities for m in e.mentions}
        for evaluation in evaluations:
            evaluation.add(document, entities, heads)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--all", action="store_true", help="every genre, conversation and court among them")
    parser.add_argument("--show", action="store_true", help="print what is wrong (training part only)")


def main(arguments: argparse.Namespace) -> None:
    """Print the scores."""
    annotator = Annotator.from_settings(Settings())
    evaluation = Evaluation(arguments.show and arguments.part == "train")
    documents = [d for d in gold_documents(arguments.part) if arguments.all or d.genre in GENRES]
    read = ((document, annotator.nlp(document.text.text)) for document in documents[: arguments.limit])
    measure(annotator, read, [evaluation])
    print("\n".join(evaluation.lines()))
