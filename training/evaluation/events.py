"""Measure events, their times and their order: ``python -m training evaluate-events``.

Everything goes from raw text through the engine as users get it; only the
publication date is given, as TempEval gives it. The measures are

* event F1 over exact character offsets (TempEval-3, task B): of the timeline
  with every reporting verb; of this, only the words that the model finds, since
  the story also has nouns that are no events to TimeML ("the project"); as it is
  shipped, against all gold events; and as it is shipped, against the gold events
  that are not of class REPORTING;
* the relation of a found gold event to the publication date, BEFORE, AFTER or
  OVERLAP, over all gold links of that kind (TempEval-3 groups TimeML's
  thirteen relations so);
* attachment: F1 of the expression that a found gold event is linked to, where
  one that TimeBank links it to counts as right (an event has one gold link at
  most here, whatever their number), and of the right ones, how many have the
  same relation to it;
* order: of the gold pairs of found events where one is before the other, how
  many stand so on the timeline.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from annotate.annotator import Annotator
from annotate.record import Event, Timeline
from annotate.settings import EventsSettings, Settings
from annotate.timeline.events.order import relation_to_publication
from training.data import corpora
from training.data.corpora import Text
from training.data.readings import article_of
from training.data.scoring import Score, Tally
from training.rankers.coreference.alignment import BACKWARD, FORWARD, Place, paired_times

GROUPS = {
    "BEFORE": "BEFORE", "IBEFORE": "BEFORE", "AFTER": "AFTER", "IAFTER": "AFTER", "BEGUN_BY": "AFTER",
    "ENDED_BY": "BEFORE",
}  # fmt: skip
OURS = {
    "BEFORE": "BEFORE", "AFTER": "AFTER", "BEGINS": "AFTER", "ENDS": "BEFORE", "IS_INCLUDED": "OVERLAP",
    "INCLUDES": "OVERLAP",
}  # fmt: skip

SCORES = ("events", "of the model", "as shipped", "without reporting", "attachment")


class Evaluation:
    """The scores over a part of TimeBank, filled text by text."""

    def __init__(self, show: bool) -> None:
        self.scores = {name: Score() for name in SCORES}
        self.tallies = {name: Tally() for name in ("publication", "relation", "order")}
        self._show = show

    def add(self, text: Text, full: Timeline, usual: Timeline) -> None:
        """Measure one text.

        Args:
            text: With its gold events.
            full: Its timeline with every reporting verb.
            usual: Its timeline as it is shipped.
        """
        gold = {(e.start, e.end, "") for e in text.events or ()}
        by_place = {place: event for event in full.events for place in _places(event)}
        shipped = {(*place, "") for event in usual.events for place in _places(event)}
        self.scores["events"].add({(*place, "") for place in by_place}, gold)
        by_model = {(m.start, m.end, "") for event in full.events for m in event.mentions if m.by == "model"}
        self.scores["of the model"].add(by_model, gold)
        told = {(e.start, e.end, "") for e in text.events or () if e.kind != "REPORTING"}
        self.scores["as shipped"].add(shipped, gold)
        self.scores["without reporting"].add(shipped, told)
        self._publication(text, by_place)
        self._attachment(text, full, by_place)
        self._order(text, full, by_place)

    def _publication(self, text: Text, found: dict[Place, Event]) -> None:
        for mention in text.events or ():
            event = found.get((mention.start, mention.end))
            if event is None or mention.dct is None:
                continue
            relation = relation_to_publication(event.time, (text.published or "")[:10]) or "NONE"
            self.tallies["publication"].add(mention.dct, relation)
            if relation != mention.dct:
                self._print("publication", text, event, mention.dct, relation)

    def _attachment(self, text: Text, timeline: Timeline, found: dict[Place, Event]) -> None:
        times = paired_times(timeline.times, text.times or ())
        linked: dict[str, dict[str, str]] = {}
        events = {event.id: event for event in timeline.events}
        known = set(times.values())
        gold_ids = {found[e.start, e.end].id for e in text.events or () if (e.start, e.end) in found}
        score = self.scores["attachment"]
        score.found += sum(events[id].time.ref in known for id in gold_ids)
        for place, other, kind in text.time_links or ():
            if place in found and other in times:
                linked.setdefault(found[place].id, {})[times[other]] = GROUPS.get(kind, "OVERLAP")
        for id, targets in linked.items():
            event = events[id]
            hit = event.time.ref in targets
            score.gold += 1
            score.right += hit
            if hit and event.time.ref:
                self.tallies["relation"].add(targets[event.time.ref], OURS.get(event.time.relation, "NONE"))
            else:
                wanted = "/".join(t.exact for t in timeline.times if t.id in targets)
                self._print("attachment", text, event, wanted, event.time.ref or "-")

    def _order(self, text: Text, timeline: Timeline, found: dict[Place, Event]) -> None:
        rank = {id: number for number, id in enumerate(timeline.order)}
        for first, second, kind in text.event_links or ():
            group = (kind in FORWARD) - (kind in BACKWARD)
            if not group or first not in found or second not in found or found[first] == found[second]:
                continue
            told = 1 if rank[found[first].id] < rank[found[second].id] else -1
            self.tallies["order"].add(str(group), str(told))

    def _print(self, layer: str, text: Text, event: Event, gold: str, found: str) -> None:
        if self._show:
            told, because = event.mentions[0], event.time.because
            around = " ".join(text.text[max(0, told.start - 70) : told.end + 50].split())
            print(f"{layer:12}{gold} <- {found} [{told.exact}] {because} | {text.published} … {around}")

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        for name, score in self.scores.items():
            yield f"{name:20}{score}"
        for name, tally in self.tallies.items():
            yield f"{name:20}{tally}"
        confused = self.tallies["publication"].confused
        for gold in ("BEFORE", "OVERLAP", "AFTER"):
            row = "  ".join(
                f"{kind} {confused[gold, kind]:4}" for kind in ("BEFORE", "OVERLAP", "AFTER", "NONE")
            )
            yield f"  {gold:10}{row}"


def _places(event: Event) -> list[Place]:
    return [(mention.start, mention.end) for mention in event.mentions]


def annotators() -> tuple[Annotator, Annotator]:
    """Return the engine with every reporting verb on the timeline, and as it is shipped."""
    usual = Annotator.from_settings(Settings())
    return Annotator(usual.nlp, Settings(events=EventsSettings(reporting=True))), usual


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true", help="print what differs (training part only)")


def main(arguments: argparse.Namespace) -> None:
    """Print the scores."""
    full, usual = annotators()
    evaluation = Evaluation(arguments.show and arguments.part == "train")
    for text in list(corpora.timebank(arguments.part))[: arguments.limit]:
        article = article_of(text)
        evaluation.add(text, full.annotate(article).timeline, usual.annotate(article).timeline)
    print("\n".join(evaluation.lines()))
