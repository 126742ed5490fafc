"""Who did it to whom: one happening that two articles tell of other doers, or the other way round.

Only what is joined as one happening is compared. "Demonstrators attacked police" and "police attacked
demonstrators" cannot both be all of it, and "gunmen" and "soldiers" are never the same; whether "the men" are
"the gunmen" nobody knows, and nothing is said of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import LIGHT, places_around, telling
from annotate.dossier.events.conflicts.counting.facts import singular
from annotate.dossier.events.conflicts.deeds.reading import Deed, deed_at, done, verb_at
from annotate.dossier.events.conflicts.parties import PART, doer_in, named_in, of_others
from annotate.dossier.events.conflicts.sides import Differing, contrary, side
from annotate.dossier.events.forms import WORD, bases_in, before_preposition, is_past_form
from annotate.dossier.events.happening import Happening
from annotate.dossier.events.times.sentences import sentence_around
from annotate.dossier.reading import Source
from annotate.record import EventMention
from annotate.support.yamlfile import packaged_yaml

# So much have the words to tell that both have of whom something is done to, and of what only one can do.
_LEAST, _ALONE, _SWAPPED = 4.0, 1.8, 1.4
_SAME, _LONGEST = 0.5, 8
_KNOWN = frozenset({"the", "his", "her", "their", "its"})
_EVERY = frozenset({"all", "every", "everyone", "everybody", "both"})
# What says more of who it was: "the guard who was off duty", "children playing in a stream".
_RELATIVE = re.compile(
    r"\s(?:who|which|that)\s"
    r"|(?<!\bthe)(?<!\ban)(?<!\ba)(?<!\bits)(?<!\bhis)(?<!\bher)(?<!\btheir)"
    r"\s(?=[a-z]{3,}ing\s+(?:in|on|at|by|near|with|for|through)\s)"
)
_WHERE = re.compile(r"\s(?:off|outside|around|across|along|behind|above|below|inside)\b")
_WITH = re.compile(r"\bwith\s+(?:the\s+board\s+of\s+)?")
# What makes more of a noun than its name: a part of its own, a day.
_MORE = re.compile(r"[/:;()\[\]\n“”\"|]|\b(?:who|which|that|whose|was|were|is|are|has|have|had|to|\w+day)\b")


class _Told(NamedTuple):
    """A deed of an article, with who did it and to whom.

    Attributes:
        number: Of the article.
        deed: What was done.
        who: Words for who did it.
        whom: Words for whom it was done to.
        partner: Those of them for whom it was with: "broke off the talks with the union".
        rest: The same with all that stands behind the verb: "stones at the windows of the bank".
        kind: Of whom those are who did it, as "state" or "crowd/students"; empty where nothing tells.
        name: Of who did it: the type, and its words.
        people: Words of the names of people in the sentence, but for who did it.
        definite: Whether it was done to one that is known: "the mayor", a name.
        start: Where the words for all of it begin.
        end: Where these end.
    """

    number: int
    deed: Deed
    who: frozenset[str]
    whom: frozenset[str]
    partner: frozenset[str]
    rest: frozenset[str]
    kind: str
    name: tuple[str, frozenset[str]]
    people: frozenset[str]
    definite: bool
    start: int
    end: int


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = packaged_yaml("annotate.dossier.events.conflicts.counting", "alike.yaml")
    return table


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in _table()["doers"].items() for word in words}


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(verb_at(*verb.split(" ")) for verb in _table()[name])


def doers(sources: Sequence[Source], members: Sequence[Happening]) -> Iterator[Differing]:
    """Yield what articles tell of other doers, or of the same two the other way round.

    Args:
        sources: The articles.
        members: What they tell of one happening.
    """
    by_verb: defaultdict[str, list[tuple[int, EventMention]]] = defaultdict(list)
    for member in members:
        for mention in member.mentions:
            if mention.exact.isalpha():
                by_verb[verb_at(mention.exact)].append((member.source, mention))
    told = [
        each
        for those in by_verb.values()
        if len({number for number, _ in those}) > 1
        for number, mention in those
        if (each := sources[number].once(_Clauses).at(number, mention.start, mention.end))
    ]
    seen: set[str] = set()
    for one, other in combinations(told, 2):
        verb = one.deed.verb
        if one.number == other.number or verb != other.deed.verb or verb in seen:
            continue
        if one.deed.future or other.deed.future or not _differ(one, other):
            continue
        if _tells_both(sources, one, other) or _tells_both(sources, other, one):
            continue
        seen.add(verb)
        parts = [side(sources[each.number], each.start, each.end) for each in (one, other)]
        key = ("doers", verb, *((part.document, part.start) for part in parts))
        yield Differing(key, 0, contrary("name", "who did it", parts))


def _differ(one: _Told, other: _Told) -> bool:
    """Tell whether it was not done by the same to the same, by two deeds of one verb."""
    return _swapped(one, other) or _parted(one, other) or _by_others(one, other)


def _parted(one: _Told, other: _Told) -> bool:
    """Tell whether each is said to have ended what it had with the other: "broke off the talks with"."""
    if one.deed.verb not in _verbs("partings") or not one.partner or not other.partner:
        return False
    mine, theirs = one.who - one.partner, other.who - other.partner
    if mine & theirs or one.partner & other.partner:
        return False
    return bool((one.whom & other.whom) - one.partner - other.partner) and all(
        sum(map(rarity, sorted(both))) >= _SWAPPED for both in (mine & other.partner, one.partner & theirs)
    )


def _swapped(one: _Told, other: _Told) -> bool:
    """Tell whether who does it in one is the one to whom it is done in the other."""
    if one.deed.verb in _verbs("mutual") | LIGHT:
        return False
    mine, yours = one.who - one.whom, one.whom - one.who
    theirs, others = other.who - other.whom, other.whom - other.who
    if mine & theirs or yours & others:
        return False
    return all(sum(map(rarity, sorted(both))) >= _SWAPPED for both in (mine & others, yours & theirs))


def _by_others(one: _Told, other: _Told) -> bool:
    """Tell whether it is done to the same, by those who cannot be the same."""
    shared = sum(map(rarity, sorted(one.rest & other.rest)))
    finding = one.deed.verb in _verbs("finding")
    if one.name[0] == other.name[0] and of_others(one.name[1], other.name[1]):
        same = bool(one.whom) and (one.whom <= other.whom or other.whom <= one.whom)
        return (finding or one.deed.verb in _verbs("alone")) and same and shared >= _ALONE
    if one.name[1] & other.name[1] or not are_of_other_kinds(one.kind, other.kind):
        return False
    if one.deed.verb in _verbs("shared") or (one.deed.verb in LIGHT and not finding):
        return False
    if one.definite and other.definite and (one.whom == other.whom or one.people & other.people):
        return True
    if finding and one.whom == other.whom and shared >= _ALONE:
        return True
    least = min(sum(map(rarity, sorted(each.rest))) for each in (one, other))
    return shared >= _LEAST and shared >= _SAME * least


def are_of_other_kinds(one: str, other: str) -> bool:
    """Tell whether two kinds are known, and neither is a part of the other.

    A helicopter may be that of the army, and is none of the mountain guides.
    """
    if not one or not other or f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/"):
        return False
    return not any(
        mine in _table()[names[0]] and yours in _table()[names[1]]
        for names in (("lay", "trades"), ("bearers", "holders"))
        for mine, yours in ((one, other), (other, one))
    )


def _tells_both(sources: Sequence[Source], one: _Told, other: _Told) -> bool:
    """Tell whether the article of one deed tells the other one, too: then these are two."""
    clauses = sources[one.number].once(_Clauses)
    return any(
        not _differ(each, other) and (each.who & other.who or not each.who)
        for deed in done(sources[one.number], one.deed.verb)
        if deed.at != one.deed.at
        and (each := clauses.of(one.number, deed))
        and (each.whom & other.whom or each.rest & other.rest)
    )


class _Clauses:
    """The deeds of an article with the words around them, each worked out once.

    Args:
        source: The article.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[int, _Told | None] = {}

    def at(self, number: int, start: int, end: int) -> _Told | None:
        """Return what a word tells that somebody did; none where it is no verb, or it is not told as done.

        Args:
            number: Of the article.
            start: Where the word begins.
            end: One past its last code point.
        """
        if start not in self._known:
            deed = deed_at(self._source, start, end)
            self._known[start] = self.of(number, deed) if deed else None
        known = self._known[start]
        return known._replace(number=number) if known else None

    def of(self, number: int, deed: Deed) -> _Told | None:
        """Return a deed with those who did it and to whom; none where either is not said."""
        text = self._source.text
        low, high = sentence_around(self._source, deed.at)
        places = places_around(text, (low, high), deed.start, (deed.at, deed.end))
        if places.who is None:
            return None
        who_end = places.who[0] + len(before_preposition(text[slice(*places.who)]))
        by = (places.who[0], who_end) if places.more else places.who
        where = _WHERE.search(text, *places.whom)
        whom_place = places.whom[0], where.start() if where else places.whom[1]
        # "A guard at the museum who was looking for a fuse": the guard.
        phrases = [_RELATIVE.split(text[slice(*span)], maxsplit=1)[0] for span in (by, whom_place)]
        if not all(map(_is_plain, phrases)):
            return None
        who, whom = map(_words, phrases)
        if not who or not whom:
            return None
        with_whom = _WITH.search(text, *whom_place)
        stop = PART.search(text, max(places.whom[1], deed.end), high)
        rest = places.whom if places.more else (places.whom[0], stop.start() if stop else high)
        first = by[0] if by[1] <= deed.start else places.whom[0]
        spans = (by, whom_place, (deed.start, deed.end))
        begin, end = max(first, low), max(span[1] for span in spans)
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        return _Told(
            number,
            deed,
            who,
            whom,
            _words(text[with_whom.end() : whom_place[1]]) if with_whom else frozenset(),
            _words(text[slice(*rest)]) - named_in(self._source, *rest, "GPE"),
            kind_of(phrases[0]),
            doer_in(self._source, *by),
            named_in(self._source, low, high, "PERSON") - who - named_in(self._source, *by, "PERSON"),
            _is_one(phrases[1]),
            begin,
            begin + len(text[begin:end].rstrip()),
        )


def _is_one(words: str) -> bool:
    """Tell whether some words are of one that is known: "the mayor", "Kofi Mensah"; or of all there are."""
    found = words.split()
    if not found:
        return False
    if found[0].casefold() in _EVERY:
        return True
    name = found[-1][:1].isupper() and not found[-1].endswith("s")
    return name or (found[0].casefold() in _KNOWN and not found[-1].endswith("s"))


def _is_plain(words: str) -> bool:
    """Tell whether some words are a noun with what belongs to it, and tell nothing of their own."""
    found = words.split()
    return len(found) <= _LONGEST and not _MORE.search(words) and not any(map(is_past_form, found))


def _words(words: str) -> frozenset[str]:
    """Return those of some words that tell something, each noun by the one that stands for it."""
    return telling(bases_in(words))


def kind_of(words: str) -> str:
    """Return of whom some are: the last word before "of" and the like tells it, or a word before that.

    Beside a name, it is what stands next to that: "a trainee, Ana Ruiz", "Captain Ana Ruiz".
    """
    return next((kind for part in words.split(",") if (kind := _kind_in(before_preposition(part)))), "")


def _kind_in(words: str) -> str:
    """Return of whom a noun is, with what stands before it."""
    found = WORD.findall(words)
    while len(found) > 1 and found[-1][0].isupper() and singular(found[-1].casefold()) not in _kinds():
        found.pop()
    found = [singular(word.casefold()) for word in found]
    if (office := _kinds().get(" ".join(found[-2:]))) is not None:
        return office
    kinds = {kind for word in found if (kind := _kinds().get(word))}
    if not found or (found[-1] not in _kinds() and found[-1] not in _table()["together"]):
        return ""
    deepest = max(kinds, key=len, default="")
    if all(f"{deepest}/".startswith(f"{kind}/") for kind in kinds):
        return deepest
    own = _kinds().get(found[-1], "")
    return own if own in _table()["bearers"] else ""
