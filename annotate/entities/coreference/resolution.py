"""From odds to entities: every anaphor goes to the likeliest entity before it, or to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.posts import post_of
from annotate.entities.coreference.doubt.relations import ONLY, who_is_told
from annotate.entities.coreference.doubt.rivals import GENDERS, GUESS, Rivals
from annotate.entities.coreference.evidence import is_open
from annotate.entities.coreference.features import ANAPHORS, Floats, Integers, Table
from annotate.entities.coreference.ranker import Ranker, Rankers
from annotate.entities.coreference.resolving.barred import barred_for
from annotate.entities.coreference.resolving.growing import Chains, begun, home_in, is_foremost
from annotate.entities.coreference.resolving.settled import TOLD, is_settled_alone, is_whose, settled, told
from annotate.entities.coreference.sites import ARTICLES, ROLES
from annotate.entities.known.lexicon import COUNTS, class_of_noun
from annotate.language.syntax import APPOSITIONS, PASSIVE_MARKS, POSSESSORS, SUBJECTS

# How sure it is that "the 34-year-old" is the one who is said to be 34.
OF_ONE_AGE = 0.85
# Who is called so acts by it.
_OFFICIALS = frozenset(
    {"chief", "doctor", "judge", "lawyer", "mayor", "minister", "president", "spokesman", "teacher"}
)
# What hangs on nothing, or beside what it tells.
_TELLING = frozenset({"ROOT", "root", "parataxis"})
_FIRMS = frozenset({"bank", "company", "party", "team"})
# So many sentences back "the miners" may have been counted.
_COUNTED = 3
_DYING = frozenset({"die", "perish", "drown", "vanish", "disappear"})
_WHOSE, _A, _THE = ROLES.index("possessor"), ARTICLES.index("a"), ARTICLES.index("the")


Options = list[tuple[int, float]]
"""Candidates of an anaphor with their odds."""


class Antecedent(NamedTuple):
    """The site that an anaphor most likely refers back to, and how likely it is."""

    site: int
    confidence: float


def link(prepared: Prepared, rankers: Rankers) -> tuple[Chains, dict[int, Antecedent]]:
    """Decide for every anaphor, in text order.

    Returns:
        The chains, and the antecedents by anaphor; without one where the ranker is not sure enough.
    """
    table, sites = prepared.table, prepared.sites
    owners: list[int] = table.owner.tolist()
    speakers: list[int] = table.speaker.tolist()
    options = {
        **_options(prepared, rankers.nominals, prepared.nominals),
        **_options(prepared, rankers.pronouns, prepared.pronouns),
    }
    chains = begun(prepared, owners)
    linked: dict[int, Antecedent] = {}
    nouns = {whose: noun for noun, whose in reversed(prepared.possessors.items()) if whose < noun}
    for place in _in_order(prepared, options):
        known = settled(prepared, chains, place)
        if known is not None:
            linked[place] = _as_sure(linked, *known)
            chains.join(owners[place], owners[known[0]], sites[place].gender)
        if known is not None or is_settled_alone(prepared, chains, place) or place not in options:
            continue
        gender = GENDERS.get(sites[place].word, sites[place].gender)
        barred = barred_for(prepared, chains, place, [owners[one] for one, _ in options[place]])
        if speakers[place] >= 0 and sites[place].kind == "pronoun":
            # A third person inside a quotation is not who is quoted.
            barred.add(chains.of(speakers[place]))
        barred |= {chains.of(owner) for owner in prepared.strangers.get(place, ())}
        meant = [(one, odds) for one, odds in options[place] if (place, one) not in prepared.two]
        near = _beside(prepared, chains, place, meant, barred)
        if place in nouns and sites[place].word in GENDERS:
            near = _of_the_told(prepared, chains, place, nouns[place], near)
        best = _best(near, chains, gender, barred, owners)
        if best is None or _is_called_otherwise(prepared, chains, place, best[0], options[place]):
            continue
        antecedent, odds = best
        name = ANAPHORS[int(table.anaphor[place])]
        confidence = _doubted(prepared, chains, place, antecedent, barred, rankers.confidence(name, odds))
        # Who is taken for somebody else takes pronouns along; "the 61-year-old" has been spoken of.
        aged = sites[place].age is not None and sites[place].article == _THE
        person = name == "nominal" and sites[place].sort == "person" and not aged
        if confidence is not None and confidence >= rankers.least["person" if person else name]:
            linked[place] = _as_sure(linked, antecedent, confidence)
            chains.join(owners[place], owners[antecedent], gender)
    for place in prepared.possessors:
        # "My mother was proud," she says; "her mother, Jean" comes only now.
        if place not in linked and sites[place].word in ONLY:
            ahead = told(prepared, chains, place, ahead=True)
            if ahead is not None:
                linked[place] = Antecedent(ahead, TOLD)
                chains.join(owners[place], owners[ahead], sites[place].gender)
    for said in prepared.links:
        pronoun = sites[said.first].kind == "pronoun"
        if is_open(said, sites[said.first]) and (said.first in linked or not pronoun):
            chains.add(owners[said.second], owners[said.first])
    return chains, linked


def _as_sure(linked: Mapping[int, Antecedent], site: int, confidence: float) -> Antecedent:
    """Return an antecedent, no surer than whom that is: "He" behind a "he" that is a guess is one as well."""
    before = linked.get(site)
    return Antecedent(site, confidence if before is None else min(confidence, before.confidence))


def _in_order(prepared: Prepared, options: Collection[int]) -> list[int]:
    """Return anaphors in text order, but who speaks before whom the quotation or the clause speaks of."""
    first = dict(prepared.quoting)
    for place, telling in prepared.tellers.items():
        for one in telling:
            if place < one:
                first[one] = min(first.get(one, one), place)
    # What these mean is told by the sentence, whatever stands before it.
    others = (n for n, site in enumerate(prepared.sites) if site.word in COUNTS or is_whose(site))
    places = {*options, *prepared.possessors, *others}
    return sorted(places, key=lambda place: (first.get(place, place), place not in first))


def _doubted(
    prepared: Prepared, chains: Chains, place: int, antecedent: int, barred: set[int], confidence: float
) -> float | None:
    """Return how sure an answer is beside whoever else may be meant; none where that cannot be told."""
    site, owners = prepared.sites[place], prepared.table.owner
    chosen, own = chains.of(int(owners[antecedent])), chains.of(int(owners[place]))
    pronoun = site.word in GENDERS
    if _is_passed_over(prepared, chains, place, chosen, barred):
        chains.guesses.add(place)
        confidence = min(confidence, GUESS)
    if not pronoun and site.sort != "person":
        return None if _is_one_of_two(prepared, chains, place, chosen) else confidence
    if _is_of_two_counts(prepared, chains, place, chosen):
        return None
    if site.kind == "nominal" and site.age is not None and chains.ages.get(chosen) == site.age:
        return max(confidence, OF_ONE_AGE)
    if site.kind == "nominal" and site.age is not None and site.article == _THE:
        # Whom "the 61-year-old" rang is not he, where nobody's age is told.
        alike = chosen >= prepared.named or is_foremost(prepared, chains, place, chosen)
        confidence = confidence if alike else 0.0
    post, held = post_of(site), chains.posts.get(chosen, frozenset())
    posts = chains.posts.get(own, frozenset()) | ({post} if post is not None else frozenset())
    if posts and held and posts.isdisjoint(held):
        return None
    if site.plural or site.kind == "name" or (not pronoun and site.word in chains.called.get(chosen, ())):
        return confidence

    home = home_in(prepared, chains)
    words, sites, table = prepared.words, prepared.sites, prepared.table
    rivals = Rivals(words, sites, table, place, chosen, barred, home, chains.genders)
    if rivals.open:
        return None
    # "He won. He was glad": both are a guess, or neither.
    if not rivals.guess and (not pronoun or antecedent not in chains.guesses):
        return confidence
    chains.guesses.add(place)
    return min(confidence, GUESS)


def _is_called_otherwise(
    prepared: Prepared, chains: Chains, place: int, antecedent: int, options: Options
) -> bool:
    """Tell whether who seems to be meant is called otherwise: "A cyclist fell. The man rose. The driver"."""
    site, home = prepared.sites[place], home_in(prepared, chains)
    chosen = home(antecedent)
    if site.sort != "person" or chosen < prepared.named or site.word in chains.called.get(chosen, ()):
        return False
    return any(home(one) == chosen and (place, one) in prepared.two for one, _ in options)


def _is_one_of_two(prepared: Prepared, chains: Chains, place: int, chosen: int) -> bool:
    """Tell whether a body was last named with another: "Shares in Roe and Selm fell. The company said"."""
    sites, home, site = prepared.sites, home_in(prepared, chains), prepared.sites[place]
    if class_of_noun(site.word) not in _FIRMS or site.plural or site.article != _THE or site.modifiers:
        return False
    near = list(prepared.table.before(place, 1))
    last = next((sites[one].head for one in near if home(one) == chosen), -1)
    together = next((sites[one] for one in near if last in sites[one].parts), None)
    bodies = {sites[one].head for one in near if sites[one].sort == "organisation" and not sites[one].parts}
    return (
        together is not None
        and site.word not in chains.called.get(chosen, ())
        and bodies >= {*together.parts}
    )


def _is_of_two_counts(prepared: Prepared, chains: Chains, place: int, chosen: int) -> bool:
    """Tell whether some are called so of whom two numbers were just told: "Sixty miners ... Two miners"."""
    sites, t, home = prepared.sites, prepared.table, home_in(prepared, chains)
    site, many = prepared.sites[place], chains.numbers.get(chosen)
    if site.kind != "nominal" or not site.plural or not many or site.modifiers:
        return False
    near = takewhile(lambda one: t.sentence[place] - t.sentence[one] <= _COUNTED, range(place - 1, -1, -1))
    alike = {home(one) for one in near if sites[one].word == site.word and sites[one].plural}
    return any(many.isdisjoint(chains.numbers.get(one, many)) for one in alike)


def _is_passed_over(
    prepared: Prepared, chains: Chains, place: int, chosen: int, barred: Collection[int]
) -> bool:
    """Tell whether who seems to be meant was last spoken of in another paragraph, and another named since.

    Of "the company" and of "she" in a quotation such answers are wrong nearly as often as right.
    """
    sites, t, home = prepared.sites, prepared.table, home_in(prepared, chains)
    site = sites[place]
    quoted = site.word in GENDERS and t.quote[place] > 0
    if not quoted and not (site.kind == "nominal" and site.sort == "organisation"):
        return False
    since = list(takewhile(lambda one: home(one) != chosen, range(place - 1, -1, -1)))
    last = since[-1] - 1 if since else place - 1
    if last < 0 or t.paragraph[last] >= t.paragraph[place]:
        return False
    gender = GENDERS.get(site.word)
    others = [one for one in since if sites[one].kind == "name" and home(one) not in barred]
    if quoted:
        return any(
            is_somebody(sites[one]) and chains.genders.get(home(one), gender) == gender for one in others
        )
    return any(sites[one].sort == "organisation" for one in others)


def _options(
    prepared: Prepared, ranker: Ranker, pairs: tuple[Integers, Integers, Floats]
) -> dict[int, list[tuple[int, float]]]:
    """Return candidates with their odds by anaphor."""
    anaphors, candidates, features = pairs
    odds = ranker.odds(prepared.table, anaphors, candidates, features)
    found: dict[int, list[tuple[int, float]]] = {}
    for anaphor, candidate, odd in zip(anaphors.tolist(), candidates.tolist(), odds.tolist(), strict=True):
        found.setdefault(anaphor, []).append((candidate, odd))
    return found


def _beside(
    prepared: Prepared, chains: Chains, place: int, options: Options, barred: Collection[int]
) -> Options:
    """Leave out whom only other paragraphs speak of, where the sentence before has one whom "she" may be.

    "Ann Hale said so. She left": whoever has been "she" before is not meant, though the name tells no gender.
    """
    sites, t = prepared.sites, prepared.table
    site = sites[place]
    if place in prepared.expected:
        actor, gender = chains.of(prepared.expected[place]), GENDERS.get(site.word)
        if actor not in barred and (gender is None or chains.genders.get(actor, gender) == gender):
            return _among({actor}, chains, t, options)
    opens = site.head == 0 or prepared.words.sentences[site.head - 1] != t.sentence[place]
    aside = site.verb in prepared.cues and prepared.words.deps[site.verb] in _TELLING
    if site.word not in GENDERS or site.role != 0 or t.quote[place] or not (opens or aside):
        return options
    before = takewhile(lambda one: t.paragraph[one] == t.paragraph[place], range(place - 1, -1, -1))
    # "Ann Hale lost her boat": whose it is says nothing of who is meant.
    near = [one for one in before if sites[one].role != _WHOSE or not _is_whose_somebody(prepared, one)]
    people = [
        one
        for one in near
        if t.sentence[one] == t.sentence[place] - 1
        and is_somebody(sites[one])
        and prepared.words.deps[sites[one].verb] != "acl:relcl"
        and GENDERS[site.word] == chains.genders.get(chains.of(int(t.owner[one])), GENDERS[site.word])
    ]
    subject = any(sites[one].role == 0 and not t.quote[one] for one in people)
    subject = subject and any(_is_one_known(prepared, one) and not t.quote[one] for one in people)
    if not subject or len({chains.of(int(t.owner[one])) for one in people}) != 1:
        return options
    # "Her brother, Tom, was less sure. It may rain, he said": who was only now introduced.
    if not opens and not any(_is_introduced(prepared, one) for one in people):
        return options
    known = {chains.of(int(t.owner[one])) for one in near}
    # "His grandson, Tom Hale, sold it. He said so": whoever the grandson's sentence is about.
    acting = [one for one in people if _is_one_known(prepared, one)]
    # "His brother, Tom Hale, was acquitted. He will": of whom the sentence before is told.
    verbs, heads = {sites[one].verb for one in acting if sites[one].role == 0}, prepared.words.heads
    if site.verb in prepared.cues or any(verb >= 0 and heads[verb] == verb for verb in verbs):
        known = {chains.of(int(t.owner[one])) for one in acting}
    return _among(known, chains, t, options)


def _is_whose_somebody(prepared: Prepared, place: int) -> bool:
    """Tell whether a pronoun says whose something is, or a name whose somebody is: "Hale's deputy"."""
    site = prepared.sites[place]
    return site.word in GENDERS or (site.kind == "name" and place in prepared.possessors.values())


def _is_introduced(prepared: Prepared, place: int) -> bool:
    """Tell whether a name says who is spoken of in a sentence: "Her brother, Tom, was less sure"."""
    words, site = prepared.words, prepared.sites[place]
    whose = words.heads[site.head]
    verb = words.heads[whose]
    told = words.deps[site.head] in APPOSITIONS and words.deps[whose] in SUBJECTS - PASSIVE_MARKS
    theirs = any(words.deps[child] in POSSESSORS for child in words.children[whose])
    alive = words.heads[verb] == verb and words.lemmas[verb] not in _DYING
    return site.kind == "name" and told and theirs and alive


def _is_one_known(prepared: Prepared, place: int) -> bool:
    """Tell whether a site is a name, or a noun for who acts: "the magistrate", "a clerk noticed it"."""
    site = prepared.sites[place]
    acts = site.article == _A or (site.article == _THE and class_of_noun(site.word) in _OFFICIALS)
    return site.kind == "name" or (site.kind == "nominal" and acts)


def _of_the_told(prepared: Prepared, chains: Chains, place: int, noun: int, options: Options) -> Options:
    """Keep the one of whom somebody is told to be that: a daughter who is named says "her mother"."""
    sites, t, home = prepared.sites, prepared.table, home_in(prepared, chains)
    before = t.before(place, 0)
    acting = {home(one) for one in before if t.role[one] == 0}
    own = home(noun)
    told = {
        owner
        for owner in {home(one) for one, _ in options}
        if any(
            # "His son, Tom, wept. His father, Otto, was a baker": nobody is both.
            max(one, own) >= prepared.named
            for one in who_is_told(sites[noun].word, owner, chains.relations, home, own) - acting
        )
    }
    return _among(told, chains, t, options) if len(told) == 1 else options


def _among(known: set[int], chains: Chains, t: Table, options: Options) -> Options:
    """Keep the options that are among some entities, as if there were no others."""
    kept = [(one, odds) for one, odds in options if chains.of(int(t.owner[one])) in known]
    left = 1 - sum(odds for one, odds in options if chains.of(int(t.owner[one])) not in known)
    return [(one, odds / left) for one, odds in kept] if left > 0 else options


def _best(
    options: Sequence[tuple[int, float]],
    chains: Chains,
    gender: str | None,
    barred: set[int],
    owners: Sequence[int],
) -> tuple[int, float] | None:
    """Return the likeliest site of the likeliest entity, and the odds of that entity."""
    total: defaultdict[int, float] = defaultdict(float)
    top: dict[int, tuple[float, int]] = {}
    for candidate, odds in options:
        chain = chains.of(owners[candidate])
        known = chains.genders.get(chain)
        if chain in barred or (gender and known and gender != known):
            continue
        total[chain] += odds
        if odds > top.get(chain, (-1.0, 0))[0]:
            top[chain] = (odds, candidate)
    if not total:
        return None
    best = max(total, key=lambda chain: total[chain])
    return top[best][1], total[best]
