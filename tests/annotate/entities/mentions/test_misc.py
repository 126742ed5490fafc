"""Kinds of names that are no person, place or organisation; the name stands in [brackets]."""

from __future__ import annotations

import re

import pytest

from annotate.entities.mentions.misc import misc_type


def _kind(marked: str) -> str:
    before, name, after = re.split(r"[\[\]]", marked)
    words = r"\w+|[^\w\s]"
    return misc_type(name, re.findall(words, before), re.findall(words, after))


@pytest.mark.parametrize(
    "marked",
    [
        "under the [Petroleum Administration Act], the government",
        "at the [Nuclear Nonproliferation Treaty] review",
        "enacted the 1917 [Constitution], which",
        "approved [Directive 216], with which",
        "under [Article 137 of the Federal Law No. 14]",
        "party to the [United Nations Framework Convention on Climate Change]",
        "a review of the Status of Forces Agreement ([SOFA]) should",
        "repeal the [Anti-Hoarding Law] and",
    ],
)
def test_laws(marked: str) -> None:
    assert _kind(marked) == "LAW"


@pytest.mark.parametrize(
    "marked",
    [
        "soldiers killed in the [1999 Kargil War].",
        "president-designate of [COP 27], received",
        "last year's [COP26] climate summit",
        "damage caused during [Operation Guardian of the Walls], but",
        "the rains of tropical storm [Bonnie] in",
        "during [AEW 2022], the bank",
        "Africa Cup of Nations ([AFCON]), which",
        "the [Bayreuth Festival].",
        "abandoned [WWII] air raid shelters",
        "the [Democratic National Convention] opened",
    ],
)
def test_events(marked: str) -> None:
    assert _kind(marked) == "EVENT"


@pytest.mark.parametrize(
    "marked",
    [
        "the prestigious [Aga Khan Award for Architecture].",
        "won the [Nobel Peace Prize] in",
        "on the show [Master in the House], he",
        "his debut novel [Private Eyes] (",
        "in 2012 retro hit [Answer Me 1997] or",
        "appeared on the talk show [Happy Together].",
        "the World Bank's 2021 [Gender Gap Report], which",
        "his song “[Despacito]” was",
    ],
)
def test_works(marked: str) -> None:
    assert _kind(marked) == "WORK_OF_ART"


@pytest.mark.parametrize(
    "marked",
    [
        "spoke little, and mostly in [Guarani].",
        "a [Tamil] dialect",
        "translated into [French], the",
        "in [Swahili]",
    ],
)
def test_languages(marked: str) -> None:
    assert _kind(marked) == "LANGUAGE"


@pytest.mark.parametrize(
    "marked",
    [
        "the on-going [COVID-19] pandemic",
        "the [Independent Flood Inquiry].",
        "one of the [Saudi Vision 2030] programs",
        "a typical [Creole] chutney",
        "in [English] cricket",
        "per cent of Gross Domestic Product ([GDP]) by",
        "rescue craft [Spirit of Dawn] responded",
        "the '[Non Cooperation] movement'",
        "the [Belt and Road Initiative] in Africa",
        "[...]",
    ],
)
def test_the_rest_stays_misc(marked: str) -> None:
    assert _kind(marked) == "MISC"
