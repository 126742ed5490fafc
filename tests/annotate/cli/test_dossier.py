"""``dateline dossier`` over articles, records and both."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.dossier import decisions
from annotate.dossier.forms import dump, load
from annotate.dossier.model import Part
from annotate.formats import load_records
from annotate.formats.writers.yaml import dump_yaml
from annotate.review.edits import decide
from tests.annotate.cli.conftest import FirstWordEngine


def run(*arguments: str) -> int:
    return main(list(arguments), make_engine=lambda settings: FirstWordEngine(settings))


def test_a_folder_becomes_a_dossier(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("dossier", str(news)) == 0
    dossier = load(capsys.readouterr().out, source="a.yaml")
    assert [document.id for document in dossier.documents] == ["b", "a", "c"]


def test_an_article_that_is_named_twice_is_read_once(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = sorted(news.glob("*.txt"))[0]
    again = article.parent / ".." / article.parent.name / article.name
    assert run("dossier", str(article), str(news), str(again)) == 0
    dossier = load(capsys.readouterr().out, source="a.yaml")
    assert sorted(document.id for document in dossier.documents) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["all.json", "all.yaml"])
def test_it_goes_to_a_file_whose_name_tells_the_form(news: Path, name: str) -> None:
    assert run("dossier", str(news), "-o", name) == 0
    text = Path(name).read_text("utf-8")
    assert text.startswith("{" if name.endswith("json") else "schema: dateline.dossier")
    assert load(text, source=name).documents


def test_records_give_the_same_as_their_articles(news: Path) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    assert run("annotate", str(news), "-o", "records.jsonl", "-f", "jsonl") == 0
    assert run("dossier", "records.jsonl", "-o", "b.yaml") == 0
    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()


def test_what_was_corrected_beside_an_article_counts(news: Path) -> None:
    article = sorted(news.glob("*.txt"))[0]
    beside = Path(f"{article}.yaml")
    assert run("annotate", str(article), "-o", str(beside)) == 0
    (record,) = load_records(beside.read_text("utf-8"), source=str(beside))
    assert record.entities
    for entity in record.entities:
        record = decide(record, entity.id, "rejected")
    beside.write_text(dump_yaml(record), "utf-8")
    assert run("dossier", str(article), "-o", "a.yaml") == 0
    assert load(Path("a.yaml").read_text("utf-8"), source="a.yaml").entities == ()


def test_a_record_whose_article_has_changed_is_named(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = sorted(news.glob("*.txt"))[0]
    assert run("annotate", str(article), "-o", "old.yaml") == 0
    article.write_text(article.read_text("utf-8") + "More.\n", "utf-8")
    assert run("dossier", "old.yaml") == 1
    assert "or has changed" in capsys.readouterr().err


def test_an_article_that_cannot_be_read_is_named_and_the_others_go_on(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dossier", str(news), "nowhere.txt", "-o", "a.json") == 1
    assert "nowhere.txt: no such file" in capsys.readouterr().err
    assert json.loads(Path("a.json").read_text("utf-8"))["documents"]


@pytest.mark.parametrize("arguments", [(), ("a.txt", "-f", "brat"), ("a.txt", "--published", "soon")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run("dossier", *arguments) == 2


def test_what_was_decided_about_a_dossier_is_kept_when_it_is_written_anew(news: Path) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    made = load(Path("a.yaml").read_text("utf-8"), source="a.yaml")
    document = made.documents[0].id
    kept = decisions.renamed((), Part(document, 0, 3, "xxx"), "Somebody")
    Path("a.yaml").write_text(dump(replace(made, decisions=kept), "yaml"), "utf-8")
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    again = load(Path("a.yaml").read_text("utf-8"), source="a.yaml")
    assert again.decisions == kept
    assert "Somebody" in {entity.name for entity in again.entities}


def test_what_is_no_dossier_is_not_written_over(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text("my: notes\n", "utf-8")
    assert run("dossier", str(news), "-o", "mine.yaml") == 1
    assert "is no dossier, and is not written over" in capsys.readouterr().err
    assert Path("mine.yaml").read_text("utf-8") == "my: notes\n"


@pytest.mark.parametrize("arguments", [("-f", "html", "-o", "all.txt"), ("-o", "all.txt.html")])
def test_it_may_be_a_page(news: Path, arguments: tuple[str, ...]) -> None:
    assert run("dossier", str(news), *arguments) == 0
    text = Path(arguments[-1]).read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "Dossier of 3 articles" in text


def test_a_page_is_written_over_by_a_new_one_and_no_other_file_is(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dossier", str(news), "-o", "all.html") == 0
    assert run("dossier", str(news), "-o", "all.html") == 0
    Path("mine.html").write_text("<p>mine", "utf-8")
    assert run("dossier", str(news), "-o", "mine.html") == 1
    assert "is no page of Dateline" in capsys.readouterr().err
    assert Path("mine.html").read_text("utf-8") == "<p>mine"


def test_a_page_tells_what_was_decided_about_the_dossier_beside_it(news: Path) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    made = load(Path("a.yaml").read_text("utf-8"), source="a.yaml")
    kept = decisions.renamed((), Part(made.documents[0].id, 0, 3, "xxx"), "Somebody")
    Path("a.yaml").write_text(dump(replace(made, decisions=kept), "yaml"), "utf-8")
    assert run("dossier", str(news), "-o", "a.html") == 0
    assert "Somebody" in Path("a.html").read_text("utf-8")


def test_a_record_beside_a_file_of_several_articles_is_that_of_one_of_them(news: Path) -> None:
    box = news / "press.mbox"
    messages = [
        f"From press@port.example Mon Jun  9 10:00:00 2025\nFrom: press@port.example\nSubject: {word}\n"
        f"Date: Mon, 9 Jun 2025 10:00:00 +0000\n\n{word} left the harbour.\n"
        for word in ("Delta", "Epsilon")
    ]
    box.write_text("\n".join(messages))
    assert run("annotate", str(box), "-o", "each/") == 0
    beside = Path(f"{box}.yaml")
    for record in sorted(Path("each").glob("*.yaml")):
        record.replace(beside)
        assert run("dossier", str(box), "-o", f"{record.stem}.yaml") == 0
        dossier = load(Path(f"{record.stem}.yaml").read_text("utf-8"), source="a.yaml")
        assert sorted(document.title or "" for document in dossier.documents) == ["Delta", "Epsilon"]


def test_json_that_is_no_record_is_read_as_what_it_is(news: Path) -> None:
    item = {
        "id": "1",
        "title": "Ships",
        "content_text": "Ships left the harbour.",
        "url": "https://a.example/1",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Port news", "items": [item]}
    Path("feed.json").write_text(json.dumps(feed))
    assert run("dossier", "feed.json", "-o", "a.yaml") == 0
    (document,) = load(Path("a.yaml").read_text("utf-8"), source="a.yaml").documents
    assert document.title == "Ships"
    assert run("annotate", "news/a.txt", "-f", "json", "-o", "record.json") == 0
    assert run("dossier", "record.json", "-o", "b.yaml") == 0


def documents_of(path: str) -> list[str]:
    return [document.id for document in load(Path(path).read_text("utf-8"), source=path).documents]


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_a_folder_of_records_is_read(news: Path, form: str) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    Path("records").mkdir()
    output = "records/all.jsonl" if form == "jsonl" else "records/"
    assert run("annotate", str(news), "-o", output, "-f", form) == 0
    assert run("dossier", "records", "-o", "b.yaml") == 0
    assert Path("b.yaml").read_bytes() == Path("a.yaml").read_bytes()


def test_each_article_of_a_folder_with_records_counts_once(news: Path) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    # One beside its article, all in one file, and a dossier of them that is none of the articles.
    assert run("annotate", str(news / "a.txt"), "-o", str(news / "a.txt.yaml")) == 0
    assert run("annotate", str(news), "-o", str(news / "all.jsonl")) == 0
    assert run("dossier", str(news), "-o", str(news / "story.yaml")) == 0
    assert documents_of(str(news / "story.yaml")) == documents_of("a.yaml")


def test_records_in_a_folder_are_taken_as_they_are(news: Path) -> None:
    assert run("annotate", str(news / "a.txt"), "-o", "one.yaml") == 0
    (record,) = load_records(Path("one.yaml").read_text("utf-8"), source="one.yaml")
    (news / "corrected.yaml").write_text(dump_yaml(decide(record, "e1", "rejected")), "utf-8")
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    made = load(Path("a.yaml").read_text("utf-8"), source="a.yaml")
    assert documents_of("a.yaml") == ["b", "a", "c"]
    assert "a" not in {member.document for entity in made.entities for member in entity.members}


def test_a_record_in_a_folder_whose_article_is_gone_is_named(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("annotate", str(news), "-o", "records/") == 0
    (news / "a.txt").unlink()
    assert run("dossier", "records", "-o", "a.yaml") == 1
    assert "records/a.yaml: the article a is not at" in capsys.readouterr().err
    assert documents_of("a.yaml") == ["b", "c"]


def test_a_record_of_an_article_that_has_changed_gives_way_to_the_article(news: Path) -> None:
    assert run("annotate", str(news), "-o", str(news / "all.jsonl")) == 0
    (news / "a.txt").write_text("Alpha left. More.\n", "utf-8")
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    assert documents_of("a.yaml") == ["b", "a", "c"]


def test_a_dossier_is_no_article(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("dossier", str(news), "-o", "a.yaml") == 0
    assert run("dossier", "a.yaml", "-o", "b.yaml") == 1
    assert "is a dossier already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["story.csv", "story.CSV", "story.xlsx", "story.md", "story.jsonl"])
def test_a_form_that_a_dossier_has_not_is_refused(
    news: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dossier", str(news), "-o", name) == 2
    assert "a dossier is written as yaml, json, html" in capsys.readouterr().err
    assert not Path(name).exists()
    assert run("dossier", str(news), "-o", name, "-f", "json") == 0


@pytest.mark.parametrize("name", ["story.yml", "story", "story.v2", "a.story.yaml"])
def test_other_names_are_yaml(news: Path, name: str) -> None:
    assert run("dossier", str(news), "-o", name) == 0
    assert Path(name).read_text("utf-8").startswith("schema: dateline.dossier")


def test_of_records_without_their_articles_it_is_told_what_to_give(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []
    articles = [article for article in sorted(news.iterdir()) if article.is_file()]
    for article in articles:
        names.append(str(tmp_path / f"record-of-{article.stem}.yaml"))
        assert run("annotate", str(article), "-o", names[-1]) == 0
    assert run("dossier", *names, "-o", "a.yaml") == 0
    elsewhere = tmp_path / "a" / "b" / "c" / "d" / "e"
    elsewhere.mkdir(parents=True)
    moved = [str(Path(name).rename(elsewhere / Path(name).name)) for name in names]
    monkeypatch.chdir(elsewhere)
    for article in articles:
        article.unlink()
    capsys.readouterr()
    assert run("dossier", *moved) == 1
    said = capsys.readouterr().err
    assert said.count("is not at") == len(names) > 1
    assert "give the articles, or begin in the folder that they were read from" in said


def test_a_record_beside_the_article_by_the_shorter_name_counts(news: Path) -> None:
    article = sorted(news.glob("*.txt"))[0]
    beside = article.with_suffix(".yaml")
    assert run("annotate", str(article), "-o", str(beside)) == 0
    (record,) = load_records(beside.read_text("utf-8"), source=str(beside))
    for entity in record.entities:
        record = decide(record, entity.id, "rejected")
    beside.write_text(dump_yaml(record), "utf-8")
    assert run("dossier", str(article), "-o", "a.yaml") == 0
    assert load(Path("a.yaml").read_text("utf-8"), source="a.yaml").entities == ()
