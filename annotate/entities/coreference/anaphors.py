"""Pronouns and noun phrases: what they refer back to, and silence where that is unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotate.entities.coreference.candidates import nominal_pairs, pronoun_pairs
from annotate.entities.coreference.doubt.posts import posts_of
from annotate.entities.coreference.evidence import Link, is_open, links_of
from annotate.entities.coreference.features import Floats, Integers, Table, pair_features, table_of
from annotate.entities.coreference.knowledge import knowledge_of
from annotate.entities.coreference.sites import Site, find_sites
from annotate.entities.coreference.words import Words, words_of_doc
from annotate.entities.grouping.names import Group
from annotate.language import groups as spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Prepared:
    """A document made ready for the ranker.

    Attributes:
        links: What sentences say of who is who.
        pronouns: Pairs of pronouns and candidates, and their features.
        nominals: The same for noun phrases, and for names with descriptions before them.
        named: How many entities have names; theirs are the first numbers.
        described: The nouns that titles, appositions and copulas say each entity is.
        posts: The posts that they say it holds.
    """

    words: Words
    sites: list[Site]
    links: list[Link]
    table: Table
    pronouns: tuple[Integers, Integers, Floats]
    nominals: tuple[Integers, Integers, Floats]
    named: int
    described: Mapping[int, frozenset[str]]
    posts: Mapping[int, frozenset[int]]


def prepare(
    doc: Doc, groups: Sequence[Group], title: int = 0, apart: Sequence[tuple[int, int]] = ()
) -> Prepared:
    """Find the sites of a document, their candidates and features.

    Args:
        doc: Parsed.
        groups: Entities with their names.
        title: Words before this one are the title's.
        apart: Where by-lines and credits stand, as offsets; nothing is told of whom they name.
    """
    words = words_of_doc(doc)
    sites = find_sites(words, groups, apart)
    links = links_of(words, sites)
    owners = _owners(sites, links, groups)
    known = knowledge_of(sites, owners, links)
    table = table_of(words, sites, owners, _speakers(doc, words, sites, owners), _cues(doc), title, known)
    a, c = pronoun_pairs(table, sites)
    pronouns = (a, c, pair_features(table, a, c, []))
    a, c, extra = nominal_pairs(table, sites, known, _meanings(doc, sites))
    nominals = (a, c, pair_features(table, a, c, extra))
    posts = posts_of(words, sites, owners, links, known.described)
    return Prepared(words, sites, links, table, pronouns, nominals, len(groups), known.described, posts)


def _owners(sites: Sequence[Site], links: Sequence[Link], groups: Sequence[Group]) -> list[int]:
    """Number the entities that names and evidence make."""
    numbers = {id(group): number for number, group in enumerate(groups)}
    owners = [
        numbers[id(site.group)] if site.group is not None else len(groups) + place
        for place, site in enumerate(sites)
    ]
    places: dict[int, list[int]] = {}
    for place, owner in enumerate(owners):
        places.setdefault(owner, []).append(place)
    for link in links:
        old, new = owners[link.second], owners[link.first]
        if is_open(sites[link.first]) or old == new or (old < len(groups) and new < len(groups)):
            continue
        if old < len(groups):
            old, new = new, old
        moved = places.pop(old)
        places[new] += moved
        for place in moved:
            owners[place] = new
    _join_pairs(sites, owners)
    return owners


def _join_pairs(sites: Sequence[Site], owners: list[int]) -> None:
    """Make one of "Ann and Bo" wherever the same two or more are named together."""
    at = {site.head: owners[place] for place, site in enumerate(sites) if not site.parts}
    homes: dict[frozenset[int], int] = {}
    for place, site in enumerate(sites):
        if site.parts:
            key = frozenset(at[part] for part in site.parts)
            owners[place] = homes.setdefault(key, owners[place])


def _meanings(doc: Doc, sites: Sequence[Site]) -> Floats:
    """Return what the heads of the sites mean, nothing for pronouns and where the encoder has not been."""
    words = doc.user_data.get(spans.MEANINGS)
    if words is None or len(words) != len(doc) or not sites:
        return np.zeros((len(sites), 1), dtype=np.float32)
    rows = np.asarray(words[[site.head for site in sites]], dtype=np.float32)
    rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)
    rows[[site.kind == "pronoun" for site in sites]] = 0
    return np.asarray(rows, dtype=np.float32)


def _cues(doc: Doc) -> set[int]:
    if spans.CUES not in doc.spans:
        return set()
    return {word for span in doc.spans[spans.CUES] for word in range(span.start, span.end)}


def _speakers(doc: Doc, words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    """Return the owner of the source by quotation, where the model links them."""
    if not all(key in doc.spans for key in (spans.SOURCES, spans.CUES, spans.CONTENTS)):
        return {}
    at = {site.head: place for place, site in enumerate(sites) if site.kind != "conjunction"}
    sources, cues, contents = (doc.spans[key] for key in (spans.SOURCES, spans.CUES, spans.CONTENTS))
    found: dict[int, int] = {}
    for content, cue in zip(contents, contents.attrs.get("cue", []), strict=False):
        source = cues.attrs["source"][cue] if cue >= 0 else -1
        if source < 0:
            continue
        place = at.get(words.root(sources[source].start, sources[source].end - 1))
        quotes = {words.quotes[word] for word in range(content.start, content.end)} - {0}
        if place is not None:
            found.update(dict.fromkeys(quotes, owners[place]))
    return found
