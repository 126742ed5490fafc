"""``-o`` never writes over corrections, over an article, or over what it cannot read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.formats import FORMATS
from tests.annotate.cli.conftest import FirstWordEngine
from tests.samples import full_record


def run(*arguments: str) -> int:
    return main(["annotate", *arguments], make_engine=FirstWordEngine)


@pytest.fixture
def record(news: Path) -> str:
    """An uncorrected record as YAML."""
    assert run("news/a.txt", "-o", "first.yaml") == 0
    return Path("first.yaml").read_text()


def accepted(record: str) -> str:
    return record.replace("confidence: 1.0}", 'confidence: 1.0, status: accepted, note: "mine"}')


UNREADABLE: dict[str, Callable[[str], bytes]] = {
    "a typing error at the end": lambda text: (text + "  oops: [").encode(),
    "a typing error in a value": lambda text: text.replace("kind: name", "kind: nome").encode(),
    "merge marks": lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> theirs\n".encode(),
    "an unknown key": lambda text: (text + "reviewed: true\n").encode(),
    "a later version": lambda text: text.replace('"2.0"', '"3.0"').encode(),
    "a byte that is not UTF-8": lambda text: text.encode() + b"# caf\xe9\n",
    "UTF-16": lambda text: text.encode("utf-16"),
    "a key that stands twice": lambda text: (text + "entities: []\n").encode(),
    "tabs": lambda text: text.replace("  salience", "\tsalience").encode(),
    "Latin-1 letters in a note": lambda text: text.replace("mine", "né").encode("latin-1"),
    "NUL": lambda text: text.encode() + b"\0",
    "cut off": lambda text: text.encode()[: len(text) // 2],
}


@pytest.mark.parametrize("target", ["kept/", "kept/a.yaml"])
@pytest.mark.parametrize("damage", UNREADABLE)
def test_corrections_beside_a_mistake_stay(
    record: str, capsys: pytest.CaptureFixture[str], damage: str, target: str
) -> None:
    kept = Path("kept/a.yaml")
    kept.parent.mkdir()
    kept.write_bytes(UNREADABLE[damage](accepted(record)))
    before = kept.read_bytes()
    assert run("news/a.txt", "-o", target) == 1
    assert kept.read_bytes() == before
    (line,) = capsys.readouterr().err.splitlines()
    assert "kept/a.yaml: " in line
    assert line.endswith("; write to another file, or move this one away")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Mayor Ann Roe said the bridge would close.\n", id="an article"),
        pytest.param("---\ntitle: Notes\n---\nCall her back.\n", id="Markdown"),
        pytest.param("<html><body>Page</body></html>", id="a page"),
        pytest.param("# remember this\n", id="a comment"),
        pytest.param('{"id": "x", "text": "A line of a corpus."}\n', id="a corpus"),
        pytest.param("reader: {theme: auto}\n", id="settings"),
        pytest.param("[1, 2]", id="another JSON"),
    ],
)
@pytest.mark.parametrize("name", ["kept.yaml", "kept.json", "kept.jsonl", "kept.txt", "kept"])
def test_what_is_no_record_stays(news: Path, name: str, content: str) -> None:
    Path(name).write_text(content)
    assert run("news/a.txt", "-f", "json", "-o", name) == 1
    assert Path(name).read_text() == content


@pytest.mark.parametrize("name", ["one.yaml", "one.json", "one.jsonl", "out/a.yaml"])
def test_a_dossier_stays_and_is_called_one(news: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["dossier", "news", "-f", "json", "-o", "made.json"], make_engine=FirstWordEngine) == 0
    Path("out").mkdir()
    kept = Path("made.json").rename(name)
    before = kept.read_bytes()
    capsys.readouterr()
    assert run("news/a.txt", "-o", "out/" if "/" in name else name) == 1
    assert kept.read_bytes() == before
    words = "is a dossier, and nothing was written over it; write to another file, or move this one away"
    assert f"{name}: {words}\n" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("spaced", [False, True])
def test_corrections_in_json_stay(news: Path, form: str, spaced: bool) -> None:
    target = Path(f"kept.{form}")
    text = FORMATS[form].dump(full_record())
    text = text.replace('":', '" :') if spaced else text
    target.write_text(text)
    assert run("news/a.txt", "-o", str(target)) == 1
    assert target.read_text() == text
    broken = text.replace('"entities', '"extra": 1, "entities', 1)
    target.write_text(broken)
    assert run("news/a.txt", "-o", str(target)) == 1
    assert target.read_text() == broken


def test_comments_in_a_record_are_kept_beside_it_but_number_signs_in_texts_are_none(
    record: str, news: Path
) -> None:
    kept = Path("kept.yaml")
    kept.write_text(record + "# ask her again\n")
    assert run("news/a.txt", "-o", "kept.yaml") == 0
    assert Path("kept.yaml.bak").read_text() == record + "# ask her again\n"
    (news / "n.txt").write_text('#1 "quoted # words" won. O\'Hara # left.\n')
    for _ in range(2):
        assert run("news/n.txt", "-o", "n.yaml") == 0
    assert not Path("n.yaml.bak").exists()


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_uncorrected_records_of_any_form_are_written_anew(news: Path, form: str) -> None:
    assert run("news", "-f", form, "-o", "all.out") == 0
    (news / "a.txt").write_text("Omega left.\n")
    assert run("news", "-f", form, "-o", "all.out") == 0
    assert "Omega" in Path("all.out").read_text()
    # Another form under the same name is the user's business.
    assert run("news", "-f", "json", "-o", "all.out") == 0
    assert len(json.loads(Path("all.out").read_text())) == 3
    Path("empty.yaml").touch()
    assert run("news/a.txt", "-o", "empty.yaml") == 0


def test_corrections_made_while_it_runs_stay(record: str, news: Path) -> None:
    class Slow(FirstWordEngine):
        def annotate(self, article):  # type: ignore[no-untyped-def]
            Path("first.yaml").write_text(accepted(record))
            return super().annotate(article)

    (news / "a.txt").write_text("Omega left.\n")
    assert main(["annotate", "news/a.txt", "-o", "first.yaml"], make_engine=Slow) == 1
    assert Path("first.yaml").read_text() == accepted(record)


def test_never_over_an_input(news: Path) -> None:
    os.link("news/a.txt", "other-name.txt")
    Path("link.yaml").symlink_to("news/a.txt")
    before = Path("news/a.txt").read_bytes()
    for target in ("news/a.txt", "news/../news/a.txt", "other-name.txt", "link.yaml"):
        assert run("news/a.txt", "-o", target) == 2
    # An article whose own name is that of its record.
    assert run("news/b.md", "-o", "c.yaml") == 0
    record = Path("c.yaml").read_bytes()
    assert run("c.yaml", "-o", "./") == 1
    assert Path("c.yaml").read_bytes() == record
    assert Path("news/a.txt").read_bytes() == before


def test_a_name_of_many_bytes_costs_no_other_article(news: Path) -> None:
    lines = [{"id": name, "text": "Word."} for name in ("新" * 120, "é" * 300, "👍" * 90, "a" * 400, "b")]
    Path("c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run("c.jsonl", "-f", "yaml", "-o", "out/") == 0
    assert len(list(Path("out").iterdir())) == 5


def test_one_brat_file_is_written_again_only_if_it_is_the_same(news: Path) -> None:
    for _ in range(2):
        assert run("news/a.txt", "-o", "a.ann") == 0
    corrected = Path("a.ann").read_text().replace("ORG", "GPE")
    Path("a.ann").write_text(corrected)
    assert run("news/a.txt", "-o", "a.ann") == 1
    assert Path("a.ann").read_text() == corrected
