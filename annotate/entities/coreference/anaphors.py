"""Pronouns and noun phrases: what they refer back to, and silence where that is unsure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from annotate.entities.coreference.candidates import nominal_pairs, pronoun_pairs
from annotate.entities.coreference.doubt.bodies import parties_of, settle_nouns
from annotate.entities.coreference.doubt.callings import called_otherwise, two_of
from annotate.entities.coreference.doubt.introduced import LAWYER, lawyers, told_of_the_lead, towns
from annotate.entities.coreference.doubt.posts import posts_of
from annotate.entities.coreference.doubt.relations import relations_of, whose
from annotate.entities.coreference.doubt.tellers import (
    asked_about,
    askers,
    goes_on,
    labelled,
    said_of,
    settle_sources,
    spoken_of_on,
    teller,
    who_tells_of,
)
from annotate.entities.coreference.evidence import Link, is_open, links_of
from annotate.entities.coreference.features import Floats, Integers, Table, pair_features, table_of
from annotate.entities.coreference.knowledge import Knowledge, knowledge_of
from annotate.entities.coreference.sites import ROLES, Site, find_sites
from annotate.entities.coreference.titles import titles_of
from annotate.entities.coreference.words import Parts, Words, is_within, words_of_doc
from annotate.entities.grouping.names import Group
from annotate.entities.known.lexicon import class_of_noun
from annotate.language import groups as spans
from annotate.language.rankers.meanings import CONTEXT_WIDTH

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
        known: What the text says of its entities.
        posts: The posts that they say it holds.
        strangers: By site, the owners that it does not mean.
        expected: By pronoun, the owner that it means if it means any.
        quoting: By who stands without a name behind what they are quoted with, the first site in that.
        speakers: The site of who speaks, by quotation.
        possessors: By noun for somebody, the site that says whose.
        relations: What people are told to be, and the site that says whose, by owner.
        parties: The bodies in what people are described as, by owner.
        tellers: By name or noun for somebody, the sites of those who say that of them.
        cues: The words that report something.
        two: Pairs of nouns that are never one, the later one first.
    """

    words: Words
    sites: list[Site]
    links: list[Link]
    table: Table
    pronouns: tuple[Integers, Integers, Floats]
    nominals: tuple[Integers, Integers, Floats]
    named: int
    known: Knowledge
    posts: Mapping[int, frozenset[int]]
    strangers: dict[int, set[int]] = field(default_factory=dict)
    expected: dict[int, int] = field(default_factory=dict)
    quoting: dict[int, int] = field(default_factory=dict)
    speakers: dict[int, int] = field(default_factory=dict)
    possessors: dict[int, int] = field(default_factory=dict)
    relations: dict[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    parties: dict[int, frozenset[int]] = field(default_factory=dict)
    tellers: dict[int, set[int]] = field(default_factory=dict)
    cues: Set[int] = frozenset()
    two: Set[tuple[int, int]] = frozenset()


# What stands before one's own name in one's own words, and how near.
_OWN = re.compile(r"\b(?:i|me|am|['’]m|myself|name is|name ['’]s|called)$")
_REACH = 3
_STEPS = 3
_ToldBefore = tuple[tuple[int, int], int, list[int]]
"""Bounds of a quotation that "he said" stands behind, that pronoun, and whom the sentence before tells of."""
_WHOSE = ROLES.index("possessor")


def prepare(
    doc: Doc, groups: Sequence[Group], title: int = 0, apart: Parts = (), by_lines: Parts = ()
) -> Prepared:
    """Find the sites of a document, their candidates and features.

    Args:
        doc: Parsed.
        groups: Entities with their names.
        title: Words before this one are the title's.
        apart: Where by-lines and credits stand, as offsets; nothing is told of whom they name.
        by_lines: Those of them of which no word tells anything.
    """
    words = words_of_doc(doc)
    found = find_sites(words, groups, apart)
    sites = [site for site in found if site.kind == "name" or not is_within(doc[site.head].idx, by_lines)]
    settle_nouns(words, sites)
    cues = _cues(doc)
    settle_sources(sites, cues)
    links = links_of(words, sites)
    links += [*titles_of(doc, sites, links), *told_of_the_lead(words, sites, title)]
    owners = _owners(sites, links, groups)
    by_nouns = dict.fromkeys(lawyers(words, sites), LAWYER) | dict.fromkeys(
        towns(words, sites, apart), "city"
    )
    known = knowledge_of(sites, owners, links, by_nouns)
    speakers = _speakers(doc, words, sites)
    speaking = {quote: owners[place] for quote, place in speakers.items()}
    table = table_of(words, sites, owners, speaking, cues, title, known, _contexts(doc, sites))
    a, c = pronoun_pairs(table, sites)
    pronouns = (a, c, pair_features(table, a, c, []))
    meanings = _meanings(doc, sites)
    a, c, extra = nominal_pairs(words, table, sites, known, meanings)
    nominals = (a, c, pair_features(table, a, c, extra))
    two = two_of(words, sites, owners, known, zip(a.tolist(), c.tolist(), strict=True), meanings)
    posts = posts_of(words, sites, owners, links, known.described)
    strangers = _strangers(words, sites, owners, _going_on(words, sites, speakers))
    by_sentence = _somebody(words, sites)
    told_before = list(_told_before(words, sites, speakers, by_sentence))
    for (first, last), place, near in told_before:
        if "?" not in words.lower[first : last + 1]:
            strangers.setdefault(place, set()).update(askers(words, sites, owners, near))
    for place, others in (
        *called_otherwise(doc, sites, owners),
        *asked_about(words, sites, owners),
        *labelled(words, sites, owners),
    ):
        strangers.setdefault(place, set()).update(others)
    expected = _expected(words, sites, owners, by_sentence, told_before, cues)
    expected |= spoken_of_on(words, sites, owners, cues) | said_of(words, sites, owners, speakers)
    expected |= goes_on(words, sites, owners, speakers)
    parts = words, sites, links, table, pronouns, nominals, len(groups), known, posts
    possessors = whose(words, sites, speakers)
    relations = relations_of(words, sites, owners, possessors)
    quoting = _quoting(words, sites, speakers)
    parties = parties_of(words, sites, owners, links)
    of_them = who_tells_of(words, sites, cues)
    told = strangers, expected, quoting, speakers, possessors, relations, parties, of_them, cues
    return Prepared(*parts, *told, two=two)


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
        if is_open(link, sites[link.first]) or old == new or (old < len(groups) and new < len(groups)):
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


def _contexts(doc: Doc, sites: Sequence[Site]) -> Floats:
    """Return what the encoder sees of the heads of the sites, nothing where it has not been."""
    words = doc.user_data.get(spans.CONTEXTS)
    if words is None or len(words) != len(doc):
        return np.zeros((len(sites), CONTEXT_WIDTH), dtype=np.float32)
    return np.asarray(words[[site.head for site in sites]], dtype=np.float32)


def _cues(doc: Doc) -> set[int]:
    if spans.CUES not in doc.spans:
        return set()
    return {word for span in doc.spans[spans.CUES] for word in range(span.start, span.end)}


def _speakers(doc: Doc, words: Words, sites: Sequence[Site]) -> dict[int, int]:
    """Return the site of the source by quotation, where the model links them."""
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
            found.update(dict.fromkeys(quotes, place))
    return found


def _quoting(words: Words, sites: Sequence[Site], speakers: Mapping[int, int]) -> dict[int, int]:
    """Return by who speaks behind a quotation, not named, the first site in it: "He lies," she said."""
    firsts: dict[int, int] = {}
    for place, site in enumerate(sites):
        firsts.setdefault(words.quotes[site.head], place)
    return {
        place: firsts[quote]
        for quote, place in sorted(speakers.items(), reverse=True)
        if sites[place].kind in {"pronoun", "nominal"} and firsts.get(quote, place) < place
    }


def _going_on(words: Words, sites: Sequence[Site], speakers: Mapping[int, int]) -> dict[int, int]:
    """Return the speakers of quotations that stand in their sentence or right before or behind it."""
    by_sentence = {words.sentences[sites[place].head]: place for place in speakers.values()}
    found: dict[int, int] = {}
    for quote, (first, last) in _bounds(words).items():
        place = speakers.get(quote)
        behind = words.sentences[first - 1] if first and words.lower[first - 1] == "." else -1
        if place is None:
            place = by_sentence.get(behind)
        if place is None or words.paragraphs[first] != words.paragraphs[sites[place].head]:
            continue
        if words.sentences[sites[place].head] in {behind, *words.sentences[first : last + 2]}:
            found[quote] = place
    return found


def _bounds(words: Words) -> dict[int, tuple[int, int]]:
    """Return the first and the last word of every quotation."""
    found: dict[int, tuple[int, int]] = {}
    for word, quote in enumerate(words.quotes):
        if quote:
            found[quote] = found.get(quote, (word, word))[0], word
    return found


def _strangers(
    words: Words, sites: Sequence[Site], owners: Sequence[int], speakers: Mapping[int, int]
) -> dict[int, set[int]]:
    """Return by site whom it does not mean: whoever speaks names nobody of their own name.

    “Ann Hale signed it, too,” he said. But: “My name is Ann Hale,” “I, Ann Hale, swear it”.
    """
    found: dict[int, set[int]] = {}
    for place, site in enumerate(sites):
        if site.kind != "name" or site.sort != "person":
            continue
        speaker = speakers.get(words.quotes[site.head])
        before = [word for word in words.lower[max(site.first - _REACH, 0) : site.first] if word != ","]
        if speaker is None or sites[speaker].kind == "name" or _OWN.search(" ".join(before)):
            continue
        found.setdefault(speaker, set()).add(owners[place])
    return found


def _somebody(words: Words, sites: Sequence[Site]) -> Mapping[int, list[int]]:
    """Return the sites for one person that stand in no quotation, by sentence."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, site in enumerate(sites):
        if is_somebody(site) and not words.quotes[site.head]:
            found[words.sentences[site.head]].append(place)
    return found


def _told_before(
    words: Words, sites: Sequence[Site], speakers: Mapping[int, int], by_sentence: Mapping[int, list[int]]
) -> Iterator[_ToldBefore]:
    bounds = _bounds(words)
    for quote, speaker in speakers.items():
        first, site = bounds[quote][0], sites[speaker]
        before = words.sentences[first - 1] if first else -1
        if (
            site.word not in {"he", "she"}
            or site.role != 0
            or site.head < first
            or words.sentences[site.head] - before not in {0, 1}
            or words.paragraphs[first - 1] != words.paragraphs[site.head]
        ):
            continue
        near = [place for place in by_sentence.get(before, []) if sites[place].head < first]
        own = [place for place in near if sites[place].kind != "pronoun" or sites[place].role != _WHOSE]
        yield bounds[quote], speaker, own


def _expected(
    words: Words,
    sites: Sequence[Site],
    owners: Sequence[int],
    by_sentence: Mapping[int, list[int]],
    told_before: Sequence[_ToldBefore],
    cues: Set[int],
) -> dict[int, int]:
    """Return by pronoun for whom it stands if for anybody, where only one is spoken of just before.

    Ann Hale shrugged. “So be it,” she said. Tom Roe said no, although he admitted it.
    """
    found: dict[int, int] = {}
    for _, speaker, near in told_before:
        actor = _actor(words, sites, owners, near)
        if actor is None or {owners[place] for place in near} != {actor}:
            actor = teller(words, sites, owners, near, cues)
        if actor is not None:
            found[speaker] = actor
    for places in by_sentence.values():
        for number, place in enumerate(places):
            site = sites[place]
            if site.word not in {"he", "she"}:
                continue
            if site.role == _WHOSE and words.lemmas[words.heads[site.head]] == "client":
                # "Ann Hale, defending, said her client was ill".
                actor = teller(words, sites, owners, places[:number], cues)
                if actor is not None:
                    found[place] = actor
            if site.role != 0 or site.verb not in cues:
                continue
            if _opens(words, site):
                near = by_sentence.get(words.sentences[site.head] - 1, [])
                actor = teller(words, sites, owners, near, cues)
                if actor is not None:
                    found[place] = actor
            saying = [one for one in places[:number] if sites[one].verb in words.above(site.verb)[:_STEPS]]
            actor = _actor(words, sites, owners, [one for one in saying if sites[one].verb in cues])
            aside = words.deps[site.verb] in {"advcl", "conj"}
            if actor is not None and aside and not _is_for_others(sites, owners, places[:number], actor):
                found[place] = actor
    return found


def _opens(words: Words, site: Site) -> bool:
    """Tell whether a sentence begins with a word, and goes on with its paragraph."""
    head = site.head
    begins = head > 0 and words.sentences[head - 1] != words.sentences[head]
    return begins and words.paragraphs[head - 1] == words.paragraphs[head]


def is_somebody(site: Site) -> bool:
    """Tell whether a site is one person, as far as its words tell; "German" is none.

    Args:
        site: The site.
    """
    people = site.found is not None and site.found.type == "NORP"
    somebody = site.sort == "person" or site.word in {"he", "she"}
    return somebody and not people and not site.plural and site.kind != "conjunction"


def _actor(words: Words, sites: Sequence[Site], owners: Sequence[int], places: Sequence[int]) -> int | None:
    """Return who is named among sites and is the one who does something there."""
    named = {owners[place] for place in places if sites[place].kind == "name"}
    acting = {
        owners[place]
        for place in places
        if sites[place].role == 0 or words.deps[sites[place].head] == "obl:agent"
    }
    return acting.pop() if len(acting) == 1 and acting <= named else None


def _is_for_others(sites: Sequence[Site], owners: Sequence[int], places: Sequence[int], actor: int) -> bool:
    """Tell whether somebody speaks for a client, or of others who are named as subjects."""
    lawyer = any(owners[place] == actor and class_of_noun(sites[place].word) == "lawyer" for place in places)
    others = any(
        owners[place] != actor and sites[place].kind == "name" and sites[place].role in {0, 1}
        for place in places
    )
    return lawyer or others
