"""What tells whether two places of a text refer to one thing, as numbers for the ranker.

A pair is scored from three rows: one of the anaphor, one of the candidate
before it, and one of what lies between them. So the first two are computed once
a site and not once a pair.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from annotate.entities.coreference.knowledge import Knowledge
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.coreference.words import Words
from annotate.entities.known.lexicon import class_of_noun, classes

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

ANAPHORS = ("he", "she", "it", "they", "nominal", "name")
CATEGORIES = (
    "name person m", "name person f", "name person", "name organisation", "name place", "name facility",
    "name people", "name other", "person m", "person f", "person", "organisation", "place", "facility",
    "time", "event", "thing", "unknown", "proper", "he", "she", "it", "they", "people together", "together",
)  # fmt: skip
_CATEGORY = {name: code for code, name in enumerate(CATEGORIES)}
_SEEMING = frozenset({"seem", "appear", "rain", "snow", "turn", "take", "happen", "look"})
CLAUSES = {
    "ROOT": 1, "ccomp": 2, "xcomp": 2, "csubj": 2, "advcl": 3, "acl": 4, "acl:relcl": 4, "relcl": 4,
    "advcl:relcl": 4, "conj": 5, "parataxis": 5,
}  # fmt: skip
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:outer", "xcomp", "advcl", "acl"})
_DEPTH = 60


@dataclass(slots=True)
class Table:
    """All sites of a document, column by column.

    Attributes:
        anaphor: Index into ``ANAPHORS``.
        category: Index into ``CATEGORIES``.
        left: First word of everything under the head.
        right: Last word of everything under the head.
        owner: Number of the entity that names and evidence make, one for every site.
        speaker: Owner of who speaks the quotation that a site stands in, -1 for nobody.
        told: The verb of saying over the clause that a site is the subject of, -1 for none.
        as_anaphor: A row of features for every site.
        as_candidate: A row of features for every site.
        contexts: What the encoder sees of the head of every site.
    """

    anaphor: Integers
    category: Integers
    plural: Flags
    head: Integers
    sentence: Integers
    paragraph: Integers
    quote: Integers
    role: Integers
    verb: Integers
    reflexive: Flags
    left: Integers
    right: Integers
    owner: Integers
    speaker: Integers
    order: Integers
    lemma: Integers
    cued: Flags
    told: Integers
    clause: Integers
    as_anaphor: Floats
    as_candidate: Floats
    contexts: Floats

    def before(self, place: int, sentences: int) -> Iterator[int]:
        """Return the sites before one, the last first, as far back as so many sentences before its own."""
        first = self.sentence[place] - sentences
        return takewhile(lambda one: self.sentence[one] >= first, range(place - 1, -1, -1))


def category_of(site: Site, proper: bool) -> int:
    """Return the index in ``CATEGORIES`` of what a site is.

    Args:
        site: The site.
        proper: Whether its head is a proper noun.
    """
    if site.kind == "pronoun":
        return _CATEGORY[site.word]
    if site.kind == "conjunction":
        return _CATEGORY["people together" if site.sort == "person" else "together"]
    gender = f" {site.gender}" if site.sort == "person" and site.gender else ""
    if site.kind == "name":
        kind = site.found.type if site.found else "MISC"
        if kind == "NORP":
            return _CATEGORY["name people"]
        return _CATEGORY.get(f"name {site.sort}{gender}", _CATEGORY["name other"])
    if site.sort is None:
        return _CATEGORY["proper" if proper else "unknown"]
    return _CATEGORY[f"{site.sort}{gender}"]


def table_of(
    words: Words,
    sites: Sequence[Site],
    owners: Sequence[int],
    speakers: Mapping[int, int],
    cues: set[int],
    title: int,
    known: Knowledge,
    contexts: Floats,
) -> Table:
    """Return the features of all sites.

    Args:
        words: The document.
        sites: In text order.
        owners: Number of the entity of every site, as far as names and evidence tell.
        speakers: Owner of the speaker by quotation.
        cues: Words that report what somebody says.
        title: Words before this one are the title's.
        known: What the text says of its entities.
        contexts: What the encoder sees of the heads of the sites.
    """
    heads = [site.head for site in sites]
    left, right = _edges(words)
    lemmas: dict[str, int] = {}
    sizes: dict[int, int] = {}
    for owner in owners:
        sizes[owner] = sizes.get(owner, 0) + 1
    kinds = {name: code for code, name in enumerate(ANAPHORS)}
    columns: dict[str, list[int]] = {
        "anaphor": [kinds.get(site.word if site.kind == "pronoun" else site.kind, 4) for site in sites],
        "category": [category_of(site, words.pos[site.head] == "PROPN") for site in sites],
        "head": heads,
        "sentence": [words.sentences[head] for head in heads],
        "paragraph": [words.paragraphs[head] for head in heads],
        "quote": [words.quotes[head] for head in heads],
        "role": [site.role for site in sites],
        "verb": [site.verb for site in sites],
        "left": [left[head] for head in heads],
        "right": [right[head] for head in heads],
        "owner": list(owners),
        "order": list(range(len(sites))),
        "lemma": [
            lemmas.setdefault(site.word, len(lemmas)) if site.kind == "nominal" else -1 for site in sites
        ],
        "clause": [left[site.verb] if site.verb >= 0 else -1 for site in sites],
    }
    arrays = {name: np.array(values, dtype=np.int64) for name, values in columns.items()}
    arrays["speaker"] = np.array([speakers.get(q, -1) for q in columns["quote"]], dtype=np.int64)
    plural = np.array([site.plural for site in sites], dtype=bool)
    reflexive = np.array([site.reflexive for site in sites], dtype=bool)
    cued = np.array([site.verb in cues and site.role == 0 for site in sites], dtype=bool)
    telling = _telling(words, cues)
    arrays["told"] = np.array([telling.get(s.verb, -1) if s.role == 0 else -1 for s in sites], dtype=np.int64)
    starts = np.ones(len(sites), dtype=bool)
    starts[1:] = arrays["sentence"][1:] != arrays["sentence"][:-1]
    clauses = [CLAUSES.get(words.deps[site.verb], 0) if site.verb >= 0 else 0 for site in sites]
    shared = [
        _one_hot(np.array(clauses, dtype=np.int64), 6),
        _one_hot(arrays["role"], len(ROLES)),
        _one_hot(np.array([site.article for site in sites], dtype=np.int64), len(ARTICLES)),
        plural,
        arrays["quote"] > 0,
        cued,
        starts,
        np.array([words.pos[head] == "ADJ" for head in heads], dtype=bool),
        arrays["head"] < title,
        arrays["verb"] < 0,
    ]
    same = np.bincount(arrays["lemma"] + 1, minlength=1)[arrays["lemma"] + 1]
    repeated = np.log(np.where(arrays["lemma"] >= 0, same, 1)).astype(np.float32)
    total = np.array([sizes[owner] for owner in owners], dtype=np.float32)
    candidate = [*shared, _one_hot(arrays["category"], len(CATEGORIES)), np.log(total), total > 1, repeated]
    candidate.append(np.array([words.pos[head] == "PROPN" for head in heads], dtype=bool))
    candidate.append(np.log1p(arrays["right"] - arrays["left"]).astype(np.float32) / 3)
    candidate.append(_classes([known.classes.get(owner, frozenset()) for owner in owners]))
    closest = [class_of_noun(site.word) if site.kind == "nominal" else None for site in sites]
    anaphor = [
        *shared,
        _one_hot(arrays["anaphor"], len(ANAPHORS)),
        _one_hot(arrays["category"], len(CATEGORIES)),
        reflexive,
        *_emptiness(words, sites),
        np.minimum(arrays["sentence"], 4) / 4,
        np.array([words.pos[head] == "PROPN" for head in heads], dtype=bool),
        np.log1p(arrays["right"] - arrays["left"]).astype(np.float32) / 3,
        repeated,
        _classes([frozenset((one,)) if one is not None else frozenset() for one in closest]),
    ]
    return Table(
        plural=plural,
        reflexive=reflexive,
        cued=cued,
        as_anaphor=_stacked(anaphor),
        as_candidate=_stacked(candidate),
        contexts=contexts,
        **arrays,
    )


def _telling(words: Words, cues: Container[int]) -> dict[int, int]:
    """Return the verb of saying over every clause of what is said: "it rains" in "it rains, she said"."""
    found: dict[int, int] = {}
    for verb, head in enumerate(words.heads):
        if verb == head:
            continue
        if words.deps[verb] == "ccomp" and head in cues:
            found[verb] = head
        elif words.deps[verb] == "parataxis" and verb in cues:
            found[head] = verb
    return found


def tells_of(table: Table, one: int, other: int) -> bool:
    """Tell whether one of two sites is who says something of which the other one is the subject.

    Args:
        table: Of the document.
        one: A site.
        other: Another one.
    """
    pairs = ((one, other), (other, one))
    return any(bool(table.cued[who]) and table.told[of] == table.verb[who] for who, of in pairs)


def pair_features(
    table: Table, anaphors: Integers, candidates: Integers, extra: Sequence[Floats | Flags]
) -> Floats:
    """Return a row for every pair of an anaphor and a candidate before it.

    Args:
        table: Of the document.
        anaphors: Places of the anaphors, one a pair, in rising order.
        candidates: Places of the candidates, for one anaphor in falling order.
        extra: Further columns.
    """
    t, a, c = table, anaphors, candidates
    apart = t.sentence[a] - t.sentence[c]
    paragraphs = t.paragraph[a] - t.paragraph[c]
    between = (t.head[a] - t.head[c]).astype(np.float32)
    same_sentence = apart == 0
    both_quoted = (t.quote[a] > 0) & (t.quote[a] == t.quote[c])
    spoken = (t.speaker[a] >= 0) & (t.speaker[a] == t.owner[c])
    fits = compatible(t.anaphor[a], t.category[c], t.plural[c])
    same_verb = (t.verb[a] == t.verb[c]) & (t.verb[a] >= 0)
    governs = (
        (t.verb[c] >= 0) & (t.clause[c] <= t.verb[a]) & (t.head[c] < t.verb[a]) & same_sentence & ~same_verb
    )
    contains = (t.left[c] <= t.head[a]) & (t.head[a] <= t.right[c])
    return _stacked(
        [
            *(apart == 0, apart == 1, apart == 2, apart == 3, (apart == 4) | (apart == 5), apart > 5),
            np.log1p(np.maximum(apart, 0)).astype(np.float32),
            np.log1p(between) / 4,
            np.log1p(t.order[a] - t.order[c]).astype(np.float32) / 3,
            *(paragraphs == 0, paragraphs == 1, paragraphs > 1),
            *(both_quoted, (t.quote[a] > 0) & ~both_quoted, (t.quote[c] > 0) & ~both_quoted),
            spoken,
            t.role[a] == t.role[c],
            (t.role[a] == 0) & (t.role[c] == 0),
            *(same_verb, same_verb & (t.role[c] == 0), governs, governs & (t.role[c] == 0)),
            contains,
            t.cued[a] & t.cued[c],
            fits,
            *_nearest(fits, a),
            *_nearest(fits & (t.role[c] == 0), a),
            t.category[a] == t.category[c],
            t.plural[a] == t.plural[c],
            *extra,
        ]
    )


def _table_of_agreement() -> Flags:
    """Return for every class of anaphor, category and number whether they agree in number and kind."""
    people = {"name person", "person", "proper", "unknown"}
    agree = np.zeros((len(ANAPHORS), len(CATEGORIES), 2), dtype=bool)
    for code, name in enumerate(CATEGORIES):
        singular = {
            0: name in people | {"name person m", "person m", "he"},
            1: name in people | {"name person f", "person f", "she"},
            2: "person" not in name and name not in {"he", "she", "they", "people together", "together"},
            3: name
            in {"they", "organisation", "name organisation", "name people", "people together", "together"},
            4: name not in {"he", "she", "it", "they", "people together", "together"},
        }
        singular[5] = singular[4]
        several = {
            3: name not in {"he", "she", "it"},
            4: name not in {"he", "she", "it", "they"},
            5: singular[4],
        }
        for anaphor, fits in singular.items():
            agree[anaphor, code, 0] = fits
        for anaphor, fits in several.items():
            agree[anaphor, code, 1] = fits
    return agree


_AGREE = _table_of_agreement()


def compatible(anaphor: Integers, category: Integers, plural: Flags) -> Flags:
    """Tell which candidates agree with their anaphors in number and kind."""
    return np.asarray(_AGREE[anaphor, category, plural.astype(np.int64)])


def _nearest(fits: Flags, anaphors: Integers) -> list[Flags | Floats]:
    """Return of every pair whether no fitting candidate is nearer, and how many are."""
    counts = np.cumsum(fits)
    first = np.r_[True, anaphors[1:] != anaphors[:-1]] if len(anaphors) else np.zeros(0, dtype=bool)
    before: Integers = counts - fits
    nearer: Integers = before - before[first][np.cumsum(first) - 1] if len(anaphors) else before
    return [fits & (nearer == 0), np.log1p(nearer).astype(np.float32)]


def _emptiness(words: Words, sites: Sequence[Site]) -> list[Flags]:
    """Return signs of an "it" that stands for nothing: weather, "it is clear that"."""
    expletive, seeming, clause, opens = [], [], [], []
    for site in sites:
        head = words.heads[site.head]
        wanted = site.word == "it"
        children = words.children[head] if wanted else []
        expletive.append(wanted and words.deps[site.head] == "expl")
        seeming.append(wanted and words.lemmas[head] in _SEEMING)
        clause.append(any(words.deps[child] in _CLAUSAL and child > site.head for child in children))
        opens.append(wanted and words.pos[head] in {"ADJ", "NOUN"} and words.has_copula(head))
    return [np.array(column, dtype=bool) for column in (expletive, seeming, clause, opens)]


def _edges(words: Words) -> tuple[list[int], list[int]]:
    """Return the first and last word under every word."""
    heads = np.array(words.heads, dtype=np.int64)
    left, right = np.arange(len(heads)), np.arange(len(heads))
    for _ in range(_DEPTH):
        before = int(left.sum() - right.sum())
        np.minimum.at(left, heads, left)
        np.maximum.at(right, heads, right)
        if int(left.sum() - right.sum()) == before:
            break
    return left.tolist(), right.tolist()


def _classes(found: Sequence[frozenset[str]]) -> Floats:
    """Return a column for every closer class of nouns."""
    columns = {name: column for column, name in enumerate(classes())}
    table = np.zeros((len(found), len(columns)), dtype=np.float32)
    for row, names in enumerate(found):
        for name in names:
            table[row, columns[name]] = 1
    return table


def _one_hot(codes: Integers, size: int) -> Floats:
    return np.asarray(np.eye(size, dtype=np.float32)[codes])


def _stacked(columns: Sequence[NDArray[np.generic]]) -> Floats:
    return np.column_stack([np.asarray(column, dtype=np.float32) for column in columns])


def nominal_row(
    site: Site, other: Site, described: frozenset[str], own: frozenset[str] | None
) -> tuple[float, ...]:
    """Return what two noun phrases, or a noun and a name, share and differ in.

    Args:
        site: A noun phrase, or a name that may come after one.
        other: A place before it.
        described: The nouns that the entity of that place is said to be.
        own: Those of a name, where the site is one.
    """
    mine, yours = site.modifiers, other.modifiers
    gender = site.gender is not None and other.gender is not None
    return (
        site.word == other.word,
        site.word in described if own is None else other.word in own,
        other.kind == "name",
        bool(mine) and mine == yours,
        not mine and not yours,
        bool(mine) and bool(yours) and not mine & yours,
        bool(mine) and mine < yours,
        bool(yours) and yours < mine,
        bool(mine) and not yours,
        other.article == 4,
        other.article == site.article,
        gender and site.gender == other.gender,
        gender and site.gender != other.gender,
        bool(mine) and bool(mine & described),
    )
