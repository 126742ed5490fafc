"""Sentences that end with an abbreviation: "moved from the U.S. Judge Emma Rusk said".

One full stop ends the abbreviation and the sentence, and a capital follows in either case, so that the
model mostly reads on. A new sentence has begun where the words before are one already and those after
have a subject and a verb of their own: a pronoun or determiner, a common noun that has its capital
from nothing else, or somebody's title with a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from annotate.support.yamlfile import packaged_yaml

_LISTS = packaged_yaml("annotate.language.words", "abbreviations.yaml")
_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _LISTS.items()}
_ENDING = frozenset[str]().union(
    *(_WORDS[kind] for kind in ("clock", "countries", "companies", "places", "others"))
)
"""After these a sentence may end; after "Mr.", "Gen.", "St.", "No." a name or a number goes on."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PHRASE = frozenset(
    {
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "DT",
        "IN",
        "CC",
        "CD",
        "RB",
        "POS",
        "PRP$",
        ",",
        "VBN",
        "VBG",
    }
)
_NAMES = frozenset({"NNP", "NNPS"})
_COMMON = frozenset({"NN", "NNS"})
_REACH = 14
_STOPPED = frozenset({"m.", "bn.", "mn.", "tn.", "k."})
_AMOUNT = re.compile(r"[\d.,]+(?:bn|mn|m|tn|trn|k)")


def begun_sentences(
    words: Sequence[str], tags: Sequence[str], starts: Sequence[int], vocabulary: Collection[str]
) -> list[int]:
    """Return the words that begin a sentence after an abbreviation.

    Args:
        words: The text of every word.
        tags: Their tags.
        starts: The beginnings of sentences that are known, in order.
        vocabulary: Common words in lower case, among others.
    """
    found: list[int] = []
    known, first, place = set(starts), 0, 0
    for word in range(1, len(words)):
        while place < len(starts) and starts[place] < word:
            first = max(first, starts[place])
            place += 1
        if word in known or not words[word][0].isupper():
            continue
        if _follows_amount(words, word):
            own = words[word] in _WORDS["starters"] or _has_own_verb(tags, word)
            begins = own and _has_verb(tags, first, word)
        else:
            begins = words[word - 1] in _ENDING and _begins(words, tags, first, word, vocabulary)
        if begins:
            found.append(word)
            first = word
    return found


def _follows_amount(words: Sequence[str], word: int) -> bool:
    """Whether a full stop behind a number with its letters comes before: "rose to £67m.", "cost $4bn."."""
    number, stop = words[word - 2] if word > 1 else "", words[word - 1]
    if stop == ".":
        return _AMOUNT.fullmatch(number) is not None
    return stop in _STOPPED and number[-1:].isdigit()


def _begins(
    words: Sequence[str], tags: Sequence[str], first: int, word: int, vocabulary: Collection[str]
) -> bool:
    form, abbreviation = words[word], words[word - 1]
    following = words[word + 1] if word + 1 < len(words) else ""
    if form in _WORDS["starters"]:
        return following.islower()
    if not _has_verb(tags, first, word) or not _has_own_verb(tags, word):
        return False
    if abbreviation in _WORDS["clock"] and (form in _WORDS["after_clock"] or form.isupper()):
        return False
    if abbreviation in _WORDS["countries"] and not _is_noun_phrase(words, tags, word - 1):
        return False
    if form in _WORDS["titles"] and (_is_named(tags, words, word) or form == "Police"):
        return not (abbreviation in _WORDS["companies"] and form in _WORDS["officers"])
    common = form.lower() in vocabulary
    if tags[word] == "NNS" or (tags[word] == "NN" and common):
        return True
    if tags[word] == "NNPS" and common:
        return abbreviation not in _WORDS["countries"]
    return tags[word] in _NAMES and _is_subject(words, tags, first, word)


def _has_verb(tags: Sequence[str], first: int, end: int) -> bool:
    return any(tag in _FINITE for tag in tags[first:end])


def _has_own_verb(tags: Sequence[str], word: int) -> bool:
    """Whether a finite verb follows a noun phrase."""
    for tag in tags[word + 1 : word + _REACH]:
        if tag in _FINITE:
            return True
        if tag not in _PHRASE:
            return False
    return False


def _is_named(tags: Sequence[str], words: Sequence[str], word: int) -> bool:
    """Whether a name follows a title, perhaps of several words: "Chief executive Tom Lund"."""
    for place in range(word + 1, min(word + 4, len(tags))):
        if tags[place] in _NAMES and words[place][0].isupper() and words[place] not in _WORDS["titles"]:
            return True
        if tags[place] not in _COMMON | _NAMES | {"JJ"}:
            return False
    return False


def _is_noun_phrase(words: Sequence[str], tags: Sequence[str], abbreviation: int) -> bool:
    """Whether "the U.S." is a whole phrase by what stands before: "from the U.S.", not "said the U.S."."""
    if abbreviation < 2 or words[abbreviation - 1].lower() != "the":
        return False
    before = words[abbreviation - 2].lower()
    return before not in _WORDS["reporting"] and (
        tags[abbreviation - 2] in {"IN", "TO"} or tags[abbreviation - 2][:2] == "VB"
    )


def _is_subject(words: Sequence[str], tags: Sequence[str], first: int, word: int) -> bool:
    """Whether a bare name after a place or a time of day has its verb next to it: "Mass. Lund moved"."""
    end = word + 1
    while end < len(tags) and tags[end] in _NAMES:
        end += 1
    if end == len(tags) or tags[end] not in _FINITE:
        return False
    if words[word - 1] in _WORDS["places"]:
        return words[word - 2] == ","
    told = any(
        tag in _FINITE and form.lower() not in _WORDS["reporting"]
        for form, tag in zip(words[first:word], tags[first:word], strict=True)
    )
    return told and words[word - 1] in _WORDS["clock"] | _WORDS["companies"]
