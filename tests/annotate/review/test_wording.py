"""What annotations are called in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.record import Annotations, Claim, Source, Span
from annotate.record.walk import Item, items_of
from annotate.review.wording import source_name, speaker_name, window
from annotate.review.words import headline_words
from tests.samples import full_record


def said(id: str, source: Source | None, within: str | None) -> Claim:
    return replace(full_record().claims[0], id=id, source=source, within=within)


def by(words: str) -> Source:
    return Source((Span(0, len(words), words),))


def items(record: Annotations, *claims: Claim) -> dict[str, Item]:
    return {item.id: item for item in (*items_of(record), *claims)}


@pytest.mark.parametrize("words", ["We", "we", "us", "our"])
def test_we_is_told_with_who_says_it(words: str) -> None:
    inner = said("x2", by(words), "x1")
    assert source_name(inner, items(full_record(), said("x1", by("the union"), None), inner)) == (
        f"{words} (the union)"
    )


def test_we_within_we_is_told_with_who_says_both() -> None:
    claims = said("x1", by("a nurse"), None), said("x2", by("We"), "x1"), said("x3", by("we"), "x2")
    assert source_name(claims[2], items(full_record(), *claims)) == "we (a nurse)"


@pytest.mark.parametrize("words", ["They", "the wells", "Wes"])
def test_anybody_else_is_told_alone(words: str) -> None:
    inner = said("x2", by(words), "x1")
    assert source_name(inner, items(full_record(), said("x1", by("the union"), None), inner)) == words


@pytest.mark.parametrize("around", [None, "x1", "x2", "x9"])
def test_we_of_nobody_known_is_we(around: str | None) -> None:
    inner = said("x2", by("We"), around)
    assert source_name(inner, items(full_record(), said("x1", None, None), inner)) == "We"


def test_claims_that_stand_in_each_other_end() -> None:
    claims = said("x1", by("We"), "x2"), said("x2", by("us"), "x1")
    assert source_name(claims[0], items(full_record(), *claims)) == "We"


def test_the_speaker_of_we_is_who_says_it() -> None:
    claims = said("x1", by("a nurse"), None), said("x2", by("We"), "x1"), said("x3", by("We"), None)
    known = items(full_record(), *claims)
    assert [speaker_name(claim, known) for claim in claims] == ["a nurse", "a nurse", "We"]


@pytest.mark.parametrize(
    ("earliest", "latest", "granularity", "words"),
    [
        ("1858-01-01", None, "year", "from 1858 on"),
        ("1990-01-01", None, "decade", "from 1990 on"),
        ("2025-03-01", None, "month", "from Mar 2025 on"),
        ("2025-03-01", None, "day", "from 1 Mar 2025 on"),
        ("2025-03-02", None, "month", "from 2 Mar 2025 on"),
        (None, "1989-12-31", "year", "by the end of 1989"),
        (None, "2024-02-29", "month", "by the end of Feb 2024"),
        (None, "2024-02-28", "month", "by 28 Feb 2024"),
        (None, "2025-12-31", "day", "by 31 Dec 2025"),
        (None, "2025-12-31", "unknown", "by 31 Dec 2025"),
    ],
)
def test_a_side_of_a_time_is_told_only_as_exactly_as_it_is_known(
    earliest: str | None, latest: str | None, granularity: str, words: str
) -> None:
    assert window(earliest, latest, granularity) == words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The owner, Tirrenia Lines,", "The owner, Tirrenia Lines"),
        ("police :", "police"),
        ("Acme Inc.", "Acme Inc."),
        (",", "unattributed"),
    ],
)
def test_a_source_is_called_without_the_comma_behind_it(words: str, name: str) -> None:
    claim = said("x1", by(words), None)
    assert source_name(claim, items(full_record(), claim)) == name


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('She accused Labour of having "run a campaign', 'She accused Labour of having "run a campaign"'),
        ('a penny" of it left', '"a penny" of it left'),
        ("having “run a\n campaign", "having “run a campaign”"),
        ("a penny” of it left", "“a penny” of it left"),
        ('the "best" minister', 'the "best" minister'),
        ("the “best” minister's side", "the “best” minister's side"),
        ('a 12" water main burst', 'a 12" water main burst'),
    ],
)
def test_a_quotation_that_is_cut_in_a_headline_is_closed(words: str, shown: str) -> None:
    assert headline_words(words) == shown


def test_i_is_who_says_it_and_his_is_he() -> None:
    claims = said("x1", by("a nurse"), None), said("x2", by("I"), "x1"), said("x3", by("his"), None)
    found = items(full_record(), *claims)
    assert [source_name(claim, found) for claim in claims] == ["a nurse", "a nurse", "he"]
    alone = said("x4", by("I"), None)
    assert source_name(alone, items(full_record(), alone)) == "I"
