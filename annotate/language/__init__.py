"""The language model and the spaCy pipeline around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "dateline"


def build_pipeline(name: str = SHIPPED, *, threads: int = 0) -> Language:
    """Build the spaCy pipeline that annotates articles.

    Args:
        name: ``dateline`` for the shipped model alone, or any installed spaCy
            pipeline, which then gives entities and syntax while attributions,
            times and events come from the shipped model.
        threads: Threads that the encoder may use; 0 leaves it to onnxruntime.

    Raises:
        OSError: spaCy finds no pipeline of this name.
    """
    import spacy

    from annotate.language import component  # noqa: F401 - registers the factory in a source checkout
    from annotate.language.tokens import keep_runs_whole

    if name == SHIPPED:
        nlp = spacy.blank("en")
        keep_runs_whole(nlp)
        config: dict[str, object] = {"threads": threads}
    else:
        nlp = spacy.load(name)
        config = {
            "threads": threads,
            "entities": "ner" not in nlp.pipe_names and "entity_ruler" not in nlp.pipe_names,
        }
        config["syntax"] = "parser" not in nlp.pipe_names
    # Windows keep the encoder's memory flat, so spaCy's limit on length has no ground here.
    nlp.max_length = 100_000_000
    nlp.add_pipe("dateline_encoder", config=config, last=True)
    return nlp
