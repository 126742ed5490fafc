"""Who speaks where a pronoun, a description or an office stands for whoever is quoted."""

from __future__ import annotations

import pytest

from annotate.annotator import Annotator
from annotate.article import Article
from tests import pipelines


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


def speaker(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of who says what has some words in it; nothing where nobody is found."""
    found = annotator.annotate(Article.from_text(text))
    names = {entity.id: entity.name for entity in found.entities}
    [claim] = [one for one in found.claims if words in " ".join(span.exact for span in one.content)]
    return names.get(claim.source.entity or "") if claim.source else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Union secretary Paul Renner said on Monday that the mill had been promised to the workers.\n\n"
            'The claim was rejected at once by owner Viktor Halasz. "I never made such a promise," he '
            "said in "
            'Gyor. "I met Mr Renner once, in March."',
            "I never",
            "Viktor Halasz",
        ),
        (
            "Coach Dana Whitlow said on Friday that the swimmer had asked to leave.\n\nHer account was "
            "disputed "
            'by team doctor Irena Sobol. "Nobody left early," she told reporters. "Whitlow wants a row."',
            "left early",
            "Irena Sobol",
        ),
        (
            "Mayor Carl Benning opened the bridge on Sunday. Engineer Tomas Ilves was not invited.\n\n"
            '"Benning never read the plans," he told the Courier. "I drew them."',
            "never read",
            "Tomas Ilves",
        ),
    ],
)
def test_nobody_speaks_of_himself_by_name(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert speaker(annotator, text, words) == name


@pytest.mark.parametrize(
    "said",
    [
        '"My name is Karl Brenner and I am no thief," he told the court.',
        '"I, Karl Brenner, will not pay," he told the court.',
        '"They called me Brenner and I am no thief," he told the court.',
    ],
)
def test_but_who_tells_his_own_name_does(annotator: Annotator, said: str) -> None:
    text = f"Karl Brenner, 58, has run the farm since 1990.\n\n{said}"
    assert speaker(annotator, text, "Brenner") == "Karl Brenner"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            'His sister Rana, a pilot, thinks the row will end. "Amira will come home by June," she '
            "says. Haddad "
            'shrugs. "I may not," she says.\n\nAmira Haddad left in 2010.',
            "I may not",
            "Amira Haddad",
        ),
        (
            'Her son Felix, a cook, hopes the shop will stay. "Mother never rests," he says. Greta Lohmann '
            'laughs. "I will rest," she says.',
            "I will rest",
            "Greta Lohmann",
        ),
        (
            'The dean, Simon Frey, praised the plan. "It is brave," he said. Karl Ott nodded. "We had no '
            'choice," he said.',
            "no choice",
            "Karl Ott",
        ),
        # Not whoever is only spoken of there, nor who cannot be "he".
        ('Simon Frey praised Karl Ott. "It is brave," he said.', "brave", "Simon Frey"),
        (
            'The dean, Simon Frey, praised the plan. Greta Lohmann laughed. "It is brave," he said.',
            "brave",
            "Simon Frey",
        ),
    ],
)
def test_who_acts_right_before_a_quotation_speaks_it(
    annotator: Annotator, text: str, words: str, name: str
) -> None:
    assert speaker(annotator, text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Marsh's coach Peter Dunlop said the knee would heal, although he conceded he had not seen "
            "the scan.",
            "had not seen",
            "Peter Dunlop",
        ),
        (
            "The mayor's brother Hans Vogel claimed he had never met the builder, although he admitted "
            "that a "
            "letter had come.",
            "a letter",
            "Hans Vogel",
        ),
        (
            "Weber's trainer Luca Bini said the horse was fit, and he insisted that the vet had agreed.",
            "the vet",
            "Luca Bini",
        ),
    ],
)
def test_who_says_one_thing_says_the_other(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert speaker(annotator, text, words) == name


@pytest.mark.parametrize(
    ("second", "name"),
    [
        (
            "A midwife, Carla Voss, who speaks Romani, has been visiting camps since May. She says that "
            "forty "
            "women have come.",
            "Carla Voss",
        ),
        (
            "A fisher, Olga Brandt, who speaks Sami, lost her boat. She says that forty boats have gone.",
            "Olga Brandt",
        ),
        # He is nobody whom the first sentence is about, and she no man.
        ("A baker, Karl Ott, sold forty loaves. She says that forty is enough.", None),
    ],
)
def test_she_is_whom_an_office_introduces(annotator: Annotator, second: str, name: str | None) -> None:
    first = "Health Secretary Maura Dunn said the wards would open. She rejected a call for more beds.\n\n"
    assert speaker(annotator, first + second, "that forty") in {name, "Maura Dunn" if name is None else name}


@pytest.mark.parametrize(
    ("operator", "officer"),
    [
        (
            ("The operator, Baltia Ferries,", "Baltia Ferries"),
            ("chief engineer, Marek Wolski,", "Marek Wolski"),
        ),
        (
            ("The contractor, Hollins Works,", "Hollins Works"),
            ("safety director, Tamsin Vole,", "Tamsin Vole"),
        ),
        (
            ("The owner, Selm Holdings,", "Selm Holdings"),
            ("managing director, Ulrik Halvor,", "Ulrik Halvor"),
        ),
    ],
)
def test_what_stands_beside_a_name_is_who_is_named(
    annotator: Annotator, operator: tuple[str, str], officer: tuple[str, str]
) -> None:
    text = (
        'The harbour pilot, Jens Kroll, had seen the fog. "I told them twice," Mr Kroll said on Tuesday. '
        f"{operator[0]} denied that it was told. Its {officer[0]} claimed that the radar had worked."
    )
    assert speaker(annotator, text, "it was told") == operator[1]
    assert speaker(annotator, text, "the radar") == officer[1]


def test_an_owner_may_be_somebody(annotator: Annotator) -> None:
    text = (
        "The owner, Maria Keller, denied that it bit. Her husband, Otto Keller, insisted that it was chained."
    )
    assert speaker(annotator, text, "it bit") == "Maria Keller"
    assert speaker(annotator, text, "chained") == "Otto Keller"


_THEMSELVES = {None, "This newspaper", "The ministry", "The cabinet", "this newspaper"}


@pytest.mark.parametrize(
    "text",
    [
        "Harbour minister Lena Pirro suspended the licence of Baltia Ferries on Monday. The company was "
        "silent. "
        "The ministry says that it was checked.",
        "The Nifty has lost 300 points since Finance Minister Anil Joshi sat down. The cabinet said "
        "that it was "
        "checked.",
        "This newspaper said on Monday that it was checked. On Tuesday RTÉ broadcast the emails.",
        "The affair began when this newspaper said that it was checked. The minister told the Bundestag "
        "nothing.",
    ],
)
def test_a_ministry_is_no_firm_and_this_newspaper_nothing_else(annotator: Annotator, text: str) -> None:
    assert speaker(annotator, text, "it was checked") in _THEMSELVES


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Ministry of Health has forty inspectors. The ministry said that none came.",
            "Ministry of Health",
        ),
        (
            "The Interior Ministry has ten ships. On Monday the ministry said that none came.",
            "Interior Ministry",
        ),
        ("The Department of Trade has ten ships. The ministry said that none came.", "Department of Trade"),
    ],
)
def test_but_what_its_name_tells_is_one(annotator: Annotator, text: str, name: str) -> None:
    assert speaker(annotator, text, "none came") == name


def test_a_board_of_one_is_no_board_of_another(annotator: Annotator) -> None:
    text = (
        "Selden board said no to it\n\nSelden Copper has turned down an offer from Ikeda Steel. Any "
        "deal needs "
        "approval by the National Competition Board, which blocked a bid in 2022."
    )
    entities = annotator.annotate(Article.from_text(text)).entities
    assert not any(
        {"Selden board", "National Competition Board"} <= {m.exact.strip() for m in e.mentions}
        for e in entities
    )


@pytest.mark.parametrize(
    ("office", "holder", "officer"),
    [
        ("Mayor", "Mayor Joan Comeau", "Sgt. Luc Arsenault"),
        ("Governor", "Governor Nadia Price", "Capt. Dan Ruiz"),
        ("President", "President Ivo Maric", "Col. Petra Novak"),
    ],
)
def test_an_office_is_nobody_elses_than_who_has_it(
    annotator: Annotator, office: str, holder: str, officer: str
) -> None:
    text = (
        f"{office} survives vote by one\n\n{holder} survived a vote on Wednesday night, after the councillor "
        f"left the room. State police {officer} said that officers would not comment."
    )
    entities = annotator.annotate(Article.from_text(text)).entities
    last = officer.split()[-1]
    [other] = [entity for entity in entities if entity.name.endswith(last)]
    assert office not in {mention.exact.strip() for mention in other.mentions}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Norwegian Union of Nurses general secretary Ingrid Moe", "Ingrid Moe"),
        ("Society for the Protection of Rivers chairman Paul Hewitt", "Paul Hewitt"),
        ("Ministry of Health spokesman Omar Saleh", "Omar Saleh"),
        ("A spokesman for Ingrid Moe", None),
        ("Aides of President Maria Ruiz", None),
    ],
)
def test_a_body_with_of_in_its_name_stands_before_one_of_its_people(
    annotator: Annotator, source: str, name: str | None
) -> None:
    text = f"{source} said on Monday that the strike would go on."
    assert speaker(annotator, text, "go on") in ({name} if name else {None, "A spokesman", source})


def entity_of(annotator: Annotator, text: str, words: str) -> str | None:
    """Return the name of the entity that has a mention with some words."""
    entities = annotator.annotate(Article.from_text(text)).entities
    return next((one.name for one in entities for mention in one.mentions if mention.exact == words), None)


@pytest.mark.parametrize(
    "adviser", ["the law firm Brackley", "the audit firm Brackley", "the consulting firm Brackley"]
)
def test_who_advises_a_company_is_not_the_company(annotator: Annotator, adviser: str) -> None:
    text = (
        f"Selden Copper has rejected an offer. The mine in Orlo belongs to Selden. On Monday Selden "
        f"hired {adviser}. "
        "The company will pay a dividend of 40 cents in December."
    )
    assert entity_of(annotator, text, "The company") in {None, "Selden Copper"}


@pytest.mark.parametrize("noun", ["mine", "refinery", "mill"])
def test_what_a_firm_has_built_is_not_the_firm(annotator: Annotator, noun: str) -> None:
    text = (
        f"Ikeda Metals rejected an offer. Selden Minerals bought the Yandal {noun} from Ikeda Metals in "
        f"2016, and sold "
        f"it again. The {noun} employs 300."
    )
    assert entity_of(annotator, text, f"The {noun}") not in {"Ikeda Metals", "Selden Minerals"}


_CASE = (
    "Lawyer Mark Ellis said that his client, Daniel Reed, would appeal. “It was thin,” he told reporters. "
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Who contradicts another or tells of him goes on to speak.
        (
            _CASE + "Detective Paul Young disagreed with Ellis. “The jury saw the truth,” he told reporters.",
            "saw the truth",
            "Paul Young",
        ),
        (
            _CASE + "Detective Paul Young rejected what Ellis said. “It was the right result,” he said.",
            "right result",
            "Paul Young",
        ),
        (
            _CASE + "Detective Paul Young dismissed that claim by Ellis. He told reporters that it was over.",
            "was over",
            "Paul Young",
        ),
        # Who is asked answers, and who asks does not.
        (
            "Petr Novak said he had followed Varga. Ivan Horak asked why he had no pictures. “It was dark,” "
            "he said.",
            "was dark",
            "Petr Novak",
        ),
        (
            "Ivan Horak said he was ready. Horak asked Petr Novak why he had no pictures. “It was dark,” he "
            "said.",
            "was dark",
            "Petr Novak",
        ),
        # Who asks for something has not asked anybody.
        (
            "Petr Novak told the judge all of it. Ivan Horak asked for a day off. “We need it,” he said.",
            "need it",
            "Ivan Horak",
        ),
    ],
)
def test_who_goes_on_to_speak_of_two(annotator: Annotator, text: str, words: str, name: str) -> None:
    assert speaker(annotator, text, words) == name


@pytest.mark.parametrize(
    "text",
    [
        "About 60 per cent backed the plan. She said it would go ahead.",
        "The ballot was clear: 98 per cent were in favour. She called it historic.",
    ],
)
def test_a_share_is_nobody(annotator: Annotator, text: str) -> None:
    found = annotator.annotate(Article.from_text(text))
    assert not [entity.name for entity in found.entities if entity.type == "PERSON" and "cent" in entity.name]
