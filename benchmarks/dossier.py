"""How a dossier grows: ``python -m benchmarks.dossier RECORDS.jsonl CORPUS.jsonl [...]``.

Files are given in pairs: the records that ``dateline annotate CORPUS.jsonl -o RECORDS.jsonl``
wrote, and the corpus. Dossiers are made of a tenth of the articles, a third, and all of them; told
are seconds, each as a ratio to the one before (linear growth is the ratio of the numbers), the most
memory, and where the time goes. Then one article more is added to the largest.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import resource
import time
from pathlib import Path

from annotate.article import Article
from annotate.dossier import Source, build
from annotate.formats import load_records

_KILOBYTE = 1024


def sources_of(records: Path, corpus: Path) -> list[Source]:
    """Return the articles of a corpus with their records."""
    texts = {}
    with corpus.open("rb") as lines:
        for line in lines:
            article = Article.from_json_line(line)
            texts[article.id] = article.text
    known = load_records(records.read_text(encoding="utf-8"), source="records.jsonl")
    return [
        Source(record.document.id, record, texts[record.document.id])
        for record in known
        if record.document.id in texts
    ]


def main() -> None:
    """Print what each size takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="records and corpus, in pairs")
    parser.add_argument("--profile", action="store_true", help="tell which functions take the time")
    parser.add_argument("--most", type=int, default=1000, help="articles at the end")
    arguments = parser.parse_args()
    sources: dict[str, Source] = {}
    for records, corpus in zip(arguments.files[::2], arguments.files[1::2], strict=True):
        sources |= {source.id: source for source in sources_of(records, corpus)}
    # In an order of chance, so that each part has something of every story.
    chosen = random.Random(1).sample(sorted(sources), min(arguments.most + 1, len(sources)))
    *kept, last = chosen
    before: tuple[int, float] | None = None
    for share in (10, 3, 1):
        part = [sources[id] for id in kept[: max(len(kept) // share, 1)]]
        gc.collect()
        started = time.perf_counter()
        build(part)
        took = time.perf_counter() - started
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KILOBYTE
        words = f"{len(part):5} articles {took:7.2f} s  at most {most:5} MB"
        if before:
            words += f"  {took / before[1]:5.2f} times as long for {len(part) / before[0]:.2f} times as many"
        print(words, flush=True)
        before = len(part), took
    started = time.perf_counter()
    build([sources[id] for id in chosen])
    print(f"one article more, {sources[last].id}: {time.perf_counter() - started:.2f} s")
    if arguments.profile:
        profile = cProfile.Profile()
        profile.runcall(build, [sources[id] for id in kept])
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)


if __name__ == "__main__":
    main()
