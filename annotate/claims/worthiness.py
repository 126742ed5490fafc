"""How much a claim is worth checking, and why.

A linear model over features that a reader understands (a number, a
comparison, an opinion ...) and over words, pairs of words and pairs of tags, trained by
``training/worthiness.py`` on ClaimBuster (Arslan et al. 2020). Its reasons are
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
from importlib.resources import files

import numpy as np
from spacy.tokens import Token

from annotate.claims.certainty import words as certainty_words
from annotate.record import CheckWorthiness
from annotate.yamlfile import packaged_yaml

REASONS = {
    "number": "it gives a number",
    "amount": "it gives an amount of money or a share",
    "date": "it names a year or a time",
    "comparison": "it compares",
    "quantity word": "it speaks of all, most or none",
    "past event": "it tells of something that has happened",
    "state so far": "it tells what has been the case so far",
    "name": "it names somebody or something",
    "names": "it names several people, places or bodies",
    "cause": "it says what caused something",
    "record": "it tells of a vote, a law or a decision",
    "negation": "it denies something",
    "opinion": "it is an opinion",
    "judgement": "it judges rather than states",
    "promise": "it is about the future or a promise",
    "hypothetical": "it is hypothetical",
    "duty": "it says what ought to be",
    "first person": "the speaker speaks of himself or herself",
    "we": "the speaker speaks of “us”",
    "address": "it addresses somebody",
    "question": "it asks a question",
    "courtesy": "it is thanks or a greeting",
    "short": "it is very short",
    "long": "it is a full statement",
}
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-\d\d)?$")
_SHORT, _LONG = 5, 18
_SHOWN, _LEAST = 3, 0.25


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
        found = features(tokens)
        scale = 1 / math.sqrt(max(len(found), 1))
        parts = {
            name: self.weights[name] * (1.0 if name in REASONS else scale)
            for name in found
            if name in self.weights
        }
        total = self.bias + sum(parts.values())
        score = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        return CheckWorthiness(round(score, 3), _reasons(parts, score))


def features(tokens: Sequence[Token]) -> dict[str, float]:
    """Describe some words: named features, ``w:`` words and pairs, ``t:`` pairs of tags (all 1.0)."""
    words = [token for token in tokens if not token.is_space and not token.is_quote]
    lower = [token.lower_ for token in words]
    found = dict.fromkeys(_named(words, lower), 1.0)
    shapes = ["0" if form[:1].isdigit() else form for form in lower]
    found.update(dict.fromkeys((f"w:{form}" for form in shapes), 1.0))
    found.update(dict.fromkeys((f"w:{a} {b}" for a, b in itertools.pairwise(shapes)), 1.0))
    found.update(dict.fromkeys((f"t:{a.tag_} {b.tag_}" for a, b in itertools.pairwise(words)), 1.0))
    return found


def _named(words: Sequence[Token], lower: Sequence[str]) -> Iterable[str]:
    """Yield the named features that hold."""
    tags = {token.tag_ for token in words}
    forms = set(lower)
    names = sum(token.pos_ == "PROPN" for token in words)
    yield from (name for name, listed in word_lists().items() if forms & listed)
    tests = {
        "number": any((t.tag_ == "CD" and t.lower_ != "one") or t.text[:1].isdigit() for t in words),
        "date": any(_YEAR.match(form) for form in lower),
        "comparison": bool(tags & {"JJR", "JJS", "RBR", "RBS"}),
        "past event": "VBD" in tags,
        "state so far": "VBN" in tags and bool(forms & {"has", "have", "'ve", "’ve", "been"}),
        "name": names > 0,
        "names": names > 2,
        "promise": "going to" in " ".join(lower),
        "hypothetical": bool(forms & certainty_words().adverbs.keys()),
        "question": "?" in forms,
        "short": len(words) < _SHORT,
        "long": len(words) > _LONG,
    }
    yield from (name for name, holds in tests.items() if holds)


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lower-case words behind the named features that are word lists."""
    data = packaged_yaml("annotate.claims", "worthiness.yaml")
    return {name: frozenset(listed) for name, listed in data.items()}


def _reasons(parts: dict[str, float], score: float) -> tuple[str, ...]:
    """Return the named features that pull the score to where it is, in words."""
    sign = 1 if score >= 0.5 else -1
    ranked = sorted(((sign * value, name) for name, value in parts.items()), key=lambda r: (-r[0], r[1]))
    named = [REASONS[name] for value, name in ranked if name in REASONS and value >= _LEAST]
    words = [name[2:] for value, name in ranked if name.startswith("w:") and value >= _LEAST]
    if words and len(named) < _SHOWN:
        named.append("it says “" + "”, “".join(words[:2]) + "”")
    return tuple(named[:_SHOWN])


def load(data: bytes) -> WorthinessModel:
    """Read a model from the bytes of its ``.npz`` file (``names``, ``weights``, ``bias``)."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        names = bytes(arrays["names"]).decode("utf-8").split("\n")
        weights = arrays["weights"].astype(float).tolist()
        return WorthinessModel(dict(zip(names, weights, strict=True)), float(arrays["bias"]))


@cache
def shipped_model() -> WorthinessModel:
    """Return the model that ships with the package."""
    return load(files("annotate.claims").joinpath("worthiness.npz").read_bytes())
