"""Narrowing a page of the dossier, in the filter language of the article: ``source:ruiz after:2024``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.record import EVENT_STATUSES
from annotate.review.wording import FACTUALITY_NAMES
from tui.state.dossier.rows import Gathered, Row, Spot, several
from tui.state.filter_values import KNOWN_VALUES, Vocabulary
from tui.state.filters import (
    Term,
    checked_date,
    is_before,
    is_expression,
    is_from,
    matcher,
    of_certainty,
    of_type,
    plain,
    terms_of,
)
from tui.state.folded import place_of


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row that a condition is asked about, with the places that are left of it."""

    row: Row
    spots: Sequence[Spot]
    gathered: Gathered

    def values(self, field: str) -> Sequence[str]:
        return self.row.fields.get(field, ())

    @property
    def words(self) -> str:
        """All that a row is found by."""
        spots = (spot.words for spot in self.spots)
        return " · ".join((self.row.words, self.row.right, self.row.heading, *spots))

    @property
    def plain_words(self) -> str:
        """The same without case and accents; of a whole row that is worked out once."""
        if len(self.spots) < len(self.row.spots):
            return plain(self.words)
        known = self.gathered.plain_rows.get(self.row.id)
        if known is None or known[0] is not self.row:
            known = self.gathered.plain_rows[self.row.id] = self.row, plain(self.words)
        return known[1]


_RowTest = Callable[[_Listed], bool]
_ArticleTest = Callable[[Gathered, str], bool]


def narrowed(rows: Sequence[Row], gathered: Gathered, typed: str) -> list[Row]:
    """The rows that meet every term of a filter, with the places that do.

    Args:
        rows: Of a page.
        gathered: What they are about.
        typed: Terms as in the filter of an article. ``paper:``, ``after:`` and ``before:`` ask the article of
            each place; but where a row has a time of its own, the latter two ask that.

    Raises:
        FilterError: It cannot be understood, or takes too long.
    """
    terms = [term for term in terms_of(typed, FIELDS) if term.value]
    if not terms:
        return list(rows)
    of_article = {term: _OF_ARTICLE[term.field](term.value) for term in terms if term.field in _OF_ARTICLE}
    of_row = {term: _row_test(term) for term in terms if term.field in _OF_ROW}
    found = []
    meets: dict[tuple[str, bool], bool] = {}
    for row in rows:
        is_dated = row.when is not None
        for key in {(spot.document, is_dated) for spot in row.spots} - meets.keys():
            meets[key] = all(
                test(gathered, key[0]) != term.negated
                for term, test in of_article.items()
                if term not in of_row or not is_dated
            )
        spots = tuple(spot for spot in row.spots if meets[spot.document, is_dated])
        listed = _Listed(row, spots, gathered)
        if (spots or not row.spots) and all(
            test(listed) != term.negated
            for term, test in of_row.items()
            if term not in of_article or is_dated
        ):
            found.append(row if len(spots) == len(row.spots) else _with_places(row, spots))
    return _recounted(rows, found)


def _with_places(row: Row, spots: tuple[Spot, ...]) -> Row:
    """Return a row with some of its places, and of how many of its articles they are."""
    cut = replace(row, spots=spots)
    left, all_of_them = len(cut.documents), len(row.documents)
    if left < all_of_them:
        whole = several(all_of_them, "article")
        cut = replace(cut, right=row.right.replace(whole, f"{left:,} of {whole}"))
    return cut


def _recounted(rows: Sequence[Row], found: list[Row]) -> list[Row]:
    """Return the rows that are left, each heading that counts its rows with how many are left of these."""
    whole, left = Counter(row.heading for row in rows), Counter(row.heading for row in found)
    headings = {
        heading: heading.removesuffix(ending) + f"  {many:,} of {whole[heading]:,}"
        for heading, many in left.items()
        if many < whole[heading] and heading.endswith(ending := f"  {whole[heading]}")
    }
    return [replace(row, heading=headings[row.heading]) if row.heading in headings else row for row in found]


def vocabulary(rows: Sequence[Row], gathered: Gathered) -> Vocabulary:
    """What can be typed as a filter of a page."""

    def count(field: str) -> Counter[str]:
        if field == "paper":
            papers = (gathered.publisher(document) for row in rows for document in row.documents)
            return Counter(filter(None, papers))
        values = (value for row in rows for value in row.fields.get(field, ()))
        return Counter(FACTUALITY_NAMES[each] for each in values) if field == "certainty" else Counter(values)

    def also(field: str) -> Iterable[str]:
        return gathered.documents if field == "paper" else ()

    return Vocabulary(FIELDS, count, {**KNOWN_VALUES, "status": EVENT_STATUSES}, also)


def fault_of(typed: str, known: Vocabulary) -> str:
    """What is wrong with the values of a filter, in words; empty where nothing is.

    Raises:
        FilterError: It cannot be understood.
    """
    return known.unknown(terms_of(typed, FIELDS))


def _named(field: str) -> Callable[[str], _RowTest]:
    def test(value: str) -> _RowTest:
        match = matcher(value)
        return lambda listed: any(map(match, listed.values(field)))

    return test


def _begun(field: str) -> Callable[[str], _RowTest]:
    def test(value: str) -> _RowTest:
        wanted = value.casefold()
        return lambda listed: any(each.startswith(wanted) for each in listed.values(field))

    return test


def _type(value: str) -> _RowTest:
    fits, wanted = of_type(value), value.casefold()
    return lambda listed: any(
        fits(each) or each.casefold().startswith(wanted) for each in listed.values("type")
    )


def _certainty(value: str) -> _RowTest:
    fits = of_certainty(value)
    return lambda listed: any(map(fits, listed.values("certainty")))


def _text(value: str) -> _RowTest:
    if is_expression(value):
        match = matcher(value)
        return lambda listed: match(listed.words)
    wanted = plain(value)
    return lambda listed: place_of(wanted, listed.plain_words) >= 0


def _row_test(term: Term) -> _RowTest:
    """What a term asks of a row; one without a field asks for words, or for who belongs to it."""
    test = _OF_ROW[term.field](term.value)
    if not term.bare:
        return test
    of_somebody = _OF_ROW["source"](term.value)
    return lambda listed: test(listed) or of_somebody(listed)


def _own_after(value: str) -> _RowTest:
    date = checked_date(value)

    def test(listed: _Listed) -> bool:
        first, _ = listed.row.when or ("", "")
        return is_from(first, date)

    return test


def _own_before(value: str) -> _RowTest:
    date = checked_date(value)

    def test(listed: _Listed) -> bool:
        _, last = listed.row.when or ("", "")
        return is_before(last, date)

    return test


def _paper(value: str) -> _ArticleTest:
    match = matcher(value)

    def test(gathered: Gathered, document: str) -> bool:
        called = gathered.publisher(document), gathered.documents[document].source, document
        return any(map(match, filter(None, called)))

    return test


def _after(value: str) -> _ArticleTest:
    date = checked_date(value)
    return lambda gathered, document: is_from(gathered.day(document), date)


def _before(value: str) -> _ArticleTest:
    date = checked_date(value)
    return lambda gathered, document: is_before(gathered.day(document), date)


_OF_ROW: Mapping[str, Callable[[str], _RowTest]] = {
    "source": _named("source"),
    "type": _type,
    "act": _begun("act"),
    "certainty": _certainty,
    "status": _begun("status"),
    "text": _text,
    "after": _own_after,
    "before": _own_before,
}
_OF_ARTICLE: Mapping[str, Callable[[str], _ArticleTest]] = {
    "paper": _paper,
    "after": _after,
    "before": _before,
}
FIELDS: Mapping[str, Callable[[str], object]] = {**_OF_ROW, **_OF_ARTICLE}
