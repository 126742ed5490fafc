"""Companies that are called after people, and the people."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from annotate.record import Entity
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def entity_of(annotator: Annotator, text: str, name: str) -> Entity:
    """Return the one entity that has a name, or a name with more words, among its mentions."""
    entities = annotator.annotate(Article.from_text(text)).entities
    (found,) = [e for e in entities if any(m.exact == name for m in e.mentions)]
    return found


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        (
            "The owner, Clark Weller Capital Group Ltd., bought it in 2019. Clark Weller will sell it.",
            "Clark Weller Capital Group Ltd.",
            "Clark Weller",
        ),
        (
            "The lawyers, Reed Marlow LLP, will appeal. Reed Marlow's fee was $2 million.",
            "Reed Marlow LLP",
            "Reed Marlow",
        ),
        (
            "Hart Bennett Holdings PLC will close plants. The union sued Hart Bennett.",
            "Hart Bennett Holdings PLC",
            "Hart Bennett",
        ),
        (
            "Shares of Thomas Moreau SA rose after Thomas Moreau raised its dividend.",
            "Thomas Moreau SA",
            "Thomas Moreau",
        ),
        (
            "Arthur Vance & Sons built the bridge. Arthur Vance had won the tender.",
            "Arthur Vance & Sons",
            "Arthur Vance",
        ),
        ("Morgan Selby Corp. cut jobs. Morgan Selby lost money.", "Morgan Selby Corp.", "Morgan Selby"),
        ("Franz Keller GmbH sued. Franz Keller declined to comment.", "Franz Keller GmbH", "Franz Keller"),
        ("Price Hallam LLP audited it. Price Hallam resigned in May.", "Price Hallam LLP", "Price Hallam"),
        (
            "The Harrison Drew Group fell. Harrison Drew will cut jobs.",
            "Harrison Drew Group",
            "Harrison Drew",
        ),
    ],
)
def test_a_company_without_its_ending_is_the_company(
    annotator: Annotator, text: str, long: str, short: str
) -> None:
    company = entity_of(annotator, text, short)
    assert (company.type, company.name) == ("ORG", long)
    assert [m.because for m in company.mentions if m.exact == short] != [None]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Michael Dell founded Dell Inc. in 1984. Dell said he would stay.", "Dell"),
        ("Edward Lyle Co. was founded by Edward Lyle. Edward Lyle died in 1931.", "Edward Lyle"),
        ("Dr. Laura Finch runs Laura Finch Ltd. Laura Finch opened a shop.", "Laura Finch"),
        ("Ralph Doyle Corp. rose. Ralph Doyle, 85, is its chairman.", "Ralph Doyle"),
        ("The Harrison Drew Group hired Harrison Drew as chairman.", "Harrison Drew"),
        ("The founder, Walter Disch, sold Disch Group Inc. to Norland. Disch, 71, will retire.", "Disch"),
        ("Lawyers from Baker Stone LLP met Ann Baker. Baker was freed.", "Baker"),
    ],
)
def test_a_person_of_the_same_name_is_a_person(annotator: Annotator, text: str, person: str) -> None:
    assert entity_of(annotator, text, person).type == "PERSON"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The law firm McKellar Van der Meer & Wills has sued.", "McKellar Van der Meer & Wills"),
        ("Auditors Stone, Hale & Brook quit on Monday.", "Stone, Hale & Brook"),
        ("Lawyers at Price, Oake & Partners wrote it.", "Price, Oake & Partners"),
        ("Price Hallam LLP audited the firm.", "Price Hallam LLP"),
        ("Selm Foods grew. Harrow & Dunn, its rival, cut jobs. Dunn said so.", "Harrow & Dunn"),
    ],
)
def test_a_firm_of_several_names_is_one(annotator: Annotator, text: str, firm: str) -> None:
    text += " Petra van der Meer, a nurse, was not told."
    assert entity_of(annotator, text, firm).type == "ORG"
    assert entity_of(annotator, text, "Petra van der Meer").type == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "The Texas AG met Ken Paxton. Colorado Co. and Colorado differ.",
        "Harry & Meghan is a film. Ann Hale, Tom Roe and Ida Berg sang.",
        "Lawyers for Ann Hale and Tom Roe met Ida Berg.",
    ],
)
def test_people_and_places_beside_such_words_keep_their_type(annotator: Annotator, text: str) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    types = {e.name: e.type for e in entities}
    kept = {"Ken Paxton", "Ann Hale", "Tom Roe", "Ida Berg"} & set(types)
    assert kept
    assert {types[name] for name in kept} == {"PERSON"}
    assert types.get("Colorado", "GPE") == "GPE"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("McDonald's opened a shop in Lagos.", "McDonald's"),
        ("McDonald’s workers went on strike in Lagos.", "McDonald’s"),
        ("The agencies Moody's and Fitch cut the rating of the bank.", "Moody's"),
        ("Trader Joe's fell. Standard & Poor's kept the rating.", "Standard & Poor's"),
        ("Trader Joe's recalled the crackers.", "Trader Joe's"),
        # The firm or the person has something here.
        ("The painter Ann McDonald's house burned down.", "Ann McDonald"),
        ("Mr Lowe's plan failed in parliament.", "Lowe"),
        ("Unilever's chief left after a year.", "Unilever"),
    ],
)
def test_a_firm_keeps_the_ending_that_is_its_own(annotator: Annotator, text: str, name: str) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    assert name in [mention.exact for e in entities for mention in e.mentions if mention.kind == "name"]


@pytest.mark.parametrize(
    ("text", "firm", "count"),
    [
        ("The shirts went to Britain's Tower & Lowe. Tower & Lowe said it was sorry.", "Tower & Lowe", 2),
        ("Johnson & Johnson fell in New York. Alan Johnson sold his shares.", "Johnson & Johnson", 1),
        ("Marks & Spencer and Barnes & Noble declined to comment.", "Marks & Spencer", 1),
        ("Police searched an office of Ernst and Young in Lima.", "Ernst and Young", 1),
        ("Harlow & Finch, a bakery chain, hired Jane Harlow.", "Harlow & Finch", 1),
        ("On Friday, Whitlow & Tarrant posted a loss.", "Whitlow & Tarrant", 1),
    ],
)
def test_two_names_with_an_ampersand_are_one_firm(
    annotator: Annotator, text: str, firm: str, count: int
) -> None:
    entity = entity_of(annotator, text, firm)
    assert entity.type == "ORG"
    assert [m.exact for m in entity.mentions].count(firm) == count
    parts = set(firm.replace(" and ", " & ").split(" & "))
    others = annotator.annotate(Article.from_text(text)).entities
    assert not [m for e in others for m in e.mentions if m.exact in parts]


def test_a_firm_with_an_ampersand_is_the_same_with_and(annotator: Annotator) -> None:
    text = "Whitlow & Tarrant posted a loss in May. Analysts blamed Whitlow and Tarrant for it."
    (entity,) = [e for e in annotator.annotate(Article.from_text(text)).entities if "Whitlow" in e.name]
    assert {m.exact for m in entity.mentions} >= {"Whitlow & Tarrant", "Whitlow and Tarrant"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Simon & Garfunkel sang in the park on Sunday.", "Simon & Garfunkel"),
        ("Children watched Tom & Jerry in the hall.", "Tom & Jerry"),
        ("Orde & Vane will sing at a concert in Leeds.", "Orde & Vane"),
        ("Smith & his wife left for Leeds.", "Smith & his"),
        ("The R&B singer answered questions in a Q&A.", "Q&A"),
        ("Germany & France agreed on the plan.", "Germany & France"),
        ("Crosby, Stills & Nash were there.", "Stills & Nash"),
        ("Mark Kellow met Alan Dray in May. In June, Kellow & Dray quarrelled.", "Kellow & Dray"),
        ("Kellow and Dray quarrelled in the lift.", "Kellow and Dray"),
        ("The Ministry of Trade & Labour closed the office.", "Trade & Labour"),
        ("John Carver & Mary Dale married in May.", "Carver & Mary"),
        ("Keir & Macron Meet\n\nThe two men met in Paris on Monday.", "Keir & Macron"),
    ],
)
def test_what_else_has_an_ampersand_is_no_firm(annotator: Annotator, text: str, pair: str) -> None:
    entities = annotator.annotate(Article.from_text(text)).entities
    assert not [m for e in entities if e.type == "ORG" for m in e.mentions if m.exact == pair]
