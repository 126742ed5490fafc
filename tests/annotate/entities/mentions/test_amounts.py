"""Amounts as the world's press writes them, and numbers that only stand beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.entities.mentions.figures import plain_figures
from annotate.entities.mentions.numbers import find_amounts

Read = tuple[str, str | None, str | None]


def read(text: str) -> list[Read]:
    return [(text[a.start : a.end], a.value, a.unit) for a in find_amounts(text)]


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u202f", "\u2009", "\u2007"])
def test_any_space_may_part_thousands(gap: str) -> None:
    text = "It cost €2 500 000, idled 10 000 workers and spoilt 450 000 tonnes.".replace(" 000", f"{gap}000")
    text = text.replace("2 500", f"2{gap}500")
    assert [(value, unit) for _, value, unit in read(text)] == [
        ("2500000", "EUR"),
        ("10000", None),
        ("450000", "t"),
    ]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1 200 homes", "1200", None),
        ("12 500-seat stadium", "12500", None),
        ("12 000 crowns", "12000", None),
        ("3 400 000 Czech crowns", "3400000", "CZK"),
        ("CHF 12'000", "12000", "CHF"),
        ("1’250’000 people", "1250000", None),
        ("1 200,50 euros", "1200.5", "EUR"),
        ("2.500.000 euros", "2500000", "EUR"),
        ("2.500,50 euros", "2500.5", "EUR"),
        ("€2,5 million", "2500000", "EUR"),
        ("3,5 percent", "3.5", "percent"),
        ("1,20,000 people", "120000", None),
        ("Rs 3,00,000 crore", "3000000000000", "INR"),
        ("Rs 2.5 lakh crore", "2500000000000", "INR"),
        ("₹12.5 lakh", "1250000", "INR"),
        ("Rs 50 cr", "500000000", "INR"),
        ("2.5\nmillion pounds", "2500000", "GBP"),
        ("six million\u00a0dollars", "6000000", "USD"),
        ("six  hundred\tthousand tonnes", "600000", "t"),
        ("half a million dollars", "500000", "USD"),
        ("three-quarters of a million euros", "750000", "EUR"),
        ("three quarters of a million people", "750000", None),
        ("two-thirds of a million pounds", "666667", "GBP"),
        ("a third of a million users", "333333", None),
        ("two and a half million euros", "2500000", "EUR"),
        ("three hundred and six people", "306", None),
        ("two dozen men", "24", None),
        ("12 000km", "12000", "km"),
        ("450m kroner", "450000000", None),
        ("1.2bn kroner", "1200000000", None),
        ("12m pesos", "12000000", None),
        ("750bn yen", "750000000000", "JPY"),
        ("3.2m rand", "3200000", "ZAR"),
        ("2.5tn won", "2500000000000", "KRW"),
        ("200k dollars", "200000", "USD"),
        ("15tn dong", "15000000000000", "VND"),
        ("2 000 000 zł", "2000000", "PLN"),
        ("R12 500 000", "12500000", "ZAR"),
        ("R1.2bn", "1200000000", "ZAR"),
        ("F$300m", "300000000", "FJD"),
        ("TT$45 million", "45000000", "TTD"),
        ("CLP 800m", "800000000", "CLP"),
        ("KSh 3,500", "3500", "KES"),
        ("Tk 500 crore", "5000000000", "BDT"),
        ("₦750bn", "750000000000", "NGN"),
        ("300 million Zambian kwacha", "300000000", "ZMW"),
        ("3m tonnes of rice", "3000000", "t"),
        ("2m people", "2000000", None),
        ("1.4bn", "1400000000", None),
    ],
)
def test_one_amount_has_its_whole_value(words: str, value: str, unit: str | None) -> None:
    assert [found[1:] for found in read(f"It was about {words} in all.")] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2024 500 people left.", ["500"]),
        ("In 2024 500 000 people left.", ["500000"]),
        ("On June 12 500 people marched.", ["12", "500"]),
        ("In June 12 000 people marched.", ["12000"]),
        ("They drove Route 66 200 miles west.", ["66", "200"]),
        ("On Apollo 11 300 feet of film burnt.", ["11", "300"]),
        ("She won 2 0, then 6 4 6 2.", ["2", "0", "6", "4", "6", "2"]),
        ("Room 12 200 guests share a lift.", ["12", "200"]),
        ("The scores were 120 130 150 140 in turn.", []),
        ("Seven and eight are odd and even.", ["7", "8"]),
        ("The bill names sections 2, 3 and 4.", ["2", "3", "4"]),
        ("In Selm 12 500 came, and 1,200 in Oke.", ["12", "500", "1200"]),
        ("In Selm 12 500 came, and 1 200 in Oke.", ["12500", "1200"]),
        ("He is 5'11 tall.", []),
    ],
)
def test_numbers_that_only_stand_side_by_side_are_several(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Call 020 7946 0018.",
        "Call 555 123 4567 now.",
        "Telephone: 800 555 123.",
        "Call us on 800 555 123.",
        "It rang +33 1 23 45 67 89.",
        "It is at 192.168.100.200 and 2018.1.5.",
        "Agent 007 was not there.",
        "Ticket #12 000 won.",
    ],
)
def test_telephone_numbers_and_codes_are_no_amounts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She won three crowns.", [("three", "3", None)]),
        ("The eleven won.", [("eleven", "11", None)]),
        ("It costs 5,000 won.", [("5,000 won", "5000", "KRW")]),
        ("He ran 800m and a tower is 450m tall.", []),
        ("Waves of 5m hit 5k runners.", []),
        ("He has 3 dong and 600 lei.", [("3", "3", None), ("600 lei", "600", "RON")]),
        ("The R2 zone and the R1200 bike.", []),
        ("The R101 crashed in 1930.", []),
        ("Drivers on SH2 and SH 16 wait.", [("16", "16", None)]),
        ("The KR 4 bus stops.", [("4", "4", None)]),
    ],
)
def test_a_word_after_a_small_number_need_not_be_money(text: str, found: list[Read]) -> None:
    assert read(text) == found


@pytest.mark.parametrize("length", [29, 36, 60, 5000])
@pytest.mark.parametrize(
    "frame", ["number {} here", "${}", "$ {} million", "{} percent", "{}th", "0.{}", "{} km"]
)
def test_more_figures_than_anybody_counts_have_no_value(length: int, frame: str) -> None:
    assert read(frame.format("9" * length)) == []


@pytest.mark.parametrize("figures", ["9" * 28, "12345678901234567890.1234567"])
def test_a_long_number_keeps_every_figure(figures: str) -> None:
    assert [value for _, value, _ in read(f"number {figures} here")] == [figures]


@given(st.text("0123456789²½٣３ ,.'’-\u00a0$€%kmbntheRs\n", max_size=60))
def test_no_figures_stop_the_reading(text: str) -> None:
    assert len(plain_figures(text)) == len(text)
    for amount in find_amounts(text):
        assert text[amount.start : amount.end].strip()


@given(st.integers(1, 10**12), st.sampled_from(["\u00a0", "\u202f", "'", ",", " "]))
def test_a_number_in_groups_has_its_value(number: int, gap: str) -> None:
    written = f"{number:,}".replace(",", gap)
    # Four groups without a nought in front may be a list.
    if gap != " " or "0" in {group[0] for group in written.split(" ")[1:]}:
        assert [value for _, value, _ in read(f"It has €{written} left")] == [str(number)]
