"""What a spaCy user expects of the engine: names, streams of texts, and a component."""

from __future__ import annotations

import glob
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

import annotate
from annotate import Annotator, Article, dump_json, load_record
from annotate.language import COMPONENT, build_pipeline
from annotate.record import Annotations, Diagnostic
from annotate.settings import Settings
from annotate.spacy_component import NAME
from tui.cli import main

ROOT = Path(__file__).parents[2]
TEXTS = [
    "Mayor Plans To Close Bridge\n\nAnn Roe, the mayor of Velsk, said on Monday that the bridge would close.",
    "“It is safe,” Tom Lee said. He left in 2021.",
    "- [One](https://example.org/one)\n- [Two](https://example.org/two)\n\nA minister denied it on Sunday.",
    "x",
    "Rain fell. Kim Orr warned that more would come in May 2031.",
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator.from_settings(Settings())


def test_every_public_name_is_there() -> None:
    assert all(getattr(annotate, name) is not None for name in annotate.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        annotate.no_such_name  # noqa: B018


def test_the_package_is_imported_without_spacy() -> None:
    heavy = ("spacy", "onnxruntime", "yaml", "numpy")
    code = f"import sys, annotate; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("batch_size", "n_process"), [(1, 1), (2, 1), (16, 1), (2, 2)])
def test_a_stream_gives_the_records_of_its_articles_in_order(
    batch_size: int, n_process: int, annotator: Annotator
) -> None:
    articles = [Article.from_text(text, published="2025-06-10") for text in TEXTS]
    alone = [annotator.annotate(article) for article in articles]
    assert list(annotator.pipe(articles, batch_size=batch_size, n_process=n_process)) == alone


class Telling(Annotator):
    """Tells which process made a record."""

    def annotate(self, article: Article) -> Annotations:
        made = super().annotate(article)
        return replace(made, diagnostics=(Diagnostic("process", str(os.getpid())), *made.diagnostics))


class Ending(Annotator):
    """Takes its process with it."""

    def annotate(self, article: Article) -> Annotations:  # noqa: ARG002
        os._exit(9)


def test_processes_make_whole_records_and_read_no_further_than_they_must(annotator: Annotator) -> None:
    alone = [annotator.annotate(Article.from_text(text)) for text in TEXTS]
    taken = []

    def texts() -> Iterator[str]:
        for number in range(40):
            taken.append(number)
            yield TEXTS[number % len(TEXTS)]

    stream = Telling(annotator.nlp, Settings()).pipe(texts(), batch_size=1, n_process=2)
    records = [next(stream)]
    assert len(taken) < 20
    records += stream
    assert [replace(one, diagnostics=one.diagnostics[1:]) for one in records] == alone * 8
    processes = {one.diagnostics[0].message for one in records}
    assert str(os.getpid()) not in processes
    assert len(processes) <= 2


def test_a_process_that_ends_by_itself_ends_the_stream(annotator: Annotator) -> None:
    with pytest.raises(BrokenProcessPool):
        list(Ending(annotator.nlp, Settings()).pipe(TEXTS, n_process=2))


def test_a_stream_takes_texts_and_reads_no_further_than_it_must(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.annotator.WORDS_KEPT", 0)
    taken = []

    def texts() -> object:
        for text in TEXTS:
            taken.append(text)
            yield text

    stream = annotator.pipe(texts(), batch_size=2)  # type: ignore[arg-type]
    assert next(stream) == annotator.annotate(Article.from_text(TEXTS[0]))
    assert len(taken) == 2
    words = len(annotator.nlp.vocab.strings)
    assert len(list(stream)) == len(TEXTS) - 1
    assert len(annotator.nlp.vocab.strings) == words


@pytest.mark.parametrize("n_process", [1, 2])
def test_the_component_puts_the_record_on_the_document(n_process: int, annotator: Annotator) -> None:
    nlp = build_pipeline()
    nlp.add_pipe(NAME)
    for text, doc in zip(TEXTS, nlp.pipe(TEXTS, n_process=n_process), strict=True):
        alone = annotator.annotate_doc(Article.from_text(text), _with_headlines(annotator, text))
        assert doc._.dateline == alone
    doc = nlp.make_doc(TEXTS[0])
    doc._.dateline_published = "2025-06-10"
    record = nlp(doc)._.dateline
    assert [time.value for time in record.timeline.times] == ["2025-06-09"]
    assert record.claims
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dateline == record


def _with_headlines(annotator: Annotator, text: str) -> spacy.tokens.Doc:
    from annotate.language.headlines import read_headlines

    article, doc = Article.from_text(text), annotator.nlp(text)
    read_headlines(
        annotator.nlp, doc, text, [(s.start, s.end) for s in article.sections if s.kind == "title"]
    )
    return doc


def test_a_layer_that_breaks_down_costs_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = build_pipeline()
    nlp.add_pipe(NAME)

    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("annotate.layers.find_claims", broken)
    record = nlp(TEXTS[0])._.dateline
    assert [problem.code for problem in record.diagnostics] == ["publication-date-unknown", "layer-failed"]
    assert record.entities


def test_the_component_alone_says_what_it_needs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    with pytest.raises(ValueError, match=COMPONENT):
        nlp("Ann Roe left.")
    assert nlp.make_doc("Ann Roe left.")._.dateline is None


def test_a_record_is_loaded_as_it_was_dumped(annotator: Annotator) -> None:
    record = annotator.annotate(Article.from_text(TEXTS[0]))
    assert load_record(dump_json(record), source="here") == record


# What is only needed for archives on several machines, and in a browser.
EXTRAS = frozenset({"datatrove", "pyarrow", "ray", "textual_serve", "warcio"})


@pytest.mark.parametrize(
    "snippet",
    [
        pytest.param(found, id=f"{path.name}-{number}")
        for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
        for number, found in enumerate(
            re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        )
    ],
)
def test_the_documented_snippets_run(
    snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXTS[0], encoding="utf-8")
    try:
        exec(compile(snippet, "snippet", "exec"), {"__name__": "snippet"})
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        pytest.skip(f"{error.name} is not installed")
    assert "Traceback" not in capsys.readouterr().err


def test_the_documented_commands_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name in ("article.txt", "news/one.txt", "news/two.txt"):
        (tmp_path / name).write_text(TEXTS[0], encoding="utf-8")
    lines = [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(TEXTS)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("docs/command-line.md", "README.md")]
    found = [
        re.findall(r"^ *dateline ((?:annotate|dossier|validate) [^#\n]*)", page, re.MULTILINE)
        for page in pages
    ]
    commands = [command for page in found for command in page]
    assert len(commands) > 3
    for command in commands:
        words = [found for word in shlex.split(command) for found in sorted(glob.glob(word)) or [word]]
        assert main(words) == 0, (command, capsys.readouterr().err)
    assert {"one.yaml", "two.yaml"} <= {path.name for path in (tmp_path / "annotations").iterdir()}
