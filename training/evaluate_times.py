"""Measure times and their values: ``python -m training.evaluate_times``.

TempEval-3's measures (UzZaman et al. 2013): strict and relaxed F1 of extents,
and value F1, which counts a relaxed match as right only if its value is equal.
The publication date is given, as the task gives it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from spacy.language import Language

from annotate.article import Article
from annotate.language import build_pipeline
from annotate.record import Published, Time
from annotate.timeline import find_times
from training import corpora
from training.corpora import Text, TimeMention
from training.evaluate import Score


def found_in(nlp: Language, text: Text) -> tuple[Time, ...]:
    """Return the times that the engine finds in a text with its publication date given."""
    value = (text.published or "")[:10]
    published = Published(value, "given") if len(value) == 10 else Published()
    article = Article.from_text(text.text, published=published)
    return find_times(nlp(text.text), article, published)[0]


def score_times(nlp: Language, texts: Iterable[Text], show: bool) -> dict[str, Score]:
    """Score extents and values, printing the differences on demand."""
    scores = {name: Score() for name in ("strict", "relaxed", "value", "type")}
    for text in texts:
        gold = list(text.times or [])
        found = found_in(nlp, text)
        scores["strict"].add({(t.start, t.end, "") for t in found}, {(t.start, t.end, "") for t in gold})
        pairs = _paired(found, gold)
        for name in ("relaxed", "value", "type"):
            scores[name].found += len(found)
            scores[name].gold += len(gold)
        scores["relaxed"].right += len(pairs)
        scores["value"].right += sum(a.value == b.value for a, b in pairs)
        scores["type"].right += sum(a.type == b.type for a, b in pairs)
        if show:
            _show(text, found, gold, pairs)
    return scores


def _paired(found: Iterable[Time], gold: Iterable[TimeMention]) -> list[tuple[Time, TimeMention]]:
    """Pair every found expression with the first gold one that overlaps it and is still free."""
    free = sorted(gold, key=lambda t: t.start)
    pairs: list[tuple[Time, TimeMention]] = []
    for time in found:
        match = next((g for g in free if g.start < time.end and time.start < g.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((time, match))
    return pairs


def _show(
    text: Text, found: Iterable[Time], gold: Iterable[TimeMention], pairs: list[tuple[Time, TimeMention]]
) -> None:
    for time, match in pairs:
        if time.value != match.value:
            gold_words = text.text[match.start : match.end]
            found_words = f"[{time.exact}] {time.value}"
            print(f"value  {text.published} [{gold_words}] {match.type} {match.value} <- {found_words}")
    paired = {id(time) for time, _ in pairs}
    matched = {(match.start, match.end) for _, match in pairs}
    for time in found:
        if id(time) not in paired:
            print(f"extra  [{time.exact}] {time.value}")
    for mention in gold:
        if (mention.start, mention.end) not in matched:
            print(f"missed [{text.text[mention.start : mention.end]}] {mention.type} {mention.value}")


def score_phrases(nlp: Language) -> tuple[int, int]:
    """Return how many of timenorm's phrases get exactly their value, and how many there are."""
    right = total = 0
    blocks = (corpora.DATA / "time" / "timenorm.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for block in blocks:
        day, *lines = block.split("\n")
        published = Published(day.strip()[:10], "given")
        for line in lines:
            phrase, _, value = line.split("\t")
            article = Article.from_text(phrase, published=published)
            times, _ = find_times(nlp.make_doc(phrase), article, published)
            total += 1
            right += any(time.value == value for time in times)
    return right, total


def main() -> None:
    """Parse the arguments and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true", help="print what differs (training part only)")
    arguments = parser.parse_args()
    nlp = build_pipeline()
    texts = list(corpora.timebank(arguments.part))[: arguments.limit]
    for name, score in score_times(nlp, texts, arguments.show and arguments.part == "train").items():
        print(f"{name:8}{score}")
    right, total = score_phrases(nlp)
    print(f"timenorm phrases with exactly their value: {right} of {total}, {right / total:.3f}")


if __name__ == "__main__":
    main()
