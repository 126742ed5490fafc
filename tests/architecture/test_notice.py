"""What ships is credited: every data file is in NOTICE, and every source there with its licence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
CARD = (ROOT / "training" / "README.md").read_text(encoding="utf-8")
_OURS = re.compile(r"\b(?:written|made)\b[^.]*\bfor (?:dateline|this project)\b", re.IGNORECASE)


def data_files() -> list[Path]:
    return [
        path
        for package in ("annotate", "tui")
        for path in sorted((ROOT / package).rglob("*"))
        if path.is_file() and path.suffix not in {".py", ".pyc", ".typed"} and not path.name.startswith(".")
    ]


@pytest.mark.parametrize("path", data_files(), ids=lambda path: path.name)
def test_every_data_file_is_named(path: Path) -> None:
    """A file that is not named in NOTICE says at its top that it was written for this project."""
    named = re.search(rf"(?<![\w.]){re.escape(path.name)}(?![\w])", NOTICE)
    assert named or (path.suffix == ".yaml" and _OURS.search(path.read_text(encoding="utf-8")[:600]))


@pytest.mark.parametrize(
    "corpus",
    ["Worldwide", "PolNeAR", "EWT", "GUM", "TimeBank", "AQUAINT", "Decompositional", "ClaimBuster"],
)
@pytest.mark.parametrize("where", [NOTICE, CARD], ids=["NOTICE", "model card"])
def test_every_corpus_is_named_with_its_licence(corpus: str, where: str) -> None:
    lines = where.splitlines()
    found = [" ".join(lines[number : number + 4]) for number, line in enumerate(lines) if corpus in line]
    assert any(
        re.search(r"CC BY|GPL|General Public|(?:no|none).{0,15}\bstated?\b|[Ss]tates no|No licence", text)
        for text in found
    )


def test_licences_that_ask_for_it_are_there() -> None:
    assert "Permission is hereby granted, free of charge" in NOTICE
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in NOTICE
    for holder in ("Daniele Faraglia", "Ramiro Gómez", "Trey Hunner", "Google AI Language Team"):
        assert holder in NOTICE
    for address in ("/by/4.0/", "/by-sa/4.0/", "/by-sa/3.0/"):
        assert f"creativecommons.org/licenses{address}" in NOTICE


def test_the_sample_article_is_told_of() -> None:
    for article in (ROOT / "seeds").glob("*.txt"):
        assert article.name in NOTICE
