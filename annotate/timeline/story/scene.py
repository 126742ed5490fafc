"""All mentions of an article with what is known of them: what the joiner and the salience look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import groups, syntax
from annotate.language.rankers.meanings import WIDTH
from annotate.record import Claim, Entity, EventTime, Quotation, Section
from annotate.timeline.events.facts.lines import CONTENT
from annotate.timeline.events.finding import Happening
from annotate.timeline.events.passages import Days
from annotate.timeline.story.sites import Site, Surroundings
from annotate.timeline.story.words import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAD = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """The mentions of an article; whatever is a sequence runs parallel to them.

    Attributes:
        times: When every mention is, as the words around it tell.
        around: The days of the passage that every mention stands in, as far as they are known.
        own: What every mention means; rows of length one.
        phrase: The same with the words that hang on it.
        sentence: What its sentence is about.
        whole: What the article is about.
        lead: What its first sentences are about.
        sentences: How many there are.
        saliences: Of the entities by their ids.
        quotations: How the contents of claims are quoted, by their ids.
    """

    sites: Sequence[Site]
    times: Sequence[EventTime]
    around: Sequence[Days]
    own: Floats
    phrase: Floats
    sentence: Floats
    whole: Floats
    lead: Floats
    sentences: int
    saliences: Mapping[str, float]
    quotations: Mapping[str, Quotation]


def scene_of(
    doc: Doc,
    sections: Sequence[Section],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    found: Sequence[Happening],
    times: Sequence[EventTime],
    around: Sequence[Days],
) -> Scene:
    """Return the scene of an article.

    Args:
        doc: Parsed or not; one that the encoder has not been over has no meanings.
        sections: Of the article.
        entities: Of the article.
        claims: Of the article.
        found: The mentions in text order.
        times: Of the mentions.
        around: The days of their passages.
    """
    surroundings = Surroundings(doc, sections, entities)
    sites = [surroundings.site(event) for event in found]
    words = doc.user_data.get(groups.MEANINGS)
    if words is None or len(words) != len(doc):
        words = np.zeros((len(doc), WIDTH), dtype=np.float32)
    of_content = [token.pos_ in CONTENT for token in doc]
    content = np.array(of_content, dtype=bool)
    bounds = [(s.start, s.end) for s in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
    means = _means(words, content, bounds)
    lead = max((end for _, end in bounds[:LEAD]), default=0)
    own = [words[site.event.token.i] for site in sites]
    phrases = [_phrase(site.event.token, of_content) for site in sites]
    return Scene(
        sites,
        times,
        around,
        _unit(_stacked(own)),
        _unit(_averages(words, phrases)),
        _unit(means)[[site.sentence for site in sites]],
        _unit(words[content].sum(axis=0)),
        _unit(words[:lead][content[:lead]].sum(axis=0)),
        len(bounds),
        {entity.id: entity.salience for entity in entities},
        {claim.id: claim.quotation for claim in claims},
    )


def _means(words: Floats, content: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
    sums = [words[a:b][content[a:b]].sum(axis=0) for a, b in bounds]
    return _stacked(sums)


def _averages(words: Floats, phrases: Sequence[Sequence[int]]) -> Floats:
    """Return the mean of the words of every phrase."""
    if not phrases:
        return np.zeros((0, WIDTH), dtype=np.float32)
    counts = np.array([len(phrase) for phrase in phrases])
    sums = np.add.reduceat(words[list(chain.from_iterable(phrases))], np.cumsum(counts) - counts, axis=0)
    return np.asarray(sums / counts[:, None].astype(np.float32), dtype=np.float32)


def _phrase(token: Token, content: Sequence[bool]) -> list[int]:
    """Return a word with the words of content that hang on it, or on a verb or object below it."""
    places = [token.i]
    for child in token.children:
        if content[child.i]:
            places.append(child.i)
        if syntax.is_open_complement(child) or syntax.is_direct_object(child):
            places += [other.i for other in child.children if content[other.i]]
    return places


def _stacked(rows: Sequence[Floats]) -> Floats:
    return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-6), dtype=np.float32)
