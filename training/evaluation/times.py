"""Measure times and their values: ``python -m training evaluate-times``.

TempEval-3's measures (UzZaman et al. 2013): strict and relaxed F1 of extents,
and value F1, which counts a relaxed match as right only if its value is equal.
The publication date is given, as the task gives it. AQUAINT is in the training
data of the model, so it is measured with the rules alone, over the parse and the
names of a model that has not been trained for those on it; the rules were written
while reading errors on it and on the training part of TimeBank.

``--corpus gum`` measures the dates of biographies, textbooks, guides and other prose
by their days, ``--corpus worldnews`` the world's press; ``--classes`` prints which
kinds of expressions are right, wrong, missed and too many. ``--labels`` measures how far
the labels of a corpus agree with each other, and nothing of the engine.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import spacy

from annotate.annotator import Annotator
from annotate.language import groups
from annotate.record import Time
from annotate.settings import Settings
from annotate.timeline.expressions.course.memory import Memory
from annotate.timeline.expressions.finding import find_expressions, read_phrase
from annotate.timeline.values.resolution import Context
from training.data import corpora
from training.data.corpora import Text, TimeMention
from training.data.paths import corpora_folder
from training.data.readings import article_of
from training.data.scoring import Score
from training.evaluation.recognizers import score_cases
from training.evaluation.time_classes import Classes, agreement, classes_of, score_days

# How far apart the phrases of an article are taken to stand, in code points.
PHRASE = 60


def found_in(annotator: Annotator, text: Text, *, rules_alone: bool = False) -> tuple[Time, ...]:
    """Return the times that the engine finds in a text with its publication date given.

    Args:
        annotator: The engine.
        text: With its publication date.
        rules_alone: Whether what the model takes for times is left out.
    """
    article = article_of(text)
    if not rules_alone:
        return annotator.annotate(article).timeline.times
    doc = annotator.nlp(text.text)
    doc.spans.pop(groups.TIMES, None)
    return annotator.annotate_doc(article, doc).timeline.times


def score_times(
    annotator: Annotator,
    texts: Iterable[Text],
    show: bool = False,
    *,
    rules_alone: bool = False,
    classes: Classes | None = None,
) -> dict[str, Score]:
    """Score extents and values, printing the differences on demand and counting classes where asked."""
    scores = {name: Score() for name in ("strict", "relaxed", "value", "type")}
    for text in texts:
        gold = list(text.times or [])
        found = found_in(annotator, text, rules_alone=rules_alone)
        scores["strict"].add({(t.start, t.end, "") for t in found}, {(t.start, t.end, "") for t in gold})
        pairs = _paired(found, gold)
        for name in ("relaxed", "value", "type"):
            scores[name].found += len(found)
            scores[name].gold += len(gold)
        scores["relaxed"].right += len(pairs)
        scores["value"].right += sum(a.value == b.value for a, b in pairs)
        scores["type"].right += sum(a.type == b.type for a, b in pairs)
        if classes is not None:
            classes.counts += classes_of(found, gold, pairs).counts
        if show:
            _show(text, found, gold, pairs)
    return scores


def score_dates(
    annotator: Annotator, texts: Iterable[Text], show: bool = False, *, classes: Classes | None = None
) -> Score:
    """Score GUM's dates by their days, printing the differences on demand."""
    total = Score()
    for text in texts:
        score, counted, wrong = score_days(found_in(annotator, text), text.times or [])
        total.right, total.found = total.right + score.right, total.found + score.found
        total.gold += score.gold
        if classes is not None:
            classes.counts += counted.counts
        for mention, there in wrong if show else ():
            values = ", ".join(f"[{time.exact}] {time.value}" for time in there)
            print(f"{text.published} [{text.text[mention.start : mention.end]}] {mention.value} <- {values}")
    return total


def _paired(found: Iterable[Time], gold: Iterable[TimeMention]) -> list[tuple[Time, TimeMention]]:
    """Pair every found expression with the first gold one that overlaps it and is still free."""
    free = sorted(gold, key=lambda t: t.start)
    pairs: list[tuple[Time, TimeMention]] = []
    for item in found:
        match = next((g for g in free if g.start < item.end and item.start < g.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((item, match))
    return pairs


def _show(
    text: Text, found: Iterable[Time], gold: Iterable[TimeMention], pairs: list[tuple[Time, TimeMention]]
) -> None:
    for item, match in pairs:
        if item.value != match.value:
            gold_words = text.text[match.start : match.end]
            found_words = f"[{item.exact}] {item.value}"
            print(f"value  {text.published} [{gold_words}] {match.type} {match.value} <- {found_words}")
    paired = {id(item) for item, _ in pairs}
    matched = {(match.start, match.end) for _, match in pairs}
    for item in found:
        if id(item) not in paired:
            print(f"extra  [{item.exact}] {item.value}")
    for mention in gold:
        if (mention.start, mention.end) not in matched:
            print(f"missed [{text.text[mention.start : mention.end]}] {mention.type} {mention.value}")


def score_phrases(*, in_order: bool) -> tuple[int, int]:
    """Return how many of timenorm's phrases get exactly their value, and how many there are.

    Args:
        in_order: Whether a phrase sees the ones before it, as in its article, or stands alone.
    """
    right = total = 0
    blocks = (corpora_folder() / "time" / "timenorm.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for block in blocks:
        day, *lines = block.split("\n")
        plain = Context(date.fromisoformat(day[:10]))
        memory = Memory()
        for number, line in enumerate(lines):
            phrase, _, wanted = line.split("\t")
            place = number * PHRASE
            context = replace(memory.filled(plain, place), compared=True) if in_order else plain
            value = read_phrase(phrase, context)
            if value is not None:
                before = str(plain.published.year - 1)  # type: ignore[union-attr]
                memory.add(value, place, compares=value.value.startswith(before))
            total += 1
            right += value is not None and value.value == wanted
    return right, total


def words_a_second(texts: Iterable[Text]) -> float:
    """Return the speed of the rules without the model, in words a second of processor time."""
    blank = spacy.blank("en")
    pairs = [(blank.make_doc(text.text), text.text) for text in texts]
    begun = time.process_time()
    for doc, text in pairs:
        find_expressions(doc, text, date(1998, 1, 1))
    return sum(len(doc) for doc, _ in pairs) / (time.process_time() - begun)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--corpus", choices=("timebank", "gum", "worldnews"), default="timebank")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--classes", action="store_true", help="print which kinds of expressions are right")
    parser.add_argument("--labels", action="store_true", help="measure how far labels agree with each other")
    parser.add_argument("--show", action="store_true", help="print what differs (training part only)")


def main(arguments: argparse.Namespace) -> None:
    """Print the scores."""
    if arguments.labels:
        _print_agreement(arguments)
        return
    annotator = Annotator.from_settings(Settings())
    show = arguments.show and arguments.part == "train"
    classes = Classes() if arguments.classes else None
    if arguments.corpus == "gum":
        gum = list(corpora.gum_dates(arguments.part))[: arguments.limit]
        print(f"value {score_dates(annotator, gum, show, classes=classes)}")
    else:
        texts = _texts(arguments)
        for name, score in score_times(annotator, texts, show, classes=classes).items():
            print(f"{name:8}{score}")
    for line in classes.lines() if classes else ():
        print(line)
    if arguments.corpus == "timebank":
        _print_rules_alone(annotator, texts, arguments)


def _texts(arguments: argparse.Namespace) -> list[Text]:
    read = corpora.worldnews_times if arguments.corpus == "worldnews" else corpora.timebank
    return list(read(arguments.part))[: arguments.limit]


def _print_agreement(arguments: argparse.Namespace) -> None:
    """Print how many labels differ from most others of the same words, and what that allows."""
    repeated, otherwise, score = agreement(_texts(arguments))
    print(f"phrases that stand more than once: {repeated}, labelled otherwise than most others: {otherwise}")
    print(f"read as most others are {score}")


def _print_rules_alone(annotator: Annotator, texts: list[Text], arguments: argparse.Namespace) -> None:
    """Print what the rules do without the model, on corpora, phrases and cases, and how fast."""
    print("rules alone, without what the model takes for times:")
    aquaint = [text for text in corpora.timebank("train") if text.meta["set"] == "AQUAINT"]
    for corpus, part in ((f"TimeBank {arguments.part}", texts), ("AQUAINT", aquaint[: arguments.limit])):
        for name, score in score_times(annotator, part, rules_alone=True).items():
            print(f"{corpus:15}{name:8}{score}")
    for name, in_order in (("alone", False), ("in their article's order", True)):
        right, total = score_phrases(in_order=in_order)
        print(f"timenorm's phrases {name}, exactly their value: {right} of {total}, {right / total:.3f}")
    print("\n".join(score_cases(annotator).lines(arguments.show)))
    print(f"rules alone: {words_a_second(texts):.0f} words a second of processor time")
