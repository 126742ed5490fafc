"""Headlines With Capitals: their names are found and take no verb with them."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.entities.mentions.numbers import NUMERIC
from annotate.language.headlines import is_headline, sentence_case
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.mark.parametrize(
    ("headline", "body", "named"),
    [
        (
            "Fitch Cuts Banco Toral Outlook To Negative",
            "The agency said on Monday that the bank's capital was too thin.",
            ["Fitch", "Banco Toral"],
        ),
        (
            "Police Arrest Two Over Toral Bank Theft",
            "Two men were held on Monday after a theft at a bank, police said.",
            ["Toral Bank"],
        ),
        (
            "Brandel Slashes Jobs As Sales Slump",
            "The tool maker Brandel will cut 400 jobs, it said. Brandel lost money.",
            ["Brandel"],
        ),
        (
            "Ortega Vows To Fight Mirano Mayor Over Tax",
            "President Ana Ortega said she would fight. Mirano's mayor, Luis Sol, laughed.",
            ["Ortega", "Mirano"],
        ),
        (
            "Nordbank Posts Loss, Cuts Dividend",
            "Nordbank lost 3 million crowns.",
            ["Nordbank"],
        ),
        (
            "Ministers Urge Halden Bank To Lend More",
            "The lender has cut loans by a third, the ministers said.",
            ["Halden Bank"],
        ),
        ("Rents Rise Again As Landlords Sell Up", "Rents rose for a third month.", []),
        ("The Best Films Of The Year So Far", "Our critics choose their favourites.", []),
    ],
)
def test_a_headline_has_the_names_and_no_more(
    annotator: Annotator, headline: str, body: str, named: list[str]
) -> None:
    record = annotator.annotate(Article.from_text(f"{headline}\n\n{body}"))
    found = [m for e in record.entities if e.type not in NUMERIC for m in e.mentions if m.kind == "name"]
    assert [m.exact for m in sorted(found, key=lambda m: m.start) if m.end <= len(headline)] == named


@pytest.mark.parametrize(
    ("line", "body", "sentence"),
    [
        ("Kallio Sells Stake In Port", "The fund sold its stake.", "Kallio sells stake in port"),
        ("Villagers Flee As Mount Tarin Erupts", "Ash fell.", "Villagers flee as Mount Tarin erupts"),
        (
            "Judge Fines Gray Over Paint",
            "Tom Gray, who sells gray paint, paid.",
            "Judge fines gray over paint",
        ),
        ("EU Warns BBC Over iPhone Ads", "It was sharp.", "EU warns BBC over iPhone ads"),
    ],
)
def test_what_is_common_elsewhere_has_no_capital(line: str, body: str, sentence: str) -> None:
    assert sentence_case(line, body) == sentence


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fitch Cuts Banco Toral Outlook To Negative", True),
        ("Fitch cuts outlook of Banco Toral to negative", False),
        ("FITCH CUTS BANCO TORAL OUTLOOK", False),
        ("Lena Ortiz", False),
        ("Ann Hale, Tom Roe And Ida Berg Sang.", False),
    ],
)
def test_headlines_are_told_from_sentences(line: str, expected: bool) -> None:
    assert is_headline(line) is expected
