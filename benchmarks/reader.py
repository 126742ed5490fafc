"""How fast the reader is, as ratios measured in one run on one machine.

Usage: ``python benchmarks/reader.py``. Absolute times depend on the machine; the
ratios should hold everywhere. Starts are the best, frames the median of several.
The time to readable text is taken outside, at the terminal that the text arrives on.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import re
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import textwrap
import time
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from annotate.article import Article
from annotate.record import Annotations, Claim, Entity, Generator, Mention, Pipeline, Source, Span
from annotate.settings import Settings
from tui.app import DatelineApp
from tui.screens.reader.screen import ReaderScreen
from tui.state.session import Session

ROOT = Path(__file__).parent.parent
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
GENERATOR = Generator("0", Pipeline("benchmark", "0"), "0" * 64)
WORDS_SHORT, WORDS_LONG = 600, 200_000
RUNS = 5
STARTS = 10

BARE = """
    import sys
    from textual.app import App
    from textual.widgets import Static
    from textual.containers import VerticalScroll
    class Bare(App):
        def compose(self):
            with VerticalScroll():
                yield Static(open(sys.argv[1], encoding="utf-8").read(), markup=False)
    Bare().run()
"""
READER = """
    import sys
    from tui.cli import main
    sys.exit(main(sys.argv[1:]))
"""
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^][^\x07\x1b]*(?:\x07|\x1b\\)|.)")


class Canned:
    """An engine that has the answer already."""

    def __init__(self, record: Annotations) -> None:
        """Answer with ``record``."""
        self._record = record

    def annotate(self, article: Article) -> Annotations:
        """The record, whatever the article."""
        return replace(self._record, document=article.document())

    def generator(self) -> Generator | None:
        """Unknown, so that nothing is cached."""
        return None


def long_article(words: int) -> tuple[Article, Annotations]:
    """An article of about so many words with annotations in the density of news."""
    sentence = "Mayor Ana Ruiz said on Thursday that the old bridge would stay closed until the autumn. "
    times = max(words // len(sentence.split()), 1)
    paragraph = 5
    entities: list[Mention] = []
    claims: list[Claim] = []
    parts: list[str] = []
    at = 0
    for number in range(times):
        end = "\n\n" if number % paragraph == paragraph - 1 else ""
        parts.append(sentence + end)
        name = at + sentence.index("Ana Ruiz")
        entities.append(Mention(f"e1.m{number}", name, name + 8, "Ana Ruiz", "name", "model", 0.9))
        cue, content = at + sentence.index("said"), at + sentence.index("that the")
        words_there = sentence[sentence.index("that the") : -2]
        claims.append(
            Claim(
                f"c{number}",
                "indirect",
                Source((Span(name, name + 8, "Ana Ruiz"),), "e1"),
                (Span(cue, cue + 4, "said"),),
                (Span(content, content + len(words_there), words_there),),
                "say",
                "positive",
                "CT+",
                "model",
                0.9,
            )
        )
        at += len(parts[-1])
    text = "".join(parts)
    article = Article(text, "benchmark")
    entity = Entity("e1", "PERSON", "Ana Ruiz", tuple(entities), salience=1.0)
    return article, Annotations(GENERATOR, article.document(), (entity,), tuple(claims))


def start_times() -> tuple[float, float]:
    """Seconds from the command to text on the terminal: of a bare Textual app, and of ``dateline``.

    Both run in a terminal of the same size, one after the other in turn; the best of several counts.
    """
    bare, reader = [], []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(STARTS + 1):
            took = [_seconds_to_text(program, Path(folder)) for program in (BARE, READER)]
            # The first time, folders are made and files are not in memory yet.
            if run:
                bare.append(took[0])
                reader.append(took[1])
    return min(bare), min(reader)


def _seconds_to_text(program: str, home: Path) -> float:
    """Seconds until words from the middle of the first screen have reached the terminal."""
    wanted = " ".join(_words(SEED.read_bytes())[60:66])
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "STATE", "CONFIG", "DATA")}
    environment = {**os.environ, **folders, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    command = [sys.executable, "-c", textwrap.dedent(program), str(SEED)]
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    try:
        while wanted not in " ".join(_words(_ESCAPE.sub(b" ", shown))):
            shown += os.read(ours, 1 << 16)
        return time.perf_counter() - began
    finally:
        # The engine that the reader has started would slow the next start.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(ours)


def _words(data: bytes) -> list[str]:
    return re.findall(r"\w+", data.decode("utf-8", "replace"))


async def frame_times(words: int) -> dict[str, float]:
    """Seconds from a key to the finished frame, for some keys, in an article of so many words."""
    article, record = long_article(words)
    app = DatelineApp(Session(article), Settings(), Canned(record))
    app.animation_level = "none"
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await _settled(app, pilot)
        # Each one there and back, so that the short article has somewhere to go, too.
        pairs = {
            "line down and up": ("line_down", "line_up"),
            "page down and up": ("page_down", "page_up"),
            "next and previous claim": ("next_claim", "previous_claim"),
            "restyle all mentions of an entity": ("pin", "pin"),
        }
        times = {}
        for name, commands in pairs.items():
            seconds = []
            for command in commands * (RUNS * 2):
                began = time.perf_counter()
                screen.run_command(command)
                app.screen._compositor.render_strips()
                seconds.append(time.perf_counter() - began)
                await pilot.pause(0.01)
            times[name] = statistics.median(seconds)
        return times


async def _settled(app: DatelineApp, pilot: Pilot[int]) -> ReaderScreen:
    while not (isinstance(app.screen, ReaderScreen) and app.screen.session.annotations):
        await pilot.pause(0.05)
    await pilot.pause(0.2)
    app.screen.run_command("next_entity")
    await pilot.pause(0.1)
    return app.screen


async def opening(article: Article) -> tuple[float, float]:
    """Seconds from start to annotations with the real engine, and the worst lag of the loop meanwhile."""
    app = DatelineApp(Session(article), Settings())
    began = time.perf_counter()
    worst = 0.0
    async with app.run_test(size=(120, 40)):
        while not (isinstance(app.screen, ReaderScreen) and app.screen.session.annotations):
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            if before - began > 1:
                worst = max(worst, time.perf_counter() - before - 0.005)
        return time.perf_counter() - began, worst


def main() -> None:
    """Measure and print."""
    bare, reader = start_times()
    print(f"readable text: {reader:.2f} s, bare Textual app {bare:.2f} s, ratio {reader / bare:.2f}")
    short, long = asyncio.run(frame_times(WORDS_SHORT)), asyncio.run(frame_times(WORDS_LONG))
    for name, seconds in long.items():
        ratio = seconds / short[name]
        print(f"{name}: {seconds * 1e3:.1f} ms at {WORDS_LONG:,} words, ratio to {WORDS_SHORT}: {ratio:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        article = replace(Article.from_path(SEED), source=None)
        first, lag = asyncio.run(opening(article))
        time.sleep(1)
        second, _ = asyncio.run(opening(article))
    print(f"annotations: first opening {first:.2f} s, second {second:.2f} s, ratio {second / first:.2f}")
    print(f"worst lag of the event loop while the engine works: {lag * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
