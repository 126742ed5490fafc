"""How likely it is that careful readers take a word for a cue, and a stretch for what it tells.

The encoder's cues are those that annotators of political news mark. Readers who look for every
statement, thought and intention find more: claims inside claims, plans, decisions, orders. A logistic
regression over the word, its place in the sentence, what the encoder says of it (``groups.ATTRIBUTING``)
and the stretch judges the candidates of ``annotate.claims.spans.candidates.options``. It is learned by
``python -m training claim-candidates``.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from annotate.claims.spans.candidates.options import KINDS, Option, Teller, options_of, source_of, teller_of
from annotate.claims.spans.index import DocIndex, Offsets
from annotate.claims.spans.parts import Attribution, cue_tokens
from annotate.language import groups, syntax
from annotate.language.encoder.decode import Floats
from annotate.language.encoder.name_lists import checksum
from annotate.language.overlaps import Overlaps
from annotate.record import SpeechAct
from annotate.weights import shipped

FILE = "claim_candidates.npz"
GATE = -6.0
"""Words whose own log odds are below are not looked at further."""
UNKNOWN = -6.0
NAMES_KEPT = 1 << 14
"""So many names of features keep their weights, the commonest in effect."""
_RAREST, _FAINTEST = -6.5, -8.0
_SOURCE, _CUE, _CONTENT = slice(0, 2), slice(2, 4), slice(4, 6)
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)
_SURE = (-9, -7, -5, -3, -1)
_PERSONS = {
    "i": "I", "we": "I", "you": "you", "he": "he", "she": "he", "they": "he",
    "it": "it", "this": "it", "that": "it", "which": "it",
}  # fmt: skip


class Evidence(NamedTuple):
    """What is known of a candidate: names of features that are there, and numbers."""

    names: list[str]
    numbers: list[float]


class Stretch(NamedTuple):
    """An option with what is known of it, and who would tell it."""

    option: Option
    source: list[Offsets]
    evidence: Evidence


class Word(NamedTuple):
    """A word that may be a cue.

    Attributes:
        token: The word.
        nested: Whether it stands in the content of a known attribution.
        evidence: What is known of it, whatever it tells.
        base: Its base form.
        act: What it does by itself.
    """

    token: Token
    nested: bool
    evidence: Evidence
    base: str
    act: SpeechAct | None


class Model:
    """The regression.

    Args:
        arrays: ``codes`` and ``weights`` of the named features, ``mean``, ``spread`` and ``slopes`` of the
            numbers, ``bias``, and ``words`` with ``habits``: how often a form belongs to a cue, as log odds.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        weights = _table(arrays["codes"], arrays["weights"])
        self._weight = lru_cache(NAMES_KEPT)(lambda name: weights.get(checksum(name), 0.0))
        self._habits = _table(arrays["words"], arrays["habits"])
        numbers = [arrays[name].astype(np.float32) for name in ("mean", "spread")]
        slopes = arrays["slopes"].astype(np.float32)
        # Of every number two slopes: one more where it is more than usual.
        self._lines = [*numbers, *np.split(slopes, 2)]
        self._bias = float(arrays["bias"])

    def habit(self, form: str) -> float:
        """Return how often a form belongs to a cue, as log odds."""
        return self._habits.get(checksum(form), UNKNOWN)

    def of_words(self, words: Sequence[Word]) -> list[float]:
        """Return the log odds that words bring along, whatever they tell."""
        return [self._bias + more for more in self._scores([word.evidence for word in words], 1)]

    def of_stretches(self, stretches: Sequence[Stretch]) -> list[float]:
        """Return what stretches add to the log odds of their words."""
        return self._scores([stretch.evidence for stretch in stretches], -1)

    def _scores(self, known: Sequence[Evidence], side: int) -> list[float]:
        """Return what evidence adds up to, whose numbers are the first of all or, below 0, the last."""
        if not known:
            return []
        count = len(known[0].numbers)
        own = slice(count) if side > 0 else slice(-count, None)
        mean, spread, slopes, more = (line[own] for line in self._lines)
        numbers = (np.array([one.numbers for one in known], np.float32) - mean) / spread
        over, weight = np.maximum(numbers, 0), self._weight
        return [
            float(row @ slopes) + float(much @ more) + sum(map(weight, one.names))
            for row, much, one in zip(numbers, over, known, strict=True)
        ]


def _table(codes: NDArray[Any], values: NDArray[Any]) -> dict[int, float]:
    return dict(zip(codes.tolist(), values.tolist(), strict=True))


@cache
def shipped_model() -> Model:
    """Return the regression of the package, read once a process."""
    return Model(shipped().arrays(FILE))


class Scene:
    """A document with the attributions that are known.

    Args:
        index: The document.
        known: The attributions.
        model: Knows how often words belong to cues.
    """

    def __init__(self, index: DocIndex, known: Sequence[Attribution], model: Model) -> None:
        self._index, self._model = index, model
        given = index.doc.user_data.get(groups.ATTRIBUTING)
        self.odds: Floats | None = None if given is None else np.asarray(given, np.float32)
        if self.odds is not None:
            # Looked at word by word, which numpy takes longer for than for all words.
            self._rows: list[list[float]] = self.odds.tolist()
            self._best_cue, self._best_source, self._best_content = (
                self.odds[:, part].max(axis=1) for part in (_CUE, _SOURCE, _CONTENT)
            )
            self._cue_odds, self._source_odds = self._best_cue.tolist(), self._best_source.tolist()
        self._contents = Overlaps(place for one in known for place in one.content)
        self._whole = {tuple(sorted(one.content)) for one in known}
        self._cues = cue_tokens(index, known)

    def words(self) -> Iterable[Word]:
        """Yield the words that may be cues and belong to none that is known."""
        if self.odds is None or not self._index.doc.has_annotation("DEP"):
            return
        for token in self._index.doc:
            if token.pos_ not in KINDS or token.i in self._cues or token.is_space:
                continue
            word = self._word(token)
            if word is not None:
                yield word

    def stretches(self, word: Word) -> Iterable[Stretch]:
        """Yield what a word may tell."""
        options = options_of(self._index, word.token)
        teller = teller_of(word.token)
        for option in options:
            evidence = self._of_option(word, option, teller, len(options))
            yield Stretch(option, source_of(word.token, teller, option.content), evidence)

    def is_inside(self, word: Word, stretch: Stretch) -> bool:
        """Tell whether a word and what it tells stand inside one known content, which has more to it."""
        token = word.token
        places = [*stretch.option.content, (token.idx, token.idx + len(token))]
        low, high = min(start for start, _ in places), max(end for _, end in places)
        around = self._around(token)
        return any(start <= low and high <= end and (start, end) != (low, high) for start, end in around)

    def _word(self, token: Token) -> Word | None:
        index, model = self._index, self._model
        base = _base(index, token)
        act = _act(index, token, base)
        habit = max(model.habit(token.lower_), _FAINTEST)
        habits = [habit, habit if base == token.lower_ else max(model.habit(base), _FAINTEST)]
        own = self._rows[token.i]
        if max(habits) < _RAREST and act is None and self._cue_odds[token.i] < _FAINTEST:
            return None
        depth = min(len(self._around(token)), 2)
        quoted = int(index.quotations.at(token.idx) is not None)
        names = [f"L={base}|{token.pos_}", f"act={act}", f"tag={token.tag_}", f"dep={syntax.role(token)}"]
        names += [f"depth={depth}", f"q={quoted}", f"dq={min(depth, 1)}{quoted}"]
        names += self._of_teller(token, min(depth, 1))
        governed = token.head.i != token.i and (
            syntax.is_complement_clause(token) or syntax.is_direct_object(token)
        )
        names.append(f"head={token.head.lemma_.lower() if governed else '-'}")
        names.append("root" if token.head.i == token.i else "sub")
        names += self._of_children(token, base)
        return Word(token, depth > 0, Evidence(names, [*own, *habits]), base, act)

    def _of_children(self, token: Token, base: str) -> list[str]:
        children = list(token.children)
        if not children:
            return []
        names = ["neg"] if syntax.negations(token) else []
        names += [f"modal={modal.lower_}" for modal in syntax.modals(token)[:1]]
        marked = syntax.mark(token)
        if marked is not None:
            names.append(f"mark={marked.lower_}")
        for child in children:
            if child.i < token.i and (syntax.is_determiner(child) or syntax.is_attribute(child)):
                names.append(f"pre={child.lower_ if syntax.is_determiner(child) else syntax.role(child)}")
            elif syntax.is_particle(child):
                names.append(f"prt={base}{child.lower_}")
        return names

    def _of_teller(self, token: Token, depth: int) -> list[str]:
        teller = teller_of(token)
        if teller is None:
            return ["s=none", f"s=none|{token.pos_}|{token.tag_}"]
        noun = teller.noun
        kind = _PERSONS.get(noun.lower_) or noun.ent_type_ or noun.pos_
        sure = bisect_left(_SURE, self._source_odds[noun.i])
        return [
            f"s={teller.how}",
            f"sk={kind}",
            f"skp={kind}|{token.pos_}",
            f"sd={depth}|{kind}",
            f"sp{sure}",
        ]

    def _around(self, token: Token) -> list[Offsets]:
        return self._contents.over(token.idx, token.idx + 1)

    def _of_option(self, word: Word, option: Option, teller: Teller | None, count: int) -> Evidence:
        index, doc, token = self._index, self._index.doc, word.token
        spans = [index.tokens(*place) for place in option.content]
        words = [t for span in spans for t in span if not t.is_space]
        kind = option.kind.split(":")[0]
        first, last = spans[-1][0], words[-1]
        head = index.head_of(*option.content[-1])
        after = doc[last.i + 1] if last.i + 1 < len(doc) else None
        names = [
            f"k={option.kind}",
            f"kL={kind}|{word.base}",
            f"kact={kind}|{word.act}",
            f"kp={option.kind}|{token.pos_}",
        ]
        names += [f"ktag={kind}|{token.tag_}", f"n={bisect_left(_LENGTHS, len(words))}", f"f={first.lower_}"]
        names += [f"fk={first.tag_}|{kind}", f"hd={'-' if head is None else head.tag_}|{kind}"]
        names += [f"kd={kind}|{int(word.nested)}", f"ks={kind}|{'-' if teller is None else teller.how}"]
        names += [f"nopt={min(count, 5)}"]
        names += ["pb:$" if after is None else f"pb:{after.text if after.is_punct else syntax.role(after)}"]
        names += self._of_place(token, option)
        ended = index.sentence_bounds[index.sentence_of[token.i]][1]
        names += ["sent-end"] if last.i >= ended - 2 else []
        inside = self._best_content[[t.i for t in words]]
        begun, follows = self._rows[words[0].i][4], 0.0 if after is None else self._rows[after.i][5]
        before = self._rows[words[0].i - 1][5] if words[0].i else 0.0
        most, mean = np.maximum.reduce(inside), np.add.reduce(inside) / len(inside)
        return Evidence(names, [float(most), float(mean), begun, follows, before])

    def _of_place(self, token: Token, option: Option) -> list[str]:
        """Tell how a stretch lies to known contents."""
        names = ["same"] if tuple(sorted(option.content)) in self._whole else []
        (start, _), (later, end) = option.content[0], option.content[-1]
        around = self._around(token)
        if around:
            low, high = min(around, key=lambda place: place[1] - place[0])
            names += ["beyond"] if end > high or start < low else []
            names += ["toend"] if end >= high - 1 else []
        elif self._contents.meets(later, end):
            names.append("overlaps")
        return names


def _base(index: DocIndex, token: Token) -> str:
    base = index.words.lemma(token.lower_)
    return base if base != token.lower_ else (token.lemma_ or token.lower_).lower()


def _act(index: DocIndex, token: Token, base: str) -> SpeechAct | None:
    if token.pos_ in {"VERB", "AUX"}:
        return index.words.verbs.get(base)
    table = index.words.adjectives if token.pos_ == "ADJ" else index.words.nouns
    return table.get(token.lower_)


def chance(odds: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
