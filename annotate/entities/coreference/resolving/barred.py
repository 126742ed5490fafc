"""Whom a pronoun, a noun or a name cannot mean, however likely the ranker finds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from annotate.entities.coreference.anaphors import Prepared, is_somebody
from annotate.entities.coreference.doubt.bodies import whose_party
from annotate.entities.coreference.doubt.oneself import SAID
from annotate.entities.coreference.doubt.relations import acts_on, is_by_pronoun, may_be, serve_others
from annotate.entities.coreference.doubt.rivals import GENDERS, is_of_deed
from annotate.entities.coreference.doubt.sorts import (
    are_names,
    of_all_countries,
    of_other_fields,
    other_bodies,
)
from annotate.entities.coreference.doubt.victims import is_on_the_other_side, is_the_other
from annotate.entities.coreference.resolving.court import TRIED, witnesses
from annotate.entities.coreference.resolving.growing import Chains, home_in
from annotate.entities.coreference.resolving.owners import of_other_kinds
from annotate.entities.coreference.sites import ARTICLES, ROLES, Site, first_of_phrase
from annotate.entities.coreference.told.subjects import bearer_of, subject_of
from annotate.entities.coreference.words import Words
from annotate.entities.grouping.names import KIN
from annotate.entities.known.lexicon import class_of_noun
from annotate.language.syntax import OBJECTS, POSSESSORS

# Who tells of others as a rule, and not of themselves; what they hear is of others, too.
_JUDGES = frozenset({"coroner", "judge", "magistrate", "pathologist", "prosecutor"})
_HEARING = frozenset({"hear"})
# Whom those hear.
_HEARD = frozenset({"accused", "complainant", "defendant", "plaintiff", "suspect", "victim", "witness"})
_HEADS, _NO_HEADS = frozenset({"president", "monarch"}), frozenset({"legislator", "reporter", "spokesman"})
# What one knows of oneself, and of those one works or lives with.
_MINDING = frozenset(
    {"agree", "consider", "decide", "discuss", "hope", "intend", "mean", "plan", "think", "want"}
)
# Offices that one leaves, and what says that somebody has.
_OFFICES = frozenset({"chief", "coach", "judge", "mayor", "minister", "president"})
_FORMER = frozenset({"ex", "former", "late", "then", "outgoing"})
_OWN, _THE = ARTICLES.index("own"), ARTICLES.index("the")
# How a name hangs on a noun that stands before it.
_NAMING = frozenset({"appos", "flat", "nmod", "nmod:desc"})
# What is done by whom nobody else answers for, and what is never said of oneself.
_CALLING, _OWN_FAULT = frozenset({"brand", "call", "label"}), frozenset({"error", "joke", "mistake", "slip"})
_BLAMING = frozenset(
    {
        "applaud", "blast", "condemn", "criticise", "criticize", "denounce", "deplore", "dismiss", "dispute",
        "echo", "hail", "mock", "praise", "rebut", "refute", "reject", "ridicule", "slam", "welcome",
    }
)  # fmt: skip
_CHARGES = frozenset({"accusation", "allegation", "argument", "claim", "criticism", "suggestion"})
_PUTTING = frozenset({"accuse", "ask", "challenge", "press", "question", "urge"})
_ALLEGING = frozenset({"allege", "put", "suggest"})
_ANSWERING = frozenset({"answer", "reply", "respond", "retort"})
# Whose something is stands so few places before it.
_REACH = 5


def barred_for(prepared: Prepared, chains: Chains, place: int, candidates: Sequence[int]) -> set[int]:
    """Return the entities that somebody cannot be.

    Args:
        prepared: The document.
        chains: Its entities by now.
        place: Of the pronoun, noun or name.
        candidates: The owners of the places that come into question.
    """
    own = chains.of(int(prepared.table.owner[place]))
    others = {chains.of(owner) for owner in candidates}
    barred = {own} | other_bodies(prepared.sites[place], others, prepared.known, chains.called)
    barred |= of_all_countries(prepared.sites[place], others, prepared.known)
    barred |= are_names(prepared.words, prepared.sites[place], others, prepared.known)
    fields = {chain: told for chain, told in chains.fields.items() if chain in others}
    barred |= of_other_fields(prepared.sites[place], fields, own, prepared.known)
    barred |= _whose_it_is(prepared, chains, place) | of_other_kinds(prepared, chains, place, others)
    if prepared.sites[place].kind == "nominal":
        barred |= _in_the_dock(prepared, chains, place, others) | _no_heads(prepared, place, others)
        barred |= _no_longer(prepared, chains, place)
    # Whoever is named, or whose title this is, is nobody else who is named.
    if own < prepared.named:
        barred |= {chain for chain in others if chain < prepared.named}
    # Who is 34 is no man of 61, and nobody of unknown age where another one is 34.
    age = chains.ages.get(own)
    if age is not None:
        known = any(chains.ages.get(chain) == age for chain in others - {own})
        barred |= {chain for chain in others if chains.ages.get(chain, None if known else age) != age}
    # "The Iranian minister" is no Iraqi, the health minister not the one of finance, the union no company,
    # five no six, the bus driver not the one of the lorry.
    for told in (chains.nations, chains.departments, chains.vehicles, chains.sorts, chains.numbers):
        if mine := told.get(own):
            barred |= {chain for chain in others if mine.isdisjoint(told.get(chain, mine))}
    site, none = prepared.sites[place], frozenset[str]()
    barred |= {
        one
        for one in others
        if is_on_the_other_side(site, chains.suffered.get(own, none), chains.suffered.get(one, none))
        and site.word not in chains.called.get(one, none)
    }
    barred |= {one for one in others if is_the_other(site.word, chains.called.get(one, none))}
    barred |= _of_others(prepared, chains, own, others) | _judging(prepared, chains, place)
    barred |= _putting_it(prepared, chains, place) | _theirs(prepared, chains, place)
    barred |= {chains.of(int(prepared.table.owner[one])) for one in _beside_the_telling(prepared, place)}
    return barred | _not_meant(prepared, chains, place, candidates)


def _in_the_dock(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return who was arrested or hurt, and so does not judge, and who judges, and so is no witness."""
    word = prepared.sites[place].word
    if word in _JUDGES:
        return {one for one in others if chains.suffered.get(one)}
    if word not in _HEARD:
        return set()
    called = {one: prepared.known.called.get(one, frozenset()) for one in others}
    if word in TRIED:
        return {one for one in witnesses(prepared, chains, place) if not chains.suffered.get(one)}
    return {one for one, told in called.items() if word not in told and not _JUDGES.isdisjoint(told)}


def _theirs(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return who is somebody's, and so another: “He was my friend,” Hale said.

    And of whose family another is before: "The founder's widow wept. Hale, the head of a bank, left".
    """
    home, site = home_in(prepared, chains), prepared.sites[place]
    if site.kind != "name":
        if site.kind != "nominal" or home(place) >= prepared.named or site.sort != "person":
            return set()
        whose = {other for noun, other in prepared.possessors.items() if noun < place}
        nouns = (other for other in whose if prepared.sites[other].kind == "nominal")
        return {home(other) for other in nouns if prepared.sites[other].word != site.word}
    theirs = {home(noun) for noun, whose in prepared.possessors.items() if home(whose) == home(place)}
    # "Her father worked there. One of the welders, Bo Roe, said so."
    told = chains.called.get(home(place), frozenset())
    family = (noun for noun in prepared.possessors if prepared.sites[noun].word in KIN - told)
    return theirs | ({home(noun) for noun in family if noun < place} if told else set())


def _no_heads(prepared: Prepared, place: int, others: set[int]) -> set[int]:
    """Return who is no president, since they sit in parliament or speak for others, as far as is told."""
    office, classes = class_of_noun(prepared.sites[place].word), prepared.known.classes
    if office not in _HEADS:
        return set()
    told = {one: classes.get(one, frozenset()) for one in others}
    return {one for one, theirs in told.items() if office not in theirs and not theirs.isdisjoint(_NO_HEADS)}


def _no_longer(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return who is only called a former president, where somebody else is called the president.

    And who is called the president, where the former president is meant.
    """
    sites, words, site = prepared.sites, prepared.words, prepared.sites[place]
    office = class_of_noun(site.word) in _OFFICES and site.article == _THE and not site.plural
    if not office:
        return set()
    home = home_in(prepared, chains)
    holding: defaultdict[bool, set[int]] = defaultdict(set)
    for one in range(place):
        before = sites[one]
        if before.plural or before.kind not in {"name", "nominal"} or before.sort != "person":
            continue
        told = words.lower[first_of_phrase(words, before) : before.head + (before.kind == "nominal")]
        if site.word in told:
            holding[_FORMER.isdisjoint(told)].add(home(one))
    now, former = holding[True] - holding[False], holding[False] - holding[True]
    if _FORMER.isdisjoint(site.modifiers):
        return former if now else set()
    # "The outgoing mayor" is the mayor still.
    return now if former or "outgoing" not in site.modifiers else set()


def _whose_it_is(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return whose something is, or what is theirs, which is another: "its crew", "its rival, Selm Foods"."""
    sites, site, words = prepared.sites, prepared.sites[place], prepared.words
    home = home_in(prepared, chains)
    if site.kind == "pronoun" and site.role == ROLES.index("possessor"):
        owned = words.heads[site.head]
        behind = range(place + 1, min(place + _REACH, len(sites)))
        named = [one for one in behind if sites[one].kind == "name"]
        heads = {one: sites[one].head for one in named}
        apposed = {
            one for one in named if words.deps[heads[one]] in _NAMING and words.heads[heads[one]] == owned
        }
        # "Hale became her successor", "named Hale as her deputy": she is another.
        own = any(words.lower[child] == "own" for child in words.children[owned])
        said = set[int]() if own else _said_to_be(words, owned)
        near = range(max(place - _REACH, 0), min(place + _REACH, len(sites)))
        said_to_be = (one for one in near if sites[one].head in said and sites[one].kind != "conjunction")
        those = [one for one in named if one in apposed or heads[one] == owned]
        return {home(one) for one in (*those, *said_to_be, *_blaming(prepared, place, owned))}
    if site.kind != "nominal" or site.article != _OWN:
        return set()
    whose = {c for c in words.children[site.head] if words.deps[c] in POSSESSORS}
    near = range(max(place - _REACH, 0), place)
    return {home(one) for one in near if sites[one].head in whose and sites[one].kind != "conjunction"}


def _blaming(prepared: Prepared, place: int, owned: int) -> list[int]:
    """Return who rejects or praises what was said, as one does by others: "Hale condemned her remarks"."""
    words, sites = prepared.words, prepared.sites
    verb, behind = words.heads[owned], words.lower[owned + 1 : owned + _REACH]
    called = words.lemmas[verb] in _CALLING and _OWN_FAULT.isdisjoint(behind) and "," not in behind
    said = words.lemmas[owned] in SAID | _CHARGES and words.deps[owned] in OBJECTS
    if not said or not (words.lemmas[verb] in _BLAMING or called):
        return []
    return [
        one for one in prepared.table.before(place, 0) if sites[one].verb == verb and sites[one].role == 0
    ]


def _said_to_be(words: Words, noun: int) -> set[int]:
    """Return who or what is said to be a noun: "Hale became that", "named him as that", "wants him to be"."""
    said = {subject_of(words, noun)}
    whom = bearer_of(words, noun)
    if whom >= 0 and words.deps[whom] in OBJECTS:
        said.add(whom)
    verb = words.heads[noun]
    if words.deps[noun] == words.deps[verb] == "xcomp":
        said |= {child for child in words.children[words.heads[verb]] if words.deps[child] in OBJECTS}
    return said


def _beside_the_telling(prepared: Prepared, place: int) -> set[int]:
    """Return the sites of who tells of somebody, and of whom somebody tells by a name or a noun.

    "Mr Hale paid it, he said" may be Hale.
    """
    sites = prepared.sites
    if sites[place].word not in GENDERS:
        return prepared.tellers.get(place, set())
    told = (one for one, telling in prepared.tellers.items() if place in telling)
    return {one for one in told if one > place or sites[one].kind == "nominal"}


def _of_others(prepared: Prepared, chains: Chains, own: int, others: set[int]) -> set[int]:
    """Return who speaks for or leads another than somebody does."""
    home, sites = home_in(prepared, chains), prepared.sites

    def apart(place: int, other: int) -> bool:
        one, two = home(place), home(other)
        if one == two or _is_human(sites[place]) != _is_human(sites[other]):
            return one != two
        first, second = chains.sorts.get(one), chains.sorts.get(two)
        return max(one, two) < chains.named or bool(first and second and first.isdisjoint(second))

    mine = chains.relations.get(own, frozenset())
    return {
        who
        for who in others
        if mine and serve_others(mine, chains.relations.get(who, frozenset()), home, apart)
    }


def _judging(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return who judges and is not whom they tell of: "the coroner said he was a strong swimmer"."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    if site.word not in GENDERS or site.verb < 0:
        return set()
    told = next((w for w in (site.verb, *words.above(site.verb)) if words.deps[w] == "ccomp"), -1)
    if told < 0:
        return set()
    saying = words.heads[told]
    is_what = site.role == 0 and words.has_copula(site.verb) and words.pos[site.verb] == "NOUN"
    if not is_what and words.lemmas[saying] not in _HEARING and not is_of_deed(words, site):
        return set()
    home, t = home_in(prepared, chains), prepared.table
    judges = (one for one in t.before(place, 0) if sites[one].verb == saying and sites[one].role == 0)
    return {home(one) for one in judges if sites[one].kind == "nominal" and sites[one].word in _JUDGES}


def _putting_it(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return who puts to somebody what that one answers: "Counsel suggested that he lied; he replied"."""
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    if site.word not in GENDERS or site.verb < 0 or prepared.table.quote[place]:
        return set()
    near = sites[max(place - _REACH, 0) : place + _REACH]
    asked = next((verb for one in near if (verb := _answered(words, one)) >= 0 and one.word == site.word), -1)
    answers = _answered(words, site) >= 0
    if asked < 0 or not (answers or _is_said_of_another(words, site, asked)):
        return set()
    home = home_in(prepared, chains)
    before = range(place - 1, -1, -1)
    those = takewhile(lambda one: words.sentences[asked] <= words.sentences[sites[one].head], before)
    return {home(one) for one in those if words.deps[sites[one].head] == "nsubj" and sites[one].verb == asked}


def _is_said_of_another(words: Words, site: Site, asked: int) -> bool:
    """Tell whether somebody is in what is put to them: "suggested that he lied", not "asked if he may"."""
    above = (site.verb, *words.above(site.verb))
    return words.lemmas[asked] in _ALLEGING and any(
        words.deps[w] == "ccomp" and words.heads[w] == asked for w in above
    )


def _answered(words: Words, site: Site) -> int:
    """Return the verb for what was put to somebody who answers; -1 for none, and in "he replied to her"."""
    verb = site.verb
    if site.role != 0 or verb < 0 or site.word not in GENDERS or words.lemmas[verb] not in _ANSWERING:
        return -1
    behind = {words.deps[child] for child in words.children[verb]}
    if not behind.isdisjoint(OBJECTS | {"obl", "aux:pass"}):
        return -1
    asked = words.heads[verb]
    if asked == verb:
        number = words.sentences[verb]
        first = next((w for w in range(verb, -1, -1) if words.sentences[w] < number), -1)
        if first < 0 or words.paragraphs[first] != words.paragraphs[verb]:
            return -1
        ahead = [first, *words.above(first)]
        asked = ahead[-1]
    elif words.deps[verb] not in {"conj", "parataxis", "root"}:
        return -1
    return asked if words.lemmas[asked] in _PUTTING | _ALLEGING else -1


def _is_human(site: Site) -> bool:
    return site.sort == "person" or site.word in GENDERS


def _not_meant(prepared: Prepared, chains: Chains, place: int, candidates: Sequence[int]) -> set[int]:
    """Return whom a noun like "her son" does not mean, and whom only a quotation before "he" speaks of."""
    sites, t = prepared.sites, prepared.table
    site = sites[place]

    home = home_in(prepared, chains)
    others = {chains.of(owner) for owner in candidates}
    if (member := whose_party(prepared.words, sites, place)) is not None and home(member) in prepared.parties:
        return others - {chains.of(owner) for owner in prepared.parties[home(member)]}
    possessor = prepared.possessors.get(place)
    if possessor is not None and is_by_pronoun(sites, possessor):
        owner = home(possessor)
        return {
            who
            for who in others
            if who == owner
            or not may_be(
                site.word,
                owner,
                chains.relations.get(who, frozenset()),
                chains.called.get(who, frozenset()),
                home,
                chains.genders.get,
                sites[possessor].word in GENDERS,
            )
        }
    if place in prepared.quoting:
        spoken_of = range(prepared.quoting[place], place)
        return {home(one) for one in spoken_of if sites[one].word in GENDERS and t.quote[one]}
    acting = {home(one) for one in acts_on(prepared.words, sites, place)} | _only_told_of(
        prepared, chains, place
    )
    if site.word not in GENDERS or t.quote[place]:
        return acting
    return acting | _only_quoted(prepared, chains, place, others)


def _only_told_of(prepared: Prepared, chains: Chains, place: int) -> set[int]:
    """Return those of whom somebody has only told where a colleague tells what "they" had in mind.

    "She suspects that thieves took it. Her sister, Ann Hale, said they had planned to sell": not the thieves.
    """
    words, sites, site = prepared.words, prepared.sites, prepared.sites[place]
    if site.word != "they" or site.role != 0 or site.verb < 0 or words.deps[site.verb] != "ccomp":
        return set()
    if _MINDING.isdisjoint({words.lemmas[site.verb], words.lower[site.verb].removesuffix("d")}):
        return set()
    home, saying = home_in(prepared, chains), words.heads[site.verb]
    tellers = {home(one) for one in prepared.table.before(place, 0) if sites[one].verb == saying}
    theirs = {
        one for who in tellers for _, one in chains.relations.get(who, ()) if sites[one].kind == "pronoun"
    }
    if not any(prepared.table.sentence[one] == prepared.table.sentence[place] for one in theirs):
        return set()
    before = [one for one in prepared.table.before(place, 1) if sites[one].plural]
    acting = {home(one) for one in before if sites[one].role == 0 and words.deps[sites[one].verb] != "ccomp"}
    return {home(one) for one in before if sites[one].kind == "nominal"} - acting


def _only_quoted(prepared: Prepared, chains: Chains, place: int, others: set[int]) -> set[int]:
    """Return whom a paragraph speaks of in quotations alone, where "he" behind one may be who is quoted."""
    sites, t = prepared.sites, prepared.table
    site, gender = sites[place], GENDERS[sites[place].word]

    home = home_in(prepared, chains)
    last = next((one for one in t.before(place, 1) if t.quote[one]), place)
    speaker = prepared.speakers.get(int(t.quote[last]))
    same = t.paragraph[last] == t.paragraph[place]
    if speaker in {None, place} or (same and site.role != 0) or is_of_deed(prepared.words, site):
        return set()
    if not is_somebody(sites[speaker]) or chains.genders.get(home(speaker), gender) != gender:
        return set()
    before = list(takewhile(lambda one: t.paragraph[last] <= t.paragraph[one], range(place - 1, -1, -1)))
    spoken_of = {home(one) for one in before if not t.quote[one]} | {home(speaker)}
    return others & {home(one) for one in before if t.quote[one]} - spoken_of
