"""Which pairs of mentions are no one event, whatever speaks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from annotate.language import syntax
from annotate.record import EventTime
from annotate.timeline.events.connectives import successions
from annotate.timeline.events.facts.conditions import is_condition, is_foreseen, is_unreal
from annotate.timeline.events.facts.denials import (
    DENYING,
    denied_charge,
    denied_clause,
    is_contested,
    is_given_up,
    is_prepared,
)
from annotate.timeline.events.facts.words import is_any
from annotate.timeline.events.when.belonging import case_of
from annotate.timeline.events.when.reasons import is_reason
from annotate.timeline.expressions.course.narration import is_voted_strike
from annotate.timeline.story.apart.deeds import earlier_ones, other_deeds
from annotate.timeline.story.pairs import UNKNOWN, VAGUE, Flags, Integers, Pairs, bounds, day_number, shared
from annotate.timeline.story.scene import Scene
from annotate.timeline.story.sites import ARTICLES, Names, Site
from annotate.timeline.story.words import listed, opposites_of, step_of
from annotate.timeline.values.resolution import PUBLISHED

if TYPE_CHECKING:
    from spacy.tokens import Token

APART = frozenset({"ccomp", "csubj", "obl:agent", "agent", "acl:relcl", "relcl"})
NEW = frozenset({ARTICLES.index(name) for name in ("none", "a", "number")})
_DUE = frozenset({"due", "expected", "planned", "scheduled", "set", "slated", "supposed"})
_PROMISING = frozenset({"pledge", "promise", "propose", "threaten", "vow"})
_NOT_SO = frozenset({"CT-", "PR-"})
_NOT_VOUCHED = _NOT_SO | {"Uu"}
_LATER = frozenset({"second", "third", "fourth", "fifth", "sixth", "further"})
FAR = 6 * 31
"""Days of a passage are no other's from so many days on."""


def ruled_out(scene: Scene, numbers: range, pairs: Pairs) -> Flags:
    """Tell which pairs are no one event, whatever speaks for them.

    They are on different days or in different years, by their own words or by the passage ("In 2015, ..."),
    a sentence gives each a time of its own ("built in 1974 and repaired in 2009"), they are different steps
    of a case ("arrested", "sentenced") or a step and a deed ("convicted of murder"), others do them and
    others suffer them, others do what has no object ("the oxen died", "her brother died"), others in
    another number suffer them ("three guards", "five nurses"), a noun brings up what was in an earlier
    year, another verb is still to come ("was arrested", "will vote"), one is a condition and the other a
    fact, one is denied and the other a fact or the denial, they mean the opposite ("left", "stayed"), they
    are numbered otherwise ("the first attack" and "the second", "the 2004 tsunami" and "the 2018 tsunami"),
    they are two deeds (``other_deeds``), a noun takes up a later one (``earlier_ones``), or a sentence
    makes the one what is told, what does it, on what it depends, or what comes after the other. Where
    nothing is known of meanings, only words of one family can be one event.

    Args:
        scene: The mentions.
        numbers: Of those that are paired.
        pairs: The pairs.
    """
    sites = [scene.sites[number] for number in numbers]
    a, b = pairs.first, pairs.second
    never = _other_days(scene, numbers, a, b)
    token = np.array([site.event.token.i for site in sites], dtype=np.int64)
    governor = np.array([site.governor for site in sites], dtype=np.int64)
    unreal = np.array([_is_unreal(site) for site in sites], dtype=bool)
    apart = unreal | np.array([_is_apart(site) for site in sites], dtype=bool)
    denied = np.array([_is_denied(site) for site in sites], dtype=bool)
    step = np.array([step_of(site.event.token) for site in sites], dtype=np.int64)
    never |= (step[a] != step[b]) & (np.minimum(step[a], step[b]) >= 0)
    case = np.array([_case_of(site) for site in sites], dtype=np.int64)
    deed = (case >= 0) & (step < 0)
    never |= deed[a] & ((step[b] >= 0) | (case[a] == token[b]))
    never |= deed[b] & ((step[a] >= 0) | (case[b] == token[a]))
    never |= _each_dated(sites, [scene.times[number] for number in numbers], a, b)
    never |= (governor[b] == token[a]) & apart[b] | (governor[a] == token[b]) & apart[a]
    if len(sites):
        told = np.zeros((len(sites), len(sites)), dtype=bool)
        for first, second, _ in successions([site.event for site in sites]):
            told[first, second] = told[second, first] = True
        never |= told[a, b] | _of_others(sites)[a, b] | _still_to_come(sites)[a, b] & ~pairs.related
        never |= _otherwise_real(sites, unreal)[a, b] | _opposite(sites)[a, b]
        never |= _denied(sites, denied)[a, b] & ~pairs.related | _denied_of_another(sites, denied)[a, b]
        never |= _of_kin(sites)[a, b] | _one_more(sites, token)[a, b]
        never |= _next_one(sites)[a, b]
        related = np.zeros((len(sites), len(sites)), dtype=bool)
        related[a, b] = pairs.related
        times = [scene.times[number] for number in numbers]
        never |= (other_deeds(sites, times, related) | earlier_ones(sites, times, related))[a, b]
        never |= _newly_dated(sites, times)[a, b]
        blank = np.asarray(~scene.own[numbers.start : numbers.stop].any(axis=1), dtype=bool)
        if len(a):
            never |= (blank[a] | blank[b]) & ~pairs.related
    return never


def _is_apart(site: Site) -> bool:
    """Tell what is no one event with the word over it: what it tells, promises, or was done for or over.

    "Pledged repairs", "resigned over the sale", "was fined for the spill", "marched against the closure".
    """
    token = site.event.token
    promised = site.relation == "obj" and is_any(token.head, _PROMISING)
    return site.relation in APART or promised or is_voted_strike(token) or (site.noun and is_reason(token))


def _case_of(site: Site) -> int:
    verb = case_of(site.event.token)
    return verb.i if verb is not None else -1


def _other_days(scene: Scene, numbers: range, a: Integers, b: Integers) -> Flags:
    """Tell which pairs have days that do not overlap; those of a passage have to be far apart."""
    times = [scene.times[number] for number in numbers]
    low, high = bounds(times, VAGUE - {"year"})
    never = (high[a] < low[b]) | (high[b] < low[a])
    told = [scene.around[number] for number in numbers]
    # An expression of its own says more than the passage; one without days says nothing.
    open_ends = (low == -UNKNOWN) & (high == UNKNOWN)
    free = open_ends & np.array([time.ref in {None, PUBLISHED} for time in times], dtype=bool)
    # What only was by the day on which it was told of is no older for that.
    ended = (low == -UNKNOWN) & np.array([time.relation == "ENDS" for time in times], dtype=bool)
    since = np.array([day_number(first) if first else -UNKNOWN for first, _ in told], dtype=np.int64)
    low = np.where(free | (ended & (since <= high)), since, low)
    high = np.where(free, [day_number(last) if last else UNKNOWN for _, last in told], high)
    return np.asarray(never | (high[a] + FAR < low[b]) | (high[b] + FAR < low[a]), dtype=bool)


def _each_dated(sites: Sequence[Site], times: Sequence[EventTime], a: Integers, b: Integers) -> Flags:
    """Tell which pairs are verbs of a sentence that stand beside each other, each with a time of its own."""
    expressions = {time.ref: number for number, time in enumerate(times, start=1)}
    own = np.array([expressions[time.ref] if time.ref not in {None, PUBLISHED} else 0 for time in times])
    verb = np.array([not site.noun for site in sites], dtype=bool)
    place = {site.event.token.i: number for number, site in enumerate(sites)}
    heads = [place.get(site.governor, -1) if site.relation == "conj" else -1 for site in sites]
    chain = np.arange(len(sites))
    for number, head in sorted(enumerate(heads), key=lambda one: sites[one[0]].event.token.i):
        if head >= 0:
            chain[number] = chain[head]
    beside = (chain[a] == chain[b]) & verb[a] & verb[b]
    each = (own[a] > 0) & (own[b] > 0)
    # "It fell after the vote, and on Friday it rose": what goes on with a day of its own is another thing.
    later = np.array([one > 0 and _goes_on_with_day(site) for one, site in zip(own, sites, strict=True)])
    return np.asarray(beside & (each | later[b]) & (own[a] != own[b]), dtype=bool)


def _goes_on_with_day(site: Site) -> bool:
    """Tell whether a verb goes on from another behind a day of its own: "left, and on Friday it came"."""
    token = site.event.token
    if not syntax.parsed(token) or not syntax.is_conjunct(token) or not syntax.subjects(token):
        return False
    first = syntax.subjects(token)[0]
    joins = (child.i for child in token.children if child.lower_ in {"and", "but"} and child.i < first.i)
    opens = max(joins, default=-1)
    between = (child for child in token.children if opens < child.i < first.i)
    return opens >= 0 and any(syntax.is_oblique(child) for child in between)


def _newly_dated(sites: Sequence[Site], times: Sequence[EventTime]) -> Flags:
    """Tell which nouns bring up what was in an earlier year: "in January 2010, floods killed two".

    So do "the last strike, in 2015" and "the strike of 2015": ``[sites, sites]``.
    """
    own = [time.earliest[:4] if time.earliest and time.ref != PUBLISHED else "" for time in times]
    last = max(own, default="")
    earlier = np.array(["" < year < last for year in own], dtype=bool)
    new = np.array([site.noun and site.article in NEW for site in sites], dtype=bool)
    which = np.array([site.noun and _is_of_year(site, year) for site, year in zip(sites, own, strict=True)])
    years = np.array(own)
    other = which[None] & (years[:, None] != years[None])
    return np.asarray(earlier[None] & (new[None] | other), dtype=bool)


def _is_of_year(site: Site, year: str) -> bool:
    """Tell whether a noun has its year beside it, which says which one it is: "the strike of 2015"."""
    token = site.event.token
    behind = [word.lower_ for word in token.doc[token.i + 1 : token.i + 4] if word.text != ","]
    if behind[:1] in (["of"], ["in"]) and behind[1:2] == [year]:
        return True
    return token.i > 0 and token.nbor(-1).text == year


def _of_others(sites: Sequence[Site]) -> Flags:
    """Tell which mentions have other people on both sides, or another number: ``[sites, sites]``."""

    def differ(sets: Sequence[Names]) -> Flags:
        given = np.array([bool(one) for one in sets])
        return np.asarray((shared(sets) == 0) & given[:, None] & given[None], dtype=bool)

    rows = [(site.modifiers & listed("one_of_a_row")) | site.rows for site in sites]
    figures = [frozenset(word for word in site.modifiers if word[:1].isdigit()) for site in sites]
    subjects, objects = (
        differ([site.agents for site in sites]),
        differ([site.patients for site in sites]),
    )
    alone = np.array([not site.noun and not site.patients for site in sites], dtype=bool)
    roles = subjects & objects | subjects & alone[:, None] & alone[None]
    roles |= objects & differ([site.counts for site in sites])
    # A headline has other words for those whom the lead names: "charge ex-minister", "charged Jim Orr".
    title = np.array([site.title for site in sites], dtype=bool)
    first = min((site.sentence for site in sites if not site.title), default=0)
    lead = np.array([not site.title and site.sentence == first for site in sites], dtype=bool)
    word = shared([frozenset({site.base}) for site in sites]) > 0
    roles &= ~(word & (title[:, None] & lead[None] | lead[:, None] & title[None]))
    return np.asarray(roles | differ(rows) | differ(figures), dtype=bool)


def _otherwise_real(sites: Sequence[Site], unreal: Flags) -> Flags:
    """Tell of which pairs one only is or would be if something were, and the other is told as a fact."""
    fact = np.array([site.event.factuality == "CT+" and not site.noun for site in sites], dtype=bool)
    # "Survived a vote. Had he voted": what a noun tells elsewhere has been as well.
    thing = np.array([site.noun and site.event.factuality == "CT+" for site in sites], dtype=bool)
    thing &= np.array([site.event.dct == "BEFORE" for site in sites], dtype=bool)
    sentence = np.array([site.sentence for site in sites], dtype=np.int64)
    real = fact[None] | thing[None] & (sentence[:, None] != sentence[None])
    apart = unreal[:, None] & real
    return np.asarray(apart | apart.T, dtype=bool)


def _is_unreal(site: Site) -> bool:
    token = site.event.token
    if site.noun or site.event.factuality != "Uu" or not syntax.parsed(token):
        return False
    return is_condition(token) or is_unreal(token)


def _denied(sites: Sequence[Site], denied: Flags) -> Flags:
    """Tell of which pairs one is what somebody denies, and the other is a fact or the denying itself.

    "Refused to leave" is one event: what the text itself says was not is not meant here.
    """
    fact = _facts(sites)
    return np.asarray(denied[:, None] & fact[None] | fact[:, None] & denied[None], dtype=bool)


def _facts(sites: Sequence[Site]) -> Flags:
    return np.array([site.event.factuality == "CT+" and not site.noun for site in sites], dtype=bool)


def _is_denied(site: Site) -> bool:
    """Tell whether somebody denies what a word means: "denied that he left", "denied the theft"."""
    token = site.event.token
    if not syntax.parsed(token) or token.head.i == token.i:
        return False
    if denied_clause(token) in _NOT_VOUCHED or denied_charge(token) in _NOT_SO or is_contested(token):
        return True
    of = any(lead.lower_ == "of" for lead in syntax.leads(token))
    # "Denied trying to hide it": nobody hid it.
    above = token.head if token.tag_ == "VB" and token.head.tag_ == "VBG" else token
    doing = above.tag_ == "VBG" and (syntax.is_complement(above) or of)
    if (doing or syntax.is_object(token)) and is_any(above.head, DENYING):
        return True
    below = site.event.factuality in _NOT_SO and (syntax.is_object(token) or is_prepared(token))
    return below and denied_clause(token.head) in _NOT_SO


def _denied_of_another(sites: Sequence[Site], denied: Flags) -> Flags:
    """Tell of which pairs of one word one is denied or called off, and the other done to something else.

    "Stole £11,000" and "denied stealing a ring", "denied a third charge, of stealing a ring"; "walked out"
    and "called off a walkout"; and what a denied clause takes for granted: "the delay caused no deaths".
    """
    fact = _facts(sites)
    others = [site.patients | site.others for site in sites]
    given = np.array([bool(one) for one in others])
    other = (shared(others) == 0) & given[:, None] & given[None]
    another = np.array([_is_one_more_charge(site.event.token) for site in sites], dtype=bool)
    off = np.array([site.noun and _is_off(site) for site in sites], dtype=bool)
    token = np.array([site.event.token.i for site in sites], dtype=np.int64)
    governor = np.array([site.governor for site in sites], dtype=np.int64)
    hangs = governor[:, None] == token[None]
    known = np.array([site.noun and site.event.factuality == "CT+" for site in sites], dtype=bool)
    apart = fact[:, None] & (denied[None] & (other | another[None]) | off[None] & ~hangs.T)
    apart |= known[:, None] & denied[None] & (hangs | another[None])
    return np.asarray(apart | apart.T, dtype=bool)


def _is_off(site: Site) -> bool:
    token = site.event.token
    return site.event.factuality == "CT-" and syntax.parsed(token) and is_given_up(token)


def _is_one_more_charge(token: Token) -> bool:
    """Tell what one more charge is of: "denied a third charge, of stealing a ring"."""
    if not syntax.parsed(token):
        return False
    charges = (token.head, *syntax.objects(token.head))
    return any(child.lower_ in _LATER | {"another"} for charge in charges for child in charge.children)


def _of_kin(sites: Sequence[Site]) -> Flags:
    """Tell of which pairs one befalls somebody, the other a relative: "she died", "her father was killed"."""
    whom = [site.patients or site.agents for site in sites]
    own = np.zeros((len(sites), len(sites)), dtype=bool)
    for number, site in enumerate(sites):
        if site.kin:
            own[:, number] = [bool(one) and one <= site.kin - site.agents for one in whom]
    given = np.array([bool(one) for one in whom])
    apart = own & (shared(whom) == 0) & given[None]
    # "His father, who died": whoever else died is not he.
    relatives = [site.relative for site in sites]
    of_kin = np.array([bool(one) for one in relatives])
    apart |= of_kin[:, None] & given[None] & (shared(relatives, whom) == 0)
    return np.asarray(apart | apart.T, dtype=bool)


def _next_one(sites: Sequence[Site]) -> Flags:
    """Tell of which nouns one is the next, and the other has been: "the decision", "the next decision"."""
    noun = np.array([site.noun for site in sites], dtype=bool)
    coming = np.array([site.noun and "next" in site.modifiers for site in sites], dtype=bool)
    over = np.array([site.event.dct == "BEFORE" for site in sites], dtype=bool) & ~coming
    apart = coming[:, None] & (over & noun)[None]
    return np.asarray(apart | apart.T, dtype=bool)


def _one_more(sites: Sequence[Site], token: Integers) -> Flags:
    """Tell which nouns bring up one more than all before: "a second strike", "another strike".

    So do verbs of one word where it is done to one more: "arrested", "a second man was arrested". Titles are
    left out.
    """
    more = np.array([_is_one_more(site) for site in sites], dtype=bool)
    single = np.array([not (site.title or site.plural or _has_one_more(site)) for site in sites], dtype=bool)
    sentence = np.array([site.sentence for site in sites], dtype=np.int64)
    before = (token[:, None] < token[None]) & (sentence[:, None] != sentence[None])
    noun = np.array([site.noun for site in sites], dtype=bool)
    one_word = shared([frozenset({site.base}) for site in sites]) > 0
    done = ~noun[:, None] & ~noun[None] & one_word
    apart = single[:, None] & more[None] & before & (noun[None] | done)
    return np.asarray(apart | apart.T, dtype=bool)


def _is_one_more(site: Site) -> bool:
    token = site.event.token
    if not syntax.parsed(token):
        return False
    if not site.noun:
        return any(_opens_one_more(one) for one in token.children if syntax.is_passive_subject(one))
    return not site.plural and _opens_one_more(token)


def _has_one_more(site: Site) -> bool:
    token = site.event.token
    objects = syntax.objects(token) if syntax.parsed(token) else ()
    return _is_one_more(site) or any(map(_opens_one_more, objects))


def _opens_one_more(noun: Token) -> bool:
    words = [child.lower_ for child in noun.children if child.i < noun.i]
    if noun.tag_ not in {"NN", "NNP"}:
        return False
    return "another" in words or (words[:1] == ["a"] and bool(set(words) & _LATER))


def _opposite(sites: Sequence[Site]) -> Flags:
    """Tell which verbs mean the opposite of each other: "left" and "stayed"."""
    sides = [opposites_of(site.event.token) if not site.noun else frozenset[int]() for site in sites]
    turned = [frozenset(-side for side in one) for one in sides]
    return np.asarray(shared(sides, turned) > 0, dtype=bool)


def _still_to_come(sites: Sequence[Site]) -> Flags:
    """Tell of which verbs one was before the publication, and the other is after it: ``[sites, sites]``."""
    past = np.array([not site.noun and _is_over(site) for site in sites], dtype=bool)
    future = np.array([not site.noun and _is_ahead(site) for site in sites], dtype=bool)
    return np.asarray(past[:, None] & future[None] | future[:, None] & past[None], dtype=bool)


def _is_over(site: Site) -> bool:
    """Tell whether a verb is told as past, "was expected" left out."""
    token = site.event.token
    if site.event.dct == "BEFORE" or token.lower_ in _DUE or not syntax.parsed(token):
        return site.event.dct == "BEFORE"
    return syntax.is_passive(token) and syntax.tense(token) == "past" and not is_foreseen(token)


def _is_ahead(site: Site) -> bool:
    """Tell whether a verb is told as still to come, "is expected" among them."""
    token = site.event.token
    due = token.lower_ in _DUE and syntax.parsed(token) and syntax.tense(token) == "present"
    return due or site.event.dct == "AFTER"
