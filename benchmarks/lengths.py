"""Time a word in a long article beside that in a short one: ``python -m benchmarks.lengths``.

One article of 200,000 words and articles of 600, of the same sentences; processor time, in turns.
"""

from __future__ import annotations

import argparse
import statistics
import time

from annotate import Annotator, Article
from benchmarks.words import made_up

SHORT, LONG = 600, 200_000


def article_of(words: int, paragraphs: list[str]) -> Article:
    """Return an article of about so many words."""
    chosen: list[str] = []
    count = 0
    while count < words:
        chosen.append(paragraphs[len(chosen) % len(paragraphs)])
        count += len(chosen[-1].split())
    return Article.from_text("\n\n".join(chosen), published="2025-06-10")


def seconds_a_word(annotator: Annotator, article: Article) -> float:
    """Return the processor seconds that a word takes."""
    start = time.process_time()
    annotator.annotate(article)
    return (time.process_time() - start) / len(article.text.split())


def main() -> None:
    """Parse the arguments and print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", type=int, default=LONG, help="words of the long article")
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    paragraphs = [part for text in made_up() for part in text.split("\n\n")]
    annotator = Annotator.from_settings(threads=1)
    short, long = article_of(SHORT, paragraphs), article_of(arguments.long, paragraphs)
    annotator.annotate(short)
    ratios: list[float] = []
    for _ in range(arguments.rounds):
        # Short ones on both sides: whatever else the machine does changes over minutes.
        around = [seconds_a_word(annotator, short) for _ in range(9)]
        at_length = seconds_a_word(annotator, long)
        around += [seconds_a_word(annotator, short) for _ in range(9)]
        usual = statistics.median(around)
        ratios.append(at_length / usual)
        print(
            f"{usual * 1e6:.0f} µs a word at {SHORT} words, {ratios[-1]:.2f} times that at {arguments.long}"
        )
    print(f"ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
