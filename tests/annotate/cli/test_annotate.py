"""``dateline annotate``, with an engine that is quick and does little."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.errors import SettingsError
from annotate.formats import load_records
from annotate.settings import Settings
from tests.annotate.cli.conftest import FirstWordEngine


def run(*arguments: str) -> int:
    return main(["annotate", *arguments], make_engine=FirstWordEngine)


def names(text: str, source: str = "x.yaml") -> list[str]:
    return [record.entities[0].name for record in load_records(text, source=source)]


@pytest.mark.parametrize("typed", ["2025-06-10", "10 June 2025", "June 10th, 2025", "10.6.2025"])
def test_one_article_to_the_screen(news: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert run("news/a.txt", "--published", typed) == 0
    out, err = capsys.readouterr()
    (record,) = load_records(out, source="x.yaml")
    assert record.entities[0].name == "Alpha"
    assert record.document.source == "news/a.txt"
    assert (record.document.published.value, record.document.published.source) == ("2025-06-10", "given")
    assert err == ""


def test_the_same_input_gives_the_same_bytes(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("news/a.txt")
    first = capsys.readouterr().out
    run("news/a.txt")
    assert capsys.readouterr().out == first


def test_several_articles_are_several_documents(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("news/b.md", "news/a.txt") == 0
    out = capsys.readouterr().out
    assert out.count("\n---\n") == 1
    assert names(out) == ["---", "Alpha"]


def test_a_folder_stands_for_its_articles(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("news", "--format", "jsonl") == 0
    sources = [json.loads(line)["document"]["source"] for line in capsys.readouterr().out.splitlines()]
    assert sources == ["news/a.txt", "news/b.md", "news/sub/c.txt"]


def test_json_of_several_is_one_list(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("news", "--format", "json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 3
    assert run("news/a.txt", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "dateline.annotations"


def test_to_a_file_whose_name_tells_the_format(news: Path, tmp_path: Path) -> None:
    assert run("news", "-o", "all.jsonl") == 0
    assert names((tmp_path / "all.jsonl").read_text(), "all.jsonl") == ["Alpha", "---", "Gamma"]
    assert run("news/a.txt", "-o", "a.json") == 0
    assert names((tmp_path / "a.json").read_text(), "a.json") == ["Alpha"]


@pytest.mark.parametrize("target", ["out/", "out"])
def test_to_a_folder(news: Path, tmp_path: Path, target: str) -> None:
    assert run("news", "-o", target) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.yaml", "b.yaml", "c.yaml"]


def test_names_in_a_folder_are_safe_and_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ids = ["../../etc/x", "A", "a", "", ".", "con/aux", "é" * 300]
    lines = [json.dumps({"id": id, "text": f"Word {number}."}) for number, id in enumerate(ids)]
    Path("c.jsonl").write_text("\n".join(lines))
    assert run("c.jsonl", "-o", "out/", "--format", "yaml") == 0
    written = sorted(path.name for path in Path("out").iterdir())
    assert len(written) == len(ids)
    assert {"etc_x.yaml", "A.yaml", "a-2.yaml", "article.yaml", "con_aux.yaml"} <= set(written)


def test_a_corpus_streams_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": f"Word{n} left."}) for n in range(50)]
    corpus.write_text("\ufeff" + "\n".join(lines) + "\n\n", encoding="utf-8")
    assert run(str(corpus)) == 0
    written = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["document"]["id"] for line in written] == [f"a{n}" for n in range(50)]


def test_what_fails_is_named_and_the_rest_is_written(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = news / "corpus.jsonl"
    corpus.write_text('{"id": "x", "text": "Delta left."}\n{"id": \n{"text": "Please break the engine"}\n')
    (news / "bin.txt").write_bytes(b"\0\1")
    assert run("news/missing.txt", "news/bin.txt", "news/a.txt", str(corpus)) == 1
    out, err = capsys.readouterr()
    assert names(out, "x.jsonl") == ["Alpha", "Delta"]
    assert err.splitlines()[:2] == [
        "dateline: news/missing.txt: no such file",
        "dateline: news/bin.txt: is a binary file, not text (it holds NUL bytes)",
    ]
    assert f"{corpus}:2: is not JSON" in err
    assert "the engine failed: ValueError('cannot')" in err
    assert "Traceback" not in err


def test_nothing_is_written_where_nothing_could_be_read(news: Path, tmp_path: Path) -> None:
    assert run("news/a.txt", "-o", "old.yaml") == 0
    old = (tmp_path / "old.yaml").read_bytes()
    assert run("news/missing.txt", "-o", "old.yaml") == 1
    assert (tmp_path / "old.yaml").read_bytes() == old


def test_files_of_one_name_have_ids_of_their_own(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "sub" / "a.txt").write_text("Alef left.\n")
    (news / "a.html").write_text("<p>" + "Alif left the town for good on Monday. " * 9 + "</p>")
    (news / "other.txt").write_text("Omega left.\n")
    assert run("news", "-f", "jsonl") == 0
    records = [json.loads(line)["document"] for line in capsys.readouterr().out.splitlines()]
    assert {record["source"]: record["id"] for record in records} == {
        "news/a.html": "a.html",
        "news/a.txt": "a.txt",
        "news/b.md": "b",
        "news/other.txt": "other",
        "news/sub/a.txt": "sub/a.txt",
        "news/sub/c.txt": "c",
    }
    assert run("news", "-o", "out/") == 0
    written = sorted(path.name for path in Path("out").iterdir())
    assert written == ["a.html.yaml", "a.txt.yaml", "b.yaml", "c.yaml", "other.yaml", "sub_a.txt.yaml"]
    # Alone, an article is called after its file.
    assert run("news/sub/a.txt", "-f", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["document"]["id"] == "a"


def test_a_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path)) == 1
    assert "holds no articles" in capsys.readouterr().err


def test_what_became_of_a_folder_is_told_at_the_end(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "empty.txt").touch()
    (news / "map.png").write_bytes(b"\x89PNG\r\n")
    (news / "notes.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (news / "feed.xml").write_text(
        "<rss version='2.0'><channel><item><title>Beta left</title><description>Words.</description></item>"
        "<item><title>Gamma left</title><description>Words.</description></item></channel></rss>"
    )
    assert run("news", "-f", "jsonl") == 1
    out, err = capsys.readouterr()
    assert names(out, "x.jsonl")[2:4] == ["Beta", "Gamma"]
    assert err.splitlines()[-1] == (
        "dateline: 5 articles annotated, 1 failed; "
        "2 files passed over: map.png (an image (PNG)); notes.xls (of no kind that is read)"
    )


def test_where_all_went_well_nothing_is_told(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("news") == 0
    assert run("news/a.txt", "news/b.md") == 0
    assert run("news/missing.txt") == 1
    assert capsys.readouterr().err == "dateline: news/missing.txt: no such file\n"


@pytest.mark.parametrize("asked", [["-f", "csv"], ["-f", "tables"], ["-o", "all.csv"]])
def test_tables_without_a_folder_say_what_to_do(
    news: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    assert run("news/a.txt", *asked) == 2
    err = capsys.readouterr().err
    assert "--output FOLDER/" in err
    assert "--format claims_csv or entities_csv" in err
    assert run("news/a.txt", "-f", "csv", "-o", "tables/") == 0
    assert Path("tables/claims.csv").is_file()


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Épsilon left.\r\n".encode())))
    assert run("-") == 0
    (record,) = load_records(capsys.readouterr().out, source="x.yaml")
    assert record.entities[0].name == "Épsilon"
    assert record.document.source == "-"
    assert record.document.text.length == 15


def test_brat_has_the_text_beside_it(news: Path, tmp_path: Path) -> None:
    assert run("news", "-o", "brat/", "-f", "brat") == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "brat").iterdir()}
    assert sorted(written) == ["a.ann", "a.txt", "annotation.conf", "b.ann", "b.txt", "c.ann", "c.txt"]
    # brat takes CR LF for one character, so this is the only way to keep every offset.
    assert written["a.txt"] == b"Alpha left. \n"
    assert written["b.txt"] == (news / "b.md").read_bytes()
    assert written["a.ann"].startswith(b"T1\tORG 0 5\tAlpha\n")


def test_brat_never_writes_over_another_text(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "a.txt").write_text("something else")
    assert run("news", "-o", "brat/", "-f", "brat") == 1
    assert (tmp_path / "brat" / "a.txt").read_text() == "something else"
    # Nothing stands beside the other text, and the other articles are written.
    assert sorted(path.name for path in (tmp_path / "brat").glob("*.ann")) == ["b.ann", "c.ann"]
    assert "brat/a.txt: is there already, with another text" in capsys.readouterr().err


def test_brat_into_the_folder_of_the_articles(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "m.md").write_text("Mu left.\n")
    (news / "m.txt").write_text("Nu left.\n")
    before = {path: path.read_bytes() for path in news.rglob("*") if path.is_file()}
    assert run("news", "-o", "news/", "-f", "brat") == 1
    assert {path: path.read_bytes() for path in before} == before
    assert "another text" in capsys.readouterr().err


def test_brat_twice_is_the_same_and_what_was_corrected_there_stays(news: Path, tmp_path: Path) -> None:
    assert run("news", "-o", "brat/", "-f", "brat") == 0
    assert run("news", "-o", "brat/", "-f", "brat") == 0
    annotations = tmp_path / "brat" / "b.ann"
    annotations.write_text(annotations.read_text().replace("ORG", "PERSON"))
    assert run("news", "-o", "brat/", "-f", "brat") == 1
    assert "PERSON" in annotations.read_text()


@pytest.mark.parametrize("ending", [".pdf", ".txt", ".md", ".xyz"])
def test_an_ending_of_no_form_is_told_and_gets_yaml(
    news: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    assert run("news/a.txt", "-o", f"x{ending}") == 0
    assert load_records(Path(f"x{ending}").read_text(), source="x.yaml")
    told = f"written as yaml: no form has the ending {ending}; --format names another"
    assert capsys.readouterr().err == f"dateline: x{ending}: {told}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "x.yaml"],
        ["-o", "x.HTML"],
        ["-o", "x"],
        ["-o", "news.d/"],
        ["-o", "x.pdf", "-f", "json"],
        ["-o", "-"],
    ],
)
def test_nothing_is_told_of_a_form_that_was_named(
    news: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run("news/a.txt", *arguments) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: PATH"),
        (["news/a.txt", "--formt", "json"], "unrecognized arguments"),
        (["news/a.txt", "--format", "xml"], "invalid choice"),
        (["news/a.txt", "--published", "June"], '--published: "June" is not a date'),
        (["news/a.txt", "--published", "yesterday"], '--published: "yesterday" is not a date'),
        (["news/a.txt", "--config", "none.yaml"], "none.yaml: no such file"),
        (["news", "--format", "brat"], "name a folder with --output"),
        (["news/a.txt", "-o", "news/a.txt"], "is one of the articles"),
        (["news/a.txt", "-o", "nowhere/a.yaml"], "there is no such folder"),
        (["news/a.txt", "-o", ""], "argument -o/--output: it is empty"),
        ([""], "argument PATH: it is empty"),
    ],
)
def test_wrong_usage(
    news: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = (news / "a.txt").read_bytes()
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert (news / "a.txt").read_bytes() == before


def test_settings_of_a_file(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.yaml").write_text("pipeline: {name: en_core_web_sm}\nexport: {format: jsonl}\n")
    assert run("news/a.txt", "--config", "own.yaml") == 0
    (record,) = load_records(capsys.readouterr().out, source="x.jsonl")
    assert record.generator.pipeline.name == "en_core_web_sm"


CORRECTIONS = [
    ("confidence: 1.0}", "confidence: 1.0, status: rejected}"),
    ("confidence: 1.0}", 'confidence: 1.0, note: "check: this"}'),
    ("by: rule", "by: reader"),
    ("  salience: 0.0\n", "  salience: 0.0\n  status: accepted\n"),
]


@pytest.mark.parametrize(("words", "corrected"), CORRECTIONS)
@pytest.mark.parametrize("target", ["out/", "out/a.yaml"])
def test_what_a_reader_corrected_is_never_lost(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, words: str, corrected: str
) -> None:
    assert run("news", "-o", "out/") == 0
    kept = tmp_path / "out" / "a.yaml"
    text = kept.read_text().replace(words, corrected)
    kept.write_text(text)
    (tmp_path / "out" / "c.yaml").write_text("")
    assert run(*(["news"] if target == "out/" else ["news/a.txt"]), "-o", target) == 0
    assert load_records(kept.read_text(), source="a.yaml") == load_records(text, source="a.yaml")
    assert capsys.readouterr().err == ""
    # The others are written all the same.
    assert bool((tmp_path / "out" / "c.yaml").read_text()) == (target == "out/")


def test_a_file_without_corrections_is_written_anew(news: Path, tmp_path: Path) -> None:
    (news / "a.txt").write_text("status: note: by: reader")
    for _ in range(2):
        assert run("news/a.txt", "-o", "a.yaml") == 0
    (news / "a.txt").write_text("Omega left")
    assert run("news/a.txt", "-o", "a.yaml") == 0
    assert names((tmp_path / "a.yaml").read_text()) == ["Omega"]


def test_a_pipeline_that_is_not_there(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def none(settings: Settings) -> FirstWordEngine:
        raise SettingsError('pipeline.name: no spaCy pipeline "x" is installed')

    assert main(["annotate", "news/a.txt", "-o", "a.yaml"], make_engine=none) == 2
    assert capsys.readouterr().err == 'dateline: pipeline.name: no spaCy pipeline "x" is installed\n'
    assert main(["annotate", "news/missing.txt"], make_engine=none) == 1


def test_names_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("no\x1b]0;title\x07such.txt") == 1
    assert capsys.readouterr().err == "dateline: no\\x1b]0;title\\x07such.txt: no such file\n"


def test_help_tells_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert "dateline annotate article.txt -o article.yaml" in out
    assert "exit codes" in out
