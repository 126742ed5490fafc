"""Base forms of words that stand alone, without a parse: "struck" and "strikes" are "strike"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from sys import intern

from annotate.support.yamlfile import packaged_yaml
from annotate.timeline.story.words import event_words

_OF = re.compile(r"\s(?:of|in|on|at|by|for|from|against|to|with|over|between|into|near)\s")
WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_PARTICLE = re.compile(r"\s+(?P<word>off|up|out|down|away|back)\b")
_VOWELS = "aeiou"
_POSSESSIVE = re.compile(r"['’]s?$")
# What these end in is mostly no base form, even where the lexicon has them.
_INFLECTED = ("ed", "s")


def inflected(word: str, verb: bool) -> Iterator[str]:
    """Yield the regular forms of a word beside itself."""
    consonant_y = word.endswith("y") and word[-2:-1] not in _VOWELS
    hissing = word.endswith(("s", "x", "z", "ch", "sh"))
    yield word + "es" if hissing else f"{word[:-1]}ies" if consonant_y else f"{word}s"
    if not verb:
        return
    if word.endswith("e"):
        yield f"{word}d"
        yield f"{word if word.endswith(('ee', 'oe', 'ye')) else word[:-1]}ing"
        return
    yield f"{word[:-1]}ied" if consonant_y else f"{word}ed"
    yield f"{word}ing"
    if len(word) > 2 and word[-1] not in f"{_VOWELS}wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        yield f"{word}{word[-1]}ed"
        yield f"{word}{word[-1]}ing"


@cache
def _bases() -> dict[str, str]:
    """Return the base form of every other form of the lexicon's words."""
    known = event_words()
    bases: dict[str, str] = {}
    for word, place in known.places.items():
        for form in inflected(word, bool(known.verbs[place])):
            bases.setdefault(form, word)
    return bases | irregular()


@cache
def irregular() -> dict[str, str]:
    """Return the base form of every form that no rule makes."""
    table = packaged_yaml("annotate.dossier.events", "irregular.yaml")
    return {form: base for base, forms in table.items() for form in forms}


@cache
def base_of(word: str) -> str:
    """Return the base form of a word as far as the lexicon of event words tells; else the folded word."""
    folded = intern(_POSSESSIVE.sub("", word.casefold()))
    base = _bases().get(folded)
    lexical = folded in event_words().places
    if base is None or (lexical and folded not in irregular() and not folded.endswith(_INFLECTED)):
        return folded
    return base


@cache
def is_past_form(word: str) -> bool:
    """Tell whether a word is a verb's past or perfect: "resigned", "left"; "put" may be neither."""
    folded = word.casefold()
    return base_of(folded) != folded and not folded.endswith(("ing", "s"))


def place_of(base: str) -> int:
    """Return the place of a base form in the lexicon of event words, -1 for none."""
    return event_words().place(base)


def firsts(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return for each word of some rows the first of its row, which stands for all."""
    return {word: row[0] for row in rows for word in row}


@cache
def common_words() -> frozenset[str]:
    """Return the words that say nothing of what a text is about."""
    return frozenset(packaged_yaml("annotate.dossier.events", "common.yaml")["common"])


def bases_in(text: str) -> list[str]:
    """Return the base forms of the words of a text that say what it is about."""
    common = common_words()
    found = (match.group().casefold() for match in WORD.finditer(text))
    return [base_of(word) for word in found if word not in common]


def before_preposition(words: str) -> str:
    """Return a phrase without what a preposition adds to it: "the mayor" of "the mayor of Selm"."""
    return _OF.split(words, maxsplit=1)[0]


def particle_behind(text: str, end: int) -> str:
    """Return the particle right behind a verb: "off" of "broke off"; nothing where there is none.

    Args:
        text: The article.
        end: Where the verb ends.
    """
    behind = _PARTICLE.match(text, end)
    return behind["word"] if behind else ""


@lru_cache(maxsize=1 << 16)
def head_of(words: str) -> str:
    """Return the word of a phrase that names what happens: the last before a preposition."""
    found = WORD.findall(before_preposition(words)) or WORD.findall(words)
    return found[-1] if found else words


@cache
def of_one_family(one: str, other: str) -> bool:
    """Tell whether two base forms are one word, of one family or of a shared sense."""
    if one == other:
        return True
    known = event_words()
    first, second = place_of(one), place_of(other)
    if -1 in {first, second}:
        return False
    return bool(known.families[first] & known.families[second] or known.senses[first] & known.senses[second])
