"""The places of a text that may refer to something: names, noun phrases, pronouns and "A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.entities.coreference.words import Words, is_firm, is_outside
from annotate.entities.grouping.agreement import HONORIFICS
from annotate.entities.grouping.names import Group
from annotate.entities.known.given_names import Gender
from annotate.entities.known.lexicon import (
    COLLECTIVE,
    COUNTS,
    PRONOUNS,
    REFLEXIVE,
    Kind,
    noun,
    noun_in,
    seems_plural,
    with_word_before,
)
from annotate.entities.mentions.finding import Found
from annotate.language import syntax

SiteKind = Literal["name", "nominal", "pronoun", "conjunction"]
ROLES = ("subject", "object", "possessor", "oblique", "modifier", "other")
ARTICLES = ("bare", "the", "this", "own", "a")
_PARTS = frozenset({"compound", "flat", "flat:name", "fixed", "goeswith"})
_FOLLOWING = _PARTS - {"compound"}
_OBLIQUE = frozenset({"obl", "obl:agent", "obl:tmod", "obl:unmarked", "pobj", "agent", "advmod"})
_MODIFIERS = frozenset({"nmod", "nmod:unmarked", "prep", "compound", "flat", "amod", "nmod:tmod"})
_INDEFINITE = frozenset(
    {"a", "an", "some", "any", "no", "every", "each", "another", "many", "several", "few", "most", "all"}
)
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
_NO_NOUNS = HONORIFICS | {"a.m", "p.m", "am", "pm", "gmt", "utc", "managing"}
# "61-year-old" is five words; nobody is older.
_YEARS_OLD, _OLDEST = 5, 120
_PHRASE = frozenset(
    {"det", "amod", "nummod", "compound", "nmod:poss", "poss", "flat", "det:predet", "predet"}
)
_FAMILIES: dict[str, Kind] = {
    "PERSON": "person",
    "NORP": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "EVENT": "event",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "LAW": "thing",
}

# Bodies that have buildings and are none: "the company" is not the mill. A school or a bank is both.
ACTING = frozenset(
    {"company", "party", "government", "agency", "association", "force", "team", "media", "platform"}
)


@dataclass(slots=True, eq=False)
class Site:
    """A place in the text that refers, with what its grammar tells.

    Attributes:
        head: Its head word.
        first: Its first word.
        last: Its last word.
        word: The class of a pronoun ("he" for "his"), the lemma of a noun, nothing for a name.
        role: Index into ``ROLES``.
        article: Index into ``ARTICLES``: what a noun begins with.
        verb: The verb whose clause it stands in, -1 without one.
        sort: What it stands for, as far as that is known.
        modifiers: The words before a noun that tell it from others of its kind.
        fields: Of these the nouns, and many whose it is: "health", "miners" before "department", "union".
        group: The entity that a name belongs to.
        found: The mention of a name.
        parts: The heads of what a conjunction joins.
        age: In years, where it stands beside: "a 61-year-old man", "Ann Hale, 34,".
    """

    head: int
    first: int
    last: int
    kind: SiteKind
    word: str
    role: int
    verb: int
    article: int = 0
    plural: bool = False
    reflexive: bool = False
    gender: Gender | None = None
    sort: Kind | None = None
    modifiers: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    group: Group | None = None
    found: Found | None = None
    parts: tuple[int, ...] = ()
    age: int | None = None


def find_sites(words: Words, groups: Sequence[Group], apart: Sequence[tuple[int, int]] = ()) -> list[Site]:
    """Return all sites in the order of their heads, a conjunction right after its first part.

    Args:
        words: The document.
        groups: The entities that names were grouped into.
        apart: Where by-lines and credits stand, as offsets; who is named there is no site.
    """
    sites: list[Site] = []
    named: dict[int, int] = {}
    verbs: dict[int, int] = {}
    for group in groups:
        for mention in group.mentions:
            head = words.root(mention.token, mention.last)
            named.update(dict.fromkeys(range(mention.token, mention.last + 1), mention.token))
            if is_outside(words, mention, apart):
                continue
            site = _site(words, verbs, head, mention.token, mention.last, "name")
            site.group, site.found, site.sort = group, mention, _FAMILIES.get(group.type)
            site.gender = group.gender  # type: ignore[assignment]
            site.plural = words.tags[head] in {"NNPS", "NNS"} and not is_firm(words, mention)
            sites.append(site)
    for word, pos in enumerate(words.pos):
        if word in named:
            continue
        if pos == "PRON" or words.tags[word] == "PRP$":
            if form := PRONOUNS.get(words.lower[word]):
                site = _site(words, verbs, word, word, word, "pronoun", form)
                site.plural, site.reflexive = form == "they", words.lower[word] in REFLEXIVE
                sites.append(site)
        elif words.lower[word] == "old" and (aged := _aged(words, verbs, word)):
            sites.append(aged)
        elif words.lower[word] in COUNTS and (several := _several(words, verbs, word)):
            sites.append(several)
        elif words.lower[word] == "one" and (chosen := _chosen_from(words, verbs, word)):
            sites.append(chosen)
        elif pos in {"NOUN", "PROPN"} and _is_second_half(words, word):
            continue  # "A director-general" is no general besides.
        elif pos in {"NOUN", "PROPN"} or words.is_national(word):
            if words.deps[word] in _PARTS or not _is_word(words, word):
                continue
            if not named.keys().isdisjoint(_following(words, word)):
                continue  # "Athlete Ann Roe" is the name and no athlete besides.
            site = _nominal(words, verbs, word)
            # "Rescue 1122 officials" does not begin with its number.
            site.first = named.get(site.first, site.first)
            sites.append(site)
    for site in sites:
        if site.kind != "pronoun" and site.sort == "person" and not site.plural:
            site.age = _age(words, site)
    sites += _conjunctions(words, sites, verbs)
    sites.sort(key=lambda site: (site.head, site.kind == "conjunction"))
    return sites


def _age(words: Words, site: Site) -> int | None:
    """Return how old somebody is said to be: "a 61-year-old man", "Ann Hale, aged 34,"."""
    lower = words.lower
    begins = range(site.first - _YEARS_OLD, site.first - _YEARS_OLD + 1)
    for place in begins if site.kind == "name" else range(site.first, site.head - _YEARS_OLD + 2):
        if place >= 0 and lower[place + 1 : place + _YEARS_OLD] == ["-", "year", "-", "old"]:
            return _years(lower[place])
    after = lower[site.last + 1 : site.last + 5]
    if after[1:2] == ["aged"]:
        del after[1]
    if (after[:1], after[2:3]) in (([","], [","]), ([","], ["."]), ([","], ["and"]), (["("], [")"])):
        return _years(after[1])
    return None


def _years(word: str) -> int | None:
    return int(word) if word.isdigit() and word.isascii() and 0 < int(word) < _OLDEST else None


def _following(words: Words, head: int) -> list[int]:
    """Return the words after a noun that belong to it as parts of a name do."""
    return [c for c in words.children[head] if c > head and words.deps[c] in _FOLLOWING]


def _is_word(words: Words, word: int) -> bool:
    """Tell a noun from a number, a title, half of a word and an adverb: "Mr.", "a.m.", "on board"."""
    lower = words.lower[word]
    said = lower[0].isalpha() and lower.strip(".") not in _NO_NOUNS
    return said and not words.is_adverbial(word) and not words.is_agency(word)


def _site(
    words: Words, verbs: dict[int, int], head: int, first: int, last: int, kind: SiteKind, word: str = ""
) -> Site:
    return Site(head, first, last, kind, word, _role(words, head), _verb(words, verbs, head))


def _verb(words: Words, verbs: dict[int, int], word: int) -> int:
    """Return the verb above a word, or the noun with a copula."""
    chain: list[int] = []
    found = -1
    while True:
        if word in verbs:
            found = verbs[word]
            break
        chain.append(word)
        above = words.heads[word]
        if above == word or len(chain) > len(words.heads):
            break
        if words.pos[above] == "VERB" or _predicate(words, above):
            found = above
            break
        word = above
    for passed in chain:
        verbs[passed] = found
    return found


def _predicate(words: Words, word: int) -> bool:
    if words.pos[word] == "AUX":
        return words.deps[word] not in syntax.AUXILIARIES
    return words.has_copula(word)


def _role(words: Words, head: int) -> int:
    for _ in range(8):
        beside = _one_beside(words, head)
        if beside < 0 and words.deps[head] not in {"conj", "flat"}:  # "Captain Ann Hale"
            break
        if words.heads[head] == head:
            break
        head = beside if beside >= 0 else words.heads[head]
    dep = words.deps[head]
    if dep in syntax.SUBJECTS:
        return 0
    if dep in syntax.OBJECTS:
        return 1
    if dep in syntax.POSSESSORS:
        return 2
    if dep in _OBLIQUE:
        return 3
    return 4 if dep in _MODIFIERS or dep in _PARTS else 5


def _one_beside(words: Words, head: int) -> int:
    """Return the "one" that a name stands beside, as in "one of the guests, Ann Hale, said"; -1 for none."""
    if words.deps[head] not in syntax.APPOSITIONS:
        return -1
    above = words.heads[head]
    return next((one for one in (above, words.heads[above]) if words.lower[one] == "one"), -1)


def _nominal(words: Words, verbs: dict[int, int], head: int) -> Site:
    first, article, modifiers, fields = head, 0, [], set[str]()
    for child in words.children[head]:
        if child >= head:
            break
        if words.deps[child] not in _PHRASE:
            continue
        first = min(first, _left_edge(words, child))
        lower = words.lower[child]
        if words.deps[child] in syntax.POSSESSORS:
            article = 3
            modifiers.append(lower)
            if words.tags[child] in {"NNS", "NNPS"}:
                fields.update(_nouns_below(words, child))
        elif lower == "the":
            article = article or 1
        elif lower in _DEMONSTRATIVE:
            article = article or 2
        elif lower in _INDEFINITE:
            article = article or 4
        elif words.pos[child] in {"NOUN", "ADJ", "PROPN", "NUM", "VERB"}:
            modifiers.append(lower)
            if words.deps[child] == "compound":
                fields.update(_nouns_below(words, child))
    while words.pos[first] == "PUNCT" and first < head:
        first += 1
    last = head
    for child in _following(words, head):
        last = child if child == last + 1 else last
    if last == head and _is_second_half(words, head + 2):
        last = head + 2
    several = words.tags[head] in {"NNS", "NNPS"}
    lemma = noun_in(words.lower[head], words.lemmas[head], plural=several)
    if head > first and not several:
        lemma = with_word_before(lemma, words.lower[head - 1])
    site = _site(words, verbs, head, first, last, "nominal", lemma)
    site.article, site.modifiers, site.fields = article, frozenset(modifiers), frozenset(fields)
    site.plural = several or lemma in COLLECTIVE or seems_plural(lemma)
    known = noun(lemma)
    unknown = words.pos[head] == "PROPN" and known[0] == "thing"
    site.sort, site.gender = (None, None) if unknown else known
    if site.article == ARTICLES.index("the") and words.is_national(head):
        site.sort = "person"
    if words.is_abstract(head, site.article, site.plural):
        site.sort = "thing"
    return site


def _nouns_below(words: Words, noun: int) -> Iterator[str]:
    """Yield a noun and those before it: "transport", "workers" in "the transport workers' union"."""
    yield words.lower[noun]
    yield from (words.lower[child] for child in words.children[noun] if words.deps[child] == "compound")


def _aged(words: Words, verbs: dict[int, int], old: int) -> Site | None:
    """Return who is only called by an age: "the 61-year-old denies it", but not "the 61-year-old man"."""
    first = old - _YEARS_OLD + 1
    if first < 1 or words.lower[first + 1 : old + 1] != ["-", "year", "-", "old"]:
        return None
    article = {"the": 1, "this": 2, "that": 2, "a": 4, "an": 4, "another": 4}.get(words.lower[first - 1])
    above = words.heads[old]
    described = words.deps[old] in {"amod", "nmod", "compound"} and above > old
    # Of so many years is a house or a tree, and "old" is no noun beside it.
    if words.lower[first].isdigit() and _years(words.lower[first]) is None:
        return None
    if article is None or described or words.pos[old + 1 : old + 2] in (["NOUN"], ["PROPN"], ["ADJ"]):
        return None
    site = _site(words, verbs, old, first - 1, old, "nominal", "person")
    site.article, site.sort = article, "person"
    return site


def _chosen_from(words: Words, verbs: dict[int, int], one: int) -> Site | None:
    """Return what somebody is said to be by "one of its leaders", and who does something as one of them."""
    acts = words.deps[one] in syntax.SUBJECTS
    if words.deps[one] not in syntax.APPOSITIONS and not words.has_copula(one) and not acts:
        return None
    for child in words.children[one]:
        if child > one + 1 and words.lower[one + 1] == "of" and words.tags[child] in {"NNS", "NNPS"}:
            many = _nominal(words, verbs, child)
            site = _site(words, verbs, one, one, many.last, "nominal", many.word)
            site.article, site.modifiers = ARTICLES.index("a"), many.modifiers
            site.sort, site.gender = many.sort, many.gender
            return None if acts and many.sort != "person" else site
    return None


def _several(words: Words, verbs: dict[int, int], count: int) -> Site | None:
    """Return some who are only counted: "the three denied it", not "the three men"."""
    first = count if words.lower[count] == "both" else count - 1
    acting = words.deps[count] in {*syntax.SUBJECTS, *syntax.OBJECTS, "obl:agent"} and first >= 0
    alone = acting and not any(child > count for child in words.children[count])
    if not alone or words.lower[first] not in {"all", "both", "the"}:
        return None
    site = _site(words, verbs, count, first, count, "nominal", words.lower[count])
    site.article, site.plural = ARTICLES.index("the"), True
    return site


def _is_second_half(words: Words, word: int) -> bool:
    """Tell whether a noun is the end of a word with a hyphen: "general" in "a director-general"."""
    return (
        1 < word < len(words.pos)
        and words.lower[word - 1] == "-"
        and words.pos[word] == words.pos[word - 2] == "NOUN"
        and words.deps[word] in syntax.APPOSITIONS
        and words.heads[word] in {word - 2, words.heads[word - 2]}
        and not any(child < word and words.pos[child] != "PUNCT" for child in words.children[word])
    )


def first_of_phrase(words: Words, site: Site) -> int:
    """Return the first word that belongs to a site's head, titles before a name included."""
    before = (child for child in words.children[site.head] if child < site.head)
    return min((_left_edge(words, one) for one in before if words.deps[one] in _PHRASE), default=site.first)


def _left_edge(words: Words, word: int) -> int:
    for _ in range(12):
        children = words.children[word]
        if not children or children[0] > word:
            return word
        word = children[0]
    return word


def _conjunctions(words: Words, sites: Sequence[Site], verbs: dict[int, int]) -> list[Site]:
    """Return a site for every "A and B" of names and nouns: what "they" may stand for."""
    at = {site.head: site for site in sites if site.kind in {"name", "nominal"}}
    made: list[Site] = []
    for site in at.values():
        joined = [c for c in words.children[site.head] if words.deps[c] == "conj" and c in at]
        parts = [at[c] for c in joined if not words.are_roles_of_one(site.head, c)]
        if not parts or not any(
            words.deps[mark] == "cc" and words.lower[mark] in {"and", "&"}
            for part in parts
            for mark in words.children[part.head]
        ):
            continue
        last = max(part.last for part in parts)
        whole = _site(words, verbs, site.head, site.first, last, "conjunction")
        whole.plural, whole.sort, whole.article = True, site.sort, site.article
        whole.parts = (site.head, *(part.head for part in parts))
        made.append(whole)
    return made


def is_built(site: Site) -> bool:
    """Tell a noun phrase for a building or the like."""
    return site.kind == "nominal" and site.sort == "facility"
