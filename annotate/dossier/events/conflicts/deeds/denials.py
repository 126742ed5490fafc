"""What one article of a story says was done, and the other one says was not, wherever they tell it.

Both have the same verb, the one with "not", "never" or the like; who does it, or to whom it is done, is
the same in both, by name or in words that tell enough. What is "not yet" so may be so a day later, and what
has not been done "since 2021" is contradicted by what was done in 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.dossier.background import rarity
from annotate.dossier.events.conflicts.clauses import LIGHT
from annotate.dossier.events.conflicts.counting.facts import money, noun_for
from annotate.dossier.events.conflicts.deeds.reading import Deed, done, is_of_some, undone
from annotate.dossier.events.conflicts.parties import of_others
from annotate.dossier.events.conflicts.sides import either, quoted, side
from annotate.dossier.events.forms import base_of
from annotate.dossier.model import Conflict
from annotate.dossier.reading import Source

# So much have the verb and the words that both have beside it to tell together, or a verb alone.
_LEAST, _VERB = 4.0, 2.5
# What things do that are in order; and so much the words for them have to tell.
_WORKS, _THING = frozenset({"work", "start", "open", "close", "function"}), 3.0
_TO_DO = re.compile(r"\s+to\s+(?P<verb>[a-z]{2,})\b")
_ANYTHING = frozenset({"anything", "anybody", "anyone"})
_RULINGS = frozenset({"conviction", "sentence", "fine", "ban", "injunction"})
# So much of what is done to something has to be the same.
_SAME = 0.4


def denials(one: Source, other: Source) -> Iterator[tuple[int, Conflict]]:
    """Yield what one article of a story says was done, and the other one says was not.

    Args:
        one: The one.
        other: The other.

    Yields:
        Where the words of the first article stand, and the conflict.
    """
    dated = bool(one.published_day and other.published_day)
    for first, second in ((one, other), (other, one)):
        seen: set[str] = set()
        for denied in first.once(undone):
            if not dated and (denied.now or denied.yet or denied.contrary):
                # It may have been done since.
                continue
            told = None if denied.verb in seen else _contradicted(first, denied, second)
            if told is not None:
                seen.add(denied.verb)
                conflict = _written((first, denied), (second, told))
                yield (denied if first is one else told).start, conflict


def _contradicted(first: Source, denied: Deed, second: Source) -> Deed | None:
    """Return where another article tells that it was done; none where either tells both."""
    if any(_of_one(denied, each) for each in done(first, denied.verb)):
        return None
    found = [
        each
        for each in done(second, denied.verb)
        if _of_one(denied, each) and not _is_to_do_else((first, denied), (second, each))
        if denied.passive == each.passive or not is_of_some(second, each)
    ]
    if any(_of_one(each, told) for each in second.once(undone) for told in found if each.verb == told.verb):
        return None
    return max(found, key=lambda each: (_shared(denied, each), -each.start), default=None)


def _is_to_do_else(denied: tuple[Source, Deed], told: tuple[Source, Deed]) -> bool:
    """Tell whether somebody promised to do one thing, and refused to do another."""
    verbs: list[str] = []
    rests: list[frozenset[str]] = []
    for source, deed in (denied, told):
        match = _TO_DO.match(source.text, deed.end)
        verb = base_of(match["verb"]) if match else ""
        verbs.append(verb)
        rests.append(deed.whom - {verb})
    return verbs[0] != verbs[1] or (bool(verbs[0]) and all(rests) and not _alike(*rests))


def _written(denied: tuple[Source, Deed], told: tuple[Source, Deed]) -> Conflict:
    days = denied[0].published_day, told[0].published_day
    if denied[1].ceased or denied[1].contrary:
        # What goes on may end, and who said no may say yes, or the other way round.
        update = all(days) and (days[1] < days[0] or (denied[1].contrary and days[0] != days[1]))
        first_denied = days[0] < days[1]
    else:
        update = 0 < days[0] < days[1] and (denied[1].yet or denied[1].now)
        first_denied = update
    pair = (denied, told) if update and first_denied else (told, denied)
    parts = tuple(side(source, deed.start, deed.end) for source, deed in pair)
    words = told[0].text[told[1].at : told[1].end].casefold()
    return Conflict("polarity", parts, f"{quoted(words)} or not: {either(parts, update)}", update)


def _shared(one: Deed, other: Deed) -> float:
    """Return how much the words tell that two verbs have beside them."""
    words = (one.who & other.who) | (one.whom & other.whom) | (one.people & other.people)
    return sum(map(rarity, sorted(words)))


def _with_sums(words: frozenset[str]) -> frozenset[str]:
    """Return words with one for all that money is called: "20,000 crowns each" is "compensation"."""
    return words if words.isdisjoint(money()) else (words - money()) | {"money"}


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether much of what tells to whom something is done is the same."""
    one, other = map(_with_sums, (one, other))
    shared, least = (
        sum(map(rarity, sorted(one & other))),
        min(sum(map(rarity, sorted(words))) for words in (one, other)),
    )
    return shared > 0 and shared >= _SAME * least


def _of_one(denied: Deed, told: Deed) -> bool:
    """Tell whether the same is told of the same, as far as both say so."""
    if denied.future != told.future or of_others(denied.people, told.people):
        return False
    if denied.passive and denied.many and told.many and noun_for(denied.many) != noun_for(told.many):
        # Customers are paid, and shareholders are not.
        return False
    if denied.since:
        return _was_since(denied, told)
    if denied.times != told.times:
        return False
    if (denied.ceased and not told.still) or (denied.contrary and not told.plain):
        return False
    if denied.more and told.more and not denied.more & told.more:
        return False
    if denied.contrary and _of_other_rulings(denied.whom, told.whom):
        return False
    if denied.passive != told.passive:
        return _is_done_to_one(denied, told)
    who = bool(denied.who & told.who or denied.people & told.people)
    whom = _alike(denied.whom, told.whom) or (denied.whom <= _ANYTHING and bool(denied.whom and told.whom))
    if denied.passive:
        if denied.who and told.who and not denied.who & told.who:
            return False
        if not whom and not denied.people & told.people:
            return False
    elif not who or not (denied.it or told.it or whom or not (denied.whom or told.whom)):
        return False
    if denied.verb in LIGHT and not (who and whom) and not _of_one_thing(denied, told):
        return False
    return rarity(denied.verb.split()[0]) + _shared(denied, told) >= _LEAST


def _is_done_to_one(denied: Deed, told: Deed) -> bool:
    """Tell whether what "was" done to somebody by one article is done to the same one by the other.

    By the same, as far as both say by whom.
    """
    if denied.verb in LIGHT or (denied.who and told.who and not denied.who & told.who):
        return False
    both = denied.whom & told.whom
    return (
        _alike(denied.whom, told.whom)
        and rarity(denied.verb.split()[0]) + sum(map(rarity, sorted(both))) >= _LEAST
    )


def _of_other_rulings(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether what a court upholds or quashes is not one: a conviction stands, the sentence does not."""
    return bool(one & _RULINGS and other & _RULINGS) and not one & other & _RULINGS


def _of_one_thing(denied: Deed, told: Deed) -> bool:
    """Tell whether one thing does what tells little, or it is done to it: "the sprinklers did not work"."""
    if denied.people or told.people:
        return False
    if denied.passive:
        things = denied.whom & told.whom
        return denied.whom == told.whom and len(things) > 1 and sum(map(rarity, sorted(things))) >= _LEAST
    things = denied.who & told.who
    only = denied.who == told.who and not (denied.whom or told.whom)
    return denied.verb in _WORKS and only and sum(map(rarity, sorted(things))) >= _THING


def _was_since(denied: Deed, told: Deed) -> bool:
    """Tell whether it was done later than when it was done for the last time: "not since 2021", "in 2023"."""
    if not denied.since or not told.when or told.when[0] <= denied.since[1]:
        return False
    return denied.verb not in LIGHT and rarity(denied.verb.split()[0]) + _shared(denied, told) >= _VERB
