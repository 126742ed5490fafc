"""An archive goes through datatrove, and nothing of it vanishes quietly."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from annotate.archive.cluster import Annotate, ReadLines, ReadWarc, one_thread_engine, report
from annotate.archive.worker import Engine
from annotate.article import Article
from annotate.record import Annotations, Generator, Pipeline
from annotate.settings import Settings

pytest.importorskip("datatrove", reason="datatrove is an extra")
pytest.importorskip("warcio", reason="warcio is an extra")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor

PAGE = """<html><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>
<p>Mayor Ann Roe said on Monday that the bridge would close in May, and that nobody had been told of it.</p>
<p>The council of Velsk had voted for the repairs {n} years ago, according to its records.</p>
</article></body></html>"""


class Plain:
    """An engine that finds nothing, and breaks on one word."""

    def annotate(self, article: Article) -> Annotations:
        if "Unspeakable" in article.text:
            raise RuntimeError("no")
        generator = Generator("0", Pipeline("plain", "0"), "0" * 64)
        return Annotations(generator=generator, document=article.document())


def plain(settings: Settings) -> Engine:
    return Plain()


def annotate(folder: Path) -> Annotate:
    return Annotate(str(folder), Settings(), plain)


def run(steps: list[Any], logs: Path, tasks: int = 1) -> None:
    LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=str(logs)).run()


def records(folder: Path) -> list[dict[str, Any]]:
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def response(
    number: int,
    content: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **headers: str,
) -> bytes:
    """A record of a page, as a crawler writes it."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        f"https://paper.example/{number}",
        "response",
        payload=io.BytesIO(content),
        http_headers=http,
        warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:page-{number}>", **headers},
    )
    writer.write_record(record)
    return packed.getvalue()


def page(number: int) -> bytes:
    return response(number, PAGE.format(n=number + 2).encode())


def test_pages_of_a_crawl_are_annotated_and_the_rest_is_accounted_for(tmp_path: Path) -> None:
    crawl, out = tmp_path / "crawl", tmp_path / "out"
    crawl.mkdir()
    (crawl / "a.warc.gz").write_bytes(
        page(1)
        + page(2)
        + page(1)
        + response(3, b"not here", status="404 Not Found")
        + response(4, b"\x89PNG", kind="image/png")
        + response(5, b"<html><body></body></html>")
        + response(6, PAGE.encode(), **{"WARC-Truncated": "length"})
        + response(7, "Der Bürgermeister".encode("utf-16"), kind="text/plain; charset=utf-16")
    )
    (crawl / "b.warc.gz").write_bytes(page(8) + page(9)[:-40])
    run([ReadWarc(str(crawl)), annotate(out)], tmp_path / "logs", tasks=2)
    assert sorted(r["document"]["id"] for r in records(out)) == ["page-1", "page-2", "page-7", "page-8"]
    first = next(r for r in records(out) if r["document"]["id"] == "page-1")
    assert (first["document"]["title"], first["document"]["url"]) == (
        "Bridge to close",
        "https://paper.example/1",
    )
    found = report(str(out))
    assert (found.came, found.annotated, found.is_whole) == (10, 4, True)
    assert found.left_out == {
        "status 404": 1,
        "content of the type image/png": 1,
        "the same page again": 1,
    }
    assert [name for name, _ in found.failed] == ["page-5", "page-6", "page-9"]
    assert found.came == found.annotated + sum(found.left_out.values()) + len(found.failed)
    assert "10 documents: 4 annotated, 3 left out, 3 failed" in str(found)


def test_of_an_archive_that_is_none_every_record_is_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.warc.gz").write_bytes(b"This is no archive at all.\n" * 20)
    (tmp_path / "in" / "b.warc.gz").write_bytes(gzip.compress(b"This neither")[:-9])
    run([ReadWarc(str(tmp_path / "in")), annotate(tmp_path / "out")], tmp_path / "logs")
    found = report(str(tmp_path / "out"))
    assert found.annotated == 0
    assert found.came == sum(found.left_out.values()) + len(found.failed) > 1
    assert any(name.startswith("b.warc.gz") for name, _ in found.failed)


def test_a_page_comes_again_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.warc.gz").write_bytes(page(1) * 3)
    run([ReadWarc(str(tmp_path / "in"), repeats=True), annotate(tmp_path / "out")], tmp_path / "logs")
    assert report(str(tmp_path / "out")).annotated == 3


@pytest.mark.parametrize("packed", [False, True])
def test_a_bad_line_costs_that_line(tmp_path: Path, packed: bool) -> None:
    (tmp_path / "in").mkdir()
    lines = [
        b'{"id": "a1", "text": "The bridge is closed.", "published": "2025-06-10"}',
        b'{"id": "a2", "text": "caf\xe9"}',
        b'["no object"]',
        b"",
        b'{"id": "a3", "text": ""}',
        b'{"id": "a4", "text": "An Unspeakable word."}',
        b'{"id": "a5", "text": "It opened again."}',
    ]
    whole = b"\n".join(lines) + b"\n"
    file = tmp_path / "in" / ("c.jsonl.gz" if packed else "c.jsonl")
    file.write_bytes(gzip.compress(whole) if packed else whole)
    run([ReadLines(str(tmp_path / "in")), annotate(tmp_path / "out")], tmp_path / "logs")
    assert [r["document"]["id"] for r in records(tmp_path / "out")] == ["a1", "a5"]
    assert records(tmp_path / "out")[0]["document"]["published"]["value"] == "2025-06-10"
    found = report(str(tmp_path / "out"))
    assert (found.came, [name for name, _ in found.failed]) == (
        6,
        ["c.jsonl:2", "c.jsonl:3", "c.jsonl:5", "a4"]
        if not packed
        else ["c.jsonl.gz:2", "c.jsonl.gz:3", "c.jsonl.gz:5", "a4"],
    )


def test_a_packed_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    line = json.dumps({"id": "a", "text": "The bridge is closed. " * 50}).encode() + b"\n"
    (tmp_path / "in" / "c.jsonl.gz").write_bytes(gzip.compress(line * 9)[:-12])
    run([ReadLines(str(tmp_path / "in")), annotate(tmp_path / "out")], tmp_path / "logs")
    assert "breaks off" in report(str(tmp_path / "out")).failed[-1][1]


def test_documents_of_other_readers_are_annotated(tmp_path: Path) -> None:
    documents = [
        Document("The bridge is closed.", "d1", metadata={"title": "Bridge", "published": "2025-06-10"}),
        Document("", "d2"),
        Document("It rained.", "d3", metadata={"published": "soon"}),
        Document("It rained.", "d4", metadata={"title": 7}),
    ]
    run([documents, annotate(tmp_path / "out")], tmp_path / "logs")
    (record,) = records(tmp_path / "out")
    assert (record["document"]["id"], record["document"]["title"]) == ("d1", "Bridge")
    assert [name for name, _ in report(str(tmp_path / "out")).failed] == ["d2", "d3", "d4"]


def test_done_tasks_are_left_and_lost_ones_are_missed(tmp_path: Path) -> None:
    lines, out, logs = tmp_path / "in", tmp_path / "out", tmp_path / "logs"
    lines.mkdir()
    for number in range(3):
        (lines / f"{number}.jsonl").write_text(json.dumps({"id": f"a{number}", "text": "It rained."}) + "\n")
    run([ReadLines(str(lines)), annotate(out)], logs, tasks=3)
    assert report(str(out), 3).is_whole
    before = (out / "00000.jsonl").stat().st_mtime_ns
    (out / "00001.jsonl").unlink()
    (out / "00002.jsonl").write_text("")
    found = report(str(out))
    assert (found.missing, found.is_whole) == ((1,), False)
    assert found.problems == ("task 2: 1 records were written, 0 are there",)
    for rank in (1, 2):
        (logs / "completions" / f"{rank:05d}").unlink()
    run([ReadLines(str(lines)), annotate(out)], logs, tasks=3)
    assert report(str(out)).is_whole
    assert (out / "00000.jsonl").stat().st_mtime_ns == before
    assert "missing tasks: 3" in str(report(str(out), 4))


def test_an_engine_is_loaded_for_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "7")
    seen: dict[str, str | None] = {}

    def made(settings: Settings, *, threads: int) -> Engine:
        seen.update({name: os.environ.get(name) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")})
        seen["encoder"] = str(threads)
        return Plain()

    monkeypatch.setattr("annotate.annotator.Annotator.from_settings", made)
    one_thread_engine(Settings())
    assert seen == {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "encoder": "1"}
    assert (os.environ.get("OMP_NUM_THREADS"), os.environ["OPENBLAS_NUM_THREADS"]) == (None, "7")


def test_nothing_is_whole_where_nothing_was_done(tmp_path: Path) -> None:
    assert report(str(tmp_path), 2).missing == (0, 1)


def test_runs_that_do_not_belong_together_are_noticed(tmp_path: Path) -> None:
    run([[Document("It rained.", "a")], annotate(tmp_path / "out")], tmp_path / "logs")
    run([[Document("It rained.", "b")], annotate(tmp_path / "out")], tmp_path / "more", tasks=2)
    counts = json.loads((tmp_path / "out" / "00000.counts.json").read_text())
    counts["generator"]["version"] = "1"
    (tmp_path / "out" / "00000.counts.json").write_text(json.dumps(counts | {"tasks": 1}))
    problems = report(str(tmp_path / "out")).problems
    assert any("different numbers of tasks" in problem for problem in problems)
    assert any("different versions" in problem for problem in problems)
