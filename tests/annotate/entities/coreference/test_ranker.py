"""The ranker of antecedents looks at what the encoder sees, and does without where it has not been."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc

from annotate.entities.coreference.anaphors import Prepared, prepare
from annotate.entities.coreference.ranker import shipped_rankers
from annotate.entities.finding import named_groups
from annotate.language import groups
from annotate.language.rankers.meanings import CONTEXT_WIDTH, FARTHEST
from tests import pipelines

TEXT = "The council closed the bridge in May. It was unsafe, Ann Hale said. She wants the crossing rebuilt."


@pytest.fixture(scope="module")
def doc() -> Doc:
    return pipelines.pipeline()(TEXT)


@pytest.fixture(scope="module")
def prepared(doc: Doc) -> Prepared:
    return prepare(doc, named_groups(doc, TEXT))


def test_every_word_has_what_the_encoder_sees_of_it(doc: Doc, prepared: Prepared) -> None:
    seen = doc.user_data[groups.CONTEXTS]
    assert seen.shape == (len(doc), CONTEXT_WIDTH)
    assert np.abs(seen).max() <= FARTHEST
    assert prepared.table.contexts.tolist() == [seen[site.head].tolist() for site in prepared.sites]


def test_contexts_add_to_the_scores_and_to_nothing_else(prepared: Prepared) -> None:
    table, ranker = prepared.table, shipped_rankers().pronouns
    anaphors, candidates, features = prepared.pronouns
    blind = replace(table, contexts=np.zeros_like(table.contexts))
    more = ranker.scores(table, anaphors, candidates, features) - ranker.scores(
        blind, anaphors, candidates, features
    )
    assert np.abs(more).max() > 0.1
    half = replace(table, contexts=(table.contexts / 2).astype(np.float32))
    quarter = ranker.scores(half, anaphors, candidates, features) - ranker.scores(
        blind, anaphors, candidates, features
    )
    assert np.allclose(quarter, more / 4, atol=1e-3)


def test_a_document_that_the_encoder_has_not_seen_has_empty_contexts(doc: Doc) -> None:
    other = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
    table = prepare(other, []).table
    assert table.contexts.shape == (len(table.head), CONTEXT_WIDTH)
    assert not table.contexts.any()
