"""Pipelines of the user's own: what they set stays, what they lack comes from the shipped model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from annotate import Annotator, Article
from annotate.errors import SettingsError
from annotate.language import build_pipeline, groups
from annotate.record import Annotations
from annotate.settings import PipelineSettings, Settings

TEXT = "Maria Ortega, the mayor, said on Tuesday that two ferries would stop in Berlin."
WORDS = TEXT.replace(",", " ,").replace(".", " .").split()


def _trained(*components: str) -> Language:
    """Make a pipeline that has learned one sentence, every word of which hangs on the first one."""
    spacy.util.fix_random_seed(0)  # type: ignore[attr-defined] # documented there
    nlp = spacy.blank("en")
    reference = Doc(
        nlp.vocab,
        words=WORDS,
        spaces=[False if word == "Ortega" else word != "Berlin" for word in WORDS],
        heads=[0] * len(WORDS),
        deps=["ROOT"] + ["chained"] * (len(WORDS) - 1),
        ents=["B-PER", "I-PER"] + ["O"] * (len(WORDS) - 3) + ["B-PER"],
    )
    for component in components:
        nlp.add_pipe(component, config={"min_action_freq": 1} if component == "parser" else {})
    examples = [Example(nlp.make_doc(reference.text), reference)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(12):
        nlp.update(examples, sgd=optimizer)
    return nlp


def _ruled(labels: dict[str, str], language: str = "en") -> Language:
    nlp = spacy.blank(language)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": words} for words, label in labels.items()]
    )
    return nlp


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Language], str]:
    def save(nlp: Language) -> str:
        nlp.to_disk(tmp_path / "own")
        return str(tmp_path / "own")

    return save


@pytest.fixture
def annotated(saved: Callable[[Language], str]) -> Callable[[Language], Annotations]:
    def annotate(nlp: Language) -> Annotations:
        settings = Settings(pipeline=PipelineSettings(saved(nlp)))
        return Annotator.from_settings(settings).annotate(Article.from_text(TEXT, published="2025-06-05"))

    return annotate


def _names(record: Annotations) -> set[tuple[str, str]]:
    return {(m.exact, e.type) for e in record.entities for m in e.mentions if m.kind == "name"}


def _is_complete(doc: Doc) -> bool:
    words = [token for token in doc if not token.is_space]
    return all(token.tag_ and token.pos_ and token.lemma_ and token.dep_ for token in words)


def test_trees_of_a_parser_stay_and_get_the_tags_that_it_lacks(saved: Callable[[Language], str]) -> None:
    doc = build_pipeline(saved(_trained("parser")))(TEXT)
    relations = {token.dep_ for token in doc}
    assert "chained" in relations
    assert relations <= {"ROOT", "chained", "dep"}
    assert _is_complete(doc)
    assert doc[6].lemma_ == "say"
    assert ("Maria Ortega", "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]


def test_entities_of_a_recogniser_stay_and_get_the_trees_that_it_lacks(
    saved: Callable[[Language], str],
) -> None:
    doc = build_pipeline(saved(_trained("ner")))(TEXT)
    assert {ent.label_ for ent in doc.ents} == {"PER"}
    assert _is_complete(doc)
    assert any(token.dep_ == "nsubj" for token in doc)


@pytest.mark.parametrize("components", [[], ["sentencizer"]], ids=["blank", "sentencizer"])
def test_a_pipeline_of_next_to_nothing_gets_everything(
    components: list[str], annotated: Callable[[Language], Annotations]
) -> None:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    record = annotated(nlp)
    assert {("Maria Ortega", "PERSON"), ("Berlin", "GPE")} <= _names(record)
    assert [c.cue[0].exact for c in record.claims] == ["said"]
    assert record.diagnostics == ()


def test_a_tag_that_is_given_stays_and_the_others_come(saved: Callable[[Language], str]) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"ORTH": "mayor"}]], {"TAG": "FW", "POS": "X"})  # type: ignore[attr-defined]
    doc = build_pipeline(saved(nlp))(TEXT)
    assert [(t.tag_, t.pos_, t.lemma_) for t in doc if t.text == "mayor"] == [("FW", "X", "mayor")]
    assert _is_complete(doc)


def test_labels_of_other_schemes_are_understood(annotated: Callable[[Language], Annotations]) -> None:
    record = annotated(_ruled({"Maria Ortega": "PER", "Berlin": "placeName", "ferries": "VESSEL"}))
    assert {("Maria Ortega", "PERSON"), ("Berlin", "GPE"), ("ferries", "MISC")} <= _names(record)


def test_times_and_amounts_of_another_scheme_are_no_names(
    annotated: Callable[[Language], Annotations],
) -> None:
    record = annotated(_ruled({"Tuesday": "DATE", "two": "CARDINAL", "Maria Ortega": "PERSON"}))
    assert _names(record) == {("Maria Ortega", "PERSON"), ("two", "CARDINAL")}
    assert [e.value for e in record.entities if e.type == "CARDINAL"] == ["2"]
    assert [(t.exact, t.value) for t in record.timeline.times] == [("Tuesday", "2025-06-03")]


def test_a_pipeline_of_another_language_works_with_a_warning(
    annotated: Callable[[Language], Annotations],
) -> None:
    record = annotated(_ruled({"Maria Ortega": "PER"}, "de"))
    assert ("Maria Ortega", "PERSON") in _names(record)
    assert [d.code for d in record.diagnostics] == ["pipeline-language"]
    assert '"de"' in record.diagnostics[0].message


def test_a_pipeline_of_several_languages_needs_no_warning(
    annotated: Callable[[Language], Annotations],
) -> None:
    assert annotated(spacy.blank("xx")).diagnostics == ()


def test_a_pipeline_saved_with_the_component_in_it_is_taken_as_it_is(
    saved: Callable[[Language], str],
) -> None:
    own = build_pipeline()
    own.add_pipe("entity_ruler", before="dateline_encoder").add_patterns(  # type: ignore[attr-defined]
        [{"label": "PRODUCT", "pattern": "ferries"}]
    )
    nlp = build_pipeline(saved(own))
    assert nlp.pipe_names == ["entity_ruler", "dateline_encoder"]
    doc = nlp(TEXT)
    assert {("ferries", "PRODUCT"), ("Maria Ortega", "PERSON")} <= {(e.text, e.label_) for e in doc.ents}
    assert "said" in [span.text for span in doc.spans[groups.CUES]]


def _refusal(name: str) -> str:
    with pytest.raises(SettingsError) as caught:
        Annotator.from_settings(Settings(pipeline=PipelineSettings(name)))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_not_installed_is_named() -> None:
    assert _refusal("en_nowhere") == (
        'pipeline.name: no spaCy pipeline "en_nowhere" is installed. Install it, or set it to "dateline".'
    )


def test_a_package_that_is_no_pipeline_is_named() -> None:
    assert _refusal("rich").startswith('pipeline.name: "rich" cannot be loaded as a spaCy pipeline: ')


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path) -> None:
    assert "cannot be loaded as a spaCy pipeline: [E053]" in _refusal(str(tmp_path))


def test_a_part_that_is_not_installed_is_named(saved: Callable[[Language], str]) -> None:
    path = saved(_ruled({"Berlin": "GPE"}))
    config = Path(path) / "config.cfg"
    config.write_text(config.read_text().replace('factory = "entity_ruler"', 'factory = "nowhere"'))
    assert "'nowhere'" in _refusal(path)
