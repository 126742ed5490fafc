"""How words are told apart: spaCy's English rules, and runs of one sign as one word."""

from __future__ import annotations

from spacy.lang.en import English, EnglishDefaults

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


class NewsEnglish(English):  # type: ignore[no-untyped-call] # of spaCy's own hook for subclasses
    """Makes "!!!", "=====" and their like one word each; everything else stays as it is.

    A pipeline of this class is saved, and loaded again, as plain English with these rules.
    """

    class Defaults(EnglishDefaults):
        """The rules of the tokenizer, compiled once: compiling spaCy's own takes a fifth of a second."""

        prefixes = (*RUNS, *(EnglishDefaults.prefixes or ()))
        suffixes = (*RUNS, *(EnglishDefaults.suffixes or ()))
