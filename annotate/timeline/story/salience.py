"""How much an article is about its events, from 0 to 1.

A small network says of every mention whether its event is one of those that a reader would put on a
timeline of the article (``python -m training event-salience``, on ``data/worldnews``): by where it
stands, how it is told, who takes part, how near its meaning is to that of the article, and what it
means. An event is as likely a main one as its best mention, and more with every other; what it is
beside the other events, ``prominence`` weighs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from annotate.language import syntax
from annotate.language.rankers.feed_forward import FeedForward
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import ARTICLES, KINDS, Site, flags_of
from annotate.timeline.story.words import Floats, event_words, listed
from annotate.timeline.values.resolution import PUBLISHED
from annotate.weights import shipped

FILE = "event_salience.npz"
OF_MORE = 0.8
"""What the logarithm of the number of mentions adds to the log odds."""
RELATIONS = (
    "ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "nsubj", "nsubj:pass", "obj", "obl",
    "nmod", "amod", "compound", "parataxis", "appos",
)  # fmt: skip
FACTUALITY = ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu")
TAGS = ("VBG", "VBN", "VB", "VBD")
TENSES, DCT = ("past", "present", "future"), ("BEFORE", "AFTER", "OVERLAP")
PERFECT = frozenset({"has", "have", "'ve", "’ve"})
POSSIBLE, PROBABLE = frozenset({"may", "might", "could", "can"}), frozenset({"would", "should", "must"})
DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
DEEP = 12
AT_ONCE = 1024
NEAR = 4096
"""Mentions are compared with so many before and behind them, some at once: a book has tens of thousands."""


@cache
def shipped_network() -> FeedForward:
    """Return the network of the package, read once a process."""
    return FeedForward(shipped().arrays(FILE))


def log_odds(scene: Scene, network: FeedForward | None = None) -> Floats:
    """Return the log odds of every mention to be one of a main event.

    Args:
        scene: The mentions.
        network: The shipped one by default.
    """
    if not scene.sites:
        return np.zeros(0, dtype=np.float32)
    return (network or shipped_network())(salience_rows(scene))[:, 0]


def total_of(odds: Floats) -> float:
    """Return the log odds of an event to be a main one, from its mentions alone.

    Args:
        odds: Of its mentions.
    """
    return float(odds.max()) + OF_MORE * float(np.log(len(odds)))


def salience_rows(scene: Scene) -> Floats:
    """Return what the network looks at, a row a mention."""
    words = event_words()
    sites = scene.sites
    families = [words.families[s.lexical] if s.lexical >= 0 else frozenset() for s in sites]
    bases = Counter(site.base for site in sites)
    often = Counter(family for own in families for family in own)
    told = Counter(site.sentence for site in sites if not site.event.possible)
    first = min((site.paragraph for site in sites), default=0)
    rows = []
    for site, family in zip(sites, families, strict=True):
        repeated = max((often[one] for one in family), default=1)
        rows.append(
            [
                *_place(site, scene, first),
                *_form(site),
                *_telling(site, scene),
                *_parts(site, scene),
                _log(bases[site.base]),
                _log(repeated),
                repeated > 1,
                site.lexical < 0,
                float(words.eventful[site.lexical]) if site.lexical >= 0 else 0.5,
                _log(told[site.sentence] + 1),
                len(list(site.event.token.children)) / 5,
            ]
        )
    known = np.array(rows, dtype=np.float32)
    times = np.array([_time(scene, number) for number in range(len(sites))], dtype=np.float32)
    return np.concatenate([known, times, _likeness(scene), 3 * scene.own], axis=1, dtype=np.float32)


@lru_cache(maxsize=1024)
def _log(count: int) -> float:
    return float(np.log(count))


def _place(site: Site, scene: Scene, first: int) -> list[float]:
    last = max(scene.sentences - 1, 1)
    return [
        site.title,
        *(site.sentence == number for number in range(3)),
        site.sentence < 5,
        site.sentence / last,
        _log(site.sentence + 1),
        site.paragraph - first <= 1,
        _log(scene.sentences),
    ]


def _form(site: Site) -> list[float]:
    token, event = site.event.token, site.event
    depth, above = 0, token
    while above.head.i != above.i and depth < DEEP:
        above, depth = above.head, depth + 1
    return [
        *flags_of(site.kind, KINDS),
        *flags_of(syntax.role(token), RELATIONS),
        *flags_of(event.factuality, FACTUALITY),
        *flags_of(site.article, range(len(ARTICLES))),
        site.noun,
        *flags_of(token.tag_, TAGS),
        token.tag_ in {"VBZ", "VBP"},
        site.plural,
        depth,
        depth == 0,
        min(depth, 6) / 6,
    ]


def _telling(site: Site, scene: Scene) -> list[float]:
    token, event = site.event.token, site.event
    parsed = syntax.parsed(token)
    verb = syntax.governing_verb(token) if parsed else None
    tense = syntax.tense(verb) if verb is not None else None
    helpers = {word.lower_ for word in syntax.auxiliaries(token)} if parsed and not site.noun else set()
    quotation = scene.quotations.get(event.claim or "")
    return [
        *flags_of(tense, TENSES),
        bool(helpers & PERFECT),
        "had" in helpers,
        bool(helpers & POSSIBLE),
        bool(helpers & PROBABLE),
        site.base in listed("light"),
        event.confidence,
        event.score,
        *flags_of(event.dct, DCT),
        quotation is not None,
        quotation == "direct",
        quotation == "indirect",
        verb is not None and verb.i != token.i,
    ]


def _parts(site: Site, scene: Scene) -> list[float]:
    def salient(names: Sequence[str] | frozenset[str]) -> list[float]:
        return [scene.saliences[name] for name in names if name in scene.saliences]

    everybody = salient(site.event.participants)
    return [
        max(everybody, default=0.0),
        sum(everybody),
        *(
            max(salient(names), default=0.0)
            for names in (site.agents, site.patients, site.others | site.places)
        ),
        *(bool(names) for names in (site.agents, site.patients, site.others, site.places, site.modifiers)),
    ]


def _time(scene: Scene, number: int) -> list[float]:
    time = scene.times[number]
    return [
        time.ref not in {None, PUBLISHED},
        time.granularity in DAYS,
        time.earliest is not None or time.latest is not None,
    ]


def _likeness(scene: Scene) -> Floats:
    """Return how near every mention is to the article, its beginning and the other mentions."""
    parts = (scene.own, scene.phrase, scene.sentence)
    near = [part @ other for other in (scene.whole, scene.lead) for part in parts]
    among = [_among_others(scene, first) for first in range(0, max(len(scene.own), 1), AT_ONCE)]
    others = [np.concatenate(column) for column in zip(*among, strict=True)]
    return np.stack([*near, *others], axis=1).astype(np.float32)


def _among_others(scene: Scene, first: int) -> list[Floats]:
    """Return how near some mentions are to the others, a column a measure."""
    start = max(0, first - NEAR)
    around = slice(start, first + AT_ONCE + NEAR)
    own, phrase = (part[first : first + AT_ONCE] @ part[around].T for part in (scene.own, scene.phrase))
    for one in (own, phrase):
        np.fill_diagonal(one[:, first - start :], 0)
    most = np.partition(own, own.shape[1] - 3, axis=1)[:, -3:] if own.shape[1] > 3 else own
    nearest = np.sort(most, axis=1).mean(axis=1)
    counts = [np.sqrt((one > least).sum(axis=1)) for one, least in ((own, 0.5), (own, 0.6), (phrase, 0.6))]
    return [nearest, *counts, own.mean(axis=1), phrase.mean(axis=1)]
