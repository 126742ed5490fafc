"""The main job, whole: the sample article goes in, a valid record with exact offsets comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.cli.headless import main
from annotate.formats import load_records
from annotate.record import Annotations, EventMention, Mention, Span, Time

SAMPLE = Path(__file__).parents[3] / "seeds" / "000_1bef791070b36b10.txt"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "sample.yaml"
    assert main(["annotate", str(SAMPLE), "-o", str(path), "--published", "2025-06-10"]) == 0
    return path


@pytest.fixture(scope="module")
def record(written: Path) -> Annotations:
    (found,) = load_records(written.read_text(encoding="utf-8"), source=str(written))
    return found


def test_the_file_is_valid(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(written)]) == 0, capsys.readouterr().out


def test_every_layer_found_something(record: Annotations) -> None:
    names = {entity.name for entity in record.entities}
    assert any("Medvedev" in name for name in names)
    assert "Dnipropetrovsk oblast" in names
    assert record.claims
    assert any(time.exact == "Sunday" and time.value == "2025-06-08" for time in record.timeline.times)
    assert record.timeline.events
    assert record.document.published.value == "2025-06-10"


def test_every_span_is_exact(record: Annotations) -> None:
    text = SAMPLE.read_bytes().decode("utf-8")
    spans: list[Mention | EventMention | Span | Time] = [
        *(mention for entity in record.entities for mention in entity.mentions),
        *(span for claim in record.claims for span in (*claim.cue, *claim.content)),
        *record.timeline.times,
        *(event.headline for event in record.timeline.events),
        *(mention for event in record.timeline.events for mention in event.mentions),
    ]
    assert len(spans) > 50
    assert [span for span in spans if text[span.start : span.end] != span.exact] == []


def test_the_same_article_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.yaml"
    assert main(["annotate", str(SAMPLE), "-o", str(again), "--published", "2025-06-10"]) == 0
    assert again.read_bytes() == written.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "Hm.\r\n\r\n\u200b\r\n",
        "POLICE SAY 3 DEAD IN KYIV ON SUNDAY",
        "👩‍👩‍👧 Ann Roe said “no” 🇺🇦\x85She left.\u2028Then she came back.",
        "אנה רו said: שלום, on Monday.",
        "1/2/2025 " * 50,
        '"' * 200,
        "He said " * 300,
    ],
)
def test_odd_texts_give_valid_records(tmp_path: Path, text: str) -> None:
    source, target = tmp_path / "odd.txt", tmp_path / "odd.yaml"
    source.write_text(text, encoding="utf-8", newline="")
    assert main(["annotate", str(source), "-o", str(target)]) == 0
    assert main(["validate", str(target)]) == 0
