"""Who is brought in by a sentence turned round: "Among those waiting was Ann Hale, whose son was lost"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from annotate.entities.coreference.sites import ROLES, Site, first_of_phrase
from annotate.entities.coreference.words import Words
from annotate.language.syntax import OBJECTS, SUBJECTS

_SPOKEN_OF = frozenset({"he", "she"})
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

    Ann Hale said so. Among those waiting was Bo Roe, a miner. “Nobody told us,” he said.

    Args:
        words: Of the document.
        sites: Of the document.
        owners: Of the sites.
        cues: The words that report something.
    """
    new = {
        words.sentences[site.head]: place for place, site in enumerate(sites) if _is_brought_in(words, site)
    }
    found: dict[int, int] = {}
    for place, site in enumerate(sites):
        if site.word not in _SPOKEN_OF or site.role != _SUBJECT or words.quotes[site.head] or not new:
            continue
        before = _sentence_before(words, site.head)
        opens = words.sentences[site.head - 1] != words.sentences[site.head]
        if before not in new or not (opens or site.verb in cues):
            continue
        opening = words.lower[_first(words, sites[new[before]].head) : sites[new[before]].first]
        if site.verb not in cues or _LOST.isdisjoint(opening):
            found[place] = owners[new[before]]
    return found


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
