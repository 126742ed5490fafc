import pytest
from spacy.lang.en import English

from annotate.language.columns import bounds_of, starts_of, words_of


@pytest.mark.parametrize("text", ["", " ", "\n\n", "One.", " One  two,\n\nthree’s “four” 5–6 🇩🇪 e\u0301 "])
def test_columns_say_what_every_token_says(text: str) -> None:
    doc = English()(text)
    assert starts_of(doc) == [token.idx for token in doc]
    assert words_of(doc) == [token.i for token in doc if not token.is_space]
    assert bounds_of(doc) == [(token.idx, token.idx + len(token)) for token in doc]
