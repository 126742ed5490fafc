from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.record import Annotations, Entity, Generator, Mention, Pipeline
from annotate.settings import Settings


class FirstWordEngine:
    """Finds one entity, the first word; breaks on an article that says so."""

    def __init__(self, settings: Settings) -> None:
        self.generator = Generator("0.1.0", Pipeline(settings.pipeline.name, "1"), settings.sha256)

    def annotate(self, article: Article) -> Annotations:
        if "break the engine" in article.text:
            raise ValueError("cannot")
        word = article.text.split()[0]
        start = article.text.index(word)
        mention = Mention("e1.m1", start, start + len(word), word, "name", "rule", 1.0)
        return Annotations(
            generator=self.generator,
            document=replace(article.document()),
            entities=(Entity("e1", "ORG", word, (mention,)),),
            diagnostics=article.diagnostics,
        )


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with articles in it."""
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_text("Alpha left.\r\n", newline="")
    (folder / "b.md").write_text("---\ndate: 2025-06-08\n---\nBeta left.\n")
    (folder / "sub" / "c.txt").write_text("Gamma left.\n")
    (folder / ".hidden" / "d.txt").write_text("Hidden.\n")
    monkeypatch.chdir(tmp_path)
    return folder
