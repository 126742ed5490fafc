"""The encoder as users of spaCy meet it, with the weights that ship."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc, DocBin

from annotate.language import build_pipeline, groups
from annotate.language.component import ENTITY_LABELS, DatelineEncoder
from annotate.language.encoder.model import Encoder, shipped_encoder
from annotate.weights import shipped

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


@pytest.mark.parametrize(("readiness", "count"), [(50.0, 13), (-50.0, 2)])
def test_what_was_calibrated_weighs_the_beginning_of_sentences(readiness: float, count: int) -> None:
    encoder = Encoder(shipped())
    encoder.heads["sentence"] = np.asarray(readiness, np.float32)
    pipeline = build_pipeline()
    component = pipeline.get_pipe("dateline_encoder")
    assert isinstance(component, DatelineEncoder)
    component.use(encoder)
    doc = pipeline("Rain fell. Ann left.\n\nThe ferry sailed. Bo stayed.")
    assert len(list(doc.sents)) == count


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


def test_a_document_read_back_elsewhere_is_the_same(nlp: Language) -> None:
    doc = nlp(TEXT)
    doc.user_data["desk"] = "foreign"
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert again.to_json() == doc.to_json()
    assert again.user_data["desk"] == "foreign"


def test_a_pipeline_survives_pickling_bytes_and_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    copies = [
        pickle.loads(pickle.dumps(nlp)),
        spacy.blank("en", config=nlp.config).from_bytes(nlp.to_bytes()),
        spacy.load(tmp_path / "saved"),
    ]
    wanted = nlp(TEXT + " Really?!").to_json()
    assert [copy(TEXT + " Really?!").to_json() == wanted for copy in copies] == [True] * 3


def test_matchers_and_displacy_work_on_the_document(nlp: Language) -> None:
    doc = nlp(TEXT)
    words = Matcher(nlp.vocab)
    words.add("duration", [[{"POS": "NUM"}, {"LEMMA": "year", "TAG": "NNS"}]])
    assert [span.text for span in words(doc, as_spans=True)] == ["three years"]
    trees = DependencyMatcher(nlp.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    trees.add("denial", [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "deny"}}, subject]])
    assert [[doc[i].text for i in places] for _, places in trees(doc)] == [["denied", "ministry"]]
    assert "Maria Ortega" in displacy.render(doc, style="ent", jupyter=False)
    assert "nsubj" in displacy.render(list(doc.sents), style="dep", jupyter=False)


def test_noun_phrases_are_found_in_the_document_and_in_what_is_read_back(nlp: Language) -> None:
    doc = nlp(TEXT)
    phrases = {chunk.text for chunk in doc.noun_chunks}
    assert {"the mayor", "Port Ellis", "three years", "The transport ministry", "the work"} <= phrases
    (again,) = DocBin(docs=[doc]).get_docs(nlp.vocab)
    assert {chunk.text for chunk in again.noun_chunks} == phrases


def test_entities_that_are_set_before_stay() -> None:
    own = spacy.blank("en")
    ruler = own.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "SHIP", "pattern": "ferry line"}])  # type: ignore[attr-defined]
    own.add_pipe("dateline_encoder")
    found = {(ent.text, ent.label_) for ent in own(TEXT).ents}
    assert {("ferry line", "SHIP"), ("Maria Ortega", "PERSON")} <= found


def test_an_error_in_one_text_is_handled_as_the_pipeline_says(monkeypatch: pytest.MonkeyPatch) -> None:
    own = spacy.blank("en")
    component = own.add_pipe("dateline_encoder")
    failures: list[str] = []
    own.set_error_handler(lambda name, _, docs, error: failures.append(f"{name}: {docs[0].text}: {error}"))  # type: ignore[arg-type,return-value] # one that goes on is allowed

    def failing(doc: Doc, *_: object) -> None:
        if "bad" in doc.text:
            raise ValueError("no weights")

    monkeypatch.setattr(component, "_write_spans", failing)
    assert [doc.text for doc in own.pipe(["good", "bad", "fine"])] == ["good", "fine"]
    assert failures == ["dateline_encoder: bad: no weights"]


def test_threads_and_workers_change_nothing(nlp: Language) -> None:
    texts = [TEXT, "Lena Fischer spoke in Berlin.", TEXT[:90], ""]
    wanted = [nlp(text).to_json() for text in texts]
    two = build_pipeline(threads=2)
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda text: two(text).to_json(), texts * 2)) == wanted * 2


def test_another_process_opens_the_weights_for_itself(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = nlp(TEXT).to_json()
    encoder = shipped_encoder(0)
    session = encoder._session
    monkeypatch.setattr("os.getpid", lambda: -1)
    assert nlp(TEXT).to_json() == before
    assert encoder._session is not session


@pytest.mark.parametrize(
    ("config", "problem"),
    [({"threads": "two"}, "threads"), ({"entities": "some"}, "entities"), ({"treads": 1}, "treads")],
)
def test_a_wrong_setting_is_named(config: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        spacy.blank("en").add_pipe("dateline_encoder", config=config)


def test_the_component_says_what_it_assigns(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert {"doc.ents", "doc.sents", "token.lemma"} <= set(analysis["summary"]["dateline_encoder"]["assigns"])
    assert nlp.pipe_labels["dateline_encoder"] == list(ENTITY_LABELS.values())


@pytest.mark.parametrize("batch_size", [1, 2, 50])
def test_pairs_of_texts_and_contexts_go_through(nlp: Language, batch_size: int) -> None:
    pairs = [("Lena Fischer spoke.", 1), ("", 2), ("  \n", 3), ("Yes", 4)]
    through = nlp.pipe(pairs, as_tuples=True, batch_size=batch_size)
    assert [(doc.text, context) for doc, context in through] == pairs


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
