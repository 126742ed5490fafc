"""The difficult classes of attributions, and how many of each are missed.

The classes are those of the research on quotation attribution that this
project works from: what makes a claim hard to put together, told from the gold
spans, the parse and the quotation marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from annotate.claims.spans.index import DocIndex
from annotate.claims.spans.lexicon import lexicon
from annotate.claims.spans.sources import source_words
from annotate.language import syntax
from training.data.corpora import Offsets

Parts = tuple[Sequence[Offsets], Sequence[Offsets], Sequence[Offsets]]
"""Source, cue and content."""
NAMES = {
    "all": "all attributions",
    "nominal": "a  the cue is no verb",
    "polysemous": "b  a cue verb of many meanings",
    "clauses": "c  a content of several clauses",
    "split": "d  the content is interrupted",
    "sentences": "e  the content has several sentences",
    "scare": "f  short words in marks in the content",
    "nested": "g  inside another content, or around one",
    "shared": "h  coordinated cues, one source",
    "passive": "i  passive, or no source",
    "institution": "j  the source is a body or a document",
    "inverted": "k  cue before a long source",
    "marks": "l  quoted in part, or single marks",
    "pronoun": "m  the source is a pronoun",
}
_POLYSEMOUS = frozenset({"find", "show", "note", "add", "continue", "believe", "want", "see", "feel", "call"})
_LONG_SOURCE = 4
_SCARE = 3


class ErrorTable:
    """Counts by class: gold attributions, missed by the model alone, missed by the claims."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.before: Counter[str] = Counter()
        self.after: Counter[str] = Counter()

    def add(self, kinds: dict[int, set[str]], size: int, before: set[int], after: set[int]) -> None:
        """Count one article's attributions, by the numbers of those that were missed."""
        for number in range(size):
            names = {"all", *kinds[number]}
            self.gold.update(names)
            self.before.update(names if number in before else ())
            self.after.update(names if number in after else ())

    def __str__(self) -> str:
        """Return the table as lines of text."""
        lines = [f"  {'class of attribution':42} {'gold':>5} {'missed by model':>16} {'by claims':>10}"]
        for name, words in NAMES.items():
            lines.append(f"  {words:42} {self.gold[name]:5} {self.before[name]:16} {self.after[name]:10}")
        return "\n".join(lines)


def classes(doc: Doc, gold: Sequence[Parts]) -> dict[int, set[str]]:
    """Return the classes of every gold attribution of an article, by its number."""
    index = DocIndex(doc)
    users = Counter(tuple(source) for source, _, _ in gold if source)
    found = {}
    for number, (source, cue, content) in enumerate(gold):
        names = _of_cue(index, source, cue) | _of_content(index, content)
        names |= _of_source(index, source, cue)
        if source and users[tuple(source)] > 1:
            names.add("shared")
        others = (other for place, other in enumerate(gold) if place != number)
        if any(_inside(cue, other[2]) or _inside(other[1], content) for other in others):
            names.add("nested")
        found[number] = names
    return found


def _inside(places: Sequence[Offsets], around: Sequence[Offsets]) -> bool:
    return any(a <= start and end <= b for start, end in places for a, b in around)


def _of_cue(index: DocIndex, source: Sequence[Offsets], cue: Sequence[Offsets]) -> set[str]:
    tokens = [token for place in cue for token in index.tokens(*place)]
    verbs = [token for token in tokens if token.pos_ == "VERB"]
    names = set()
    if not verbs:
        names.add("nominal")
    if any(lexicon().lemma(token.lower_) in _POLYSEMOUS for token in verbs):
        names.add("polysemous")
    if not source or any(syntax.is_passive(token) for token in verbs):
        names.add("passive")
    return names


def _of_content(index: DocIndex, content: Sequence[Offsets]) -> set[str]:
    tokens = [token for place in content for token in index.tokens(*place) if not token.is_space]
    names = set()
    if len(content) > 1:
        names.add("split")
    if len({index.sentence_of[token.i] for token in tokens}) > 1 and len(content) == 1:
        names.add("sentences")
    if sum(token.dep_ in syntax.CLAUSES for token in tokens) > 1:
        names.add("clauses")
    names |= _of_marks(index, content)
    return names


def _of_marks(index: DocIndex, content: Sequence[Offsets]) -> set[str]:
    names = set()
    for start, end in content:
        for quoted in index.quotations.within(start, end):
            words = index.text[slice(*quoted.inner)].split()
            if len(words) <= _SCARE:
                names.add("scare")
            if quoted.mark in "'‘" or quoted.start > start + 1 or quoted.end < end - 1:
                names.add("marks")
    return names


def _of_source(index: DocIndex, source: Sequence[Offsets], cue: Sequence[Offsets]) -> set[str]:
    if not source:
        return set()
    tokens = index.tokens(*source[0])
    head = index.head_of(*source[0])
    names = set()
    if head is not None and head.pos_ == "PRON":
        names.add("pronoun")
    if head is not None and (
        head.lower_ in source_words()["documents"] or head.ent_type_ in {"ORG", "GPE", "NORP"}
    ):
        names.add("institution")
    if cue[0][0] < source[0][0] and len(tokens) > _LONG_SOURCE:
        names.add("inverted")
    return names
