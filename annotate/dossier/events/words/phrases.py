"""Which things happen by the words of an article, where news has several ways to tell them.

"He resigned", "she stepped down" and "he threw in the towel" are of one kind, and "broke out" and "broke
off" of none in common: what stands behind a verb tells which it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from annotate.dossier.events.forms import WORD, base_of, head_of, inflected, irregular, of_one_family
from annotate.dossier.events.happening import Happening, told_in_article
from annotate.dossier.reading import Source
from annotate.support.yamlfile import packaged_yaml

Kinds = Mapping[int, tuple[int, int]]
"""Where the words stand that tell something, by the numbers of what they may tell."""
_Phrases = Mapping[tuple[str, ...], frozenset[int]]
_END = re.compile(r"[,.;:!?\n“”\"()—–]")
_REACH, _WORDS = 60, 5
_PARTICLES = frozenset({"off", "up", "out", "down", "away", "back", "over", "in", "on"})
# "Took part in a search" is not "took in".
_CLOSE = frozenset({"at", "for", "in", "into", "on", "to", "with"})
_TURNED = frozenset(
    {
        "break", "bring", "call", "carry", "come", "cut", "fall", "get", "give", "go", "hand", "hold", "lay",
        "make", "pick", "pull", "put", "run", "see", "send", "set", "strike", "take", "throw", "turn",
    }
)  # fmt: skip


def kinds_told(source: Source) -> Sequence[Kinds]:
    """Return for each happening of an article what its words may tell."""
    return tuple(dict(_kinds(source, one)) for one in source.once(told_in_article))


def said_alike(one: tuple[Source, Happening], other: tuple[Source, Happening]) -> tuple[str, str] | None:
    """Return the words with which two articles tell something, where they may mean one."""
    mine, yours = (dict(_kinds(*each)) for each in (one, other))
    kind = min(mine.keys() & yours.keys(), default=None)
    if kind is None:
        return None
    return one[0].text[slice(*mine[kind])], other[0].text[slice(*yours[kind])]


def may_mean_one(one: str, other: str) -> bool:
    """Tell whether two words may mean one thing: "fire" and "blaze"."""
    if of_one_family(one, other):
        return True
    mine, yours = (_phrases().get(word, {}).get((), frozenset()) for word in (one, other))
    return not mine.isdisjoint(yours) or not _things().get(one, frozenset()).isdisjoint(
        _things().get(other, frozenset())
    )


def _kinds(source: Source, one: Happening) -> Iterator[tuple[int, tuple[int, int]]]:
    for mention in one.mentions:
        bases = sorted(_bases_of(head_of(mention.exact)) & _phrases().keys())
        behind = _behind(source.text, mention.end) if bases else []
        for base in bases:
            for kind, words in _of_phrases(base, behind, _phrases()[base]):
                yield kind, (mention.start, behind[words - 1].end if words else mention.end)


class _Word(NamedTuple):
    """A word behind another one: where it ends, and its base forms."""

    end: int
    bases: frozenset[str]


def _of_phrases(base: str, behind: Sequence[_Word], phrases: _Phrases) -> Iterator[tuple[int, int]]:
    """Yield what the longest phrases tell that a word begins, and how many words behind it these reach."""
    reached = [(rest, reach) for rest in phrases if (reach := _reach(rest, behind)) is not None]
    most = max((len(rest) for rest, _ in reached), default=0)
    # "Put off" is not "put".
    if not most and base in _TURNED and behind and not behind[0].bases.isdisjoint(_PARTICLES):
        return
    for rest, reach in reached:
        if len(rest) == most:
            yield from ((kind, reach) for kind in sorted(phrases[rest]))


def _reach(rest: Sequence[str], behind: Sequence[_Word]) -> int | None:
    """Return how many words behind the first one a phrase reaches; none where they do not follow."""
    if rest and rest[0] in _CLOSE and not (behind and rest[0] in behind[0].bases):
        return None
    at = 0
    for word in rest:
        at = next((place for place in range(at, len(behind)) if word in behind[place].bases), -1) + 1
        if not at:
            return None
    return at


def _behind(text: str, start: int) -> list[_Word]:
    """Return the words behind a place in its part of the sentence."""
    end = _END.search(text, start, start + _REACH)
    stop = end.start() if end else min(len(text), start + _REACH)
    words = islice(WORD.finditer(text, start, stop), _WORDS)
    return [_Word(match.end(), _bases_of(match.group())) for match in words]


@cache
def _bases_of(word: str) -> frozenset[str]:
    folded = word.casefold()
    return frozenset({base_of(folded), folded}) | _forms().get(folded, frozenset())


@cache
def _phrases() -> Mapping[str, _Phrases]:
    """Return by the first word of phrases what follows it, with what that tells."""
    return _by_first(enumerate(_table()["one_thing"]))


@cache
def _things() -> Mapping[str, frozenset[int]]:
    """Return by nouns the numbers of the things that they name."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(_table()["things"]):
        for noun in row:
            found[noun].add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = packaged_yaml("annotate.dossier.events.words", "phrases.yaml")
    return table


def _by_first(rows: Iterable[tuple[int, Sequence[str]]]) -> Mapping[str, _Phrases]:
    found: defaultdict[str, defaultdict[tuple[str, ...], frozenset[int]]]
    found = defaultdict(lambda: defaultdict(frozenset))
    for number, row in rows:
        for phrase in row:
            first, *rest = phrase.split()
            found[first][tuple(rest)] |= {number}
    return found


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """Return the base forms of what the words of phrases look like in a text."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    phrases = [phrase for row in _table()["one_thing"] for phrase in row]
    for word in sorted({word for phrase in phrases for word in phrase.split()}):
        american = [f"{word[:-3]}ize"] if word.endswith("ise") else []
        for base in (word, *american):
            for form in (base, *inflected(base, True)):
                found[form].add(word)
    for form, base in irregular().items():
        if base in found:
            found[form].add(base)
    return {form: frozenset(bases) for form, bases in found.items()}
