"""How words are told apart: spaCy's English rules, and runs of one sign as one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# The English Web Treebank keeps them whole; spaCy makes a word of every sign.
RUNS = (
    r"[!?]{2,}",
    r"\*{2,}",
    r"={2,}",
    r"_{2,}",
    r"~{2,}",
    r"#{2,}",
    r"\+{2,}",
    r"-{3,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    # spaCy would take the signs of a longer run off one by one, each time looking at all the rest.
    r"(?P<sign>[^\w\s])(?P=sign){7,}",
)


def keep_runs_whole(nlp: Language) -> None:
    """Let "!!!", "=====" and their like be one word each; everything else stays as it is.

    Raises:
        TypeError: The pipeline's tokenizer is not spaCy's own.
    """
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    if not isinstance(nlp.tokenizer, Tokenizer):
        raise TypeError(f"a tokenizer of another kind: {nlp.tokenizer!r}")
    rules = nlp.Defaults
    nlp.tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(rules.prefixes or ())]).search
    nlp.tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(rules.suffixes or ())]).search
