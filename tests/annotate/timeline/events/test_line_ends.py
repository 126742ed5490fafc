"""Lines that tell an event do not stop in the midst of a noun phrase, even where the tree has it wrong."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from annotate.timeline.events.facts.line_ends import to_noun_end

VOCAB = spacy.blank("en").vocab


def parsed(*words: tuple[str, str, str, str, int]) -> Doc:
    """A text by its words, each with tag, part of speech, relation, and how far its head is."""
    texts, tags, pos, deps, heads = zip(*words, strict=True)
    return Doc(
        VOCAB,
        words=list(texts),
        tags=list(tags),
        pos=list(pos),
        deps=list(deps),
        heads=[place + far for place, far in enumerate(heads)],
    )


MOVED = parsed(
    ("Lund", "NNP", "PROPN", "nsubj", 1),
    ("moved", "VBD", "VERB", "ROOT", 0),
    ("cash", "NN", "NOUN", "obj", -1),
    ("through", "IN", "ADP", "case", 4),
    ("his", "PRP$", "PRON", "nmod:poss", 1),
    ("brother", "NN", "NOUN", "nmod:poss", 2),
    ("'s", "POS", "PART", "case", -1),
    ("firm", "NN", "NOUN", "obl", -6),
    ("yesterday", "NN", "NOUN", "obl", -7),
)
DROVE = parsed(
    ("He", "PRP", "PRON", "nsubj", 1),
    ("worked", "VBD", "VERB", "ROOT", 0),
    ("as", "IN", "ADP", "case", 2),
    ("a", "DT", "DET", "det", 1),
    ("tram", "NN", "NOUN", "obl", -3),
    ("driver", "NN", "NOUN", "obl", 2),
    ("and", "CC", "CCONJ", "cc", 1),
    ("sang", "VBD", "VERB", "conj", -6),
)
WOKE = parsed(
    ("They", "PRP", "PRON", "nsubj", 1),
    ("ran", "VBD", "VERB", "ROOT", 0),
    ("as", "IN", "SCONJ", "mark", 2),
    ("it", "PRP", "PRON", "nsubj", 1),
    ("was", "VBD", "AUX", "aux:pass", -3),
    ("dark", "JJ", "ADJ", "advcl", -4),
)
LOSS = parsed(
    ("It", "PRP", "PRON", "nsubj", 1),
    ("expects", "VBZ", "VERB", "ROOT", 0),
    ("losses", "NNS", "NOUN", "obj", -1),
    ("of", "IN", "ADP", "case", 1),
    ("$", "$", "SYM", "nmod", -2),
    ("3bn", "CD", "NUM", "nummod", -1),
)
GAVE = parsed(
    ("She", "PRP", "PRON", "nsubj", 1),
    ("gave", "VBD", "VERB", "ROOT", 0),
    ("the", "DT", "DET", "det", 1),
    ("boy", "NN", "NOUN", "iobj", -2),
    ("money", "NN", "NOUN", "obj", -3),
)
SAID = parsed(
    ("It", "PRP", "PRON", "nsubj", 1),
    ("fell", "VBD", "VERB", "ROOT", 0),
    ("in", "IN", "ADP", "case", 2),
    ("the", "DT", "DET", "det", 1),
    ("city", "NN", "NOUN", "obl", -3),
    ("officials", "NNS", "NOUN", "nsubj", 1),
    ("said", "VBD", "VERB", "parataxis", -5),
)
CURES = parsed(
    ("Pill", "NN", "NOUN", "nsubj", 1),
    ("cures", "VBZ", "VERB", "ROOT", 0),
    ("Crohn", "NNP", "PROPN", "obj", -1),
    ("'s", "POS", "PART", "case", -1),
    ("two", "CD", "NUM", "nummod", 1),
    ("years", "NNS", "NOUN", "obl", -4),
)


@pytest.mark.parametrize(
    ("doc", "stops", "ends"),
    [
        (MOVED, "his", "firm"),
        (MOVED, "brother", "firm"),
        (DROVE, "tram", "driver"),
        (WOKE, "was", "dark"),
        (LOSS, "$", "3bn"),
        # Where the phrase is over, the line is.
        (MOVED, "cash", "cash"),
        (MOVED, "firm", "firm"),
        (GAVE, "boy", "boy"),
        (SAID, "city", "city"),
        (CURES, "'s", "'s"),
    ],
)
def test_a_line_goes_on_to_its_noun(doc: Doc, stops: str, ends: str) -> None:
    last = [word.text for word in doc].index(stops) + 1
    assert doc[to_noun_end(doc[1], 0, last, 110) - 1].text == ends


def test_a_line_that_would_be_too_long_stops_before_the_phrase() -> None:
    assert MOVED[to_noun_end(MOVED[1], 0, 5, 25) - 1].text == "cash"
