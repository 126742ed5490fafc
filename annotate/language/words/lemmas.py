"""Lemmas from the scores of lemma scripts, checked against the words that the encoder knows.

A script cuts letters and adds others, so the likeliest may make what is no
word ("deni" of "denied"). Of the likely scripts the first counts that makes a
word of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from annotate.language.encoder.decode import Floats
from annotate.language.encoder.layers import apply_lemma_script

TRIED = 12
"""Scripts tried for one word."""


def lemmas_of(
    forms: Sequence[str], scores: Floats, scripts: Sequence[str], vocabulary: Collection[str]
) -> list[str]:
    """Return the lemma of every word.

    Args:
        forms: The text of every word.
        scores: ``[words, scripts]``.
        scripts: See ``lemma_script``; names keep what theirs makes of them.
        vocabulary: Words in lower case.
    """
    best = scores.argmax(axis=1).tolist()
    lemmas = [apply_lemma_script(form, scripts[script]) for form, script in zip(forms, best, strict=True)]
    for place, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
        inflected = lemma != form.lower() and not scripts[best[place]].startswith("=")
        if inflected and form.isalpha() and lemma not in vocabulary:
            lemmas[place] = _known(form, scores[place], scripts, vocabulary) or _respelt(form, lemma)
    return lemmas


def _known(form: str, scores: Floats, scripts: Sequence[str], vocabulary: Collection[str]) -> str | None:
    """Return the likeliest lemma that is a word, and not the form itself."""
    likely = np.argsort(-scores)[:TRIED].tolist()
    made = (apply_lemma_script(form, scripts[script]) for script in likely)
    words = (lemma for lemma in made if lemma in vocabulary and len(lemma) > 1)
    return next((lemma for lemma in words if lemma != form.lower()), None)


def _respelt(form: str, lemma: str) -> str:
    """Give a rare word its "y" back: "pilloried", "gentrifies"."""
    if lemma.endswith("i") and form.lower().endswith(("ied", "ies")):
        return lemma[:-1] + "y"
    return lemma
