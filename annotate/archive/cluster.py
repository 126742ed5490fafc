"""Steps for datatrove, which runs a pipeline over an archive on one machine, on Slurm and on Ray.

    >>> from datatrove.executor import LocalPipelineExecutor
    >>> steps = [ReadWarc("crawl"), Annotate("records")]
    >>> LocalPipelineExecutor(steps, tasks=8, workers=2, logging_dir="logs").run()
    >>> print(report("records"))

datatrove's own readers drop what they cannot read, a page or a whole file, with one line in a log. What
reads here hands on everything: a page that is no article goes on as a document that says why, and the
step that annotates counts what comes in and what goes out, task by task. ``report`` adds the counts up and
says what is missing; a task that failed on a cluster often fails quietly.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from annotate.archive.readers import (
    ARTICLE,
    FAILED,
    LEFT_OUT,
    TABLES,
    ReadLines,
    ReadParquet,
    ReadWarc,
    folder_of,
    need,
)
from annotate.archive.tables import Tables, rows_in
from annotate.archive.worker import Engine, MakeEngine, Reader
from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import ArticleError
from annotate.formats.writers.jsonl import dump_json_line
from annotate.record import Annotations
from annotate.settings import Settings, load_settings
from annotate.starting import start_engine
from annotate.support.engine_loading import one_thread
from annotate.support.plain import to_plain

__all__ = ["Annotate", "Counts", "ReadLines", "ReadParquet", "ReadWarc", "Report", "report"]
SHOWN = 20


@dataclass
class Counts:
    """What became of the documents of one task.

    Attributes:
        tasks: Of the whole run.
        came: Documents that came in.
        annotated: Records that were written.
        left_out: Documents that are no articles, by the reason.
        failed: Documents that could not be read or annotated, with the reason.
        generator: What made the records.
        rows: Of each table, where tables were asked for.
    """

    tasks: int
    came: int = 0
    annotated: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)
    generator: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


def one_thread_engine(settings: Settings) -> Engine:
    """Return the engine for one task of as many as there are cores."""
    # Two processes of two threads each on two cores take twice as long as two of one.
    with one_thread():
        return start_engine(settings, threads=1)


_READERS: list[tuple[Settings, MakeEngine, Reader]] = []


def _reader_of(settings: Settings, make: MakeEngine) -> Reader:
    """Return the engine of this process, which stays for its other tasks."""
    for known, maker, reader in _READERS:
        if known == settings and maker is make:
            return reader
    _READERS.append((settings, make, Reader(settings, make)))
    return _READERS[-1][2]


@dataclass(frozen=True)
class Annotate:
    """Writes the records of a task to a file of its own, ``00000.jsonl``, and beside it what became of it.

    The file is there when it is whole. A task that runs again writes it anew.

    Args:
        folder: A folder, or its address, for the records.
        tables: Whether claims, entities, events, times and documents are written as Parquet, too, each in a
            folder of its own: ``claims/00000.parquet``.
        settings: Those of the user by default.
        make_engine: Makes the engine, once a process.
    """

    folder: str
    settings: Settings = field(default_factory=load_settings)
    make_engine: MakeEngine = one_thread_engine
    tables: bool = False

    def __post_init__(self) -> None:
        """Ask for what is needed where the pipeline is put together.

        Raises:
            SettingsError: A package is missing.
        """
        folder_of(self.folder)
        if self.tables:
            need(TABLES)

    def __call__(
        self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Any]:
        """Annotate documents of any reader, and yield those of which there is a record."""
        from datatrove.utils.logging import logger

        folder, name = folder_of(self.folder), f"{rank:05d}"
        reader = _reader_of(self.settings, self.make_engine)
        counts, left_out = Counts(world_size), Counter[str]()
        with (
            folder.open(f"{name}.jsonl.part", "wt", encoding="utf-8") as file,
            Tables(folder, name, wanted=self.tables) as tables,
        ):
            for document in data or ():
                counts.came += 1
                if LEFT_OUT in document.metadata:
                    left_out[document.metadata[LEFT_OUT]] += 1
                    continue
                answer = _answer(reader, document)
                if answer.error is not None or answer.record is None:
                    counts.failed.append((document.id, answer.error or ""))
                    logger.warning(f"{document.id}: {answer.error}")
                    continue
                file.write(dump_json_line(answer.record))
                tables.add(answer.record)
                counts.annotated += 1
                counts.generator = counts.generator or to_plain(answer.record.generator)
                yield document
        counts.left_out, counts.rows = dict(left_out), tables.rows
        tables.finish()
        folder.mv(f"{name}.jsonl.part", f"{name}.jsonl")
        with folder.open(f"{name}.counts.json", "wt", encoding="utf-8") as file:
            json.dump(asdict(counts), file)


class _Answer(NamedTuple):
    record: Annotations | None
    error: str | None


def _answer(reader: Reader, document: Any) -> _Answer:
    known = document.metadata
    if FAILED in known:
        return _Answer(None, known[FAILED])
    article = known.get(ARTICLE)
    try:
        article = article or Article.from_text(
            document.text,
            id=document.id,
            **{key: known.get(key) for key in ("title", "url", "published")},
        )
    except (ArticleError, TypeError, AttributeError) as error:
        return _Answer(None, str(error))
    answer = reader.answer(Unread(document.id, document.id, article=article))
    if answer.fatal is not None:
        raise answer.fatal
    return _Answer(answer.annotations, answer.error)


@dataclass(frozen=True)
class Report:
    """What became of an archive.

    Attributes:
        tasks: How many there are.
        missing: Those that are not done, or whose records are not there.
        problems: What else is not as it should be.
        came: Documents that came in, of the tasks that are done.
        annotated: Records.
        left_out: Documents that are no articles, by the reason.
        failed: Documents that could not be read or annotated.
    """

    tasks: int
    missing: tuple[int, ...]
    problems: tuple[str, ...]
    came: int
    annotated: int
    left_out: dict[str, int]
    failed: tuple[tuple[str, str], ...]

    @property
    def is_whole(self) -> bool:
        """Whether every task is done and every document accounted for."""
        return not self.missing and not self.problems

    def __str__(self) -> str:
        """What a person wants to read of it."""
        lines = [
            f"{self.tasks - len(self.missing)} of {self.tasks} tasks done",
            f"{self.came} documents: {self.annotated} annotated, {sum(self.left_out.values())} left out, "
            f"{len(self.failed)} failed",
            *(f"left out, {reason}: {count}" for reason, count in sorted(self.left_out.items())),
            *(f"failed, {name}: {error}" for name, error in self.failed[:SHOWN]),
        ]
        if len(self.failed) > SHOWN:
            lines.append(f"and {len(self.failed) - SHOWN} more that failed")
        if self.missing:
            lines.append("missing tasks: " + ", ".join(map(str, self.missing)))
        return "\n".join([*lines, *self.problems])


def report(folder: str, tasks: int | None = None) -> Report:
    """Add up what the tasks of a run counted, and look whether their records are there.

    Args:
        folder: Where the records are.
        tasks: How many tasks there should be; as the tasks that are done say, by default.
    """
    place = folder_of(folder)
    files = set(place.list_files())
    counted = {
        int(name.split(".")[0]): Counts(**json.loads(place.cat_file(name)))
        for name in sorted(files)
        if name.endswith(".counts.json")
    }
    wanted = tasks or max((counts.tasks for counts in counted.values()), default=0)
    problems = [
        f"task {rank}: {counts.annotated} records were written, {lines} are there"
        for rank, counts in counted.items()
        if f"{rank:05d}.jsonl" in files
        and (lines := place.cat_file(f"{rank:05d}.jsonl").count(b"\n")) != counts.annotated
    ]
    problems += [
        f"task {rank}: {rows} rows of {table} were written, {there} are there"
        for rank, counts in counted.items()
        for table, rows in counts.rows.items()
        if (there := rows_in(place, table, f"{rank:05d}")) != rows
    ]
    if len({counts.tasks for counts in counted.values()} | {wanted}) > 1:
        problems.append("the tasks are of runs with different numbers of tasks: empty the folder, run again")
    if (
        len({json.dumps(counts.generator, sort_keys=True) for counts in counted.values() if counts.generator})
        > 1
    ):
        problems.append(
            "the records were made by different versions or settings: empty the folder, run again"
        )
    return Report(
        wanted,
        tuple(n for n in range(wanted) if n not in counted or f"{n:05d}.jsonl" not in files),
        tuple(problems),
        sum(counts.came for counts in counted.values()),
        sum(counts.annotated for counts in counted.values()),
        dict(sum((Counter(counts.left_out) for counts in counted.values()), Counter[str]())),
        tuple((name, error) for counts in counted.values() for name, error in counts.failed),
    )


if __name__ == "__main__":
    found = report(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
    print(found)
    sys.exit(0 if found.is_whole else 1)
