"""The engine as a whole, with the weights that ship."""

from __future__ import annotations

from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from annotate import Annotator, Article
from annotate.errors import SettingsError
from annotate.record import Annotations, Claim, EventMention, Mention, Time
from annotate.settings import EventsSettings, PipelineSettings, Settings
from tests import pipelines

SAMPLE = Path(__file__).parents[2] / "seeds" / "000_1bef791070b36b10.txt"
NEWS = (
    "Ferry line to reopen\n\n"
    "The ferry line to Port Ellis will reopen in April, Maria Ortega, the mayor, said on Sunday. "
    "“We have waited for three years,” Ortega added. "
    "The transport ministry denied that it had delayed the work. "
    "A storm destroyed the old pier on March 3, 2022."
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return pipelines.annotator()


@pytest.fixture(scope="module")
def sample(annotator: Annotator) -> Annotations:
    return annotator.annotate(Article.from_path(SAMPLE, published="2025-06-10"))


def _spans(record: Annotations) -> list[tuple[int, int, str]]:
    spans = [(m.start, m.end, m.exact) for e in record.entities for m in e.mentions]
    for claim in record.claims:
        parts = [*claim.cue, *claim.content, *(claim.source.spans if claim.source else ())]
        spans += [(s.start, s.end, s.exact) for s in parts]
    spans += [(t.start, t.end, t.exact) for t in record.timeline.times]
    spans += [(e.headline.start, e.headline.end, e.headline.exact) for e in record.timeline.events]
    told = [mention for event in record.timeline.events for mention in event.mentions]
    return spans + [(mention.start, mention.end, mention.exact) for mention in told]


def test_every_span_of_the_sample_is_exact(sample: Annotations) -> None:
    text = Article.from_path(SAMPLE).text
    spans = _spans(sample)
    assert len(spans) > 100
    assert all(text[start:end] == exact for start, end, exact in spans)


def test_the_sample_has_its_people_claims_and_days(sample: Annotations) -> None:
    names = {e.name for e in sample.entities if e.type == "PERSON"}
    assert {"Dmitry Medvedev"} <= names
    sources = {s.exact for c in sample.claims if c.source for s in c.source.spans}
    assert {"The Russian defense ministry", "Military analysts"} <= sources
    values = {t.exact: t.value for t in sample.timeline.times}
    assert values["Sunday"] == "2025-06-08"
    assert values["February 2022"] == "2022-02"


def test_events_are_ordered_and_each_stands_once(sample: Annotations) -> None:
    assert sorted(sample.timeline.order) == sorted(e.id for e in sample.timeline.events)


def test_nothing_of_the_boilerplate_is_an_event(sample: Annotations) -> None:
    boilerplate = [s for s in sample.document.sections if s.kind == "boilerplate"]
    assert boilerplate
    told = [mention for event in sample.timeline.events for mention in event.mentions]
    assert not any(s.start <= mention.start < s.end for s in boilerplate for mention in told)


def test_every_annotation_says_by_whom_and_how_sure(sample: Annotations) -> None:
    made: list[Mention | Claim | Time | EventMention] = [
        *(m for e in sample.entities for m in e.mentions),
        *sample.claims,
        *sample.timeline.times,
        *(m for e in sample.timeline.events for m in e.mentions),
    ]
    assert all(item.by in {"model", "rule"} and 0 < item.confidence <= 1 for item in made)


def test_names_claims_and_times_of_an_article_of_our_own(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(NEWS, published="2025-03-04"))
    mayor = next(e for e in record.entities if e.name == "Maria Ortega")
    assert mayor.aliases == ("Ortega",)
    by_cue = {c.cue[0].exact: c for c in record.claims if c.cue}
    assert by_cue["added"].quotation == "direct"
    assert by_cue["added"].source is not None
    assert by_cue["added"].source.entity == mayor.id
    assert by_cue["said"].quotation == "indirect"
    destroyed = next(e for e in record.timeline.events if "destroyed" in {m.exact for m in e.mentions})
    assert (destroyed.time.earliest, destroyed.time.latest) == ("2022-03-03", "2022-03-03")
    reopen = next(e for e in record.timeline.events if "reopen" in {m.exact for m in e.mentions})
    assert record.timeline.order.index(destroyed.id) < record.timeline.order.index(reopen.id)


def test_verbs_that_only_report_are_events_when_the_settings_ask_for_them(annotator: Annotator) -> None:
    article = Article.from_text(NEWS, published="2025-03-04")
    asking = Annotator(annotator.nlp, Settings(events=EventsSettings(reporting=True)))
    usual, asked = annotator.annotate(article).timeline, asking.annotate(article).timeline
    assert "said" not in {m.exact for e in usual.events for m in e.mentions}
    assert "said" in {m.exact for e in asked.events for m in e.mentions}


def test_without_a_publication_date_sunday_is_no_day(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(NEWS))
    sunday = next(t for t in record.timeline.times if t.exact == "Sunday")
    assert sunday.value == "XXXX-WXX-7"
    assert sunday.interval.earliest is None
    assert record.document.published.value is None
    assert [d.code for d in record.diagnostics] == ["publication-date-unknown"]


def test_the_same_article_gives_the_same_record(annotator: Annotator) -> None:
    article = Article.from_text(NEWS, published="2025-03-04")
    assert annotator.annotate(article) == annotator.annotate(article)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "“",
        "😀 said",
        "\u202eabc\u202c said: “no”",
        "A\r\nB\r\n\r\nC said on Monday\r\n",
        "said " * 900,
        "\x1b[31mHi\x07",
    ],
    ids=range(7),
)
def test_odd_texts_are_annotated_exactly(annotator: Annotator, text: str) -> None:
    record = annotator.annotate(Article.from_text(text))
    assert all(text[start:end] == exact for start, end, exact in _spans(record))


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(SettingsError, match="en_nowhere"):
        Annotator.from_settings(Settings(pipeline=PipelineSettings("en_nowhere")))


def test_numpy_computes_in_one_thread_meanwhile_and_as_before_afterwards(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def threads() -> set[int]:
        return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}

    seen: list[set[int]] = []
    prepare = annotator._prepared

    def prepared(article: Article) -> object:
        seen.append(threads())
        return prepare(article)

    monkeypatch.setattr(annotator, "_prepared", prepared)
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        annotator.annotate(Article.from_text(NEWS))
        list(annotator.pipe([NEWS]))
        assert threads() == before
    assert seen == [{1}, {1}]


def test_words_are_forgotten_between_articles(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    def article(number: int) -> Article:
        # Words that no article before had.
        odd = [f"{word}{chr(97 + number)}zq" for word in ("glim", "vort", "plax", "drum")]
        return Article.from_text(
            f"{odd[0].title()} said the {odd[1]} of {odd[2].title()} would {odd[3]} on Monday."
        )

    annotator.annotate(article(0))
    before = len(annotator.nlp.vocab.strings)
    kept = annotator.annotate(article(7))
    assert len(annotator.nlp.vocab.strings) > before, "the first words stay"
    monkeypatch.setattr("annotate.annotator.WORDS_KEPT", 0)
    assert annotator.annotate(article(7)) == kept
    before = len(annotator.nlp.vocab.strings)
    records = [annotator.annotate(article(number)) for number in range(1, 6)]
    assert len(annotator.nlp.vocab.strings) == before
    # Who has a zone of his own gets the same.
    with annotator.nlp.memory_zone():
        assert [annotator.annotate(article(number)) for number in range(1, 6)] == records
        assert len(annotator.nlp.vocab.strings) > before
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(annotator, "_prepared", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            annotator.annotate(article(9))
    assert [annotator.annotate(article(number)) for number in range(1, 6)] == records


GERMAN = (
    "Der Bundestag hat am Donnerstag nach langer Debatte ein neues Gesetz zur Reform beschlossen. "
    "Die Opposition warnte vor einem Sterben der kleinen Häuser auf dem Land. Das Gesetz soll im Januar in "
    "Kraft treten und die Kliniken von wirtschaftlichem Druck befreien. In den Ländern gibt es Widerstand."
)
SCORES = (
    "Results on Saturday: Arsenal 2 Leeds 1, Everton 0 Fulham 0, Chelsea 3 Brentford 1. The match between "
    "Spurs and Wolves was called off after half an hour because of the storm, the clubs said, and will be "
    "played again on Tuesday if the pitch is dry by then. Nobody was hurt when a part of the roof came down."
)


@pytest.mark.parametrize(
    ("text", "told"), [(GERMAN, True), (SCORES, False), ("Der Bundestag hat es beschlossen.", False)]
)
def test_a_text_that_is_not_english_says_so(text: str, told: bool) -> None:
    record = pipelines.annotator().annotate(Article.from_text(text))
    assert any(note.code == "language" for note in record.diagnostics) is told
