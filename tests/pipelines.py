"""What reads texts for many tests: made once, as each takes a tenth of a second and reading changes none."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from annotate.annotator import Annotator
from annotate.language import build_pipeline
from annotate.language.words.tokens import NewsEnglish


@cache
def annotator() -> Annotator:
    """All layers, with the settings that ship; one thread, as tests run on all cores."""
    return Annotator.from_settings(threads=1)


@cache
def pipeline() -> Language:
    """The pipeline that ships."""
    return build_pipeline(threads=1)


@cache
def plain() -> Language:
    """English words, and nothing about them."""
    return spacy.blank("en")


@cache
def news() -> NewsEnglish:
    """Words as the pipeline that ships parts them, and nothing about them."""
    return NewsEnglish()
