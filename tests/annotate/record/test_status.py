"""Whether something happened, is planned or open: what certainty, days and the form of the verb say."""

from __future__ import annotations

import pytest

from annotate.record import EventStatus, Factuality
from annotate.record.status import event_status


@pytest.mark.parametrize(
    ("factuality", "form", "status"),
    [
        # "She was reportedly sentenced", "he has allegedly left".
        ("PR+", "past", "happened"),
        ("PR+", "perfect", "happened"),
        ("PR+", "past perfect", "happened"),
        # "She is likely to be sentenced", "a likely strike".
        ("PR+", "infinitive", "planned"),
        ("PR+", "future", "planned"),
        ("PR+", "noun", "planned"),
        # "They asked him to leave", "considers leaving"; "a possible strike", "if it rained".
        ("Uu", "infinitive", "planned"),
        ("Uu", "ing", "planned"),
        ("Uu", "noun", "hypothetical"),
        ("Uu", "past", "hypothetical"),
        # What is denied is denied in every form, what is possible stays so.
        ("PR-", "past", "denied"),
        ("CT-", "infinitive", "denied"),
        ("PS+", "infinitive", "hypothetical"),
        ("CT+", "infinitive", "happened"),
    ],
)
def test_the_form_tells_what_is_past_from_what_is_to_be_done(
    factuality: Factuality, form: str, status: EventStatus
) -> None:
    found = event_status(factuality, relation="VAGUE", ref=None, earliest=None, published=None, form=form)
    assert found == status


@pytest.mark.parametrize(
    ("form", "relation", "ref", "status"),
    [
        # "The ministry leads talks this week", "has been closed since May", "the strike since May".
        ("present", "IS_INCLUDED", "t1", "ongoing"),
        ("present", "VAGUE", None, "ongoing"),
        ("perfect", "BEGINS", "t1", "ongoing"),
        ("noun", "BEGINS", "t1", "ongoing"),
        # "Opens next week", "has been closed in May", "closed from May on", "the strike in May".
        ("present", "AFTER", "published", "planned"),
        ("present", "BEFORE", "published", "happened"),
        ("perfect", "IS_INCLUDED", "t1", "happened"),
        ("past", "BEGINS", "t1", "happened"),
        ("noun", "IS_INCLUDED", "t1", "happened"),
    ],
)
def test_what_is_told_as_present_or_since_when_goes_on(
    form: str, relation: str, ref: str | None, status: EventStatus
) -> None:
    assert event_status("CT+", relation=relation, ref=ref, earliest=None, published=None, form=form) == status


@pytest.mark.parametrize(
    ("form", "relation", "earliest", "status"),
    [
        # "The annual meeting on 30 October", told in August, and in November; "a meeting by 30 October".
        ("noun", "IS_INCLUDED", "2025-10-30", "planned"),
        ("noun", "IS_INCLUDED", "2025-08-29", "hypothetical"),
        ("noun", "IS_INCLUDED", "2025-08-30", "hypothetical"),
        ("noun", "IS_INCLUDED", None, "hypothetical"),
        ("noun", "ENDS", "2025-10-30", "hypothetical"),
        # "If she went on 30 October".
        ("condition", "IS_INCLUDED", "2025-10-30", "hypothetical"),
    ],
)
def test_what_has_a_day_still_to_come_is_planned(
    form: str, relation: str, earliest: str | None, status: EventStatus
) -> None:
    found = event_status(
        "Uu", relation=relation, ref="t1", earliest=earliest, published="2025-08-30", form=form
    )
    assert found == status
