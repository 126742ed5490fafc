"""How a dossier grows: ``python -m benchmarks.dossier RECORDS.jsonl CORPUS.jsonl [...]``.

Files are given in pairs: the records that ``dateline annotate CORPUS.jsonl -o RECORDS.jsonl``
wrote, and the corpus. Dossiers are made of a quarter of the articles and of all of them, nothing being
known of any before; told are seconds, how much longer all of them take (linear growth is 4), and the most
memory. Then articles are added to the largest, one by one; an index keeps what was worked out.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from annotate.article import Article
from annotate.dossier import Index, Source, build
from annotate.formats import load_records

_KILOBYTE = 1024
_MORE = 7


def sources_of(records: Path, corpus: Path) -> Iterator[Source]:
    """Yield the articles of a corpus with their records, line by line."""
    texts = {}
    with corpus.open("rb") as lines:
        for line in lines:
            article = Article.from_json_line(line)
            texts[article.id] = article.text
    with records.open(encoding="utf-8") as known:
        for line in known:
            for record in load_records(line, source="records.jsonl"):
                if record.document.id in texts:
                    yield Source(record.document.id, record, texts[record.document.id])


def took(sources: Sequence[Source], index: Index | None = None) -> tuple[float, float]:
    """Return for how long a dossier is made: seconds, and seconds of processor time."""
    gc.collect()
    started, worked = time.perf_counter(), time.process_time()
    build(sources, (), index)
    return time.perf_counter() - started, time.process_time() - worked


def most_memory() -> int:
    """Return the most megabytes that were in use at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KILOBYTE


def main() -> None:
    """Print what each size takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="records and corpus, in pairs")
    parser.add_argument("--profile", action="store_true", help="tell which functions take the time")
    parser.add_argument("--most", type=int, default=1000, help="articles at the end")
    arguments = parser.parse_args()
    sources = {
        source.id: source
        for records, corpus in zip(arguments.files[::2], arguments.files[1::2], strict=True)
        for source in sources_of(records, corpus)
    }
    # In an order of chance, so that each part has something of every story.
    chosen = random.Random(1).sample(sorted(sources), min(arguments.most + _MORE, len(sources)))
    articles = [sources[id] for id in chosen]
    kept, more = articles[:-_MORE], articles[-_MORE:]
    del sources
    print(f"{len(articles)} articles are {most_memory()} MB with the program", flush=True)
    quarter = [Source(one.id, one.record, one.text) for one in kept[: max(len(kept) // 4, 1)]]
    before = took(quarter)
    print(f"{len(quarter):5} articles {before[0]:7.2f} s, {before[1]:7.2f} s of processor time", flush=True)
    del quarter
    index = Index()
    after = took(kept, index)
    print(
        f"{len(kept):5} articles {after[0]:7.2f} s, {after[1]:7.2f} s of processor time, "
        f"{after[1] / before[1]:.2f} times as long; at most {most_memory()} MB",
        flush=True,
    )
    times = [took(articles[:many], index) for many in range(len(kept) + 1, len(articles) + 1)]
    for word, of in (("the median", median), ("the longest", max)):
        seconds, worked = (of(column) for column in zip(*times, strict=True))
        print(f"one article more {seconds:7.2f} s, {worked:7.2f} s of processor time, {word} of {len(more)}")
    if arguments.profile:
        profile = cProfile.Profile()
        profile.runcall(build, kept)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)


if __name__ == "__main__":
    main()
