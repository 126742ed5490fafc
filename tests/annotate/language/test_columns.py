import pytest

from annotate.language.columns import bounds_of, paragraphs_of, quotations_of, starts_of, words_of
from tests import pipelines


@pytest.mark.parametrize("text", ["", " ", "\n\n", "One.", " One  two,\n\nthree’s “four” 5–6 🇩🇪 e\u0301 "])
def test_columns_say_what_every_token_says(text: str) -> None:
    doc = pipelines.plain()(text)
    assert starts_of(doc) == [token.idx for token in doc]
    assert words_of(doc) == [token.i for token in doc if not token.is_space]
    assert bounds_of(doc) == [(token.idx, token.idx + len(token)) for token in doc]


def test_a_line_break_ends_a_paragraph_and_the_break_belongs_to_the_one_before() -> None:
    doc = pipelines.plain()("One two.\n\nThree  four.\nFive.")
    assert [(token.text, number) for token, number in zip(doc, paragraphs_of(doc), strict=True)] == [
        ("One", 0),
        ("two", 0),
        (".", 0),
        ("\n\n", 0),
        ("Three", 1),
        (" ", 1),
        ("four", 1),
        (".", 1),
        ("\n", 1),
        ("Five", 2),
        (".", 2),
    ]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "«»", ("« ", " »")])
def test_words_of_a_quotation_have_its_number_in_every_style(opening: str, closing: str) -> None:
    doc = pipelines.plain()(f"{opening}We won,{closing} said Ann. {opening}They lost,{closing} said Bo.")
    quoted = quotations_of(doc)
    words = {token.text: number for token, number in zip(doc, quoted, strict=True)}
    assert (words["We"], words["won"], words["They"], words["lost"]) == (1, 1, 2, 2)
    assert not any(words[word] for word in ("said", "Ann", "Bo"))


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    doc = pipelines.plain()("He said: “We won.\n\nThe town slept.")
    quoted = quotations_of(doc)
    assert quoted[[token.text for token in doc].index("won")] == 1
    assert quoted[[token.text for token in doc].index("town")] == 0
