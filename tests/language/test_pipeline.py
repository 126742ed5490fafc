"""The encoder as users of spaCy meet it, with the weights that ship."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from annotate.language import build_pipeline, groups

TEXT = (
    "Ferry line to reopen\n\n"
    "GENEVA, March 3 - Maria Ortega, the mayor of Port Ellis, said on Tuesday that the ferry line "
    "would reopen in April 2024. “We have waited for three years,” she added. "
    "The transport ministry denied that it had delayed the work."
)
ODD = [
    "",
    " \n\n\t ",
    "a",
    "😀",
    "\u200b\u200b",
    "“",
    "\r\n\x85\u2028 x",
    "שלום עולם, said Cohen.",
    "x" * 5000,
    "1 2 3 " * 400,
    "\x00\x1b[31mred",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def test_the_factory_is_found_through_its_entry_point() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_encoder")
    doc = nlp("Angela Merkel lives in Berlin.")
    assert [ent.label_ for ent in doc.ents] == ["PERSON", "LOC"]


def test_an_article_gets_every_layer(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert ("Maria Ortega", "PERSON") in [(e.text, e.label_) for e in doc.ents]
    assert "Maria Ortega" in " | ".join(s.text for s in doc.spans[groups.SOURCES])
    assert {"said", "added", "denied"} <= {s.text for s in doc.spans[groups.CUES]}
    assert "April 2024" in [s.text for s in doc.spans[groups.TIMES]]
    assert "reopen" in [s.text for s in doc.spans[groups.EVENTS]]
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")
    assert len(list(doc.sents)) >= 4


def test_every_content_of_a_quotation_finds_its_cue(nlp: Language) -> None:
    doc = nlp(TEXT)
    contents = doc.spans[groups.CONTENTS]
    cues = doc.spans[groups.CUES]
    pairs = {c.text: cues[i].text for c, i in zip(contents, contents.attrs["cue"], strict=True) if i >= 0}
    quoted = [cue for content, cue in pairs.items() if "three years" in content]
    assert quoted == ["added"]


def test_attributes_run_parallel_to_their_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    for key in (groups.ENTITIES, groups.SOURCES, groups.CUES, groups.CONTENTS, groups.TIMES, groups.EVENTS):
        group = doc.spans[key]
        for values in group.attrs.values():
            assert len(values) == len(group)
        assert all(0 < value <= 1 for value in group.attrs["confidence"])


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_annotated_over_exactly_their_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_the_same_text_gives_the_same_annotations(nlp: Language) -> None:
    first, second = nlp(TEXT).to_json(), nlp(TEXT).to_json()
    assert first == second


def test_a_long_article_is_read_in_windows_that_do_not_show(nlp: Language) -> None:
    doc = nlp("\n\n".join([TEXT] * 12))
    cues = [s.text for s in doc.spans[groups.CUES]]
    assert cues.count("denied") == 12
    assert cues.count("added") == 12


def test_annotations_survive_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(nlp.vocab)
    for key in (groups.CUES, groups.EVENTS):
        assert [(s.start, s.end, s.label_) for s in again.spans[key]] == [
            (s.start, s.end, s.label_) for s in doc.spans[key]
        ]
        assert again.spans[key].attrs == doc.spans[key].attrs


def test_pipe_keeps_the_order(nlp: Language) -> None:
    texts = ["Lena Fischer spoke.", "", "Tom Adeyemi left Berlin on Monday."]
    assert [doc.text for doc in nlp.pipe(texts)] == texts


def test_a_pipeline_of_the_users_own_gives_entities_and_syntax(tmp_path: Path) -> None:
    own = spacy.blank("en")
    ruler = own.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PRODUCT", "pattern": "Ferry"}])  # type: ignore[attr-defined]
    own.to_disk(tmp_path / "own")
    doc = build_pipeline(str(tmp_path / "own"))(TEXT)
    assert [(e.text, e.label_) for e in doc.ents] == [("Ferry", "PRODUCT")]
    assert "said" in [s.text for s in doc.spans[groups.CUES]]
    assert doc.has_annotation("DEP")


def test_an_unknown_pipeline_is_an_error() -> None:
    with pytest.raises(OSError, match="no_such_pipeline"):
        build_pipeline("no_such_pipeline")
