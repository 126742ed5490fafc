"""The language model and the spaCy pipeline around it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "dateline"
COMPONENT = "dateline_encoder"


def build_pipeline(name: str = SHIPPED, *, threads: int = 0) -> Language:
    """Return the spaCy pipeline that annotates articles.

    Args:
        name: ``dateline`` for the shipped model alone, or any installed spaCy
            pipeline, which then gives entities and syntax while attributions,
            times and events come from the shipped model. What it does not set
            (it may have no parser, or no entities) comes from there, too.
        threads: Threads that the encoder may use; 0 leaves it to onnxruntime.

    Raises:
        OSError: spaCy finds no pipeline of this name.
        ValueError: What has this name cannot be loaded.
    """
    from annotate.language import component  # noqa: F401 - registers the factory in a source checkout
    from annotate.language.words.tokens import NewsEnglish

    if name == SHIPPED:
        nlp: Language = NewsEnglish()
    else:
        nlp = _installed(name)
    # Windows keep the encoder's memory flat, so spaCy's limit on length has no ground here.
    nlp.max_length = 100_000_000
    if COMPONENT not in nlp.pipe_names:
        named = any("doc.ents" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names)
        nlp.add_pipe(COMPONENT, config={"threads": threads, "entities": not named}, last=True)
    return nlp


def _installed(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except Exception as error:  # A package of any name may raise anything.
        if isinstance(error, OSError) and not (spacy.util.is_package(name) or Path(name).exists()):
            raise
        # spaCy's messages go on for long after what has gone wrong.
        reason = re.split(r"(?<=\w)\. |\n", str(error).strip(), maxsplit=1)[0]
        raise ValueError(f'"{name}" cannot be loaded as a spaCy pipeline: {reason}') from error
