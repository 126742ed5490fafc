"""Base noun phrases of Universal Dependencies trees, for ``doc.noun_chunks``.

spaCy's own rules for English ask for ClearNLP's labels and find only subjects
in the trees of the shipped model.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})
# Words of these relations head a phrase of their own; a compound or a possessor is part of another's.
HEADS = frozenset(
    {
        "ROOT",
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "appos",
        "ccomp",
        "csubj",
        "csubj:outer",
        "dislocated",
        "iobj",
        "list",
        "nmod",
        "nsubj",
        "nsubj:outer",
        "nsubj:pass",
        "obj",
        "obl",
        "obl:agent",
        "orphan",
        "parataxis",
        "vocative",
        "xcomp",
    }
)
BEFORE = frozenset(
    {
        "amod",
        "compound",
        "det",
        "det:predet",
        "nmod:desc",
        "nmod:npmod",
        "nmod:poss",
        "nmod:unmarked",
        "nummod",
    }
)
AFTER = frozenset({"fixed", "flat", "goeswith"})


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield the first token, the end and the label of every base noun phrase.

    Args:
        doclike: With trees of the shipped model.

    Raises:
        ValueError: There are no trees.
    """
    doc = doclike.doc if isinstance(doclike, Span) else doclike
    if not doc.has_annotation("DEP"):
        raise ValueError("noun chunks need dependency trees")
    label = doc.vocab.strings.add("NP")
    before = 0
    for token in doclike:
        if token.pos_ in NOMINALS and _first_conjunct(token).dep_ in HEADS:
            start, end = _bounds(token)
            if start >= before:
                before = end
                yield start, end, label


def _bounds(noun: Token) -> tuple[int, int]:
    start, end = noun.i, noun.i + 1
    for child in noun.children:
        if child.i < noun.i and child.dep_ in BEFORE:
            start = min(start, child.left_edge.i)
        elif child.i > noun.i and child.dep_ in AFTER:
            end = max(end, child.i + 1)
    return start, end


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
