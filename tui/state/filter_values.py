"""What may follow a field of a filter in this article, with counts; and values that nothing has."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.record import ENTITY_TYPES, SPEECH_ACTS, TIME_TYPES, Claim, Entity, Event, Time
from annotate.record.walk import Item, kind_of, review_of
from annotate.review.wording import FACTUALITY_NAMES, TYPE_NAMES, source_name
from annotate.review.words import one_line
from tui.state.filters import FIELDS, UNCHECKED, Filter, Term, is_expression, plain
from tui.state.folded import place_of
from tui.wording.labels import label_word

Items = dict[str, Item]
STATUSES = ("accepted", "rejected", "edited", "proposed")
# What a value may be besides what is in the article, for the fields that have only so many.
KNOWN_VALUES: dict[str, Iterable[str]] = {
    "type": (*ENTITY_TYPES, *TIME_TYPES, *TYPE_NAMES.values(), *map(label_word, ENTITY_TYPES)),
    "act": SPEECH_ACTS,
    "certainty": (*FACTUALITY_NAMES, *FACTUALITY_NAMES.values()),
    "is": ("entity", "entities", "claims", "times", "events"),
    "status": STATUSES,
    "verdict": (UNCHECKED,),
}
_PLURALS = {
    "type": "types",
    "act": "acts",
    "certainty": "certainties",
    "is": "kinds",
    "status": "states",
    "source": "sources",
    "entity": "entities",
    "verdict": "verdicts",
    "paper": "papers",
}
# Of these a part is enough, of other values the beginning is meant.
_NAMES = ("source", "entity", "paper")
_SHOWN = 12
_FORMS = {
    "after": "2024, 2024-06 or 2024-06-08",
    "before": "2024, 2024-06 or 2024-06-08",
    "confidence": ">0.7 or <0.7",
    "worth": ">0.7 or <0.7",
    "text": "words or /regular expression/",
    "note": "words or /regular expression/",
}


def values_of(field: str, items: Items) -> Counter[str]:
    """The values of a field in an article, each with the number of annotations that have it."""
    find = _VALUES.get(field)
    return Counter(find(items)) if find else Counter()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be typed as a filter of something.

    Attributes:
        fields: What can be asked.
        count: Gives the values that a field has, each with how often.
        known: What values may be besides, for fields that have only so many.
        also: What fits a field too, though it is not listed.
    """

    fields: Collection[str]
    count: Callable[[str], Counter[str]]
    known: Mapping[str, Iterable[str]]
    also: Callable[[str], Iterable[str]] = lambda _: ()

    def completions(self, typed: str) -> list[str]:
        """What a typed filter may become: a field, or one of the values that its last field has here."""
        begin, term = self._last(typed)
        if term is None:
            return []
        sign = "-" if term.negated else ""
        if not term.field:
            named = bool(term.value) or not typed.strip()
            return [f"{begin}{sign}{field}:" for field in self.fields] if named else []
        if not term.value:
            return []
        return [
            f"{begin}{sign}{term.field}:{_quoted(value, term.value)}"
            for value, _ in self.count(term.field).most_common()
        ]

    def listing(self, typed: str) -> list[str]:
        """The values that the last field may have, as ``deny 3``; none where it is whole."""
        _, term = self._last(typed)
        if term is None or not term.field:
            return []
        if term.field in _FORMS:
            return [] if term.value else [_FORMS[term.field]]
        wanted = term.value.strip("\"'").casefold()
        counted = self.count(term.field).most_common()
        begin = [(value, count) for value, count in counted if value.casefold().startswith(wanted)]
        within = [(value, count) for value, count in counted if wanted in value.casefold()]
        found = begin or within
        if len(found) == 1 and found[0][0].casefold() == wanted:
            return []
        return [f"{value} {count}" for value, count in found]

    def unknown(self, terms: Sequence[Term]) -> str:
        """What is wrong with the values of a filter, in words; empty where nothing is."""
        for term in terms:
            if term.field not in _PLURALS or not term.value or is_expression(term.value):
                continue
            here, wanted = self.count(term.field), plain(term.value)
            known = [*here, *self.known.get(term.field, ())]
            if term.field in _NAMES:
                fits = any(place_of(wanted, plain(each)) >= 0 for each in (*known, *self.also(term.field)))
            else:
                fits = any(plain(each).startswith(wanted) for each in known)
            if not fits:
                return _told(term, here, known)
        return ""

    def _last(self, typed: str) -> tuple[str, Term | None]:
        """What stands before the last word of a filter, and that word; none where the word is whole."""
        place = _word_start(typed)
        word = typed[place:]
        negated = len(word) > 1 and word[0] in "-~"
        field, colon, value = word[negated:].partition(":")
        if not colon:
            return typed[:place], Term("", field, negated)
        if field.lower() not in self.fields:
            return typed[:place], None
        return typed[:place], Term(field.lower(), value, negated)


def of_items(items: Items) -> Vocabulary:
    """What can be typed as a filter of an article's annotations."""
    return Vocabulary(
        FIELDS, lambda field: values_of(field, items), KNOWN_VALUES, lambda field: _also(field, items)
    )


def completions(typed: str, items: Items) -> list[str]:
    """What a typed filter may become: a field, or one of the values that its last field has here."""
    return of_items(items).completions(typed)


def listing(typed: str, items: Items) -> list[str]:
    """The values that the last field of a typed filter may have, as ``deny 3``; none where it is whole."""
    return of_items(items).listing(typed)


def unknown_value(wanted: Filter, items: Items) -> str:
    """What is wrong with the values of a filter, in words; empty where nothing is."""
    return of_items(items).unknown(wanted.terms)


def _told(term: Term, here: Counter[str], known: list[str]) -> str:
    near = difflib.get_close_matches(term.value.casefold(), [each.casefold() for each in known], n=1)
    hint = f"; did you mean {next(each for each in known if each.casefold() == near[0])}?" if near else ""
    names = ", ".join(value for value, _ in here.most_common(_SHOWN))
    there = f"{_PLURALS[term.field]} here: {names}" if names else f"there are no {_PLURALS[term.field]} here"
    return f"no {term.field} “{term.value}”{hint or f'; {there}'}"


def _also(field: str, items: Items) -> Iterable[str]:
    """What fits too, though it is not listed: aliases, ids, the words that name a source."""
    for item in items.values():
        if field == "entity" and isinstance(item, Entity):
            yield from (item.id, *item.aliases)
        elif field == "source" and isinstance(item, Claim) and item.source:
            yield from [span.exact for span in item.source.spans] or [item.source.words]


def _word_start(typed: str) -> int:
    """Where the last word begins; a space between quotation marks is in a word."""
    start, mark = 0, ""
    for place, sign in enumerate(typed):
        if mark:
            mark = "" if sign == mark else mark
        elif sign in "\"'":
            mark = sign
        elif sign == " ":
            start = place + 1
    return start


def _quoted(value: str, typed: str) -> str:
    """A value as it is typed on: from its first space or apostrophe on it stands between quotation marks."""
    mark = typed[:1] if typed[:1] in ("'", '"') else ""
    plain = value.replace('"', "").replace(mark or '"', "")
    if mark:
        return f"{mark}{plain}{mark}"
    place = min((plain.find(sign) for sign in " '" if sign in plain), default=None)
    return plain if place is None else f'{plain[:place]}"{plain[place:]}"'


def _types(items: Items) -> Iterable[str]:
    return (label_word(item.type) for item in items.values() if isinstance(item, (Entity, Time)))


def _acts(items: Items) -> Iterable[str]:
    return (item.speech_act for item in items.values() if isinstance(item, Claim))


def _sources(items: Items) -> Iterable[str]:
    return (source_name(item, items) for item in items.values() if isinstance(item, Claim) and item.source)


def _certainties(items: Items) -> Iterable[str]:
    for item in items.values():
        told = item.mentions if isinstance(item, Event) else [item] if isinstance(item, Claim) else []
        yield from (FACTUALITY_NAMES[each.factuality] for each in told)


def _entities(items: Items) -> Iterable[str]:
    for item in items.values():
        if isinstance(item, Entity):
            yield from [one_line(item.name)] * max(len(item.mentions), 1)


def _kinds(items: Items) -> Iterable[str]:
    return (kind_of(item) for item in items.values())


def _statuses(items: Items) -> Iterable[str]:
    for item in items.values():
        yield review_of(item) or "proposed"
        if isinstance(item, Event):
            yield item.status


def _verdicts(items: Items) -> Iterable[str]:
    claims = [item for item in items.values() if isinstance(item, Claim)]
    return [one_line(claim.check.verdict) if claim.check else UNCHECKED for claim in claims]


_VALUES: dict[str, Callable[[Items], Iterable[str]]] = {
    "type": _types,
    "source": _sources,
    "act": _acts,
    "certainty": _certainties,
    "entity": _entities,
    "is": _kinds,
    "status": _statuses,
    "verdict": _verdicts,
}
