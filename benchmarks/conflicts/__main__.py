"""What is found of what papers tell differently: ``python -m benchmarks.conflicts [FILE.yaml] [--all]``.

Told are the conflicts that were found of those that are marked, and those that are wrong: of what is the
same or of two things, or an update that is told as a conflict, or the other way round.

Rules were written on ``work.yaml`` and ``short.yaml``; ``kept.yaml`` and ``kept_short.yaml`` are kept back
and tell how it is with articles that nobody has seen.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate import Annotator
from annotate.article import Article
from annotate.dossier import Source, build
from annotate.settings import Settings
from benchmarks.conflicts.stories import found_in, stories, told_differently


def main() -> None:
    """Print a line a story, with what is missed and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=Path(__file__).with_name("work.yaml"))
    parser.add_argument("--all", action="store_true", help="tell what was found and missed, too")
    arguments = parser.parse_args()
    engine = Annotator.from_settings(Settings())
    sums = [0, 0, 0]
    for name, papers in stories(arguments.file):
        sources = [
            Source(p.id, engine.annotate(Article.from_text(p.text, id=p.id, published=p.published)), p.text)
            for p in papers
        ]
        wanted = {mark.id for paper in papers for mark in paper.marks if mark.id[0] in "du"}
        right: set[str] = set()
        wrong: list[str] = []
        for told in told_differently(build(sources)):
            fits = {id for id in found_in(papers, told) if id[0] == ("u" if told.update else "d")}
            right |= fits
            if not fits:
                wrong.append(f"{'update, ' if told.update else ''}{told.because}")
            elif arguments.all:
                print(f"  found {' '.join(sorted(fits))}: {told.because}")
        if arguments.all:
            for mark in sorted(wanted - right):
                print(
                    f"  missed {mark}:",
                    " / ".join(p.text[m.start : m.end] for p in papers for m in p.marks if m.id == mark),
                )
            print(*(f"  wrong: {each}" for each in wrong), sep="\n")
        print(f"{name}: {len(right)} of {len(wanted)} found, {len(wrong)} wrong")
        sums = [sum(pair) for pair in zip(sums, (len(right), len(wanted), len(wrong)), strict=True)]
    print(f"all: {sums[0]} of {sums[1]} found, {sums[2]} wrong")


if __name__ == "__main__":
    main()
