"""What kind of thing a name is that is no person, place, organisation or people.

The model's MISC covers what OntoNotes calls EVENT, WORK_OF_ART, LAW and
LANGUAGE, and a rest. The name's own words tell most, its neighbours some; what
neither tells stays MISC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from annotate.record import EntityType
from annotate.support.yamlfile import packaged_yaml

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTES = frozenset("“\"‘'«")
_SUBJECT = frozenset({"on", "for", "against", "of", "to", "relating", "concerning"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEW_WORDS = 3


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    data: dict[str, str] = packaged_yaml("annotate.entities.mentions", "kinds.yaml")
    return {kind: frozenset(words.split()) for kind, words in data.items()}


def misc_type(name: str, before: Sequence[str], after: Sequence[str]) -> EntityType:
    """Tell the kind of a name that the model calls MISC.

    Args:
        name: The mention.
        before: The words before it, the nearest last; some are enough.
        after: The words after it, the nearest first.

    Returns:
        EVENT, WORK_OF_ART, LAW or LANGUAGE; MISC where nothing tells.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(name)]
    if not words:
        return "MISC"
    left = [word.lower() for word in before]
    right = [word.lower() for word in after]
    if left[-1:] == ["("] and len(words) == 1:
        return misc_type(" ".join((*before[:-1], name)), (), after)
    if _is_language(words, left, right):
        return "LANGUAGE"
    if _is_award(words):
        return "WORK_OF_ART"
    if _is_law(words):
        return "LAW"
    if left and left[-1] in _lexicon()["works_beside"]:
        return "WORK_OF_ART"
    if _is_event(words, left):
        return "EVENT"
    if _is_work(words, left, right):
        return "WORK_OF_ART"
    return "MISC"


def _is_language(words: list[str], left: list[str], right: list[str]) -> bool:
    """A language's name where one is spoken, written or named; "Creole chutney" is none."""
    lexicon = _lexicon()
    if len(words) > 1 or words[0] not in lexicon["languages"]:
        return False
    beside = {*left[-1:], *right[:1]} & lexicon["languages_beside"]
    ends_clause = not right or not right[0][:1].isalpha()
    return bool(beside) or (left[-1:] in (["in"], ["into"]) and ends_clause)


def _is_award(words: list[str]) -> bool:
    return not _lexicon()["awards"].isdisjoint(words)


def _is_law(words: list[str]) -> bool:
    lexicon = _lexicon()
    if any(word in lexicon["laws"] for word in words):
        return True
    if _before_subject(words) in lexicon["laws_at_the_end"]:
        return True
    if "convention" in words or "conventions" in words:
        return bool(_SUBJECT & set(words)) or words[0] in lexicon["places_of_conventions"]
    parts = [i for i, word in enumerate(words[:-1]) if word in lexicon["law_parts"]]
    return any(words[i + 1][:1].isdigit() for i in parts)


def _is_event(words: list[str], left: list[str]) -> bool:
    lexicon = _lexicon()
    if words[-1] in lexicon["not_at_the_end"]:
        return False
    if left and left[-1] in lexicon["storms_before"]:
        return True
    if words[0] in lexicon["events_first"] and len(words) > 1:
        return True
    if any(word in lexicon["events"] or word in lexicon["event_names"] for word in words):
        return True
    dated = len(words) <= _FEW_WORDS and _YEAR.fullmatch(words[-1]) and len(words) > 1
    if dated and not set(words) & lexicon["not_with_year"]:
        return True
    return re.fullmatch(r"cop\d\d", words[0]) is not None


def _is_work(words: list[str], left: list[str], right: list[str]) -> bool:
    lexicon = _lexicon()
    if words[-1] in lexicon["works_last"] or any(word in lexicon["works"] for word in words):
        return True
    if right and right[0] in lexicon["works_beside"]:
        return True
    return left[-1:] != [] and left[-1] in _QUOTES and not lexicon["works_beside"].isdisjoint(left[-3:-1])


def _before_subject(words: list[str]) -> str:
    """Return the word that names the thing: the last, or the last before "on", "for", "against"."""
    for place, word in enumerate(words):
        if place and word in _SUBJECT:
            return words[place - 1]
    return words[-1]
