"""Who denies something in passing, and who calls it untrue; by the shipped model."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from tests import pipelines
from tests.annotate.claims.in_lines import told


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "A friend said there was no fence. Mr Lomas disputed that.",
            "Mr Lomas | disputed | that | deny CT-",
        ),
        ("The union demanded an inquiry. The trust rejected that.", "The trust | rejected | that | deny CT-"),
        (
            "A neighbour said it had burned, but Mr Lomas denies that.",
            "Mr Lomas | denies | that | deny CT-",
        ),
        (
            "The firm said the road was safe. Ms Roe contested that claim.",
            "Ms Roe | contested | that claim | deny CT-",
        ),
        (
            "The report says he took a bribe, which he denies.",
            "he | denies | he took a bribe | deny CT-",
        ),
        (
            "It was rumoured that the mayor had taken bribes, which he always denied.",
            "he | always denied | that the mayor had taken bribes | deny CT-",
        ),
        (
            "The firm said the road was safe, which was denied by the council.",
            "the council | was denied | the road was safe | deny CT-",
        ),
        (
            "The allegations, which Mr Roe has denied, date from 2019.",
            "Mr Roe | has denied | The allegations | deny CT-",
        ),
        ("Ms Roe disagreed with the ruling.", "Ms Roe | disagreed with | the ruling | deny CT-"),
    ],
)
def test_who_denies_in_passing(annotator: Annotator, text: str, row: str) -> None:
    assert row in told(annotator, text)


def test_a_rumour_is_not_told_by_whom_it_is_about(annotator: Annotator) -> None:
    row = " | was rumoured | that the mayor had taken bribes | say PS+"
    assert row in told(annotator, "It was rumoured that the mayor had taken bribes, which he always denied.")


@pytest.mark.parametrize(
    "text",
    [
        "The shop sold a gun, which was found by the river.",
        "The board chose a plan that fits. Ms Roe said that.",
        "It was a claim that stuck.",
    ],
)
def test_nobody_denies(annotator: Annotator, text: str) -> None:
    assert not [row for row in told(annotator, text) if " | deny " in row]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A spokeswoman said that the allegation was “completely without foundation”.", "deny CT-"),
        ("The bus firm says this is untrue.", "deny CT-"),
        ("He said the claims were false.", "deny CT-"),
        ("She said reports that a knife had been found were wrong.", "deny CT-"),
        ("She told the BBC those reports were not accurate.", "deny CT-"),
        ("The mayor called the claims baseless.", "deny CT-"),
        ("Ms Roe described it as nonsense.", "deny CT-"),
        ("She said it was wrong to leave.", "say CT+"),
        ("She said the passport was false.", "say CT+"),
        ("He said the test result was a false alarm.", "say CT+"),
        ("She said the figures were wrong.", "say CT+"),
        ("Ann Roe described the hotel as a palace.", "say CT+"),
        ("The council warned that the story was false.", "warn CT+"),
        ("He said the claims were true.", "say CT+"),
    ],
)
def test_who_calls_it_untrue_denies_it(annotator: Annotator, text: str, act: str) -> None:
    assert [row.rsplit(" | ", 1)[-1] for row in told(annotator, text)] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The jury was not satisfied that the surgeon had killed him.", "believe PR-"),
        ("The tribunal was not convinced that the clerk had lied.", "believe PR-"),
        ("The firm does not accept that it broke the law.", "deny CT-"),
        ("Mr Roe does not agree that the site was unsafe.", "deny CT-"),
        ("The union did not accept the offer.", "decide CT-"),
        ("Mr Roe did not agree to pay.", "promise Uu"),
        ("Oakhurst is understood to be preparing an appeal.", "believe PR+"),
        ("She understood that he had left.", "believe CT+"),
    ],
)
def test_what_is_not_held_or_not_accepted(annotator: Annotator, text: str, act: str) -> None:
    assert [row.rsplit(" | ", 1)[-1] for row in told(annotator, text)] == [act]
