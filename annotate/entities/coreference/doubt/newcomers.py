"""Who is brought in by a sentence: "Among those waiting was Ann Hale", "by Bo Roe, who runs the mine"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from annotate.entities.coreference.doubt.rivals import GENDERS
from annotate.entities.coreference.sites import ROLES, Site, first_of_phrase
from annotate.entities.coreference.words import Words
from annotate.language.syntax import APPOSITIONS, OBJECTS, SUBJECTS

# How somebody is somewhere.
_BEING_THERE = frozenset(
    {"appear", "arrive", "come", "hang", "kneel", "lie", "live", "sit", "stand", "wait", "walk"}
)
_OPENING = frozenset({"ADP", "ADV", "ADJ", "SCONJ", "VERB"})
# Of these nobody speaks.
_LOST = frozenset({"dead", "deceased", "killed", "missing", "victims", "fatalities", "kidnapped"})
_SUBJECT = ROLES.index("subject")


def brought_in(words: Words, sites: Sequence[Site], owners: Sequence[int], cues: Set[int]) -> dict[int, int]:
    """Return by "he" and "she" the owner of who was brought in by the sentence before.

    Ann Hale said so. Among those waiting was Bo Roe, a miner. “Nobody told us,” he said. And of whom a clause
    tells at its end: "She will be replaced by Bo Roe, who runs the mine. He starts in May".

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        cues: The words that report something.
    """
    new = {
        words.sentences[site.head]: place for place, site in enumerate(sites) if _is_brought_in(words, site)
    }
    found = _told_of_last(words, sites, owners)
    for place, site in enumerate(sites):
        if site.word not in GENDERS or site.role != _SUBJECT or words.quotes[site.head] or not new:
            continue
        before = _sentence_before(words, site.head)
        opens = words.sentences[site.head - 1] != words.sentences[site.head]
        if before not in new or not (opens or site.verb in cues):
            continue
        opening = words.lower[_first(words, sites[new[before]].head) : sites[new[before]].first]
        if site.verb not in cues or _LOST.isdisjoint(opening):
            found[place] = owners[new[before]]
    return found


def _told_of_last(words: Words, sites: Sequence[Site], owners: Sequence[int]) -> dict[int, int]:
    firsts: dict[int, int] = {}
    for place, owner in enumerate(owners):
        before = firsts.setdefault(owner, place)
        # "Selm coach Bo Roe": the title stands before the name.
        title = words.sentences[sites[before].head] == words.sentences[sites[place].head]
        if title and sites[before].kind == "nominal" and sites[place].kind == "name":
            firsts[owner] = place
    new = {
        words.sentences[sites[place].head]: place
        for place in firsts.values()
        if _is_told_of(words, sites[place])
    }
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        before = words.sentences[site.head] - 1
        if (
            site.word not in GENDERS
            or site.role != _SUBJECT
            or before not in new
            or not _goes_on(words, site)
        ):
            continue
        theirs = {one.head for one, owner in zip(sites, owners, strict=True) if owner == owners[new[before]]}
        # "Selm coach Bo Roe" is Roe, and Selm is in what he is.
        others = (
            one
            for one in sites[:place]
            if words.sentences[one.head] == before
            and theirs.isdisjoint({one.head} if one.kind == "pronoun" else {one.head, words.heads[one.head]})
        )
        genders = {GENDERS.get(one.word, one.gender) for one in others if _is_one(one)}
        if genders <= {"m", "f"} - {GENDERS[site.word]}:
            found[place] = owners[new[before]]
    return found


def _is_told_of(words: Words, site: Site) -> bool:
    """Tell whether a clause behind a full name, no subject, says who that is: "by Bo Roe, who runs it"."""
    named = site.kind == "name" and site.sort == "person" and site.last > site.first and site.role != _SUBJECT
    if not named:
        return False
    clause = any(words.deps[child] == "acl:relcl" for child in words.children[site.head])
    return (clause and words.lower[site.last + 1 : site.last + 3] == [",", "who"]) or _is_for_whom(
        words, site
    )


def _is_for_whom(words: Words, site: Site) -> bool:
    """Tell whether a sentence says what something is for somebody: "For Ann Hale it was the end"."""
    first, head = _first(words, site.head), site.head
    if words.deps[head] in APPOSITIONS:
        head = words.heads[head]
    verb = words.heads[head]
    subjects = [child for child in words.children[verb] if words.deps[child] in {*SUBJECTS, "expl"}]
    opens = words.lower[first] == "for" and first in words.children[head]
    return opens and [words.lower[child] for child in subjects] in (["it"], ["this"], ["that"])


def _goes_on(words: Words, site: Site) -> bool:
    """Tell whether a sentence begins with a word, in no quotation, and goes on with its paragraph."""
    before = site.head - 1
    opens = before >= 0 and words.sentences[before] != words.sentences[site.head]
    return opens and words.paragraphs[before] == words.paragraphs[site.head] and not words.quotes[site.head]


def _is_brought_in(words: Words, site: Site) -> bool:
    if site.kind != "name" or site.sort != "person" or site.plural or words.quotes[site.head]:
        return False
    first, verb = _first(words, site.head), words.heads[site.head]
    be = first_of_phrase(words, site) - 1
    if be >= 0 and words.lemmas[be] == "be" and verb == site.head:
        verb = be
    elif words.lemmas[verb] not in _BEING_THERE or words.deps[site.head] not in OBJECTS | SUBJECTS:
        return False
    if not first < verb < site.first or words.pos[first] not in _OPENING:
        return False
    # "Beside her sat Ann Hale": of whom the article speaks is still the other one.
    before = range(first, verb)
    subjects = (
        one for one in before if words.deps[one] in SUBJECTS and words.heads[one] in {verb, site.head}
    )
    return not any(
        words.pos[one] == "PRON" and words.lower[one] not in {"those", "them"} for one in before
    ) and all(words.tags[one] == "VBG" or _has_case(words, one) for one in subjects)


def _is_one(site: Site) -> bool:
    somebody = site.sort == "person" or site.word in GENDERS
    return somebody and not site.plural and site.kind != "conjunction"


def _has_case(words: Words, word: int) -> bool:
    return any(words.deps[child] == "case" for child in words.children[word])


def _first(words: Words, word: int) -> int:
    """Return the first word of a sentence that is no mark."""
    number, first = words.sentences[word], word
    while first and words.sentences[first - 1] == number:
        first -= 1
    while words.pos[first] in {"PUNCT", "SPACE"} and first < word:
        first += 1
    return first


def _sentence_before(words: Words, word: int) -> int:
    """Return the number of the last sentence before a word's that stands in no quotation."""
    number = words.sentences[word]
    while word and (
        words.sentences[word] == number or words.quotes[word] or words.pos[word] in {"PUNCT", "SPACE"}
    ):
        word -= 1
    return words.sentences[word]
