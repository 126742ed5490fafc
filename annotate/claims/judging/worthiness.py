"""How much a claim is worth checking, and why.

A linear model over features that a reader understands (a number, a
comparison, an opinion ...) and over words, pairs of words and pairs of tags, trained by
``python -m training worthiness`` on ClaimBuster (Arslan et al. 2020). Its reasons are
the contributions of the features to the score, so they are what decided it.
"""

from __future__ import annotations

import io
import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.tokens import Token

from annotate.claims.judging.clauses import ends_name
from annotate.claims.judging.degrees import words as certainty_words
from annotate.record import CheckWorthiness
from annotate.support.yamlfile import packaged_yaml
from annotate.weights import require_features, shipped

WEIGHTS = "worthiness.npz"
REASONS = {
    "number": "a number",
    "amount": "an amount or a rate",
    "date": "a time",
    "comparison": "a comparison",
    "quantity word": "all, most or none of something",
    "past event": "something that happened",
    "state so far": "what has been so until now",
    "name": "a name",
    "names": "several names",
    "named event": "somebody named, and something that happened",
    "cause": "what caused something",
    "record": "a vote, a law or an office's record",
    "negation": "a negation",
    "opinion": "an opinion",
    "judgement": "a judgement",
    "promise": "a promise or the future",
    "hypothetical": "a hypothesis",
    "duty": "what ought to be",
    "first person": "the speaker about himself or herself",
    "we": "the speaker's own side",
    "address": "words to somebody",
    "question": "a question",
    "courtesy": "thanks or a greeting",
    "short": "very short",
    "long": "a full statement",
}
WORDING = {
    True: "worded like claims that can be checked",
    False: "worded unlike claims that can be checked",
}
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-\d\d)?$")
_SHORT, _LONG = 5, 18
_SHOWN, _LEAST, _EVIDENCE = 3, 0.25, 2
_SO_FAR = frozenset({"has", "have", "'ve", "’ve", "been"})
_NAMED_EVENT = ("named event", "name", "names", "past event")


@dataclass(frozen=True, slots=True)
class WorthinessModel:
    """The linear model: a weight for every feature, and the intercept."""

    weights: dict[str, float]
    bias: float

    def judge_best(self, sentences: Iterable[Sequence[Token]]) -> CheckWorthiness | None:
        """Return the judgement of the sentence most worth checking, None without sentences."""
        return max(map(self.judge, sentences), key=lambda found: found.score, default=None)

    def judge(self, tokens: Sequence[Token]) -> CheckWorthiness:
        """Score the words of a sentence from 0 to 1, with up to three reasons, the weightiest first."""
        seen = evidence(tokens)
        found = features(tokens, seen)
        scale = 1 / math.sqrt(max(len(found), 1))
        parts = {
            name: self.weights[name] * (1.0 if name in REASONS else scale)
            for name in found
            if name in self.weights
        }
        total = self.bias + sum(parts.values())
        score = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        return CheckWorthiness(round(score, 3), _reasons(parts, seen))


def features(tokens: Sequence[Token], seen: Iterable[str] | None = None) -> dict[str, float]:
    """Describe some words: named features, ``w:`` words and pairs, ``t:`` pairs of tags (all 1.0).

    Args:
        tokens: The words of a sentence.
        seen: The named features that hold, where they are known.
    """
    words = _words(tokens)
    found = dict.fromkeys(evidence(tokens) if seen is None else seen, 1.0)
    shapes = ["0" if token.lower_[:1].isdigit() else token.lower_ for token in words]
    found.update(dict.fromkeys((f"w:{form}" for form in shapes), 1.0))
    found.update(dict.fromkeys((f"w:{a} {b}" for a, b in itertools.pairwise(shapes)), 1.0))
    found.update(dict.fromkeys((f"t:{a.tag_} {b.tag_}" for a, b in itertools.pairwise(words)), 1.0))
    return found


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not token.is_space and not token.is_quote]


def evidence(tokens: Sequence[Token]) -> dict[str, list[Token]]:
    """Return the named features that hold, each with the words that show it."""
    words = _words(tokens)
    found: dict[str, list[Token]] = {name: [] for name in word_lists()}
    tagged: dict[str, list[Token]] = {}
    for token in words:
        for name in _listing().get(token.lower_, ()):
            found[name].append(token)
        tagged.setdefault(token.tag_, []).append(token)
        if token.lower_ in certainty_words().adverbs:
            found["hypothetical"].append(token)
        if _YEAR.match(token.lower_):
            found["date"].append(token)
    for tag in ("JJR", "JJS", "RBR", "RBS"):
        found["comparison"] += tagged.get(tag, [])
    names = [token for token in words if token.pos_ == "PROPN"]
    past = tagged.get("VBD", [])
    auxiliaries = [token for token in words if token.lower_ in _SO_FAR]
    found |= {
        "number": [token for token in words if _is_number(token)],
        "past event": past,
        "state so far": tagged.get("VBN", []) if auxiliaries else [],
        "name": names,
        "names": names if len(names) > 2 else [],
        "named event": [names[0], past[0]] if names and past else [],
        "question": [token for token in words if token.text == "?"],
        "short": words[:1] if len(words) < _SHORT else [],
        "long": words[:1] if len(words) > _LONG else [],
    }
    if not found["promise"] and "going to" in " ".join(token.lower_ for token in words):
        found["promise"] = [token for token in words if token.lower_ == "going"]
    return {name: shown for name, shown in found.items() if shown}


def _is_number(token: Token) -> bool:
    counts = token.tag_ == "CD" and token.lower_ != "one"
    return (counts or token.text[:1].isdigit()) and not ends_name(token)


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lower-case words behind the named features that are word lists."""
    data = packaged_yaml("annotate.claims.judging", "worthiness.yaml")
    return {name: frozenset(listed) for name, listed in data.items()}


@cache
def _listing() -> dict[str, list[str]]:
    """Return the names of the lists that a word is in."""
    found: dict[str, list[str]] = {}
    for name, listed in word_lists().items():
        for word in listed:
            found.setdefault(word, []).append(name)
    return found


def _reasons(parts: dict[str, float], seen: dict[str, list[Token]]) -> tuple[str, ...]:
    """Return what moved the score most, for or against: in words, with the evidence and the contribution."""
    moved = {name: value for name, value in parts.items() if name in REASONS}
    if "named event" in moved:
        together = sum(moved.pop(name, 0.0) for name in _NAMED_EVENT)
        moved["named event"] = together
    said = {name: REASONS[name] + _shown(name, seen[name]) for name in moved}
    wording = sum(value for name, value in parts.items() if name not in REASONS)
    moved["wording"], said["wording"] = wording, WORDING[wording > 0]
    ranked = sorted(moved, key=lambda name: (-abs(moved[name]), name))
    weighty = [name for name in ranked if abs(moved[name]) >= _LEAST]
    return tuple(f"{said[name]} ({_signed(moved[name])})" for name in weighty[:_SHOWN])


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _shown(name: str, tokens: Sequence[Token]) -> str:
    """Return the words that show a feature, as they stand; none where its name says it all."""
    if name in {"short", "long", "question"}:
        return ""
    texts = list(dict.fromkeys(t.text for t in sorted(tokens, key=lambda t: t.i)))[:_EVIDENCE]
    return ": " + ", ".join(f"“{text}”" for text in texts)


def load(data: bytes) -> WorthinessModel:
    """Read a model from the bytes of its ``.npz`` file (``names``, ``weights``, ``bias``).

    Raises:
        WeightsError: A weight is of no feature.
    """
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        names = bytes(arrays["names"]).decode("utf-8").split("\n")
        weights = arrays["weights"].astype(float).tolist()
        bias = float(arrays["bias"])
    found = dict(zip(names, weights, strict=True))
    require_features(WEIGHTS, found, lambda name: name in REASONS or name.startswith(("w:", "t:")))
    return WorthinessModel(found, bias)


@cache
def shipped_model() -> WorthinessModel:
    """Return the model that ships with the package."""
    return load(shipped().read(WEIGHTS))
