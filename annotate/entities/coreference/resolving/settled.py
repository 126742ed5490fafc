"""Whom a noun means by what the text says, whatever the odds: "her son", "the barrister", "the three"."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.bodies import doers_of
from annotate.entities.coreference.doubt.oneself import SAID
from annotate.entities.coreference.doubt.relations import who_is_told
from annotate.entities.coreference.doubt.rivals import GENDERS, GUESS
from annotate.entities.coreference.features import Table
from annotate.entities.coreference.resolving.barred import barred_for
from annotate.entities.coreference.resolving.court import client, in_the_dock, only_lawyer
from annotate.entities.coreference.resolving.growing import Chains, home_in, is_foremost
from annotate.entities.coreference.resolving.holders import body_of_teller, holder, just_aged
from annotate.entities.coreference.resolving.nameless import nameless
from annotate.entities.coreference.resolving.owners import is_of_another_side
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site
from annotate.entities.known.lexicon import COUNTS, class_of_noun
from annotate.entities.known.places import country_of, is_city

# How sure it is that "her son" is who is told to be the son of the same woman.
TOLD = 0.85
# What is called so is the last one named, as a rule; a government or a court is the one at hand.
_BODIES = frozenset({"agency", "association", "bank", "company", "party", "team"})
# How far behind a noun the pronoun for it stands in what it says.
_SOON = 4
_ANY_BODY = frozenset({"body", "group", "institution", "movement", "organisation", "organization"})
# How many sentences back those were named of whom "the three" are.
_BACK = 5
# Before what somebody does or has while they act, as a rule.
_WITHIN = frozenset({"during", "following", "in"})
# What others than those whose it is act in.
_OF_OTHERS = frozenset(
    {"absence", "case", "defence", "defense", "favor", "favour", "honor", "honour", "memory", "name", "place"}
)
_LEAVING = frozenset({"depart", "exit", "leave", "quit"})
_ORDERING = frozenset(
    {"allow", "ask", "command", "force", "give", "instruct", "order", "tell", "want", "urge"}
)
_NEAR = 8
_WHOSE, _THE, _A = ROLES.index("possessor"), ARTICLES.index("the"), ARTICLES.index("a")
# By these a text goes on about whoever it has just brought in.
_ANYBODY = frozenset({"boy", "girl", "lad", "man", "person", "suspect", "teenager", "woman", "youth"})


def settled(prepared: Prepared, chains: Chains, place: int) -> tuple[int, float] | None:
    """Return a site of whoever or whatever a noun means, and how surely; nothing where the text does not say.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    found = _found(prepared, chains, place)
    home = home_in(prepared, chains)
    # Whose title or apposition a noun is has a name already.
    named = found is not None and max(home(place), home(found[0])) < prepared.named
    return None if named else found


def _found(prepared: Prepared, chains: Chains, place: int) -> tuple[int, float] | None:
    site = prepared.sites[place]
    if is_whose(site):
        return _whose_part(prepared, chains, place)
    if site.kind != "nominal":
        return None
    if site.word in COUNTS:
        return _sure(_so_many(prepared, place), TOLD)
    if prepared.words.is_national(site.head):
        return _sure(_countryman(prepared, chains, place), TOLD)
    if (country := _ordered_out(prepared, place)) is not None:
        return country, TOLD
    for find in _FINDERS:
        found = find(prepared, chains, place)
        if found is not None:
            return found, TOLD
        if find is _by_trade and is_settled_alone(prepared, chains, place):
            return None
    return _sure(client(prepared, chains, place), GUESS)


def is_settled_alone(prepared: Prepared, chains: Chains, place: int) -> bool:
    """Tell whether a noun means nobody where the text does not say whom: "the Czech", "the three".

    And "the developer" where two firms are named, of which none is said to build; "Peru's own envoy".

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the noun.
    """
    site = prepared.sites[place]
    if site.kind != "nominal":
        return False
    words = prepared.words
    if site.word in COUNTS or words.is_national(site.head) or is_of_another_side(prepared, place):
        return True
    home = home_in(prepared, chains)
    told_so = (who for who, called in chains.called.items() if site.word in called)
    if not _is_tradesman(site) or any(who != home(place) for who in told_so):
        return False
    return len({home(one) for one in _firms_before(prepared, place)}) > 1


def is_whose(site: Site) -> bool:
    """Tell whether a site is a pronoun that says whose something is."""
    return site.kind == "pronoun" and site.role == _WHOSE


def _whose_part(prepared: Prepared, chains: Chains, place: int) -> tuple[int, float] | None:
    """Return who acts in the sentence that begins with what is theirs: "For his part, Hale said"."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    owned = words.heads[site.head]
    verb = words.heads[owned]
    lemma, mark = words.lemmas[owned], words.lower[max(site.head - 1, 0)]
    part = lemma == "part" and mark in {"for", "on"}
    begins = max(site.head - 1, 0)
    opens = begins == 0 or words.sentences[begins - 1] != words.sentences[site.head]
    if not part and not (opens and words.pos[begins] == "ADP" and owned < verb):
        return None
    home, gender = home_in(prepared, chains), GENDERS.get(site.word)
    for one in range(max(place - _NEAR, 0), min(place + _NEAR, len(sites))):
        who = sites[one]
        if one == place or who.role != 0 or who.verb != verb or who.kind == "conjunction":
            continue
        again = who.kind == "pronoun" and who.word == site.word
        if who.kind == "pronoun" and not again:
            return None
        if not part and who.head < owned:
            continue
        if gender is None and is_somebody(who) and not again:
            return None
        if gender and not (is_somebody(who) and chains.genders.get(home(one), gender) == gender):
            return None
        if part or again or lemma in SAID:
            return one, TOLD
        # "In his absence, Roe took over" has two men.
        theirs = mark in _WITHIN and lemma not in _OF_OTHERS
        return (one, GUESS) if theirs else None
    return None


def _sure(place: int | None, confidence: float) -> tuple[int, float] | None:
    return None if place is None else (place, confidence)


def told(prepared: Prepared, chains: Chains, place: int, *, ahead: bool = False) -> int | None:
    """Return a site of the one who is told to be what a noun says of somebody, the last before: "her son"."""
    possessor = prepared.possessors.get(place)
    owners, sites = prepared.table.owner, prepared.sites
    own = chains.of(int(owners[place]))
    if possessor is None or own < prepared.named:
        return None

    home = home_in(prepared, chains)
    word, gender = sites[place].word, sites[place].gender
    found = {
        who
        for who in who_is_told(word, home(possessor), chains.relations, home, own)
        if gender is None or chains.genders.get(who, gender) == gender
    }
    if len(found) != 1:
        return None
    where = range(place + 1, len(sites)) if ahead else range(place - 1, -1, -1)
    return next((other for other in where if home(other) in found and not sites[other].plural), None)


def _just_brought_in(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return who has just been told of and is not named: "A cook was arrested. The man, 51, denies it"."""
    sites, t, site = prepared.sites, prepared.table, prepared.sites[place]
    first = site.first
    opens = first > 0 and prepared.words.sentences[first - 1] != t.sentence[place]
    if (
        site.word not in _ANYBODY
        or not opens
        or site.plural
        or site.article != _THE
        or site.modifiers
        or t.quote[place]
    ):
        return None
    home = home_in(prepared, chains)
    near = [one for one in t.before(place, 1) if is_somebody(sites[one])]
    before = [one for one in near if t.sentence[one] == t.sentence[place] - 1]
    new = [one for one in before if _is_new(sites[one]) and home(one) >= prepared.named]
    if len({home(one) for one in new}) != 1 or t.paragraph[new[0]] != t.paragraph[place]:
        return None
    # "Hale hit a cyclist. The man fled", "A guard asked her to go. The woman refused": either.
    others = {home(one) for one in before if chains.genders.get(home(one), site.gender) == site.gender}
    agree = chains.genders.get(home(new[0]), site.gender) == site.gender or site.gender is None
    told = site.word != "suspect" or "accused" in chains.suffered.get(home(new[0]), ())
    return new[0] if agree and told and others <= {home(new[0])} else None


def _is_new(site: Site) -> bool:
    return site.kind == "nominal" and site.article == _A and site.sort == "person" and not site.plural


def _body_just_named(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the only body that the sentence before names: "Roe Mines was fined. The company appealed".

    And by any noun: "Hale of Green Coast said so. According to the group, the reef is dying".
    """
    site, sites, t = prepared.sites[place], prepared.sites, prepared.table
    lower = prepared.words.lower
    cited = lower[max(site.first - 2, 0) : site.first] == ["according", "to"]
    begins = site.first - 2 if cited else site.first
    opens = begins == 0 or prepared.words.sentences[begins - 1] != t.sentence[place]
    wanted = site.sort == "organisation" and not site.plural and site.article == _THE and not site.modifiers
    wanted = wanted and (site.role == 0 or cited)
    closest = class_of_noun(site.word) in _BODIES and (cited or site.word not in _ANY_BODY)
    if not (opens and wanted) or not (closest or (cited and site.word in _ANY_BODY)):
        return None
    before = [one for one in _sentence_before(t, place) if sites[one].found is not None]
    bodies = [one for one in before if sites[one].sort == "organisation"]
    home = home_in(prepared, chains)
    if len({home(one) for one in bodies}) != 1 or t.paragraph[bodies[0]] != t.paragraph[place]:
        return None
    barred = barred_for(prepared, chains, place, [int(t.owner[bodies[0]])])
    return None if home(bodies[0]) in barred else bodies[0]


def _ordered_out(prepared: Prepared, place: int) -> int | None:
    """Return the country that somebody is told to leave: "Fiji gave Peru's envoy a day to leave it"."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    leaving = site.verb >= 0 and words.lemmas[site.verb] in _LEAVING and class_of_noun(site.word) == "country"
    if not leaving or site.article != _THE or site.modifiers:
        return None
    ordering = next((verb for verb in words.above(site.verb) if words.lemmas[verb] in _ORDERING), -1)
    subject = (one for one in prepared.table.before(place, 0) if sites[one].verb == ordering)
    return next((one for one in subject if sites[one].role == 0 and _is_country(sites[one])), None)


def _is_country(site: Site) -> bool:
    exact = site.found.exact if site.found is not None and site.found.type == "GPE" else ""
    return bool(exact) and (country_of(exact) is not None or not is_city(exact))


def _countryman(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the only one whom the sentence before names, who is "the Czech" as far as is told."""
    sites, t, home = prepared.sites, prepared.table, home_in(prepared, chains)
    named = (one for one in _sentence_before(t, place) if sites[one].kind == "name")
    before = [one for one in named if is_somebody(sites[one])]
    if len({home(one) for one in before}) != 1 or not is_foremost(prepared, chains, place, home(before[0])):
        return None
    mine = chains.nations.get(home(place), frozenset())
    own = _says_of_oneself(prepared, place)
    if own is not None and chains.genders.get(home(before[0]), own) != own:
        return None
    return None if mine.isdisjoint(chains.nations.get(home(before[0]), mine)) else before[0]


def _says_of_oneself(prepared: Prepared, place: int) -> str | None:
    """Return ``m`` or ``f`` where what somebody says tells it: "The Dane said he was glad"."""
    words, sites = prepared.words, prepared.sites
    for site in sites[place + 1 : place + _SOON]:
        told = site.role == 0 and site.verb >= 0 and words.deps[site.verb] == "ccomp"
        if told and site.word in GENDERS and words.heads[site.verb] == sites[place].verb:
            return GENDERS[site.word]
    return None


def _sentence_before(table: Table, place: int) -> list[int]:
    """Return the sites of the sentence before that of a site, the last first."""
    number = table.sentence[place]
    return [one for one in table.before(place, 1) if table.sentence[one] < number]


def _is_tradesman(site: Site) -> bool:
    return (
        site.article == _THE and not site.plural and site.sort == "organisation" and bool(doers_of(site.word))
    )


def _firms_before(prepared: Prepared, place: int) -> Iterator[int]:
    """Yield the sites of the bodies named in the sentences before one, the last first."""
    sites, near = prepared.sites, prepared.table.before(place, _BACK)
    return (one for one in near if sites[one].kind == "name" and sites[one].sort == "organisation")


def _by_trade(prepared: Prepared, chains: Chains, place: int) -> int | None:
    """Return the only body that is said to do what a noun says: "Roe Homes will build. The developer"."""
    site, words, home = prepared.sites[place], prepared.words, home_in(prepared, chains)
    if not _is_tradesman(site):
        return None
    doing = set()
    for verb in range(site.head):
        if words.lemmas[verb] in doers_of(site.word) and words.pos[verb] == "VERB":
            doing.add(words.actor_of(verb))
    found = [
        one for one in _firms_before(prepared, place) if not doing.isdisjoint(_words(prepared.sites[one]))
    ]
    return found[0] if len({home(one) for one in found}) == 1 else None


def _words(site: Site) -> range:
    return range(site.first, site.last + 1)


def _so_many(prepared: Prepared, place: int) -> int | None:
    """Return the last site of so many as were just named or counted: "Hale and Roe left. The two"."""
    sites = prepared.sites
    number = COUNTS[sites[place].word]
    at = {site.head: site for site in sites if site.kind != "conjunction"}
    for one in prepared.table.before(place, _BACK):
        site = sites[one]
        if site.kind == "conjunction":
            many = sum(_how_many(at[part]) for part in site.parts)
        elif site.kind == "nominal" and site.plural:
            many = _how_many(site)
        else:
            continue
        if many == number and site.sort not in {"thing", "time", "event"}:
            return one
    return None


def _how_many(site: Site) -> int:
    """Return how many a noun phrase speaks of, 0 where it does not say."""
    if not site.plural:
        return 1
    return next((COUNTS[word] for word in (site.word, *site.modifiers) if word in COUNTS), 0)


_FINDERS = (
    told,
    nameless,
    _just_brought_in,
    in_the_dock,
    only_lawyer,
    just_aged,
    holder,
    _by_trade,
    body_of_teller,
    _body_just_named,
)
