"""One filter language for panels and highlights.

``type:PERSON source:ruiz act:deny after:2024 text:/drone/`` keeps what meets
every term. A term asks the annotation itself or what belongs to it: ``act:deny``
keeps denials, who denies, and the events and times inside. ``-`` before a term
turns it round; a word without a field is looked for in the words of an
annotation and in the names that belong to it, so that a person's name keeps
all that he or she says.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from annotate.errors import DatelineError
from annotate.record import Claim, Entity, Event
from annotate.record.walk import Item, review_of
from annotate.review.wording import FACTUALITY_NAMES, TYPE_NAMES, TYPE_WORDS, source_name
from annotate.review.words import content_text
from tui.state.folded import folded, place_of
from tui.state.patterns import Patience, PatternError, TooLongError, expression
from tui.state.relations import Relations, When
from tui.wording.labels import TIME_WORDS

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
UNCHECKED = "none"
_NUMBER = re.compile(r"([<>]?)(0|1|0?\.\d+|1\.0+)")


# The keys wait as long as a filter looks.
PATIENCE_SECONDS = 0.1


class FilterError(DatelineError):
    """A filter that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    Attributes:
        field: Which one, from ``FIELDS``.
        value: As typed.
        negated: Whether it is turned round.
        bare: Whether no field was typed: names count as well then.
    """

    field: str
    value: str
    negated: bool = False
    bare: bool = False

    def __str__(self) -> str:
        """As it would be typed."""
        mark = "'" if '"' in self.value else '"'
        value = f"{mark}{self.value}{mark}" if set(self.value) & set(" '\"") else self.value
        return f"{'-' * self.negated}{'' if self.bare else f'{self.field}:'}{value}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that an annotation meets all of."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """As it would be typed; what has spaces stands between quotation marks."""
        return " ".join(map(str, self.terms))

    @classmethod
    def parse(cls, typed: str) -> Filter:
        """Understand a typed filter; an empty one keeps everything.

        Raises:
            FilterError: With the nearest field where one is misspelt.
        """
        return cls(terms_of(typed, FIELDS))

    def kept(self, items: dict[str, Item], relations: Relations) -> frozenset[str]:
        """Ids of what meets every term; one whose value is still to be typed is met by everything.

        Raises:
            FilterError: When a regular expression takes too long.
        """
        tests = [(term.negated, _test(term)) for term in self.terms if term.value]
        if not tests:
            return frozenset(items)
        return frozenset(
            id
            for id, item in items.items()
            if all(test(Subject(item, relations, items)) != negated for negated, test in tests)
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """What a condition is asked about: an annotation among all the others."""

    item: Item
    relations: Relations
    items: dict[str, Item]

    @property
    def claims(self) -> list[Claim]:
        """The claim itself, or those that anything else belongs to."""
        return [self.item] if isinstance(self.item, Claim) else self.relations.claims(self.item.id)

    @property
    def entities(self) -> list[Entity]:
        """The entities that belong to it, itself included."""
        return self.relations.entities(self.item.id)

    @property
    def whens(self) -> list[When]:
        """Its moments."""
        return self.relations.whens(self.item.id)


Test = Callable[[Subject], bool]


def terms_of(typed: str, fields: Mapping[str, Callable[[str], object]]) -> tuple[Term, ...]:
    """Understand a typed filter.

    Args:
        typed: Terms with spaces between them.
        fields: What can be asked, each with what raises when a value cannot be.

    Raises:
        FilterError: With the nearest field where one is misspelt.
    """
    try:
        words = shlex.split(typed.replace("\\", "\\\\"))
    except ValueError as error:
        raise FilterError("a quotation mark is not closed") from error
    return tuple(_term(word, fields) for word in words)


def _term(word: str, fields: Mapping[str, Callable[[str], object]]) -> Term:
    negated = len(word) > 1 and word[0] in "-~"
    body = word[1:] if negated else word
    field, colon, value = body.partition(":")
    if not colon or not field:
        return Term("text", body, negated, bare=True)
    if field.lower() not in fields:
        nearest = difflib.get_close_matches(field.lower(), fields, n=1, cutoff=0.5)
        hint = f"did you mean {nearest[0]}:?" if nearest else f"there are {', '.join(fields)}"
        raise FilterError(f'no field "{field}"; {hint}')
    if value:
        fields[field.lower()](value)
    return Term(field.lower(), value, negated)


def is_expression(value: str) -> bool:
    """Whether a value is a ``/regular expression/``."""
    return len(value) > 1 and value[0] == value[-1] == "/"


def plain(text: str) -> str:
    """A text as values are looked for in it: without case and accents."""
    return text.lower() if text.isascii() else folded(text)


def matcher(value: str) -> Callable[[str], bool]:
    """A text matches by how a word of it begins, whatever case and accents, or a ``/regular expression/``.

    Raises:
        FilterError: When it is no regular expression; what is returned raises it when that takes too long.
    """
    if is_expression(value):
        try:
            pattern = expression(value[1:-1], re.IGNORECASE)
        except PatternError as error:
            raise FilterError(str(error)) from error
        patience = Patience(PATIENCE_SECONDS)

        def found(text: str) -> bool:
            try:
                return patience.is_in(pattern, text)
            except TooLongError as error:
                raise FilterError(f"{value} takes too long") from error

        return found
    wanted = plain(value)
    return lambda text: place_of(wanted, plain(text)) >= 0


def _text(value: str) -> Test:
    match = matcher(value)
    return lambda subject: any(map(match, _words(subject.item)))


def _test(term: Term) -> Test:
    """What a term asks; one without a field asks for words, or for who has to do with it."""
    if not term.bare:
        return FIELDS[term.field](term.value)
    tests = [_text(term.value), _source(term.value), _entity(term.value)]
    return lambda subject: any(test(subject) for test in tests)


def _words(item: Item) -> Iterable[str]:
    if isinstance(item, Entity):
        return (item.name, *item.aliases)
    if isinstance(item, Claim):
        return (content_text(item), *(span.exact for span in item.cue))
    if isinstance(item, Event):
        return (item.headline.exact, *(mention.exact for mention in item.mentions))
    return (item.exact,)


def of_type(value: str) -> Callable[[str], bool]:
    """Whether a type is meant: by the beginning of its name, or of what it is called."""
    wanted = value.upper()
    kinds = {
        name
        for name, plural in TYPE_NAMES.items()
        if plural.upper().startswith(wanted) or TYPE_WORDS[name].upper().startswith(wanted)
    }
    kinds |= {name for name, word in TIME_WORDS.items() if word.upper().startswith(wanted)}
    return lambda type: type.startswith(wanted) or type in kinds


def _type(value: str) -> Test:
    fits = of_type(value)

    def test(subject: Subject) -> bool:
        own = getattr(subject.item, "type", None)
        if own is not None:
            return fits(own)
        return any(fits(entity.type) for entity in subject.entities)

    return test


def _source(value: str) -> Test:
    match = matcher(value)
    return lambda subject: any(
        match(source_name(claim, subject.items)) or any(map(match, _source_words(claim)))
        for claim in subject.claims
    )


def _source_words(claim: Claim) -> Iterable[str]:
    if claim.source is None:
        return ()
    return [span.exact for span in claim.source.spans] or [claim.source.words]


def _act(value: str) -> Test:
    wanted = value.casefold()
    return lambda subject: any(claim.speech_act.startswith(wanted) for claim in subject.claims)


def of_certainty(value: str) -> Callable[[str], bool]:
    """Whether a certainty is meant: by the beginning of its short name, or of what it is called."""
    wanted = value.casefold()
    return lambda factuality: (
        factuality.casefold().startswith(wanted) or FACTUALITY_NAMES[factuality].startswith(wanted)
    )


def _certainty(value: str) -> Test:
    fits = of_certainty(value)

    def test(subject: Subject) -> bool:
        if isinstance(subject.item, Event):
            return any(fits(mention.factuality) for mention in subject.item.mentions)
        return any(fits(claim.factuality) for claim in subject.claims)

    return test


def _entity(value: str) -> Test:
    match = matcher(value)
    return lambda subject: any(
        value == entity.id or any(map(match, (entity.name, *entity.aliases))) for entity in subject.entities
    )


def _after(value: str) -> Test:
    date = checked_date(value)
    return lambda subject: any(is_from(when.earliest or "", date) for when in subject.whens)


def _before(value: str) -> Test:
    date = checked_date(value)
    return lambda subject: any(is_before(when.latest or "", date) for when in subject.whens)


def is_from(day: str, date: str) -> bool:
    """Whether a day is in a year, a month or a day, or later; one that is not known (empty) is not."""
    return day[: len(date)] >= date


def is_before(day: str, date: str) -> bool:
    """Whether a day is before a year, a month or a day; one that is not known (empty) is not."""
    return bool(day) and day[: len(date)] < date


def checked_date(value: str) -> str:
    """A value that is a year, a month or a day.

    Raises:
        FilterError: It is none of them.
    """
    if not _DATE.fullmatch(value):
        raise FilterError(f"{value} is not a date; write it like 2024, 2024-06 or 2024-06-08")
    return value


def _is(value: str) -> Test:
    wanted = value.casefold().rstrip("s").removesuffix("ie") or "?"
    return lambda subject: type(subject.item).__name__.casefold().startswith(wanted)


def _status(value: str) -> Test:
    wanted = value.casefold()

    def test(subject: Subject) -> bool:
        item = subject.item
        happened = isinstance(item, Event) and item.status.startswith(wanted)
        return happened or (review_of(item) or "proposed").startswith(wanted)

    return test


def _note(value: str) -> Test:
    match = matcher(value)
    return lambda subject: subject.item.note is not None and match(subject.item.note)


def _verdict(value: str) -> Test:
    wanted = value.casefold()
    if wanted == UNCHECKED:
        return lambda subject: any(claim.check is None for claim in subject.claims)
    return lambda subject: any(
        claim.check is not None and claim.check.verdict.casefold().startswith(wanted)
        for claim in subject.claims
    )


def _confidence(value: str) -> Test:
    above, limit = _number(value)

    def test(subject: Subject) -> bool:
        item = subject.item
        if isinstance(item, Entity | Event):
            return any((mention.confidence >= limit) == above for mention in item.mentions)
        return (item.confidence >= limit) == above

    return test


def _worth(value: str) -> Test:
    above, limit = _number(value)
    return lambda subject: any(
        claim.check_worthiness is not None and (claim.check_worthiness.score >= limit) == above
        for claim in subject.claims
    )


def _number(value: str) -> tuple[bool, float]:
    """Whether above is meant, and the limit; above is, unless ``<`` is written."""
    found = _NUMBER.fullmatch(value)
    if not found:
        raise FilterError(f"{value} is not a number from 0 to 1, like >0.7")
    return found.group(1) != "<", float(found.group(2))


FIELDS: dict[str, Callable[[str], Test]] = {
    "type": _type,
    "source": _source,
    "act": _act,
    "certainty": _certainty,
    "entity": _entity,
    "after": _after,
    "before": _before,
    "text": _text,
    "is": _is,
    "status": _status,
    "note": _note,
    "verdict": _verdict,
    "confidence": _confidence,
    "worth": _worth,
}
